package topology

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Legible is the largest number of nodes that a picture shows one by one.
const Legible = 24

// Overview is a model that a reader takes in at a glance. One with at most Legible nodes is its own overview. Of a larger
// one, private endpoints become a fact of what is behind them, and whatever is alike and has neighbours that are alike, be it
// in other regions or cells, is one node that says how many it stands for.
func Overview(m Model) Model {
	if len(m.Nodes) <= Legible {
		return m
	}
	m = withoutEndpoints(m)
	o := overview{model: m, class: classes(m), members: map[string][]Node{}, places: map[string]*Place{}}
	for _, node := range m.Nodes {
		o.members[o.class[node.ID]] = append(o.members[o.class[node.ID]], node)
	}
	return grouped(o.fold())
}

// overview folds a model whose nodes have classes.
type overview struct {
	model   Model
	class   map[string]string
	members map[string][]Node
	// places are those of the overview, by ID.
	places map[string]*Place
}

func (o *overview) fold() Model {
	folded := Model{Stage: o.model.Stage, From: o.model.From}
	name := map[string]string{}
	stands := map[string]map[string]bool{}
	for class, members := range o.members {
		node := members[0] // nodes are ordered by ID, so it is the same one every time
		name[class] = node.ID
		if len(members) > 1 {
			node.Title += fmt.Sprintf(" × %d", len(members))
			node.Change, node.Facts = became(members)
			node.Before = lost(members)
		}
		node.Place = o.placeOf(members, stands)
		folded.Nodes = append(folded.Nodes, node)
	}
	for id, place := range o.places {
		if len(stands[id]) > 1 && place.Kind != Region {
			place.Label, place.Addresses = fmt.Sprintf("%s × %d", place.Label, len(stands[id])), ""
		}
		folded.Places = append(folded.Places, *place)
	}
	folded.Flows = o.flows(name)
	sortModel(&folded)
	return folded
}

// became is what became of nodes that are drawn as one, and their facts. They are changed where not the same became of all,
// and then say of how many what did.
func became(members []Node) (Change, []string) {
	counts := map[Change]int{}
	for _, member := range members {
		counts[member.Change]++
	}
	if len(counts) == 1 {
		return members[0].Change, members[0].Facts
	}
	var said []string
	for _, change := range []Change{Added, Changed, Removed} {
		if counts[change] > 0 {
			said = append(said, fmt.Sprintf("%d %s", counts[change], change))
		}
	}
	return Changed, append([]string{strings.Join(said, ", ")}, members[0].Facts...)
}

// lost are the facts that no longer hold of any of the nodes.
func lost(members []Node) []string {
	var facts []string
	for _, member := range members {
		for _, fact := range member.Before {
			if !slices.Contains(facts, fact) {
				facts = append(facts, fact)
			}
		}
	}
	return facts
}

// placeOf is the place of nodes that are drawn as one: the regions that they are in, as one place, and in it the network and
// subnet, each standing for those of every region and cell. stands collects which places of the model each stands for.
func (o *overview) placeOf(members []Node, stands map[string]map[string]bool) string {
	var levels [][]Place
	for _, member := range members {
		for depth, place := range o.around(member) {
			if depth == len(levels) {
				levels = append(levels, nil)
			}
			levels[depth] = append(levels[depth], place)
		}
	}
	inside := ""
	for _, level := range levels {
		slices.SortFunc(level, func(a, b Place) int { return cmp.Compare(a.ID, b.ID) })
		place := level[0]
		place.ID, place.Label = inside+"/"+merged(level, func(p Place) string { return p.Label }), level[0].Label
		if place.Kind == Region || place.Kind == Global {
			place.ID = merged(level, func(p Place) string { return p.ID })
			place.Label = merged(level, func(p Place) string { return p.Label })
		}
		place.Parent, place.Change = inside, ""
		inside = place.ID
		if o.places[place.ID] == nil {
			o.places[place.ID], stands[place.ID] = &place, map[string]bool{}
		}
		for _, one := range level {
			stands[place.ID][one.ID] = true
		}
	}
	return inside
}

// around are the places around a node, from the outside in.
func (o *overview) around(node Node) []Place {
	var found []Place
	for place, ok := o.model.place(node.Place); ok; place, ok = o.model.place(place.Parent) {
		found = append(found, place)
	}
	slices.Reverse(found)
	return found
}

// merged lists what places are called, each once: "East US 2, UK South".
func merged(places []Place, name func(Place) string) string {
	var names []string
	for _, place := range places {
		if !slices.Contains(names, name(place)) {
			names = append(names, name(place))
		}
	}
	return strings.Join(names, ", ")
}

// flows are those between the nodes of the overview. Between nodes of one class, such as caches that are linked, there is a
// flow only where both are drawn.
func (o *overview) flows(name map[string]string) []Flow {
	joined := map[[3]string]Flow{}
	for _, flow := range o.model.Flows {
		flow.From, flow.To = name[o.class[flow.From]], name[o.class[flow.To]]
		key := [3]string{flow.From, flow.To, string(flow.Kind)}
		if flow.From == flow.To {
			continue
		}
		if other, known := joined[key]; known {
			flow = join(flow, other)
		}
		joined[key] = flow
	}
	return slices.Collect(maps.Values(joined))
}

// join makes one flow of two between the same nodes: with what both are for, and changed where they differ in that.
func join(a, b Flow) Flow {
	if a.Change != b.Change {
		a.Change = Changed
	}
	labels := append(strings.Split(a.Label, ", "), strings.Split(b.Label, ", ")...)
	slices.Sort(labels)
	a.Label = strings.Join(slices.Compact(labels), ", ")
	return a
}

// withoutEndpoints lets flows go straight to what is behind a private endpoint, which says how many it has.
func withoutEndpoints(m Model) Model {
	kinds := map[string]Kind{}
	for _, node := range m.Nodes {
		kinds[node.ID] = node.Kind
	}
	behind, endpoints := map[string][]Flow{}, map[string]map[string]bool{}
	for _, flow := range m.Flows {
		if kinds[flow.From] == Endpoint {
			behind[flow.From] = append(behind[flow.From], flow)
			if endpoints[flow.To] == nil {
				endpoints[flow.To] = map[string]bool{}
			}
			endpoints[flow.To][flow.From] = true
		}
	}
	straight := Model{Stage: m.Stage, From: m.From, Places: m.Places}
	for _, node := range m.Nodes {
		if node.Kind != Endpoint {
			if len(endpoints[node.ID]) > 0 {
				node.Facts = append(slices.Clone(node.Facts), "private endpoint")
			}
			straight.Nodes = append(straight.Nodes, node)
		}
	}
	for _, flow := range m.Flows {
		switch {
		case kinds[flow.From] == Endpoint:
		case kinds[flow.To] == Endpoint:
			for _, on := range behind[flow.To] {
				if len(on.For) > 0 && !slices.Contains(on.For, flow.From) {
					continue
				}
				on.For = nil
				on.From, on.Change = flow.From, cmp.Or(flow.Change, on.Change)
				straight.Flows = append(straight.Flows, on)
			}
		default:
			straight.Flows = append(straight.Flows, flow)
		}
	}
	return straight
}
