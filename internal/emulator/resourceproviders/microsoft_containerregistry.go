package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	registryType = "Microsoft.ContainerRegistry/registries"
	// registryReplicationType is a copy of a registry in another region.
	registryReplicationType = registryType + "/replications"
	registrySource          = azurermSource + "containers/container_registry_resource.go"
	registrySDK             = "pulumi/pulumi-azure-native-sdk containerregistry v2.90, doc comment of Registry"
	registryDocs            = "Microsoft Learn \"Container registry service tiers\""
	registryZones           = "MicrosoftDocs/azure-management-docs articles/container-registry/zone-redundancy.md (2026)"
	// registryQuoted are answers of `az acr create`, as several public walkthroughs print them (2023-2025).
	registryQuoted = "answers of az acr create in public walkthroughs (2023-2025)"

	registryPath = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}" +
		"/providers/Microsoft.ContainerRegistry/registries/{registryName}"
)

func containerRegistryTypes() []*model.Type {
	return []*model.Type{containerRegistry(), registryReplication()}
}

// containerRegistry: what is pushed and pulled is not modelled. Soft delete of artifacts came with preview versions of the
// API, the newest of which the row does not describe.
func containerRegistry() *model.Type {
	documented := verified(registrySDK)
	return &model.Type{
		Token:    "azure-native:containerregistry/v20230701:Registry",
		ARMType:  registryType,
		Path:     registryPath,
		Location: model.Regional,
		Replace:  properties(verified(registrySDK+": location cannot be changed"), "location"),
		Immutable: []model.Immutable{{
			Path: "zoneRedundancy", Code: "InvalidZoneRedundancy",
			Message: "The zone redundancy (%s) of a registry cannot be changed: create another registry.",
			Fact:    inferred(registrySource + " replaces the registry"),
		}},
		Allowed: []model.Allowed{
			allowed(documented, "sku.name", "Basic", "Standard", "Premium"),
			allowed(documented, "publicNetworkAccess", "Enabled", "Disabled"),
			allowed(documented, "networkRuleBypassOptions", "AzureServices", "None"),
			allowed(documented, "zoneRedundancy", "Enabled", "Disabled"),
			allowed(documented, "networkRuleSet.defaultAction", "Allow", "Deny"),
			allowed(documented, "policies.exportPolicy.status", "enabled", "disabled"),
			allowed(documented, "policies.quarantinePolicy.status", "enabled", "disabled"),
			allowed(documented, "policies.retentionPolicy.status", "enabled", "disabled"),
			allowed(documented, "policies.trustPolicy.status", "enabled", "disabled"),
			allowed(documented, "policies.trustPolicy.type", "Notary"),
		},
		Ranges: []model.Range{
			between(inferred(registrySource), "policies.retentionPolicy.days", 0, 365),
		},
		References: []model.Reference{identityReference},
		Defaults: []model.Default{
			byDefault(documented, "adminUserEnabled", false),
			byDefault(verified(registryQuoted), "dataEndpointEnabled", false),
			byDefault(documented, "networkRuleBypassOptions", "AzureServices"),
			byDefault(documented, "publicNetworkAccess", "Enabled"),
			// Registries are spread over the zones of their region in all tiers, whatever the property says.
			byDefault(verified(registryZones), "zoneRedundancy", "Disabled"),
		},
		Normalise: normalisedLocation(),
		ReadOnly:  registryOutputs,
		Rules:     registryRules(),
	}
}

func registryOutputs(r model.Request) model.Properties {
	tier := r.Inputs.String("sku.name")
	return withIdentity(r, named(r, registryType, model.Properties{
		"creationDate":          emulatedTime,
		"dataEndpointHostNames": dataEndpoints(r),
		"encryption":            registryEncryption(r),
		"loginServer":           strings.ToLower(nameOf(r.ID)) + ".azurecr.io",
		"policies":              registryPolicies(r),
		// Connections of private endpoints are not listed here; the endpoints themselves know their target.
		"privateEndpointConnections": []any{},
		"provisioningState":          succeeded,
		"sku":                        model.Properties{"name": tier, "tier": tier},
		"status": model.Properties{
			"displayStatus": "Ready", "message": "", "timestamp": emulatedTime,
		},
		"systemData": systemData(),
	}))
}

func dataEndpoints(r model.Request) []any {
	hosts := []any{}
	if r.Inputs.Bool("dataEndpointEnabled") {
		region, _ := locationName(r.Inputs.String("location")).(string)
		hosts = append(hosts, strings.ToLower(nameOf(r.ID))+"."+region+".data.azurecr.io")
	}
	return hosts
}

func registryEncryption(r model.Request) model.Properties {
	if given := r.Inputs.Object("encryption"); given != nil {
		return given.Clone()
	}
	return model.Properties{"status": "disabled"}
}

// registryPolicies are those of the program and, for the others, what Azure returns.
func registryPolicies(r model.Request) model.Properties {
	policies := model.Properties{}
	for name, standard := range map[string]model.Properties{
		"exportPolicy":     {"status": "enabled"},
		"quarantinePolicy": {"status": "disabled"},
		"retentionPolicy":  {"days": float64(7), "status": "disabled", "lastUpdatedTime": emulatedTime},
		"trustPolicy":      {"status": "disabled", "type": "Notary"},
	} {
		policies[name] = merged(standard, r.Inputs.Object("policies."+name))
	}
	return policies
}

// registryReplication is a copy of a registry in another region.
func registryReplication() *model.Type {
	return &model.Type{
		Token:    "azure-native:containerregistry/v20230701:Replication",
		ARMType:  registryReplicationType,
		Path:     registryPath + "/replications/{replicationName}",
		Location: model.Regional,
		Replace:  properties(verified(registrySDK+": location cannot be changed"), "location"),
		Allowed:  []model.Allowed{allowed(verified(registrySDK), "zoneRedundancy", "Enabled", "Disabled")},
		Defaults: []model.Default{
			byDefault(verified(registrySDK), "regionEndpointEnabled", true),
			byDefault(verified(registrySDK), "zoneRedundancy", "Disabled"),
		},
		Normalise: normalisedLocation(),
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, registryReplicationType, model.Properties{
				"provisioningState": succeeded, "systemData": systemData(),
				"status": model.Properties{"displayStatus": "Syncing", "message": "", "timestamp": emulatedTime},
			})
		},
		Rules: registryReplicationRules(),
	}
}
