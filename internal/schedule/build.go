package schedule

import (
	"fmt"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/graph"
)

// Create predicts how long it takes to make everything in a graph.
func Create(g graph.Graph) (Schedule, error) {
	b := builder{index: map[string]int{}}
	verbs := map[string][]azure.Verb{}
	for _, resource := range g.Resources {
		verbs[resource.URN] = []azure.Verb{azure.VerbCreate}
	}
	if err := b.forwards(g, verbs); err != nil {
		return Schedule{}, err
	}
	return b.network.schedule(g.Stage, g.Stack), nil
}

// Changes predicts how long a set of changes takes that leads from one graph of a stack to another. As the engine does,
// it creates and updates along the dependencies of the new graph, and when all of that is done deletes against those of
// the old one, level by level. An action that is no operation at Azure, such as same or read, takes no time.
func Changes(before, after graph.Graph, changes []Change) (Schedule, error) {
	verbs := map[string][]azure.Verb{}
	var doomed []string
	for _, change := range changes {
		switch change.Action {
		case "create", "create-replacement":
			verbs[change.URN] = append(verbs[change.URN], azure.VerbCreate)
		case "update":
			verbs[change.URN] = append(verbs[change.URN], azure.VerbUpdate)
		case "replace":
			// Names are given, so the old one goes before the new one comes.
			verbs[change.URN] = []azure.Verb{azure.VerbDelete, azure.VerbCreate}
		case "delete":
			doomed = append(doomed, change.URN)
		case "same", "read", "refresh", "discard", "delete-replaced":
		default:
			return Schedule{}, fmt.Errorf("%s: the schedule does not know the action %q", change.URN, change.Action)
		}
	}
	b := builder{index: map[string]int{}}
	if err := b.forwards(after, verbs); err != nil {
		return Schedule{}, err
	}
	for urn := range verbs {
		if _, known := b.index[urn]; !known {
			return Schedule{}, fmt.Errorf("%s changes but is not in the graph", urn)
		}
	}
	if err := b.backwards(before, doomed); err != nil {
		return Schedule{}, err
	}
	return b.network.schedule(after.Stage, after.Stack), nil
}

// builder makes a network; index holds the last node of each URN.
type builder struct {
	network network
	index   map[string]int
}

func (b *builder) add(resource graph.Resource, verb azure.Verb, before []edge) {
	at := node{urn: resource.URN, kind: resource.Type, name: resource.Name, verb: verb, before: before}
	if verb != "" {
		at.row, at.timed = azure.DurationOf(resource.Type, verb)
	}
	b.network = append(b.network, at)
	b.index[resource.URN] = len(b.network) - 1
}

// forwards adds every resource of a graph after what it depends on: its parent and its dependencies.
func (b *builder) forwards(g graph.Graph, verbs map[string][]azure.Verb) error {
	for _, resource := range g.Resources {
		var before []edge
		for _, urn := range dependencies(resource) {
			from, known := b.index[urn]
			if !known {
				return fmt.Errorf("%s depends on %s, which does not come before it in the graph", resource.URN, urn)
			}
			dependency, _ := g.Find(urn)
			before = append(before, edge{from: from, required: needs(resource, dependency)})
		}
		requested := verbs[resource.URN]
		if len(requested) == 0 {
			b.add(resource, "", before)
		}
		for _, verb := range requested {
			b.add(resource, verb, before)
			before = []edge{{from: b.index[resource.URN], required: true}}
		}
	}
	return nil
}

// backwards adds deletions level by level: what nothing doomed depends on goes first, and a level starts when the one
// before is gone. What goes with something else that goes is not requested.
func (b *builder) backwards(g graph.Graph, doomed []string) error {
	left := map[string]graph.Resource{}
	for _, urn := range doomed {
		resource, known := g.Find(urn)
		if !known {
			return fmt.Errorf("%s is deleted but is not in the graph", urn)
		}
		left[urn] = resource
	}
	previous := b.everything()
	for len(left) > 0 {
		level := outermost(left, g)
		if len(level) == 0 {
			return fmt.Errorf("the dependencies of what is deleted form a circle")
		}
		start := len(b.network)
		for _, resource := range level {
			verb := azure.VerbDelete
			if slices.Contains(doomed, resource.DeletedWith) {
				verb = ""
			}
			b.add(resource, verb, previous)
			delete(left, resource.URN)
		}
		previous = nil
		for i := start; i < len(b.network); i++ {
			previous = append(previous, edge{from: i})
		}
	}
	return nil
}

// everything are edges from all nodes so far.
func (b *builder) everything() []edge {
	edges := make([]edge, len(b.network))
	for i := range b.network {
		edges[i] = edge{from: i}
	}
	return edges
}

// outermost are those of the given resources that no other of them depends on, in the graph's order.
func outermost(left map[string]graph.Resource, g graph.Graph) []graph.Resource {
	needed := map[string]bool{}
	for _, resource := range left {
		for _, urn := range dependencies(resource) {
			needed[urn] = true
		}
	}
	var level []graph.Resource
	for _, resource := range g.Resources {
		if _, there := left[resource.URN]; there && !needed[resource.URN] {
			level = append(level, resource)
		}
	}
	return level
}

// dependencies are the URNs that a resource comes after.
func dependencies(resource graph.Resource) []string {
	urns := slices.Clone(resource.Dependencies)
	if resource.Parent != "" {
		urns = append(urns, resource.Parent)
	}
	return urns
}

// needs says that a resource is given the ID of another one, or another value that only Azure could tell.
func needs(resource, dependency graph.Resource) bool {
	if !dependency.Custom() {
		return false
	}
	if order, known := orderOf(resource.Type, dependency.Type); known && order.ByAzure {
		return true
	}
	told := []string{dependency.ID}
	for name, output := range dependency.Outputs {
		text, isText := output.(string)
		_, given := dependency.Inputs[name]
		if isText && !given && len(text) >= shortestAnswer && name != "type" {
			told = append(told, text)
		}
	}
	inside := strings.HasPrefix(strings.ToLower(resource.ID), strings.ToLower(dependency.ID)+"/")
	return inside || mentions(resource.Inputs, told)
}

// shortestAnswer tells a value of Azure's, such as a principal ID or a host name, from words such as "Succeeded".
const shortestAnswer = 16

func mentions(value any, told []string) bool {
	switch value := value.(type) {
	case string:
		return slices.ContainsFunc(told, func(text string) bool {
			return strings.Contains(strings.ToLower(value), strings.ToLower(text))
		})
	case []any:
		return slices.ContainsFunc(value, func(item any) bool { return mentions(item, told) })
	case map[string]any:
		for key, item := range value {
			if mentions(key, told) || mentions(item, told) {
				return true
			}
		}
	}
	return false
}
