package compare_test

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/azstage/azstage/internal/compare"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/graph/graphtest"
	"github.com/azstage/azstage/internal/topology"
)

var update = flag.Bool("update", false, "rewrite testdata")

func between(t testing.TB, before, after graph.Graph) compare.Report {
	t.Helper()
	report, err := compare.Compare(compare.Input{Before: before, After: after})
	require.NoError(t, err)
	return report
}

// hops are the neighbours of the ladder, up and once down.
var hops = [][2]string{{"single", "1k"}, {"1k", "10k"}, {"10k", "1k"}, {"10k", "100k"}, {"100k", "1m"}, {"1m", "10m"}}

func TestComparisonsOfNeighboursAreAsRecorded(t *testing.T) {
	t.Parallel()
	for _, hop := range hops {
		name := hop[0] + "-to-" + hop[1]
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			report := between(t, graphtest.Graph(t, hop[0]), graphtest.Graph(t, hop[1]))
			written := map[string]string{".txt": compare.Text(report), ".md": compare.Markdown(report)}
			if hop[1] == "10m" {
				delete(written, ".txt") // it says the same in half a megabyte
			}
			for suffix, text := range written {
				path := filepath.Join("testdata", name+suffix)
				if *update {
					require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
				}
				want, err := os.ReadFile(path)
				require.NoError(t, err)
				assert.Equal(t, string(want), text)
			}
		})
	}
}

func change(t *testing.T, r compare.Report, component, resource string) compare.Resource {
	t.Helper()
	at := slices.IndexFunc(r.Components, func(c compare.Component) bool { return c.Name == component })
	require.GreaterOrEqual(t, at, 0, component)
	resources := r.Components[at].Resources
	at = slices.IndexFunc(resources, func(r compare.Resource) bool { return r.Name == resource })
	require.GreaterOrEqual(t, at, 0, resource)
	return resources[at]
}

func TestSettingsAreComparedByComponent(t *testing.T) {
	t.Parallel()
	report := between(t, graphtest.Graph(t, "1k"), graphtest.Graph(t, "10k"))
	assert.Equal(t, []compare.Setting{
		{Path: "highAvailabilityReplicaCount", After: "1"},
		{Path: "readScale", After: "Disabled"},
		{Path: "requestedBackupStorageRedundancy", Before: "Geo", After: "GeoZone"},
		{Path: "sku.capacity", Before: "100", After: "4"},
		{Path: "sku.name", Before: "S3", After: "HS_Gen5_4"},
		{Path: "sku.tier", Before: "Standard", After: "Hyperscale"},
		{Path: "zoneRedundant", Before: "false", After: "true"},
	}, change(t, report, "sql", "sql-database").Settings)
	assert.Contains(t, change(t, report, "app", "app-site").Settings,
		compare.Setting{Path: "siteConfig.appSettings[SESSION_STORE]", After: "redis"})
	assert.Equal(t, topology.Added, change(t, report, "autoscale", "autoscale-setting").Change)
	assert.Contains(t, report.Limits,
		compare.Limit{Resource: "autoscale-setting", Name: "instances at most", After: "10"})
}

func TestDoorsCloseOnTheWayUpAndStayClosedOnTheWayDown(t *testing.T) {
	t.Parallel()
	up := between(t, graphtest.Graph(t, "1k"), graphtest.Graph(t, "10k"))
	require.NotEmpty(t, up.Doors)
	assert.Equal(t, "sql-hyperscale", up.Doors[0].ID)
	assert.Empty(t, up.Closed)
	down := between(t, graphtest.Graph(t, "10k"), graphtest.Graph(t, "1k"))
	assert.Empty(t, down.Doors)
	assert.Equal(t, up.Doors, down.Closed)
}

// otherStack is the graph of a second stack of the same program: another suffix, subscription, and IDs.
func otherStack(t *testing.T, g graph.Graph) graph.Graph {
	t.Helper()
	suffix := ""
	var made []string
	for _, resource := range g.Resources {
		if resource.Name == "suffix" {
			suffix, _ = resource.Outputs["result"].(string)
		}
		for _, output := range []string{"principalId", "clientId", "instrumentationKey", "appId", "frontDoorId"} {
			if value, ok := resource.Outputs[output].(string); ok && resource.Custom() {
				made = append(made, value)
			}
		}
	}
	require.Len(t, suffix, 5)
	require.NotEmpty(t, made)
	text, err := json.Marshal(g)
	require.NoError(t, err)
	pairs := []string{suffix, "q9x7w", "00000000-0000-4000-8000-00000000a25e", "11111111-1111-4111-8111-111111111111"}
	for i, value := range made {
		pairs = append(pairs, value, fmt.Sprintf("22222222-2222-4222-8222-%012d", i))
	}
	var other graph.Graph
	require.NoError(t, json.Unmarshal([]byte(strings.NewReplacer(pairs...).Replace(string(text))), &other))
	return other
}

