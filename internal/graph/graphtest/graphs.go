// Package graphtest gives tests the graphs of the stages without bringing one up.
package graphtest

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/graph/recorded"
)

// Alternatives is stage 1k with what a stage offers on request: a domain of its own, a key vault, a NAT gateway, Front Door
// Premium.
const Alternatives = "alternatives"

// Stages are the stages that every reading of a graph is tested on, smallest first.
func Stages() []string { return []string{"single", "1k", "10k", "100k", "1m", "10m"} }

// Graph returns the graph of a stage, or of Alternatives, as it was recorded. Every call returns values of its own.
func Graph(t require.TestingT, name string) graph.Graph {
	g, err := recorded.Graph(name)
	require.NoError(t, err)
	require.NotEmpty(t, g.Resources)
	return g
}

// Pack returns what is recorded of a graph: everything but what differs from one run to the next, one resource a line.
func Pack(t require.TestingT, g graph.Graph) []byte {
	resources := make([]string, 0, len(g.Resources))
	for _, resource := range ordered(g.Resources) {
		text, err := json.Marshal(stable(resource))
		require.NoError(t, err)
		resources = append(resources, string(text))
	}
	head, err := json.Marshal(map[string]string{"stage": g.Stage, "stack": g.Stack})
	require.NoError(t, err)
	var packed bytes.Buffer
	writer, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	require.NoError(t, err)
	text := strings.TrimSuffix(string(head), "}") + `,"resources":[` + "\n" + strings.Join(resources, ",\n") + "\n]}\n"
	_, err = io.WriteString(writer, text)
	require.NoError(t, err)
	require.NoError(t, writer.Close())
	return packed.Bytes()
}

// ordered puts resources in an order that is the engine's, what a resource depends on before it, and the same in every run.
func ordered(resources []graph.Resource) []graph.Resource {
	depth := map[string]int{}
	for _, resource := range resources {
		depth[resource.URN] = depth[resource.Parent] + 1
		for _, urn := range resource.Dependencies {
			depth[resource.URN] = max(depth[resource.URN], depth[urn]+1)
		}
	}
	return slices.SortedFunc(slices.Values(resources), func(a, b graph.Resource) int {
		return cmp.Or(cmp.Compare(depth[a.URN], depth[b.URN]), cmp.Compare(a.URN, b.URN))
	})
}

// Inputs are what a graph's program gave each resource, by URN, of which a recorded graph and a new one have the same.
func Inputs(g graph.Graph) map[string]map[string]any {
	given := map[string]map[string]any{}
	for _, resource := range g.Resources {
		if resource.Custom() {
			given[resource.URN] = stable(resource).Inputs
		}
	}
	return given
}

// dates are recorded instead of those that follow the calendar: the period of a budget and of a report.
var dates = map[string]string{"startDate": "2026-12-01T00:00:00Z", "endDate": "2027-12-01T00:00:00Z"}

// stable removes what differs from one run to the next: the identity of a provider, dates, the order of dependencies.
func stable(resource graph.Resource) graph.Resource {
	if at := strings.LastIndex(resource.Provider, "::"); at >= 0 {
		resource.Provider = resource.Provider[:at]
	}
	if resource.IsProvider() {
		resource.ID = "provider"
	}
	resource.Inputs, _ = dated(resource.Inputs).(map[string]any)
	resource.Outputs, _ = dated(resource.Outputs).(map[string]any)
	resource.Dependencies = slices.Sorted(slices.Values(resource.Dependencies))
	return resource
}

// dated copies a value, with the recorded dates in it.
func dated(value any) any {
	switch value := value.(type) {
	case map[string]any:
		copied := make(map[string]any, len(value))
		for name, inner := range value {
			if date, isDate := dates[name]; isDate {
				inner = date
			}
			copied[name] = dated(inner)
		}
		return copied
	case []any:
		copied := make([]any, len(value))
		for i, inner := range value {
			copied[i] = dated(inner)
		}
		return copied
	}
	return value
}
