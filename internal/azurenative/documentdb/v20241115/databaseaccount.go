package v20241115

import (
	"errors"
	"reflect"

	"github.com/pulumi/pulumi-azure-native-sdk/v2/utilities"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// DatabaseAccount is a Cosmos DB account: what has regions, an endpoint and a consistency level.
type DatabaseAccount struct {
	pulumi.CustomResourceState

	BackupPolicy                       pulumi.AnyOutput       `pulumi:"backupPolicy"`
	Capabilities                       pulumi.ArrayOutput     `pulumi:"capabilities"`
	Capacity                           pulumi.AnyOutput       `pulumi:"capacity"`
	ConsistencyPolicy                  pulumi.AnyOutput       `pulumi:"consistencyPolicy"`
	CreateMode                         pulumi.StringPtrOutput `pulumi:"createMode"`
	DatabaseAccountOfferType           pulumi.StringOutput    `pulumi:"databaseAccountOfferType"`
	DefaultIdentity                    pulumi.StringPtrOutput `pulumi:"defaultIdentity"`
	DisableKeyBasedMetadataWriteAccess pulumi.BoolPtrOutput   `pulumi:"disableKeyBasedMetadataWriteAccess"`
	DisableLocalAuth                   pulumi.BoolPtrOutput   `pulumi:"disableLocalAuth"`
	// DocumentEndpoint is "https://NAME.documents.azure.com:443/".
	DocumentEndpoint              pulumi.StringOutput  `pulumi:"documentEndpoint"`
	EnableAnalyticalStorage       pulumi.BoolPtrOutput `pulumi:"enableAnalyticalStorage"`
	EnableAutomaticFailover       pulumi.BoolPtrOutput `pulumi:"enableAutomaticFailover"`
	EnableBurstCapacity           pulumi.BoolPtrOutput `pulumi:"enableBurstCapacity"`
	EnableFreeTier                pulumi.BoolPtrOutput `pulumi:"enableFreeTier"`
	EnableMultipleWriteLocations  pulumi.BoolPtrOutput `pulumi:"enableMultipleWriteLocations"`
	EnablePartitionMerge          pulumi.BoolPtrOutput `pulumi:"enablePartitionMerge"`
	FailoverPolicies              pulumi.ArrayOutput   `pulumi:"failoverPolicies"`
	Identity                      pulumi.AnyOutput     `pulumi:"identity"`
	InstanceID                    pulumi.StringOutput  `pulumi:"instanceId"`
	IPRules                       pulumi.ArrayOutput   `pulumi:"ipRules"`
	IsVirtualNetworkFilterEnabled pulumi.BoolPtrOutput `pulumi:"isVirtualNetworkFilterEnabled"`
	// KeysMetadata says when the keys were made, and not what they are.
	KeysMetadata pulumi.AnyOutput       `pulumi:"keysMetadata"`
	Kind         pulumi.StringPtrOutput `pulumi:"kind"`
	Location     pulumi.StringPtrOutput `pulumi:"location"`
	// Locations are all regions, with their endpoints.
	Locations                  pulumi.ArrayOutput     `pulumi:"locations"`
	MinimalTLSVersion          pulumi.StringPtrOutput `pulumi:"minimalTlsVersion"`
	Name                       pulumi.StringOutput    `pulumi:"name"`
	NetworkACLBypass           pulumi.StringPtrOutput `pulumi:"networkAclBypass"`
	PrivateEndpointConnections pulumi.ArrayOutput     `pulumi:"privateEndpointConnections"`
	ProvisioningState          pulumi.StringOutput    `pulumi:"provisioningState"`
	PublicNetworkAccess        pulumi.StringPtrOutput `pulumi:"publicNetworkAccess"`
	ReadLocations              pulumi.ArrayOutput     `pulumi:"readLocations"`
	SystemData                 pulumi.AnyOutput       `pulumi:"systemData"`
	Tags                       pulumi.StringMapOutput `pulumi:"tags"`
	Type                       pulumi.StringOutput    `pulumi:"type"`
	VirtualNetworkRules        pulumi.ArrayOutput     `pulumi:"virtualNetworkRules"`
	WriteLocations             pulumi.ArrayOutput     `pulumi:"writeLocations"`
}

type databaseAccountArgs struct {
	AccountName                        *string                 `pulumi:"accountName"`
	BackupPolicy                       interface{}             `pulumi:"backupPolicy"`
	Capabilities                       []Capability            `pulumi:"capabilities"`
	Capacity                           *Capacity               `pulumi:"capacity"`
	ConsistencyPolicy                  *ConsistencyPolicy      `pulumi:"consistencyPolicy"`
	CreateMode                         *string                 `pulumi:"createMode"`
	DatabaseAccountOfferType           string                  `pulumi:"databaseAccountOfferType"`
	DefaultIdentity                    *string                 `pulumi:"defaultIdentity"`
	DisableKeyBasedMetadataWriteAccess *bool                   `pulumi:"disableKeyBasedMetadataWriteAccess"`
	DisableLocalAuth                   *bool                   `pulumi:"disableLocalAuth"`
	EnableAnalyticalStorage            *bool                   `pulumi:"enableAnalyticalStorage"`
	EnableAutomaticFailover            *bool                   `pulumi:"enableAutomaticFailover"`
	EnableBurstCapacity                *bool                   `pulumi:"enableBurstCapacity"`
	EnableFreeTier                     *bool                   `pulumi:"enableFreeTier"`
	EnableMultipleWriteLocations       *bool                   `pulumi:"enableMultipleWriteLocations"`
	EnablePartitionMerge               *bool                   `pulumi:"enablePartitionMerge"`
	Identity                           *ManagedServiceIdentity `pulumi:"identity"`
	IPRules                            []IPAddressOrRange      `pulumi:"ipRules"`
	IsVirtualNetworkFilterEnabled      *bool                   `pulumi:"isVirtualNetworkFilterEnabled"`
	Kind                               *string                 `pulumi:"kind"`
	Location                           *string                 `pulumi:"location"`
	Locations                          []Location              `pulumi:"locations"`
	MinimalTLSVersion                  *string                 `pulumi:"minimalTlsVersion"`
	NetworkACLBypass                   *string                 `pulumi:"networkAclBypass"`
	PublicNetworkAccess                *string                 `pulumi:"publicNetworkAccess"`
	ResourceGroupName                  string                  `pulumi:"resourceGroupName"`
	Tags                               map[string]string       `pulumi:"tags"`
	VirtualNetworkRules                []VirtualNetworkRule    `pulumi:"virtualNetworkRules"`
}

// DatabaseAccountArgs are the inputs of a DatabaseAccount.
type DatabaseAccountArgs struct {
	AccountName pulumi.StringPtrInput
	// BackupPolicy is PeriodicModeBackupPolicyArgs (Azure's default) or ContinuousModeBackupPolicyArgs.
	BackupPolicy BackupPolicyInput
	// Capabilities are mostly fixed at creation.
	Capabilities CapabilityArrayInput
	// Capacity bounds the throughput of the whole account.
	Capacity          CapacityInput
	ConsistencyPolicy ConsistencyPolicyInput
	// CreateMode is "Default" or "Restore". Fixed at creation.
	CreateMode pulumi.StringPtrInput
	// DatabaseAccountOfferType is required, and always "Standard".
	DatabaseAccountOfferType pulumi.StringInput
	DefaultIdentity          pulumi.StringPtrInput
	// DisableKeyBasedMetadataWriteAccess forbids changes of databases and containers with an account key.
	DisableKeyBasedMetadataWriteAccess pulumi.BoolPtrInput
	// DisableLocalAuth leaves Entra identities as the only way in.
	DisableLocalAuth        pulumi.BoolPtrInput
	EnableAnalyticalStorage pulumi.BoolPtrInput
	EnableAutomaticFailover pulumi.BoolPtrInput
	EnableBurstCapacity     pulumi.BoolPtrInput
	// EnableFreeTier is fixed at creation.
	EnableFreeTier               pulumi.BoolPtrInput
	EnableMultipleWriteLocations pulumi.BoolPtrInput
	EnablePartitionMerge         pulumi.BoolPtrInput
	Identity                     ManagedServiceIdentityInput
	IPRules                      IPAddressOrRangeArrayInput
	// IsVirtualNetworkFilterEnabled switches VirtualNetworkRules on.
	IsVirtualNetworkFilterEnabled pulumi.BoolPtrInput
	// Kind is "GlobalDocumentDB" (Azure's default), "MongoDB" or "Parse". Fixed at creation.
	Kind pulumi.StringPtrInput
	// Location is fixed at creation.
	Location pulumi.StringPtrInput
	// Locations is required.
	Locations LocationArrayInput
	// MinimalTLSVersion is "Tls12"; the older versions are retired.
	MinimalTLSVersion pulumi.StringPtrInput
	NetworkACLBypass  pulumi.StringPtrInput
	// PublicNetworkAccess is "Enabled" (Azure's default), "Disabled" or "SecuredByPerimeter".
	PublicNetworkAccess pulumi.StringPtrInput
	// ResourceGroupName is required.
	ResourceGroupName   pulumi.StringInput
	Tags                pulumi.StringMapInput
	VirtualNetworkRules VirtualNetworkRuleArrayInput
}

// ElementType returns the plain arguments.
func (DatabaseAccountArgs) ElementType() reflect.Type { return reflect.TypeFor[databaseAccountArgs]() }

// NewDatabaseAccount registers a Cosmos DB account.
func NewDatabaseAccount(ctx *pulumi.Context,
	name string, args *DatabaseAccountArgs, opts ...pulumi.ResourceOption) (*DatabaseAccount, error) {
	if args == nil {
		return nil, errors.New("missing one or more required arguments")
	}
	if args.DatabaseAccountOfferType == nil {
		return nil, errors.New("invalid value for required argument 'DatabaseAccountOfferType'")
	}
	if args.Locations == nil {
		return nil, errors.New("invalid value for required argument 'Locations'")
	}
	if args.ResourceGroupName == nil {
		return nil, errors.New("invalid value for required argument 'ResourceGroupName'")
	}
	opts = utilities.PkgResourceDefaultOpts(opts)
	var resource DatabaseAccount
	err := ctx.RegisterResource("azure-native:documentdb/v20241115:DatabaseAccount", name, args, &resource, opts...)
	if err != nil {
		return nil, err
	}
	return &resource, nil
}
