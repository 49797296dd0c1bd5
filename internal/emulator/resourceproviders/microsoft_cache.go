package resourceproviders

import (
	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	managedRedisSpec = "Azure/azure-rest-api-specs redisenterprise.json 2025-04-01"
	managedRedisDocs = "MicrosoftDocs/azure-docs articles/redis/"
	classicRedisDocs = "MicrosoftDocs/azure-docs articles/azure-cache-for-redis/"
	redisRetirement  = classicRedisDocs + "retirement-faq.yml (2026)"

	managedRedisPath = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}" +
		"/providers/Microsoft.Cache/redisEnterprise/{clusterName}"
	redisDatabaseType = "Microsoft.Cache/redisEnterprise/databases"
)

func cacheTypes() []*model.Type {
	return []*model.Type{
		managedRedis(), redisDatabase(), redisDatabaseAccess(), classicRedis(), classicRedisAccess(),
	}
}

func managedRedis() *model.Type {
	return &model.Type{
		Token:    "azure-native:cache/v20250401:RedisEnterprise",
		ARMType:  "Microsoft.Cache/redisEnterprise",
		Path:     managedRedisPath,
		Location: model.Regional,
		Replace:  properties(verified(managedRedisSpec+", tracked resource"), "location"),
		Allowed: []model.Allowed{
			allowed(verified(managedRedisSpec), "highAvailability", "Enabled", "Disabled"),
			allowed(verified(managedRedisSpec+": 1.0 and 1.1 are obsolete"), "minimumTlsVersion", "1.2"),
		},
		References: []model.Reference{identityReference},
		Defaults: []model.Default{
			byDefault(verified(managedRedisSpec), "highAvailability", "Enabled"),
			byDefault(known(), "minimumTlsVersion", "1.2"),
		},
		Normalise: normalisedLocation(),
		ReadOnly:  managedRedisOutputs,
		Rules:     managedRedisRules(),
	}
}

func managedRedisOutputs(r model.Request) model.Properties {
	inputs := withDefaults(r)
	return withIdentity(r, named(r, "Microsoft.Cache/redisEnterprise", model.Properties{
		"hostName": nameOf(r.ID) + "." + locationName(inputs.String("location")).(string) + ".redis.azure.net",
		"kind":     "v2",
		// Connections of private endpoints are not listed here; the endpoints themselves know their target.
		"privateEndpointConnections": []any{},
		"provisioningState":          succeeded,
		"redisVersion":               "7.4",
		"redundancyMode":             redundancyMode(inputs),
		"resourceState":              "Running",
	}))
}

// redundancyMode follows from high availability and from whether the region has zones: there is no setting for zones.
func redundancyMode(inputs model.Properties) string {
	region, _ := azure.RegionByName(inputs.String("location"))
	switch {
	case oneOf(inputs.String("highAvailability"), "Disabled"):
		return "None"
	case region.Zones:
		return "ZR"
	}
	return "LR"
}

// redisDatabaseAccess: Azure refuses assignments of one database that are made at the same time. The emulator answers
// one request after the other, so it does not model that; see hashicorp/terraform-provider-azurerm issue 25802.
func redisDatabaseAccess() *model.Type {
	return &model.Type{
		Token:    "azure-native:cache/v20250401:AccessPolicyAssignment",
		ARMType:  redisDatabaseType + "/accessPolicyAssignments",
		Path:     managedRedisPath + "/databases/{databaseName}/accessPolicyAssignments/{accessPolicyAssignmentName}",
		Location: model.Unlocated,
		Required: properties(known(), "user.objectId"),
		Allowed: []model.Allowed{
			allowed(verified(managedRedisSpec+": only \"default\" is supported for now"), "accessPolicyName", "default"),
		},
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, redisDatabaseType+"/accessPolicyAssignments", model.Properties{"provisioningState": succeeded})
		},
		Rules: []model.Rule{onePrincipalRule("cache.redisenterprise.assignments.one-per-principal", "user.objectId")},
	}
}
