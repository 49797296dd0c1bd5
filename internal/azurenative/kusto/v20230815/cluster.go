package v20230815

import (
	"errors"
	"reflect"

	"github.com/pulumi/pulumi-azure-native-sdk/v2/utilities"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// Cluster is an Azure Data Explorer cluster.
type Cluster struct {
	pulumi.CustomResourceState

	// DataIngestionURI is "https://ingest-NAME.REGION.kusto.windows.net".
	DataIngestionURI              pulumi.StringOutput    `pulumi:"dataIngestionUri"`
	EnableAutoStop                pulumi.BoolPtrOutput   `pulumi:"enableAutoStop"`
	EnableDiskEncryption          pulumi.BoolPtrOutput   `pulumi:"enableDiskEncryption"`
	EnableDoubleEncryption        pulumi.BoolPtrOutput   `pulumi:"enableDoubleEncryption"`
	EnablePurge                   pulumi.BoolPtrOutput   `pulumi:"enablePurge"`
	EnableStreamingIngest         pulumi.BoolPtrOutput   `pulumi:"enableStreamingIngest"`
	EngineType                    pulumi.StringPtrOutput `pulumi:"engineType"`
	Etag                          pulumi.StringOutput    `pulumi:"etag"`
	Identity                      pulumi.AnyOutput       `pulumi:"identity"`
	Location                      pulumi.StringOutput    `pulumi:"location"`
	Name                          pulumi.StringOutput    `pulumi:"name"`
	OptimizedAutoscale            pulumi.AnyOutput       `pulumi:"optimizedAutoscale"`
	PrivateEndpointConnections    pulumi.ArrayOutput     `pulumi:"privateEndpointConnections"`
	ProvisioningState             pulumi.StringOutput    `pulumi:"provisioningState"`
	PublicIPType                  pulumi.StringPtrOutput `pulumi:"publicIPType"`
	PublicNetworkAccess           pulumi.StringPtrOutput `pulumi:"publicNetworkAccess"`
	RestrictOutboundNetworkAccess pulumi.StringPtrOutput `pulumi:"restrictOutboundNetworkAccess"`
	Sku                           pulumi.AnyOutput       `pulumi:"sku"`
	State                         pulumi.StringOutput    `pulumi:"state"`
	StateReason                   pulumi.StringOutput    `pulumi:"stateReason"`
	SystemData                    pulumi.AnyOutput       `pulumi:"systemData"`
	Tags                          pulumi.StringMapOutput `pulumi:"tags"`
	TrustedExternalTenants        pulumi.ArrayOutput     `pulumi:"trustedExternalTenants"`
	Type                          pulumi.StringOutput    `pulumi:"type"`
	// URI is "https://NAME.REGION.kusto.windows.net".
	URI   pulumi.StringOutput      `pulumi:"uri"`
	Zones pulumi.StringArrayOutput `pulumi:"zones"`
}

type clusterArgs struct {
	ClusterName                   *string                 `pulumi:"clusterName"`
	EnableAutoStop                *bool                   `pulumi:"enableAutoStop"`
	EnableDiskEncryption          *bool                   `pulumi:"enableDiskEncryption"`
	EnableDoubleEncryption        *bool                   `pulumi:"enableDoubleEncryption"`
	EnablePurge                   *bool                   `pulumi:"enablePurge"`
	EnableStreamingIngest         *bool                   `pulumi:"enableStreamingIngest"`
	EngineType                    *string                 `pulumi:"engineType"`
	Identity                      *Identity               `pulumi:"identity"`
	Location                      *string                 `pulumi:"location"`
	OptimizedAutoscale            *OptimizedAutoscale     `pulumi:"optimizedAutoscale"`
	PublicIPType                  *string                 `pulumi:"publicIPType"`
	PublicNetworkAccess           *string                 `pulumi:"publicNetworkAccess"`
	ResourceGroupName             string                  `pulumi:"resourceGroupName"`
	RestrictOutboundNetworkAccess *string                 `pulumi:"restrictOutboundNetworkAccess"`
	Sku                           AzureSku                `pulumi:"sku"`
	Tags                          map[string]string       `pulumi:"tags"`
	TrustedExternalTenants        []TrustedExternalTenant `pulumi:"trustedExternalTenants"`
	Zones                         []string                `pulumi:"zones"`
}

// ClusterArgs are the inputs of a Cluster.
type ClusterArgs struct {
	ClusterName pulumi.StringPtrInput
	// EnableAutoStop stops a cluster that nobody used for days. It is Azure's default.
	EnableAutoStop       pulumi.BoolPtrInput
	EnableDiskEncryption pulumi.BoolPtrInput
	// EnableDoubleEncryption is fixed at creation.
	EnableDoubleEncryption pulumi.BoolPtrInput
	EnablePurge            pulumi.BoolPtrInput
	EnableStreamingIngest  pulumi.BoolPtrInput
	// EngineType is "V3" (Azure's default) or "V2".
	EngineType pulumi.StringPtrInput
	Identity   IdentityInput
	// Location is fixed at creation.
	Location           pulumi.StringPtrInput
	OptimizedAutoscale OptimizedAutoscaleInput
	// PublicIPType is "IPv4" (Azure's default) or "DualStack".
	PublicIPType pulumi.StringPtrInput
	// PublicNetworkAccess is "Enabled" (Azure's default) or "Disabled".
	PublicNetworkAccess pulumi.StringPtrInput
	// ResourceGroupName is required.
	ResourceGroupName pulumi.StringInput
	// RestrictOutboundNetworkAccess is "Disabled" (Azure's default) or "Enabled".
	RestrictOutboundNetworkAccess pulumi.StringPtrInput
	// Sku is required.
	Sku  AzureSkuInput
	Tags pulumi.StringMapInput
	// TrustedExternalTenants that are empty trust the own directory only.
	TrustedExternalTenants TrustedExternalTenantArrayInput
	// Zones stay once they are given.
	Zones pulumi.StringArrayInput
}

// ElementType returns the plain arguments.
func (ClusterArgs) ElementType() reflect.Type { return reflect.TypeFor[clusterArgs]() }

// NewCluster registers a cluster.
func NewCluster(ctx *pulumi.Context, name string, args *ClusterArgs, opts ...pulumi.ResourceOption) (*Cluster, error) {
	if args == nil {
		return nil, errors.New("missing one or more required arguments")
	}
	if args.ResourceGroupName == nil {
		return nil, errors.New("invalid value for required argument 'ResourceGroupName'")
	}
	if args.Sku == nil {
		return nil, errors.New("invalid value for required argument 'Sku'")
	}
	opts = utilities.PkgResourceDefaultOpts(opts)
	var resource Cluster
	const token = "azure-native:kusto/v20230815:Cluster"
	if err := ctx.RegisterResource(token, name, args, &resource, opts...); err != nil {
		return nil, err
	}
	return &resource, nil
}
