package v20240101

import (
	"errors"
	"reflect"

	"github.com/pulumi/pulumi-azure-native-sdk/v2/utilities"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// Namespace is a Service Bus namespace: the broker that holds queues.
type Namespace struct {
	pulumi.CustomResourceState

	CreatedAt         pulumi.StringOutput    `pulumi:"createdAt"`
	DisableLocalAuth  pulumi.BoolPtrOutput   `pulumi:"disableLocalAuth"`
	Identity          pulumi.AnyOutput       `pulumi:"identity"`
	Location          pulumi.StringOutput    `pulumi:"location"`
	MetricID          pulumi.StringOutput    `pulumi:"metricId"`
	MinimumTLSVersion pulumi.StringPtrOutput `pulumi:"minimumTlsVersion"`
	Name              pulumi.StringOutput    `pulumi:"name"`
	// PremiumMessagingPartitions is 0 below Premium.
	PremiumMessagingPartitions pulumi.IntPtrOutput `pulumi:"premiumMessagingPartitions"`
	// PrivateEndpointConnections holds one entry for each private endpoint.
	PrivateEndpointConnections pulumi.ArrayOutput     `pulumi:"privateEndpointConnections"`
	ProvisioningState          pulumi.StringOutput    `pulumi:"provisioningState"`
	PublicNetworkAccess        pulumi.StringPtrOutput `pulumi:"publicNetworkAccess"`
	// ServiceBusEndpoint is the address with the port of the management API, "https://name.servicebus.windows.net:443/".
	ServiceBusEndpoint pulumi.StringOutput    `pulumi:"serviceBusEndpoint"`
	Sku                pulumi.AnyOutput       `pulumi:"sku"`
	Status             pulumi.StringOutput    `pulumi:"status"`
	SystemData         pulumi.AnyOutput       `pulumi:"systemData"`
	Tags               pulumi.StringMapOutput `pulumi:"tags"`
	Type               pulumi.StringOutput    `pulumi:"type"`
	UpdatedAt          pulumi.StringOutput    `pulumi:"updatedAt"`
	ZoneRedundant      pulumi.BoolPtrOutput   `pulumi:"zoneRedundant"`
}

type namespaceArgs struct {
	DisableLocalAuth           *bool             `pulumi:"disableLocalAuth"`
	Identity                   *Identity         `pulumi:"identity"`
	Location                   *string           `pulumi:"location"`
	MinimumTLSVersion          *string           `pulumi:"minimumTlsVersion"`
	NamespaceName              *string           `pulumi:"namespaceName"`
	PremiumMessagingPartitions *int              `pulumi:"premiumMessagingPartitions"`
	PublicNetworkAccess        *string           `pulumi:"publicNetworkAccess"`
	ResourceGroupName          string            `pulumi:"resourceGroupName"`
	Sku                        *SBSku            `pulumi:"sku"`
	Tags                       map[string]string `pulumi:"tags"`
	ZoneRedundant              *bool             `pulumi:"zoneRedundant"`
}

// NamespaceArgs are the inputs of a Namespace.
type NamespaceArgs struct {
	// DisableLocalAuth leaves Entra identities as the only ones that get in. Azure's default is false.
	DisableLocalAuth pulumi.BoolPtrInput
	Identity         IdentityInput
	Location         pulumi.StringPtrInput
	// MinimumTLSVersion is "1.2"; the older versions are retired.
	MinimumTLSVersion pulumi.StringPtrInput
	// NamespaceName is 6 to 50 letters, digits and hyphens, and unique in all of Azure.
	NamespaceName pulumi.StringPtrInput
	// PremiumMessagingPartitions is 1, 2 or 4 on Premium, set at creation only.
	PremiumMessagingPartitions pulumi.IntPtrInput
	// PublicNetworkAccess is "Enabled" (Azure's default), "Disabled" or "SecuredByPerimeter".
	PublicNetworkAccess pulumi.StringPtrInput
	// ResourceGroupName is required.
	ResourceGroupName pulumi.StringInput
	// Sku is Azure's own choice when it is left out: set it.
	Sku  SBSkuInput
	Tags pulumi.StringMapInput
	// ZoneRedundant has no effect: Azure spreads namespaces over the zones by itself.
	ZoneRedundant pulumi.BoolPtrInput
}

// ElementType returns the plain arguments.
func (NamespaceArgs) ElementType() reflect.Type { return reflect.TypeFor[namespaceArgs]() }

// NewNamespace registers a Service Bus namespace.
func NewNamespace(ctx *pulumi.Context,
	name string, args *NamespaceArgs, opts ...pulumi.ResourceOption) (*Namespace, error) {
	if args == nil {
		return nil, errors.New("missing one or more required arguments")
	}
	if args.ResourceGroupName == nil {
		return nil, errors.New("invalid value for required argument 'ResourceGroupName'")
	}
	opts = utilities.PkgResourceDefaultOpts(opts)
	var resource Namespace
	err := ctx.RegisterResource("azure-native:servicebus/v20240101:Namespace", name, args, &resource, opts...)
	if err != nil {
		return nil, err
	}
	return &resource, nil
}

// SBSku is the tier and the size of a namespace.
type SBSku struct {
	Capacity *int    `pulumi:"capacity"`
	Name     string  `pulumi:"name"`
	Tier     *string `pulumi:"tier"`
}

// SBSkuInput accepts SBSkuArgs.
type SBSkuInput interface {
	pulumi.Input
	isSBSku()
}

// SBSkuArgs are the inputs of an SBSku.
type SBSkuArgs struct {
	// Capacity is the number of messaging units on Premium: 1, 2, 4, 8 or 16. Below Premium it is 0.
	Capacity pulumi.IntPtrInput `pulumi:"capacity"`
	// Name is required: "Basic", "Standard" or "Premium".
	Name pulumi.StringInput `pulumi:"name"`
	// Tier is the same word as Name.
	Tier pulumi.StringPtrInput `pulumi:"tier"`
}

// ElementType returns the plain type.
func (SBSkuArgs) ElementType() reflect.Type { return reflect.TypeFor[SBSku]() }

func (SBSkuArgs) isSBSku() {}

// Identity is the managed identity of a namespace.
type Identity struct {
	Type                   *string  `pulumi:"type"`
	UserAssignedIdentities []string `pulumi:"userAssignedIdentities"`
}

// IdentityInput accepts IdentityArgs.
type IdentityInput interface {
	pulumi.Input
	isIdentity()
}

// IdentityArgs are the inputs of an Identity.
type IdentityArgs struct {
	// Type is "None", "SystemAssigned", "UserAssigned" or "SystemAssigned, UserAssigned".
	Type pulumi.StringPtrInput `pulumi:"type"`
	// UserAssignedIdentities are resource IDs.
	UserAssignedIdentities pulumi.StringArrayInput `pulumi:"userAssignedIdentities"`
}

// ElementType returns the plain type.
func (IdentityArgs) ElementType() reflect.Type { return reflect.TypeFor[Identity]() }

func (IdentityArgs) isIdentity() {}