func TestTwoStacksOfTheSameStageDoNotDiffer(t *testing.T) {
	t.Parallel()
	for _, stage := range graphtest.Stages() {
		g := graphtest.Graph(t, stage)
		for name, other := range map[string]graph.Graph{"itself": g, "another stack": otherStack(t, g)} {
			report := between(t, g, other)
			require.Empty(t, report.Components, "%s and %s", stage, name)
			assert.Equal(t, report.Resources.Before, report.Resources.Unchanged)
			assert.Contains(t, compare.Text(report), "No differences.")
		}
	}
}

func TestCountsAddUpWhateverIsMissing(t *testing.T) {
	t.Parallel()
	all := graphtest.Graph(t, "1k")
	rapid.Check(t, func(t *rapid.T) {
		part := func(label string) graph.Graph {
			keep := rapid.SliceOfN(rapid.Bool(), len(all.Resources), len(all.Resources)).Draw(t, label)
			g := graph.Graph{Stage: all.Stage, Stack: all.Stack}
			for i, resource := range all.Resources {
				if keep[i] || resource.Name == "suffix" {
					g.Resources = append(g.Resources, resource)
				}
			}
			return g
		}
		before, after := part("before"), part("after")
		forth, err := compare.Compare(compare.Input{Before: before, After: after})
		require.NoError(t, err)
		back, err := compare.Compare(compare.Input{Before: after, After: before})
		require.NoError(t, err)
		counts := forth.Resources
		assert.Equal(t, counts.Before, counts.Removed+counts.Changed+counts.Unchanged)
		assert.Equal(t, counts.After, counts.Added+counts.Changed+counts.Unchanged)
		assert.Equal(t, counts.Added, back.Resources.Removed, "what comes one way goes the other")
		assert.Equal(t, counts.Changed, back.Resources.Changed)
	})
}

func TestTwoResourcesOfOneNameAndTypeAreRefused(t *testing.T) {
	t.Parallel()
	g := graphtest.Graph(t, "single")
	twin := g.Resources[len(g.Resources)-1]
	require.True(t, twin.Custom())
	g.Resources = append(g.Resources, twin)
	_, err := compare.Compare(compare.Input{Before: g, After: g})
	assert.ErrorContains(t, err, twin.Name)
}

func TestCostAndDurationAreShownWhereGiven(t *testing.T) {
	t.Parallel()
	g := graphtest.Graph(t, "single")
	report, err := compare.Compare(compare.Input{
		Before: g, After: g,
		Cost: &compare.CostChange{
			Before: compare.Cost{MinimumUSD: 90, TypicalUSD: 120.4, MaximumUSD: 200},
			After:  compare.Cost{MinimumUSD: 800, TypicalUSD: 1000, MaximumUSD: 1500},
		},
		Duration: &compare.Duration{TypicalMinutes: 41.2, Note: "From Azure's usual durations."},
	})
	require.NoError(t, err)
	text := compare.Text(report)
	assert.Contains(t, text, "$120 ($90 to $200)")
	assert.Contains(t, text, "Predicted duration: 42 minutes. From Azure's usual durations.")
	assert.NotContains(t, compare.Text(between(t, g, g)), "Estimated cost")
}

func TestAReportIsWhatItsSchemaSays(t *testing.T) {
	t.Parallel()
	compiler := jsonschema.NewCompiler()
	picture, err := os.Open("../../docs/schemas/topology.json")
	require.NoError(t, err)
	schema, err := jsonschema.UnmarshalJSON(picture)
	require.NoError(t, errors.Join(err, picture.Close()))
	require.NoError(t, compiler.AddResource("https://github.com/azstage/azstage/docs/schemas/topology.json", schema))
	compiled, err := compiler.Compile("../../docs/schemas/compare.json")
	require.NoError(t, err)
	for _, hop := range hops {
		report := between(t, graphtest.Graph(t, hop[0]), graphtest.Graph(t, hop[1]))
		text, err := json.Marshal(report)
		require.NoError(t, err)
		written, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
		require.NoError(t, err)
		require.NoError(t, compiled.Validate(written))
		broken := strings.Replace(string(text), `"change":"changed"`, `"change":"altered"`, 1)
		require.NotEqual(t, string(text), broken)
		written, err = jsonschema.UnmarshalJSON(strings.NewReader(broken))
		require.NoError(t, err)
		assert.Error(t, compiled.Validate(written))
	}
}
