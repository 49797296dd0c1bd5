package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

const activityLogAlertSource = azurermSource + "monitor/monitor_activity_log_alert_resource.go"

func activityLogAlert() *model.Type {
	return &model.Type{
		Token:    "azure-native:insights:ActivityLogAlert",
		ARMType:  "Microsoft.Insights/activityLogAlerts",
		Path:     insightsGroupPath + "activityLogAlerts/{activityLogAlertName}",
		Location: model.Global,
		Replace:  properties(verified(activityLogAlertSource), "location"),
		Required: properties(verified(sdkSource+"ActivityLogAlert"), "scopes", "condition", "actions"),
		Ranges: []model.Range{
			between(verified(activityLogAlertSource), "scopes", 1, 5000),
			between(inferred(activityLogAlertSource), "condition.allOf", 1, 100),
		},
		References: []model.Reference{
			{Path: "scopes[]", Fact: known()},
			at("actions.actionGroups[].actionGroupId", actionGroupReference),
		},
		Defaults: []model.Default{byDefault(verified(sdkSource+"ActivityLogAlert"), "enabled", true)},
		Rules:    activityLogAlertRules(),
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, "Microsoft.Insights/ActivityLogAlerts", model.Properties{})
		},
	}
}
