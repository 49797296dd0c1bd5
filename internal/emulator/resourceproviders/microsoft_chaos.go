package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	chaosSource     = "Azure/bicep-types-az generated/chaos/microsoft.chaos/2024-01-01 (2024)"
	chaosDocs       = "Microsoft Learn, Azure Chaos Studio fault and action library (2026)"
	chaosTarget     = "Microsoft.Chaos/targets"
	chaosCapability = "Microsoft.Chaos/targets/capabilities"
	chaosExperiment = "Microsoft.Chaos/experiments"
	chaosParent     = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/{parentProviderNamespace}" +
		"/{parentResourceType}/{parentResourceName}/providers/Microsoft.Chaos/targets/{targetName}"
)

// chaosTypes: what an experiment does when it is started is not modelled, nor in which regions Chaos Studio is.
func chaosTypes() []*model.Type {
	return []*model.Type{chaosTargetType(), chaosCapabilityType(), chaosExperimentType()}
}

func chaosTargetType() *model.Type {
	return &model.Type{
		Token:    "azure-native:chaos/v20240101:Target",
		ARMType:  chaosTarget,
		Path:     chaosParent,
		Location: model.Unlocated,
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, chaosTarget, model.Properties{"systemData": systemData()})
		},
		Rules: []model.Rule{preflight("chaos.targets.fits-its-parent",
			"The kind of target fits the type of the resource that it extends, and is one whose faults the emulator knows.",
			verified(chaosDocs), chaosTargetFits)},
	}
}

func chaosCapabilityType() *model.Type {
	return &model.Type{
		Token:    "azure-native:chaos/v20240101:Capability",
		ARMType:  chaosCapability,
		Path:     chaosParent + "/capabilities/{capabilityName}",
		Location: model.Unlocated,
		ReadOnly: chaosCapabilityOutputs,
		Rules: []model.Rule{preflight("chaos.capabilities.of-its-target",
			"The capability is a fault that the kind of target has, and one that the emulator knows.",
			verified(chaosDocs), chaosCapabilityFits)},
	}
}

func chaosExperimentType() *model.Type {
	return &model.Type{
		Token:   "azure-native:chaos/v20240101:Experiment",
		ARMType: chaosExperiment,
		Path: "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.Chaos/experiments" +
			"/{experimentName}",
		Location: model.Regional,
		Replace:  properties(known(), "location"),
		Required: properties(verified(chaosSource), "properties.steps", "properties.selectors"),
		Allowed: []model.Allowed{
			allowed(verified(chaosSource), "identity.type", "None", "SystemAssigned", "UserAssigned"),
		},
		References: []model.Reference{
			identityReference,
			{Path: "properties.selectors[].targets[].id", Types: []string{chaosTarget}, Fact: known()},
		},
		Normalise: map[string]func(any) any{"location": locationName},
		ReadOnly: func(r model.Request) model.Properties {
			return withIdentity(r, named(r, chaosExperiment, model.Properties{"systemData": systemData()}))
		},
		Rules: chaosExperimentRules(),
	}
}

// chaosFaultOf finds the fault of a capability of a target that extends a resource of the given type. An empty
// capability is any.
func chaosFaultOf(resourceType, target, capability string) (azure.ChaosFault, bool) {
	for _, row := range azure.ChaosFaults() {
		if oneOf(resourceType, row.ResourceType) && oneOf(target, row.TargetType) &&
			(capability == "" || oneOf(capability, row.Capability)) {
			return row, true
		}
	}
	return azure.ChaosFault{}, false
}

func chaosParentType(r model.Request) string {
	return r.Inputs.String("parentProviderNamespace") + "/" + r.Inputs.String("parentResourceType")
}

func chaosTargetFits(r model.Request) []model.Fault {
	if !r.Inputs.Has("targetName") {
		return nil
	}
	target := r.Inputs.String("targetName")
	if _, fits := chaosFaultOf(chaosParentType(r), target, ""); fits {
		return nil
	}
	return model.Refuse("targetName", "BadRequest", "The target type '%s' is not supported for resources of type '%s'.",
		target, chaosParentType(r))
}

func chaosCapabilityFits(r model.Request) []model.Fault {
	if !r.Inputs.Has("capabilityName") || !r.Inputs.Has("targetName") {
		return nil
	}
	capability, target := r.Inputs.String("capabilityName"), r.Inputs.String("targetName")
	if _, fits := chaosFaultOf(chaosParentType(r), target, capability); fits {
		return nil
	}
	return model.Refuse("capabilityName", "BadRequest", "The capability type '%s' does not exist for the target type '%s'.",
		capability, target)
}

func chaosCapabilityOutputs(r model.Request) model.Properties {
	fault, _ := chaosFaultOf(chaosParentType(r), r.Inputs.String("targetName"), r.Inputs.String("capabilityName"))
	return named(r, chaosCapability, model.Properties{
		"systemData": systemData(),
		"properties": model.Properties{
			"publisher": "Microsoft", "targetType": strings.TrimPrefix(fault.TargetType, "Microsoft-"), "urn": fault.URN,
		},
	})
}
