package resourceproviders

func scheduledActionCases() []ruleCase {
	const (
		subscription = "/subscriptions/00000000-0000-4000-8000-00000000a25e"
		views        = "/providers/Microsoft.CostManagement/views/"
		prefix       = "costManagement.scheduledActions."
	)
	action := func(kind, scope, view string) props {
		return props{"kind": kind, "scope": scope, "viewId": view, "schedule": props{"frequency": "Daily"}}
	}
	anomaly := action("InsightAlert", subscription, subscription+views+"ms:DailyAnomalyByResourceGroup")
	report := func(view string) props { return action("Email", group, view) }
	schedule := func(values props) props { return merged(anomaly, props{"schedule": values}) }
	period := func(start, end string) props { return schedule(props{"startDate": start, "endDate": end}) }
	year := given(period("2026-07-01T00:00:00Z", "2027-07-01T00:00:00Z"))
	recipients := func(addresses ...any) props { return props{"notification": props{"to": addresses}} }
	named := func(name string) string {
		return subscription + "/providers/Microsoft.CostManagement/scheduledActions/" + name
	}
	full := fakeCloud{}
	for _, name := range []string{"a", "b", "c", "d", "e"} {
		full = append(full, resource(named(name), anomaly))
	}
	full = append(full, resource(named("report"), report(group+views+"ms:CostByService")))
	return []ruleCase{
		{prefix + "anomaly-scope", given(anomaly), given(merged(anomaly, props{"scope": group})), "scope"},
		{prefix + "anomaly-daily", given(anomaly), given(schedule(props{"frequency": "Weekly"})), "schedule.frequency"},
		{prefix + "view", given(report(group + views + "ms:CostByService")),
			given(report(subscription + views + "ms:CostByService")), "viewId"},
		{prefix + "view", given(report(views + "ms:DailyCosts")), given(report(views + "our-own")), "viewId"},
		{prefix + "view", given(anomaly), given(merged(anomaly, props{"viewId": subscription + views + "ms:DailyCosts"})),
			"viewId"},
		{prefix + "view", given(report(views + "ms:DailyCosts")),
			given(report(views + "ms:DailyAnomalyByResourceGroup")), "viewId"},
		{prefix + "period", year, given(period("2026-07-01T00:00:00Z", "2027-07-02T00:00:00Z")), "schedule.endDate"},
		{prefix + "period", year, given(period("2026-07-01T00:00:00Z", "2026-07-01T00:00:00Z")), "schedule.endDate"},
		{prefix + "period", year, given(period("2026-07-01", "2027-07-01T00:00:00Z")), "schedule.startDate"},
		{prefix + "days", given(schedule(props{"frequency": "Weekly", "daysOfWeek": list("Monday")})),
			given(schedule(props{"frequency": "Weekly"})), "schedule.daysOfWeek"},
		{prefix + "days", given(schedule(props{"frequency": "Monthly", "dayOfMonth": 1.0})),
			given(schedule(props{"frequency": "Monthly", "daysOfWeek": list("Monday")})), "schedule.dayOfMonth"},
		{prefix + "recipients", given(recipients("a@b.example")), given(recipients("a@b.example", "nobody")),
			"notification.to[1]"},
		{prefix + "anomaly-alerts-per-subscription", in(full[1:], named("f"), anomaly), in(full, named("f"), anomaly), ""},
	}
}
