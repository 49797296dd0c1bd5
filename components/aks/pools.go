package aks

import (
	containerservice "github.com/pulumi/pulumi-azure-native-sdk/containerservice/v2/v20250101"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
)

// spotLabel marks nodes that Azure may take back. Azure sets label and taint itself; giving them keeps a refresh free of
// differences. MicrosoftDocs/azure-aks-docs spot-node-pool.md, 2025-04-06, verified.
const spotLabel = "kubernetes.azure.com/scalesetpriority"

// newPools makes the pools one after the other: a cluster does one thing at a time.
func (c *Cluster) newPools(ctx *pulumi.Context, name string, args Args, cluster *containerservice.ManagedCluster,
	previous pulumi.Resource,
) error {
	if args.UserPool.Max > 0 {
		made, err := c.newPool(ctx, name+"-user", args, args.userPool(cluster), cluster, previous)
		if err != nil {
			return err
		}
		previous = made
	}
	if args.Spot == nil {
		return nil
	}
	_, err := c.newPool(ctx, name+"-spot", args, args.spotPool(cluster), cluster, previous)
	return err
}

func (c *Cluster) newPool(ctx *pulumi.Context, name string, args Args, inputs *containerservice.AgentPoolArgs,
	cluster *containerservice.ManagedCluster, previous pulumi.Resource,
) (*containerservice.AgentPool, error) {
	return containerservice.NewAgentPool(ctx, name, inputs, args.Placement.Child(naming.AgentPool, c,
		pulumi.DeletedWith(cluster), pulumi.DependsOn([]pulumi.Resource{previous}),
		// The first belongs to the autoscaler, the second to the upgrade channel.
		pulumi.IgnoreChanges([]string{"count", "orchestratorVersion"}))...)
}

// pool is what the pools have in common. It leaves out the type of pool (scale sets, Azure's default), for which the
// provider has the same property as for the type of resource.
func (a Args) pool(cluster *containerservice.ManagedCluster, name, sku string, low, high int,
) *containerservice.AgentPoolArgs {
	return &containerservice.AgentPoolArgs{
		ResourceGroupName: a.Placement.ResourceGroupName,
		ResourceName:      cluster.Name,
		AgentPoolName:     pulumi.String(name),
		Mode:              pulumi.String("User"),
		EnableAutoScaling: pulumi.Bool(true),
		Count:             pulumi.Int(low),
		MinCount:          pulumi.Int(low),
		MaxCount:          pulumi.Int(high),
		VmSize:            pulumi.String(sku),
		AvailabilityZones: a.zones(),
		VnetSubnetID:      a.SubnetID.ToStringOutput(),
		OsType:            pulumi.String("Linux"),
		OsSKU:             pulumi.String("AzureLinux"),
		OsDiskType:        pulumi.String("Managed"),
		OsDiskSizeGB:      pulumi.Int(systemDiskGB),
		MaxPods:           pulumi.Int(podsPerNode),
		Tags:              a.Placement.TagMap(),
	}
}

func (a Args) userPool(cluster *containerservice.ManagedCluster) *containerservice.AgentPoolArgs {
	pool := a.pool(cluster, "user", a.userSKU(), a.UserPool.Min, a.UserPool.Max)
	pool.UpgradeSettings = containerservice.AgentPoolUpgradeSettingsArgs{MaxSurge: pulumi.String(upgradeSurge)}
	return pool
}

// spotPool has no surge at upgrades: Azure has none for spot machines.
func (a Args) spotPool(cluster *containerservice.ManagedCluster) *containerservice.AgentPoolArgs {
	pool := a.pool(cluster, "spot", a.spotSKU(), 0, a.Spot.Max)
	pool.ScaleSetPriority = pulumi.String("Spot")
	pool.ScaleSetEvictionPolicy = pulumi.String("Delete")
	pool.SpotMaxPrice = pulumi.Float64(anySpotPrice)
	pool.NodeLabels = pulumi.StringMap{spotLabel: pulumi.String("spot")}
	pool.NodeTaints = pulumi.StringArray{pulumi.String(spotLabel + "=spot:NoSchedule")}
	return pool
}
