package v20240101

import (
	"errors"
	"reflect"

	"github.com/pulumi/pulumi-azure-native-sdk/v2/utilities"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// Experiment is a plan of faults. Making it injects none: somebody has to start it.
type Experiment struct {
	pulumi.CustomResourceState

	Identity   pulumi.AnyOutput       `pulumi:"identity"`
	Location   pulumi.StringOutput    `pulumi:"location"`
	Name       pulumi.StringOutput    `pulumi:"name"`
	Properties pulumi.AnyOutput       `pulumi:"properties"`
	SystemData pulumi.AnyOutput       `pulumi:"systemData"`
	Tags       pulumi.StringMapOutput `pulumi:"tags"`
	Type       pulumi.StringOutput    `pulumi:"type"`
}

type experimentArgs struct {
	ExperimentName    *string              `pulumi:"experimentName"`
	Identity          *ResourceIdentity    `pulumi:"identity"`
	Location          *string              `pulumi:"location"`
	Properties        ExperimentProperties `pulumi:"properties"`
	ResourceGroupName string               `pulumi:"resourceGroupName"`
	Tags              map[string]string    `pulumi:"tags"`
}

// ExperimentArgs are the inputs of an Experiment.
type ExperimentArgs struct {
	ExperimentName pulumi.StringPtrInput
	// Identity is who the experiment acts as, on targets on which it has a role.
	Identity ResourceIdentityInput
	Location pulumi.StringPtrInput
	// Properties is required.
	Properties ExperimentPropertiesInput
	// ResourceGroupName is required.
	ResourceGroupName pulumi.StringInput
	Tags              pulumi.StringMapInput
}

// ElementType returns the plain arguments.
func (ExperimentArgs) ElementType() reflect.Type { return reflect.TypeFor[experimentArgs]() }

// NewExperiment registers an experiment.
func NewExperiment(ctx *pulumi.Context,
	name string, args *ExperimentArgs, opts ...pulumi.ResourceOption) (*Experiment, error) {
	if args == nil {
		return nil, errors.New("missing one or more required arguments")
	}
	if args.Properties == nil {
		return nil, errors.New("invalid value for required argument 'Properties'")
	}
	if args.ResourceGroupName == nil {
		return nil, errors.New("invalid value for required argument 'ResourceGroupName'")
	}
	opts = utilities.PkgResourceDefaultOpts(opts)
	var resource Experiment
	err := ctx.RegisterResource("azure-native:chaos/v20240101:Experiment", name, args, &resource, opts...)
	if err != nil {
		return nil, err
	}
	return &resource, nil
}
