package v20241115

//lint:file-ignore ST1003 the names are those of the Pulumi types, by which the schema generator finds them

import (
	"errors"
	"reflect"

	"github.com/pulumi/pulumi-azure-native-sdk/v2/utilities"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// SqlResourceSqlContainer is a container of documents.
type SqlResourceSqlContainer struct {
	pulumi.CustomResourceState

	Name     pulumi.StringOutput    `pulumi:"name"`
	Options  pulumi.AnyOutput       `pulumi:"options"`
	Resource pulumi.AnyOutput       `pulumi:"resource"`
	Tags     pulumi.StringMapOutput `pulumi:"tags"`
	Type     pulumi.StringOutput    `pulumi:"type"`
}

type sqlResourceSqlContainerArgs struct {
	AccountName       string               `pulumi:"accountName"`
	ContainerName     *string              `pulumi:"containerName"`
	DatabaseName      string               `pulumi:"databaseName"`
	Options           *CreateUpdateOptions `pulumi:"options"`
	Resource          SqlContainerResource `pulumi:"resource"`
	ResourceGroupName string               `pulumi:"resourceGroupName"`
	Tags              map[string]string    `pulumi:"tags"`
}

// SqlResourceSqlContainerArgs are the inputs of a SqlResourceSqlContainer.
type SqlResourceSqlContainerArgs struct {
	// AccountName is required.
	AccountName   pulumi.StringInput
	ContainerName pulumi.StringPtrInput
	// DatabaseName is required.
	DatabaseName pulumi.StringInput
	// Options is the throughput.
	Options CreateUpdateOptionsInput
	// Resource is required.
	Resource SqlContainerResourceInput
	// ResourceGroupName is required.
	ResourceGroupName pulumi.StringInput
	Tags              pulumi.StringMapInput
}

// ElementType returns the plain arguments.
func (SqlResourceSqlContainerArgs) ElementType() reflect.Type {
	return reflect.TypeFor[sqlResourceSqlContainerArgs]()
}

// NewSqlResourceSqlContainer registers a container.
func NewSqlResourceSqlContainer(ctx *pulumi.Context,
	name string, args *SqlResourceSqlContainerArgs, opts ...pulumi.ResourceOption,
) (*SqlResourceSqlContainer, error) {
	if args == nil {
		return nil, errors.New("missing one or more required arguments")
	}
	if args.AccountName == nil {
		return nil, errors.New("invalid value for required argument 'AccountName'")
	}
	if args.DatabaseName == nil {
		return nil, errors.New("invalid value for required argument 'DatabaseName'")
	}
	if args.Resource == nil {
		return nil, errors.New("invalid value for required argument 'Resource'")
	}
	if args.ResourceGroupName == nil {
		return nil, errors.New("invalid value for required argument 'ResourceGroupName'")
	}
	opts = utilities.PkgResourceDefaultOpts(opts)
	var resource SqlResourceSqlContainer
	const token = "azure-native:documentdb/v20241115:SqlResourceSqlContainer"
	if err := ctx.RegisterResource(token, name, args, &resource, opts...); err != nil {
		return nil, err
	}
	return &resource, nil
}

// SqlContainerResource is what the data plane keeps of a container.
type SqlContainerResource struct {
	AnalyticalStorageTTL     *float64                  `pulumi:"analyticalStorageTtl"`
	ConflictResolutionPolicy *ConflictResolutionPolicy `pulumi:"conflictResolutionPolicy"`
	DefaultTTL               *int                      `pulumi:"defaultTtl"`
	ID                       string                    `pulumi:"id"`
	IndexingPolicy           *IndexingPolicy           `pulumi:"indexingPolicy"`
	PartitionKey             *ContainerPartitionKey    `pulumi:"partitionKey"`
	UniqueKeyPolicy          *UniqueKeyPolicy          `pulumi:"uniqueKeyPolicy"`
}

// SqlContainerResourceInput accepts SqlContainerResourceArgs.
type SqlContainerResourceInput interface {
	pulumi.Input
	isSqlContainerResource()
}

// SqlContainerResourceArgs are the inputs of a SqlContainerResource.
type SqlContainerResourceArgs struct {
	// AnalyticalStorageTTL is in seconds, -1 for ever. It cannot be taken back.
	AnalyticalStorageTTL pulumi.Float64PtrInput `pulumi:"analyticalStorageTtl"`
	// ConflictResolutionPolicy is fixed at creation.
	ConflictResolutionPolicy ConflictResolutionPolicyInput `pulumi:"conflictResolutionPolicy"`
	// DefaultTTL is in seconds; -1 keeps documents that do not say otherwise. Missing: nothing ever expires.
	DefaultTTL pulumi.IntPtrInput `pulumi:"defaultTtl"`
	// ID is required: the container's name.
	ID             pulumi.StringInput  `pulumi:"id"`
	IndexingPolicy IndexingPolicyInput `pulumi:"indexingPolicy"`
	// PartitionKey is fixed at creation.
	PartitionKey ContainerPartitionKeyInput `pulumi:"partitionKey"`
	// UniqueKeyPolicy is fixed at creation.
	UniqueKeyPolicy UniqueKeyPolicyInput `pulumi:"uniqueKeyPolicy"`
}

// ElementType returns the plain type.
func (SqlContainerResourceArgs) ElementType() reflect.Type {
	return reflect.TypeFor[SqlContainerResource]()
}

func (SqlContainerResourceArgs) isSqlContainerResource() {}
