package observability

import (
	"slices"

	"github.com/pulumi/pulumi-azure-native-sdk/insights/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
)

// DynamicMetric rules read one platform metric and compare it with what Azure Monitor has learned to expect at this
// hour and day. They need about three weeks of history before they know the week, and stay silent in the first days.
const DynamicMetric AlertKind = "dynamicMetric"

// GreaterOrLessThan is the operator of a [DynamicMetric] rule that looks in both directions.
const GreaterOrLessThan = "GreaterOrLessThan"

// What dynamic thresholds take, and how often in how many windows the metric must be unexpected. Source:
// hashicorp/terraform-provider-azurerm v5.2.0 internal/services/monitor/monitor_metric_alert_resource.go, 2026-08-21,
// verified; four of four windows is its default and the portal's.
var (
	dynamicOperators = []string{"GreaterThan", "LessThan", GreaterOrLessThan}
	sensitivities    = []string{"Low", "Medium", "High"}
)

const dynamicPeriods = 4

// operators are the words that the kind of rule takes.
func (r AlertRule) operators() []string {
	if r.Kind == DynamicMetric {
		return dynamicOperators
	}
	return operators
}

func (r AlertRule) validateMetric(faults *fault.List) {
	faults.Require(r.Metric != "", "Metric", "is empty", "name the metric")
	faults.Require(r.Query == "" && r.Column == "", "Query", "is for rules of kind logQuery", "remove it")
	oneOf(faults, "Frequency", r.Frequency, metricFrequencies)
	oneOf(faults, "Window", r.Window, metricWindows)
}

func (r AlertRule) validateDynamic(faults *fault.List) {
	if r.Kind != DynamicMetric {
		faults.Require(r.Sensitivity == "", "Sensitivity", "is for rules of kind dynamicMetric", "remove it")
		return
	}
	faults.Require(slices.Contains(sensitivities, r.Sensitivity), "Sensitivity",
		"must be Low, Medium or High", "use Low, which alerts least")
	faults.Require(r.Threshold == 0, "Threshold", "is learned by Azure Monitor", "remove it")
}

// criteria are the conditions of a metric alert. Dynamic thresholds belong to the criteria for several resources, even
// when there is one.
func (r AlertRule) criteria() pulumi.Input {
	if r.Kind == DynamicMetric {
		criterion := insights.DynamicMetricCriteriaArgs{
			CriterionType:    pulumi.String("DynamicThresholdCriterion"),
			Name:             pulumi.String("expectation"),
			MetricName:       pulumi.String(r.Metric),
			TimeAggregation:  pulumi.String(r.Aggregation),
			Operator:         pulumi.String(r.Operator),
			AlertSensitivity: pulumi.String(r.Sensitivity),
			FailingPeriods: insights.DynamicThresholdFailingPeriodsArgs{
				NumberOfEvaluationPeriods: pulumi.Float64(dynamicPeriods),
				MinFailingPeriodsToAlert:  pulumi.Float64(dynamicPeriods),
			},
		}
		if len(r.Split) > 0 {
			criterion.Dimensions = r.dimensions()
		}
		return insights.MetricAlertMultipleResourceMultipleMetricCriteriaArgs{
			OdataType: pulumi.String("Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria"),
			AllOf:     pulumi.Array{criterion},
		}
	}
	criterion := insights.MetricCriteriaArgs{
		CriterionType:   pulumi.String("StaticThresholdCriterion"),
		Name:            pulumi.String("threshold"),
		MetricName:      pulumi.String(r.Metric),
		TimeAggregation: pulumi.String(r.Aggregation),
		Operator:        pulumi.String(r.Operator),
		Threshold:       pulumi.Float64(r.Threshold),
	}
	if len(r.Split) > 0 {
		criterion.Dimensions = r.dimensions()
	}
	return insights.MetricAlertSingleResourceMultipleMetricCriteriaArgs{
		OdataType: pulumi.String("Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria"),
		AllOf:     insights.MetricCriteriaArray{criterion},
	}
}
