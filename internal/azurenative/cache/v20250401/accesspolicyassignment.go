package v20250401

import (
	"errors"
	"reflect"

	"github.com/pulumi/pulumi-azure-native-sdk/v2/utilities"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// AccessPolicyAssignment lets a principal of the directory use the data of a database.
type AccessPolicyAssignment struct {
	pulumi.CustomResourceState

	AccessPolicyName  pulumi.StringOutput `pulumi:"accessPolicyName"`
	Name              pulumi.StringOutput `pulumi:"name"`
	ProvisioningState pulumi.StringOutput `pulumi:"provisioningState"`
	Type              pulumi.StringOutput `pulumi:"type"`
	User              pulumi.AnyOutput    `pulumi:"user"`
}

type accessPolicyAssignmentArgs struct {
	AccessPolicyAssignmentName *string                    `pulumi:"accessPolicyAssignmentName"`
	AccessPolicyName           string                     `pulumi:"accessPolicyName"`
	ClusterName                string                     `pulumi:"clusterName"`
	DatabaseName               string                     `pulumi:"databaseName"`
	ResourceGroupName          string                     `pulumi:"resourceGroupName"`
	User                       AccessPolicyAssignmentUser `pulumi:"user"`
}

// AccessPolicyAssignmentArgs are the inputs of an AccessPolicyAssignment.
type AccessPolicyAssignmentArgs struct {
	// AccessPolicyAssignmentName is 1 to 60 letters and digits.
	AccessPolicyAssignmentName pulumi.StringPtrInput
	// AccessPolicyName is required, and "default" the only policy there is.
	AccessPolicyName pulumi.StringInput
	// ClusterName is required.
	ClusterName pulumi.StringInput
	// DatabaseName is required.
	DatabaseName pulumi.StringInput
	// ResourceGroupName is required.
	ResourceGroupName pulumi.StringInput
	// User is required.
	User AccessPolicyAssignmentUserInput
}

// ElementType returns the plain arguments.
func (AccessPolicyAssignmentArgs) ElementType() reflect.Type {
	return reflect.TypeFor[accessPolicyAssignmentArgs]()
}

// NewAccessPolicyAssignment registers an access policy assignment.
func NewAccessPolicyAssignment(ctx *pulumi.Context,
	name string, args *AccessPolicyAssignmentArgs, opts ...pulumi.ResourceOption) (*AccessPolicyAssignment, error) {
	if args == nil {
		return nil, errors.New("missing one or more required arguments")
	}
	if args.AccessPolicyName == nil {
		return nil, errors.New("invalid value for required argument 'AccessPolicyName'")
	}
	if args.ClusterName == nil {
		return nil, errors.New("invalid value for required argument 'ClusterName'")
	}
	if args.DatabaseName == nil {
		return nil, errors.New("invalid value for required argument 'DatabaseName'")
	}
	if args.ResourceGroupName == nil {
		return nil, errors.New("invalid value for required argument 'ResourceGroupName'")
	}
	if args.User == nil {
		return nil, errors.New("invalid value for required argument 'User'")
	}
	opts = utilities.PkgResourceDefaultOpts(opts)
	var resource AccessPolicyAssignment
	err := ctx.RegisterResource("azure-native:cache/v20250401:AccessPolicyAssignment", name, args, &resource, opts...)
	if err != nil {
		return nil, err
	}
	return &resource, nil
}

// AccessPolicyAssignmentUser is the principal of an assignment.
type AccessPolicyAssignmentUser struct {
	ObjectID *string `pulumi:"objectId"`
}

// AccessPolicyAssignmentUserInput accepts AccessPolicyAssignmentUserArgs.
type AccessPolicyAssignmentUserInput interface {
	pulumi.Input
	isAccessPolicyAssignmentUser()
}

// AccessPolicyAssignmentUserArgs are the inputs of an AccessPolicyAssignmentUser.
type AccessPolicyAssignmentUserArgs struct {
	// ObjectID is the principal's object ID in the directory.
	ObjectID pulumi.StringPtrInput `pulumi:"objectId"`
}

// ElementType returns the plain type.
func (AccessPolicyAssignmentUserArgs) ElementType() reflect.Type {
	return reflect.TypeFor[AccessPolicyAssignmentUser]()
}

func (AccessPolicyAssignmentUserArgs) isAccessPolicyAssignmentUser() {}
