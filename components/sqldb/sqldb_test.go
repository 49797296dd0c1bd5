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

const clientID = "01234567-89ab-cdef-0123-456789abcdef"

func arguments() sqldb.Args {
	return sqldb.Args{
		Placement: componenttest.Placement(),
		Administrators: sqldb.Administrators{
			GroupName: "shop-dba", ObjectID: "11111111-2222-3333-4444-555555555555", TenantID: pulumi.String("tenant"),
		},
		Database:    sqldb.Database{Objective: "S1"},
		AppIdentity: sqldb.AppIdentity{Name: pulumi.String("id-shop"), ClientID: pulumi.String(clientID)},
		AllowedSubnets: []sqldb.AllowedSubnet{
			{Name: "appservice", ID: pulumi.String(componenttest.ID("subnet"))},
		},
	}
}

func run(t *testing.T, args sqldb.Args) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := sqldb.New(ctx, "sql", args)
		return err
	})
}

func TestAServerWithASmallDatabase(t *testing.T) {
	t.Parallel()
	recording := run(t, arguments())
	recording.AssertDescend(t, "sql")
	recording.AssertProtected(t)
	assert.Equal(t, []string{
		"sql", "sql-auditing", "sql-auditing-diagnostics", "sql-database", "sql-database-diagnostics", "sql-retention",
		"sql-server", "sql-subnet-appservice",
	}, recording.Names())

	database := recording.Named(t, "sql-database")
	assert.Equal(t, map[string]any{"name": "S1", "tier": "Standard", "capacity": 20.0}, database.Input(t, "sku"))
	assert.Equal(t, "shop", database.Input(t, "databaseName"))
	assert.Equal(t, "Geo", database.Input(t, "requestedBackupStorageRedundancy"))
	for _, path := range []string{"readScale", "highAvailabilityReplicaCount", "maxSizeBytes"} {
		assert.False(t, database.HasInput(t, path), "%s is not for the tier Standard", path)
	}
	assert.Equal(t, "sql-server", database.DeletedWith())
	assert.Equal(t, "1440m", database.Request.GetCustomTimeouts().GetUpdate(), "a change of tier copies the data")

	retention := recording.Named(t, "sql-retention")
	assert.EqualValues(t, 7, retention.Input(t, "retentionDays"))
	assert.EqualValues(t, 12, retention.Input(t, "diffBackupIntervalInHours"))
	assert.Equal(t, "sql-database", retention.DeletedWith())
}

func TestTheServerKnowsNoPassword(t *testing.T) {
	t.Parallel()
	server := run(t, arguments()).Named(t, "sql-server")
	for path, want := range map[string]any{
		"serverName":                               "sql-shop-prod-eus2-k3x9a",
		"minimalTlsVersion":                        "1.2",
		"publicNetworkAccess":                      "Enabled",
		"administrators.azureADOnlyAuthentication": true,
		"administrators.principalType":             "Group",
		"administrators.login":                     "shop-dba",
		"administrators.sid":                       "11111111-2222-3333-4444-555555555555",
		"administrators.tenantId":                  "tenant",
	} {
		assert.Equal(t, want, server.Input(t, path), path)
	}
	for _, path := range []string{"administratorLogin", "administratorLoginPassword", "identity"} {
		assert.False(t, server.HasInput(t, path), path)
	}
}

func TestOnlyTheSubnetsMayConnect(t *testing.T) {
	t.Parallel()
	recording := run(t, arguments())
	rule := recording.Named(t, "sql-subnet-appservice")
	assert.Equal(t, componenttest.ID("subnet"), rule.Input(t, "virtualNetworkSubnetId"))
	assert.Equal(t, "sql-server", rule.DeletedWith())
	for _, one := range recording.All() {
		assert.NotEqual(t, "azure-native:sql/v20230801:FirewallRule", one.Token)
	}
	args := arguments()
	args.PrivateOnly = true
	assert.Equal(t, "Disabled", run(t, args).Named(t, "sql-server").Input(t, "publicNetworkAccess"))
}

func TestEveryStatementIsAudited(t *testing.T) {
	t.Parallel()
	recording := run(t, arguments())
	policy := recording.Named(t, "sql-auditing")
	assert.Equal(t, "Enabled", policy.Input(t, "state"))
	assert.Equal(t, true, policy.Input(t, "isAzureMonitorTargetEnabled"))
	sent := recording.Named(t, "sql-auditing-diagnostics")
	assert.Equal(t, componenttest.ID("sql-server")+"/databases/master", sent.Input(t, "resourceUri"))
	assert.Equal(t, "SQLSecurityAuditEvents", sent.Input(t, "logs[0].category"))
	assert.Contains(t, sent.DependsOn(), "sql-auditing")

	args := arguments()
	args.Placement.Workspace = nil
	assert.NotContains(t, run(t, args).Names(), "sql-auditing", "there is nowhere to send it")
}

