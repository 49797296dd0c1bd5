package topology

import (
	"fmt"
	"slices"
	"strings"
)

// grouped draws nodes of one place that the same others call, for the same kind of flow, inside a place of their own, to which
// one flow leads instead of one to each.
func grouped(m Model) Model {
	callers := map[string][]string{}
	for _, flow := range m.Flows {
		callers[flow.To] = append(callers[flow.To], fmt.Sprintf("%s %s", flow.From, flow.Kind))
	}
	together := map[string][]int{}
	for i, node := range m.Nodes {
		if called := callers[node.ID]; len(called) > 0 {
			slices.Sort(called)
			key := node.Place + "\n" + strings.Join(slices.Compact(called), "\n")
			together[key] = append(together[key], i)
		}
	}
	drawn := Model{Stage: m.Stage, From: m.From, Places: m.Places, Nodes: slices.Clone(m.Nodes)}
	group := map[string]string{}
	for _, members := range together {
		if len(members) == 1 {
			continue
		}
		first := drawn.Nodes[members[0]] // nodes are ordered by ID
		place := Place{ID: first.ID + "/with others", Kind: Group, Parent: first.Place}
		drawn.Places = append(drawn.Places, place)
		for _, i := range members {
			drawn.Nodes[i].Place, group[drawn.Nodes[i].ID] = place.ID, place.ID
		}
	}
	drawn.Flows = toGroups(m.Flows, group)
	sortModel(&drawn)
	return drawn
}

// toGroups leads flows to groups instead of their members. A flow says what it is for where that is the same for all.
func toGroups(flows []Flow, group map[string]string) []Flow {
	var led []Flow
	for _, flow := range flows {
		to, inGroup := group[flow.To]
		if !inGroup {
			led = append(led, flow)
			continue
		}
		flow.To = to
		at := slices.IndexFunc(led, func(f Flow) bool { return f.From == flow.From && f.To == to && f.Kind == flow.Kind })
		switch {
		case at < 0:
			led = append(led, flow)
		case led[at].Label != flow.Label:
			led[at].Label = ""
			fallthrough
		default:
			if led[at].Change != flow.Change {
				led[at].Change = Changed
			}
		}
	}
	return led
}
