package autoscale

import (
	"fmt"

	"github.com/pulumi/pulumi-azure-native-sdk/insights/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:Autoscale"

// Autoscale changes the number of instances of a plan, or of messaging units of a namespace.
type Autoscale struct {
	pulumi.ResourceState

	// SettingID is the resource ID of the autoscale setting, whose metrics tell the number of instances.
	SettingID pulumi.StringOutput
}

// New makes the autoscale setting. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*Autoscale, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("autoscale %s: %w", name, err)
	}
	profiles, err := args.profiles()
	if err != nil {
		return nil, fmt.Errorf("autoscale %s: %w", name, err)
	}
	a, place := &Autoscale{}, args.Placement
	err = ctx.RegisterComponentResourceV2(Token, name, args.inputs(), a, place.Component(opts)...)
	if err != nil {
		return nil, err
	}
	settingName := pulumi.String(place.Names.Name(naming.AutoscaleSetting, args.nameParts()...))
	setting, err := insights.NewAutoscaleSetting(ctx, name+"-setting", &insights.AutoscaleSettingArgs{
		ResourceGroupName:    place.ResourceGroupName,
		AutoscaleSettingName: settingName,
		Name:                 settingName,
		Location:             pulumi.String(place.Location),
		// Azure's own default is off.
		Enabled:           pulumi.Bool(true),
		TargetResourceUri: args.TargetID.ToStringOutput(),
		Profiles:          profiles,
		Notifications:     args.notifications(),
		Tags:              place.TagMap(),
	}, place.Child(naming.AutoscaleSetting, a)...)
	if err != nil {
		return nil, err
	}
	a.SettingID = setting.ID().ToStringOutput()
	err = place.Diagnose(ctx, name+"-diagnostics", naming.AutoscaleSetting, a.SettingID, a)
	if err != nil {
		return nil, err
	}
	return a, ctx.RegisterResourceOutputs(a, pulumi.Map{"settingId": a.SettingID})
}

// nameParts tell the setting apart from those of other targets.
func (a Args) nameParts() []string {
	parts := []string{"autoscale"}
	if kind, _ := kindOf(a.Kind); kind.part != "" {
		parts = append(parts, kind.part)
	}
	if a.Part != "" {
		parts = append(parts, a.Part)
	}
	return parts
}
