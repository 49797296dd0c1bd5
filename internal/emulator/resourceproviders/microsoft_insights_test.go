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
	cases = append(cases, dynamicAlertCases()...)
	cases = append(cases, alertScopeCases()...)
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
