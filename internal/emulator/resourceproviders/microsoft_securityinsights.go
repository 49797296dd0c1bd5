package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

const (
	sentinelType = "Microsoft.SecurityInsights/onboardingStates"
	sentinelDocs = "Microsoft Learn, REST API reference, Sentinel Onboarding States - Create (2025-09-01)"
)

func securityInsightsTypes() []*model.Type { return []*model.Type{sentinelOnboarding()} }

// sentinelOnboarding: connectors, rules and incidents are not modelled.
func sentinelOnboarding() *model.Type {
	return &model.Type{
		Token:   "azure-native:securityinsights/v20240301:SentinelOnboardingState",
		ARMType: sentinelType,
		Path: "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.OperationalInsights" +
			"/workspaces/{workspaceName}/providers/Microsoft.SecurityInsights/onboardingStates/{sentinelOnboardingStateName}",
		Location: model.Unlocated,
		Allowed:  []model.Allowed{allowed(verified(sentinelDocs), "sentinelOnboardingStateName", "default")},
		Defaults: []model.Default{byDefault(known(), "customerManagedKey", false)},
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, sentinelType, model.Properties{"etag": etagOf(r.ID), "systemData": systemData()})
		},
	}
}
