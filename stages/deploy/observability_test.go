package deploy_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/schema"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages"
)

// alertOf returns the alert rule of a trigger or watch.
func alertOf(t *testing.T, g graph.Graph, id string) map[string]any {
	t.Helper()
	i := slices.IndexFunc(g.Resources, func(r graph.Resource) bool { return r.Custom() && r.Name == "triggers-"+id })
	require.GreaterOrEqual(t, i, 0, "there is no alert %s", id)
	return g.Resources[i].Inputs
}

// at follows a path of names and indices.
func at(t *testing.T, value any, path ...any) any {
	t.Helper()
	for _, step := range path {
		switch step := step.(type) {
		case string:
			object, ok := value.(map[string]any)
			require.True(t, ok, "%v of %v", step, value)
			value = object[step]
		case int:
			list, ok := value.([]any)
			require.True(t, ok && step < len(list), "%v of %v", step, value)
			value = list[step]
		}
	}
	return value
}

// Section 5: P99 over 500 ms, errors over 1 %, database over 80 %, queues over 10,000 messages, a day's costs over 20 %.
func TestStage100kRaisesTheArticlesAlerts(t *testing.T) {
	t.Parallel()
	g := sharedGraph(t, stages.Stage100k)
	first := []any{"criteria", "allOf", 0}
	for id, want := range map[string]struct {
		threshold float64
		severity  float64
		holds     string
	}{
		"100k-response-time":  {500, 1, "percentilew(DurationMs, ItemCount, 99)"},
		"100k-failures":       {1, 1, "sumif(ItemCount, toint(ResultCode) >= 500)"},
		"100k-database-load":  {80, 2, "cpu_percent"},
		"100k-queue-depth":    {10000, 2, "ActiveMessages"},
		"dead-letters":        {0, 2, "DeadletteredMessages"},
		"messaging-throttled": {0, 2, "ThrottledRequests"},
		"cache-memory":        {85, 2, "usedmemorypercentage"},
		"origin-health":       {95, 1, "OriginHealthPercentage"},
	} {
		inputs := alertOf(t, g, id)
		criterion := at(t, inputs, first...)
		assert.EqualValues(t, want.threshold, at(t, criterion, "threshold"), id)
		assert.EqualValues(t, want.severity, inputs["severity"], id)
		text, err := json.Marshal(criterion)
		require.NoError(t, err)
		assert.Contains(t, strings.ReplaceAll(string(text), `\u003e`, ">"), want.holds, id)
	}
	for id, dimension := range map[string]string{
		"100k-queue-depth": "EntityName", "dead-letters": "EntityName", "origin-health": "Origin",
	} {
		split := at(t, alertOf(t, g, id), "criteria", "allOf", 0, "dimensions", 0)
		assert.Equal(t, map[string]any{"name": dimension, "operator": "Include", "values": []any{"*"}}, split, id)
	}
	for _, alert := range g.OfType("azure-native:insights:MetricAlert") {
		assert.NotEmpty(t, alert.Inputs["actions"], "%s tells nobody", alert.Name)
	}
}

func TestStage100kIsToldOfAzuresOwnTrouble(t *testing.T) {
	t.Parallel()
	g := sharedGraph(t, stages.Stage100k)
	categories := map[string]string{}
	for _, alert := range g.OfType("azure-native:insights:ActivityLogAlert") {
		category, _ := at(t, alert.Inputs, "condition", "allOf", 0, "equals").(string)
		categories[strings.TrimPrefix(alert.Name, "triggers-")] = category
	}
	assert.Equal(t, map[string]string{
		"advisor": "Recommendation", "autoscale-failed": "Autoscale", "resource-health": "ResourceHealth",
		"service-health": "ServiceHealth",
	}, categories)
	health := alertOf(t, g, "service-health")
	assert.Regexp(t, `^/subscriptions/[^/]+$`, at(t, health, "scopes", 0))
	assert.Equal(t, []any{"East US 2", "Central US", "Global"}, at(t, health, "condition", "allOf", 2, "containsAny"))
}

func TestUnusualCostsAreReportedDailyAndTheBillWeekly(t *testing.T) {
	t.Parallel()
	g := sharedGraph(t, stages.Stage100k)
	found := map[string][2]any{}
	for _, action := range g.OfType("azure-native:costmanagement:ScheduledActionByScope") {
		kind, _ := action.Inputs["kind"].(string)
		found[kind] = [2]any{at(t, action.Inputs, "schedule", "frequency"), action.Inputs["viewId"]}
		if kind == "InsightAlert" {
			assert.Contains(t, at(t, action.Inputs, "notification", "message"), "20 percent")
			assert.Regexp(t, `^/subscriptions/[^/]+$`, action.Inputs["scope"])
		}
	}
	require.Len(t, found, 2)
	assert.Equal(t, "Daily", found["InsightAlert"][0])
	assert.Contains(t, found["InsightAlert"][1], "ms:DailyAnomalyByResourceGroup")
	assert.Equal(t, "Weekly", found["Email"][0])
}

func TestStage100kIsAskedForFromFivePlaces(t *testing.T) {
	t.Parallel()
	tests := sharedGraph(t, stages.Stage100k).OfType("azure-native:insights:WebTest")
	require.Len(t, tests, 1)
	places := map[any]bool{}
	for _, place := range tests[0].Inputs["locations"].([]any) {
		places[at(t, place, "location")] = true
	}
	assert.Len(t, places, 5)
}

func TestTelemetryIsSampledWhereItArisesAndSignedIn(t *testing.T) {
	t.Parallel()
	g := sharedGraph(t, stages.Stage100k)
	components := g.OfType("azure-native:insights:Component")
	require.Len(t, components, 1)
	assert.Equal(t, true, components[0].Inputs["disableLocalAuth"])
	assert.NotContains(t, components[0].Inputs, "samplingPercentage", "nothing is sampled twice")
	for _, app := range g.OfType("azure-native:web:WebApp") {
		settings := map[string]any{}
		for _, setting := range at(t, app.Inputs, "siteConfig", "appSettings").([]any) {
			name, _ := at(t, setting, "name").(string)
			settings[name] = at(t, setting, "value")
		}
		assert.Equal(t, "microsoft.fixed_percentage", settings["OTEL_TRACES_SAMPLER"], app.Name)
		assert.Equal(t, "0.25", settings["OTEL_TRACES_SAMPLER_ARG"], app.Name)
		assert.Equal(t, "tracecontext,baggage", settings["OTEL_PROPAGATORS"], app.Name)
		assert.NotEmpty(t, settings["OTEL_SERVICE_NAME"], app.Name)
		assert.Regexp(t, "^Authorization=AAD;ClientId=.+", settings["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"], app.Name)
	}
}

// tagged are the tags that tell who pays for a resource, and for whom it is.
var tagged = []string{"costCenter", "environment", "managedBy", "owner", "workload"}

func TestEveryResourceThatTakesTagsSaysWhoPaysForIt(t *testing.T) {
	t.Parallel()
	g := sharedGraph(t, stages.Stage100k)
	checked := 0
	for _, resource := range g.Resources {
		described, ok := schema.Lookup(resource.Type)
		if !resource.Custom() || !ok || !described.HasInput("tags") {
			continue
		}
		tags, _ := resource.Inputs["tags"].(map[string]any)
		for _, tag := range tagged {
			assert.NotEmpty(t, tags[tag], "%s %s has no tag %s; it has %v", resource.Type, resource.Name, tag,
				slices.Sorted(maps.Keys(tags)))
		}
		checked++
	}
	assert.Greater(t, checked, 30)
}
