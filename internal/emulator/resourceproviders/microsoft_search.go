package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

const (
	searchSource = azurermSource + "search/search_service_resource.go"
	searchType   = "Microsoft.Search/searchServices"
)

func searchTypes() []*model.Type { return []*model.Type{searchService()} }

// searchService: replicas of a service with two or more stand in different zones where the region has some, by
// themselves. That a region has run out of a tier's capacity is not modelled.
func searchService() *model.Type {
	return &model.Type{
		Token:   "azure-native:search/v20231101:Service",
		ARMType: searchType,
		Path: "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}" +
			"/providers/Microsoft.Search/searchServices/{searchServiceName}",
		Location: model.Regional,
		Immutable: []model.Immutable{
			searchImmutable("location"), searchImmutable("sku.name"), searchImmutable("hostingMode"),
		},
		Required: properties(known(), "sku.name"),
		Allowed: []model.Allowed{
			allowed(verified(searchSource), "sku.name", "free", "basic", "standard", "standard2", "standard3",
				"storage_optimized_l1", "storage_optimized_l2"),
			allowed(verified(searchSource), "hostingMode", "default", "highDensity"),
			allowed(known(), "publicNetworkAccess", "enabled", "disabled"),
			allowed(verified(searchSource), "semanticSearch", "disabled", "free", "standard"),
			allowed(verified(searchSource), "identity.type", "None", "SystemAssigned"),
			allowed(verified(searchSource), "encryptionWithCmk.enforcement", "Unspecified", "Disabled", "Enabled"),
			allowed(verified(searchSource), "authOptions.aadOrApiKey.aadAuthFailureMode",
				"http403", "http401WithBearerChallenge"),
		},
		Defaults: []model.Default{
			byDefault(verified(searchSource), "replicaCount", float64(1)),
			byDefault(verified(searchSource), "partitionCount", float64(1)),
			byDefault(verified(searchSource), "hostingMode", "default"),
			byDefault(known(), "disableLocalAuth", false),
			byDefault(known(), "publicNetworkAccess", "enabled"),
			byDefault(known(), "semanticSearch", "disabled"),
			byDefault(known(), "networkRuleSet.ipRules", []any{}),
			byDefault(known(), "encryptionWithCmk.enforcement", "Unspecified"),
		},
		Normalise: map[string]func(any) any{"location": locationDisplayName},
		ReadOnly:  searchOutputs,
		Rules:     searchRules(),
	}
}

// searchImmutable: the provider sends the change. A service changes its tier since API version 2025-05-01 only.
func searchImmutable(path string) model.Immutable {
	return model.Immutable{
		Path: path, Code: "InvalidRequest", Message: "Cannot change %s of an existing search service.",
		Fact: inferred(searchSource + ", which makes another service"),
	}
}

// searchOutputs: the keys of a service have an operation of their own, so none is returned here.
func searchOutputs(r model.Request) model.Properties {
	outputs := withIdentity(r, named(r, searchType, model.Properties{
		"encryptionWithCmk":          model.Properties{"encryptionComplianceStatus": "Compliant"},
		"privateEndpointConnections": []any{},
		"provisioningState":          "succeeded",
		"sharedPrivateLinkResources": []any{},
		"status":                     "running",
		"statusDetails":              "",
	}))
	if !r.Inputs.Bool("disableLocalAuth") && !r.Inputs.Has("authOptions") {
		outputs["authOptions"] = model.Properties{"apiKeyOnly": model.Properties{}}
	}
	return outputs
}
