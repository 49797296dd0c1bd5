package stages_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/stages"
)

func TestWatchesAreWhatAzureMonitorCanEvaluate(t *testing.T) {
	t.Parallel()
	found := stages.Watches()
	require.NotEmpty(t, found)
	seen := map[string]bool{}
	for _, trigger := range stages.Triggers() {
		seen[trigger.ID] = true
	}
	for _, w := range found {
		assert.False(t, seen[w.ID], "%s occurs twice", w.ID)
		seen[w.ID] = true
		for _, text := range []string{w.Title, w.Advice, w.Source} {
			assert.NotEmpty(t, text, w.ID)
		}
		isMetric, isEntry := w.Measure.Metric != "", w.Entry.Category != ""
		require.True(t, isMetric != isEntry, "%s looks at a metric or at an entry, not both", w.ID)
		if isEntry {
			assert.Zero(t, w.Severity, "%s: Azure gives entries no severity", w.ID)
			continue
		}
		m := w.Measure
		metrics, ok := azure.MetricsOf(m.ResourceType)
		require.True(t, ok, w.ID)
		assert.Contains(t, metrics, m.Metric, w.ID)
		assert.LessOrEqual(t, m.Every, m.Window, w.ID)
		assert.Contains(t, []int{1, 2}, w.Severity, w.ID)
		assertSplits(t, w.ID, m.ResourceType, m.Metric, m.Split)
	}
}

func TestTriggersSplitByDimensionsOfTheirMetrics(t *testing.T) {
	t.Parallel()
	for _, trigger := range stages.Triggers() {
		assertSplits(t, trigger.ID, trigger.ResourceType, trigger.Signal, trigger.Split)
	}
	queue := stages.TriggersFor(stages.Stage100k)[3]
	require.Equal(t, "100k-queue-depth", queue.ID)
	assert.Equal(t, "EntityName", queue.Split, "one full queue must not hide behind empty ones")
}

func assertSplits(t *testing.T, id, armType, metric, split string) {
	t.Helper()
	if split == "" {
		return
	}
	dimensions, ok := azure.DimensionsOf(armType, metric)
	require.True(t, ok, id)
	assert.Contains(t, dimensions, split, id)
}

func TestTheListOfAlertsIsTheCallersOwn(t *testing.T) {
	t.Parallel()
	found := stages.Watches()
	found[0].ID = "changed"
	assert.False(t, slices.ContainsFunc(stages.Watches(), func(w stages.Watch) bool { return w.ID == "changed" }))
}

// The five numbers of section 5, exactly.
func TestTheAlertsOfTheArticle(t *testing.T) {
	t.Parallel()
	type alert struct {
		signal, aggregation, operator string
		threshold                     float64
		unit                          string
		severity                      int
	}
	p := profileOf(t, stages.Stage100k)
	var found []alert
	for _, trigger := range stages.TriggersFor(stages.Stage100k) {
		trigger = trigger.For(p)
		found = append(found, alert{
			trigger.Signal, trigger.Aggregation, trigger.Operator, trigger.Threshold, trigger.Unit, trigger.Severity,
		})
	}
	assert.Equal(t, []alert{
		{"requestDuration", "p99", "GreaterThan", 500, "ms", 1},
		{"failedRequests", "share", "GreaterThan", 1, "percent", 1},
		{"cpu_percent", "Average", "GreaterThan", 80, "percent", 0},
		{"ActiveMessages", "Average", "GreaterThan", 10000, "messages", 0},
		{"dailyCosts", "share", "GreaterThan", 20, "percent", 0},
	}, found)
	p.Database.SKU, p.Messaging.Tier = "S3", ""
	load, queue := stages.TriggersFor(stages.Stage100k)[2].For(p), stages.TriggersFor(stages.Stage100k)[3].For(p)
	assert.Equal(t, "dtu_consumption_percent", load.Signal)
	assert.Equal(t, stages.EvaluateLogQuery, queue.Evaluation, "no other queue has a metric of its own")
	assert.Equal(t, "queueDepth", queue.Signal)
	assert.Empty(t, queue.Split)
}
