package v20240101

import (
	"errors"
	"reflect"

	"github.com/pulumi/pulumi-azure-native-sdk/v2/utilities"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// Capability lets experiments inject one fault into a target.
type Capability struct {
	pulumi.CustomResourceState

	Name       pulumi.StringOutput `pulumi:"name"`
	Properties pulumi.AnyOutput    `pulumi:"properties"`
	SystemData pulumi.AnyOutput    `pulumi:"systemData"`
	Type       pulumi.StringOutput `pulumi:"type"`
}

type capabilityArgs struct {
	CapabilityName          *string `pulumi:"capabilityName"`
	ParentProviderNamespace string  `pulumi:"parentProviderNamespace"`
	ParentResourceName      string  `pulumi:"parentResourceName"`
	ParentResourceType      string  `pulumi:"parentResourceType"`
	ResourceGroupName       string  `pulumi:"resourceGroupName"`
	TargetName              string  `pulumi:"targetName"`
}

// CapabilityArgs are the inputs of a Capability.
type CapabilityArgs struct {
	// CapabilityName is the fault with its version, such as "Stop-1.0".
	CapabilityName pulumi.StringPtrInput
	// ParentProviderNamespace is required, such as "Microsoft.Web".
	ParentProviderNamespace pulumi.StringInput
	// ParentResourceName is required.
	ParentResourceName pulumi.StringInput
	// ParentResourceType is required, such as "sites".
	ParentResourceType pulumi.StringInput
	// ResourceGroupName is required: that of the parent.
	ResourceGroupName pulumi.StringInput
	// TargetName is required.
	TargetName pulumi.StringInput
}

// ElementType returns the plain arguments.
func (CapabilityArgs) ElementType() reflect.Type { return reflect.TypeFor[capabilityArgs]() }

// NewCapability registers a capability.
func NewCapability(ctx *pulumi.Context,
	name string, args *CapabilityArgs, opts ...pulumi.ResourceOption) (*Capability, error) {
	if args == nil {
		return nil, errors.New("missing one or more required arguments")
	}
	if args.ParentProviderNamespace == nil {
		return nil, errors.New("invalid value for required argument 'ParentProviderNamespace'")
	}
	if args.ParentResourceName == nil {
		return nil, errors.New("invalid value for required argument 'ParentResourceName'")
	}
	if args.ParentResourceType == nil {
		return nil, errors.New("invalid value for required argument 'ParentResourceType'")
	}
	if args.ResourceGroupName == nil {
		return nil, errors.New("invalid value for required argument 'ResourceGroupName'")
	}
	if args.TargetName == nil {
		return nil, errors.New("invalid value for required argument 'TargetName'")
	}
	opts = utilities.PkgResourceDefaultOpts(opts)
	var resource Capability
	err := ctx.RegisterResource("azure-native:chaos/v20240101:Capability", name, args, &resource, opts...)
	if err != nil {
		return nil, err
	}
	return &resource, nil
}
