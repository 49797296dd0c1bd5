package observability_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/observability"
)

func level() observability.ServiceLevel {
	return observability.ServiceLevel{TargetPercent: 99.9, MinimumRequests: 100, ShortMinutes: 5}
}

func TestTheBurnRateIsTheSmallerOfTwoWindows(t *testing.T) {
	t.Parallel()
	query, err := observability.BurnRateQuery(level())
	require.NoError(t, err)
	assert.Contains(t, query, "isempty(SyntheticSource)", "availability tests are no users")
	assert.Contains(t, query, "TimeGenerated > ago(5m)")
	assert.Contains(t, query, "toint(ResultCode) >= 500")
	assert.Contains(t, query, "where All >= 100 and Late > 0")
	assert.Contains(t, query, "min_of(100.0 * BadOfAll / All, 100.0 * BadOfLate / Late) / 0.1")
	assert.NotContains(t, query, "OperationName")
}

func TestAnObjectiveOfOneOperationAndOfItsTime(t *testing.T) {
	t.Parallel()
	wanted := level()
	wanted.Operation, wanted.SlowMilliseconds, wanted.TargetPercent = "checkout", 500, 99.95
	query, err := observability.BurnRateQuery(wanted)
	require.NoError(t, err)
	assert.Contains(t, query, `where OperationName has "checkout"`)
	assert.Contains(t, query, "Bad = DurationMs > 500")
	assert.Contains(t, query, "/ 0.05", "the budget without the noise of binary fractions")
}

func TestABurnRateOfNothingIsRefused(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*observability.ServiceLevel){
		"no budget":       func(l *observability.ServiceLevel) { l.TargetPercent = 100 },
		"no target":       func(l *observability.ServiceLevel) { l.TargetPercent = 0 },
		"no minimum":      func(l *observability.ServiceLevel) { l.MinimumRequests = 0 },
		"no short window": func(l *observability.ServiceLevel) { l.ShortMinutes = 0 },
	} {
		wrong := level()
		change(&wrong)
		_, err := observability.BurnRateQuery(wrong)
		assert.Error(t, err, name)
	}
}
