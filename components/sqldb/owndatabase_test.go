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

const ordersClient = "0b6f1f3e-5f2f-4d36-9a55-1d5d0c7c2a11"

func ownArgs() sqldb.OwnDatabaseArgs {
	return sqldb.OwnDatabaseArgs{
		Placement: componenttest.Placement(), Server: &sqldb.SQLDB{},
		Database: sqldb.Database{
			Name: "shop-service-orders", Objective: "GP_Gen5_2", ZoneRedundant: true, BackupRedundancy: "GeoZone",
			RetentionDays: 35,
		},
		Identity: sqldb.AppIdentity{Name: pulumi.String("id-orders"), ClientID: pulumi.String(ordersClient)},
	}
}

func TestADatabaseOfItsOwnHasItsOwnUserBackupsAndCopy(t *testing.T) {
	t.Parallel()
	var connection, grant string
	recording := componenttest.Run(t, func(ctx *pulumi.Context) error {
		server, err := sqldb.New(ctx, "sql", arguments())
		require.NoError(t, err)
		args := ownArgs()
		args.Server = server
		own, err := sqldb.NewOwnDatabase(ctx, "orders", args)
		require.NoError(t, err)
		pulumi.All(own.ConnectionString(pulumi.String("sql.example")), own.GrantAccessSQL).ApplyT(func(v []any) error {
			connection, grant = v[0].(string), v[1].(string)
			return nil
		})
		_, err = own.NewCopy(ctx, "orders-secondary", args)
		return err
	})
	own := recording.Named(t, "orders-database")
	assert.Equal(t, "orders", own.Parent())
	assert.Equal(t, "shop-service-orders", own.Input(t, "databaseName"))
	assert.Equal(t, "GP_Gen5_2", own.Input(t, "sku.name"))
	assert.Equal(t, true, own.Input(t, "zoneRedundant"))
	assert.Equal(t, "sql-server", own.DeletedWith())
	assert.False(t, own.HasInput(t, "createMode"))
	assert.EqualValues(t, 35, recording.Named(t, "orders-retention").Input(t, "retentionDays"))
	copied := recording.Named(t, "orders-secondary-database")
	assert.Equal(t, "shop-service-orders", copied.Input(t, "databaseName"))
	assert.Equal(t, componenttest.ID("orders-database"), copied.Input(t, "sourceDatabaseId"))
	recording.AssertProtected(t)
	assert.Equal(t, sqldb.ConnectionString("sql.example", "shop-service-orders", ordersClient), connection)
	wanted, err := sqldb.GrantAccess("id-orders", ordersClient)
	require.NoError(t, err)
	assert.Equal(t, wanted, grant, "nobody else is let in")
}

func TestEveryFaultOfADatabaseOfItsOwnIsReported(t *testing.T) {
	t.Parallel()
	args := ownArgs()
	require.NoError(t, args.Validate())
	args.Server, args.Identity = nil, sqldb.AppIdentity{}
	args.Database.Name, args.Database.Objective = "", "GP_Gen9_2"
	args.Database.LongTerm.Weekly = "P4W"
	args.Database.GeoSecondaryOf = pulumi.String("x")
	var faults fault.List
	require.ErrorAs(t, args.Validate(), &faults)
	var fields []string
	for _, one := range faults {
		fields = append(fields, one.Field)
	}
	assert.ElementsMatch(t, []string{"Server", "Database.Name", "Database.Objective", "Database.LongTerm",
		"Database.GeoSecondaryOf", "Identity.Name", "Identity.ClientID"}, fields)
}
