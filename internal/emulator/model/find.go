package model

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Found is a value that a path with "[]" or "{}" leads to.
type Found struct {
	// Path names the value, with the list index filled in: "scopes[0]".
	Path string
	// Value may be Unknown.
	Value any
}

// Find returns every value at a path that may step through lists with "[]" ("rules[].name") and through the keys of a
// map with a final "{}" ("identity.userAssignedIdentities{}"). What lies below an unknown value is not found. A final
// "{}" on a list gives its strings, because the SDK writes some sets of IDs as lists and ARM as maps.
func (p Properties) Find(path string) []Found {
	found := []Found{{Value: p}}
	for _, step := range strings.Split(path, ".") {
		name, each := strings.CutSuffix(step, "[]")
		name, keys := strings.CutSuffix(name, "{}")
		var next []Found
		for _, at := range found {
			next = append(next, at.step(name, each, keys)...)
		}
		found = next
	}
	return found
}

func (f Found) step(name string, each, keys bool) []Found {
	object, ok := asProperties(f.Value)
	if !ok || object[name] == nil {
		return nil
	}
	path := name
	if f.Path != "" {
		path = f.Path + "." + name
	}
	value := object[name]
	list, isList := value.([]any)
	switch {
	case (each || keys) && isList:
		items := make([]Found, len(list))
		for i, item := range list {
			items[i] = Found{Path: fmt.Sprintf("%s[%d]", path, i), Value: item}
		}
		return items
	case keys:
		entries, _ := asProperties(value)
		var names []Found
		for _, key := range slices.Sorted(maps.Keys(entries)) {
			names = append(names, Found{Path: path, Value: key})
		}
		return names
	case each:
		return nil
	}
	return []Found{{Path: path, Value: value}}
}
