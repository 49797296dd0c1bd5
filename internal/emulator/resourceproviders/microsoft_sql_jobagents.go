package resourceproviders

import (
	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	jobsSource   = sdkSource + "JobAgent, JobTargetGroup, JobPrivateEndpoint"
	jobsTutorial = "Microsoft Learn, Create, configure, and manage elastic jobs (2024)"
	jobsOverview = "Microsoft Learn, Elastic jobs in Azure SQL Database (2024)"

	jobAgentARM           = "Microsoft.Sql/servers/jobAgents"
	jobTargetGroupARM     = "Microsoft.Sql/servers/jobAgents/targetGroups"
	jobPrivateEndpointARM = "Microsoft.Sql/servers/jobAgents/privateEndpoints"
	jobAgentPath          = sqlServerPath + "/jobAgents/{jobAgentName}"
)

// sqlJobAgent: jobs themselves are T-SQL in the job database and not modelled.
func sqlJobAgent() *model.Type {
	sizes := make([]string, 0, len(azure.SQLJobAgentSizes()))
	for _, size := range azure.SQLJobAgentSizes() {
		sizes = append(sizes, size.Name)
	}
	return &model.Type{
		Token:    "azure-native:sql/v20230801:JobAgent",
		ARMType:  jobAgentARM,
		Path:     jobAgentPath,
		Location: model.Regional,
		Replace:  properties(inferred(jobsSource), "location", "databaseId"),
		Required: properties(verified(jobsSource), "databaseId"),
		Allowed: []model.Allowed{
			allowed(known(), "sku.name", sizes...),
			allowed(verified(jobsSource), "identity.type", "None", "SystemAssigned", "UserAssigned", "SystemAssignedUserAssigned"),
		},
		References: []model.Reference{
			identityReference,
			{Path: "databaseId", Types: []string{"Microsoft.Sql/servers/databases"}, Fact: verified(jobsTutorial)},
		},
		Defaults:  []model.Default{byDefault(inferred(jobsOverview), "sku.name", sizes[0])},
		Normalise: normalisedLocation(),
		ReadOnly: func(r model.Request) model.Properties {
			return withIdentity(r, named(r, jobAgentARM, model.Properties{"state": "Ready"}))
		},
		Rules: sqlJobAgentRules(),
	}
}

func sqlJobTargetGroup() *model.Type {
	return &model.Type{
		Token:    "azure-native:sql/v20230801:JobTargetGroup",
		ARMType:  jobTargetGroupARM,
		Path:     jobAgentPath + "/targetGroups/{targetGroupName}",
		Location: model.Unlocated,
		Required: properties(verified(jobsSource), "members[].type"),
		Allowed: []model.Allowed{
			allowed(verified(jobsSource), "members[].type",
				"TargetGroup", "SqlDatabase", "SqlElasticPool", "SqlShardMap", "SqlServer"),
			allowed(verified(jobsSource), "members[].membershipType", "Include", "Exclude"),
		},
		ReadOnly: func(r model.Request) model.Properties { return named(r, jobTargetGroupARM, nil) },
		Rules:    sqlJobTargetGroupRules(),
	}
}

// sqlJobPrivateEndpoint: the connection that it leaves pending on the target server, and its approval, are not modelled.
func sqlJobPrivateEndpoint() *model.Type {
	return &model.Type{
		Token:    "azure-native:sql/v20230801:JobPrivateEndpoint",
		ARMType:  jobPrivateEndpointARM,
		Path:     jobAgentPath + "/privateEndpoints/{privateEndpointName}",
		Location: model.Unlocated,
		Replace:  properties(inferred(jobsSource), "targetServerAzureResourceId"),
		Required: properties(verified(jobsSource), "targetServerAzureResourceId"),
		References: []model.Reference{
			{Path: "targetServerAzureResourceId", Types: []string{"Microsoft.Sql/servers"}, Fact: verified(jobsOverview)},
		},
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, jobPrivateEndpointARM, model.Properties{
				// The name that New-AzSqlElasticJobPrivateEndpoint shows.
				"privateEndpointId": "EJ_" + stableUUID(r.ID, "endpoint") + "_" + r.Inputs.String("privateEndpointName"),
			})
		},
	}
}
