package resourceproviders

import (
	"slices"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	clusterType     = "Microsoft.ContainerService/managedClusters"
	agentPoolType   = clusterType + "/agentPools"
	maintenanceType = clusterType + "/maintenanceConfigurations"
	clusterPath     = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}" +
		"/providers/Microsoft.ContainerService/managedClusters/{resourceName}"

	clusterSpec    = "pulumi/pulumi-azure-native-sdk v2.92 containerservice/v20250101, doc comments"
	clusterDocs    = "MicrosoftDocs/azure-aks-docs "
	systemPoolDocs = clusterDocs + "use-system-pools.md (2026-04-30)"
	overlayDocs    = clusterDocs + "concepts-network-azure-cni-overlay.md (2024-05-14)"
	spotPoolDocs   = clusterDocs + "spot-node-pool.md (2025-04-06)"
	privateDocs    = clusterDocs + "private-clusters.md (2026-08-05)"
	clusterSource  = azurermSource + "containers/kubernetes_cluster_resource.go"
	poolChanges    = "GitHub pulumi/pulumi-azure-native#959, #1808 and #2719, which quote answers"
)

func containerServiceTypes() []*model.Type {
	return []*model.Type{managedCluster(), agentPool(), maintenanceConfiguration()}
}

// managedCluster: retirements that still let clusters be created (kubenet until 2028-03-31, Azure's network policies
// until 2028-09-30) are not refused.
func managedCluster() *model.Type {
	documented := verified(clusterSpec)
	return &model.Type{
		Token:      "azure-native:containerservice/v20250101:ManagedCluster",
		ARMType:    clusterType,
		Principals: []string{"identityProfile.kubeletidentity.objectId"},
		Path:       clusterPath,
		Location:   model.Regional,
		Replace:    clusterReplacements(),
		Immutable:  clusterImmutables(),
		Required:   properties(verified(clusterSpec+"; "+systemPoolDocs), "agentPoolProfiles"),
		Allowed:    clusterAllowed(documented),
		Ranges:     []model.Range{between(documented, "securityProfile.imageCleaner.intervalHours", 24, 2160)},
		References: []model.Reference{identityReference, nodeSubnet("agentPoolProfiles[].vnetSubnetID")},
		Defaults: []model.Default{
			byDefault(documented, "sku.name", "Base"), byDefault(documented, "sku.tier", "Free"),
			byDefault(documented, "supportPlan", "KubernetesOfficial"), byDefault(known(), "enableRBAC", true),
			byDefault(known(), "disableLocalAccounts", false),
			byDefault(documented, "networkProfile.loadBalancerSku", "standard"),
		},
		Normalise: normalisedLocation(),
		ReadOnly:  managedClusterOutputs,
		Rules: slices.Concat(clusterPoolRules(), clusterAccessRules(), clusterVersionRules(), clusterNetworkRules(),
			clusterPlaceRules()),
	}
}

// nodeSubnet keeps the subnet of nodes while they are there.
func nodeSubnet(path string) model.Reference {
	return model.Reference{
		Path: path, Types: []string{subnetType}, Blocks: true, Code: "InUseSubnetCannotBeDeleted",
		Message: "Subnet is in use by the scale set of a node pool and cannot be deleted.", Fact: known(),
	}
}

// clusterReplacements: later versions of the provider replace for some of the properties of networkProfile only.
func clusterReplacements() []model.Property {
	return properties(verified(replaceSource), "diskEncryptionSetID", "dnsPrefix", "fqdnSubdomain", "linuxProfile",
		"location", "nodeResourceGroup", "windowsProfile", "networkProfile.serviceCidr", "networkProfile.serviceCidrs",
		"networkProfile.dnsServiceIP", "networkProfile.networkMode", "networkProfile.networkPlugin",
		"networkProfile.networkPluginMode", "networkProfile.podCidr", "networkProfile.networkDataplane",
		"networkProfile.networkPolicy", "networkProfile.outboundType")
}

func clusterImmutables() []model.Immutable {
	immutable := func(path string) model.Immutable {
		return model.Immutable{
			Path: path, Code: "PropertyChangeNotAllowed", Message: "Changing property '%s' is not allowed.",
			Fact: inferred(clusterSource + "; " + poolChanges),
		}
	}
	return []model.Immutable{
		immutable("enableRBAC"), immutable("apiServerAccessProfile.enablePrivateCluster"),
		immutable("networkProfile.loadBalancerSku"), immutable("networkProfile.ipFamilies"),
	}
}

