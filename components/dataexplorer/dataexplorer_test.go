package dataexplorer_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/dataexplorer"
	"github.com/azstage/azstage/components/fault"
)

func arguments() dataexplorer.Args {
	web := dataexplorer.Grant{Name: "web", ClientID: pulumi.String("client-web"), Roles: []string{"Ingestor", "Viewer"}}
	return dataexplorer.Args{
		Placement: componenttest.Placement(), TenantID: "tenant", SKU: "Standard_E2ads_v5", MaxInstances: 6,
		ZoneRedundant: true,
		Databases: []dataexplorer.Database{
			{Name: "timeseries", Grants: []dataexplorer.Grant{web}}, {Name: "analytics", RetentionDays: 20},
		},
	}
}

func run(t *testing.T, args dataexplorer.Args) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := dataexplorer.New(ctx, "measured", args)
		return err
	})
}

func TestAClusterIsPrivateScalesAndTrustsItsOwnDirectory(t *testing.T) {
	t.Parallel()
	recording := run(t, arguments())
	recording.AssertDescend(t, "measured")
	recording.AssertProtected(t)
	cluster := recording.Named(t, "measured-cluster")
	assert.Equal(t, map[string]any{"name": "Standard_E2ads_v5", "tier": "Standard", "capacity": 2.0}, cluster.Input(t, "sku"))
	assert.Equal(t, map[string]any{"isEnabled": true, "minimum": 2.0, "maximum": 6.0, "version": 1.0},
		cluster.Input(t, "optimizedAutoscale"))
	assert.Equal(t, []any{"1", "2", "3"}, cluster.Input(t, "zones"))
	assert.Equal(t, "Disabled", cluster.Input(t, "publicNetworkAccess"))
	assert.Equal(t, false, cluster.Input(t, "enableAutoStop"), "a cluster that is stopped answers nobody")
	assert.Equal(t, []any{map[string]any{"value": "tenant"}}, cluster.Input(t, "trustedExternalTenants"))
	assert.Equal(t, []string{"sku.capacity"}, cluster.Request.GetIgnoreChanges(), "autoscale owns it")
}

func TestDatabasesKeepRowsAndLetIdentitiesInOneAfterTheOther(t *testing.T) {
	t.Parallel()
	recording := run(t, arguments())
	timeseries, analytics := recording.Named(t, "measured-database-timeseries"), recording.Named(t, "measured-database-analytics")
	assert.Equal(t, []any{"P365D", "P31D"},
		[]any{timeseries.Input(t, "softDeletePeriod"), timeseries.Input(t, "hotCachePeriod")})
	assert.Equal(t, "P20D", analytics.Input(t, "hotCachePeriod"), "no longer than rows are kept")
	grant := recording.Named(t, "measured-grant-web-timeseries-viewer")
	assert.Equal(t, []any{"client-web", "App", "Viewer", "tenant"}, []any{grant.Input(t, "principalId"),
		grant.Input(t, "principalType"), grant.Input(t, "role"), grant.Input(t, "tenantId")})
	assert.Contains(t, grant.DependsOn(), "measured-grant-web-timeseries-ingestor")
	assert.Contains(t, analytics.DependsOn(), "measured-grant-web-timeseries-viewer")
}

func TestTheZeroValueIsForDevelopment(t *testing.T) {
	t.Parallel()
	args := arguments()
	args.SKU, args.MaxInstances, args.ZoneRedundant = "", 0, false
	cluster := run(t, args).Named(t, "measured-cluster")
	assert.Equal(t, "Basic", cluster.Input(t, "sku.tier"))
	assert.Equal(t, 1.0, cluster.Input(t, "sku.capacity"))
	assert.False(t, cluster.HasInput(t, "optimizedAutoscale"))
	assert.Empty(t, cluster.Request.GetIgnoreChanges())
}

func TestArgumentsAreRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	require.NoError(t, arguments().Validate())
	place := componenttest.Placement()
	place.Location = "westus" // has no zones
	args := dataexplorer.Args{
		Placement: place, SKU: "Standard_E2ads_v5", Instances: 1, MaxInstances: 1001, ZoneRedundant: true,
		Databases: []dataexplorer.Database{
			{Name: "a/b", RetentionDays: 5, HotDays: 6},
			{Name: "c", Grants: []dataexplorer.Grant{{Name: "Web", Roles: []string{"Admin"}}}}, {Name: "C"},
		},
	}
	var faults fault.List
	require.ErrorAs(t, args.Validate(), &faults)
	var fields []string
	for _, f := range faults {
		fields = append(fields, f.Field)
		assert.NotEmpty(t, f.Fix)
	}
	assert.Equal(t, []string{
		"TenantID", "Instances", "MaxInstances", "ZoneRedundant", "Databases[0].Name", "Databases[0].HotDays",
		"Databases[1].Grants[0].Name", "Databases[1].Grants[0].ClientID", "Databases[1].Grants[0].Roles[0]",
		"Databases[2].Name",
	}, fields)
}
