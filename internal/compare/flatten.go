package compare

import (
	"encoding/json"
	"fmt"
	"maps"
	"strings"
)

// flatten turns nested properties into one value a path: "sku.name", "appSettings[STAGE].value". Items of a list go by
// their name where all have one, so that a new item in the middle does not shift the others.
func flatten(properties map[string]any) map[string]string {
	flat := map[string]string{}
	flattenInto(flat, "", properties)
	return flat
}

func flattenInto(flat map[string]string, path string, value any) {
	switch value := value.(type) {
	case map[string]any:
		for key, item := range value {
			flattenInto(flat, strings.TrimPrefix(path+"."+key, "."), item)
		}
	case []any:
		flattenList(flat, path, value)
	case nil:
	case string:
		flat[path] = value
	default:
		flat[path] = compact(value)
	}
}

func flattenList(flat map[string]string, path string, list []any) {
	names := make([]string, len(list))
	objects, unique := 0, map[string]bool{}
	for i, item := range list {
		object, ok := item.(map[string]any)
		if !ok {
			continue
		}
		objects++
		name, _ := object["name"].(string)
		if names[i] = name; name != "" {
			unique[name] = true
		}
	}
	switch {
	case objects == 0:
		texts := make([]string, len(list))
		for i, item := range list {
			texts[i] = plain(item)
		}
		flat[path] = "[" + strings.Join(texts, ", ") + "]"
	case len(unique) == len(list):
		for i, item := range list {
			flattenNamed(flat, path+"["+names[i]+"]", item.(map[string]any))
		}
	default:
		for i, item := range list {
			flattenInto(flat, fmt.Sprintf("%s[%d]", path, i), item)
		}
	}
}

// flattenNamed leaves out the name, which the path already says, and the word "value" where nothing else is left.
func flattenNamed(flat map[string]string, path string, object map[string]any) {
	rest := maps.Clone(object)
	delete(rest, "name")
	value, only := rest["value"]
	switch {
	case only && len(rest) == 1:
		flattenInto(flat, path, value)
	case len(rest) == 0:
		flat[path] = "{}"
	default:
		flattenInto(flat, path, rest)
	}
}

func plain(value any) string {
	if text, ok := value.(string); ok {
		return text
	}
	return compact(value)
}

// compact writes a value that is no text as JSON. What came from JSON can be written as JSON.
func compact(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		return fmt.Sprint(value)
	}
	return string(text)
}
