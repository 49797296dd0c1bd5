// Package schema knows the properties of every resource type that the emulator may model, as the Go SDK declares
// them: names, JSON types, what is required, closed enumerations. The JSON files beside it are generated from the SDK's
// sources, so that checking a program needs no SDK at run time.
package schema

//go:generate go run ./generate

import (
	"embed"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

//go:embed *.json
var files embed.FS

// Resource is the schema of one resource type.
type Resource struct {
	// Token is Pulumi's type token.
	Token  string
	module *Module
	entry  Entry
}

// Module is one generated file: the resources of one SDK package and the object types that their inputs use. A
// property is written as a type expression: "string", "boolean", "integer", "number", "any", "#Name" (an object type),
// "=Name" (a closed enumeration), "[]" or "{}" before another expression (a list, a map); "!" at the end means that an
// input is required, or that an output is always there.
type Module struct {
	// Source is the Go package, with its module version.
	Source    string                       `json:"source"`
	Resources map[string]Entry             `json:"resources"`
	Types     map[string]map[string]string `json:"types"`
	Enums     map[string][]string          `json:"enums"`
}

// Entry lists the properties of a resource type.
type Entry struct {
	Inputs  map[string]string `json:"inputs"`
	Outputs map[string]string `json:"outputs"`
	// Constants are the inputs that the SDK's constructor fills in itself.
	Constants map[string]string `json:"constants,omitempty"`
}

// Lookup returns the schema of a type token.
func Lookup(token string) (*Resource, bool) {
	index, err := load()
	if err != nil {
		return nil, false
	}
	resource, ok := index[token]
	return resource, ok
}

// Tokens returns the tokens of all types that have a schema, in order.
func Tokens() ([]string, error) {
	index, err := load()
	return slices.Sorted(maps.Keys(index)), err
}

var load = sync.OnceValues(func() (map[string]*Resource, error) {
	names, err := files.ReadDir(".")
	if err != nil {
		return nil, err
	}
	index := map[string]*Resource{}
	for _, name := range names {
		data, err := files.ReadFile(name.Name())
		if err != nil {
			return nil, err
		}
		var module Module
		if err := json.Unmarshal(data, &module); err != nil {
			return nil, fmt.Errorf("%s: %w", name.Name(), err)
		}
		for token := range module.Resources {
			index[token] = module.Resource(token)
		}
	}
	return index, nil
})

// Resource returns the schema of one of the module's resources, or nil.
func (m *Module) Resource(token string) *Resource {
	entry, ok := m.Resources[token]
	if !ok {
		return nil
	}
	return &Resource{Token: token, module: m, entry: entry}
}

// Outputs returns the names of the output properties, in order.
func (r *Resource) Outputs() []string { return slices.Sorted(maps.Keys(r.entry.Outputs)) }

// HasOutput says that the resource has an output property of this name.
func (r *Resource) HasOutput(name string) bool { return r.entry.Outputs[name] != "" }

// AlwaysReturned returns the names of the output properties that Azure returns for every resource, in order.
func (r *Resource) AlwaysReturned() []string { return requiredNames(r.entry.Outputs) }

// Required returns the names of the required inputs, in order.
func (r *Resource) Required() []string { return requiredNames(r.entry.Inputs) }

// HasInput says that a path leads to an input property. Steps may carry "[]" or "{}".
func (r *Resource) HasInput(path string) bool {
	properties := r.entry.Inputs
	steps := strings.Split(path, ".")
	for i, step := range steps {
		name := strings.TrimSuffix(strings.TrimSuffix(step, "[]"), "{}")
		expression, ok := properties[name]
		if !ok {
			return false
		}
		shape := strip(expression)
		if i == len(steps)-1 || strings.TrimLeft(shape, "[]{}") == "any" {
			return true
		}
		properties = r.module.object(shape)
	}
	return false
}

func (m *Module) object(shape string) map[string]string {
	for {
		switch {
		case strings.HasPrefix(shape, "[]"), strings.HasPrefix(shape, "{}"):
			shape = shape[2:]
		case strings.HasPrefix(shape, "#"):
			return m.Types[shape[1:]]
		default:
			return nil
		}
	}
}

func requiredNames(properties map[string]string) []string {
	var names []string
	for name, expression := range properties {
		if strings.HasSuffix(expression, "!") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func strip(expression string) string { return strings.TrimSuffix(expression, "!") }
