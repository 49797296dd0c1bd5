package rules

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/cost"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages"
)

// Stack is what rules about more than one resource look at.
type Stack struct {
	// Stage is where the stack is; empty when nothing says so.
	Stage stages.Stage
	// Resources are everything in it.
	Resources []Resource

	byType     map[string][]Resource
	references map[*reference]*index
	// looked, where it is set, hears which types a rule looks at.
	looked func(token string)
	// prices are there once a finding has asked what its fix costs.
	prices *cost.Prices
}

// NewStack prepares resources for the rules. One goroutine at a time may judge a stack.
func NewStack(stage stages.Stage, resources []Resource) *Stack {
	s := &Stack{
		Stage: stage, Resources: resources, byType: map[string][]Resource{}, references: map[*reference]*index{},
	}
	for _, r := range resources {
		token := unversioned(r.Type)
		s.byType[token] = append(s.byType[token], r)
		if strings.HasPrefix(token, "azure-native:") {
			s.byType[AnyType] = append(s.byType[AnyType], r)
		}
	}
	s.fold()
	return s
}

// FromGraph reads a stack from its graph. A stage that is no stage counts as none.
func FromGraph(g graph.Graph) *Stack {
	resources := make([]Resource, 0, len(g.Resources))
	for _, r := range g.Resources {
		resources = append(resources, Resource{Resource: r})
	}
	stage, err := stages.Parse(g.Stage)
	if err != nil {
		stage = StageOf(resources)
	}
	return NewStack(stage, resources)
}

// StageOf finds the stage that resources say they belong to: the tag of a resource group, else of any resource, else
// the stack's output. It is empty when none says so.
func StageOf(resources []Resource) stages.Stage {
	for _, prefer := range []func(Resource) Value{
		func(r Resource) Value {
			if unversioned(r.Type) != resourceGroup {
				return Value{}
			}
			return r.Get("tags.stage")
		},
		func(r Resource) Value { return r.Get("tags.stage") },
		func(r Resource) Value {
			if r.Type != rootType {
				return Value{}
			}
			return Value{raw: r.Outputs["stage"]}
		},
	} {
		for _, r := range resources {
			if stage, err := stages.Parse(prefer(r).Text()); err == nil {
				return stage
			}
		}
	}
	return ""
}

// rootType is the type of the resource that stands for the stack itself.
const rootType = "pulumi:pulumi:Stack"

// OfType returns the resources of the given types, whatever API version their tokens name.
func (s *Stack) OfType(tokens ...string) []Resource {
	s.look(tokens...)
	if len(tokens) == 1 {
		return slices.Clip(s.byType[tokens[0]])
	}
	var found []Resource
	for _, token := range tokens {
		found = append(found, s.byType[token]...)
	}
	return found
}

func (s *Stack) resource(urn string) (Resource, bool) {
	at := slices.IndexFunc(s.Resources, func(r Resource) bool { return r.URN == urn })
	if at < 0 {
		return Resource{}, false
	}
	return s.Resources[at], true
}

func (s *Stack) look(tokens ...string) {
	if s.looked == nil {
		return
	}
	for _, token := range tokens {
		s.looked(token)
	}
}

// rootOr is the URN for demands on the stack as a whole: of its root resource, or a stand-in where there is none.
func (s *Stack) rootOr(standIn string) string {
	if roots := s.byType[rootType]; len(roots) > 0 {
		return roots[0].URN
	}
	return standIn
}

// eachOf judges every resource of the types.
func (s *Stack) eachOf(types []string, judge func(Resource) Result) []Located {
	var results []Located
	for _, r := range s.OfType(types...) {
		results = append(results, Located{r.URN, judge(r)})
	}
	return results
}

// link says whether a property points at a resource.
type link int

const (
	elsewhere link = iota
	here
	unclear
)

// points says whether the value of a resource is the ID of another, or of something inside it. What is unknown is
// answered by what the property depends on.
func points(from Resource, v Value, to Resource) link {
	if !v.Opaque() {
		return pointsByID(v.Text(), to)
	}
	if dependencies := from.PropertyDependencies[firstName(v.Path())]; len(dependencies) > 0 {
		switch {
		case slices.Contains(dependencies, to.URN):
			return here
		case slices.ContainsFunc(to.parents(), func(urn string) bool { return slices.Contains(dependencies, urn) }):
			return unclear
		}
		return elsewhere
	}
	return unclear
}

// firstName is the input that a path begins with.
func firstName(path string) string {
	if at := strings.IndexAny(path, ".["); at >= 0 {
		return path[:at]
	}
	return path
}

// parents are the resources that give a nameless child its ID: a blob service is addressed by its account.
func (r Resource) parents() []string {
	if unversioned(r.Type) == blobService {
		return r.PropertyDependencies["accountName"]
	}
	return nil
}

func pointsByID(id string, to Resource) link {
	if id == "" {
		return elsewhere
	}
	if !to.identified() {
		return pointsByName(id, to)
	}
	if hasFoldPrefix(id, to.ID) && (len(id) == len(to.ID) || id[len(to.ID)] == '/') {
		return here
	}
	return elsewhere
}

// identified says whether the ID of a resource is known.
func (r Resource) identified() bool { return r.ID != "" && r.ID != graph.Unknown }

// pointsByName compares type and name where the engine does not hand on the ID of the resource.
func pointsByName(id string, to Resource) link {
	name, known := nameOf(to.Type)
	if !known || to.Get(name.property).Absent() || to.Get(name.property).Opaque() {
		return unclear
	}
	if !strings.EqualFold(armTypeOf(id), name.armType) || !to.Get(name.property).Is(lastSegment(id)) {
		return elsewhere
	}
	switch parent := to.Get(name.parent); {
	case name.parent == "":
		return here
	case parent.Opaque():
		return unclear
	case parent.Is(segmentBefore(id)):
		return here
	}
	return elsewhere
}

// segmentBefore is the name of the parent in an ARM ID: "s" in "/…/servers/s/databases/d".
func segmentBefore(id string) string {
	parts := strings.Split(id, "/")
	if len(parts) < 3 {
		return ""
	}
	return parts[len(parts)-3]
}

func hasFoldPrefix(text, prefix string) bool {
	return len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix)
}

// property reads one property for a reference.
func property(path string) func(Resource) []Value {
	return func(r Resource) []Value { return []Value{r.Get(path)} }
}

// demand is the result of looking for something that must be there.
func demand(found int, certain bool, format string, args ...any) Result {
	result := fail(format, args...)
	switch {
	case found > 0:
		return pass()
	case !certain:
		return Result{Undecidable, result.Message + ": not decidable until up"}
	}
	return result
}

// logicalName is the last part of a URN: the name that the program gave.
func logicalName(urn string) string {
	if at := strings.LastIndex(urn, "::"); at >= 0 {
		return urn[at+len("::"):]
	}
	return urn
}
