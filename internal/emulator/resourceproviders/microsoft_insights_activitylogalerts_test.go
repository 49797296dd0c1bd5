package resourceproviders

func activityLogAlertCases() []ruleCase {
	const subscription = "/subscriptions/00000000-0000-4000-8000-00000000a25e"
	equals := func(field, value string) props { return props{"field": field, "equals": value} }
	where := func(conditions ...any) props {
		return props{"scopes": list(subscription), "condition": props{"allOf": conditions}}
	}
	at := func(scope string, conditions ...any) props {
		alert := where(conditions...)
		alert["scopes"] = list(scope)
		return alert
	}
	health, advisor := equals("category", "ServiceHealth"), equals("category", "Recommendation")
	either := props{"anyOf": list(equals("status", "Failed"), equals("properties.incidentType", "Incident"))}
	regions := props{
		"field": "properties.impactedServices[*].ImpactedRegions[*].RegionName", "containsAny": list("East US 2", "Global"),
	}
	return []ruleCase{
		{"insights.activityLogAlerts.one-test-per-condition", given(where(health, either, regions)),
			given(where(health, merged(regions, props{"equals": "Global"}))), "condition.allOf[1]"},
		{"insights.activityLogAlerts.one-test-per-condition", given(where(health, either)),
			given(where(health, merged(either, props{"field": "status"}))), "condition.allOf[1]"},
		{"insights.activityLogAlerts.one-test-per-condition", given(where(health, either)),
			given(where(health, props{"anyOf": list(props{"field": "status"})})), "condition.allOf[1].anyOf[0]"},
		{"insights.activityLogAlerts.fields", given(where(health, regions)), given(where(health, equals("region", "x"))),
			"condition.allOf[1].field"},
		{"insights.activityLogAlerts.category", given(where(health)), given(where(regions)), "condition.allOf"},
		{"insights.activityLogAlerts.category", given(where(health)), given(where(equals("category", "Cost"))),
			"condition.allOf"},
		{"insights.activityLogAlerts.category", given(where(health)), given(where(health, advisor)), "condition.allOf"},
		{"insights.activityLogAlerts.service-health-scope", given(at(group, advisor)), given(at(group, health)),
			"scopes[0]"},
	}
}

func workbookCases() []ruleCase {
	content := func(text string) props { return props{"serializedData": text} }
	return []ruleCase{
		{"insights.workbooks.name-is-guid", given(props{"resourceName": guid}), given(props{"resourceName": "triggers"}),
			"resourceName"},
		{"insights.workbooks.content", given(content(`{"version":"Notebook/1.0","items":[]}`)),
			given(content(`{"version":"Notebook/1.0"`)), "serializedData"},
		{"insights.workbooks.content", given(content(`{"version":"Notebook/1.0","items":[]}`)),
			given(content(`{"items":[]}`)), "serializedData"},
		{"insights.workbooks.content", given(content(`{"version":"Notebook/1.0","items":[]}`)),
			given(content(`{"version":"Notebook/1.0"}`)), "serializedData"},
	}
}

func metricDimensionCases() []ruleCase {
	const namespace = group + "/providers/Microsoft.ServiceBus/namespaces/sb"
	split := func(metric string, dimensions ...any) props {
		return props{"scopes": list(namespace), "criteria": props{
			"allOf": list(props{"metricName": metric, "dimensions": dimensions}),
		}}
	}
	by := func(name, operator string, values ...any) props {
		return props{"name": name, "operator": operator, "values": values}
	}
	queue := by("EntityName", "Include", "*")
	fits := given(split("ActiveMessages", queue))
	const first = "criteria.allOf[0].dimensions[0]"
	unchecked := split("NamespaceCpuUsage", queue)
	unchecked["criteria"].(props)["allOf"].([]any)[0].(props)["skipMetricValidation"] = true
	const rule = "insights.metricAlerts.dimensions"
	return []ruleCase{
		{rule, fits, given(split("ActiveMessages", by("QueueName", "Include", "*"))), first + ".name"},
		{rule, fits, given(split("ActiveMessages", by("EntityName", "EndsWith", "a"))), first + ".operator"},
		{rule, fits, given(split("ActiveMessages", by("EntityName", "Include"))), first + ".values"},
		{rule, fits, given(split("ActiveMessages", queue, by("entityname", "Exclude", "a"))),
			"criteria.allOf[0].dimensions[1].name"},
		{rule, given(split("ActiveMessages", by("EntityName", "StartsWith", "a"))),
			given(split("ActiveMessages", by("EntityName", "StartsWith"))), first + ".values"},
		{rule, given(unchecked), given(split("NamespaceCpuUsage", queue)), first + ".name"},
	}
}
