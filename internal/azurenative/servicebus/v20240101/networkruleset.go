package v20240101

import (
	"errors"
	"reflect"

	"github.com/pulumi/pulumi-azure-native-sdk/v2/utilities"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// NamespaceNetworkRuleSet is the firewall of a namespace. Every namespace has one, named default: to create it is to
// change it, and to delete it is to open it.
type NamespaceNetworkRuleSet struct {
	pulumi.CustomResourceState

	DefaultAction               pulumi.StringPtrOutput `pulumi:"defaultAction"`
	IPRules                     pulumi.ArrayOutput     `pulumi:"ipRules"`
	Location                    pulumi.StringOutput    `pulumi:"location"`
	Name                        pulumi.StringOutput    `pulumi:"name"`
	PublicNetworkAccess         pulumi.StringPtrOutput `pulumi:"publicNetworkAccess"`
	SystemData                  pulumi.AnyOutput       `pulumi:"systemData"`
	TrustedServiceAccessEnabled pulumi.BoolPtrOutput   `pulumi:"trustedServiceAccessEnabled"`
	Type                        pulumi.StringOutput    `pulumi:"type"`
	VirtualNetworkRules         pulumi.ArrayOutput     `pulumi:"virtualNetworkRules"`
}

type namespaceNetworkRuleSetArgs struct {
	DefaultAction               *string                        `pulumi:"defaultAction"`
	IPRules                     []NWRuleSetIPRules             `pulumi:"ipRules"`
	NamespaceName               string                         `pulumi:"namespaceName"`
	PublicNetworkAccess         *string                        `pulumi:"publicNetworkAccess"`
	ResourceGroupName           string                         `pulumi:"resourceGroupName"`
	TrustedServiceAccessEnabled *bool                          `pulumi:"trustedServiceAccessEnabled"`
	VirtualNetworkRules         []NWRuleSetVirtualNetworkRules `pulumi:"virtualNetworkRules"`
}

// NamespaceNetworkRuleSetArgs are the inputs of a NamespaceNetworkRuleSet.
type NamespaceNetworkRuleSetArgs struct {
	// DefaultAction is "Allow" (Azure's default) or "Deny". "Deny" without any rule lets everybody in.
	DefaultAction pulumi.StringPtrInput
	IPRules       NWRuleSetIPRulesArrayInput
	// NamespaceName is required.
	NamespaceName pulumi.StringInput
	// PublicNetworkAccess is the namespace's own property once more: "Enabled" (Azure's default) or "Disabled".
	PublicNetworkAccess pulumi.StringPtrInput
	// ResourceGroupName is required.
	ResourceGroupName pulumi.StringInput
	// TrustedServiceAccessEnabled lets Event Grid and other services of Azure in, with their system-assigned identities.
	TrustedServiceAccessEnabled pulumi.BoolPtrInput
	VirtualNetworkRules         NWRuleSetVirtualNetworkRulesArrayInput
}

// ElementType returns the plain arguments.
func (NamespaceNetworkRuleSetArgs) ElementType() reflect.Type {
	return reflect.TypeFor[namespaceNetworkRuleSetArgs]()
}

// NewNamespaceNetworkRuleSet registers the firewall of a namespace.
func NewNamespaceNetworkRuleSet(ctx *pulumi.Context,
	name string, args *NamespaceNetworkRuleSetArgs, opts ...pulumi.ResourceOption) (*NamespaceNetworkRuleSet, error) {
	if args == nil {
		return nil, errors.New("missing one or more required arguments")
	}
	if args.NamespaceName == nil {
		return nil, errors.New("invalid value for required argument 'NamespaceName'")
	}
	if args.ResourceGroupName == nil {
		return nil, errors.New("invalid value for required argument 'ResourceGroupName'")
	}
	opts = utilities.PkgResourceDefaultOpts(opts)
	var resource NamespaceNetworkRuleSet
	err := ctx.RegisterResource("azure-native:servicebus/v20240101:NamespaceNetworkRuleSet", name, args, &resource, opts...)
	if err != nil {
		return nil, err
	}
	return &resource, nil
}

// NWRuleSetIPRules lets a range of addresses in.
type NWRuleSetIPRules struct {
	Action *string `pulumi:"action"`
	IPMask *string `pulumi:"ipMask"`
}

// NWRuleSetIPRulesInput accepts NWRuleSetIPRulesArgs.
type NWRuleSetIPRulesInput interface {
	pulumi.Input
	isNWRuleSetIPRules()
}

// NWRuleSetIPRulesArgs are the inputs of an NWRuleSetIPRules.
type NWRuleSetIPRulesArgs struct {
	// Action is "Allow".
	Action pulumi.StringPtrInput `pulumi:"action"`
	// IPMask is an address or a range such as "203.0.113.0/24".
	IPMask pulumi.StringPtrInput `pulumi:"ipMask"`
}

// ElementType returns the plain type.
func (NWRuleSetIPRulesArgs) ElementType() reflect.Type { return reflect.TypeFor[NWRuleSetIPRules]() }

func (NWRuleSetIPRulesArgs) isNWRuleSetIPRules() {}

// NWRuleSetIPRulesArrayInput accepts NWRuleSetIPRulesArray.
type NWRuleSetIPRulesArrayInput interface {
	pulumi.Input
	isNWRuleSetIPRulesArray()
}

// NWRuleSetIPRulesArray is a list of ranges.
type NWRuleSetIPRulesArray []NWRuleSetIPRulesInput

// ElementType returns the plain type.
func (NWRuleSetIPRulesArray) ElementType() reflect.Type { return reflect.TypeFor[[]NWRuleSetIPRules]() }

func (NWRuleSetIPRulesArray) isNWRuleSetIPRulesArray() {}

// NWRuleSetVirtualNetworkRules lets a subnet in.
type NWRuleSetVirtualNetworkRules struct {
	IgnoreMissingVnetServiceEndpoint *bool   `pulumi:"ignoreMissingVnetServiceEndpoint"`
	Subnet                           *Subnet `pulumi:"subnet"`
}

// NWRuleSetVirtualNetworkRulesInput accepts NWRuleSetVirtualNetworkRulesArgs.
type NWRuleSetVirtualNetworkRulesInput interface {
	pulumi.Input
	isNWRuleSetVirtualNetworkRules()
}

// NWRuleSetVirtualNetworkRulesArgs are the inputs of an NWRuleSetVirtualNetworkRules.
type NWRuleSetVirtualNetworkRulesArgs struct {
	IgnoreMissingVnetServiceEndpoint pulumi.BoolPtrInput `pulumi:"ignoreMissingVnetServiceEndpoint"`
	// Subnet has the service endpoint Microsoft.ServiceBus.
	Subnet SubnetInput `pulumi:"subnet"`
}

// ElementType returns the plain type.
func (NWRuleSetVirtualNetworkRulesArgs) ElementType() reflect.Type {
	return reflect.TypeFor[NWRuleSetVirtualNetworkRules]()
}

func (NWRuleSetVirtualNetworkRulesArgs) isNWRuleSetVirtualNetworkRules() {}

// NWRuleSetVirtualNetworkRulesArrayInput accepts NWRuleSetVirtualNetworkRulesArray.
type NWRuleSetVirtualNetworkRulesArrayInput interface {
	pulumi.Input
	isNWRuleSetVirtualNetworkRulesArray()
}

// NWRuleSetVirtualNetworkRulesArray is a list of subnets.
type NWRuleSetVirtualNetworkRulesArray []NWRuleSetVirtualNetworkRulesInput

// ElementType returns the plain type.
func (NWRuleSetVirtualNetworkRulesArray) ElementType() reflect.Type {
	return reflect.TypeFor[[]NWRuleSetVirtualNetworkRules]()
}

func (NWRuleSetVirtualNetworkRulesArray) isNWRuleSetVirtualNetworkRulesArray() {}

// Subnet names a subnet.
type Subnet struct {
	ID string `pulumi:"id"`
}

// SubnetInput accepts SubnetArgs.
type SubnetInput interface {
	pulumi.Input
	isSubnet()
}

// SubnetArgs are the inputs of a Subnet.
type SubnetArgs struct {
	// ID is required: the resource ID.
	ID pulumi.StringInput `pulumi:"id"`
}

// ElementType returns the plain type.
func (SubnetArgs) ElementType() reflect.Type { return reflect.TypeFor[Subnet]() }

func (SubnetArgs) isSubnet() {}
