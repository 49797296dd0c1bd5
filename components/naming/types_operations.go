package naming

// Resource types that tell people about a subscription: what Azure itself reports, and what it costs.
const (
	SentinelOnboarding = "Microsoft.SecurityInsights/onboardingStates"
	ActivityLogAlert   = "Microsoft.Insights/activityLogAlerts"
	Workbook           = "Microsoft.Insights/workbooks"
	ScheduledAction    = "Microsoft.CostManagement/scheduledActions"
)
