package apptier

import (
	"fmt"

	web "github.com/pulumi/pulumi-azure-native-sdk/web/v2/v20240401"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// PlanToken is the type of the component SharedPlan. It is part of every child's URN and never changes.
const PlanToken = "azstage:components:SharedPlan"

// PlanArgs describes a plan that several apps share.
type PlanArgs struct {
	// Placement is required.
	Placement placement.Placement
	// Part is optional: lowercase letters and digits that tell the plan from others of the placement. Default none.
	Part string
	// Plan is required.
	Plan Plan
}

// SharedPlan is an App Service plan without an app of its own.
type SharedPlan struct {
	pulumi.ResourceState

	// PlanID is the resource ID of the plan.
	PlanID pulumi.StringOutput
}

// Validate reports everything that is wrong with the arguments.
func (a PlanArgs) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(partForm.MatchString(a.Part), "Part",
		fmt.Sprintf("must be lowercase letters and digits, not %q", a.Part), "use a word such as services")
	faults.Merge("Plan", a.Plan.validate())
	return faults.Err()
}

// NewPlan makes a plan for several apps. It returns every fault of the arguments before it registers anything.
func NewPlan(ctx *pulumi.Context, name string, args PlanArgs, opts ...pulumi.ResourceOption) (*SharedPlan, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("plan %s: %w", name, err)
	}
	s := &SharedPlan{}
	err := ctx.RegisterComponentResourceV2(PlanToken, name, pulumi.Map{
		"placement": args.Placement.Summary(), "plan": args.Plan.inputs(),
	}, s, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	if s.PlanID, err = newPlan(ctx, name, args, s); err != nil {
		return nil, err
	}
	return s, ctx.RegisterResourceOutputs(s, pulumi.Map{"planId": s.PlanID})
}

func newPlan(ctx *pulumi.Context, name string, args PlanArgs, parent pulumi.Resource) (pulumi.StringOutput, error) {
	place := args.Placement
	plan, err := web.NewAppServicePlan(ctx, name+"-plan", &web.AppServicePlanArgs{
		ResourceGroupName: place.ResourceGroupName,
		Name:              pulumi.String(place.Names.Name(naming.AppServicePlan, parts(args.Part)...)),
		Location:          pulumi.String(place.Location),
		Kind:              pulumi.String("linux"),
		// Azure's way to say Linux.
		Reserved:      pulumi.Bool(true),
		Sku:           args.Plan.sku(),
		ZoneRedundant: pulumi.Bool(args.Plan.ZoneRedundant),
		Tags:          place.TagMap(),
	}, place.Child(naming.AppServicePlan, parent, args.Plan.options()...)...)
	if err != nil {
		return pulumi.StringOutput{}, err
	}
	id := plan.ID().ToStringOutput()
	return id, place.Diagnose(ctx, name+"-plan-diagnostics", naming.AppServicePlan, id, parent)
}

// parts are what tells names apart; none for the one app of a placement.
func parts(part string) []string {
	if part == "" {
		return nil
	}
	return []string{part}
}
