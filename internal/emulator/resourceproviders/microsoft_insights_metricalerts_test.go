package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

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
		ruleCase{"insights.metricAlerts.metric-exists", given(alert(siteID, usual)),
			given(alert(siteID, static("CpuPercentage", "Average", "GreaterThan"))), "criteria.allOf[0].metricName"},
		ruleCase{"insights.metricAlerts.metric-exists",
			given(alert(networkID, merged(usual, props{"skipMetricValidation": true}))),
			given(alert(networkID, usual)), "criteria.allOf[0].metricName"},
		ruleCase{"insights.metricAlerts.aggregation", given(alert(dbID, static("deadlock", "Total", "GreaterThan"))),
			given(alert(dbID, static("deadlock", "Average", "GreaterThan"))), "criteria.allOf[0].timeAggregation"},
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

// learned is an alert with a dynamic threshold on a site.
func learned(changes props, more ...any) props {
	criterion := merged(props{
		"criterionType": "DynamicThresholdCriterion", "metricName": "Requests", "timeAggregation": "Total",
		"operator": "GreaterOrLessThan", "alertSensitivity": "Low",
		"failingPeriods": props{"numberOfEvaluationPeriods": 4.0, "minFailingPeriodsToAlert": 4.0},
	}, changes)
	return props{
		"scopes": list(siteID), "windowSize": "PT5M", "evaluationFrequency": "PT5M",
		"criteria": props{"odataType": manyResourceCriteria, "allOf": append(list(criterion), more...)},
	}
}

func dynamicAlertCases() []ruleCase {
	const criterion = "insights.metricAlerts.dynamic-criterion"
	periods := func(failing, all float64) model.Request {
		return given(learned(props{"failingPeriods": props{
			"numberOfEvaluationPeriods": all, "minFailingPeriodsToAlert": failing,
		}}))
	}
	usual := given(learned(nil))
	single := learned(nil)
	single["criteria"].(props)["odataType"] = oneResourceCriteria
	pace := func(window, frequency string) model.Request {
		return given(merged(learned(nil), props{"windowSize": window, "evaluationFrequency": frequency}))
	}
	messages := func(metric string) model.Request {
		alert := learned(props{"metricName": metric})
		alert["scopes"] = list(group + "/providers/Microsoft.ServiceBus/namespaces/sb")
		return given(alert)
	}
	return []ruleCase{
		{"insights.metricAlerts.one-dynamic-criterion", usual, given(learned(nil, props{})), "criteria.allOf"},
		{criterion, usual, given(learned(props{"alertSensitivity": "Extreme"})), "criteria.allOf[0].alertSensitivity"},
		{criterion, usual, given(learned(props{"alertSensitivity": ""})), "criteria.allOf[0].alertSensitivity"},
		{criterion, periods(1, 1), periods(5, 4), "criteria.allOf[0].failingPeriods"},
		{criterion, periods(4, 6), periods(0, 0), "criteria.allOf[0].failingPeriods"},
		{criterion, usual, given(single), "criteria.odataType"},
		{"insights.metricAlerts.dynamic-every-five-minutes", usual, pace("PT5M", "PT1M"), "evaluationFrequency"},
		{"insights.metricAlerts.dynamic-every-five-minutes", pace("PT15M", "PT15M"), pace("PT1M", "PT5M"), "windowSize"},
		{"insights.metricAlerts.dynamic-metric", messages("IncomingMessages"), messages("ActiveMessages"),
			"criteria.allOf[0].metricName"},
	}
}

func alertScopeCases() []ruleCase {
	watched := func(criteria string, more props, scopes ...any) props {
		return merged(props{"scopes": scopes, "criteria": props{
			"odataType": criteria, "allOf": list(props{"criterionType": "StaticThresholdCriterion"}),
		}}, more)
	}
	databases := func(more props) props { return watched(manyResourceCriteria, more, dbID, dbID+"2") }
	full := props{"targetResourceType": "Microsoft.Sql/servers/databases", "targetResourceRegion": "eastus2"}
	one, many := watched(oneResourceCriteria, nil, siteID), watched(manyResourceCriteria, nil, siteID)
	return []ruleCase{
		{"insights.metricAlerts.one-scope", given(one), given(watched(oneResourceCriteria, nil, dbID, dbID+"2")), "scopes"},
		{"insights.metricAlerts.many-scopes", given(databases(full)),
			given(databases(props{"targetResourceType": "Microsoft.Sql/servers/databases"})), "targetResourceRegion"},
		{"insights.metricAlerts.many-scopes", given(many), given(watched(manyResourceCriteria, props{
			"targetResourceType": "Microsoft.Web/sites", "targetResourceRegion": "eastus2",
		}, siteID, siteID+"2")), "scopes"},
		{"insights.metricAlerts.criteria-fixed", changed(one, one), changed(one, many), "criteria.odataType"},
		{"insights.metricAlerts.criteria-fixed", changed(learned(nil), learned(props{"alertSensitivity": "High"})),
			changed(many, learned(nil)), "criteria.odataType"},
	}
}
