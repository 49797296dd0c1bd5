package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	environmentType   = "Microsoft.App/managedEnvironments"
	environmentSource = azurermSource + "containerapps/container_app_environment_resource.go"
	environmentSDK    = "pulumi/pulumi-azure-native-sdk app v2.90 (API 2025-01-01), doc comment of ManagedEnvironment"
	environmentDocs   = "Microsoft Learn \"Networking in Azure Container Apps environment\" (2026)"
	// environmentQuoted are answers of `az containerapp env show`, as public repositories hold them (2026-05 to 2026-08).
	environmentQuoted = "answers of az containerapp env show in public repositories (2026)"

	environmentPath = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}" +
		"/providers/Microsoft.App/managedEnvironments/{environmentName}"
)

func appTypes() []*model.Type {
	return []*model.Type{managedEnvironment(), containerApp()}
}

// managedEnvironment: what Dapr, custom domains and workload profiles with machines of their own cost and do is not
// modelled; they are accepted as they come.
func managedEnvironment() *model.Type {
	return &model.Type{
		Token:     "azure-native:app/v20250101:ManagedEnvironment",
		ARMType:   environmentType,
		Path:      environmentPath,
		Location:  model.Regional,
		Replace:   properties(inferred(environmentSDK+": tracked resource"), "location"),
		Immutable: environmentImmutables(),
		Allowed: []model.Allowed{
			allowed(verified(environmentSDK), "appLogsConfiguration.destination", "log-analytics", "azure-monitor", "none"),
		},
		References: []model.Reference{
			{
				Path: "vnetConfiguration.infrastructureSubnetId", Types: []string{subnetType}, Blocks: true,
				Code: "InUseSubnetCannotBeDeleted", Message: "Subnet is in use by a Container Apps environment and cannot be " +
					"deleted. In order to delete the subnet, delete all the resources within the subnet. See aka.ms/deletesubnet.",
				Fact: known(),
			},
			identityReference,
		},
		Defaults: []model.Default{
			byDefault(verified(environmentQuoted), "peerAuthentication.mtls.enabled", false),
			byDefault(verified(environmentQuoted), "peerTrafficConfiguration.encryption.enabled", false),
			byDefault(verified(environmentQuoted), "zoneRedundant", false),
		},
		Normalise: map[string]func(any) any{"location": locationDisplayName},
		ReadOnly:  environmentOutputs,
		Rules:     environmentRules(),
	}
}

// environmentImmutables are what Azure does not change in an environment that exists. Azure once ignored such a change
// without a word (pulumi/pulumi-azure-native issue 2577, 2023); it refuses it since.
func environmentImmutables() []model.Immutable {
	refused := inferred(environmentSource + " replaces the environment; Azure's code is not known")
	return []model.Immutable{
		{
			Path: "vnetConfiguration.infrastructureSubnetId", Code: "ManagedEnvironmentInfraSubnetIdCannotBeUpdated",
			Message: "Infrastructure subnet Id can not be changed after environment creation (%s).",
			Fact:    verified("GitHub Azure/terraform-provider-azapi#826 (2025-03), which quotes the answer"),
		},
		{
			Path: "vnetConfiguration.internal", Code: "ManagedEnvironmentInternalCannotBeUpdated",
			Message: "Whether an environment is internal (%s) cannot be changed after its creation.", Fact: refused,
		},
		{
			Path: "zoneRedundant", Code: "ManagedEnvironmentZoneRedundantCannotBeUpdated",
			Message: "Zone redundancy (%s) cannot be changed after the environment was created.", Fact: refused,
		},
		{
			Path: "infrastructureResourceGroup", Code: "ManagedEnvironmentInfrastructureResourceGroupCannotBeUpdated",
			Message: "The infrastructure resource group (%s) cannot be changed after the environment was created.",
			Fact:    refused,
		},
	}
}

func environmentOutputs(r model.Request) model.Properties {
	outputs := named(r, environmentType, model.Properties{
		"daprConfiguration":   model.Properties{"version": "1.16.4-msft.6"},
		"defaultDomain":       environmentDomain(r.ID, r.Inputs.String("location")),
		"deploymentErrors":    "",
		"eventStreamEndpoint": eventStream(r),
		"kedaConfiguration":   model.Properties{"version": "2.18.1"},
		"provisioningState":   succeeded,
		"staticIp":            environmentAddress(r),
		"systemData":          systemData(),
	})
	// An environment with workload profiles and a subnet of its own gets a resource group for its load balancer.
	if len(r.Inputs.List("workloadProfiles")) > 0 && r.Inputs.Has("vnetConfiguration.infrastructureSubnetId") &&
		!r.Inputs.Has("infrastructureResourceGroup") {
		outputs["infrastructureResourceGroup"] = "ME_" + nameOf(r.ID) + "_" + segmentOf(r.ID, "resourceGroups") + "_" +
			regionOf(r.Inputs)
	}
	return withIdentity(r, outputs)
}

// environmentDomain is the domain that Azure makes up for an environment: two words and eight digits, and the region.
func environmentDomain(id, location string) string {
	region, _ := locationName(location).(string)
	return "emulated-" + stableHex(id, "domain", 8) + "." + region + ".azurecontainerapps.io"
}

// environmentAddress is a public address, or in an internal environment one of its subnet.
func environmentAddress(r model.Request) string {
	if r.Inputs.Bool("vnetConfiguration.internal") && r.Cloud != nil {
		if subnet, ok := r.Cloud.Get(r.Inputs.String("vnetConfiguration.infrastructureSubnetId")); ok {
			for _, prefix := range subnetPrefixes(subnet.Inputs) {
				return lastUsable(prefix).String()
			}
		}
	}
	return emulatedAddress(r.ID)
}

func eventStream(r model.Request) string {
	kind := "managedEnvironments"
	if strings.EqualFold(armTypeOf(r.ID), containerAppType) {
		kind = "containerApps"
	}
	return "https://" + regionOf(r.Inputs) + ".azurecontainerapps.dev/subscriptions/" + segmentOf(r.ID, "subscriptions") +
		"/resourceGroups/" + segmentOf(r.ID, "resourceGroups") + "/" + kind + "/" + nameOf(r.ID) + "/eventstream"
}
