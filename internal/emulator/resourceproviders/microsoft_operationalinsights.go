package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

func operationalInsightsTypes() []*model.Type {
	return []*model.Type{workspace()}
}

const workspaceSource = azurermSource + "loganalytics/log_analytics_workspace_resource.go"

func workspace() *model.Type {
	return &model.Type{
		Token:   "azure-native:operationalinsights/v20250201:Workspace",
		ARMType: "Microsoft.OperationalInsights/workspaces",
		Path: "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}" +
			"/providers/Microsoft.OperationalInsights/workspaces/{workspaceName}",
		Location: model.Regional,
		Replace:  properties(verified(workspaceSource), "location"),
		Allowed: []model.Allowed{
			allowed(verified(workspaceSource), "sku.name",
				"PerGB2018", "CapacityReservation", "Free", "LACluster", "PerNode", "Premium", "Standalone", "Standard"),
			allowed(verified(sdkSource+"Workspace"), "publicNetworkAccessForIngestion", "Enabled", "Disabled"),
			allowed(verified(sdkSource+"Workspace"), "publicNetworkAccessForQuery", "Enabled", "Disabled"),
		},
		Ranges: []model.Range{between(verified(workspaceSource), "retentionInDays", 30, 730)},
		Defaults: []model.Default{
			byDefault(verified(workspaceSource), "retentionInDays", float64(30)),
			byDefault(known(), "sku.name", "PerGB2018"),
			byDefault(known(), "publicNetworkAccessForIngestion", "Enabled"),
			byDefault(known(), "publicNetworkAccessForQuery", "Enabled"),
			byDefault(known(), "features.enableLogAccessUsingOnlyResourcePermissions", true),
			byDefault(known(), "workspaceCapping.dailyQuotaGb", float64(-1)),
			byDefault(inferred(workspaceReplicaDocs), "replication.enabled", false),
		},
		Normalise: normalisedLocation(),
		// Azure keeps a deleted workspace for 14 days, but creating the name again recovers it: the name is not taken.
		ReadOnly: workspaceOutputs,
		Rules:    workspaceRules(),
	}
}

func workspaceOutputs(r model.Request) model.Properties {
	inputs := withDefaults(r)
	return withIdentity(r, named(r, "Microsoft.OperationalInsights/workspaces", model.Properties{
		"customerId":                 stableUUID(r.ID, "customer"),
		"createdDate":                emulatedTime,
		"modifiedDate":               emulatedTime,
		"privateLinkScopedResources": []any{},
		"provisioningState":          succeeded,
		"sku":                        merged(inputs.Object("sku"), model.Properties{"lastSkuUpdate": emulatedTime}),
		"workspaceCapping": merged(inputs.Object("workspaceCapping"), model.Properties{
			"dataIngestionStatus": "RespectQuota", "quotaNextResetTime": emulatedTime,
		}),
		"systemData": systemData(),
	}))
}
