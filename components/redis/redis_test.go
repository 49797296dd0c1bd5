package redis_test

import (
	"slices"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/redis"
)

func managed() redis.Args {
	return redis.Args{
		Placement: componenttest.Placement(), SKU: "Balanced_B3", HighAvailability: true, GeoGroup: "shop",
		DataOwners: []redis.DataOwner{
			{Name: "web", PrincipalID: pulumi.String("principal-web")},
			{Name: "slot", PrincipalID: pulumi.String("principal-slot")},
			{Name: "worker", PrincipalID: pulumi.String("principal-worker")},
		},
	}
}

func classic() redis.Args {
	args := managed()
	args.Engine, args.SKU, args.GeoGroup = redis.Classic, "Standard_C2", ""
	return args
}

func run(t *testing.T, args redis.Args) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := redis.New(ctx, "cache", args)
		return err
	})
}

func TestTheManagedEngine(t *testing.T) {
	t.Parallel()
	recording := run(t, managed())
	recording.AssertDescend(t, "cache")
	recording.AssertProtected(t)
	assert.Equal(t, []string{
		"cache", "cache-access-slot", "cache-access-web", "cache-access-worker", "cache-cluster",
		"cache-cluster-diagnostics", "cache-database", "cache-database-diagnostics",
	}, recording.Names())

	cluster := recording.Named(t, "cache-cluster")
	for path, want := range map[string]any{
		"clusterName": "amr-shop-prod-eus2-k3x9a", "sku": map[string]any{"name": "Balanced_B3"},
		"highAvailability": "Enabled", "minimumTlsVersion": "1.2", "location": "eastus2", "tags.stage": "single",
	} {
		assert.Equal(t, want, cluster.Input(t, path), path)
	}
	assert.Equal(t, "45m", cluster.Request.GetCustomTimeouts().GetCreate())

	database := recording.Named(t, "cache-database")
	for path, want := range map[string]any{
		"clusterName": "amr-shop-prod-eus2-k3x9a", "databaseName": "default", "accessKeysAuthentication": "Disabled",
		"clientProtocol": "Encrypted", "clusteringPolicy": "OSSCluster", "evictionPolicy": "VolatileLRU", "port": 10000.0,
	} {
		assert.Equal(t, want, database.Input(t, path), path)
	}
	assert.Equal(t, "cache-cluster", database.DeletedWith())
}

func TestADatabaseIsTheFirstMemberOfItsGroup(t *testing.T) {
	t.Parallel()
	database := run(t, managed()).Named(t, "cache-database")
	assert.Equal(t, "shop", database.Input(t, "geoReplication.groupNickname"))
	assert.Equal(t, []any{map[string]any{"id": componenttest.ID("cache-cluster") + "/databases/default"}},
		database.Input(t, "geoReplication.linkedDatabases"))
	assert.Equal(t, []string{"geoReplication.linkedDatabases"}, database.Request.GetIgnoreChanges(),
		"a member that joins later must not replace the database")
	assert.False(t, database.HasInput(t, "persistence"), "a group excludes persistence")
}

func TestASecondRegionJoinsWithTheListOfAllMembers(t *testing.T) {
	t.Parallel()
	args := managed()
	args.GeoMembers = []pulumi.StringInput{pulumi.String("/first/databases/default")}
	linked := run(t, args).Named(t, "cache-database").Input(t, "geoReplication.linkedDatabases")
	assert.Equal(t, []any{
		map[string]any{"id": "/first/databases/default"},
		map[string]any{"id": componenttest.ID("cache-cluster") + "/databases/default"},
	}, linked)
}

func TestWithoutAGroupThereIsNoGeoReplication(t *testing.T) {
	t.Parallel()
	args := managed()
	args.GeoGroup = ""
	assert.False(t, run(t, args).Named(t, "cache-database").HasInput(t, "geoReplication"))
}

func TestAssignmentsFollowOneAnother(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, first, objectID, policy string
		args                          redis.Args
	}{
		{"managed", "cache-database", "user.objectId", "default", managed()},
		{"classic", "cache-cache", "objectId", "Data Owner", classic()},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			recording := run(t, test.args)
			previous := test.first
			for _, owner := range []string{"web", "slot", "worker"} {
				assignment := recording.Named(t, "cache-access-"+owner)
				assert.Contains(t, assignment.DependsOn(), previous)
				assert.Equal(t, owner, assignment.Input(t, "accessPolicyAssignmentName"))
				assert.Equal(t, "principal-"+owner, assignment.Input(t, test.objectID))
				assert.Equal(t, test.policy, assignment.Input(t, "accessPolicyName"))
				assert.Equal(t, test.first, assignment.DeletedWith())
				previous = assignment.Name
			}
		})
	}
}

func TestTheClassicEngine(t *testing.T) {
	t.Parallel()
	args := classic()
	args.EvictionPolicy = "NoEviction"
	recording := run(t, args)
	recording.AssertDescend(t, "cache")
	recording.AssertProtected(t)
	cache := recording.Named(t, "cache-cache")
	for path, want := range map[string]any{
		"name": "redis-shop-prod-eus2-k3x9a", "sku": map[string]any{"name": "Standard", "family": "C", "capacity": 2.0},
		"disableAccessKeyAuthentication": true, "enableNonSslPort": false, "minimumTlsVersion": "1.2",
		"publicNetworkAccess": "Disabled", "redisConfiguration.aadEnabled": "true",
		"redisConfiguration.maxmemoryPolicy": "noeviction",
	} {
		assert.Equal(t, want, cache.Input(t, path), path)
	}
	assert.Equal(t, "180m", cache.Request.GetCustomTimeouts().GetCreate())

	args.PublicAccess = true
	assert.Equal(t, "Enabled", run(t, args).Named(t, "cache-cache").Input(t, "publicNetworkAccess"))
}

