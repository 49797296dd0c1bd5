package v20230815_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	kusto "github.com/azstage/azstage/internal/azurenative/kusto/v20230815"
)

const prefix = "azure-native:kusto/v20230815:"

// registrations records what would go to the provider, by type and logical name.
type registrations map[string]map[string]any

func (r registrations) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	r[args.TypeToken+" "+args.Name] = args.Inputs.Mappable()
	return "/id/" + args.Name, args.Inputs.Copy(), nil
}

func (r registrations) Call(pulumi.MockCallArgs) (resource.PropertyMap, error) { return nil, nil }

func TestEveryInputGoesOutUnderItsWireName(t *testing.T) {
	t.Parallel()
	sent := registrations{}
	require.NoError(t, pulumi.RunErr(everything, pulumi.WithMocks("project", "stack", sent)))
	assert.Equal(t, registrations{
		prefix + "Cluster c": {
			"clusterName": "dec", "enableAutoStop": false, "enableDiskEncryption": true, "enableDoubleEncryption": false,
			"enablePurge": false, "enableStreamingIngest": true, "engineType": "V3",
			"identity": map[string]any{"type": "SystemAssigned"}, "location": "eastus2",
			"optimizedAutoscale": map[string]any{"isEnabled": true, "maximum": 6.0, "minimum": 2.0, "version": 1.0},
			"publicIPType":       "IPv4", "publicNetworkAccess": "Disabled", "resourceGroupName": "rg",
			"restrictOutboundNetworkAccess": "Disabled",
			"sku":                           map[string]any{"name": "Standard_E2ads_v5", "tier": "Standard", "capacity": 2.0},
			"tags":                          map[string]any{"a": "b"},
			"trustedExternalTenants":        []any{map[string]any{"value": "tenant"}}, "zones": []any{"1"},
		},
		prefix + "ReadWriteDatabase d": {
			"clusterName": "dec", "databaseName": "timeseries", "hotCachePeriod": "P31D", "kind": "ReadWrite",
			"location": "eastus2", "resourceGroupName": "rg", "softDeletePeriod": "P365D",
		},
		prefix + "DatabasePrincipalAssignment p": {
			"clusterName": "dec", "databaseName": "timeseries", "principalAssignmentName": "web", "principalId": "client",
			"principalType": "App", "resourceGroupName": "rg", "role": "Viewer", "tenantId": "tenant",
		},
	}, sent)
}

func everything(ctx *pulumi.Context) error {
	text := func(s string) pulumi.String { return pulumi.String(s) }
	_, err := kusto.NewCluster(ctx, "c", &kusto.ClusterArgs{
		ClusterName: text("dec"), EnableAutoStop: pulumi.Bool(false), EnableDiskEncryption: pulumi.Bool(true),
		EnableDoubleEncryption: pulumi.Bool(false), EnablePurge: pulumi.Bool(false), EnableStreamingIngest: pulumi.Bool(true),
		EngineType: text("V3"), Identity: kusto.IdentityArgs{Type: text("SystemAssigned")}, Location: text("eastus2"),
		OptimizedAutoscale: kusto.OptimizedAutoscaleArgs{
			IsEnabled: pulumi.Bool(true), Maximum: pulumi.Int(6), Minimum: pulumi.Int(2), Version: pulumi.Int(1),
		},
		PublicIPType: text("IPv4"), PublicNetworkAccess: text("Disabled"), ResourceGroupName: text("rg"),
		RestrictOutboundNetworkAccess: text("Disabled"),
		Sku: kusto.AzureSkuArgs{
			Name: text("Standard_E2ads_v5"), Tier: text("Standard"), Capacity: pulumi.Int(2),
		},
		Tags: pulumi.StringMap{"a": text("b")},
		TrustedExternalTenants: kusto.TrustedExternalTenantArray{
			kusto.TrustedExternalTenantArgs{Value: text("tenant")},
		},
		Zones: pulumi.ToStringArray([]string{"1"}),
	})
	if err != nil {
		return err
	}
	_, err = kusto.NewReadWriteDatabase(ctx, "d", &kusto.ReadWriteDatabaseArgs{
		ClusterName: text("dec"), DatabaseName: text("timeseries"), HotCachePeriod: text("P31D"), Kind: text("ReadWrite"),
		Location: text("eastus2"), ResourceGroupName: text("rg"), SoftDeletePeriod: text("P365D"),
	})
	if err != nil {
		return err
	}
	_, err = kusto.NewDatabasePrincipalAssignment(ctx, "p", &kusto.DatabasePrincipalAssignmentArgs{
		ClusterName: text("dec"), DatabaseName: text("timeseries"), PrincipalAssignmentName: text("web"),
		PrincipalID: text("client"), PrincipalType: text("App"), ResourceGroupName: text("rg"), Role: text("Viewer"),
		TenantID: text("tenant"),
	})
	return err
}
