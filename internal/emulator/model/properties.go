// Package model says what the emulator knows about Azure: resource types and rules as rows of data, and the requests
// that they are applied to. It knows neither the engine nor the store.
package model

import (
	"encoding/json"
	"strings"
)

// Unknown stands for a value that a preview does not know yet.
const Unknown = unknown("[unknown]")

type unknown string

// Properties is a bag of property values: string, bool, float64, []any, Properties (or map[string]any), nil or Unknown.
// Paths are dot-separated property names: "sku.name". Reading what is absent or unknown gives the zero value, so a rule
// that asks with Has or Known first never refuses what it cannot see.
type Properties map[string]any

// Get returns the value at a path, and whether something (even Unknown) is there.
func (p Properties) Get(path string) (any, bool) {
	head, rest, nested := strings.Cut(path, ".")
	value, ok := p[head]
	if !ok || value == nil {
		return nil, false
	}
	if !nested {
		return value, true
	}
	if value == any(Unknown) {
		return Unknown, true
	}
	child, ok := asProperties(value)
	if !ok {
		return nil, false
	}
	return child.Get(rest)
}

// Has says that the path holds a known value.
func (p Properties) Has(path string) bool {
	value, ok := p.Get(path)
	return ok && value != any(Unknown)
}

// Known says that the path is absent or holds a known value: a rule may decide on it.
func (p Properties) Known(path string) bool {
	value, ok := p.Get(path)
	return !ok || value != any(Unknown)
}

// String returns the string at a path, or "".
func (p Properties) String(path string) string {
	value, _ := p.Get(path)
	text, _ := value.(string)
	return text
}

// Bool returns the boolean at a path, or false.
func (p Properties) Bool(path string) bool {
	value, _ := p.Get(path)
	truth, _ := value.(bool)
	return truth
}

// Number returns the number at a path, or 0.
func (p Properties) Number(path string) float64 {
	value, _ := p.Get(path)
	switch number := value.(type) {
	case float64:
		return number
	case int:
		return float64(number)
	}
	return 0
}

// List returns the list at a path, or nil.
func (p Properties) List(path string) []any {
	value, _ := p.Get(path)
	list, _ := value.([]any)
	return list
}

// Strings returns the known strings of the list at a path.
func (p Properties) Strings(path string) []string {
	var texts []string
	for _, item := range p.List(path) {
		if text, ok := item.(string); ok {
			texts = append(texts, text)
		}
	}
	return texts
}

// Objects returns the known objects of the list at a path.
func (p Properties) Objects(path string) []Properties {
	var objects []Properties
	for _, item := range p.List(path) {
		if object, ok := asProperties(item); ok {
			objects = append(objects, object)
		}
	}
	return objects
}

// Object returns the object at a path, or nil.
func (p Properties) Object(path string) Properties {
	value, _ := p.Get(path)
	object, _ := asProperties(value)
	return object
}

// Set puts a value at a path and creates the objects on the way.
func (p Properties) Set(path string, value any) {
	head, rest, nested := strings.Cut(path, ".")
	if !nested {
		p[head] = value
		return
	}
	child, ok := asProperties(p[head])
	if !ok {
		child = Properties{}
	}
	p[head] = child
	child.Set(rest, value)
}

// Clone returns a deep copy.
func (p Properties) Clone() Properties {
	if p == nil {
		return nil
	}
	return cloneValue(p).(Properties)
}

// UnmarshalJSON reads nested objects as Properties, so that a stored resource reads like a fresh one.
func (p *Properties) UnmarshalJSON(data []byte) error {
	var raw map[string]any
	if err := json.Unmarshal(data, &raw); err != nil {
		return err
	}
	if raw == nil {
		*p = nil
		return nil
	}
	*p = cloneValue(raw).(Properties)
	return nil
}

func cloneValue(value any) any {
	switch value := value.(type) {
	case Properties:
		copied := make(Properties, len(value))
		for key, item := range value {
			copied[key] = cloneValue(item)
		}
		return copied
	case map[string]any:
		return cloneValue(Properties(value))
	case []any:
		copied := make([]any, len(value))
		for i, item := range value {
			copied[i] = cloneValue(item)
		}
		return copied
	default:
		return value
	}
}

func asProperties(value any) (Properties, bool) {
	switch value := value.(type) {
	case Properties:
		return value, true
	case map[string]any:
		return Properties(value), true
	}
	return nil, false
}