func TestTheZeroValueIsTheCheapest(t *testing.T) {
	t.Parallel()
	recording := run(t, redis.Args{Placement: componenttest.Placement()})
	cluster := recording.Named(t, "cache-cluster")
	assert.Equal(t, "Balanced_B0", cluster.Input(t, "sku.name"))
	assert.Equal(t, "Disabled", cluster.Input(t, "highAvailability"))

	recording = run(t, redis.Args{Placement: componenttest.Placement(), Engine: redis.Classic})
	assert.Equal(t, "Basic", recording.Named(t, "cache-cache").Input(t, "sku.name"))
}

func TestWhatClientsAreTold(t *testing.T) {
	t.Parallel()
	enterprise := managed()
	enterprise.ClusteringPolicy = "EnterpriseCluster"
	for _, test := range []struct {
		name, host, port, cluster string
		args                      redis.Args
	}{
		{"managed", "amr-shop-prod-eus2-k3x9a.eastus2.redis.azure.net", "10000", "true", managed()},
		{"managed behind one endpoint", "amr-shop-prod-eus2-k3x9a.eastus2.redis.azure.net", "10000", "false", enterprise},
		{"classic", "redis-shop-prod-eus2-k3x9a.redis.cache.windows.net", "6380", "false", classic()},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := map[string]string{}
			componenttest.Run(t, func(ctx *pulumi.Context) error {
				cache, err := redis.New(ctx, "cache", test.args)
				require.NoError(t, err)
				pulumi.StringMap(cache.Settings()).ToStringMapOutput().ApplyT(func(v map[string]string) string {
					got = v
					return ""
				})
				return nil
			})
			assert.Equal(t, map[string]string{
				"REDIS_HOST": test.host, "REDIS_PORT": test.port, "REDIS_TLS": "true", "REDIS_CLUSTER": test.cluster,
			}, got)
		})
	}
	assert.Equal(t, map[string]string{"SESSION_STORE": "redis", "SESSION_KEY_PREFIX": "session:"}, redis.SessionSettings())
}

func TestWhatAPrivateEndpointNeeds(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "redisEnterprise", redis.PrivateLinkGroup(redis.Managed))
	assert.Equal(t, "redisEnterprise", redis.PrivateLinkGroup(""))
	assert.Equal(t, "privatelink.redis.azure.net", redis.PrivateDNSZone(redis.Managed))
	assert.Equal(t, "redisCache", redis.PrivateLinkGroup(redis.Classic))
	assert.Equal(t, "privatelink.redis.cache.windows.net", redis.PrivateDNSZone(redis.Classic))
}

func TestArgumentsAreRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	nobody := pulumi.StringInput(nil)
	for _, test := range []struct {
		name   string
		change func(*redis.Args)
		fields []string
	}{
		{"an unknown engine", func(a *redis.Args) { a.Engine = "valkey" }, []string{"Engine"}},
		{"a size of the other engine", func(a *redis.Args) { a.SKU = "Standard_C2" }, []string{"SKU"}},
		{"a retired size", func(a *redis.Args) { a.SKU = "Enterprise_E10" }, []string{"SKU"}},
		{
			"a group of a size that cannot, without high availability",
			func(a *redis.Args) { a.SKU, a.HighAvailability = "Balanced_B1", false }, []string{"SKU", "HighAvailability"},
		},
		{
			"a group that is full",
			func(a *redis.Args) {
				a.GeoMembers = slices.Repeat([]pulumi.StringInput{pulumi.String("/databases/default")}, 5)
			},
			[]string{"GeoMembers"},
		},
		{
			"a member that is missing",
			func(a *redis.Args) { a.GeoMembers = make([]pulumi.StringInput, 1) }, []string{"GeoMembers[0]"},
		},
		{
			"members without a group",
			func(a *redis.Args) { a.GeoGroup, a.GeoMembers = "", make([]pulumi.StringInput, 1) }, []string{"GeoMembers"},
		},
		{
			"policies that the API version lacks",
			func(a *redis.Args) { a.ClusteringPolicy, a.EvictionPolicy = "NoCluster", "volatile-lru" },
			[]string{"ClusteringPolicy", "EvictionPolicy"},
		},
		{"public access where there is no such setting", func(a *redis.Args) { a.PublicAccess = true },
			[]string{"PublicAccess"}},
		{
			"owners without name or principal, and twice",
			func(a *redis.Args) {
				a.DataOwners = []redis.DataOwner{{"web-app", nobody}, {"web", pulumi.String("p")}, {"Web", pulumi.String("p")}}
			},
			[]string{"DataOwners[0].Name", "DataOwners[0].PrincipalID", "DataOwners[2].Name"},
		},
		{
			"the classic engine with what only the managed one has",
			func(a *redis.Args) {
				a.Engine, a.SKU, a.ClusteringPolicy = redis.Classic, "Basic_C1", "OSSCluster"
				a.GeoMembers = make([]pulumi.StringInput, 1)
			},
			[]string{"HighAvailability", "ClusteringPolicy", "GeoGroup", "GeoMembers"},
		},
		{"no placement", func(a *redis.Args) { a.Placement.Location = "" }, []string{"Placement.Location"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			args := managed()
			test.change(&args)
			recording, err := componenttest.Try(func(ctx *pulumi.Context) error {
				_, err := redis.New(ctx, "cache", args)
				return err
			})
			var faults fault.List
			require.ErrorAs(t, err, &faults)
			var fields []string
			for _, f := range faults {
				fields = append(fields, f.Field)
				assert.NotEmpty(t, f.Fix)
			}
			assert.Equal(t, test.fields, fields)
			assert.Empty(t, recording.Names(), "nothing is registered before the arguments are right")
		})
	}
}
