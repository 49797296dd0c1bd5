package v20241115

//lint:file-ignore ST1003 the names are those of the Pulumi types, by which the schema generator finds them

import (
	"errors"
	"reflect"

	"github.com/pulumi/pulumi-azure-native-sdk/v2/utilities"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// GremlinResourceGremlinGraph is a graph: vertices and edges that are partitioned together.
type GremlinResourceGremlinGraph struct {
	pulumi.CustomResourceState

	Name     pulumi.StringOutput    `pulumi:"name"`
	Options  pulumi.AnyOutput       `pulumi:"options"`
	Resource pulumi.AnyOutput       `pulumi:"resource"`
	Tags     pulumi.StringMapOutput `pulumi:"tags"`
	Type     pulumi.StringOutput    `pulumi:"type"`
}

type gremlinResourceGremlinGraphArgs struct {
	AccountName       string               `pulumi:"accountName"`
	GraphName         *string              `pulumi:"graphName"`
	DatabaseName      string               `pulumi:"databaseName"`
	Options           *CreateUpdateOptions `pulumi:"options"`
	Resource          GremlinGraphResource `pulumi:"resource"`
	ResourceGroupName string               `pulumi:"resourceGroupName"`
	Tags              map[string]string    `pulumi:"tags"`
}

// GremlinResourceGremlinGraphArgs are the inputs of a GremlinResourceGremlinGraph.
type GremlinResourceGremlinGraphArgs struct {
	// AccountName is required.
	AccountName pulumi.StringInput
	GraphName   pulumi.StringPtrInput
	// DatabaseName is required.
	DatabaseName pulumi.StringInput
	// Options is the throughput.
	Options CreateUpdateOptionsInput
	// Resource is required.
	Resource GremlinGraphResourceInput
	// ResourceGroupName is required.
	ResourceGroupName pulumi.StringInput
	Tags              pulumi.StringMapInput
}

// ElementType returns the plain arguments.
func (GremlinResourceGremlinGraphArgs) ElementType() reflect.Type {
	return reflect.TypeFor[gremlinResourceGremlinGraphArgs]()
}

// NewGremlinResourceGremlinGraph registers a graph.
func NewGremlinResourceGremlinGraph(ctx *pulumi.Context,
	name string, args *GremlinResourceGremlinGraphArgs, opts ...pulumi.ResourceOption,
) (*GremlinResourceGremlinGraph, error) {
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
	var resource GremlinResourceGremlinGraph
	const token = "azure-native:documentdb/v20241115:GremlinResourceGremlinGraph"
	if err := ctx.RegisterResource(token, name, args, &resource, opts...); err != nil {
		return nil, err
	}
	return &resource, nil
}

// GremlinGraphResource is what the data plane keeps of a graph.
type GremlinGraphResource struct {
	AnalyticalStorageTTL     *float64                  `pulumi:"analyticalStorageTtl"`
	ConflictResolutionPolicy *ConflictResolutionPolicy `pulumi:"conflictResolutionPolicy"`
	DefaultTTL               *int                      `pulumi:"defaultTtl"`
	ID                       string                    `pulumi:"id"`
	IndexingPolicy           *IndexingPolicy           `pulumi:"indexingPolicy"`
	PartitionKey             *ContainerPartitionKey    `pulumi:"partitionKey"`
	UniqueKeyPolicy          *UniqueKeyPolicy          `pulumi:"uniqueKeyPolicy"`
}

// GremlinGraphResourceInput accepts GremlinGraphResourceArgs.
type GremlinGraphResourceInput interface {
	pulumi.Input
	isGremlinGraphResource()
}

// GremlinGraphResourceArgs are the inputs of a GremlinGraphResource.
type GremlinGraphResourceArgs struct {
	// AnalyticalStorageTTL is in seconds, -1 for ever. It cannot be taken back.
	AnalyticalStorageTTL pulumi.Float64PtrInput `pulumi:"analyticalStorageTtl"`
	// ConflictResolutionPolicy is fixed at creation.
	ConflictResolutionPolicy ConflictResolutionPolicyInput `pulumi:"conflictResolutionPolicy"`
	// DefaultTTL is in seconds; -1 keeps what does not say otherwise. Missing: nothing ever expires.
	DefaultTTL pulumi.IntPtrInput `pulumi:"defaultTtl"`
	// ID is required: the graph's name.
	ID             pulumi.StringInput  `pulumi:"id"`
	IndexingPolicy IndexingPolicyInput `pulumi:"indexingPolicy"`
	// PartitionKey is fixed at creation.
	PartitionKey ContainerPartitionKeyInput `pulumi:"partitionKey"`
	// UniqueKeyPolicy is fixed at creation.
	UniqueKeyPolicy UniqueKeyPolicyInput `pulumi:"uniqueKeyPolicy"`
}

// ElementType returns the plain type.
func (GremlinGraphResourceArgs) ElementType() reflect.Type {
	return reflect.TypeFor[GremlinGraphResource]()
}

func (GremlinGraphResourceArgs) isGremlinGraphResource() {}
