package observability_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/observability"
)

func metricRule() observability.AlertRule {
	return observability.AlertRule{
		Name: "database-load", Description: "The database works at its limit.", Severity: 2, Kind: observability.Metric,
		Metric: "dtu_consumption_percent", Aggregation: "Average", Operator: "GreaterThan", Threshold: 80,
		Window: "PT15M", Frequency: "PT5M", Scope: pulumi.String(componenttest.ID("db")),
	}
}

func queryRule(t *testing.T) observability.AlertRule {
	query, err := observability.PercentileQuery(95, 50)
	require.NoError(t, err)
	return observability.AlertRule{
		Name: "slow", Description: "One request in twenty is slow.", Severity: 2, Kind: observability.LogQuery,
		Query: query, Column: observability.MillisecondsColumn, Aggregation: "Maximum", Operator: "GreaterThan",
		Threshold: 500, Window: "PT15M", Frequency: "PT5M", Scope: pulumi.String(componenttest.WorkspaceID),
	}
}

func TestAlertRules(t *testing.T) {
	t.Parallel()
	recording := componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := observability.NewAlerts(ctx, "alerts", observability.AlertsArgs{
			Placement: componenttest.Placement(), ActionGroupID: pulumi.String(componenttest.ID("group")),
			Rules: []observability.AlertRule{metricRule(), queryRule(t)},
		})
		return err
	})
	recording.AssertDescend(t, "alerts")
	assert.Equal(t, []string{"alerts", "alerts-database-load", "alerts-slow"}, recording.Names())

	metric := recording.Named(t, "alerts-database-load")
	assert.Equal(t, "azure-native:insights:MetricAlert", metric.Token)
	assert.Equal(t, "dtu_consumption_percent", metric.Input(t, "criteria.allOf[0].metricName"))
	assert.EqualValues(t, 80, metric.Input(t, "criteria.allOf[0].threshold"))
	assert.Equal(t, componenttest.ID("db"), metric.Input(t, "scopes[0]"))
	assert.Equal(t, "shop-prod-eus2-database-load", metric.Input(t, "ruleName"))

	query := recording.Named(t, "alerts-slow")
	assert.Equal(t, "azure-native:insights:ScheduledQueryRule", query.Token)
	assert.Equal(t, "Milliseconds", query.Input(t, "criteria.allOf[0].metricMeasureColumn"))
	assert.EqualValues(t, 500, query.Input(t, "criteria.allOf[0].threshold"))
	assert.Equal(t, componenttest.WorkspaceID, query.Input(t, "scopes[0]"))
}

func TestAMetricIsWatchedForEachValueOfADimension(t *testing.T) {
	t.Parallel()
	static, dynamic := metricRule(), trafficRule()
	static.Split, dynamic.Split = []string{"EntityName"}, []string{"Instance"}
	whole := metricRule()
	whole.Name = "whole"
	recording := componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := observability.NewAlerts(ctx, "alerts", observability.AlertsArgs{
			Placement: componenttest.Placement(), ActionGroupID: pulumi.String(componenttest.ID("group")),
			Rules: []observability.AlertRule{static, dynamic, whole},
		})
		return err
	})
	for name, dimension := range map[string]string{"alerts-database-load": "EntityName", "alerts-traffic": "Instance"} {
		assert.Equal(t, map[string]any{"name": dimension, "operator": "Include", "values": []any{"*"}},
			recording.Named(t, name).Input(t, "criteria.allOf[0].dimensions[0]"))
	}
	assert.False(t, recording.Named(t, "alerts-whole").HasInput(t, "criteria.allOf[0].dimensions"))
}

func TestAnAlertRuleIsRefused(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		change func(*observability.AlertRule)
		want   []string
	}{
		"with a name that no resource can have": {
			func(r *observability.AlertRule) { r.Name = "Database load" }, []string{"Name"},
		},
		"without a word for the person it wakes": {
			func(r *observability.AlertRule) { r.Description = "" }, []string{"Description"},
		},
		"with a dimension that is there twice": {
			func(r *observability.AlertRule) { r.Split = []string{"EntityName", "EntityName"} }, []string{"Split[1]"},
		},
		"with a severity that Azure does not know": {
			func(r *observability.AlertRule) { r.Severity = 5 }, []string{"Severity"},
		},
		"with a percentile, which metrics do not have": {
			func(r *observability.AlertRule) { r.Aggregation = "P95" }, []string{"Aggregation"},
		},
		"that looks less often than far back": {
			func(r *observability.AlertRule) { r.Frequency, r.Window = "PT15M", "PT5M" }, []string{"Frequency"},
		},
		"on a metric with a window that only queries have": {
			func(r *observability.AlertRule) { r.Window = "P2D" }, []string{"Window"},
		},
		"of no kind": {
			func(r *observability.AlertRule) { r.Kind = "" }, []string{"Kind"},
		},
		"of one kind with the fields of the other": {
			func(r *observability.AlertRule) { r.Kind = observability.LogQuery }, []string{"Query", "Metric"},
		},
		"with every fault at once": {
			func(r *observability.AlertRule) { *r = observability.AlertRule{Severity: -1} },
			[]string{"Name", "Description", "Severity", "Scope", "Aggregation", "Operator", "Kind"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rule := metricRule()
			require.NoError(t, rule.Validate())
			tc.change(&rule)
			assert.Equal(t, tc.want, fields(t, rule.Validate()))
		})
	}
}

func TestTwoRulesCannotShareAName(t *testing.T) {
	t.Parallel()
	assert.Equal(t, []string{"ActionGroupID", "Rules[1].Name"}, fields(t, observability.AlertsArgs{
		Placement: componenttest.Placement(), Rules: []observability.AlertRule{metricRule(), metricRule()},
	}.Validate()))
}

func TestQueriesAskForAMinimumVolume(t *testing.T) {
	t.Parallel()
	percentile, err := observability.PercentileQuery(95, 50)
	require.NoError(t, err)
	assert.Equal(t, `AppRequests
| where isempty(SyntheticSource)
| summarize Requests = sum(ItemCount), Milliseconds = percentilew(DurationMs, ItemCount, 95)
| where Requests >= 50
| project Milliseconds`, percentile)

	share, err := observability.FailureShareQuery(200)
	require.NoError(t, err)
	assert.Equal(t, `AppRequests
| where isempty(SyntheticSource)
| summarize Requests = sum(ItemCount), Failed = sumif(ItemCount, toint(ResultCode) >= 500)
| where Requests >= 200
| project Percent = 100.0 * Failed / Requests`, share)

	_, err = observability.PercentileQuery(100, 50)
	assert.ErrorContains(t, err, "1 to 99")
	_, err = observability.PercentileQuery(95, 0)
	assert.ErrorContains(t, err, "at least 1")
	_, err = observability.FailureShareQuery(0)
	assert.ErrorContains(t, err, "at least 1")
}
