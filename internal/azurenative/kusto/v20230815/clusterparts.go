package v20230815

import (
	"reflect"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// AzureSku is the size of a cluster.
type AzureSku struct {
	Capacity *int   `pulumi:"capacity"`
	Name     string `pulumi:"name"`
	Tier     string `pulumi:"tier"`
}

// AzureSkuInput accepts AzureSkuArgs.
type AzureSkuInput interface {
	pulumi.Input
	isAzureSku()
}

// AzureSkuArgs are the inputs of an AzureSku.
type AzureSkuArgs struct {
	// Capacity is the number of instances. With autoscale it is where the cluster begins.
	Capacity pulumi.IntPtrInput `pulumi:"capacity"`
	// Name is required.
	Name pulumi.StringInput `pulumi:"name"`
	// Tier is required: "Basic" for development, "Standard" otherwise.
	Tier pulumi.StringInput `pulumi:"tier"`
}

// ElementType returns the plain type.
func (AzureSkuArgs) ElementType() reflect.Type { return reflect.TypeFor[AzureSku]() }

func (AzureSkuArgs) isAzureSku() {}

// Identity is the identity of a cluster.
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
	// Type is required: "None", "SystemAssigned", "UserAssigned" or "SystemAssigned, UserAssigned".
	Type pulumi.StringInput `pulumi:"type"`
}

// ElementType returns the plain type.
func (IdentityArgs) ElementType() reflect.Type { return reflect.TypeFor[Identity]() }

func (IdentityArgs) isIdentity() {}

// OptimizedAutoscale lets Azure choose the number of instances by its own measurements.
type OptimizedAutoscale struct {
	IsEnabled bool `pulumi:"isEnabled"`
	Maximum   int  `pulumi:"maximum"`
	Minimum   int  `pulumi:"minimum"`
	Version   int  `pulumi:"version"`
}

// OptimizedAutoscaleInput accepts OptimizedAutoscaleArgs.
type OptimizedAutoscaleInput interface {
	pulumi.Input
	isOptimizedAutoscale()
}

// OptimizedAutoscaleArgs are the inputs of an OptimizedAutoscale.
type OptimizedAutoscaleArgs struct {
	// IsEnabled is required.
	IsEnabled pulumi.BoolInput `pulumi:"isEnabled"`
	// Maximum is required.
	Maximum pulumi.IntInput `pulumi:"maximum"`
	// Minimum is required.
	Minimum pulumi.IntInput `pulumi:"minimum"`
	// Version is required, and 1.
	Version pulumi.IntInput `pulumi:"version"`
}

// ElementType returns the plain type.
func (OptimizedAutoscaleArgs) ElementType() reflect.Type {
	return reflect.TypeFor[OptimizedAutoscale]()
}

func (OptimizedAutoscaleArgs) isOptimizedAutoscale() {}

// TrustedExternalTenant is a directory whose identities may be let in.
type TrustedExternalTenant struct {
	Value *string `pulumi:"value"`
}

// TrustedExternalTenantInput accepts TrustedExternalTenantArgs.
type TrustedExternalTenantInput interface {
	pulumi.Input
	isTrustedExternalTenant()
}

// TrustedExternalTenantArgs are the inputs of a TrustedExternalTenant.
type TrustedExternalTenantArgs struct {
	// Value is a tenant ID, or "*" for all.
	Value pulumi.StringPtrInput `pulumi:"value"`
}

// ElementType returns the plain type.
func (TrustedExternalTenantArgs) ElementType() reflect.Type {
	return reflect.TypeFor[TrustedExternalTenant]()
}

func (TrustedExternalTenantArgs) isTrustedExternalTenant() {}

// TrustedExternalTenantArrayInput accepts TrustedExternalTenantArray.
type TrustedExternalTenantArrayInput interface {
	pulumi.Input
	isTrustedExternalTenantArray()
}

// TrustedExternalTenantArray are several directories.
type TrustedExternalTenantArray []TrustedExternalTenantInput

// ElementType returns the plain type.
func (TrustedExternalTenantArray) ElementType() reflect.Type {
	return reflect.TypeFor[[]TrustedExternalTenant]()
}

func (TrustedExternalTenantArray) isTrustedExternalTenantArray() {}
