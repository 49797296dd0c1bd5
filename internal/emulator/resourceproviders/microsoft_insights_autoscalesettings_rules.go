package resourceproviders

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

func autoscaleRules() []model.Rule {
	return append([]model.Rule{
		preflight("insights.autoscaleSettings.capacity",
			"Minimum, default and maximum of a profile are 0 to 1000, in this order.", verified(autoscaleSource),
			autoscaleCapacity),
		preflight("insights.autoscaleSettings.profile-names", "Profiles have different names.", known(),
			autoscaleProfileNames),
		preflight("insights.autoscaleSettings.times",
			"A metric is read at a grain of 1 minute to 12 hours and averaged over a window of 5 minutes to 12 hours that "+
				"is not shorter; the pause after a change is 1 minute to 7 days.", verified(autoscaleSource), autoscaleTimes),
		preflight("insights.autoscaleSettings.change",
			"A rule changes the number of instances by a positive number; percentages and fixed numbers too.",
			inferred(autoscaleSource), autoscaleChange),
		preflight("insights.autoscaleSettings.recurrence-once-a-day",
			"A recurring profile names its days and one time of day at which it begins; it ends when the next one begins.",
			verified(autoscaleDocs), autoscaleRecurrence),
		preflight("insights.autoscaleSettings.metric-exists",
			"The resource type of a rule's metric has the metric.", verified(baselineAlerts), autoscaleMetricExists),
		preflight("insights.autoscaleSettings.target-modelled",
			"Targets other than App Service plans and Service Bus namespaces are not modelled.", known(),
			autoscaleTargetModelled),
	}, autoscaleTargetRules()...)
}

// eachProfile visits the profiles of a setting with the path of each.
func eachProfile(r model.Request, visit func(property string, profile model.Properties) []model.Fault) []model.Fault {
	var faults []model.Fault
	for _, found := range r.Inputs.Find("profiles[]") {
		if profile, ok := found.Value.(model.Properties); ok {
			faults = append(faults, visit(found.Path, profile)...)
		}
	}
	return faults
}

// eachScaleRule visits the rules of all profiles with the path of each.
func eachScaleRule(r model.Request, visit func(property string, rule model.Properties) []model.Fault) []model.Fault {
	return eachProfile(r, func(property string, profile model.Properties) []model.Fault {
		var faults []model.Fault
		for _, found := range profile.Find("rules[]") {
			if rule, ok := found.Value.(model.Properties); ok {
				faults = append(faults, visit(property+"."+found.Path, rule)...)
			}
		}
		return faults
	})
}

func autoscaleCapacity(r model.Request) []model.Fault {
	const most = 1000
	return eachProfile(r, func(property string, profile model.Properties) []model.Fault {
		previous := 0
		for _, bound := range []string{"minimum", "default", "maximum"} {
			at := "capacity." + bound
			if !profile.Has(at) {
				return nil
			}
			value, err := strconv.Atoi(profile.String(at))
			if err != nil || value < previous || value > most {
				return model.Refuse(property+"."+at, "InvalidCapacity", "The capacity of profile '%s' must be whole numbers "+
					"with 0 <= minimum <= default <= maximum <= %d; %s is '%s'.",
					profile.String("name"), most, bound, profile.String(at))
			}
			previous = value
		}
		return nil
	})
}

func autoscaleProfileNames(r model.Request) []model.Fault {
	seen := map[string]bool{}
	return eachProfile(r, func(property string, profile model.Properties) []model.Fault {
		name := strings.ToLower(profile.String("name"))
		if name != "" && seen[name] {
			return model.Refuse(property+".name", "BadRequest", "The profile name '%s' is given twice.", name)
		}
		seen[name] = true
		return nil
	})
}

func autoscaleTimes(r model.Request) []model.Fault {
	const hour, day = 60, 24 * 60
	return eachScaleRule(r, func(property string, rule model.Properties) []model.Fault {
		var faults []model.Fault
		outside := func(path string, low, high int) {
			minutes, ok := durationMinutes(rule.String(path))
			if !rule.Has(path) || ok && minutes >= low && minutes <= high {
				return
			}
			faults = append(faults, model.Refuse(property+"."+path, "BadRequest",
				"'%s' must be a duration of %d to %d minutes, such as PT5M.", rule.String(path), low, high)...)
		}
		outside("metricTrigger.timeGrain", 1, 12*hour)
		outside("metricTrigger.timeWindow", 5, 12*hour)
		outside("scaleAction.cooldown", 1, 7*day)
		grain, _ := durationMinutes(rule.String("metricTrigger.timeGrain"))
		window, ok := durationMinutes(rule.String("metricTrigger.timeWindow"))
		if ok && window < grain {
			faults = append(faults, model.Refuse(property+".metricTrigger.timeWindow", "BadRequest",
				"The window %s is shorter than the grain %s.", rule.String("metricTrigger.timeWindow"),
				rule.String("metricTrigger.timeGrain"))...)
		}
		return faults
	})
}

func autoscaleChange(r model.Request) []model.Fault {
	return eachScaleRule(r, func(property string, rule model.Properties) []model.Fault {
		value := rule.String("scaleAction.value")
		if !rule.Has("scaleAction.value") {
			return nil
		}
		if number, err := strconv.Atoi(value); err == nil && number > 0 {
			return nil
		}
		return model.Refuse(property+".scaleAction.value", "BadRequest",
			"'%s' must be a positive whole number: the direction says whether it is added or removed.", value)
	})
}

