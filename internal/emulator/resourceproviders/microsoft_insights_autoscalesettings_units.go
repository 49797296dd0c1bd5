package resourceproviders

import (
	"slices"
	"strconv"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

// serviceBusAutoscaleDocs: the article names the tier and the metrics; the kind of change was read in an export of a setting
// that the portal had made.
const serviceBusAutoscaleDocs = "Microsoft Learn, automatically update messaging units of a Service Bus namespace; a " +
	"setting exported from the portal"

func autoscaleMessagingUnits(r model.Request) []model.Fault {
	if !oneOf(armTypeOf(r.Inputs.String("targetResourceUri")), serviceBusType) {
		return nil
	}
	faults := eachScaleRule(r, func(property string, rule model.Properties) []model.Fault {
		kind := rule.String("scaleAction.type")
		if kind == "" || oneOf(kind, "ServiceAllowedNextValue") {
			return nil
		}
		return model.Refuse(property+".scaleAction.type", "BadRequest",
			"The units of a Service Bus namespace change by ServiceAllowedNextValue, not by %s.", kind)
	})
	return append(faults, eachProfile(r, func(property string, profile model.Properties) []model.Fault {
		var faults []model.Fault
		for _, bound := range []string{"capacity.minimum", "capacity.default", "capacity.maximum"} {
			units, err := strconv.Atoi(profile.String(bound))
			if err == nil && !slices.Contains(azure.ServiceBusUnits(), units) {
				faults = append(faults, model.Refuse(property+"."+bound, "InvalidCapacity",
					"%d is no size of a Service Bus namespace: use 1, 2, 4, 8 or 16.", units)...)
			}
		}
		return faults
	})...)
}

func autoscaleNamespaceTier(r model.Request) []model.Fault {
	target, ok := autoscaleTarget(r)
	tier := target.Outputs.String("sku.name")
	if !ok || !oneOf(target.ARMType, serviceBusType) || isPremium(tier) {
		return nil
	}
	return model.Refuse("targetResourceUri", "BadRequest", "The %s namespace %s has no messaging units to scale.", tier,
		nameOf(target.ID))
}
