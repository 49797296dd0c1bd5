package rules

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/azstage/azstage/internal/graph"
)

// Value is a property as a rule meets it: absent, not known yet, secret, or a value of JSON.
type Value struct {
	path string
	raw  any
}

// Resource is a resource with the paths of its inputs.
type Resource struct {
	graph.Resource
	// PropertyDependencies are the URNs that each input comes from, where the reader knows them. They answer what an
	// ID that is not known yet cannot.
	PropertyDependencies map[string][]string
	// At is the moment that retirements are judged at. Zero: now.
	At time.Time
}

// Get returns the input at a dotted path. What lies below an unknown or secret value is unknown or secret too.
func (r Resource) Get(path string) Value { return Value{raw: r.Inputs}.Get(path) }

// Get returns the value at a dotted path below.
func (v Value) Get(path string) Value {
	raw := v.raw
	for name := range strings.SplitSeq(path, ".") {
		switch object, ok := raw.(map[string]any); {
		case ok:
			raw = object[name]
		case raw != graph.Unknown && raw != graph.Secret:
			raw = nil
		}
	}
	if v.path != "" {
		path = v.path + "." + path
	}
	return Value{path, raw}
}

// Unknown says that the value is known only once the resource exists.
func (v Value) Unknown() bool { return v.raw == graph.Unknown }

// Opaque says that there is a value and a rule cannot see it: it is unknown or secret.
func (v Value) Opaque() bool { return v.raw == graph.Unknown || v.raw == graph.Secret }

// Absent says that the program gave no value, or an empty text.
func (v Value) Absent() bool { return v.raw == nil || v.raw == "" }

// Text returns a text, or how a number or boolean is written. Everything else is empty.
func (v Value) Text() string {
	switch raw := v.raw.(type) {
	case string:
		return raw
	case bool:
		return strconv.FormatBool(raw)
	case float64:
		return strconv.FormatFloat(raw, 'f', -1, 64)
	case int:
		return strconv.Itoa(raw)
	case json.Number:
		return raw.String()
	}
	return ""
}

// Is compares with a text, without regard to case as Azure Resource Manager does.
func (v Value) Is(texts ...string) bool {
	return slices.ContainsFunc(texts, func(text string) bool { return strings.EqualFold(v.Text(), text) })
}

// Number returns a number, also one that is written as text, as autoscale settings do.
func (v Value) Number() (float64, bool) {
	number, err := strconv.ParseFloat(v.Text(), 64)
	return number, err == nil
}

// Items returns the elements of a list.
func (v Value) Items() []Value {
	list, _ := v.raw.([]any)
	items := make([]Value, 0, len(list))
	for i, item := range list {
		items = append(items, Value{fmt.Sprintf("%s[%d]", v.path, i), item})
	}
	return items
}

// Fields returns the entries of an object in the order of their names.
func (v Value) Fields() []Value {
	object, _ := v.raw.(map[string]any)
	names := make([]string, 0, len(object))
	for name := range object {
		names = append(names, name)
	}
	slices.Sort(names)
	fields := make([]Value, 0, len(object))
	for _, name := range names {
		fields = append(fields, Value{strings.TrimPrefix(v.path+"."+name, "."), object[name]})
	}
	return fields
}

// Path is where the value stands.
func (v Value) Path() string { return v.path }

// Name is the last part of the path.
func (v Value) Name() string { return v.path[strings.LastIndex(v.path, ".")+1:] }

// String renders the value for a message.
func (v Value) String() string {
	if v.Absent() {
		return "not set"
	}
	if text := v.Text(); text != "" {
		return text
	}
	text, err := json.Marshal(v.raw)
	if err != nil {
		return "unreadable"
	}
	return string(text)
}

func unversioned(token string) string { return graph.Unversioned(token) }
