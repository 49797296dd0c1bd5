package v20250401_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	cache "github.com/azstage/azstage/internal/azurenative/cache/v20250401"
)

// registrations records what would go to the provider, by type token.
type registrations map[string]map[string]any

func (r registrations) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	r[args.TypeToken] = args.Inputs.Mappable()
	outputs := args.Inputs.Copy()
	if args.TypeToken == "azure-native:cache/v20250401:RedisEnterprise" {
		outputs["hostName"] = resource.NewProperty("amr.eastus2.redis.azure.net")
		outputs["name"] = args.Inputs["clusterName"]
	}
	return "/id/" + args.Name, outputs, nil
}

func (r registrations) Call(pulumi.MockCallArgs) (resource.PropertyMap, error) { return nil, nil }

func TestEveryInputGoesOutUnderItsWireName(t *testing.T) {
	t.Parallel()
	sent := registrations{}
	require.NoError(t, pulumi.RunErr(everything, pulumi.WithMocks("project", "stack", sent)))
	assert.Equal(t, registrations{
		"azure-native:cache/v20250401:RedisEnterprise": {
			"clusterName": "amr", "highAvailability": "Enabled", "location": "eastus2", "minimumTlsVersion": "1.2",
			"resourceGroupName": "rg", "tags": map[string]any{"a": "b"}, "zones": []any{"1"},
			"sku":      map[string]any{"name": "Balanced_B3", "capacity": 2.0},
			"identity": map[string]any{"type": "UserAssigned", "userAssignedIdentities": []any{"/id"}},
		},
		"azure-native:cache/v20250401:Database": {
			"accessKeysAuthentication": "Disabled", "clientProtocol": "Encrypted", "clusterName": "amr",
			"clusteringPolicy": "OSSCluster", "databaseName": "default", "deferUpgrade": "NotDeferred",
			"evictionPolicy": "VolatileLRU", "port": 10000.0, "resourceGroupName": "rg",
			"geoReplication": map[string]any{
				"groupNickname": "shop", "linkedDatabases": []any{map[string]any{"id": "/id/cluster/databases/default"}},
			},
			"modules": []any{map[string]any{"name": "RedisJSON", "args": "x"}},
			"persistence": map[string]any{
				"aofEnabled": false, "aofFrequency": "1s", "rdbEnabled": true, "rdbFrequency": "6h",
			},
		},
		"azure-native:cache/v20250401:AccessPolicyAssignment": {
			"accessPolicyAssignmentName": "web", "accessPolicyName": "default", "clusterName": "amr",
			"databaseName": "default", "resourceGroupName": "rg", "user": map[string]any{"objectId": "oid"},
		},
	}, sent)
}

func everything(ctx *pulumi.Context) error {
	cluster, err := cache.NewRedisEnterprise(ctx, "cluster", &cache.RedisEnterpriseArgs{
		ClusterName: pulumi.String("amr"), HighAvailability: pulumi.String("Enabled"), Location: pulumi.String("eastus2"),
		MinimumTLSVersion: pulumi.String("1.2"), ResourceGroupName: pulumi.String("rg"),
		Sku:  cache.EnterpriseSkuArgs{Name: pulumi.String("Balanced_B3"), Capacity: pulumi.Int(2)},
		Tags: pulumi.StringMap{"a": pulumi.String("b")}, Zones: pulumi.StringArray{pulumi.String("1")},
		Identity: cache.ManagedServiceIdentityArgs{
			Type: pulumi.String("UserAssigned"), UserAssignedIdentities: pulumi.StringArray{pulumi.String("/id")},
		},
	})
	if err != nil {
		return err
	}
	_, err = cache.NewDatabase(ctx, "database", &cache.DatabaseArgs{
		AccessKeysAuthentication: pulumi.String("Disabled"), ClientProtocol: pulumi.String("Encrypted"),
		ClusterName: cluster.Name, ClusteringPolicy: pulumi.String("OSSCluster"), DatabaseName: pulumi.String("default"),
		DeferUpgrade: pulumi.String("NotDeferred"), EvictionPolicy: pulumi.String("VolatileLRU"),
		GeoReplication: cache.GeoReplicationArgs{
			GroupNickname: pulumi.String("shop"), LinkedDatabases: cache.LinkedDatabaseArray{
				cache.LinkedDatabaseArgs{ID: pulumi.Sprintf("%s/databases/default", cluster.ID())},
			},
		},
		Modules: cache.ModuleArray{cache.ModuleArgs{Name: pulumi.String("RedisJSON"), Args: pulumi.String("x")}},
		Persistence: cache.PersistenceArgs{
			AofEnabled: pulumi.Bool(false), AofFrequency: pulumi.String("1s"),
			RdbEnabled: pulumi.Bool(true), RdbFrequency: pulumi.String("6h"),
		},
		Port: pulumi.Int(10000), ResourceGroupName: pulumi.String("rg"),
	})
	if err != nil {
		return err
	}
	_, err = cache.NewAccessPolicyAssignment(ctx, "assignment", &cache.AccessPolicyAssignmentArgs{
		AccessPolicyAssignmentName: pulumi.String("web"), AccessPolicyName: pulumi.String("default"),
		ClusterName: cluster.Name, DatabaseName: pulumi.String("default"), ResourceGroupName: pulumi.String("rg"),
		User: cache.AccessPolicyAssignmentUserArgs{ObjectID: pulumi.String("oid")},
	})
	return err
}

func TestOutputsAreRead(t *testing.T) {
	t.Parallel()
	var host string
	var sku any
	require.NoError(t, pulumi.RunErr(func(ctx *pulumi.Context) error {
		cluster, err := cache.NewRedisEnterprise(ctx, "cluster", &cache.RedisEnterpriseArgs{
			ClusterName: pulumi.String("amr"), ResourceGroupName: pulumi.String("rg"),
			Sku: cache.EnterpriseSkuArgs{Name: pulumi.String("Balanced_B3")},
		})
		if err != nil {
			return err
		}
		pulumi.All(cluster.HostName, cluster.Sku).ApplyT(func(v []any) any {
			host, sku = v[0].(string), v[1]
			return nil
		})
		return nil
	}, pulumi.WithMocks("project", "stack", registrations{})))
	assert.Equal(t, "amr.eastus2.redis.azure.net", host)
	assert.Equal(t, map[string]any{"name": "Balanced_B3"}, sku)
}

func TestRequiredArgumentsAreDemanded(t *testing.T) {
	t.Parallel()
	group := pulumi.String("rg")
	constructors := map[string]func(*pulumi.Context) error{
		"'Sku'": func(ctx *pulumi.Context) error {
			_, err := cache.NewRedisEnterprise(ctx, "x", &cache.RedisEnterpriseArgs{ResourceGroupName: group})
			return err
		},
		"'ClusterName'": func(ctx *pulumi.Context) error {
			_, err := cache.NewDatabase(ctx, "x", &cache.DatabaseArgs{ResourceGroupName: group})
			return err
		},
		"'User'": func(ctx *pulumi.Context) error {
			_, err := cache.NewAccessPolicyAssignment(ctx, "x", &cache.AccessPolicyAssignmentArgs{
				ResourceGroupName: group, ClusterName: group, DatabaseName: group, AccessPolicyName: group,
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
