package v20231101

import (
	"reflect"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// Sku is the tier of a service.
type Sku struct {
	Name *string `pulumi:"name"`
}

// SkuInput accepts SkuArgs.
type SkuInput interface {
	pulumi.Input
	isSku()
}

// SkuArgs are the inputs of a Sku.
type SkuArgs struct {
	// Name is e.g. "standard".
	Name pulumi.StringPtrInput `pulumi:"name"`
}

// ElementType returns the plain type.
func (SkuArgs) ElementType() reflect.Type { return reflect.TypeFor[Sku]() }

func (SkuArgs) isSku() {}

// Identity is the identity of a service.
type Identity struct {
	Type string `pulumi:"type"`
}

// IdentityInput accepts IdentityArgs.
type IdentityInput interface {
	pulumi.Input
	isIdentity()
}

// IdentityArgs are the inputs of an Identity.
type IdentityArgs struct {
	// Type is required: "None" or "SystemAssigned".
	Type pulumi.StringInput `pulumi:"type"`
}

// ElementType returns the plain type.
func (IdentityArgs) ElementType() reflect.Type { return reflect.TypeFor[Identity]() }

func (IdentityArgs) isIdentity() {}

// EncryptionWithCmk says whether indexes need a key of the customer's.
type EncryptionWithCmk struct {
	Enforcement *string `pulumi:"enforcement"`
}

// EncryptionWithCmkInput accepts EncryptionWithCmkArgs.
type EncryptionWithCmkInput interface {
	pulumi.Input
	isEncryptionWithCmk()
}

// EncryptionWithCmkArgs are the inputs of an EncryptionWithCmk.
type EncryptionWithCmkArgs struct {
	// Enforcement is "Unspecified" (Azure's default), "Disabled" or "Enabled".
	Enforcement pulumi.StringPtrInput `pulumi:"enforcement"`
}

// ElementType returns the plain type.
func (EncryptionWithCmkArgs) ElementType() reflect.Type { return reflect.TypeFor[EncryptionWithCmk]() }

func (EncryptionWithCmkArgs) isEncryptionWithCmk() {}

// NetworkRuleSet says which public addresses a service lets in.
type NetworkRuleSet struct {
	IPRules []IPRule `pulumi:"ipRules"`
}

// NetworkRuleSetInput accepts NetworkRuleSetArgs.
type NetworkRuleSetInput interface {
	pulumi.Input
	isNetworkRuleSet()
}

// NetworkRuleSetArgs are the inputs of a NetworkRuleSet.
type NetworkRuleSetArgs struct {
	// IPRules that are empty let in everybody, as long as public access is enabled.
	IPRules IPRuleArrayInput `pulumi:"ipRules"`
}

// ElementType returns the plain type.
func (NetworkRuleSetArgs) ElementType() reflect.Type { return reflect.TypeFor[NetworkRuleSet]() }

func (NetworkRuleSetArgs) isNetworkRuleSet() {}

// IPRule is a public address or several in CIDR notation.
type IPRule struct {
	Value *string `pulumi:"value"`
}

// IPRuleInput accepts IPRuleArgs.
type IPRuleInput interface {
	pulumi.Input
	isIPRule()
}

// IPRuleArgs are the inputs of an IPRule.
type IPRuleArgs struct {
	Value pulumi.StringPtrInput `pulumi:"value"`
}

// ElementType returns the plain type.
func (IPRuleArgs) ElementType() reflect.Type { return reflect.TypeFor[IPRule]() }

func (IPRuleArgs) isIPRule() {}

// IPRuleArrayInput accepts IPRuleArray.
type IPRuleArrayInput interface {
	pulumi.Input
	isIPRuleArray()
}

// IPRuleArray is a list of IPRule.
type IPRuleArray []IPRuleInput

// ElementType returns the plain type.
func (IPRuleArray) ElementType() reflect.Type { return reflect.TypeFor[[]IPRule]() }

func (IPRuleArray) isIPRuleArray() {}
