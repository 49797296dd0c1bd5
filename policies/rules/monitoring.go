package rules

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/stages"
)

var monitoringRules = []Rule{
	{
		ID: "insights-workspace", Title: "Application Insights stores its data in a workspace",
		Severity: High, Types: []string{appInsights}, Mandatory: stages.Single,
		Properties: []string{"workspaceResourceId"},
		Sources:    from(psrule("AppInsights.Workspace"), aprl("dac421ec-2832-4c37-839e-b6dc5a38f2fa")),
		Fix:        "set workspaceResourceId", Resource: given("workspaceResourceId"),
	},
	{
		ID: "insights-connected", Title: "Web apps send telemetry by connection string",
		Severity: Medium, Types: apps, Mandatory: stages.Single, Properties: []string{"siteConfig.appSettings"},
		Sources: from(aprl("092f5c85-bffb-48b0-b85d-d543c6b54800", "a7e8bb3d-8ceb-442d-b26f-007cd63f9ffc"), cis("5.3.1"),
			cis5("6.1.3.1"), article("section 2: Application Insights from day one")),
		Fix: "set APPLICATIONINSIGHTS_CONNECTION_STRING", Stack: insightsConnected,
	},
	{
		ID: "availability-tested", Title: "Somebody outside looks whether users reach the application",
		Severity: High, Types: apps, Mandatory: stages.Single,
		Sources: from(aprl("a7e8bb3d-8ceb-442d-b26f-007cd63f9ffc"), learn("availability-standard-tests")),
		Fix:     "declare a standard WebTest and an alert on it", Stack: availabilityTested,
	},
	{
		ID: "availability-locations", Title: "The availability test looks from five places",
		Severity: Low, Types: []string{webTest}, Advisory: stages.Stage10k,
		Properties: []string{"locations"},
		Sources:    learn("availability: at least five locations tell a broken site from a broken network"),
		Fix:        "name five locations",
		Resource: func(r Resource) Result {
			locations := r.Get("locations")
			if locations.Opaque() {
				return undecidable("locations")
			}
			return failIf(len(locations.Items()) < 5, "there are %d locations", len(locations.Items()))
		},
	},
	{
		ID: "availability-certificate", Title: "The availability test notices a certificate that runs out",
		Severity: Low, Types: []string{webTest}, Advisory: stages.Single,
		Properties: []string{"validationRules.sSLCheck", "validationRules.sSLCertRemainingLifetimeCheck"},
		Sources:    learn("availability-standard-tests: proactive lifetime check"),
		Fix:        "set validationRules.sSLCheck and sSLCertRemainingLifetimeCheck to 7 or more",
		Resource: both(wants("validationRules.sSLCheck", "true"),
			atLeast("validationRules.sSLCertRemainingLifetimeCheck", 7)),
	},
	{
		ID: "resource-enabled", Title: "Alerts, tests and autoscale are switched on",
		Severity: High, Types: []string{metricAlert, queryRule, webTest, actionGroup, autoscaleSetting},
		Mandatory: stages.Single, Properties: []string{"enabled"},
		Sources: own("what is switched off looks in every list as if it watched"),
		Fix:     "set enabled, or remove it", Resource: wantsOrDefault("enabled", "true"),
	},
	{
		ID: "alert-reaches-somebody", Title: "Alerts have an action group",
		Severity: High, Types: []string{metricAlert, queryRule}, Mandatory: stages.Single,
		Properties: []string{"actions"},
		Sources:    own("an alert without an action is a line in a list that nobody reads"),
		Fix:        "name an action group", Resource: alertHasAction,
	},
	{
		ID: "action-group-receivers", Title: "Action groups reach somebody",
		Severity: High, Types: []string{actionGroup}, Mandatory: stages.Single,
		Properties: []string{"emailReceivers"},
		Sources:    own("an empty group swallows every alert"),
		Fix:        "add a receiver", Resource: hasReceivers,
	},
	{
		ID: "alert-metric-exists", Title: "Alerts watch metrics that their resources have",
		Severity: High, Types: []string{metricAlert}, Mandatory: stages.Single,
		Properties: []string{"criteria.allOf"},
		Sources:    own("Azure accepts the alert with skipMetricValidation, and it never fires"),
		Fix:        "use a metric of the resource type", Resource: metricsExist,
	},
	{
		ID: "alert-database-load", Title: "Somebody is told when a database is busy",
		Severity: Medium, Types: []string{sqlDatabase}, Mandatory: stages.Single,
		Sources: from(amba("d26f4c8b-0461-4c57-b230-cbd1a5424db1", "3ddd3f95-989c-4777-b6b8-728439aae1df"),
			article("section 2: the database becomes the bottleneck")),
		Fix: "add a metric alert on dtu_consumption_percent or cpu_percent",
		Stack: watched(sqlDatabase, []string{"Named", "Geo"}, "dtu_consumption_percent", "cpu_percent", "dtu_used",
			"cpu_used", "sql_instance_cpu_percent", "app_cpu_percent"),
	},
	{
		ID: "alert-response-time", Title: "Somebody is told when requests are slow",
		Severity: Medium, Types: []string{appInsights}, Mandatory: stages.Single,
		Sources: from(aprl("a7e8bb3d-8ceb-442d-b26f-007cd63f9ffc"), amba("b4e2bc80-9307-44d8-89f1-04c7133f37fc"),
			article("section 2: response times above 500 ms")),
		Fix: "add a log alert on percentiles of DurationMs, or a metric alert on HttpResponseTime",
		Stack: queried(appInsights, []string{"DurationMs", "duration"},
			[]string{"HttpResponseTime", "requests/duration", "AverageResponseTime"}),
	},
	{
		ID: "alert-origin-health", Title: "Somebody is told when Front Door loses its origins",
		Severity: Medium, Types: []string{edgeProfile}, Advisory: stages.Stage100k,
		Sources: amba("c42138d4-bb4c-4171-8802-ba44d671d72f"),
		Fix:     "add a metric alert on OriginHealthPercentage", Stack: watched(edgeProfile, nil, "OriginHealthPercentage"),
	},
	{
		ID: "alert-gateway-hosts", Title: "Somebody is told when a gateway loses what is behind it",
		Severity: Medium, Types: []string{appGateway}, Advisory: stages.Stage100k,
		Sources: amba("c88acf4e-2d23-4ac7-93fb-e44ded53ecee", "f03d1a7a-6bd3-42ae-89db-b36fd6ce5633"),
		Fix:     "add a metric alert on UnhealthyHostCount",
		Stack:   watched(appGateway, nil, "UnhealthyHostCount", "HealthyHostCount"),
	},
	{
		ID: "alert-plan-load", Title: "Somebody is told when instances run out of processor or memory",
		Severity: Medium, Types: []string{appServicePlan}, Advisory: stages.Stage100k,
		Sources: amba("8748b7d6-ef2a-4548-bf8e-dc6eecd2a651", "b87ecc60-7558-4cb4-8ef9-3185c4c19579"),
		Fix:     "add a metric alert on CpuPercentage or MemoryPercentage",
		Stack:   watched(appServicePlan, nil, "CpuPercentage", "MemoryPercentage"),
	},
	{
		ID: "workspace-replicated", Title: "Logs outlive their region",
		Severity: Low, Types: []string{workspace}, Advisory: stages.Stage1m,
		Properties: []string{"replication.enabled"}, Costs: true,
		Sources: from(psrule("Log.Replication"), aprl("b36fd2ac-dd83-664a-ab48-ff7b8d3b189d")),
		Fix:     "set replication.enabled", Resource: wants("replication.enabled", "true"),
	},
	{
		ID: "autoscale-tells", Title: "Somebody is told when autoscale acts",
		Severity: Low, Types: []string{autoscaleSetting}, Advisory: stages.Single,
		Properties: []string{"notifications"},
		Sources:    learn("autoscale-webhook-email"),
		Fix:        "add a notification", Resource: given("notifications"),
	},
}

