package cost

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/graph"
)

const workspace = "azure-native:operationalinsights:Workspace"

var monitorKinds = map[string]kind{
	workspace:                                  {charges: logs, idle: "nothing is logged"},
	"azure-native:insights:MetricAlert":        {charges: metricAlert},
	"azure-native:insights:ScheduledQueryRule": {charges: logAlert},
	"azure-native:insights:WebTest":            {charges: webTest},

	"azure-native:securityinsights:SentinelOnboardingState": {charges: sentinel},

	"azure-native:insights:Component":         {free: "its data is billed with the workspace"},
	"azure-native:insights:DiagnosticSetting": {free: "what it sends is billed with the workspace"},
	"azure-native:insights:ActionGroup":       {free: "e-mails cost nothing up to a thousand a month"},
	"azure-native:insights:ActivityLogAlert":  {free: "alerts on the activity log cost nothing"},
	"azure-native:insights:Workbook":          {free: "workbooks cost nothing, only what their queries would bill elsewhere"},
	autoscaleSetting:                          {free: "what it adds is billed with the plan"},
}

// freeRetentionDays are included. Source: Azure Monitor pricing, 31 days of analytics logs, known. Tables of
// Application Insights have 90 days free; how logs divide is not known beforehand, so the estimate takes the dearer reading.
const freeRetentionDays = 31

// capacityOfLogs is what all workspaces may take in in a month, and whether each has a daily cap.
func capacityOfLogs(g graph.Graph) (gb float64, capped bool) {
	workspaces := g.OfType(workspace)
	for _, r := range workspaces {
		perDay := numberOr(r, -1, "workspaceCapping", "dailyQuotaGb")
		if perDay < 0 {
			return 0, false
		}
		gb += perDay * daysPerMonth
	}
	return gb, len(workspaces) > 0
}

func sentinel(scene, graph.Resource) ([]charge, error) { return nil, sentinelLogs.missing() }

// logs are billed when they come in, and again for each month that they are kept longer than is included.
func logs(s scene, r graph.Resource) ([]charge, error) {
	if sku := word(r, "sku", "name"); sku != "PerGB2018" {
		return nil, fmt.Errorf("the price book has no meters for a workspace of tier %q", sku)
	}
	ingested, what := s.share(s.usage.LogGB, workspace), "logs taken in"
	if word(r, "replication", "location") != "" {
		what += "; the price book has no meter of their copy"
	}
	paidDays := max(0, numberOr(r, freeRetentionDays, "retentionInDays")-freeRetentionDays)
	return []charge{
		{"log.ingestion", what, ingested},
		{
			"log.retention", fmt.Sprintf("logs kept beyond %d days", freeRetentionDays),
			ingested.Times(paidDays / daysPerMonth),
		},
	}, nil
}

// valuesOf are the types of resources that are the values of a dimension by which an alert is split.
var valuesOf = map[string][]string{
	"entityname": {
		"azure-native:servicebus:Queue", "azure-native:servicebus:Topic", "azure-native:servicebus:Subscription",
	},
	"origin":         {"azure-native:cdn:AFDOrigin"},
	"collectionname": {"azure-native:documentdb:SqlResourceSqlContainer"},
}

// metricAlert bills each time series that is watched: each criterion on each resource, and of a criterion that is split
// each value of the dimension that the graph has.
func metricAlert(s scene, r graph.Resource) ([]charge, error) {
	scopes := float64(max(1, len(list(r, "scopes"))))
	var series, dynamic float64
	for _, criterion := range list(r, "criteria", "allOf") {
		fields, _ := criterion.(map[string]any)
		watched := scopes * s.values(fields)
		series += watched
		if fields["criterionType"] == "DynamicThresholdCriterion" {
			dynamic += watched
		}
	}
	switch {
	case input(r, "criteria", "webTestId") != nil:
		series = 1 // its scopes are the test and the component that keeps its results
	case series == 0:
		series = scopes
	}
	return []charge{
		monthly("monitor.alert.metric", "time series watched", series),
		monthly("monitor.alert.dynamic", "learned thresholds", dynamic),
	}, nil
}

// values is how many time series a criterion has on one resource.
func (s scene) values(criterion map[string]any) float64 {
	product := 1.0
	dimensions, _ := criterion["dimensions"].([]any)
	for _, dimension := range dimensions {
		fields, _ := dimension.(map[string]any)
		name, _ := fields["name"].(string)
		count := 0
		for _, token := range valuesOf[strings.ToLower(name)] {
			count += len(s.graph.OfType(token))
		}
		product *= float64(max(1, count))
	}
	return product
}

// logAlertMeters are the meters by how often a rule runs. Rarer ones are billed as every 15 minutes.
var logAlertMeters = map[string]string{
	"PT1M": "monitor.alert.log.1", "PT5M": "monitor.alert.log.5", "PT10M": "monitor.alert.log.10",
}

func logAlert(_ scene, r graph.Resource) ([]charge, error) {
	every := word(r, "evaluationFrequency")
	meter, often := logAlertMeters[every]
	if !often {
		meter = "monitor.alert.log.15"
	}
	return []charge{monthly(meter, "log query, every "+every, 1)}, nil
}

// webTest bills each run from each place.
func webTest(_ scene, r graph.Resource) ([]charge, error) {
	if kind := word(r, "webTestKind"); kind != "standard" {
		return nil, fmt.Errorf("the price book has no meter for a web test of kind %q", kind)
	}
	places := float64(len(list(r, "locations")))
	runs := hoursPerMonth * 3600 / max(1, numberOr(r, 300, "frequency"))
	return []charge{{"monitor.webtest", fmt.Sprintf("test runs from %g place(s)", places), Always(places * runs)}}, nil
}
