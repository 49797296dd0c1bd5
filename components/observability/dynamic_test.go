package observability_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/observability"
)

func trafficRule() observability.AlertRule {
	return observability.AlertRule{
		Name: "traffic", Description: "Traffic is not what it is at this hour.", Severity: 3,
		Kind: observability.DynamicMetric, Metric: "Requests", Aggregation: "Total",
		Operator: observability.GreaterOrLessThan, Sensitivity: "Low", Window: "PT15M", Frequency: "PT5M",
		Scope: pulumi.String(componenttest.ID("site")),
	}
}

func TestUnusualTrafficIsToldWithoutANumber(t *testing.T) {
	t.Parallel()
	recording := componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := observability.NewAlerts(ctx, "alerts", observability.AlertsArgs{
			Placement: componenttest.Placement(), ActionGroupID: pulumi.String(componenttest.ID("group")),
			Rules: []observability.AlertRule{trafficRule()},
		})
		return err
	})
	alert := recording.Named(t, "alerts-traffic")
	const criterion = "criteria.allOf[0]."
	for path, want := range map[string]any{
		"scopes[0]":                                            componenttest.ID("site"),
		criterion + "criterionType":                            "DynamicThresholdCriterion",
		criterion + "metricName":                               "Requests",
		criterion + "timeAggregation":                          "Total",
		criterion + "operator":                                 "GreaterOrLessThan",
		criterion + "alertSensitivity":                         "Low",
		criterion + "failingPeriods.minFailingPeriodsToAlert":  4.0,
		criterion + "failingPeriods.numberOfEvaluationPeriods": 4.0,
	} {
		assert.Equal(t, want, alert.Input(t, path), path)
	}
	assert.Equal(t, "Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria",
		alert.Input(t, "criteria.odataType"))
	assert.False(t, alert.HasInput(t, criterion+"threshold"))
}

func TestADynamicRuleIsRefused(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		change func(*observability.AlertRule)
		want   []string
	}{
		"without a sensitivity": {func(r *observability.AlertRule) { r.Sensitivity = "" }, []string{"Sensitivity"}},
		"with a threshold":      {func(r *observability.AlertRule) { r.Threshold = 9 }, []string{"Threshold"}},
		"without a metric":      {func(r *observability.AlertRule) { r.Metric = "" }, []string{"Metric"}},
		"with an operator of fixed thresholds": {
			func(r *observability.AlertRule) { r.Operator = "GreaterThanOrEqual" }, []string{"Operator"},
		},
		"as a fixed one with its words": {
			func(r *observability.AlertRule) { r.Kind = observability.Metric }, []string{"Operator", "Sensitivity"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rule := trafficRule()
			require.NoError(t, rule.Validate())
			tc.change(&rule)
			assert.Equal(t, tc.want, fields(t, rule.Validate()))
		})
	}
}

func TestQueriesOfCapacity(t *testing.T) {
	t.Parallel()
	instances, err := observability.InstanceCountQuery(60)
	require.NoError(t, err)
	assert.Equal(t, `AzureMetrics
| where ResourceProvider =~ "MICROSOFT.INSIGHTS" and MetricName == "ObservedCapacity"
| summarize Instances = min(Average), Minutes = dcount(bin(TimeGenerated, 1m)) by _ResourceId
| where Minutes >= 45
| project Instances`, instances)
	assert.Equal(t, `AppMetrics
| where Name == "database.replica.lag"
| summarize Seconds = percentile(Max, 90), Measurements = count()
| where Measurements > 0
| project Seconds`, observability.ReplicaLagQuery())
	hits, err := observability.CacheHitRatioQuery(1000)
	require.NoError(t, err)
	assert.Equal(t, `AzureMetrics
| where ResourceProvider =~ "MICROSOFT.CACHE" and MetricName in ("cachehits", "cachemisses")
| summarize Hits = sumif(Total, MetricName == "cachehits"), Lookups = sum(Total)
| where Lookups >= 1000
| project Percent = 100.0 * Hits / Lookups`, hits)

	_, err = observability.InstanceCountQuery(0)
	assert.ErrorContains(t, err, "at least 1")
	_, err = observability.CacheHitRatioQuery(0)
	assert.ErrorContains(t, err, "at least 1")
}
