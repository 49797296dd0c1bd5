package sqldb_test

import (
	"encoding/json"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/sqldb"
	"github.com/azstage/azstage/internal/shardmap"
)

func shardArgs() sqldb.ShardSetArgs {
	return sqldb.ShardSetArgs{
		Placement: componenttest.Placement(), Server: &sqldb.SQLDB{}, DatabaseName: "shop", Count: 3, Strategy: "hash",
		Shard: sqldb.Database{Objective: "GP_Gen5_4", ZoneRedundant: true, BackupRedundancy: "GeoZone", RetentionDays: 35},
	}
}

// sharded makes a server with shards.
func sharded(t *testing.T, change func(*sqldb.ShardSetArgs)) (*componenttest.Recording, *sqldb.ShardSet) {
	var set *sqldb.ShardSet
	recording := componenttest.Run(t, func(ctx *pulumi.Context) error {
		server, err := sqldb.New(ctx, "sql", arguments())
		require.NoError(t, err)
		args := shardArgs()
		args.Server = server
		if change != nil {
			change(&args)
		}
		set, err = sqldb.NewShardSet(ctx, "shards", args)
		return err
	})
	return recording, set
}

func TestEachShardIsADatabaseOfItsOwn(t *testing.T) {
	t.Parallel()
	recording, set := sharded(t, nil)
	assert.Equal(t, []string{"shop-s00", "shop-s01", "shop-s02"}, set.Names)
	assert.Empty(t, set.CatalogName)
	for i, name := range []string{"shards-s00", "shards-s01", "shards-s02"} {
		shard := recording.Named(t, name)
		assert.Equal(t, "shards", shard.Parent())
		assert.Equal(t, set.Names[i], shard.Input(t, "databaseName"))
		assert.Equal(t, "GP_Gen5_4", shard.Input(t, "sku.name"))
		assert.Equal(t, true, shard.Input(t, "zoneRedundant"))
		assert.Equal(t, "sql-server", shard.DeletedWith())
		assert.Equal(t, shard.Input(t, "serverName"), recording.Named(t, "sql-server").Input(t, "serverName"))
		assert.EqualValues(t, 35, recording.Named(t, name+"-retention").Input(t, "retentionDays"))
		recording.Named(t, name+"-diagnostics")
	}
	recording.AssertProtected(t)
	var read shardmap.Map
	require.NoError(t, json.Unmarshal([]byte(set.Map), &read))
	assert.Equal(t, set.Names, read.Shards())
}

func TestShardsShareAPool(t *testing.T) {
	t.Parallel()
	recording, _ := sharded(t, func(a *sqldb.ShardSetArgs) { a.Pool = "BC_Gen5_8" })
	pool := recording.Named(t, "shards-pool")
	assert.Equal(t, map[string]any{"name": "BC_Gen5", "tier": "BusinessCritical", "capacity": 8.0}, pool.Input(t, "sku"))
	assert.Equal(t, true, pool.Input(t, "zoneRedundant"))
	shard := recording.Named(t, "shards-s01")
	assert.Equal(t, componenttest.ID("shards-pool"), shard.Input(t, "elasticPoolId"))
	for _, path := range []string{"sku", "zoneRedundant", "readScale"} {
		assert.False(t, shard.HasInput(t, path), "%s is the pool's", path)
	}
	recording, _ = sharded(t, func(a *sqldb.ShardSetArgs) { a.Pool = "HS_Gen5_4"; a.Shard.Replicas = 1 })
	assert.EqualValues(t, 1, recording.Named(t, "shards-pool").Input(t, "highAvailabilityReplicaCount"))
	assert.False(t, recording.Named(t, "shards-s00-retention").HasInput(t, "diffBackupIntervalInHours"),
		"Hyperscale takes snapshots, in a pool too")
}

func TestTheCatalogIsAsSafeAsTheShards(t *testing.T) {
	t.Parallel()
	recording, set := sharded(t, func(a *sqldb.ShardSetArgs) { a.Strategy, a.Catalog, a.Pool = "lookup", true, "GP_Gen5_4" })
	assert.Equal(t, "shop-catalog", set.CatalogName)
	assert.Contains(t, set.Map, `"catalog":"shop-catalog"`)
	catalog := recording.Named(t, "shards-catalog")
	assert.Equal(t, true, catalog.Input(t, "zoneRedundant"))
	assert.Equal(t, "GeoZone", catalog.Input(t, "requestedBackupStorageRedundancy"))
	assert.False(t, catalog.HasInput(t, "elasticPoolId"), "nobody else's load slows it down")
	assert.Len(t, set.DatabaseIDs, 4)
}

