package v20241101_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	cache "github.com/azstage/azstage/internal/azurenative/cache/v20241101"
)

// registrations records what would go to the provider, by type token.
type registrations map[string]map[string]any

func (r registrations) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	r[args.TypeToken] = args.Inputs.Mappable()
	return "/id/" + args.Name, args.Inputs, nil
}

func (r registrations) Call(pulumi.MockCallArgs) (resource.PropertyMap, error) { return nil, nil }

func TestEveryInputGoesOutUnderItsWireName(t *testing.T) {
	t.Parallel()
	sent := registrations{}
	require.NoError(t, pulumi.RunErr(everything, pulumi.WithMocks("project", "stack", sent)))
	assert.Equal(t, registrations{
		"azure-native:cache/v20241101:Redis": {
			"disableAccessKeyAuthentication": true, "enableNonSslPort": false, "location": "eastus2",
			"minimumTlsVersion": "1.2", "name": "redis", "publicNetworkAccess": "Disabled",
			"redisConfiguration": map[string]any{"aadEnabled": "true", "maxmemoryPolicy": "volatile-lru"},
			"redisVersion":       "6", "replicasPerPrimary": 1.0, "resourceGroupName": "rg", "shardCount": 2.0,
			"sku":  map[string]any{"capacity": 2.0, "family": "C", "name": "Standard"},
			"tags": map[string]any{"a": "b"}, "updateChannel": "Stable", "zonalAllocationPolicy": "UserDefined",
			"zones": []any{"1"},
		},
		"azure-native:cache/v20241101:AccessPolicyAssignment": {
			"accessPolicyAssignmentName": "web", "accessPolicyName": "Data Owner", "cacheName": "redis",
			"objectId": "oid", "objectIdAlias": "web", "resourceGroupName": "rg",
		},
	}, sent)
}

func everything(ctx *pulumi.Context) error {
	made, err := cache.NewRedis(ctx, "redis", &cache.RedisArgs{
		DisableAccessKeyAuthentication: pulumi.Bool(true), EnableNonSslPort: pulumi.Bool(false),
		Location: pulumi.String("eastus2"), MinimumTLSVersion: pulumi.String("1.2"), Name: pulumi.String("redis"),
		PublicNetworkAccess: pulumi.String("Disabled"), RedisVersion: pulumi.String("6"),
		RedisConfiguration: cache.RedisConfigurationArgs{
			AadEnabled: pulumi.String("true"), MaxmemoryPolicy: pulumi.String("volatile-lru"),
		},
		ReplicasPerPrimary: pulumi.Int(1), ResourceGroupName: pulumi.String("rg"), ShardCount: pulumi.Int(2),
		Sku: cache.SkuArgs{
			Capacity: pulumi.Int(2), Family: pulumi.String("C"), Name: pulumi.String("Standard"),
		},
		Tags: pulumi.StringMap{"a": pulumi.String("b")}, UpdateChannel: pulumi.String("Stable"),
		ZonalAllocationPolicy: pulumi.String("UserDefined"), Zones: pulumi.StringArray{pulumi.String("1")},
	})
	if err != nil {
		return err
	}
	_, err = cache.NewAccessPolicyAssignment(ctx, "assignment", &cache.AccessPolicyAssignmentArgs{
		AccessPolicyAssignmentName: pulumi.String("web"), AccessPolicyName: pulumi.String("Data Owner"),
		CacheName: made.Name, ObjectID: pulumi.String("oid"), ObjectIDAlias: pulumi.String("web"),
		ResourceGroupName: pulumi.String("rg"),
	})
	return err
}

func TestRequiredArgumentsAreDemanded(t *testing.T) {
	t.Parallel()
	group := pulumi.String("rg")
	constructors := map[string]func(*pulumi.Context) error{
		"'Sku'": func(ctx *pulumi.Context) error {
			_, err := cache.NewRedis(ctx, "x", &cache.RedisArgs{ResourceGroupName: group})
			return err
		},
		"'ObjectID'": func(ctx *pulumi.Context) error {
			_, err := cache.NewAccessPolicyAssignment(ctx, "x", &cache.AccessPolicyAssignmentArgs{
				ResourceGroupName: group, CacheName: group, AccessPolicyName: group, ObjectIDAlias: group,
			})
			return err
		},
	}
	for missing, construct := range constructors {
		t.Run(missing, func(t *testing.T) {
			t.Parallel()
			err := pulumi.RunErr(construct, pulumi.WithMocks("project", "stack", registrations{}))
			assert.ErrorContains(t, err, missing)
		})
	}
}
