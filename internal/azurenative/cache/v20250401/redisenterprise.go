package v20250401

import (
	"errors"
	"reflect"

	"github.com/pulumi/pulumi-azure-native-sdk/v2/utilities"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// RedisEnterprise is a Managed Redis instance: the cluster that holds one database.
type RedisEnterprise struct {
	pulumi.CustomResourceState

	HighAvailability  pulumi.StringPtrOutput `pulumi:"highAvailability"`
	HostName          pulumi.StringOutput    `pulumi:"hostName"`
	Identity          pulumi.AnyOutput       `pulumi:"identity"`
	Kind              pulumi.StringOutput    `pulumi:"kind"`
	Location          pulumi.StringOutput    `pulumi:"location"`
	MinimumTLSVersion pulumi.StringPtrOutput `pulumi:"minimumTlsVersion"`
	Name              pulumi.StringOutput    `pulumi:"name"`
	// PrivateEndpointConnections holds one entry for each private endpoint.
	PrivateEndpointConnections pulumi.ArrayOutput  `pulumi:"privateEndpointConnections"`
	ProvisioningState          pulumi.StringOutput `pulumi:"provisioningState"`
	RedisVersion               pulumi.StringOutput `pulumi:"redisVersion"`
	// RedundancyMode is "None", "LR" (local) or "ZR" (across zones).
	RedundancyMode pulumi.StringOutput      `pulumi:"redundancyMode"`
	ResourceState  pulumi.StringOutput      `pulumi:"resourceState"`
	Sku            pulumi.AnyOutput         `pulumi:"sku"`
	Tags           pulumi.StringMapOutput   `pulumi:"tags"`
	Type           pulumi.StringOutput      `pulumi:"type"`
	Zones          pulumi.StringArrayOutput `pulumi:"zones"`
}

type redisEnterpriseArgs struct {
	ClusterName       *string                 `pulumi:"clusterName"`
	HighAvailability  *string                 `pulumi:"highAvailability"`
	Identity          *ManagedServiceIdentity `pulumi:"identity"`
	Location          *string                 `pulumi:"location"`
	MinimumTLSVersion *string                 `pulumi:"minimumTlsVersion"`
	ResourceGroupName string                  `pulumi:"resourceGroupName"`
	Sku               EnterpriseSku           `pulumi:"sku"`
	Tags              map[string]string       `pulumi:"tags"`
	Zones             []string                `pulumi:"zones"`
}

// RedisEnterpriseArgs are the inputs of a RedisEnterprise.
type RedisEnterpriseArgs struct {
	ClusterName pulumi.StringPtrInput
	// HighAvailability is "Enabled" (Azure's default) or "Disabled".
	HighAvailability pulumi.StringPtrInput
	Identity         ManagedServiceIdentityInput
	Location         pulumi.StringPtrInput
	// MinimumTLSVersion is "1.2"; the older versions are obsolete.
	MinimumTLSVersion pulumi.StringPtrInput
	// ResourceGroupName is required.
	ResourceGroupName pulumi.StringInput
	// Sku is required.
	Sku  EnterpriseSkuInput
	Tags pulumi.StringMapInput
	// Zones belongs to the retired Enterprise SKUs.
	Zones pulumi.StringArrayInput
}

// ElementType returns the plain arguments.
func (RedisEnterpriseArgs) ElementType() reflect.Type {
	return reflect.TypeFor[redisEnterpriseArgs]()
}

// NewRedisEnterprise registers a Managed Redis instance.
func NewRedisEnterprise(ctx *pulumi.Context,
	name string, args *RedisEnterpriseArgs, opts ...pulumi.ResourceOption) (*RedisEnterprise, error) {
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
	var resource RedisEnterprise
	err := ctx.RegisterResource("azure-native:cache/v20250401:RedisEnterprise", name, args, &resource, opts...)
	if err != nil {
		return nil, err
	}
	return &resource, nil
}

// EnterpriseSku is the size of a Managed Redis instance.
type EnterpriseSku struct {
	Capacity *int   `pulumi:"capacity"`
	Name     string `pulumi:"name"`
}

// EnterpriseSkuInput accepts EnterpriseSkuArgs.
type EnterpriseSkuInput interface {
	pulumi.Input
	isEnterpriseSku()
}

// EnterpriseSkuArgs are the inputs of an EnterpriseSku.
type EnterpriseSkuArgs struct {
	// Capacity belongs to the retired Enterprise SKUs.
	Capacity pulumi.IntPtrInput `pulumi:"capacity"`
	// Name is required, e.g. "Balanced_B3".
	Name pulumi.StringInput `pulumi:"name"`
}

// ElementType returns the plain type.
func (EnterpriseSkuArgs) ElementType() reflect.Type { return reflect.TypeFor[EnterpriseSku]() }

func (EnterpriseSkuArgs) isEnterpriseSku() {}

// ManagedServiceIdentity is the identity of a Managed Redis instance.
type ManagedServiceIdentity struct {
	Type                   string   `pulumi:"type"`
	UserAssignedIdentities []string `pulumi:"userAssignedIdentities"`
}

// ManagedServiceIdentityInput accepts ManagedServiceIdentityArgs.
type ManagedServiceIdentityInput interface {
	pulumi.Input
	isManagedServiceIdentity()
}

// ManagedServiceIdentityArgs are the inputs of a ManagedServiceIdentity.
type ManagedServiceIdentityArgs struct {
	// Type is required: "None", "SystemAssigned", "UserAssigned" or "SystemAssigned, UserAssigned".
	Type pulumi.StringInput `pulumi:"type"`
	// UserAssignedIdentities are resource IDs.
	UserAssignedIdentities pulumi.StringArrayInput `pulumi:"userAssignedIdentities"`
}

// ElementType returns the plain type.
func (ManagedServiceIdentityArgs) ElementType() reflect.Type {
	return reflect.TypeFor[ManagedServiceIdentity]()
}

func (ManagedServiceIdentityArgs) isManagedServiceIdentity() {}
