package runbook

import (
	"maps"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/graph"
)

// Without returns what of a stack still works when a region is away: everything that lies elsewhere or in no region, and
// what lies in several for as long as one of them is left. Components and providers stay.
func Without(g graph.Graph, region string) graph.Graph {
	p := placesOf(g)
	left := g
	left.Resources = slices.DeleteFunc(slices.Clone(g.Resources), func(r graph.Resource) bool {
		return r.Custom() && p.lost(r, region)
	})
	return left
}

// Regions returns the regions in which anything of a stack runs, by name, those first that serve users: the order of a
// graph is that in which its resources happened to be made.
func Regions(g graph.Graph) []string {
	p := placesOf(g)
	found := p.servingRegions()
	slices.Sort(found)
	serving := len(found)
	for _, resource := range g.Resources {
		for _, region := range p.of(resource) {
			if !slices.Contains(found, region) {
				found = append(found, region)
			}
		}
	}
	slices.Sort(found[serving:])
	return found
}

// places knows in which regions the resources of a graph run.
type places struct {
	byID map[string]graph.Resource
}

func placesOf(g graph.Graph) places {
	p := places{byID: map[string]graph.Resource{}}
	for _, resource := range g.Resources {
		if resource.Custom() {
			p.byID[strings.ToLower(resource.ID)] = resource
		}
	}
	return p
}

// lost says whether a resource runs in a region and nowhere else.
func (p places) lost(resource graph.Resource, region string) bool {
	in := p.of(resource)
	return len(in) > 0 && !slices.ContainsFunc(in, func(r string) bool { return r != region })
}

// of returns the regions that a resource runs in, none for one that depends on no region.
func (p places) of(resource graph.Resource) []string {
	if several, spans := p.spread(resource); spans {
		return several
	}
	// A group's own region keeps what ARM knows of the group; what is in the group runs without it.
	if graph.Unversioned(resource.Type) == resourceGroup {
		return nil
	}
	if location := first(text(resource.Outputs, "location"), text(resource.Inputs, "location")); location != "" {
		return named(location)
	}
	if above, exists := p.above(resource.ID); exists {
		return p.of(above)
	}
	return nil
}

// above returns the nearest resource that a resource is part of, by their IDs: what has no location is where that is.
func (p places) above(id string) (graph.Resource, bool) {
	for {
		at := strings.LastIndex(id, "/")
		if at <= 0 {
			return graph.Resource{}, false
		}
		id = id[:at]
		if above, exists := p.byID[strings.ToLower(id)]; exists {
			return above, true
		}
	}
}

// spread returns the regions of a resource of a type that runs in several at once, and whether it is of one.
func (p places) spread(resource graph.Resource) ([]string, bool) {
	switch graph.Unversioned(resource.Type) {
	case documentAccount:
		return locations(resource.Inputs, "locationName", "locations"), true
	case apiManagement:
		return append(named(text(resource.Inputs, "location")),
			locations(resource.Inputs, "location", "additionalLocations")...), true
	case failoverGroup:
		var in []string
		for _, server := range p.serversOf(resource) {
			in = append(in, p.of(server)...)
		}
		return in, true
	case registry:
		in := named(text(resource.Inputs, "location"))
		for _, replica := range p.below(resource, replication) {
			in = append(in, named(text(replica.Inputs, "location"))...)
		}
		return in, true
	}
	return nil, false
}

// below returns the resources of a type that are part of another.
func (p places) below(above graph.Resource, token string) []graph.Resource {
	return slices.DeleteFunc(p.all(token), func(r graph.Resource) bool {
		return !strings.HasPrefix(strings.ToLower(r.ID), strings.ToLower(above.ID)+"/")
	})
}

// all returns the resources of a type, in the order of their IDs.
func (p places) all(token string) []graph.Resource {
	var found []graph.Resource
	for _, id := range slices.Sorted(maps.Keys(p.byID)) {
		if graph.Unversioned(p.byID[id].Type) == token {
			found = append(found, p.byID[id])
		}
	}
	return found
}

// serversOf returns the servers of a failover group: the one that it was made on, and its partner.
func (p places) serversOf(group graph.Resource) []graph.Resource {
	var servers []graph.Resource
	if own, exists := p.above(group.ID); exists {
		servers = append(servers, own)
	}
	for _, partner := range objects(group.Inputs, "partnerServers") {
		if server, exists := p.byID[strings.ToLower(text(partner, "id"))]; exists {
			servers = append(servers, server)
		}
	}
	return servers
}

// locations are the regions that the objects of a list name.
func locations(properties map[string]any, key string, path ...string) []string {
	var in []string
	for _, object := range objects(properties, path...) {
		in = append(in, named(text(object, key))...)
	}
	return in
}

// named is the region of a location; none for "global" and what else is no region.
func named(location string) []string {
	if region, known := azure.RegionByName(location); known {
		return []string{region.Name}
	}
	return nil
}
