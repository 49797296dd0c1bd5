package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

func insightsCases() []ruleCase {
	mail := func(name, address string) props { return props{"name": name, "emailAddress": address} }
	receivers := func(all ...any) props { return props{"emailReceivers": all} }
	cases := []ruleCase{
		{"insights.components.retention", given(props{"retentionInDays": 90.0}), given(props{"retentionInDays": 31.0}),
			"retentionInDays"},
		{"insights.actionGroups.receivers", given(receivers(mail("a", "a@b.example"))),
			given(receivers(mail("a", "nobody"))), "emailReceivers[0].emailAddress"},
		{"insights.actionGroups.receivers", given(receivers(mail("a", "a@b.example"), mail("b", "a@b.example"))),
			given(receivers(mail("a", "a@b.example"), mail("A", "b@b.example"))), "emailReceivers[1].name"},
	}
	cases = append(cases, webTestCases()...)
	cases = append(cases, metricAlertCases()...)
	cases = append(cases, queryRuleCases()...)
	return append(cases, diagnosticCases()...)
}

func webTestCases() []ruleCase {
	kind := func(name, target string) props {
		return props{"webTestKind": name, "request": props{"requestUrl": target}}
	}
	places := func(id string) props { return props{"locations": list(props{"location": id})} }
	const component = group + "/providers/Microsoft.Insights/components/appi"
	linked := props{"tags": props{"hidden-link:" + component: "Resource"}}
	exists, gone := fakeCloud{resource(component, props{})}, fakeCloud{}
	return []ruleCase{
		{"insights.webTests.ping-retired", given(kind("standard", "https://a.example")),
			given(kind("ping", "https://a.example")), "webTestKind"},
		{"insights.webTests.standard-needs-request", given(kind("standard", "https://a.example/healthz")),
			given(kind("standard", "/healthz")), "request.requestUrl"},
		{"insights.webTests.frequency", given(props{"frequency": 900.0}), given(props{"frequency": 60.0}), "frequency"},
		{"insights.webTests.locations-known", given(places("us-va-ash-azr")), given(places("eastus")),
			"locations[0].location"},
		{"insights.webTests.monitor-id", given(props{"syntheticMonitorId": "wt", "webTestName": "wt"}),
			given(props{"syntheticMonitorId": "other", "webTestName": "wt"}), "syntheticMonitorId"},
		{"insights.webTests.hidden-link", given(linked), given(props{"tags": props{"owner": "x"}}), "tags"},
		{"insights.webTests.component-exists", in(exists, "", linked), in(gone, "", linked), "tags"},
	}
}

func metricAlertCases() []ruleCase {
	alert := func(scope string, criteria ...any) props {
		return props{"scopes": list(scope), "criteria": props{
			"odataType": "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria", "allOf": criteria,
		}}
	}
	static := func(metric, aggregation, operator string) props {
		return props{"metricName": metric, "timeAggregation": aggregation, "operator": operator}
	}
	usual := static("Http5xx", "Total", "GreaterThan")
	dynamic := merged(usual, props{"criterionType": "DynamicThresholdCriterion"})
	unknownType := alert(siteID, usual)
	unknownType["criteria"].(props)["odataType"] = "SingleResource"
	windows := func(window, frequency string) props {
		return props{"windowSize": window, "evaluationFrequency": frequency}
	}
	dtu := alert(dbID, static("dtu_consumption_percent", "Average", "GreaterThan"))
	database := func(objective string) fakeCloud {
		return fakeCloud{resource(dbID, props{"sku": props{"name": objective}})}
	}
	return append(availabilityCases(),
		ruleCase{"insights.metricAlerts.window-covers-frequency", given(windows("PT15M", "PT5M")),
			given(windows("PT1M", "PT5M")), "windowSize"},
		ruleCase{"insights.metricAlerts.criteria-type", given(alert(siteID, usual)), given(unknownType),
			"criteria.odataType"},
		ruleCase{"insights.metricAlerts.criteria-values", given(alert(siteID, usual)),
			given(alert(siteID, static("HttpResponseTime", "Percentile95", "GreaterThan"))),
			"criteria.allOf[0].timeAggregation"},
		ruleCase{"insights.metricAlerts.criteria-values", given(alert(siteID, usual)),
			given(alert(siteID, static("HttpResponseTime", "Average", "GreaterOrLessThan"))),
			"criteria.allOf[0].operator"},
		ruleCase{"insights.metricAlerts.one-dynamic-criterion", given(alert(siteID, dynamic)),
			given(alert(siteID, dynamic, usual)), "criteria.allOf"},
		ruleCase{"insights.metricAlerts.metric-exists", given(alert(siteID, usual)),
			given(alert(siteID, static("CpuPercentage", "Average", "GreaterThan"))), "criteria.allOf[0].metricName"},
		ruleCase{"insights.metricAlerts.metric-exists",
			given(alert(networkID, merged(usual, props{"skipMetricValidation": true}))),
			given(alert(networkID, usual)), "criteria.allOf[0].metricName"},
		ruleCase{"insights.metricAlerts.dtu-metric-needs-dtu-database", in(database("S1"), "", dtu),
			in(database("GP_Gen5_2"), "", dtu), "criteria.allOf[0].metricName"},
	)
}

