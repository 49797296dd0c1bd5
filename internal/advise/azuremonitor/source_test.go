package azuremonitor_test

import (
	"context"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/advise"
	"github.com/azstage/azstage/internal/graph/graphtest"
	"github.com/azstage/azstage/stages"
)

var from = time.Date(2026, 11, 16, 0, 0, 0, 0, time.UTC)

func signalsOf(t *testing.T, stage stages.Stage) []advise.Signal {
	t.Helper()
	p, err := stages.ProfileOf(stage)
	require.NoError(t, err)
	return advise.Signals(p)
}

// read measures a recorded stage for some hours.
func read(t *testing.T, m *monitor, stage stages.Stage, hours int) (map[string]advise.Series, advise.Metrics, []string) {
	t.Helper()
	metrics, problems, err := sourceOf(t, m).Read(t.Context(), graphtest.Graph(t, string(stage)), signalsOf(t, stage), from,
		from.Add(time.Duration(hours)*time.Hour))
	require.NoError(t, err)
	found := map[string]advise.Series{}
	for _, series := range metrics.Series {
		found[series.Signal] = series
	}
	return found, metrics, problems
}

func TestWhatTheAlertRulesLookAtIsAskedForThroughThrottling(t *testing.T) {
	t.Parallel()
	m := &monitor{
		throttle: 2,
		average:  map[string]float64{"cpu_percent": 83, "ActiveMessages": 12000, "CpuPercentage": 31, "ThrottledRequests": 4},
		rows: map[string]string{
			"percentilew(DurationMs, ItemCount, 99)": `[480.5, "2026-11-16T00:00:00Z"], [612.25, "2026-11-16T00:15:00.0000000Z"]`,
			"ResultCode":                             `["NaN", "2026-11-16T00:00:00Z"], [0.5, "2026-11-16T00:15:00Z"]`,
		},
		costs: `[100.5, 20261116, "USD"], [130, 20261117, "USD"]`,
	}
	found, metrics, problems := read(t, m, stages.Stage100k, 48)
	assert.Empty(t, problems)
	assert.Contains(t, m.asked, "eastus2 Microsoft.Sql/servers/databases cpu_percent average PT15M ")
	assert.Contains(t, m.asked, "eastus2 Microsoft.ServiceBus/namespaces ActiveMessages average PT15M EntityName eq '*'")
	assert.Contains(t, m.asked, "global Microsoft.Cdn/profiles Percentage5XX average PT5M ")

	load := found["100k-database-load"]
	require.Len(t, load.Values, 48*4)
	assert.InDelta(t, 83, load.Values[0], 0)
	assert.True(t, math.IsNaN(load.Values[1]), "a moment without a value was not measured")
	assert.Equal(t, "reports", found["100k-queue-depth"].Part)
	assert.InDelta(t, 4, found["messaging-throttled"].Values[0], 0)
	assert.Zero(t, found["messaging-throttled"].Values[1], "where nothing is counted there was nothing")

	slow := found["100k-response-time"].Values
	assert.InDelta(t, 480.5, slow[0], 0)
	assert.InDelta(t, 612.25, slow[1], 0)
	assert.True(t, math.IsNaN(found["100k-failures"].Values[0]))
	assert.InDelta(t, 0.5, found["100k-failures"].Values[1], 0)
	assert.Equal(t, advise.Values{100.5, 130}, metrics.DailyCosts)

	advice, err := advise.On(advise.Input{Config: stages.Config{Stage: stages.Stage100k}, Stack: "dev", Metrics: metrics})
	require.NoError(t, err)
	assert.Equal(t, advise.Promote, advice.Verdict)
}

// Whatever is measured of a stage has something that it is measured of.
func TestEveryStageHasWhatItsSignalsMeasure(t *testing.T) {
	t.Parallel()
	for _, stage := range graphtest.Stages() {
		_, _, problems := read(t, &monitor{}, stages.Stage(stage), 24)
		assert.Empty(t, problems, stage)
	}
}

// The query is the alert rule's own, for every window instead of one, and asks the workspace that the rule asks.
func TestAQueryIsTheAlertRules(t *testing.T) {
	t.Parallel()
	m := &monitor{}
	read(t, m, stages.Single, 1)
	var queries []string
	for _, asked := range m.asked {
		if strings.Contains(asked, "percentilew") {
			queries = append(queries, asked)
		}
	}
	require.Len(t, queries, 1)
	assert.Regexp(t, `^[0-9a-f-]{36} 2026-11-16T00:00:00Z/2026-11-16T01:00:00Z AppRequests\n`, queries[0])
	assert.Contains(t, queries[0], "by bin(TimeGenerated, 30m)\n")
	assert.True(t, strings.HasSuffix(queries[0], "project Milliseconds, TimeGenerated"))
}

// What is smaller or elsewhere by design must not be taken for the stage's own.
func TestLoadsAreThoseOfTheStagesOwnSizes(t *testing.T) {
	t.Parallel()
	m := &monitor{average: map[string]float64{"cpu_percent": 10, "CpuPercentage": 10, "ObservedCapacity": 4}}
	_, metrics, _ := read(t, m, stages.Stage1m, 1)
	resources := map[string][]string{}
	for _, series := range metrics.Series {
		resources[series.Signal] = append(resources[series.Signal], series.Resource)
	}
	assert.ElementsMatch(t, []string{"asp-shop-dev-eus2", "asp-shop-dev-uks", "asp-shop-dev-sea"}, resources["plan-cpu"],
		"no plan of functions")
	assert.Equal(t, []string{"shop"}, resources["database-used"], "no copy")
	assert.Len(t, resources["plan-instances"], 3, "nothing that scales messaging units")
}

func TestWhatAzureCannotTellIsAProblemAndNotAZero(t *testing.T) {
	t.Parallel()
	m := &monitor{
		average: map[string]float64{"cpu_percent": 40}, failing: map[string]bool{"CpuPercentage": true, "ThrottledRequests": true},
		partial: true, forbidden: true,
	}
	found, metrics, problems := read(t, m, stages.Stage100k, 24)
	text := strings.Join(problems, "\n")
	assert.Contains(t, text, "plan-cpu of asp-shop-dev-eus2: Azure answers Throttled ask later")
	assert.Contains(t, text, "100k-response-time: Azure answers for a part only: PartialError")
	assert.Contains(t, text, "100k-costs: Azure answers 403 RBACAccessDenied")
	assert.NotContains(t, found, "plan-cpu")
	assert.NotContains(t, found, "messaging-throttled")
	assert.Empty(t, metrics.DailyCosts)
	assert.Contains(t, found, "100k-database-load", "the rest is measured")
}

func TestAStackWithoutAlertRulesSaysSo(t *testing.T) {
	t.Parallel()
	g := graphtest.Graph(t, "1k")
	g.Resources = nil
	metrics, problems, err := sourceOf(t, &monitor{}).Read(t.Context(), g, signalsOf(t, stages.Stage1k), from, from.Add(time.Hour))
	require.NoError(t, err)
	assert.Empty(t, metrics.Series)
	assert.Contains(t, strings.Join(problems, "\n"), "1k-response-time: the stack has no alert rule")
	assert.Contains(t, strings.Join(problems, "\n"), "1k-database-cpu: the stack has nothing that it is measured of")
}

func TestReadingEndsWithItsContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, _, err := sourceOf(t, &monitor{}).Read(ctx, graphtest.Graph(t, "single"), signalsOf(t, stages.Single), from,
		from.Add(time.Hour))
	require.ErrorIs(t, err, context.Canceled)
}
