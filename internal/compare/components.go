package compare

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/topology"
)

// Component is a component with whatever changes in it.
type Component struct {
	// Name is the component's logical name; "stack" is for what belongs to none.
	Name string `json:"name"`
	// Type is the component's type, e.g. "SQLDB"; empty for "stack".
	Type string `json:"type,omitempty"`
	// Change says whether the component itself comes or goes; changed when only something in it does.
	Change topology.Change `json:"change"`
	// Resources are ordered by name and type.
	Resources []Resource `json:"resources"`
}

// Resource is one resource that comes, goes or changes.
type Resource struct {
	Name string `json:"name"`
	// Type is Pulumi's type token without the API version.
	Type   string          `json:"type"`
	Change topology.Change `json:"change"`
	// URN is that of the resource after the change, or before it of one that goes.
	URN string `json:"-"`
	// Settings are those that differ, in order of their paths; empty for a resource that comes or goes.
	Settings []Setting `json:"settings,omitempty"`
}

// Setting is a setting that differs. An empty value means that it is not set.
type Setting struct {
	Path   string `json:"path"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// identity is what makes resources of two graphs the same.
type identity struct{ name, token string }

// indexed are the resources at a provider by identity.
func indexed(g graph.Graph) (map[identity]graph.Resource, error) {
	found := map[identity]graph.Resource{}
	for _, resource := range g.Resources {
		if !resource.Custom() {
			continue
		}
		key := identity{resource.Name, graph.Unversioned(resource.Type)}
		if twin, ok := found[key]; ok {
			return nil, fmt.Errorf("stack %s has two resources %s of type %s, in %q and %q: give them different names",
				g.Stack, key.name, key.token, twin.Parent, resource.Parent)
		}
		found[key] = resource
	}
	return found, nil
}

func componentsBetween(before, after graph.Graph) ([]Component, Counts, error) {
	old, err := indexed(before)
	if err != nil {
		return nil, Counts{}, err
	}
	current, err := indexed(after)
	if err != nil {
		return nil, Counts{}, err
	}
	counts := Counts{Before: len(old), After: len(current)}
	components := map[string]*Component{}
	oldNormal, currentNormal := newNormal(before), newNormal(after)
	oldIndex, currentIndex := graph.NewIndex(before), graph.NewIndex(after)
	put := func(g graph.Index, resource graph.Resource, changed Resource) {
		name, kind := owner(g, resource)
		if components[name] == nil {
			components[name] = &Component{Name: name, Type: kind, Change: topology.Changed}
		}
		changed.URN = resource.URN
		components[name].Resources = append(components[name].Resources, changed)
	}
	for key, resource := range current {
		twin, ok := old[key]
		if !ok {
			counts.Added++
			put(currentIndex, resource, Resource{Name: key.name, Type: key.token, Change: topology.Added})
			continue
		}
		settings := settingsBetween(oldNormal.settings(twin), currentNormal.settings(resource))
		if len(settings) == 0 {
			counts.Unchanged++
			continue
		}
		counts.Changed++
		put(currentIndex, resource, Resource{Name: key.name, Type: key.token, Change: topology.Changed, Settings: settings})
	}
	for key, resource := range old {
		if _, ok := current[key]; !ok {
			counts.Removed++
			put(oldIndex, resource, Resource{Name: key.name, Type: key.token, Change: topology.Removed})
		}
	}
	return ordered(components, before, after), counts, nil
}

// ordered sorts components and marks those that come or go as a whole.
func ordered(components map[string]*Component, before, after graph.Graph) []Component {
	sorted := []Component{}
	inBefore, inAfter := componentNames(before), componentNames(after)
	for _, name := range slices.Sorted(maps.Keys(components)) {
		component := *components[name]
		slices.SortFunc(component.Resources, func(a, b Resource) int {
			return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Type, b.Type))
		})
		switch {
		case component.Type == "":
		case !inBefore[name]:
			component.Change = topology.Added
		case !inAfter[name]:
			component.Change = topology.Removed
		}
		sorted = append(sorted, component)
	}
	return sorted
}

const componentPrefix = "azstage:components:"

func componentNames(g graph.Graph) map[string]bool {
	names := map[string]bool{}
	for _, resource := range g.Resources {
		if strings.HasPrefix(resource.Type, componentPrefix) {
			names[resource.Name] = true
		}
	}
	return names
}

// owner is the innermost component around a resource.
func owner(g graph.Index, resource graph.Resource) (name, kind string) {
	for parent, ok := g.Find(resource.Parent); ok; parent, ok = g.Find(parent.Parent) {
		if kind, isComponent := strings.CutPrefix(parent.Type, componentPrefix); isComponent {
			return parent.Name, kind
		}
	}
	return "stack", ""
}

func settingsBetween(before, after map[string]string) []Setting {
	var settings []Setting
	paths := slices.Sorted(maps.Keys(before))
	for path := range after {
		if _, ok := before[path]; !ok {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	for _, path := range paths {
		if before[path] != after[path] {
			settings = append(settings, Setting{Path: path, Before: before[path], After: after[path]})
		}
	}
	return settings
}
