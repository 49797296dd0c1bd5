package chaos

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/internal/azure"
	chaos "github.com/azstage/azstage/internal/azurenative/chaos/v20240101"
)

// selector is the only one of an experiment.
const selector = "target"

func (b builder) experiment(experiment Experiment, row azure.ChaosFault, target *chaos.Target, capability *chaos.Capability,
) (*chaos.Experiment, error) {
	return chaos.NewExperiment(b.ctx, b.name+"-"+experiment.Name, &chaos.ExperimentArgs{
		ResourceGroupName: b.place.ResourceGroupName,
		ExperimentName:    pulumi.String(b.place.Names.Name(naming.ChaosExperiment, strings.Split(experiment.Name, "-")...)),
		Location:          pulumi.String(b.place.Location),
		Identity:          chaos.ResourceIdentityArgs{Type: pulumi.String("SystemAssigned")},
		Properties: chaos.ExperimentPropertiesArgs{
			Selectors: pulumi.Array{pulumi.Map{
				"id": pulumi.String(selector), "type": pulumi.String("List"),
				"targets": pulumi.Array{pulumi.Map{"id": target.ID().ToStringOutput(), "type": pulumi.String("ChaosTarget")}},
			}},
			Steps: chaos.StepArray{{
				Name: pulumi.String("fault"), Branches: chaos.BranchArray{{
					Name: pulumi.String("fault"), Actions: pulumi.Array{experiment.action(row)},
				}},
			}},
		},
		Tags: b.place.TagMap(),
	}, b.place.Child(naming.ChaosExperiment, b.parent, pulumi.DependsOn([]pulumi.Resource{capability}))...)
}

// action is the fault with its length and its parameters, in the order of their names.
func (e Experiment) action(row azure.ChaosFault) pulumi.Map {
	parameters := pulumi.Array{}
	for _, key := range slices.Sorted(maps.Keys(e.Parameters)) {
		parameters = append(parameters, pulumi.Map{"key": pulumi.String(key), "value": e.Parameters[key]})
	}
	action := pulumi.Map{
		"name": pulumi.String(row.URN), "type": pulumi.String("discrete"), "selectorId": pulumi.String(selector),
		"parameters": parameters,
	}
	if row.Continuous {
		action["type"] = pulumi.String("continuous")
		action["duration"] = pulumi.String(fmt.Sprintf("PT%dM", e.minutes()))
	}
	return action
}

// principalOf reads the identity, which a preview does not know.
func principalOf(experiment *chaos.Experiment) pulumi.StringOutput {
	return experiment.Identity.ApplyT(func(identity any) string {
		properties, _ := identity.(map[string]any)
		principal, _ := properties["principalId"].(string)
		return principal
	}).(pulumi.StringOutput)
}