func TestAHyperscaleDatabaseKeepsItsName(t *testing.T) {
	t.Parallel()
	args := arguments()
	before := run(t, args)
	args.Database.Objective, args.Database.Replicas, args.Database.ReadScale = "HS_Gen5_4", 1, true
	after := run(t, args)
	assert.Equal(t, before.Names(), after.Names())
	database := after.Named(t, "sql-database")
	assert.Equal(t, map[string]any{"name": "HS_Gen5_4", "tier": "Hyperscale", "capacity": 4.0}, database.Input(t, "sku"))
	assert.EqualValues(t, 1, database.Input(t, "highAvailabilityReplicaCount"))
	assert.Equal(t, "Enabled", database.Input(t, "readScale"))
	assert.Equal(t, before.Named(t, "sql-database").Input(t, "databaseName"), database.Input(t, "databaseName"))
	assert.False(t, after.Named(t, "sql-retention").HasInput(t, "diffBackupIntervalInHours"),
		"Hyperscale takes snapshots")
}

func TestTheMaximumSizeIsInBytes(t *testing.T) {
	t.Parallel()
	args := arguments()
	args.Database.MaxSizeGB = 250
	assert.EqualValues(t, 268435456000, run(t, args).Named(t, "sql-database").Input(t, "maxSizeBytes"))
}

func TestNothingIsProtectedInAnEnvironmentThatComesAndGoes(t *testing.T) {
	t.Parallel()
	args := arguments()
	args.Placement.Protect = false
	run(t, args).AssertUnprotected(t)
}

func TestTheOutputsHoldNoSecret(t *testing.T) {
	t.Parallel()
	var connection, grant string
	componenttest.Run(t, func(ctx *pulumi.Context) error {
		d, err := sqldb.New(ctx, "sql", arguments())
		require.NoError(t, err)
		pulumi.All(d.ConnectionString, d.GrantAppAccessSQL).ApplyT(func(v []any) error {
			connection, grant = v[0].(string), v[1].(string)
			return nil
		})
		return nil
	})
	assert.Equal(t, "Server=tcp:sql-shop-prod-eus2-k3x9a.database.windows.net,1433;Database=shop;"+
		"Authentication=Active Directory Managed Identity;User Id="+clientID+";Encrypt=True;"+
		"TrustServerCertificate=False;Connection Timeout=30;", connection)
	assert.Contains(t, grant, "CREATE USER [id-shop] WITH SID = 0x67452301AB89EFCD0123456789ABCDEF, TYPE = E;")
}

func TestGrantAccess(t *testing.T) {
	t.Parallel()
	grant, err := sqldb.GrantAccess("o'neil]", clientID)
	require.NoError(t, err)
	const sid = "0x67452301AB89EFCD0123456789ABCDEF"
	assert.Equal(t,
		"IF EXISTS (SELECT 1 FROM sys.database_principals WHERE name = N'o''neil]' AND sid <> "+sid+
			") DROP USER [o'neil]]];\n"+
			"IF NOT EXISTS (SELECT 1 FROM sys.database_principals WHERE name = N'o''neil]') "+
			"CREATE USER [o'neil]]] WITH SID = "+sid+", TYPE = E;\n"+
			"ALTER ROLE db_datareader ADD MEMBER [o'neil]]];\n"+
			"ALTER ROLE db_datawriter ADD MEMBER [o'neil]]];", grant)
	_, err = sqldb.GrantAccess("id-shop", "no GUID")
	assert.ErrorContains(t, err, "no GUID")
}

func TestArgumentsAreRefused(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		change func(*sqldb.Args)
		want   []string
	}{
		"when the objective does not exist": {
			func(a *sqldb.Args) { a.Database.Objective = "S5" }, []string{"Database.Objective"},
		},
		"when the objective is retired": {
			func(a *sqldb.Args) { a.Database.Objective = "GP_Fsv2_8" }, []string{"Database.Objective"},
		},
		"when the tier is too small for the data": {
			func(a *sqldb.Args) { a.Database.MaxSizeGB = 500 }, []string{"Database.MaxSizeGB"},
		},
		"when Basic should keep backups for longer than a week": {
			func(a *sqldb.Args) { a.Database.Objective, a.Database.RetentionDays = "Basic", 8 },
			[]string{"Database.RetentionDays"},
		},
		"when the tier has no zones, no replicas and no read scale": {
			func(a *sqldb.Args) {
				a.Database.ZoneRedundant, a.Database.ReadScale, a.Database.Replicas = true, true, 1
			},
			[]string{"Database.ZoneRedundant", "Database.ReadScale", "Database.Replicas"},
		},
		"when the backup redundancy is a storage SKU": {
			func(a *sqldb.Args) { a.Database.BackupRedundancy = "GRS" }, []string{"Database.BackupRedundancy"},
		},
		"when the database name has a character that no path can hold": {
			func(a *sqldb.Args) { a.Database.Name = "a/b" }, []string{"Database.Name"},
		},
		"when the administrators are a name and not a GUID": {
			func(a *sqldb.Args) { a.Administrators.ObjectID = "shop-dba" }, []string{"Administrators.ObjectID"},
		},
		"when a subnet is named twice": {
			func(a *sqldb.Args) { a.AllowedSubnets = append(a.AllowedSubnets, a.AllowedSubnets[0]) },
			[]string{"AllowedSubnets[1].Name"},
		},
		"with every fault at once": {
			func(a *sqldb.Args) {
				*a = sqldb.Args{Placement: a.Placement, AllowedSubnets: []sqldb.AllowedSubnet{{Name: "A"}}}
			},
			[]string{
				"Administrators.GroupName", "Administrators.ObjectID", "Administrators.TenantID", "Database.Objective",
				"AppIdentity.Name", "AppIdentity.ClientID", "AllowedSubnets[0].Name", "AllowedSubnets[0].ID",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			args := arguments()
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
