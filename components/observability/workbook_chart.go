package observability

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/kql"
)

// The kinds of items, and what numbers stand for. Source: microsoft/Application-Insights-Workbooks schema and templates,
// 2026, known.
const (
	textItem, queryItem, metricItem = 1, 3, 10
	dayMilliseconds                 = 24 * 60 * 60 * 1000
	lineChart                       = 2
)

// aggregationNumbers are how the items on metrics write an aggregation.
var aggregationNumbers = map[string]int{"Total": 1, "Minimum": 2, "Maximum": 3, "Average": 4, "Count": 7}

func markdownItem(name, text string) map[string]any {
	return map[string]any{"type": textItem, "name": name + "-text", "content": map[string]any{"json": text}}
}

// text says what the chart shows, where the threshold is and what to do.
func (c Chart) text() string {
	return fmt.Sprintf("### %s\n\nAlert when %s %g %s over %s. %s", c.Rule.Name, operatorWords[c.Rule.Operator],
		c.Rule.Threshold, c.Unit, c.Rule.Window, c.Rule.Description)
}

var operatorWords = map[string]string{
	"GreaterThan": "above", "GreaterThanOrEqual": "at or above", "LessThan": "below", "LessThanOrEqual": "at or below",
}

// item is the chart itself. Metrics that are split are drawn by their values from the resource itself, because the logs
// have them summed up; such a chart has no line for the threshold. All others come from the logs and have one.
func (c Chart) item(scope, workspace string) map[string]any {
	if len(c.Rule.Split) > 0 {
		return c.metricItem(scope)
	}
	query := c.Rule.metricQuery(scope)
	if c.Rule.Kind == LogQuery {
		query = kql.OverTime(c.Rule.Query, c.Rule.Window)
	}
	return map[string]any{"type": queryItem, "name": c.Rule.Name, "content": map[string]any{
		"version": "KqlItem/1.0", "query": fmt.Sprintf("%s\n| extend Threshold = %g\n| render timechart", query, c.Rule.Threshold),
		"size": 0, "title": c.Rule.Name, "queryType": 0, "resourceType": "microsoft.operationalinsights/workspaces",
		"timeContext": map[string]any{"durationMs": dayMilliseconds}, "crossComponentResources": []string{workspace},
	}}
}

func (c Chart) metricItem(scope string) map[string]any {
	namespace := strings.ToLower(typeOf(scope))
	return map[string]any{"type": metricItem, "name": c.Rule.Name, "content": map[string]any{
		"version": "MetricsItem/2.0", "chartId": "chart-" + c.Rule.Name, "size": 0, "chartType": lineChart,
		"resourceType": namespace, "metricScope": 0, "resourceIds": []string{scope},
		"timeContext": map[string]any{"durationMs": dayMilliseconds}, "title": c.Rule.Name,
		"metrics": []any{map[string]any{
			"namespace": namespace, "metric": namespace + "--" + c.Rule.Metric,
			"aggregation": aggregationNumbers[c.Rule.Aggregation], "splitBy": c.Rule.Split[0],
		}},
	}}
}

// typeOf reads the type out of a resource ID: "Microsoft.ServiceBus/namespaces".
func typeOf(id string) string {
	segments := strings.Split(id, "/")
	var parts []string
	for i, segment := range segments {
		if segment == "providers" && i+1 < len(segments) {
			parts = []string{segments[i+1]}
		} else if len(parts) > 0 && len(segments[:i])%2 == 1 {
			parts = append(parts, segment)
		}
	}
	return strings.Join(parts, "/")
}

// metricQuery reads the metric where the resource's diagnostic setting has sent it.
func (r AlertRule) metricQuery(scope string) string {
	return kql.Pipe(
		"AzureMetrics",
		fmt.Sprintf("where _ResourceId =~ %q and MetricName == %q", scope, r.Metric),
		fmt.Sprintf("summarize Value = %s by bin(TimeGenerated, %s)", logAggregations[r.Aggregation], kql.Timespan(r.Window)),
	)
}

// logAggregations are over the columns of AzureMetrics.
var logAggregations = map[string]string{
	"Average": "avg(Average)", "Maximum": "max(Maximum)", "Minimum": "min(Minimum)", "Total": "sum(Total)",
	"Count": "sum(Count)",
}
