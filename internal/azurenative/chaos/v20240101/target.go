package v20240101

import (
	"errors"
	"reflect"

	"github.com/pulumi/pulumi-azure-native-sdk/v2/utilities"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// Target lets experiments do one kind of harm to a resource. It extends the resource.
type Target struct {
	pulumi.CustomResourceState

	Location   pulumi.StringPtrOutput `pulumi:"location"`
	Name       pulumi.StringOutput    `pulumi:"name"`
	Properties pulumi.AnyOutput       `pulumi:"properties"`
	SystemData pulumi.AnyOutput       `pulumi:"systemData"`
	Type       pulumi.StringOutput    `pulumi:"type"`
}

type targetArgs struct {
	Location                *string     `pulumi:"location"`
	ParentProviderNamespace string      `pulumi:"parentProviderNamespace"`
	ParentResourceName      string      `pulumi:"parentResourceName"`
	ParentResourceType      string      `pulumi:"parentResourceType"`
	Properties              interface{} `pulumi:"properties"`
	ResourceGroupName       string      `pulumi:"resourceGroupName"`
	TargetName              *string     `pulumi:"targetName"`
}

// TargetArgs are the inputs of a Target.
type TargetArgs struct {
	Location pulumi.StringPtrInput
	// ParentProviderNamespace is required, such as "Microsoft.Web".
	ParentProviderNamespace pulumi.StringInput
	// ParentResourceName is required.
	ParentResourceName pulumi.StringInput
	// ParentResourceType is required, such as "sites".
	ParentResourceType pulumi.StringInput
	// Properties is required: an empty map for what Azure harms without an agent.
	Properties pulumi.Input
	// ResourceGroupName is required: that of the parent.
	ResourceGroupName pulumi.StringInput
	// TargetName is the kind of target, such as "Microsoft-AppService".
	TargetName pulumi.StringPtrInput
}

// ElementType returns the plain arguments.
func (TargetArgs) ElementType() reflect.Type { return reflect.TypeFor[targetArgs]() }

// NewTarget registers a target.
func NewTarget(ctx *pulumi.Context, name string, args *TargetArgs, opts ...pulumi.ResourceOption) (*Target, error) {
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
	if args.Properties == nil {
		return nil, errors.New("invalid value for required argument 'Properties'")
	}
	if args.ResourceGroupName == nil {
		return nil, errors.New("invalid value for required argument 'ResourceGroupName'")
	}
	opts = utilities.PkgResourceDefaultOpts(opts)
	var resource Target
	if err := ctx.RegisterResource("azure-native:chaos/v20240101:Target", name, args, &resource, opts...); err != nil {
		return nil, err
	}
	return &resource, nil
}
