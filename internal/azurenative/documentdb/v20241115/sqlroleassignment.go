package v20241115

//lint:file-ignore ST1003 the names are those of the Pulumi types, by which the schema generator finds them

import (
	"errors"
	"reflect"

	"github.com/pulumi/pulumi-azure-native-sdk/v2/utilities"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// SqlResourceSqlRoleAssignment lets a principal use the data below a scope.
type SqlResourceSqlRoleAssignment struct {
	pulumi.CustomResourceState

	Name             pulumi.StringOutput    `pulumi:"name"`
	PrincipalID      pulumi.StringPtrOutput `pulumi:"principalId"`
	RoleDefinitionID pulumi.StringPtrOutput `pulumi:"roleDefinitionId"`
	Scope            pulumi.StringPtrOutput `pulumi:"scope"`
	Type             pulumi.StringOutput    `pulumi:"type"`
}

type sqlResourceSqlRoleAssignmentArgs struct {
	AccountName       string  `pulumi:"accountName"`
	PrincipalID       *string `pulumi:"principalId"`
	ResourceGroupName string  `pulumi:"resourceGroupName"`
	RoleAssignmentID  *string `pulumi:"roleAssignmentId"`
	RoleDefinitionID  *string `pulumi:"roleDefinitionId"`
	Scope             *string `pulumi:"scope"`
}

// SqlResourceSqlRoleAssignmentArgs are the inputs of a SqlResourceSqlRoleAssignment.
type SqlResourceSqlRoleAssignmentArgs struct {
	// AccountName is required.
	AccountName pulumi.StringInput
	// PrincipalID is the object ID in the directory. A change replaces the assignment.
	PrincipalID pulumi.StringPtrInput
	// ResourceGroupName is required.
	ResourceGroupName pulumi.StringInput
	// RoleAssignmentID is a GUID: the assignment's name.
	RoleAssignmentID pulumi.StringPtrInput
	// RoleDefinitionID is the resource ID of a role of the same account.
	RoleDefinitionID pulumi.StringPtrInput
	// Scope is the account's resource ID, with /dbs/NAME or /dbs/NAME/colls/NAME. A change replaces the assignment.
	Scope pulumi.StringPtrInput
}

// ElementType returns the plain arguments.
func (SqlResourceSqlRoleAssignmentArgs) ElementType() reflect.Type {
	return reflect.TypeFor[sqlResourceSqlRoleAssignmentArgs]()
}

// NewSqlResourceSqlRoleAssignment registers a role assignment.
func NewSqlResourceSqlRoleAssignment(ctx *pulumi.Context,
	name string, args *SqlResourceSqlRoleAssignmentArgs, opts ...pulumi.ResourceOption,
) (*SqlResourceSqlRoleAssignment, error) {
	if args == nil {
		return nil, errors.New("missing one or more required arguments")
	}
	if args.AccountName == nil {
		return nil, errors.New("invalid value for required argument 'AccountName'")
	}
	if args.ResourceGroupName == nil {
		return nil, errors.New("invalid value for required argument 'ResourceGroupName'")
	}
	opts = utilities.PkgResourceDefaultOpts(opts)
	var resource SqlResourceSqlRoleAssignment
	const token = "azure-native:documentdb/v20241115:SqlResourceSqlRoleAssignment"
	if err := ctx.RegisterResource(token, name, args, &resource, opts...); err != nil {
		return nil, err
	}
	return &resource, nil
}