func TestAnotherShardLeavesTheOthersAlone(t *testing.T) {
	t.Parallel()
	before, _ := sharded(t, nil)
	after, _ := sharded(t, func(a *sqldb.ShardSetArgs) { a.Count++ })
	assert.Subset(t, after.Names(), before.Names())
	assert.Len(t, after.Names(), len(before.Names())+3)
	for _, name := range before.Names() {
		if name != "shards" {
			assert.Equal(t, before.Named(t, name).Inputs, after.Named(t, name).Inputs, name)
		}
	}
}

func TestShardsAreCopiedToAnotherRegion(t *testing.T) {
	t.Parallel()
	recording := componenttest.Run(t, func(ctx *pulumi.Context) error {
		server, err := sqldb.New(ctx, "sql", arguments())
		require.NoError(t, err)
		args := shardArgs()
		args.Server, args.Pool = server, "GP_Gen5_4"
		set, err := sqldb.NewShardSet(ctx, "shards", args)
		require.NoError(t, err)
		args.Placement.Location, args.Placement.Names.RegionShort = "centralus", "cus"
		copies, err := set.NewCopy(ctx, "copies", args)
		require.NoError(t, err)
		members := set.Members(copies)
		assert.Len(t, members, 3)
		_, err = sqldb.NewFailoverGroup(ctx, "failover", sqldb.FailoverGroupArgs{
			Placement: componenttest.Placement(), Primary: server, Secondary: server, Members: members,
		})
		assert.ErrorContains(t, err, "is the primary")
		return nil
	})
	for _, name := range []string{"s00", "s01", "s02"} {
		copied := recording.Named(t, "copies-"+name)
		assert.Equal(t, componenttest.ID("shards-"+name), copied.Input(t, "sourceDatabaseId"))
		assert.Equal(t, recording.Named(t, "shards-"+name).Input(t, "databaseName"), copied.Input(t, "databaseName"))
		assert.Equal(t, "centralus", copied.Input(t, "location"))
	}
	assert.Equal(t, recording.Named(t, "shards-pool").Input(t, "elasticPoolName"),
		recording.Named(t, "copies-pool").Input(t, "elasticPoolName"), "the pools of a failover group have one name")
}

func TestShardsAreRefused(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		change func(*sqldb.ShardSetArgs)
		want   []string
	}{
		"when there are none":          {func(a *sqldb.ShardSetArgs) { a.Count = 0 }, []string{"Count"}},
		"when the strategy has no map": {func(a *sqldb.ShardSetArgs) { a.Strategy = "range" }, []string{"Strategy"}},
		"when a lookup has no catalog": {func(a *sqldb.ShardSetArgs) { a.Strategy = "lookup" }, []string{"Strategy"}},
		"when the pool does not exist": {func(a *sqldb.ShardSetArgs) { a.Pool = "GP_Gen5_5" }, []string{"Pool"}},
		"when the pool is full":        {func(a *sqldb.ShardSetArgs) { a.Count, a.Pool = 26, "HS_Gen5_4" }, []string{"Pool"}},
		"when the pool knows no zones": {func(a *sqldb.ShardSetArgs) { a.Pool = "StandardPool_50" }, []string{"Shard.ZoneRedundant"}},
		"when the pool keeps backups less": {
			func(a *sqldb.ShardSetArgs) { a.Pool, a.Shard.ZoneRedundant = "BasicPool_50", false }, []string{"Shard.RetentionDays"},
		},
		"when the size does not exist": {
			func(a *sqldb.ShardSetArgs) { a.Shard.Objective = "S5" }, []string{"Shard.Objective"},
		},
		"with every fault at once": {
			func(a *sqldb.ShardSetArgs) {
				*a = sqldb.ShardSetArgs{Placement: a.Placement, Shard: sqldb.Database{Objective: "S3"}}
			},
			[]string{"Server", "DatabaseName", "Count"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			args := shardArgs()
			require.NoError(t, args.Validate())
			tc.change(&args)
			var faults fault.List
			require.ErrorAs(t, args.Validate(), &faults)
			var fields []string
			for _, f := range faults {
				fields = append(fields, f.Field)
				assert.NotEmpty(t, f.Fix)
			}
			assert.Equal(t, tc.want, fields)
		})
	}
}
