package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

const metricAlertSource = azurermSource + "monitor/monitor_metric_alert_resource.go"

func metricAlert() *model.Type {
	return &model.Type{
		Token:    "azure-native:insights:MetricAlert",
		ARMType:  "Microsoft.Insights/metricAlerts",
		Path:     insightsGroupPath + "metricAlerts/{ruleName}",
		Location: model.Global,
		Allowed: []model.Allowed{
			allowed(verified(metricAlertSource), "evaluationFrequency", "PT1M", "PT5M", "PT15M", "PT30M", "PT1H"),
			allowed(verified(metricAlertSource), "windowSize",
				"PT1M", "PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"),
		},
		Ranges: []model.Range{
			between(verified(metricAlertSource), "severity", 0, 4),
			between(verified(metricAlertSource), "scopes", 1, 5000),
		},
		References: []model.Reference{
			{Path: "scopes[]", Fact: known()},
			at("actions[].actionGroupId", actionGroupReference),
			{Path: "criteria.webTestId", Types: []string{"Microsoft.Insights/webTests"}, Fact: known()},
			{Path: "criteria.componentId", Types: []string{"Microsoft.Insights/components"}, Fact: known()},
		},
		Defaults: []model.Default{byDefault(verified(metricAlertSource), "autoMitigate", true)},
		Rules:    metricAlertRules(),
		ReadOnly: func(r model.Request) model.Properties {
			return emptyLists(named(r, "Microsoft.Insights/metricAlerts", model.Properties{
				"isMigrated": false, "lastUpdatedTime": emulatedTime,
				"actions": r.Inputs.Clone()["actions"],
			}), "actions")
		},
	}
}