func insightsConnected(s *Stack) []Located {
	return s.eachOf(apps, func(r Resource) Result {
		for _, elsewhere := range s.OfType(webAppSettings, slotSettings) {
			if !isEmpty(elsewhere.Get("properties.APPLICATIONINSIGHTS_CONNECTION_STRING")) {
				return pass()
			}
		}
		settings := r.Get("siteConfig.appSettings")
		if settings.Opaque() {
			return undecidable(settings.Path())
		}
		connected := slices.ContainsFunc(settings.Items(), func(v Value) bool {
			return v.Get("name").Is("APPLICATIONINSIGHTS_CONNECTION_STRING") && !v.Get("value").Absent()
		})
		return failIf(!connected, "APPLICATIONINSIGHTS_CONNECTION_STRING is not set")
	})
}

// watchingTest is how alerts name the availability test that they watch.
var watchingTest = byID(property("criteria.webTestId"), metricAlert)

// availabilityTested concerns stacks that run an app; one test is enough, because one address is what users know.
func availabilityTested(s *Stack) []Located {
	running := s.OfType(webApp)
	if len(running) == 0 {
		return nil
	}
	tests := s.OfType(webTest)
	if len(tests) == 0 {
		return []Located{{running[0].URN, fail("the stack has no availability test")}}
	}
	alerted, certain := 0, true
	for _, test := range tests {
		alerts, known := s.referring(watchingTest, test)
		alerted, certain = alerted+len(alerts), certain && known
	}
	return []Located{{running[0].URN, demand(alerted, certain, "no alert watches the availability test")}}
}

