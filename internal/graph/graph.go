// Package graph reads a stack's state as a graph of resources: the one input of everything that prices, compares, draws
// or judges a stack. It knows neither stages nor the Azure SDK.
package graph

import (
	"slices"
	"strings"
)

const (
	// Secret stands for a value that Pulumi keeps encrypted.
	Secret = "[secret]"
	// Unknown stands for a value that a preview does not know.
	Unknown = "[unknown]"
)

// Graph is a stack's resources. Its JSON form is published in docs/schemas/graph.json.
type Graph struct {
	// Stage is the stage that the stack is at.
	Stage string `json:"stage"`
	Stack string `json:"stack"`
	// Resources are in the engine's order: what a resource depends on comes before it.
	Resources []Resource `json:"resources"`
}

// Resource is one resource of a stack: a component, or something at a provider.
type Resource struct {
	URN string `json:"urn"`
	// Type is Pulumi's type token.
	Type string `json:"type"`
	// Name is the logical name in the program.
	Name string `json:"name"`
	// ID is the provider's ID; empty for components.
	ID string `json:"id"`
	// Inputs are what the program gave, Outputs what the provider returned.
	Inputs  map[string]any `json:"inputs"`
	Outputs map[string]any `json:"outputs"`
	// Parent is the URN of the component that holds the resource; empty at the top.
	Parent string `json:"parent"`
	// Dependencies are the URNs that the resource needs first.
	Dependencies []string `json:"dependencies"`
	// Protect, IgnoreChanges, DeletedWith and Provider are the resource options of the same names.
	Protect       bool     `json:"protect"`
	IgnoreChanges []string `json:"ignoreChanges,omitempty"`
	DeletedWith   string   `json:"deletedWith,omitempty"`
	Provider      string   `json:"provider,omitempty"`
}

// Custom says whether the resource lives at a provider, unlike a component or the stack itself.
func (r Resource) Custom() bool { return r.ID != "" && !r.IsProvider() }

// IsProvider says whether the resource is a provider instance.
func (r Resource) IsProvider() bool { return strings.HasPrefix(r.Type, "pulumi:providers:") }

// Find returns the resource with a URN.
func (g Graph) Find(urn string) (Resource, bool) {
	at := slices.IndexFunc(g.Resources, func(r Resource) bool { return r.URN == urn })
	if at < 0 {
		return Resource{}, false
	}
	return g.Resources[at], true
}

// OfType returns the resources of a type token, whatever API version the token names.
func (g Graph) OfType(token string) []Resource {
	var found []Resource
	for _, resource := range g.Resources {
		if Unversioned(resource.Type) == Unversioned(token) {
			found = append(found, resource)
		}
	}
	return found
}
