package graph

import "slices"

// Index is a graph for readers that ask often: it answers what Graph does without going through all resources each time.
// It does not notice when the graph's list of resources is changed.
type Index struct {
	Graph
	byURN  map[string]Resource
	byType map[string][]Resource
}

// NewIndex indexes a graph.
func NewIndex(g Graph) Index {
	index := Index{Graph: g, byURN: make(map[string]Resource, len(g.Resources)), byType: map[string][]Resource{}}
	for _, resource := range g.Resources {
		if _, twin := index.byURN[resource.URN]; !twin {
			index.byURN[resource.URN] = resource
		}
		token := Unversioned(resource.Type)
		index.byType[token] = append(index.byType[token], resource)
	}
	return index
}

// Find returns the resource with a URN.
func (i Index) Find(urn string) (Resource, bool) {
	resource, ok := i.byURN[urn]
	return resource, ok
}

// OfType returns the resources of a type token, whatever API version the token names. The list is the index's own.
func (i Index) OfType(token string) []Resource { return slices.Clip(i.byType[Unversioned(token)]) }
