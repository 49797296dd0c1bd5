package rules_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/policies/rules"
)

// mutation is one change of a graph that a careless edit could make.
type mutation struct {
	urn string
	// path is the property that is set to value; without one the resource is removed.
	path  string
	value any
}

func (m mutation) String() string {
	switch {
	case m.path == "":
		return "without " + lastPart(m.urn)
	case m.value == nil:
		return fmt.Sprintf("%s without %s", lastPart(m.urn), m.path)
	}
	text, err := json.Marshal(m.value)
	if err != nil {
		return "unreadable"
	}
	return fmt.Sprintf("%s with %s = %s", lastPart(m.urn), m.path, text)
}

func lastPart(urn string) string { return urn[strings.LastIndex(urn, ":")+1:] }

// applied returns the graph with the mutation. Only the resource that changes is copied.
func (m mutation) applied(t *testing.T, g graph.Graph) graph.Graph {
	t.Helper()
	i := slices.IndexFunc(g.Resources, func(r graph.Resource) bool { return r.URN == m.urn })
	require.GreaterOrEqual(t, i, 0)
	if m.path == "" {
		g.Resources = slices.Delete(slices.Clone(g.Resources), i, i+1)
		return g
	}
	g.Resources = slices.Clone(g.Resources)
	g.Resources[i] = withProperty(t, g.Resources[i], m.path, m.value)
	return g
}

// changed returns the resource with the mutation.
func (m mutation) changed(t *testing.T, g graph.Graph) graph.Resource {
	t.Helper()
	r, found := g.Find(m.urn)
	require.True(t, found)
	return withProperty(t, r, m.path, m.value)
}

// withProperty copies a resource and sets one input of the copy.
func withProperty(t *testing.T, r graph.Resource, path string, value any) graph.Resource {
	t.Helper()
	text, err := json.Marshal(r.Inputs)
	require.NoError(t, err)
	r.Inputs = nil
	require.NoError(t, json.Unmarshal(text, &r.Inputs))
	object := r.Inputs
	names := strings.Split(path, ".")
	for _, name := range names[:len(names)-1] {
		next, ok := object[name].(map[string]any)
		if !ok {
			next = map[string]any{}
			object[name] = next
		}
		object = next
	}
	object[names[len(names)-1]] = value
	return r
}

// lookUp returns the input at a path.
func lookUp(inputs map[string]any, path string) (any, bool) {
	var value any = inputs
	for name := range strings.SplitSeq(path, ".") {
		object, ok := value.(map[string]any)
		if !ok {
			return nil, false
		}
		if value, ok = object[name]; !ok {
			return nil, false
		}
	}
	return value, true
}

// wrong is a value of the same type that nobody means.
func wrong(value any) any {
	switch value := value.(type) {
	case bool:
		return !value
	case float64:
		return 0.0
	case string:
		return "mutant"
	case []any:
		return []any{}
	}
	return map[string]any{}
}

// breaking are the mutations of one property that a resource has: a wrong value, and none.
func breaking(r graph.Resource, path string) []mutation {
	value, present := lookUp(r.Inputs, path)
	if !present {
		return nil
	}
	return []mutation{{r.URN, path, wrong(value)}, {r.URN, path, nil}}
}

// verdicts are the results of one rule by resource.
func verdicts(rule rules.Rule, g graph.Graph) map[string]rules.Result {
	found := map[string]rules.Result{}
	for _, located := range rule.Judge(rules.FromGraph(g), now) {
		found[located.URN] = located.Result
	}
	return found
}

// sortedKeys are the keys of a map in order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
