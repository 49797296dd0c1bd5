package v20221201

import (
	"errors"
	"reflect"

	"github.com/pulumi/pulumi-azure-native-sdk/v2/utilities"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// LoadTest is a load testing resource. Its tests are made and run through its data plane.
type LoadTest struct {
	pulumi.CustomResourceState

	DataPlaneURI      pulumi.StringOutput    `pulumi:"dataPlaneURI"`
	Description       pulumi.StringPtrOutput `pulumi:"description"`
	Encryption        pulumi.AnyOutput       `pulumi:"encryption"`
	Identity          pulumi.AnyOutput       `pulumi:"identity"`
	Location          pulumi.StringOutput    `pulumi:"location"`
	Name              pulumi.StringOutput    `pulumi:"name"`
	ProvisioningState pulumi.StringOutput    `pulumi:"provisioningState"`
	SystemData        pulumi.AnyOutput       `pulumi:"systemData"`
	Tags              pulumi.StringMapOutput `pulumi:"tags"`
	Type              pulumi.StringOutput    `pulumi:"type"`
}

type loadTestArgs struct {
	Description       *string                 `pulumi:"description"`
	Identity          *ManagedServiceIdentity `pulumi:"identity"`
	LoadTestName      *string                 `pulumi:"loadTestName"`
	Location          *string                 `pulumi:"location"`
	ResourceGroupName string                  `pulumi:"resourceGroupName"`
	Tags              map[string]string       `pulumi:"tags"`
}

// LoadTestArgs are the inputs of a LoadTest.
type LoadTestArgs struct {
	// Description has at most 512 characters.
	Description pulumi.StringPtrInput
	// Identity is who reads secrets and metrics for the tests.
	Identity     ManagedServiceIdentityInput
	LoadTestName pulumi.StringPtrInput
	// Location is fixed at creation.
	Location pulumi.StringPtrInput
	// ResourceGroupName is required.
	ResourceGroupName pulumi.StringInput
	Tags              pulumi.StringMapInput
}

// ElementType returns the plain arguments.
func (LoadTestArgs) ElementType() reflect.Type { return reflect.TypeFor[loadTestArgs]() }

// NewLoadTest registers a load testing resource.
func NewLoadTest(ctx *pulumi.Context,
	name string, args *LoadTestArgs, opts ...pulumi.ResourceOption) (*LoadTest, error) {
	if args == nil {
		return nil, errors.New("missing one or more required arguments")
	}
	if args.ResourceGroupName == nil {
		return nil, errors.New("invalid value for required argument 'ResourceGroupName'")
	}
	opts = utilities.PkgResourceDefaultOpts(opts)
	var resource LoadTest
	err := ctx.RegisterResource("azure-native:loadtestservice/v20221201:LoadTest", name, args, &resource, opts...)
	if err != nil {
		return nil, err
	}
	return &resource, nil
}

// ManagedServiceIdentity is the identity of a load testing resource.
type ManagedServiceIdentity struct {
	Type                   string   `pulumi:"type"`
	UserAssignedIdentities []string `pulumi:"userAssignedIdentities"`
}

// ManagedServiceIdentityInput accepts ManagedServiceIdentityArgs.
type ManagedServiceIdentityInput interface {
	pulumi.Input
	isManagedServiceIdentity()
}

// ManagedServiceIdentityArgs are the inputs of a ManagedServiceIdentity.
type ManagedServiceIdentityArgs struct {
	// Type is required: "None", "SystemAssigned", "UserAssigned" or "SystemAssigned,UserAssigned".
	Type pulumi.StringInput `pulumi:"type"`
	// UserAssignedIdentities are resource IDs.
	UserAssignedIdentities pulumi.StringArrayInput `pulumi:"userAssignedIdentities"`
}

// ElementType returns the plain type.
func (ManagedServiceIdentityArgs) ElementType() reflect.Type {
	return reflect.TypeFor[ManagedServiceIdentity]()
}

func (ManagedServiceIdentityArgs) isManagedServiceIdentity() {}
