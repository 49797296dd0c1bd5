package sentinel

import (
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
	securityinsights "github.com/azstage/azstage/internal/azurenative/securityinsights/v20240301"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:Sentinel"

// Args describes Sentinel on one workspace.
type Args struct {
	// Placement is required: that of the workspace.
	Placement placement.Placement
	// WorkspaceName is required: the name of the Log Analytics workspace. It must be known after the workspace exists.
	WorkspaceName pulumi.StringInput
}

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(a.WorkspaceName != nil, "WorkspaceName", "is missing", "pass the name of the workspace")
	return faults.Err()
}

// Sentinel is Microsoft Sentinel on a workspace.
type Sentinel struct {
	pulumi.ResourceState

	// OnboardingID is the resource ID: what rules and connectors wait for.
	OnboardingID pulumi.StringOutput
}

// New switches Sentinel on. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*Sentinel, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("sentinel %s: %w", name, err)
	}
	s, place := &Sentinel{}, args.Placement
	recorded := pulumi.Map{"placement": place.Summary()}
	if err := ctx.RegisterComponentResourceV2(Token, name, recorded, s, place.Component(opts)...); err != nil {
		return nil, err
	}
	made, err := securityinsights.NewSentinelOnboardingState(ctx, name+"-onboarding",
		&securityinsights.SentinelOnboardingStateArgs{
			ResourceGroupName:           place.ResourceGroupName,
			WorkspaceName:               args.WorkspaceName,
			SentinelOnboardingStateName: pulumi.String("default"), // the only one that Azure takes
		}, place.Child(naming.SentinelOnboarding, s)...)
	if err != nil {
		return nil, err
	}
	s.OnboardingID = made.ID().ToStringOutput()
	return s, ctx.RegisterResourceOutputs(s, pulumi.Map{"onboardingId": s.OnboardingID})
}
