package v20231101

import (
	"errors"
	"reflect"

	"github.com/pulumi/pulumi-azure-native-sdk/v2/utilities"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// Service is an Azure AI Search service.
type Service struct {
	pulumi.CustomResourceState

	AuthOptions                pulumi.AnyOutput       `pulumi:"authOptions"`
	DisableLocalAuth           pulumi.BoolPtrOutput   `pulumi:"disableLocalAuth"`
	EncryptionWithCmk          pulumi.AnyOutput       `pulumi:"encryptionWithCmk"`
	HostingMode                pulumi.StringPtrOutput `pulumi:"hostingMode"`
	Identity                   pulumi.AnyOutput       `pulumi:"identity"`
	Location                   pulumi.StringOutput    `pulumi:"location"`
	Name                       pulumi.StringOutput    `pulumi:"name"`
	NetworkRuleSet             pulumi.AnyOutput       `pulumi:"networkRuleSet"`
	PartitionCount             pulumi.IntPtrOutput    `pulumi:"partitionCount"`
	PrivateEndpointConnections pulumi.ArrayOutput     `pulumi:"privateEndpointConnections"`
	ProvisioningState          pulumi.StringOutput    `pulumi:"provisioningState"`
	PublicNetworkAccess        pulumi.StringPtrOutput `pulumi:"publicNetworkAccess"`
	ReplicaCount               pulumi.IntPtrOutput    `pulumi:"replicaCount"`
	SemanticSearch             pulumi.StringPtrOutput `pulumi:"semanticSearch"`
	// SharedPrivateLinkResources are the private endpoints through which the service itself reads others.
	SharedPrivateLinkResources pulumi.ArrayOutput     `pulumi:"sharedPrivateLinkResources"`
	Sku                        pulumi.AnyOutput       `pulumi:"sku"`
	Status                     pulumi.StringOutput    `pulumi:"status"`
	StatusDetails              pulumi.StringOutput    `pulumi:"statusDetails"`
	Tags                       pulumi.StringMapOutput `pulumi:"tags"`
	Type                       pulumi.StringOutput    `pulumi:"type"`
}

type serviceArgs struct {
	AuthOptions         *DataPlaneAuthOptions `pulumi:"authOptions"`
	DisableLocalAuth    *bool                 `pulumi:"disableLocalAuth"`
	EncryptionWithCmk   *EncryptionWithCmk    `pulumi:"encryptionWithCmk"`
	HostingMode         *string               `pulumi:"hostingMode"`
	Identity            *Identity             `pulumi:"identity"`
	Location            *string               `pulumi:"location"`
	NetworkRuleSet      *NetworkRuleSet       `pulumi:"networkRuleSet"`
	PartitionCount      *int                  `pulumi:"partitionCount"`
	PublicNetworkAccess *string               `pulumi:"publicNetworkAccess"`
	ReplicaCount        *int                  `pulumi:"replicaCount"`
	ResourceGroupName   string                `pulumi:"resourceGroupName"`
	SearchServiceName   *string               `pulumi:"searchServiceName"`
	SemanticSearch      *string               `pulumi:"semanticSearch"`
	Sku                 *Sku                  `pulumi:"sku"`
	Tags                map[string]string     `pulumi:"tags"`
}

// ServiceArgs are the inputs of a Service.
type ServiceArgs struct {
	// AuthOptions excludes DisableLocalAuth.
	AuthOptions DataPlaneAuthOptionsInput
	// DisableLocalAuth leaves Entra identities as the only way in.
	DisableLocalAuth  pulumi.BoolPtrInput
	EncryptionWithCmk EncryptionWithCmkInput
	// HostingMode is "default" (Azure's default), or with SKU standard3 "highDensity". Fixed at creation.
	HostingMode pulumi.StringPtrInput
	Identity    IdentityInput
	// Location is fixed at creation.
	Location       pulumi.StringPtrInput
	NetworkRuleSet NetworkRuleSetInput
	// PartitionCount is 1 (Azure's default), 2, 3, 4, 6 or 12.
	PartitionCount pulumi.IntPtrInput
	// PublicNetworkAccess is "enabled" (Azure's default) or "disabled": lower case, unlike that of other services.
	PublicNetworkAccess pulumi.StringPtrInput
	// ReplicaCount is between 1 (Azure's default) and 12.
	ReplicaCount pulumi.IntPtrInput
	// ResourceGroupName is required.
	ResourceGroupName pulumi.StringInput
	SearchServiceName pulumi.StringPtrInput
	// SemanticSearch is "disabled", "free" or "standard".
	SemanticSearch pulumi.StringPtrInput
	// Sku is fixed at creation.
	Sku  SkuInput
	Tags pulumi.StringMapInput
}

// ElementType returns the plain arguments.
func (ServiceArgs) ElementType() reflect.Type { return reflect.TypeFor[serviceArgs]() }

// NewService registers a search service.
func NewService(ctx *pulumi.Context,
	name string, args *ServiceArgs, opts ...pulumi.ResourceOption) (*Service, error) {
	if args == nil {
		return nil, errors.New("missing one or more required arguments")
	}
	if args.ResourceGroupName == nil {
		return nil, errors.New("invalid value for required argument 'ResourceGroupName'")
	}
	opts = utilities.PkgResourceDefaultOpts(opts)
	var resource Service
	err := ctx.RegisterResource("azure-native:search/v20231101:Service", name, args, &resource, opts...)
	if err != nil {
		return nil, err
	}
	return &resource, nil
}
