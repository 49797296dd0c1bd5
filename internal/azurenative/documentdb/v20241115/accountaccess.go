package v20241115

import (
	"reflect"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// ManagedServiceIdentity is the identity of an account.
type ManagedServiceIdentity struct {
	Type                   *string  `pulumi:"type"`
	UserAssignedIdentities []string `pulumi:"userAssignedIdentities"`
}

// ManagedServiceIdentityInput accepts ManagedServiceIdentityArgs.
type ManagedServiceIdentityInput interface {
	pulumi.Input
	isManagedServiceIdentity()
}

// ManagedServiceIdentityArgs are the inputs of a ManagedServiceIdentity.
type ManagedServiceIdentityArgs struct {
	// Type is "None", "SystemAssigned", "UserAssigned" or "SystemAssigned,UserAssigned", without a space.
	Type pulumi.StringPtrInput `pulumi:"type"`
	// UserAssignedIdentities are resource IDs.
	UserAssignedIdentities pulumi.StringArrayInput `pulumi:"userAssignedIdentities"`
}

// ElementType returns the plain type.
func (ManagedServiceIdentityArgs) ElementType() reflect.Type {
	return reflect.TypeFor[ManagedServiceIdentity]()
}

func (ManagedServiceIdentityArgs) isManagedServiceIdentity() {}

// IPAddressOrRange is a public address, or several in CIDR notation, that an account lets in.
type IPAddressOrRange struct {
	IPAddressOrRange *string `pulumi:"ipAddressOrRange"`
}

// IPAddressOrRangeInput accepts IPAddressOrRangeArgs.
type IPAddressOrRangeInput interface {
	pulumi.Input
	isIPAddressOrRange()
}

// IPAddressOrRangeArgs are the inputs of an IPAddressOrRange.
type IPAddressOrRangeArgs struct {
	IPAddressOrRange pulumi.StringPtrInput `pulumi:"ipAddressOrRange"`
}

// ElementType returns the plain type.
func (IPAddressOrRangeArgs) ElementType() reflect.Type { return reflect.TypeFor[IPAddressOrRange]() }

func (IPAddressOrRangeArgs) isIPAddressOrRange() {}

// IPAddressOrRangeArrayInput accepts IPAddressOrRangeArray.
type IPAddressOrRangeArrayInput interface {
	pulumi.Input
	isIPAddressOrRangeArray()
}

// IPAddressOrRangeArray is a list of IPAddressOrRange.
type IPAddressOrRangeArray []IPAddressOrRangeInput

// ElementType returns the plain type.
func (IPAddressOrRangeArray) ElementType() reflect.Type { return reflect.TypeFor[[]IPAddressOrRange]() }

func (IPAddressOrRangeArray) isIPAddressOrRangeArray() {}

// VirtualNetworkRule lets a subnet in.
type VirtualNetworkRule struct {
	ID                               *string `pulumi:"id"`
	IgnoreMissingVNetServiceEndpoint *bool   `pulumi:"ignoreMissingVNetServiceEndpoint"`
}

// VirtualNetworkRuleInput accepts VirtualNetworkRuleArgs.
type VirtualNetworkRuleInput interface {
	pulumi.Input
	isVirtualNetworkRule()
}

// VirtualNetworkRuleArgs are the inputs of a VirtualNetworkRule.
type VirtualNetworkRuleArgs struct {
	// ID is the subnet's resource ID.
	ID                               pulumi.StringPtrInput `pulumi:"id"`
	IgnoreMissingVNetServiceEndpoint pulumi.BoolPtrInput   `pulumi:"ignoreMissingVNetServiceEndpoint"`
}

// ElementType returns the plain type.
func (VirtualNetworkRuleArgs) ElementType() reflect.Type {
	return reflect.TypeFor[VirtualNetworkRule]()
}

func (VirtualNetworkRuleArgs) isVirtualNetworkRule() {}

// VirtualNetworkRuleArrayInput accepts VirtualNetworkRuleArray.
type VirtualNetworkRuleArrayInput interface {
	pulumi.Input
	isVirtualNetworkRuleArray()
}

// VirtualNetworkRuleArray is a list of VirtualNetworkRule.
type VirtualNetworkRuleArray []VirtualNetworkRuleInput

// ElementType returns the plain type.
func (VirtualNetworkRuleArray) ElementType() reflect.Type {
	return reflect.TypeFor[[]VirtualNetworkRule]()
}

func (VirtualNetworkRuleArray) isVirtualNetworkRuleArray() {}
