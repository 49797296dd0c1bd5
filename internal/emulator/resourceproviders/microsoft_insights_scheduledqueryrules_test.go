package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

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
	asked := func(frequency, query string) model.Request {
		return given(merged(condition(props{"query": query}), props{"evaluationFrequency": frequency}))
	}
	muted := func(duration string, more props) model.Request {
		return given(merged(props{"evaluationFrequency": "PT15M", "muteActionsDuration": duration}, more))
	}
	spanning := func(window string, all float64) model.Request {
		return given(merged(periods(1, all), props{"windowSize": window}))
	}
	const query, eachMinute = "criteria.allOf[0].query", "insights.scheduledQueryRules.every-minute"
	const operators = "insights.scheduledQueryRules.query-operators"
	manual := props{"autoMitigate": false}
	complete := props{"evaluationFrequency": "PT5M", "windowSize": "PT15M", "severity": 2.0}
	return []ruleCase{
		{"insights.scheduledQueryRules.one-scope", given(props{"scopes": list(spaceID)}),
			given(props{"scopes": list(spaceID, siteID)}), "scopes"},
		{"insights.scheduledQueryRules.log-alert-complete", given(merged(complete, props{"kind": "LogAlert"})),
			given(props{"kind": "LogAlert", "evaluationFrequency": "PT5M", "severity": 2.0}), "windowSize"},
		{"insights.scheduledQueryRules.window-covers-frequency", given(complete),
			given(merged(complete, props{"windowSize": "PT1M"})), "windowSize"},
		{eachMinute, asked("PT5M", "union AppRequests, AppTraces"), asked("PT1M", "union AppRequests, AppTraces"), query},
		{eachMinute, asked("PT1M", "AppRequests | where Url has 'search' | summarize unions = count()"),
			asked("PT1M", "AppRequests | take 10"), query},
		{eachMinute, asked("PT1M", "AppRequests | where TimeGenerated > ago(1m)"),
			asked("PT1M", "AppRequests | where ingestion_time() > ago(1m)"), query},
		{operators, asked("PT5M", "AppRequests | summarize Pivot = count()"),
			asked("PT5M", "AppRequests | evaluate bag_unpack(Properties)"), query},
		{operators, asked("PT5M", "AppRequests"), asked("PT5M", "AppRequests | summarize AggregatedValue = count()"), query},
		{"insights.scheduledQueryRules.two-days", spanning("P1D", 2), spanning("P1D", 3), "criteria.allOf[0].failingPeriods"},
		{"insights.scheduledQueryRules.mute", muted("PT15M", manual), muted("PT10M", manual), "muteActionsDuration"},
		{"insights.scheduledQueryRules.mute", muted("PT1H", manual), muted("PT1H", nil), "autoMitigate"},
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
