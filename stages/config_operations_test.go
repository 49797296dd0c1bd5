package stages_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/stages"
)

func TestAnEnvironmentIsUsedAtAllHoursUnlessItSaysOtherwise(t *testing.T) {
	t.Parallel()
	for _, raw := range []string{"", "{}"} {
		config, err := stages.ParseConfig(with(map[string]string{"offHours": raw}))
		require.NoError(t, err)
		assert.False(t, config.OffHours.Enabled())
	}
	config, err := stages.ParseConfig(with(map[string]string{"offHours": `{"start":"08:00"}`}))
	require.NoError(t, err)
	assert.Equal(t, stages.OffHours{
		Days: []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"}, Start: "08:00", End: "19:00", TimeZone: "UTC",
	}, config.OffHours)
	config, err = stages.ParseConfig(with(map[string]string{"offHours": `{"days":["Sunday"]}`}))
	require.NoError(t, err)
	assert.Equal(t, []string{"Sunday"}, config.OffHours.Days)
}

func TestOffHoursAreRefused(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct{ raw, environment, field string }{
		{`{"start":"08:00"}`, "prod", "offHours"},
		{`{"start":"8 am"}`, "test", "offHours.start"},
		{`{"start":"20:00"}`, "test", "offHours.end"},
		{`{"days":[]}`, "test", "offHours.days"},
		{`{"days":["Monday","Montag"]}`, "test", "offHours.days"},
		{`{"days":["Monday","Monday"]}`, "test", "offHours.days"},
		{`{"days":"Monday"}`, "test", "offHours.days"},
		{`{"days":[1]}`, "test", "offHours.days[0]"},
		{`{"timeZone":" "}`, "test", "offHours.timeZone"},
		{`{"stop":"19:00"}`, "test", "offHours.stop"},
	} {
		_, err := stages.ParseConfig(with(map[string]string{"offHours": tc.raw, "environment": tc.environment}))
		assert.Equal(t, []string{tc.field}, faultFields(t, err), tc.raw)
	}
}

func TestCostCentresHaveBudgetsOfTheirOwn(t *testing.T) {
	t.Parallel()
	services := `{"services": {"definitions": [{"name": "checkout", "costCenter": "checkout"}]}}`
	config, err := stages.ParseConfig(with(map[string]string{
		"costCenterBudgets": `{"checkout":1000,"CC-42.1":2.5}`, "costCenter": "CC-42.1", "overrides": services,
	}))
	require.NoError(t, err)
	assert.Equal(t, map[string]float64{"checkout": 1000, "CC-42.1": 2.5}, config.CostCenterBudgets)
	for raw, field := range map[string]string{
		`{"checkout":0}`:      "costCenterBudgets.checkout",
		`{"checkout":"1000"}`: "costCenterBudgets.checkout",
		`{"check out":1}`:     "costCenterBudgets.check out",
		`[1]`:                 "costCenterBudgets",
		`{`:                   "costCenterBudgets",
	} {
		_, err := stages.ParseConfig(with(map[string]string{"costCenterBudgets": raw}))
		assert.Equal(t, []string{field}, faultFields(t, err), raw)
	}
}

func TestABudgetNeedsSomethingThatBearsItsCostCentre(t *testing.T) {
	t.Parallel()
	_, err := stages.ParseConfig(with(map[string]string{
		"stage": "100k", "costCenter": "platform", "costCenterBudgets": `{"chekout":1000,"platform":5,"search":7}`,
		"overrides": `{"services": {"definitions": [{"name": "orders", "costCenter": "checkout"}, {"name": "search"}]}}`,
	}))
	assert.Equal(t, []string{"costCenterBudgets.chekout", "costCenterBudgets.search"}, faultFields(t, err))
	assert.ErrorContains(t, err, `did you mean "checkout"`)
	assert.ErrorContains(t, err, "platform, checkout")
}
