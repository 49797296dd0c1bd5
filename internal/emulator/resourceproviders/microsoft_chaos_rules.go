package resourceproviders

import (
	"fmt"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

func chaosExperimentRules() []model.Rule {
	return []model.Rule{
		preflight("chaos.experiments.action",
			"An action is a fault that the emulator knows, of the fault's own type, continuous or discrete; a continuous one "+
				"has a duration. Delays are let through.", verified(chaosDocs), chaosActions),
		preflight("chaos.experiments.selector",
			"The selector that an action names is one of the experiment's.", known(), chaosSelectors),
		onApply("chaos.experiments.capability",
			"Each target that an action reaches has the capability of its fault. Azure asks when the experiment starts; "+
				"the emulator, which starts none, when it is made.", inferred(chaosDocs), chaosCapabilities),
	}
}

// chaosAction is one action of an experiment with its place in the inputs.
type chaosAction struct {
	path string
	model.Properties
}

func chaosActionsOf(inputs model.Properties) []chaosAction {
	var actions []chaosAction
	for i, step := range inputs.Objects("properties.steps") {
		for j, branch := range step.Objects("branches") {
			for k, action := range branch.Objects("actions") {
				actions = append(actions, chaosAction{
					fmt.Sprintf("properties.steps[%d].branches[%d].actions[%d]", i, j, k), action,
				})
			}
		}
	}
	return actions
}

func (a chaosAction) isDelay() bool { return oneOf(a.String("type"), "delay") }

func chaosActions(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, action := range chaosActionsOf(r.Inputs) {
		if !action.Has("name") || action.isDelay() {
			continue
		}
		fault, known := azure.ChaosFaultByURN(action.String("name"))
		want := "discrete"
		if fault.Continuous {
			want = "continuous"
		}
		switch {
		case !known:
			faults = append(faults, model.Refuse(action.path+".name", "BadRequest", "The action '%s' does not exist.",
				action.String("name"))...)
		case action.Has("type") && !oneOf(action.String("type"), want):
			faults = append(faults, model.Refuse(action.path+".type", "BadRequest", "The action '%s' is %s, not %s.",
				fault.URN, want, action.String("type"))...)
		case fault.Continuous && action.Known("duration") && action.String("duration") == "":
			faults = append(faults, model.Refuse(action.path+".duration", "BadRequest",
				"The continuous action '%s' has no duration.", fault.URN)...)
		}
	}
	return faults
}

func chaosSelector(inputs model.Properties, id string) (model.Properties, bool) {
	for _, selector := range inputs.Objects("properties.selectors") {
		if selector.String("id") == id {
			return selector, true
		}
	}
	return nil, false
}

func chaosSelectors(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, action := range chaosActionsOf(r.Inputs) {
		if action.isDelay() || !action.Has("selectorId") {
			continue
		}
		if _, found := chaosSelector(r.Inputs, action.String("selectorId")); !found {
			faults = append(faults, model.Refuse(action.path+".selectorId", "BadRequest",
				"The experiment has no selector '%s'.", action.String("selectorId"))...)
		}
	}
	return faults
}

func chaosCapabilities(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, action := range chaosActionsOf(r.Inputs) {
		fault, known := azure.ChaosFaultByURN(action.String("name"))
		selector, found := chaosSelector(r.Inputs, action.String("selectorId"))
		if !known || !found {
			continue
		}
		for _, target := range selector.Objects("targets") {
			id := target.String("id")
			if _, exists := r.Cloud.Get(id); !exists {
				continue // The reference to it is refused.
			}
			if _, enabled := r.Cloud.Get(id + "/capabilities/" + fault.Capability); !enabled {
				faults = append(faults, model.Refuse(action.path+".name", "BadRequest",
					"The target '%s' does not have the capability '%s'.", id, fault.Capability)...)
			}
		}
	}
	return faults
}
