package redis

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/internal/azure"
	cache "github.com/azstage/azstage/internal/azurenative/cache/v20241101"
)

// classicPolicy is the built-in access policy that allows what the managed engine's only one allows.
const classicPolicy = "Data Owner"

func (r *Redis) newClassic(ctx *pulumi.Context, name string, args Args) error {
	place := args.Placement
	sku, _ := azure.ClassicRedisSKUByName(args.sku())
	policy, _ := args.maxmemoryPolicy()
	made, err := cache.NewRedis(ctx, name+"-cache", &cache.RedisArgs{
		ResourceGroupName: place.ResourceGroupName,
		Name:              place.Names.GlobalName(naming.ClassicRedis),
		Location:          pulumi.String(place.Location),
		Sku: cache.SkuArgs{
			Name: pulumi.String(sku.Tier), Family: pulumi.String(sku.Family), Capacity: pulumi.Int(sku.Capacity),
		},
		DisableAccessKeyAuthentication: pulumi.Bool(true),
		EnableNonSslPort:               pulumi.Bool(false),
		MinimumTLSVersion:              pulumi.String("1.2"),
		PublicNetworkAccess:            pulumi.String(enabled(args.PublicAccess)),
		RedisConfiguration: cache.RedisConfigurationArgs{
			AadEnabled: pulumi.String("true"), MaxmemoryPolicy: pulumi.String(policy),
		},
		Tags: place.TagMap(),
	}, place.Child(naming.ClassicRedis, r)...)
	if err != nil {
		return err
	}
	r.ResourceID, r.HostName = made.ID().ToStringOutput(), made.HostName
	r.DatabaseID = pulumi.String("").ToStringOutput()
	if err := r.assignClassic(ctx, name, args, made); err != nil {
		return err
	}
	return place.Diagnose(ctx, name+"-cache-diagnostics", naming.ClassicRedis, r.ResourceID, r)
}

// assignClassic makes one assignment after the other, for the reason given at assignManaged.
func (r *Redis) assignClassic(ctx *pulumi.Context, name string, args Args, target *cache.Redis) error {
	var previous pulumi.Resource = target
	for _, owner := range args.DataOwners {
		made, err := cache.NewAccessPolicyAssignment(ctx, name+"-access-"+owner.Name, &cache.AccessPolicyAssignmentArgs{
			ResourceGroupName:          args.Placement.ResourceGroupName,
			CacheName:                  target.Name,
			AccessPolicyAssignmentName: pulumi.String(owner.Name),
			AccessPolicyName:           pulumi.String(classicPolicy),
			ObjectID:                   owner.PrincipalID,
			ObjectIDAlias:              pulumi.String(owner.Name),
		}, args.Placement.Child(naming.ClassicRedisAccess, r, pulumi.DeletedWith(target),
			pulumi.DependsOn([]pulumi.Resource{previous}))...)
		if err != nil {
			return err
		}
		previous = made
	}
	return nil
}
