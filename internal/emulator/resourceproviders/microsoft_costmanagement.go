package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

func costManagementTypes() []*model.Type {
	return []*model.Type{scheduledAction()}
}

const (
	anomalyAlertSource = azurermSource + "costmanagement/anomaly_alert_resource.go"
	costReportSource   = azurermSource + "costmanagement/cost_management_scheduled_action_resource.go"
	costRESTSource     = "Microsoft Learn, Cost Management REST API, scheduled actions 2024-08-01"
)

func scheduledAction() *model.Type {
	return &model.Type{
		Token:    "azure-native:costmanagement:ScheduledActionByScope",
		ARMType:  "Microsoft.CostManagement/scheduledActions",
		Path:     "{scope}/providers/Microsoft.CostManagement/scheduledActions/{name}",
		Location: model.Unlocated,
		Required: properties(verified(sdkSource+"ScheduledActionByScope"), "kind", "notification.to"),
		Allowed: []model.Allowed{
			allowed(verified(sdkSource+"ScheduledActionByScope"), "kind", "Email", "InsightAlert"),
			allowed(verified(sdkSource+"ScheduledActionByScope"), "status", "Enabled", "Disabled"),
			allowed(verified(sdkSource+"ScheduledActionByScope"), "schedule.frequency", "Daily", "Weekly", "Monthly"),
		},
		Ranges: []model.Range{
			between(verified(anomalyAlertSource), "displayName", 1, 25),
			between(verified(anomalyAlertSource), "notification.subject", 1, 50),
			between(verified(sdkSource+"NotificationProperties"), "notification.message", 0, 250),
			between(verified(sdkSource+"ScheduleProperties"), "schedule.dayOfMonth", 1, 31),
			between(verified(costReportSource), "schedule.hourOfDay", 0, 23),
			between(verified(costReportSource), "notification.to", 1, 20),
		},
		Rules: scheduledActionRules(),
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, "Microsoft.CostManagement/ScheduledActions", model.Properties{
				"eTag": etagOf(r.ID), "systemData": systemData(),
			})
		},
	}
}
