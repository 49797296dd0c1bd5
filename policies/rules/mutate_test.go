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
	urn, path, what string
	// apply changes the graph, which is the mutation's own.
	apply func(*graph.Graph)
}

func (m mutation) String() string {
	if m.path == "" {
		return m.what + " " + lastPart(m.urn)
	}
	return fmt.Sprintf("%s of %s %s", m.path, lastPart(m.urn), m.what)
}

func lastPart(urn string) string { return urn[strings.LastIndex(urn, ":")+1:] }

// clone copies a graph, so that a mutation cannot be seen by the next.
func clone(t *testing.T, g graph.Graph) graph.Graph {
	t.Helper()
	text, err := json.Marshal(g)
	require.NoError(t, err)
	var copied graph.Graph
	require.NoError(t, json.Unmarshal(text, &copied))
	return copied
}

// breaks are the wrong values that can stand for a right one.
func breaks(value any) map[string]any {
	switch value := value.(type) {
	case bool:
		return map[string]any{fmt.Sprintf("set to %t", !value): !value}
	case float64:
		return map[string]any{"set to 0": 0.0}
	case string:
		return map[string]any{`set to "mutant"`: "mutant"}
	case []any:
		return map[string]any{"emptied": []any{}}
	case map[string]any:
		return map[string]any{"emptied": map[string]any{}}
	}
	return nil
}

// at finds the object that holds the last name of a path.
func at(inputs map[string]any, path string) (map[string]any, string, bool) {
	names := strings.Split(path, ".")
	for _, name := range names[:len(names)-1] {
		next, ok := inputs[name].(map[string]any)
		if !ok {
			return nil, "", false
		}
		inputs = next
	}
	last := names[len(names)-1]
	_, present := inputs[last]
	return inputs, last, present
}

// breaking are the mutations of one property of one resource.
func breaking(resource graph.Resource, path string) []mutation {
	object, name, present := at(resource.Inputs, path)
	if !present {
		return nil
	}
	wrong := breaks(object[name])
	var mutations []mutation
	for _, what := range slices.Sorted(maps.Keys(wrong)) {
		mutations = append(mutations, set(resource.URN, path, what, wrong[what]))
	}
	return mutations
}

func set(urn, path, what string, value any) mutation {
	return mutation{urn: urn, path: path, what: what, apply: func(g *graph.Graph) {
		for i := range g.Resources {
			if g.Resources[i].URN != urn {
				continue
			}
			inputs := g.Resources[i].Inputs
			names := strings.Split(path, ".")
			for _, name := range names[:len(names)-1] {
				next, ok := inputs[name].(map[string]any)
				if !ok {
					next = map[string]any{}
					inputs[name] = next
				}
				inputs = next
			}
			inputs[names[len(names)-1]] = value
		}
	}}
}

func remove(urn string) mutation {
	return mutation{urn: urn, what: "without", apply: func(g *graph.Graph) {
		g.Resources = slices.DeleteFunc(g.Resources, func(r graph.Resource) bool { return r.URN == urn })
	}}
}

// verdicts are the results of one rule by resource.
func verdicts(rule rules.Rule, g graph.Graph) map[string]rules.Result {
	found := map[string]rules.Result{}
	for _, located := range rule.Judge(rules.FromGraph(g), now) {
		found[located.URN] = located.Result
	}
	return found
}
