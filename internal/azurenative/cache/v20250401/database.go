package v20250401

import (
	"errors"
	"reflect"

	"github.com/pulumi/pulumi-azure-native-sdk/v2/utilities"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// Database is the database of a Managed Redis instance.
type Database struct {
	pulumi.CustomResourceState

	AccessKeysAuthentication pulumi.StringPtrOutput `pulumi:"accessKeysAuthentication"`
	ClientProtocol           pulumi.StringPtrOutput `pulumi:"clientProtocol"`
	ClusteringPolicy         pulumi.StringPtrOutput `pulumi:"clusteringPolicy"`
	DeferUpgrade             pulumi.StringPtrOutput `pulumi:"deferUpgrade"`
	EvictionPolicy           pulumi.StringPtrOutput `pulumi:"evictionPolicy"`
	GeoReplication           pulumi.AnyOutput       `pulumi:"geoReplication"`
	Modules                  pulumi.ArrayOutput     `pulumi:"modules"`
	Name                     pulumi.StringOutput    `pulumi:"name"`
	Persistence              pulumi.AnyOutput       `pulumi:"persistence"`
	Port                     pulumi.IntPtrOutput    `pulumi:"port"`
	ProvisioningState        pulumi.StringOutput    `pulumi:"provisioningState"`
	RedisVersion             pulumi.StringOutput    `pulumi:"redisVersion"`
	ResourceState            pulumi.StringOutput    `pulumi:"resourceState"`
	SystemData               pulumi.AnyOutput       `pulumi:"systemData"`
	Type                     pulumi.StringOutput    `pulumi:"type"`
}

type databaseArgs struct {
	AccessKeysAuthentication *string         `pulumi:"accessKeysAuthentication"`
	ClientProtocol           *string         `pulumi:"clientProtocol"`
	ClusterName              string          `pulumi:"clusterName"`
	ClusteringPolicy         *string         `pulumi:"clusteringPolicy"`
	DatabaseName             *string         `pulumi:"databaseName"`
	DeferUpgrade             *string         `pulumi:"deferUpgrade"`
	EvictionPolicy           *string         `pulumi:"evictionPolicy"`
	GeoReplication           *GeoReplication `pulumi:"geoReplication"`
	Modules                  []Module        `pulumi:"modules"`
	Persistence              *Persistence    `pulumi:"persistence"`
	Port                     *int            `pulumi:"port"`
	ResourceGroupName        string          `pulumi:"resourceGroupName"`
}

// DatabaseArgs are the inputs of a Database.
type DatabaseArgs struct {
	// AccessKeysAuthentication is "Enabled" (Azure's default in this API version) or "Disabled".
	AccessKeysAuthentication pulumi.StringPtrInput
	// ClientProtocol is "Encrypted" (Azure's default) or "Plaintext".
	ClientProtocol pulumi.StringPtrInput
	// ClusterName is required.
	ClusterName pulumi.StringInput
	// ClusteringPolicy is "OSSCluster" (Azure's default) or "EnterpriseCluster". A change replaces the database.
	ClusteringPolicy pulumi.StringPtrInput
	// DatabaseName is always "default".
	DatabaseName   pulumi.StringPtrInput
	DeferUpgrade   pulumi.StringPtrInput
	EvictionPolicy pulumi.StringPtrInput
	// GeoReplication is set at creation only. A change replaces the database.
	GeoReplication GeoReplicationInput
	// Modules are set at creation only. A change replaces the database.
	Modules     ModuleArrayInput
	Persistence PersistenceInput
	// Port is set at creation only. A change replaces the database.
	Port pulumi.IntPtrInput
	// ResourceGroupName is required.
	ResourceGroupName pulumi.StringInput
}

// ElementType returns the plain arguments.
func (DatabaseArgs) ElementType() reflect.Type { return reflect.TypeFor[databaseArgs]() }

// NewDatabase registers the database of a Managed Redis instance.
func NewDatabase(ctx *pulumi.Context,
	name string, args *DatabaseArgs, opts ...pulumi.ResourceOption) (*Database, error) {
	if args == nil {
		return nil, errors.New("missing one or more required arguments")
	}
	if args.ClusterName == nil {
		return nil, errors.New("invalid value for required argument 'ClusterName'")
	}
	if args.ResourceGroupName == nil {
		return nil, errors.New("invalid value for required argument 'ResourceGroupName'")
	}
	opts = utilities.PkgResourceDefaultOpts(opts)
	var resource Database
	err := ctx.RegisterResource("azure-native:cache/v20250401:Database", name, args, &resource, opts...)
	if err != nil {
		return nil, err
	}
	return &resource, nil
}