func alertHasAction(r Resource) Result {
	groups := r.Get("actions")
	if unversioned(r.Type) == queryRule {
		groups = r.Get("actions.actionGroups")
	}
	return failIf(isEmpty(groups), "no action group is named")
}

func hasReceivers(r Resource) Result {
	for _, field := range (Value{raw: r.Inputs}).Fields() {
		if strings.HasSuffix(field.Name(), "Receivers") && !isEmpty(field) {
			return pass()
		}
	}
	return fail("there is no receiver")
}

// metricsExist passes types that the table of metrics does not have: nobody can say what they measure.
func metricsExist(r Resource) Result {
	if r.Get("criteria.odataType").Is("Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria") {
		return pass()
	}
	criteria := r.Get("criteria.allOf")
	if criteria.Opaque() {
		return undecidable(criteria.Path())
	}
	results := []Result{failIf(isEmpty(criteria), "there is no criterion")}
	for _, scope := range r.Get("scopes").Items() {
		metrics, known := azure.MetricsOf(armTypeOf(scope.Text()))
		if !known {
			continue
		}
		for _, criterion := range criteria.Items() {
			name := criterion.Get("metricName")
			if name.Opaque() {
				return undecidable(name.Path())
			}
			results = append(results, failIf(!slices.Contains(metrics, name.Text()), "%s has no metric %s",
				armTypeOf(scope.Text()), name))
		}
	}
	return all(results...)
}

// watched demands a metric alert on one of some metrics for every resource of a type, copies of databases excepted.
func watched(token string, exceptSecondaries []string, metrics ...string) func(*Stack) []Located {
	watching := byID(func(alert Resource) []Value {
		switch scopes := alert.Get("scopes"); {
		case !namesMetric(alert, metrics):
			return nil
		case scopes.Opaque():
			return []Value{scopes}
		default:
			return scopes.Items()
		}
	}, metricAlert)
	return func(s *Stack) []Located {
		return s.eachOf([]string{token}, func(r Resource) Result {
			if r.Get("secondaryType").Is(exceptSecondaries...) || onFlex(r) {
				return pass()
			}
			found, certain := s.referring(watching, measuredOf(s, r))
			return demand(len(found), certain, "no alert watches %s", strings.Join(metrics, " or "))
		})
	}
}

// measuredOf is what the load of a resource is measured at: for a database in a pool, whose size the databases share, the
// pool.
func measuredOf(s *Stack, r Resource) Resource {
	for _, pool := range s.OfType(sqlPool) {
		if points(r, r.Get("elasticPoolId"), pool) == here {
			return pool
		}
	}
	return r
}

func namesMetric(alert Resource, metrics []string) bool {
	return slices.ContainsFunc(alert.Get("criteria.allOf").Items(), func(criterion Value) bool {
		return criterion.Get("metricName").Is(metrics...)
	})
}

// queried demands a log alert whose query has one of some words, or a metric alert on one of some metrics.
func queried(token string, words, metrics []string) func(*Stack) []Located {
	return func(s *Stack) []Located {
		return s.eachOf([]string{token}, func(Resource) Result {
			for _, rule := range s.OfType(queryRule) {
				for _, criterion := range rule.Get("criteria.allOf").Items() {
					query := criterion.Get("query").Text()
					if slices.ContainsFunc(words, func(word string) bool { return strings.Contains(query, word) }) {
						return pass()
					}
				}
			}
			for _, alert := range s.OfType(metricAlert) {
				if namesMetric(alert, metrics) {
					return pass()
				}
			}
			return fail("no alert asks for %s", strings.Join(words, " or "))
		})
	}
}
