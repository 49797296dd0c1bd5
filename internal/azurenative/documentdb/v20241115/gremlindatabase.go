package v20241115

//lint:file-ignore ST1003 the names are those of the Pulumi types, by which the schema generator finds them

import (
	"errors"
	"reflect"

	"github.com/pulumi/pulumi-azure-native-sdk/v2/utilities"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// GremlinResourceGremlinDatabase is a database of an account for Apache Gremlin: a namespace for graphs.
type GremlinResourceGremlinDatabase struct {
	pulumi.CustomResourceState

	Name     pulumi.StringOutput    `pulumi:"name"`
	Options  pulumi.AnyOutput       `pulumi:"options"`
	Resource pulumi.AnyOutput       `pulumi:"resource"`
	Tags     pulumi.StringMapOutput `pulumi:"tags"`
	Type     pulumi.StringOutput    `pulumi:"type"`
}

type gremlinResourceGremlinDatabaseArgs struct {
	AccountName       string                  `pulumi:"accountName"`
	DatabaseName      *string                 `pulumi:"databaseName"`
	Options           *CreateUpdateOptions    `pulumi:"options"`
	Resource          GremlinDatabaseResource `pulumi:"resource"`
	ResourceGroupName string                  `pulumi:"resourceGroupName"`
	Tags              map[string]string       `pulumi:"tags"`
}

// GremlinResourceGremlinDatabaseArgs are the inputs of a GremlinResourceGremlinDatabase.
type GremlinResourceGremlinDatabaseArgs struct {
	// AccountName is required.
	AccountName  pulumi.StringInput
	DatabaseName pulumi.StringPtrInput
	// Options is the throughput.
	Options CreateUpdateOptionsInput
	// Resource is required.
	Resource GremlinDatabaseResourceInput
	// ResourceGroupName is required.
	ResourceGroupName pulumi.StringInput
	Tags              pulumi.StringMapInput
}

// ElementType returns the plain arguments.
func (GremlinResourceGremlinDatabaseArgs) ElementType() reflect.Type {
	return reflect.TypeFor[gremlinResourceGremlinDatabaseArgs]()
}

// NewGremlinResourceGremlinDatabase registers a database.
func NewGremlinResourceGremlinDatabase(ctx *pulumi.Context,
	name string, args *GremlinResourceGremlinDatabaseArgs, opts ...pulumi.ResourceOption,
) (*GremlinResourceGremlinDatabase, error) {
	if args == nil {
		return nil, errors.New("missing one or more required arguments")
	}
	if args.AccountName == nil {
		return nil, errors.New("invalid value for required argument 'AccountName'")
	}
	if args.Resource == nil {
		return nil, errors.New("invalid value for required argument 'Resource'")
	}
	if args.ResourceGroupName == nil {
		return nil, errors.New("invalid value for required argument 'ResourceGroupName'")
	}
	opts = utilities.PkgResourceDefaultOpts(opts)
	var resource GremlinResourceGremlinDatabase
	const token = "azure-native:documentdb/v20241115:GremlinResourceGremlinDatabase"
	if err := ctx.RegisterResource(token, name, args, &resource, opts...); err != nil {
		return nil, err
	}
	return &resource, nil
}

// GremlinDatabaseResource is what the data plane keeps of a database.
type GremlinDatabaseResource struct {
	ID string `pulumi:"id"`
}

// GremlinDatabaseResourceInput accepts GremlinDatabaseResourceArgs.
type GremlinDatabaseResourceInput interface {
	pulumi.Input
	isGremlinDatabaseResource()
}

// GremlinDatabaseResourceArgs are the inputs of a GremlinDatabaseResource.
type GremlinDatabaseResourceArgs struct {
	// ID is required: the database's name.
	ID pulumi.StringInput `pulumi:"id"`
}

// ElementType returns the plain type.
func (GremlinDatabaseResourceArgs) ElementType() reflect.Type {
	return reflect.TypeFor[GremlinDatabaseResource]()
}

func (GremlinDatabaseResourceArgs) isGremlinDatabaseResource() {}
