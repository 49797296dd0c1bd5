package rules

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/graph/graphtest"
)

// TestAnIndexLeavesOutNoPointer compares what the index of every reference finds with asking every pointer, in a stack as
// it is recorded, as the engine shows it in an up, and as a preview of its creation knows it.
func TestAnIndexLeavesOutNoPointer(t *testing.T) {
	t.Parallel()
	for name, shown := range map[string]func(Resource) Resource{
		"recorded":     func(r Resource) Resource { return r },
		"without IDs":  func(r Resource) Resource { return declared(r, false) },
		"to create":    func(r Resource) Resource { return declared(r, true) },
		"nothing said": func(r Resource) Resource { r = declared(r, true); r.PropertyDependencies = nil; return r },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			stack := FromGraph(graphtest.Graph(t, "100k"))
			for i := range stack.Resources {
				stack.Resources[i] = shown(stack.Resources[i])
			}
			stack = NewStack(stack.Stage, stack.Resources)
			for _, rule := range All() {
				if rule.Stack != nil {
					rule.Stack(stack)
				}
			}
			require.Greater(t, len(stack.references), 15)
			for ref, known := range stack.references {
				for _, to := range stack.Resources {
					candidates := known.candidates(ref, to)
					for i, one := range known.pointers {
						if _, found := slices.BinarySearch(candidates, i); !found && ref.follow(one.from, one.value, to) != elsewhere {
							assert.Fail(t, "left out", "%s of %s to %s", one.value.Path(), one.from.Name, to.Name)
						}
					}
				}
			}
		})
	}
}

// declared is a resource as the engine shows it to a pack: without its ID, with what its inputs depend on. Where it is not
// created yet, what comes from other resources is unknown.
func declared(r Resource, unknown bool) Resource {
	r.ID = ""
	inputs := map[string]any{}
	r.PropertyDependencies = map[string][]string{}
	for name, value := range r.Inputs {
		r.PropertyDependencies[name] = r.Dependencies
		if unknown && len(r.Dependencies) > 0 {
			value = graph.Unknown
		}
		inputs[name] = value
	}
	r.Inputs = inputs
	return r
}
