package stages_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/stages"
)

func TestLoadsAreWhatAzureMonitorMeasures(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, trigger := range stages.Triggers() {
		seen[trigger.ID] = true
	}
	for _, watch := range stages.Watches() {
		seen[watch.ID] = true
	}
	for _, load := range stages.Loads() {
		assert.False(t, seen[load.ID], "%s occurs twice", load.ID)
		seen[load.ID] = true
		metrics, ok := azure.MetricsOf(load.ResourceType)
		require.True(t, ok, load.ID)
		assert.Contains(t, metrics, load.Metric, load.ID)
		assert.Contains(t, []string{"Average", "Count", "Minimum", "Maximum", "Total"}, load.Aggregation, load.ID)
		assert.Equal(t, load.Dimension == "", load.Fits == 0, "%s: what fits is said of a dimension", load.ID)
		assert.NotEmpty(t, load.Source, load.ID)
	}
}

// A smaller size must not raise the alarm that it is too small.
func TestWhatFitsRaisesNoAlert(t *testing.T) {
	t.Parallel()
	limits := map[string]float64{}
	for _, trigger := range stages.Triggers() {
		if trigger.Unit == "percent" && trigger.Operator == "GreaterThan" && trigger.Evaluation == stages.EvaluateMetric {
			limits[trigger.ResourceType] = trigger.Threshold
		}
	}
	for _, watch := range stages.Watches() {
		if watch.Measure.Unit == "percent" && watch.Measure.Operator == "GreaterThan" {
			limits[watch.Measure.ResourceType] = watch.Measure.Threshold
		}
	}
	for _, load := range stages.Loads() {
		if limit, watched := limits[load.ResourceType]; watched && load.Dimension != "" {
			assert.Less(t, load.Fits, limit, load.ID)
		}
	}
}

func TestADatabaseInVCoresIsMeasuredByItsCPU(t *testing.T) {
	t.Parallel()
	for stage, want := range map[stages.Stage]string{
		stages.Single: "dtu_consumption_percent", stages.Stage10k: "cpu_percent",
	} {
		for _, load := range stages.Loads() {
			if load.ID == "database-used" {
				assert.Equal(t, want, load.For(profileOf(t, stage)).Metric, stage)
			}
		}
	}
}
