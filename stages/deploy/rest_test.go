package deploy_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/stages"
)

func TestAnEnvironmentRestsAtNightAndCostCentresHaveBudgets(t *testing.T) {
	t.Parallel()
	g := up(t, configuration(stages.Stage10k, "environment", "test",
		"offHours", `{"start": "08:00", "timeZone": "W. Europe Standard Time"}`,
		"costCenter", "checkout", "costCenterBudgets", `{"checkout": 1000, "search": 250}`,
		"overrides", `{"services": {"definitions": [{"name": "search", "costCenter": "search"}]}}`))

	settings := g.OfType("azure-native:insights:AutoscaleSetting")
	require.Len(t, settings, 1)
	profiles, ok := settings[0].Inputs["profiles"].([]any)
	require.True(t, ok)
	require.Len(t, profiles, 2, "one for the day, and one that ends it")
	const (
		days  = "days"
		hours = "hours"
	)
	for i, want := range []struct {
		minimum, maximum string
		hour             float64
	}{{"2", "10", 8}, {"2", "2", 19}} {
		assert.Equal(t, want.minimum, at(t, profiles[i], "capacity", "minimum"))
		assert.Equal(t, want.maximum, at(t, profiles[i], "capacity", "maximum"))
		assert.EqualValues(t, want.hour, at(t, profiles[i], "recurrence", "schedule", hours, 0))
		assert.Equal(t, "W. Europe Standard Time", at(t, profiles[i], "recurrence", "schedule", "timeZone"))
		assert.Len(t, at(t, profiles[i], "recurrence", "schedule", days), 5, "nothing begins on a weekend")
	}

	amounts := map[any]any{}
	for _, budget := range g.OfType("azure-native:consumption:Budget") {
		center := any("")
		if budget.Inputs["filter"] != nil {
			center = at(t, budget.Inputs, "filter", "tags", "values", 0)
		}
		amounts[center] = budget.Inputs["amount"]
	}
	assert.Equal(t, map[any]any{"": 4000.0, "checkout": 1000.0, "search": 250.0}, amounts)
}