func clusterAllowed(documented model.Fact) []model.Allowed {
	return append([]model.Allowed{
		allowed(documented, "sku.name", "Base", "Automatic"),
		allowed(documented, "sku.tier", "Free", "Standard", "Premium"),
		allowed(documented, "supportPlan", "KubernetesOfficial", "AKSLongTermSupport"),
		allowed(documented, "publicNetworkAccess", "Enabled", "Disabled"),
		allowed(documented, "networkProfile.networkPlugin", "azure", "kubenet", "none"),
		allowed(documented, "networkProfile.networkPluginMode", "overlay"),
		allowed(documented, "networkProfile.networkDataplane", "azure", "cilium"),
		allowed(documented, "networkProfile.networkPolicy", "none", "calico", "azure", "cilium"),
		allowed(documented, "networkProfile.outboundType", "loadBalancer", "userDefinedRouting", "managedNATGateway",
			"userAssignedNATGateway", "none"),
		allowed(documented, "networkProfile.loadBalancerSku", "standard", "basic"),
		allowed(documented, "autoUpgradeProfile.upgradeChannel", "rapid", "stable", "patch", "node-image", "none"),
		allowed(documented, "autoUpgradeProfile.nodeOSUpgradeChannel", "None", "Unmanaged", "NodeImage", "SecurityPatch"),
		allowed(documented, "nodeResourceGroupProfile.restrictionLevel", "Unrestricted", "ReadOnly"),
	}, poolAllowed(documented, "agentPoolProfiles[].")...)
}

// poolAllowed are the values of a pool, which stand in the cluster's list or in a resource of its own.
func poolAllowed(documented model.Fact, prefix string) []model.Allowed {
	return []model.Allowed{
		allowed(documented, prefix+"mode", "System", "User"),
		allowed(documented, prefix+"osType", "Linux", "Windows"),
		allowed(documented, prefix+"osSKU", "Ubuntu", "AzureLinux", "CBLMariner", "Windows2019", "Windows2022"),
		allowed(documented, prefix+"osDiskType", "Managed", "Ephemeral"),
		allowed(documented, prefix+"scaleSetPriority", "Spot", "Regular"),
		allowed(documented, prefix+"scaleSetEvictionPolicy", "Delete", "Deallocate"),
		allowed(documented, prefix+"scaleDownMode", "Delete", "Deallocate"),
		zonesOfPool(prefix),
	}
}

func zonesOfPool(prefix string) model.Allowed {
	return allowed(known(), prefix+"availabilityZones[]", "1", "2", "3")
}

func agentPool() *model.Type {
	documented := verified(clusterSpec)
	immutable := func(path string, fact model.Fact) model.Immutable {
		return model.Immutable{
			Path: path, Code: "PropertyChangeNotAllowed",
			Message: "Changing property 'properties.%s' is not allowed.", Fact: fact,
		}
	}
	inPool := inferred(azurermSource + "containers/kubernetes_cluster_node_pool_resource.go; " + poolChanges)
	return &model.Type{
		Token: "azure-native:containerservice/v20250101:AgentPool",
		OneAtATime: &model.Fact{
			Source: "Microsoft Learn, AKS troubleshooting, operation not allowed: another operation is in progress", Evidence: model.Known,
		},
		ARMType:  agentPoolType,
		Path:     clusterPath + "/agentPools/{agentPoolName}",
		Location: model.Unlocated,
		Replace:  properties(verified(replaceSource), "gpuInstanceProfile", "vmSize"),
		Immutable: []model.Immutable{
			immutable("maxPods", inPool), immutable("osType", inPool), immutable("osDiskType", inPool),
			immutable("osDiskSizeGB", inPool), immutable("vnetSubnetID", inPool), immutable("availabilityZones", inPool),
			immutable("scaleSetPriority", verified(spotPoolDocs)), immutable("scaleSetEvictionPolicy", verified(spotPoolDocs)),
			immutable("spotMaxPrice", verified(spotPoolDocs)),
		},
		Allowed:    poolAllowed(documented, ""),
		Required:   properties(verified(systemPoolDocs), "mode", "vmSize"),
		References: []model.Reference{nodeSubnet("vnetSubnetID")},
		Defaults:   poolDefaults(),
		ReadOnly:   agentPoolOutputs,
		Rules:      agentPoolRules(),
	}
}

// poolDefaults is what Azure fills in.
func poolDefaults() []model.Default {
	documented := verified(clusterSpec)
	return []model.Default{
		byDefault(documented, "count", float64(1)), byDefault(documented, "osType", "Linux"),
		byDefault(documented, "scaleDownMode", "Delete"), byDefault(known(), "enableAutoScaling", false),
		byDefault(documented, "enableNodePublicIP", false), byDefault(known(), "enableFIPS", false),
		byDefault(known(), "osDiskSizeGB", float64(128)), byDefault(known(), "kubeletDiskType", "OS"),
		byDefault(known(), "workloadRuntime", "OCIContainer"),
	}
}
