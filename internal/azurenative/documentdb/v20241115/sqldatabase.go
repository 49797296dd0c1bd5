package v20241115

//lint:file-ignore ST1003 the names are those of the Pulumi types, by which the schema generator finds them

import (
	"errors"
	"reflect"

	"github.com/pulumi/pulumi-azure-native-sdk/v2/utilities"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// SqlResourceSqlDatabase is a database of an account: a namespace for containers.
type SqlResourceSqlDatabase struct {
	pulumi.CustomResourceState

	Name     pulumi.StringOutput    `pulumi:"name"`
	Options  pulumi.AnyOutput       `pulumi:"options"`
	Resource pulumi.AnyOutput       `pulumi:"resource"`
	Tags     pulumi.StringMapOutput `pulumi:"tags"`
	Type     pulumi.StringOutput    `pulumi:"type"`
}

type sqlResourceSqlDatabaseArgs struct {
	AccountName       string               `pulumi:"accountName"`
	DatabaseName      *string              `pulumi:"databaseName"`
	Options           *CreateUpdateOptions `pulumi:"options"`
	Resource          SqlDatabaseResource  `pulumi:"resource"`
	ResourceGroupName string               `pulumi:"resourceGroupName"`
	Tags              map[string]string    `pulumi:"tags"`
}

// SqlResourceSqlDatabaseArgs are the inputs of a SqlResourceSqlDatabase.
type SqlResourceSqlDatabaseArgs struct {
	// AccountName is required.
	AccountName  pulumi.StringInput
	DatabaseName pulumi.StringPtrInput
	// Options is the throughput.
	Options CreateUpdateOptionsInput
	// Resource is required.
	Resource SqlDatabaseResourceInput
	// ResourceGroupName is required.
	ResourceGroupName pulumi.StringInput
	Tags              pulumi.StringMapInput
}

// ElementType returns the plain arguments.
func (SqlResourceSqlDatabaseArgs) ElementType() reflect.Type {
	return reflect.TypeFor[sqlResourceSqlDatabaseArgs]()
}

// NewSqlResourceSqlDatabase registers a database.
func NewSqlResourceSqlDatabase(ctx *pulumi.Context,
	name string, args *SqlResourceSqlDatabaseArgs, opts ...pulumi.ResourceOption,
) (*SqlResourceSqlDatabase, error) {
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
	var resource SqlResourceSqlDatabase
	const token = "azure-native:documentdb/v20241115:SqlResourceSqlDatabase"
	if err := ctx.RegisterResource(token, name, args, &resource, opts...); err != nil {
		return nil, err
	}
	return &resource, nil
}

// SqlDatabaseResource is what the data plane keeps of a database.
type SqlDatabaseResource struct {
	ID string `pulumi:"id"`
}

// SqlDatabaseResourceInput accepts SqlDatabaseResourceArgs.
type SqlDatabaseResourceInput interface {
	pulumi.Input
	isSqlDatabaseResource()
}

// SqlDatabaseResourceArgs are the inputs of a SqlDatabaseResource.
type SqlDatabaseResourceArgs struct {
	// ID is required: the database's name.
	ID pulumi.StringInput `pulumi:"id"`
}

// ElementType returns the plain type.
func (SqlDatabaseResourceArgs) ElementType() reflect.Type {
	return reflect.TypeFor[SqlDatabaseResource]()
}

func (SqlDatabaseResourceArgs) isSqlDatabaseResource() {}
