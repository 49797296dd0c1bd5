package naming

// Resource types that tell people about a subscription: what Azure itself reports, what it costs, and
// whether it survives what it should.
const (
	SentinelOnboarding = "Microsoft.SecurityInsights/onboardingStates"
	ActivityLogAlert   = "Microsoft.Insights/activityLogAlerts"
	Workbook           = "Microsoft.Insights/workbooks"
	ScheduledAction    = "Microsoft.CostManagement/scheduledActions"

	ChaosTarget     = "Microsoft.Chaos/targets"
	ChaosCapability = "Microsoft.Chaos/targets/capabilities"
	ChaosExperiment = "Microsoft.Chaos/experiments"
	LoadTest        = "Microsoft.LoadTestService/loadTests"
)