func autoscaleRecurrence(r model.Request) []model.Fault {
	return eachProfile(r, func(property string, profile model.Properties) []model.Fault {
		var faults []model.Fault
		for _, list := range []string{"days", "hours", "minutes"} {
			path := "recurrence.schedule." + list
			entries := len(profile.List(path))
			if !profile.Has("recurrence.schedule") || !profile.Known(path) ||
				entries == 1 || list == "days" && entries > 1 {
				continue
			}
			faults = append(faults, model.Refuse(property+"."+path, "BadRequest",
				"The recurrence of profile '%s' needs its days, one hour and one minute.", profile.String("name"))...)
		}
		return faults
	})
}

func autoscaleMetricExists(r model.Request) []model.Fault {
	return eachScaleRule(r, func(property string, rule model.Properties) []model.Fault {
		metric, source := rule.String("metricTrigger.metricName"), rule.String("metricTrigger.metricResourceUri")
		if metric == "" || source == "" {
			return nil
		}
		property += ".metricTrigger.metricName"
		metrics, modelled := azure.MetricsOf(armTypeOf(source))
		if !modelled {
			return model.Refuse(property, "NotModelled", "The emulator does not know the metrics of %s.", armTypeOf(source))
		}
		if !oneOf(metric, metrics...) {
			return model.Refuse(property, "BadRequest", "%s has no metric '%s'; it has %s.", armTypeOf(source), metric,
				strings.Join(metrics, ", "))
		}
		return nil
	})
}

func autoscaleTargetModelled(r model.Request) []model.Fault {
	target := armTypeOf(r.Inputs.String("targetResourceUri"))
	if target == "" || oneOf(target, "Microsoft.Web/serverfarms", serviceBusType) {
		return nil
	}
	return model.Refuse("targetResourceUri", "NotModelled", "The emulator does not model autoscale of %s.", target)
}

// autoscaleTargetRules compare a setting with the plan that it scales.
func autoscaleTargetRules() []model.Rule {
	return []model.Rule{
		preflight("insights.autoscaleSettings.messaging-units-double",
			"Messaging units of Service Bus change to the next size that the service allows (ServiceAllowedNextValue), and a "+
				"profile is bounded by such sizes.", inferred(serviceBusAutoscaleDocs), autoscaleMessagingUnits),
		onApply("insights.autoscaleSettings.messaging-units-premium", "Messaging units belong to Premium namespaces.",
			verified(serviceBusAutoscaleDocs), autoscaleNamespaceTier),
		onApply("insights.autoscaleSettings.one-per-target", "A resource has one autoscale setting.",
			verified(autoscaleSource), autoscaleOnePerTarget),
		onApply("insights.autoscaleSettings.target-tier",
			"Autoscale needs a Standard, Premium or Isolated plan, and its maximum is at most what the tier allows.",
			verified(appServiceDocs), autoscaleTargetTier),
		onApply("insights.autoscaleSettings.same-region-as-target",
			"An autoscale setting is in the region of its target.", known(), autoscaleRegion),
		onApply("insights.autoscaleSettings.not-with-automatic-scaling",
			"A plan with automatic scaling (elasticScaleEnabled) takes no autoscale setting.", known(),
			autoscaleOrAutomatic),
	}
}

func autoscaleTarget(r model.Request) (model.Resource, bool) {
	return r.Cloud.Get(r.Inputs.String("targetResourceUri"))
}

func autoscaleOnePerTarget(r model.Request) []model.Fault {
	target := r.Inputs.String("targetResourceUri")
	others := slices.DeleteFunc(autoscaleSettingsOf(r.Cloud, target), func(other model.Resource) bool {
		return strings.EqualFold(other.ID, r.ID)
	})
	if len(others) == 0 {
		return nil
	}
	return model.Refuse("targetResourceUri", "Conflict",
		"The resource %s has the autoscale setting %s already.", nameOf(target), nameOf(others[0].ID))
}

func autoscaleTargetTier(r model.Request) []model.Fault {
	target, _ := autoscaleTarget(r)
	tier, ok := azure.AppServiceTierOf(target.Inputs.String("sku.name"))
	if !ok {
		return nil
	}
	if reason := autoscaleMisfit(tier, r.Inputs); reason != "" {
		return model.Refuse("targetResourceUri", "BadRequest", "The plan %s cannot be scaled: %s.",
			nameOf(target.ID), reason)
	}
	return nil
}

// autoscaleMisfit says why a setting does not fit a tier; "" when it does.
func autoscaleMisfit(tier azure.AppServiceTier, setting model.Properties) string {
	if !tier.Autoscale {
		return fmt.Sprintf("the tier %s has no autoscale", tier.Name)
	}
	for _, profile := range setting.Objects("profiles") {
		if most, err := strconv.Atoi(profile.String("capacity.maximum")); err == nil && most > tier.MaxInstances {
			return fmt.Sprintf("the tier %s allows %d instances, and profile '%s' up to %d",
				tier.Name, tier.MaxInstances, profile.String("name"), most)
		}
	}
	return ""
}

func autoscaleRegion(r model.Request) []model.Fault {
	target, ok := autoscaleTarget(r)
	if !ok || sameRegion(target.Inputs.String("location"), r.Inputs.String("location")) {
		return nil
	}
	return model.Refuse("location", "BadRequest", "The target %s is in %s.", nameOf(target.ID),
		target.Inputs.String("location"))
}

func autoscaleOrAutomatic(r model.Request) []model.Fault {
	target, ok := autoscaleTarget(r)
	if !ok || !target.Inputs.Bool("elasticScaleEnabled") {
		return nil
	}
	return model.Refuse("targetResourceUri", "Conflict",
		"The plan %s scales automatically: turn elasticScaleEnabled off first.", nameOf(target.ID))
}
