package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

func sqlTypes() []*model.Type {
	return []*model.Type{
		sqlServer(), sqlDatabase(), sqlVirtualNetworkRule(), sqlFirewallRule(), sqlAuditingPolicy(), sqlShortTermRetention(),
		sqlLongTermRetention(), sqlFailoverGroup(), sqlElasticPool(), sqlJobAgent(), sqlJobTargetGroup(),
		sqlJobPrivateEndpoint(),
	}
}

const sqlServerPath = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}" +
	"/providers/Microsoft.Sql/servers/{serverName}"

func sqlVirtualNetworkRule() *model.Type {
	return &model.Type{
		Token:    "azure-native:sql/v20230801:VirtualNetworkRule",
		ARMType:  "Microsoft.Sql/servers/virtualNetworkRules",
		Path:     sqlServerPath + "/virtualNetworkRules/{virtualNetworkRuleName}",
		Location: model.Unlocated,
		References: []model.Reference{{
			Path: "virtualNetworkSubnetId", Types: []string{"Microsoft.Network/virtualNetworks/subnets"}, Fact: known(),
		}},
		Defaults: []model.Default{byDefault(known(), "ignoreMissingVnetServiceEndpoint", false)},
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, "Microsoft.Sql/servers/virtualNetworkRules", model.Properties{"state": "Ready"})
		},
		Rules: sqlVirtualNetworkRuleRules(),
	}
}

func sqlFirewallRule() *model.Type {
	return &model.Type{
		Token:    "azure-native:sql/v20230801:FirewallRule",
		ARMType:  "Microsoft.Sql/servers/firewallRules",
		Path:     sqlServerPath + "/firewallRules/{firewallRuleName}",
		Location: model.Unlocated,
		Required: properties(known(), "startIpAddress", "endIpAddress"),
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, "Microsoft.Sql/servers/firewallRules", nil)
		},
		Rules: sqlFirewallRuleRules(),
	}
}

func sqlAuditingPolicy() *model.Type {
	documented := verified(sdkSource + "ExtendedServerBlobAuditingPolicy")
	return &model.Type{
		Token:     "azure-native:sql/v20230801:ExtendedServerBlobAuditingPolicy",
		ARMType:   "Microsoft.Sql/servers/extendedAuditingSettings",
		Path:      sqlServerPath + "/extendedAuditingSettings/{blobAuditingPolicyName}",
		Location:  model.Unlocated,
		Automatic: true,
		Allowed:   []model.Allowed{allowed(known(), "blobAuditingPolicyName", "default")},
		Ranges: []model.Range{
			between(documented, "queueDelayMs", 1000, 2147483647),
			between(known(), "retentionDays", 0, 3285),
		},
		Defaults: []model.Default{
			// A server that nobody audits has the policy too: switched off.
			byDefault(known(), "state", "Disabled"),
			byDefault(documented, "auditActionsAndGroups", []any{
				"SUCCESSFUL_DATABASE_AUTHENTICATION_GROUP", "FAILED_DATABASE_AUTHENTICATION_GROUP", "BATCH_COMPLETED_GROUP",
			}),
			byDefault(known(), "isAzureMonitorTargetEnabled", false),
			byDefault(known(), "isStorageSecondaryKeyInUse", false),
			byDefault(known(), "retentionDays", float64(0)),
			byDefault(known(), "storageAccountSubscriptionId", "00000000-0000-0000-0000-000000000000"),
		},
		WriteOnly: []string{"storageAccountAccessKey"},
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, "Microsoft.Sql/servers/extendedAuditingSettings", nil)
		},
		Rules: sqlAuditingRules(),
	}
}

func sqlShortTermRetention() *model.Type {
	return &model.Type{
		Token:     "azure-native:sql/v20230801:BackupShortTermRetentionPolicy",
		ARMType:   "Microsoft.Sql/servers/databases/backupShortTermRetentionPolicies",
		Path:      sqlServerPath + "/databases/{databaseName}/backupShortTermRetentionPolicies/{policyName}",
		Location:  model.Unlocated,
		Automatic: true,
		Allowed: []model.Allowed{
			allowed(verified(sdkSource+"BackupShortTermRetentionPolicy"), "policyName", "default"),
		},
		Ranges: []model.Range{between(verified(sqlDatabaseSource), "retentionDays", 1, 35)},
		Defaults: []model.Default{
			byDefault(known(), "retentionDays", float64(7)),
			byDefault(known(), "diffBackupIntervalInHours", float64(12)),
		},
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, "Microsoft.Sql/servers/databases/backupShortTermRetentionPolicies", nil)
		},
		Rules: sqlRetentionRules(),
	}
}
