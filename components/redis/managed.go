package redis

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	cache "github.com/azstage/azstage/internal/azurenative/cache/v20250401"
)

const (
	// databaseName is the only one that Azure takes.
	databaseName = "default"
	// managedPolicy is the only access policy: full access to the data.
	managedPolicy = "default"
)

func (r *Redis) newManaged(ctx *pulumi.Context, name string, args Args) error {
	cluster, err := r.newCluster(ctx, name, args)
	if err != nil {
		return err
	}
	database, err := r.newDatabase(ctx, name, args, cluster)
	if err != nil {
		return err
	}
	r.ResourceID, r.HostName = cluster.ID().ToStringOutput(), cluster.HostName
	r.DatabaseID = database.ID().ToStringOutput()
	if err := r.assignManaged(ctx, name, args, cluster, database); err != nil {
		return err
	}
	place := args.Placement
	if err := place.Diagnose(ctx, name+"-cluster-diagnostics", naming.ManagedRedis, r.ResourceID, r); err != nil {
		return err
	}
	return place.Diagnose(ctx, name+"-database-diagnostics", naming.ManagedRedisDatabase, r.DatabaseID, r)
}

func (r *Redis) newCluster(ctx *pulumi.Context, name string, args Args) (*cache.RedisEnterprise, error) {
	place := args.Placement
	return cache.NewRedisEnterprise(ctx, name+"-cluster", &cache.RedisEnterpriseArgs{
		ResourceGroupName: place.ResourceGroupName,
		ClusterName:       place.Names.GlobalName(naming.ManagedRedis),
		Location:          pulumi.String(place.Location),
		Sku:               cache.EnterpriseSkuArgs{Name: pulumi.String(args.sku())},
		HighAvailability:  pulumi.String(enabled(args.HighAvailability)),
		MinimumTLSVersion: pulumi.String("1.2"),
		Tags:              place.TagMap(),
	}, place.Child(naming.ManagedRedis, r)...)
}

func (r *Redis) newDatabase(ctx *pulumi.Context, name string, args Args, cluster *cache.RedisEnterprise,
) (*cache.Database, error) {
	inputs := &cache.DatabaseArgs{
		ResourceGroupName: args.Placement.ResourceGroupName,
		ClusterName:       cluster.Name,
		DatabaseName:      pulumi.String(databaseName),
		// Azure's default in this API version is Enabled.
		AccessKeysAuthentication: pulumi.String("Disabled"),
		ClientProtocol:           pulumi.String("Encrypted"),
		ClusteringPolicy:         pulumi.String(args.clusteringPolicy()),
		EvictionPolicy:           pulumi.String(args.evictionPolicy()),
		Port:                     pulumi.Int(Port(Managed)),
	}
	if args.GeoGroup != "" {
		inputs.GeoReplication = cache.GeoReplicationArgs{
			GroupNickname: pulumi.String(args.GeoGroup), LinkedDatabases: args.members(cluster),
		}
	}
	return cache.NewDatabase(ctx, name+"-database", inputs, args.Placement.Child(naming.ManagedRedisDatabase, r,
		pulumi.DeletedWith(cluster),
		// Azure adds every member that joins later; taking that for a change would replace the database.
		pulumi.IgnoreChanges([]string{"geoReplication.linkedDatabases"}))...)
}

// members are those that exist, and the database itself, which Azure wants in the list.
func (a Args) members(cluster *cache.RedisEnterprise) cache.LinkedDatabaseArray {
	var members cache.LinkedDatabaseArray
	for _, id := range a.GeoMembers {
		members = append(members, cache.LinkedDatabaseArgs{ID: id.ToStringOutput()})
	}
	own := pulumi.Sprintf("%s/databases/%s", cluster.ID(), databaseName)
	return append(members, cache.LinkedDatabaseArgs{ID: own})
}

// assignManaged makes one assignment after the other: Azure refuses those that it gets at the same time
// (hashicorp/terraform-provider-azurerm issue 25802).
func (r *Redis) assignManaged(ctx *pulumi.Context, name string, args Args, cluster *cache.RedisEnterprise,
	database *cache.Database,
) error {
	var previous pulumi.Resource = database
	for _, owner := range args.DataOwners {
		made, err := cache.NewAccessPolicyAssignment(ctx, name+"-access-"+owner.Name, &cache.AccessPolicyAssignmentArgs{
			ResourceGroupName:          args.Placement.ResourceGroupName,
			ClusterName:                cluster.Name,
			DatabaseName:               pulumi.String(databaseName),
			AccessPolicyAssignmentName: pulumi.String(owner.Name),
			AccessPolicyName:           pulumi.String(managedPolicy),
			User:                       cache.AccessPolicyAssignmentUserArgs{ObjectID: owner.PrincipalID.ToStringOutput()},
		}, args.Placement.Child(naming.ManagedRedisAccess, r, pulumi.DeletedWith(database),
			pulumi.DependsOn([]pulumi.Resource{previous}))...)
		if err != nil {
			return err
		}
		previous = made
	}
	return nil
}

// enabled is how Azure spells a switch.
func enabled(on bool) string {
	if on {
		return "Enabled"
	}
	return "Disabled"
}
