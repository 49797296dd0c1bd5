package stages_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/stages"
)

func TestObjectivesAreForWhatTheArticleNames(t *testing.T) {
	t.Parallel()
	operations := map[string]bool{}
	for _, o := range stages.Objectives() {
		operations[o.Operation] = true
		assert.Greater(t, o.TargetPercent, 50.0, o.ID)
		assert.Less(t, o.TargetPercent, 100.0, "%s: without a budget every failure is an alert", o.ID)
		assert.NotEmpty(t, o.Source, o.ID)
	}
	assert.Equal(t, map[string]bool{"": true, "login": true, "checkout": true}, operations)
}

func TestABurnRateIsToldBeforeTheBudgetIsSpent(t *testing.T) {
	t.Parallel()
	rates := stages.BurnRates()
	require.NotEmpty(t, rates)
	for i, rate := range rates {
		assert.Less(t, rate.Short, rate.Long, rate.ID)
		assert.LessOrEqual(t, rate.Every, rate.Short, "%s: a short window that is over unseen", rate.ID)
		for _, o := range stages.Objectives() {
			budget := float64(o.Days) * float64(stages.Day)
			assert.Less(t, rate.Factor*float64(rate.Long), budget/5, "%s of %s: most of the budget is still there", rate.ID, o.ID)
			assert.LessOrEqual(t, rate.Factor*(100-o.TargetPercent), 100.0, "%s of %s can happen", rate.ID, o.ID)
		}
		if i > 0 {
			assert.Less(t, rate.Factor, rates[i-1].Factor, "the slower, the longer it takes to be told")
			assert.Greater(t, rate.Long, rates[i-1].Long)
		}
	}
}
