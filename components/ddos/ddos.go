package ddos

import (
	"fmt"

	network "github.com/pulumi/pulumi-azure-native-sdk/network/v2/v20240501"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:DDoSProtection"

// Args describes a protection plan.
type Args struct {
	// Placement is required.
	Placement placement.Placement
}

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	return faults.Err()
}

// Protection is a protection plan.
type Protection struct {
	pulumi.ResourceState

	// PlanID is the resource ID: networks of all regions join by it.
	PlanID pulumi.StringOutput
}

// New makes the plan. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*Protection, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("ddos protection %s: %w", name, err)
	}
	p, place := &Protection{}, args.Placement
	recorded := pulumi.Map{"placement": place.Summary()}
	if err := ctx.RegisterComponentResourceV2(Token, name, recorded, p, place.Component(opts)...); err != nil {
		return nil, err
	}
	plan, err := network.NewDdosProtectionPlan(ctx, name+"-plan", &network.DdosProtectionPlanArgs{
		ResourceGroupName:      place.ResourceGroupName,
		DdosProtectionPlanName: pulumi.String(place.Names.Name(naming.DDoSProtectionPlan)),
		Location:               pulumi.String(place.Location),
		Tags:                   place.TagMap(),
	}, place.Child(naming.DDoSProtectionPlan, p)...)
	if err != nil {
		return nil, err
	}
	p.PlanID = plan.ID().ToStringOutput()
	return p, ctx.RegisterResourceOutputs(p, pulumi.Map{"planId": p.PlanID})
}
