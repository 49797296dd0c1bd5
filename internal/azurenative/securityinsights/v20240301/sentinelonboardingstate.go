package v20240301

import (
	"errors"
	"reflect"

	"github.com/pulumi/pulumi-azure-native-sdk/v2/utilities"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// SentinelOnboardingState switches Microsoft Sentinel on for a Log Analytics workspace.
type SentinelOnboardingState struct {
	pulumi.CustomResourceState

	CustomerManagedKey pulumi.BoolPtrOutput   `pulumi:"customerManagedKey"`
	Etag               pulumi.StringPtrOutput `pulumi:"etag"`
	Name               pulumi.StringOutput    `pulumi:"name"`
	Type               pulumi.StringOutput    `pulumi:"type"`
}

type sentinelOnboardingStateArgs struct {
	CustomerManagedKey          *bool   `pulumi:"customerManagedKey"`
	ResourceGroupName           string  `pulumi:"resourceGroupName"`
	SentinelOnboardingStateName *string `pulumi:"sentinelOnboardingStateName"`
	WorkspaceName               string  `pulumi:"workspaceName"`
}

// SentinelOnboardingStateArgs are the inputs of a SentinelOnboardingState.
type SentinelOnboardingStateArgs struct {
	// CustomerManagedKey says that the workspace is encrypted with a key of the customer's own.
	CustomerManagedKey pulumi.BoolPtrInput
	// ResourceGroupName is required.
	ResourceGroupName pulumi.StringInput
	// SentinelOnboardingStateName is "default".
	SentinelOnboardingStateName pulumi.StringPtrInput
	// WorkspaceName is required.
	WorkspaceName pulumi.StringInput
}

// ElementType returns the plain arguments.
func (SentinelOnboardingStateArgs) ElementType() reflect.Type {
	return reflect.TypeFor[sentinelOnboardingStateArgs]()
}

// NewSentinelOnboardingState registers an onboarding state.
func NewSentinelOnboardingState(ctx *pulumi.Context,
	name string, args *SentinelOnboardingStateArgs, opts ...pulumi.ResourceOption,
) (*SentinelOnboardingState, error) {
	if args == nil {
		return nil, errors.New("missing one or more required arguments")
	}
	if args.ResourceGroupName == nil {
		return nil, errors.New("invalid value for required argument 'ResourceGroupName'")
	}
	if args.WorkspaceName == nil {
		return nil, errors.New("invalid value for required argument 'WorkspaceName'")
	}
	opts = utilities.PkgResourceDefaultOpts(opts)
	var resource SentinelOnboardingState
	const token = "azure-native:securityinsights/v20240301:SentinelOnboardingState"
	if err := ctx.RegisterResource(token, name, args, &resource, opts...); err != nil {
		return nil, err
	}
	return &resource, nil
}
