package topology

import (
	"cmp"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/graph"
)

// reader holds a graph with the indices that turn names, hosts and IDs back into resources.
type reader struct {
	graph graph.Index
	// byID finds resources by ARM ID in lower case, because ARM's IDs ignore case.
	byID map[string]graph.Resource
	// served are the databases that connection strings name.
	served map[string][]served
	model  Model
}

// FromGraph reads a graph. The same graph gives the same model, whatever order its resources are in.
func FromGraph(g graph.Graph) Model {
	sorted := g
	sorted.Resources = slices.Clone(g.Resources)
	slices.SortStableFunc(sorted.Resources, func(a, b graph.Resource) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.URN, b.URN))
	})
	r := &reader{graph: graph.NewIndex(sorted), byID: map[string]graph.Resource{}, model: Model{Stage: g.Stage}}
	for _, resource := range sorted.Resources {
		if resource.Custom() {
			r.byID[strings.ToLower(resource.ID)] = resource
		}
	}
	r.served = r.servedDatabases()
	r.addNodes()
	r.addOthers()
	r.addFlows()
	r.addUsers()
	r.prune()
	r.sort()
	return r.model
}

// find returns the resource with an ARM ID in any case.
func (r *reader) find(id string) (graph.Resource, bool) {
	resource, ok := r.byID[strings.ToLower(id)]
	return resource, ok
}

// addNodes makes a node of every resource of a kind that is drawn.
func (r *reader) addNodes() {
	for _, row := range kinds {
		for _, resource := range r.graph.OfType(row.token) {
			if !resource.Custom() || r.collapsed(resource) {
				continue
			}
			kind, title := row.kind, row.title
			if row.refine != nil {
				kind, title = row.refine(r, resource)
			}
			r.addNode(Node{
				ID: resource.Name, Kind: kind, Title: title, Facts: row.facts(r, resource), Place: r.placeOf(resource),
				URN: resource.URN,
			})
		}
	}
}

func (r *reader) addNode(node Node) {
	node.Facts = slices.DeleteFunc(node.Facts, func(fact string) bool { return fact == "" })
	r.model.Nodes = append(r.model.Nodes, node)
}

// addOthers makes a node of every component that none of its resources stands for, so that nothing new goes unseen.
func (r *reader) addOthers() {
	drawn := map[string]bool{}
	for _, node := range r.model.Nodes {
		for resource, ok := r.graph.Find(node.URN); ok; resource, ok = r.graph.Find(resource.Parent) {
			drawn[resource.URN] = true
		}
	}
	for _, resource := range r.graph.Resources {
		title, ours := strings.CutPrefix(resource.Type, "azstage:components:")
		if !ours || drawn[resource.URN] || supporting[title] {
			continue
		}
		place := r.region(text(resource.Inputs, "placement", "location"))
		r.addNode(Node{ID: resource.Name, Kind: Other, Title: title, Facts: []string{}, Place: place, URN: resource.URN})
	}
}

// prune removes endpoints that no flow goes through, and places with nothing in them.
func (r *reader) prune() {
	flows := map[string]bool{}
	for _, flow := range r.model.Flows {
		flows[flow.From], flows[flow.To] = true, true
	}
	r.model.Nodes = slices.DeleteFunc(r.model.Nodes, func(n Node) bool { return n.Kind == Endpoint && !flows[n.ID] })
	inhabited := map[string]bool{}
	for _, node := range r.model.Nodes {
		for place, ok := r.model.place(node.Place); ok; place, ok = r.model.place(place.Parent) {
			inhabited[place.ID] = true
		}
	}
	r.model.Places = slices.DeleteFunc(r.model.Places, func(p Place) bool { return !inhabited[p.ID] })
}

func (r *reader) sort() { sortModel(&r.model) }

// sortModel orders places from the outside in, and everything else by ID.
func sortModel(m *Model) {
	depth := map[PlaceKind]int{Global: 0, Region: 1, Network: 2, Subnet: 3, Group: 4}
	slices.SortFunc(m.Places, func(a, b Place) int {
		return cmp.Or(cmp.Compare(depth[a.Kind], depth[b.Kind]), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(m.Nodes, func(a, b Node) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(m.Flows, func(a, b Flow) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Kind, b.Kind))
	})
}
