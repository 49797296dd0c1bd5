package sqldb_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/sqldb"
)

func hyperscale() sqldb.Args {
	args := arguments()
	args.Database = sqldb.Database{
		Objective: "HS_Gen5_4", Replicas: 1, ZoneRedundant: true, BackupRedundancy: "GeoZone",
		NamedReplicas: []sqldb.NamedReplica{{Name: "read", Objective: "HS_Gen5_2"}},
	}
	return args
}

func TestANamedReplicaHasASizeOfItsOwn(t *testing.T) {
	t.Parallel()
	before, recording := run(t, arguments()), run(t, hyperscale())
	recording.AssertDescend(t, "sql")
	recording.AssertProtected(t)
	assert.Subset(t, recording.Names(), before.Names(), "what was there keeps its name")
	assert.Len(t, recording.Names(), len(before.Names())+2)

	replica := recording.Named(t, "sql-replica-read")
	for path, want := range map[string]any{
		"databaseName":                 "shop-read",
		"createMode":                   "Secondary",
		"secondaryType":                "Named",
		"sourceDatabaseId":             componenttest.ID("sql-database"),
		"sku.name":                     "HS_Gen5_2",
		"sku.tier":                     "Hyperscale",
		"sku.capacity":                 2.0,
		"highAvailabilityReplicaCount": 0.0,
	} {
		assert.Equal(t, want, replica.Input(t, path), path)
	}
	assert.Equal(t, recording.Named(t, "sql-database").Input(t, "location"), replica.Input(t, "location"))
	assert.Contains(t, replica.DependsOn(), "sql-database", "the primary may become Hyperscale first")
	for _, path := range []string{"maxSizeBytes", "requestedBackupStorageRedundancy", "zoneRedundant"} {
		assert.False(t, replica.HasInput(t, path), "%s is the primary's", path)
	}
	assert.Equal(t, componenttest.ID("sql-replica-read"),
		recording.Named(t, "sql-replica-read-diagnostics").Input(t, "resourceUri"))
}

func TestZoneRedundancyComesWithTheTier(t *testing.T) {
	t.Parallel()
	database := run(t, hyperscale()).Named(t, "sql-database")
	assert.Equal(t, "Hyperscale", database.Input(t, "sku.tier"))
	assert.Equal(t, true, database.Input(t, "zoneRedundant"))
	assert.Equal(t, "GeoZone", database.Input(t, "requestedBackupStorageRedundancy"))
	assert.EqualValues(t, 1, database.Input(t, "highAvailabilityReplicaCount"))
}

func TestAGeoSecondaryCopiesADatabaseElsewhere(t *testing.T) {
	t.Parallel()
	args := arguments()
	args.Database = sqldb.Database{Objective: "S3", GeoSecondaryOf: pulumi.String(componenttest.ID("primary"))}
	recording := run(t, args)
	database := recording.Named(t, "sql-database")
	assert.Equal(t, "Secondary", database.Input(t, "createMode"))
	assert.Equal(t, "Geo", database.Input(t, "secondaryType"))
	assert.Equal(t, componenttest.ID("primary"), database.Input(t, "sourceDatabaseId"))
	assert.NotContains(t, recording.Names(), "sql-retention", "a copy is restored from the original")
	assert.False(t, run(t, arguments()).Named(t, "sql-database").HasInput(t, "createMode"))
}

func TestReadsGoWhereTheyMayBeOld(t *testing.T) {
	t.Parallel()
	const primary = "Database=shop;"
	for name, tc := range map[string]struct {
		database sqldb.Database
		has, not string
	}{
		"to the named replica, which needs no read intent": {
			hyperscale().Database, "Database=shop-read;", "ApplicationIntent",
		},
		"to the high-availability replica of Hyperscale": {
			sqldb.Database{Objective: "HS_Gen5_4", Replicas: 1, ReadScale: true}, primary + "Authentication", "shop-read",
		},
		"to the high-availability replica of Premium": {
			sqldb.Database{Objective: "P1", ReadScale: true}, "ApplicationIntent=ReadOnly;", "shop-read",
		},
		"to the database itself when there is no other": {
			sqldb.Database{Objective: "S3"}, primary, "ApplicationIntent",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var write, read string
			componenttest.Run(t, func(ctx *pulumi.Context) error {
				args := arguments()
				args.Database = tc.database
				d, err := sqldb.New(ctx, "sql", args)
				require.NoError(t, err)
				pulumi.All(d.ConnectionString, d.ReadConnectionString).ApplyT(func(v []any) error {
					write, read = v[0].(string), v[1].(string)
					return nil
				})
				return nil
			})
			assert.Contains(t, write, primary, "writes go to the primary")
			assert.NotContains(t, write, "ApplicationIntent")
			assert.Contains(t, read, tc.has)
			assert.NotContains(t, read, tc.not)
			assert.Contains(t, read, "User Id="+clientID)
			assert.Equal(t, tc.database.ReadScale, read == write+"ApplicationIntent=ReadOnly;")
		})
	}
}

func TestReplicasAreRefused(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		change func(*sqldb.Database)
		want   []string
	}{
		"when the primary is not Hyperscale": {
			func(d *sqldb.Database) { d.Objective, d.Replicas = "BC_Gen5_4", 0 }, []string{"Database.NamedReplicas"},
		},
		"when the replica is not Hyperscale": {
			func(d *sqldb.Database) { d.NamedReplicas[0].Objective = "S3" },
			[]string{"Database.NamedReplicas[0].Objective"},
		},
		"when two replicas share a name": {
			func(d *sqldb.Database) { d.NamedReplicas = append(d.NamedReplicas, d.NamedReplicas[0]) },
			[]string{"Database.NamedReplicas[1].Name"},
		},
		"when a name is no part of a database name": {
			func(d *sqldb.Database) { d.NamedReplicas[0].Name = "read/only" }, []string{"Database.NamedReplicas[0].Name"},
		},
		"when a replica should have five replicas": {
			func(d *sqldb.Database) { d.NamedReplicas[0].Replicas = 5 }, []string{"Database.NamedReplicas[0].Replicas"},
		},
		"when a copy should have copies": {
			func(d *sqldb.Database) { d.GeoSecondaryOf = pulumi.String("id") }, []string{"Database.NamedReplicas"},
		},
		"when zones have no replica to spread": {
			func(d *sqldb.Database) { d.Replicas = 0 }, []string{"Database.Replicas"},
		},
		"when the backups stay in one zone": {
			func(d *sqldb.Database) { d.BackupRedundancy = "Geo" }, []string{"Database.BackupRedundancy"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			args := hyperscale()
			require.NoError(t, args.Validate())
			tc.change(&args.Database)
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

func TestThirtyNamedReplicasAreTheMost(t *testing.T) {
	t.Parallel()
	args := hyperscale()
	for i := range 30 {
		assert.NoError(t, args.Validate())
		args.Database.NamedReplicas = append(args.Database.NamedReplicas,
			sqldb.NamedReplica{Name: "r" + string(rune('a'+i%26)) + string(rune('a'+i/26)), Objective: "HS_Gen5_2"})
	}
	assert.ErrorContains(t, args.Validate(), "at most 30")
}
