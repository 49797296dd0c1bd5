package aks

import (
	containerservice "github.com/pulumi/pulumi-azure-native-sdk/containerservice/v2/v20250101"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/network"
)

// clusterInputs is the cluster but for its identity.
func (a Args) clusterInputs() *containerservice.ManagedClusterArgs {
	place := a.Placement
	inputs := &containerservice.ManagedClusterArgs{
		ResourceGroupName: place.ResourceGroupName,
		ResourceName:      pulumi.String(place.Names.Name(naming.ManagedCluster)),
		Location:          pulumi.String(place.Location),
		// The group that Azure makes for the nodes gets a name of the scheme instead of one that Azure puts together.
		NodeResourceGroup: pulumi.String(place.Names.Name(naming.ResourceGroup, "nodes")),
		DnsPrefix:         pulumi.String(place.Names.Name(naming.ManagedCluster)),
		Sku: containerservice.ManagedClusterSKUArgs{
			Name: pulumi.String("Base"), Tier: pulumi.String("Standard"),
		},
		EnableRBAC:             pulumi.Bool(true),
		DisableLocalAccounts:   pulumi.Bool(true),
		AadProfile:             a.directory(),
		ApiServerAccessProfile: a.apiServer(),
		NetworkProfile:         a.networkProfile(),
		AgentPoolProfiles:      containerservice.ManagedClusterAgentPoolProfileArray{a.systemPool()},
		OidcIssuerProfile:      containerservice.ManagedClusterOIDCIssuerProfileArgs{Enabled: pulumi.Bool(true)},
		SecurityProfile: containerservice.ManagedClusterSecurityProfileArgs{
			WorkloadIdentity: containerservice.ManagedClusterSecurityProfileWorkloadIdentityArgs{Enabled: pulumi.Bool(true)},
			ImageCleaner: containerservice.ManagedClusterSecurityProfileImageCleanerArgs{
				Enabled: pulumi.Bool(true), IntervalHours: pulumi.Int(imageCleanerHours),
			},
		},
		AutoUpgradeProfile: containerservice.ManagedClusterAutoUpgradeProfileArgs{
			UpgradeChannel: pulumi.String("stable"), NodeOSUpgradeChannel: pulumi.String("NodeImage"),
		},
		WorkloadAutoScalerProfile: containerservice.ManagedClusterWorkloadAutoScalerProfileArgs{
			Keda: containerservice.ManagedClusterWorkloadAutoScalerProfileKedaArgs{Enabled: pulumi.Bool(true)},
		},
		MetricsProfile: containerservice.ManagedClusterMetricsProfileArgs{
			CostAnalysis: containerservice.ManagedClusterCostAnalysisArgs{Enabled: pulumi.Bool(true)},
		},
		AddonProfiles: containerservice.ManagedClusterAddonProfileMap{
			"azurepolicy": containerservice.ManagedClusterAddonProfileArgs{Enabled: pulumi.Bool(true)},
		},
		Tags: place.TagMap(),
	}
	if a.KubernetesVersion != "" {
		inputs.KubernetesVersion = pulumi.String(a.KubernetesVersion)
	}
	return inputs
}

func (a Args) directory() containerservice.ManagedClusterAADProfileArgs {
	profile := containerservice.ManagedClusterAADProfileArgs{
		Managed: pulumi.Bool(true), EnableAzureRBAC: pulumi.Bool(true),
	}
	if len(a.AdminGroups) > 0 {
		profile.AdminGroupObjectIDs = pulumi.ToStringArray(a.AdminGroups)
	}
	return profile
}

func (a Args) apiServer() containerservice.ManagedClusterAPIServerAccessProfileArgs {
	if a.private() {
		return containerservice.ManagedClusterAPIServerAccessProfileArgs{
			EnablePrivateCluster: pulumi.Bool(true), EnablePrivateClusterPublicFQDN: pulumi.Bool(false),
			PrivateDNSZone: pulumi.String("system"), DisableRunCommand: pulumi.Bool(true),
		}
	}
	ranges := pulumi.ToStringArray(a.AuthorizedRanges)
	if a.OutboundAddress != nil {
		// The nodes reach a public API server like everybody else.
		ranges = append(ranges, pulumi.Sprintf("%s/32", a.OutboundAddress))
	}
	return containerservice.ManagedClusterAPIServerAccessProfileArgs{
		AuthorizedIPRanges: ranges, EnablePrivateCluster: pulumi.Bool(false), DisableRunCommand: pulumi.Bool(true),
	}
}

func (a Args) networkProfile() containerservice.ContainerServiceNetworkProfileArgs {
	outbound := "loadBalancer"
	if a.OutboundAddress != nil {
		outbound = "userAssignedNATGateway"
	}
	return containerservice.ContainerServiceNetworkProfileArgs{
		NetworkPlugin:     pulumi.String("azure"),
		NetworkPluginMode: pulumi.String("overlay"),
		NetworkDataplane:  pulumi.String("cilium"),
		NetworkPolicy:     pulumi.String("cilium"),
		LoadBalancerSku:   pulumi.String("standard"),
		OutboundType:      pulumi.String(outbound),
		PodCidr:           pulumi.String(network.PodRange),
		ServiceCidr:       pulumi.String(network.ServiceRange),
		DnsServiceIP:      pulumi.String(network.ClusterDNS),
	}
}

// systemPool is part of the cluster, because Azure makes none without. The other pools are resources of their own: what
// the list of a cluster leaves out, Azure keeps. See docs/decisions/0013.
func (a Args) systemPool() containerservice.ManagedClusterAgentPoolProfileArgs {
	pool := containerservice.ManagedClusterAgentPoolProfileArgs{
		Name:              pulumi.String("system"),
		Mode:              pulumi.String("System"),
		Type:              pulumi.String("VirtualMachineScaleSets"),
		Count:             pulumi.Int(a.nodes()),
		VmSize:            pulumi.String(a.nodeSKU()),
		AvailabilityZones: a.zones(),
		VnetSubnetID:      a.SubnetID.ToStringOutput(),
		OsType:            pulumi.String("Linux"),
		OsSKU:             pulumi.String("AzureLinux"),
		OsDiskType:        pulumi.String("Managed"),
		OsDiskSizeGB:      pulumi.Int(systemDiskGB),
		MaxPods:           pulumi.Int(podsPerNode),
		UpgradeSettings:   containerservice.AgentPoolUpgradeSettingsArgs{MaxSurge: pulumi.String(upgradeSurge)},
		Tags:              a.Placement.TagMap(),
	}
	if a.UserPool.Max > 0 {
		pool.NodeTaints = pulumi.StringArray{pulumi.String("CriticalAddonsOnly=true:NoSchedule")}
	}
	return pool
}
