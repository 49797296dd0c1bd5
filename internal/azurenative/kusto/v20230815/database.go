package v20230815

import (
	"errors"
	"reflect"

	"github.com/pulumi/pulumi-azure-native-sdk/v2/utilities"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// ReadWriteDatabase is a database of a cluster, which other clusters may follow.
type ReadWriteDatabase struct {
	pulumi.CustomResourceState

	HotCachePeriod    pulumi.StringPtrOutput `pulumi:"hotCachePeriod"`
	IsFollowed        pulumi.BoolOutput      `pulumi:"isFollowed"`
	Kind              pulumi.StringOutput    `pulumi:"kind"`
	Location          pulumi.StringPtrOutput `pulumi:"location"`
	Name              pulumi.StringOutput    `pulumi:"name"`
	ProvisioningState pulumi.StringOutput    `pulumi:"provisioningState"`
	SoftDeletePeriod  pulumi.StringPtrOutput `pulumi:"softDeletePeriod"`
	Statistics        pulumi.AnyOutput       `pulumi:"statistics"`
	SystemData        pulumi.AnyOutput       `pulumi:"systemData"`
	Type              pulumi.StringOutput    `pulumi:"type"`
}

type readWriteDatabaseArgs struct {
	ClusterName       string  `pulumi:"clusterName"`
	DatabaseName      *string `pulumi:"databaseName"`
	HotCachePeriod    *string `pulumi:"hotCachePeriod"`
	Kind              string  `pulumi:"kind"`
	Location          *string `pulumi:"location"`
	ResourceGroupName string  `pulumi:"resourceGroupName"`
	SoftDeletePeriod  *string `pulumi:"softDeletePeriod"`
}

// ReadWriteDatabaseArgs are the inputs of a ReadWriteDatabase.
type ReadWriteDatabaseArgs struct {
	// ClusterName is required.
	ClusterName  pulumi.StringInput
	DatabaseName pulumi.StringPtrInput
	// HotCachePeriod is how long data is kept on the disks of the instances, e.g. "P31D".
	HotCachePeriod pulumi.StringPtrInput
	// Kind is required, and "ReadWrite".
	Kind pulumi.StringInput
	// Location is that of the cluster.
	Location pulumi.StringPtrInput
	// ResourceGroupName is required.
	ResourceGroupName pulumi.StringInput
	// SoftDeletePeriod is how long data can be queried, e.g. "P365D".
	SoftDeletePeriod pulumi.StringPtrInput
}

// ElementType returns the plain arguments.
func (ReadWriteDatabaseArgs) ElementType() reflect.Type {
	return reflect.TypeFor[readWriteDatabaseArgs]()
}

// NewReadWriteDatabase registers a database.
func NewReadWriteDatabase(ctx *pulumi.Context,
	name string, args *ReadWriteDatabaseArgs, opts ...pulumi.ResourceOption,
) (*ReadWriteDatabase, error) {
	if args == nil {
		return nil, errors.New("missing one or more required arguments")
	}
	if args.ClusterName == nil {
		return nil, errors.New("invalid value for required argument 'ClusterName'")
	}
	if args.Kind == nil {
		return nil, errors.New("invalid value for required argument 'Kind'")
	}
	if args.ResourceGroupName == nil {
		return nil, errors.New("invalid value for required argument 'ResourceGroupName'")
	}
	opts = utilities.PkgResourceDefaultOpts(opts)
	var resource ReadWriteDatabase
	const token = "azure-native:kusto/v20230815:ReadWriteDatabase"
	if err := ctx.RegisterResource(token, name, args, &resource, opts...); err != nil {
		return nil, err
	}
	return &resource, nil
}
