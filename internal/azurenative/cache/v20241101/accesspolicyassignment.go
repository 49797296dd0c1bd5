package v20241101

import (
	"errors"
	"reflect"

	"github.com/pulumi/pulumi-azure-native-sdk/v2/utilities"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// AccessPolicyAssignment lets a principal of the directory use the data of a cache.
type AccessPolicyAssignment struct {
	pulumi.CustomResourceState

	AccessPolicyName  pulumi.StringOutput `pulumi:"accessPolicyName"`
	Name              pulumi.StringOutput `pulumi:"name"`
	ObjectID          pulumi.StringOutput `pulumi:"objectId"`
	ObjectIDAlias     pulumi.StringOutput `pulumi:"objectIdAlias"`
	ProvisioningState pulumi.StringOutput `pulumi:"provisioningState"`
	Type              pulumi.StringOutput `pulumi:"type"`
}

type accessPolicyAssignmentArgs struct {
	AccessPolicyAssignmentName *string `pulumi:"accessPolicyAssignmentName"`
	AccessPolicyName           string  `pulumi:"accessPolicyName"`
	CacheName                  string  `pulumi:"cacheName"`
	ObjectID                   string  `pulumi:"objectId"`
	ObjectIDAlias              string  `pulumi:"objectIdAlias"`
	ResourceGroupName          string  `pulumi:"resourceGroupName"`
}

// AccessPolicyAssignmentArgs are the inputs of an AccessPolicyAssignment.
type AccessPolicyAssignmentArgs struct {
	AccessPolicyAssignmentName pulumi.StringPtrInput
	// AccessPolicyName is required: "Data Owner", "Data Contributor", "Data Reader" or a policy of the cache's own.
	AccessPolicyName pulumi.StringInput
	// CacheName is required.
	CacheName pulumi.StringInput
	// ObjectID is required: the principal's object ID in the directory.
	ObjectID pulumi.StringInput
	// ObjectIDAlias is required: the user name that clients log in with in Redis's own terms.
	ObjectIDAlias pulumi.StringInput
	// ResourceGroupName is required.
	ResourceGroupName pulumi.StringInput
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
	if args.CacheName == nil {
		return nil, errors.New("invalid value for required argument 'CacheName'")
	}
	if args.ObjectID == nil {
		return nil, errors.New("invalid value for required argument 'ObjectID'")
	}
	if args.ObjectIDAlias == nil {
		return nil, errors.New("invalid value for required argument 'ObjectIDAlias'")
	}
	if args.ResourceGroupName == nil {
		return nil, errors.New("invalid value for required argument 'ResourceGroupName'")
	}
	opts = utilities.PkgResourceDefaultOpts(opts)
	var resource AccessPolicyAssignment
	err := ctx.RegisterResource("azure-native:cache/v20241101:AccessPolicyAssignment", name, args, &resource, opts...)
	if err != nil {
		return nil, err
	}
	return &resource, nil
}