func availabilityCases() []ruleCase {
	const test = group + "/providers/Microsoft.Insights/webTests/wt"
	cloud := fakeCloud{resource(test, props{"locations": list(props{}, props{})})}
	failed := func(locations float64) props {
		return props{"criteria": props{"webTestId": test, "failedLocationCount": locations}}
	}
	return []ruleCase{{"insights.metricAlerts.failed-locations", in(cloud, "", failed(2)), in(cloud, "", failed(3)),
		"criteria.failedLocationCount"}}
}

func queryRuleCases() []ruleCase {
	condition := func(more props) props {
		return props{"criteria": props{"allOf": list(merged(
			props{"query": "AppRequests", "timeAggregation": "Count", "operator": "GreaterThan"}, more))}}
	}
	periods := func(failing, all float64) props {
		return condition(props{"failingPeriods": props{
			"minFailingPeriodsToAlert": failing, "numberOfEvaluationPeriods": all,
		}})
	}
	complete := props{"evaluationFrequency": "PT5M", "windowSize": "PT15M", "severity": 2.0}
	return []ruleCase{
		{"insights.scheduledQueryRules.one-scope", given(props{"scopes": list(spaceID)}),
			given(props{"scopes": list(spaceID, siteID)}), "scopes"},
		{"insights.scheduledQueryRules.log-alert-complete", given(merged(complete, props{"kind": "LogAlert"})),
			given(props{"kind": "LogAlert", "evaluationFrequency": "PT5M", "severity": 2.0}), "windowSize"},
		{"insights.scheduledQueryRules.window-covers-frequency", given(complete),
			given(merged(complete, props{"windowSize": "PT1M"})), "windowSize"},
		{"insights.scheduledQueryRules.failing-periods", given(periods(3, 6)), given(periods(3, 7)),
			"criteria.allOf[0].failingPeriods"},
		{"insights.scheduledQueryRules.failing-periods", given(periods(1, 1)), given(periods(3, 2)),
			"criteria.allOf[0].failingPeriods"},
		{"insights.scheduledQueryRules.criteria-values", given(condition(nil)),
			given(condition(props{"timeAggregation": "Average"})), "criteria.allOf[0].metricMeasureColumn"},
		{"insights.scheduledQueryRules.criteria-values", given(condition(nil)),
			given(condition(props{"query": " "})), "criteria.allOf[0].query"},
	}
}

func diagnosticCases() []ruleCase {
	setting := func(target, name string, more props) props {
		return merged(props{"resourceUri": target, "name": name, "workspaceId": spaceID}, more)
	}
	logs := func(field, value string) props {
		return props{"logs": list(props{field: value, "enabled": true})}
	}
	everything := setting(siteID, "all", logs("categoryGroup", "allLogs"))
	other := model.Resource{
		ID:      siteID + "/providers/Microsoft.Insights/diagnosticSettings/other",
		ARMType: "Microsoft.Insights/diagnosticSettings", Inputs: setting(siteID, "other", logs("categoryGroup", "allLogs")),
	}
	id := siteID + "/providers/Microsoft.Insights/diagnosticSettings/all"
	return []ruleCase{
		{"insights.diagnosticSettings.destination-needed", given(everything), given(props{"resourceUri": siteID}),
			"workspaceId"},
		{"insights.diagnosticSettings.category-needed", given(everything), given(setting(siteID, "all", nil)), "logs"},
		{"insights.diagnosticSettings.category-needed", given(everything),
			given(setting(siteID, "all", props{"logs": list(props{"enabled": true})})), "logs[0]"},
		{"insights.diagnosticSettings.category-exists", given(everything),
			given(setting(siteID, "all", logs("categoryGroup", "audit"))), "logs[0].categoryGroup"},
		{"insights.diagnosticSettings.category-exists", given(setting(dbID, "all", logs("category", "Deadlocks"))),
			given(setting(serverID, "all", logs("category", "Deadlocks"))), "resourceUri"},
		{"insights.diagnosticSettings.sink-once", in(fakeCloud{}, id, everything), in(fakeCloud{other}, id, everything),
			"logs[0].categoryGroup"},
	}
}
