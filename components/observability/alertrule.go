package observability

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/pulumi/pulumi-azure-native-sdk/insights/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
)

// AlertKind says what an alert rule reads.
type AlertKind string

// The kinds of alert rules.
const (
	// Metric rules read one platform metric of one resource.
	Metric AlertKind = "metric"
	// LogQuery rules run a KQL query in a workspace. They know percentiles and shares, which metrics do not.
	LogQuery AlertKind = "logQuery"
)

// AlertRule is one condition that somebody wants to hear of.
type AlertRule struct {
	// Name is required: lowercase letters, digits and hyphens; unique among the rules of one component.
	Name string
	// Description is required: what it means and what to do, for the person who gets the mail.
	Description string
	// Severity is 0 (critical) to 4 (verbose).
	Severity int
	// Kind is required.
	Kind AlertKind
	// Metric is required for the kinds Metric and DynamicMetric: the platform's metric name, e.g.
	// "dtu_consumption_percent".
	Metric string
	// Query is required for the kind LogQuery: KQL. See [PercentileQuery] and [FailureShareQuery].
	Query string
	// Column is optional for the kind LogQuery: the column that is compared. Default: the number of rows is.
	Column string
	// Aggregation is required: Average, Count, Maximum, Minimum or Total.
	Aggregation string
	// Operator is required: GreaterThan, GreaterThanOrEqual, LessThan, LessThanOrEqual; for the kind DynamicMetric
	// GreaterThan, LessThan or GreaterOrLessThan.
	Operator string
	// Threshold is in the unit of the metric or column. The kind DynamicMetric has none.
	Threshold float64
	// Sensitivity is required for the kind DynamicMetric: Low, Medium or High; how small a surprise raises an alert.
	Sensitivity string
	// Split is optional for the kinds Metric and DynamicMetric: dimensions of the metric, each of whose values is watched by
	// itself and billed as a time series. Default: the metric is watched as a whole.
	Split []string
	// Window is required: the time that is looked back on, an ISO 8601 duration such as "PT5M".
	Window string
	// Frequency is required: how often, as Window and not longer than it.
	Frequency string
	// Scope is required: the resource ID of the watched resource or, for the kind LogQuery, of the workspace.
	Scope pulumi.StringInput
}

// durations that Azure Monitor takes, shortest first. Source: hashicorp/terraform-provider-azurerm v5.2.0
// internal/services/monitor, 2026-08-21, verified.
var (
	metricFrequencies = []string{"PT1M", "PT5M", "PT15M", "PT30M", "PT1H"}
	metricWindows     = []string{"PT1M", "PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"}
	queryFrequencies  = []string{
		"PT1M", "PT5M", "PT10M", "PT15M", "PT30M", "PT45M", "PT1H", "PT2H", "PT3H", "PT4H", "PT5H", "PT6H", "P1D",
	}
	queryWindows = append(slices.Clone(queryFrequencies), "P2D")
	// allDurations orders them all, to compare a frequency with a window.
	allDurations = []string{
		"PT1M", "PT5M", "PT10M", "PT15M", "PT30M", "PT45M", "PT1H", "PT2H", "PT3H", "PT4H", "PT5H", "PT6H", "PT12H",
		"P1D", "P2D",
	}
)

// The words that both kinds of rules take; same source.
var (
	aggregations = []string{"Average", "Count", "Maximum", "Minimum", "Total"}
	operators    = []string{"GreaterThan", "GreaterThanOrEqual", "LessThan", "LessThanOrEqual"}
)

var alertName = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// maxSeverity is the least urgent one.
const maxSeverity = 4

// Validate reports everything that is wrong with the rule.
func (r AlertRule) Validate() error {
	var faults fault.List
	faults.Require(alertName.MatchString(r.Name), "Name",
		fmt.Sprintf("must be lowercase letters, digits and single hyphens, not %q", r.Name), "rename the rule")
	faults.Require(r.Description != "", "Description", "is empty", "say what it means and what to do")
	faults.Require(r.Severity >= 0 && r.Severity <= maxSeverity, "Severity",
		fmt.Sprintf("must be 0 to %d, not %d", maxSeverity, r.Severity), "choose 0 for critical, 4 for verbose")
	faults.Require(r.Scope != nil, "Scope", "is missing", "pass the ID of what is watched")
	oneOf(&faults, "Aggregation", r.Aggregation, aggregations)
	oneOf(&faults, "Operator", r.Operator, r.operators())
	switch r.Kind {
	case Metric, DynamicMetric:
		r.validateMetric(&faults)
	case LogQuery:
		faults.Require(r.Query != "", "Query", "is empty", "write the query")
		faults.Require(r.Metric == "", "Metric", "is for rules of kind metric", "remove it")
		oneOf(&faults, "Frequency", r.Frequency, queryFrequencies)
		oneOf(&faults, "Window", r.Window, queryWindows)
	default:
		faults.Add("Kind", fmt.Sprintf("must be metric, dynamicMetric or logQuery, not %q", r.Kind), "choose one")
	}
	r.validateDynamic(&faults)
	r.validateSplit(&faults)
	faults.Require(slices.Index(allDurations, r.Frequency) <= slices.Index(allDurations, r.Window), "Frequency",
		fmt.Sprintf("%s is longer than the window %s", r.Frequency, r.Window), "look at least as often as far back")
	return faults.Err()
}

func (r AlertRule) validateSplit(faults *fault.List) {
	faults.Require(len(r.Split) == 0 || r.Kind != LogQuery, "Split", "is for metrics", "let the query do it")
	for i, name := range r.Split {
		faults.Require(name != "" && !slices.Contains(r.Split[:i], name), fmt.Sprintf("Split[%d]", i),
			fmt.Sprintf("%q is empty or there twice", name), "name each dimension once")
	}
}

// dimensions split the metric; "*" includes values that come later, such as a new queue.
func (r AlertRule) dimensions() insights.MetricDimensionArray {
	var all insights.MetricDimensionArray
	for _, name := range r.Split {
		all = append(all, insights.MetricDimensionArgs{
			Name: pulumi.String(name), Operator: pulumi.String("Include"), Values: pulumi.StringArray{pulumi.String("*")},
		})
	}
	return all
}

func oneOf(faults *fault.List, field, value string, allowed []string) {
	faults.Require(slices.Contains(allowed, value), field, fmt.Sprintf("%q is not known to Azure Monitor", value),
		"use one of "+strings.Join(allowed, ", "))
}
