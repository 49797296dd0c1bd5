package topology

import (
	"fmt"
	"slices"
	"strings"
)

// classes divides the nodes of a model: two are in one class when they look alike and their flows are alike, by what they are
// for and by the kind of part at the other end, however many there are. Only the looks of a node itself count in full: a
// difference in one corner would otherwise divide everything that leads there.
func classes(m Model) map[string]string {
	neighbours, called := map[string][]string{}, map[string]string{}
	for _, node := range m.Nodes {
		called[node.ID] = string(node.Kind) + " " + node.Title
	}
	for _, flow := range m.Flows {
		what := fmt.Sprintf("%s %s", flow.Kind, flow.Label)
		neighbours[flow.From] = append(neighbours[flow.From], "to "+called[flow.To]+" "+what)
		neighbours[flow.To] = append(neighbours[flow.To], "from "+called[flow.From]+" "+what)
	}
	class := map[string]string{}
	for _, node := range m.Nodes {
		around := neighbours[node.ID]
		slices.Sort(around)
		class[node.ID] = strings.Join(append(looksOf(m, node), slices.Compact(around)...), "\n")
	}
	return class
}

// looksOf is all that a picture says of a node, but for the region, the addresses of its network, and what became of it.
func looksOf(m Model, node Node) []string {
	looks := append([]string{string(node.Kind), node.Title}, node.Facts...)
	for place, ok := m.place(node.Place); ok; place, ok = m.place(place.Parent) {
		looks = append(looks, string(place.Kind))
		if place.Kind != Region {
			looks = append(looks, place.Label)
		}
	}
	return looks
}
