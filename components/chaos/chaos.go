package chaos

import (
	"fmt"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/azure"
	chaos "github.com/azstage/azstage/internal/azurenative/chaos/v20240101"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:Chaos"

// Chaos are experiments that somebody can start.
type Chaos struct {
	pulumi.ResourceState

	// ExperimentIDs are the resource IDs by name.
	ExperimentIDs map[string]pulumi.StringOutput
}

// New makes the experiments. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*Chaos, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("chaos %s: %w", name, err)
	}
	c := &Chaos{ExperimentIDs: map[string]pulumi.StringOutput{}}
	err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), c, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	b := builder{ctx: ctx, name: name, place: args.Placement, parent: c, targets: map[string]*chaos.Target{},
		capabilities: map[string]*chaos.Capability{}}
	for _, experiment := range args.Experiments {
		if err := b.add(experiment); err != nil {
			return nil, err
		}
	}
	ids := pulumi.Map{}
	for experiment, id := range c.ExperimentIDs {
		ids[experiment] = id
	}
	return c, ctx.RegisterResourceOutputs(c, pulumi.Map{"experimentIds": ids})
}

// builder makes experiments, and each target and capability once.
type builder struct {
	ctx          *pulumi.Context
	name         string
	place        placement.Placement
	parent       *Chaos
	targets      map[string]*chaos.Target
	capabilities map[string]*chaos.Capability
}

func (b builder) add(experiment Experiment) error {
	row, _ := azure.ChaosFaultByURN(experiment.Fault)
	target, err := b.target(experiment.Target, row)
	if err != nil {
		return err
	}
	capability, err := b.capability(experiment.Target, row, target)
	if err != nil {
		return err
	}
	made, err := b.experiment(experiment, row, target, capability)
	if err != nil {
		return err
	}
	b.parent.ExperimentIDs[experiment.Name] = made.ID().ToStringOutput()
	for _, role := range row.Roles {
		logical := fmt.Sprintf("%s-%s-%s", b.name, experiment.Name, strings.ReplaceAll(strings.ToLower(role), " ", "-"))
		_, err := b.place.AssignRole(b.ctx, logical, experiment.Target.ID, principalOf(made), placement.Role(role), b.parent)
		if err != nil {
			return err
		}
	}
	return nil
}

// segment reads a part of the target's resource ID: 4 is the resource group, the last its name.
func (t Target) segment(read func([]string) string) pulumi.StringOutput {
	return t.ID.ToStringOutput().ApplyT(func(id string) (string, error) {
		segments := strings.Split(id, "/")
		const inGroup = 9 // /subscriptions/s/resourceGroups/g/providers/namespace/type/name
		if len(segments) < inGroup {
			return "", fmt.Errorf("%s is no resource in a resource group", id)
		}
		return read(segments), nil
	}).(pulumi.StringOutput)
}

func (t Target) group() pulumi.StringOutput {
	return t.segment(func(segments []string) string { return segments[4] })
}

func (t Target) resource() pulumi.StringOutput {
	return t.segment(func(segments []string) string { return segments[len(segments)-1] })
}

func (b builder) target(wanted Target, row azure.ChaosFault) (*chaos.Target, error) {
	logical := b.name + "-target-" + wanted.Name
	if made := b.targets[logical]; made != nil {
		return made, nil
	}
	made, err := chaos.NewTarget(b.ctx, logical, &chaos.TargetArgs{
		ResourceGroupName:       wanted.group(),
		ParentProviderNamespace: pulumi.String(row.Provider()),
		ParentResourceType:      pulumi.String(row.Kind()),
		ParentResourceName:      wanted.resource(),
		TargetName:              pulumi.String(row.TargetType),
		Properties:              pulumi.Map{},
	}, b.place.Child(naming.ChaosTarget, b.parent)...)
	b.targets[logical] = made
	return made, err
}

func (b builder) capability(wanted Target, row azure.ChaosFault, target *chaos.Target) (*chaos.Capability, error) {
	logical := fmt.Sprintf("%s-target-%s-%s", b.name, wanted.Name, strings.ToLower(row.Capability))
	if made := b.capabilities[logical]; made != nil {
		return made, nil
	}
	made, err := chaos.NewCapability(b.ctx, logical, &chaos.CapabilityArgs{
		ResourceGroupName:       wanted.group(),
		ParentProviderNamespace: pulumi.String(row.Provider()),
		ParentResourceType:      pulumi.String(row.Kind()),
		ParentResourceName:      wanted.resource(),
		TargetName:              target.Name,
		CapabilityName:          pulumi.String(row.Capability),
	}, b.place.Child(naming.ChaosCapability, b.parent, pulumi.DeletedWith(target))...)
	b.capabilities[logical] = made
	return made, err
}
