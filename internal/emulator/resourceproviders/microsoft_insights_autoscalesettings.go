package resourceproviders

import "github.com/azstage/azstage/internal/emulator/model"

const (
	autoscaleSource = azurermSource + "monitor/monitor_autoscale_setting_resource.go"
	autoscaleDocs   = "MicrosoftDocs/azure-monitor-docs autoscale/autoscale-multiprofile.md (2024-11)"
)

// autoscaleSetting changes the number of instances of a plan, or of messaging units of a namespace. The emulator keeps the setting; it measures no load and
// moves no instances.
func autoscaleSetting() *model.Type {
	documented := verified(sdkSource + "AutoscaleSetting")
	trigger, action := "profiles[].rules[].metricTrigger.", "profiles[].rules[].scaleAction."
	return &model.Type{
		Token:    "azure-native:insights:AutoscaleSetting",
		ARMType:  "Microsoft.Insights/autoscalesettings",
		Path:     insightsGroupPath + "autoscalesettings/{autoscaleSettingName}",
		Location: model.Regional,
		Replace:  properties(known(), "location"),
		Immutable: []model.Immutable{{
			Path: "targetResourceUri", Code: "BadRequest",
			Message: "The target of an autoscale setting cannot be changed (%s): create another setting.",
			Fact:    inferred(autoscaleSource),
		}},
		Required: properties(known(), "targetResourceUri"),
		Allowed: []model.Allowed{
			allowed(documented, "profiles[].recurrence.frequency", "Week"),
			allowed(verified(autoscaleSource), trigger+"operator",
				"Equals", "NotEquals", "GreaterThan", "GreaterThanOrEqual", "LessThan", "LessThanOrEqual"),
			allowed(verified(autoscaleSource), action+"direction", "Increase", "Decrease"),
			allowed(verified(autoscaleSource), action+"type",
				"ChangeCount", "PercentChangeCount", "ExactCount", "ServiceAllowedNextValue"),
			allowed(verified(autoscaleSource), "profiles[].recurrence.schedule.days[]",
				"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
		},
		Ranges: []model.Range{
			between(documented, "profiles", 1, 20),
			between(documented, "profiles[].rules", 0, 10),
			between(documented, "profiles[].recurrence.schedule.hours[]", 0, 23),
			between(documented, "profiles[].recurrence.schedule.minutes[]", 0, 59),
		},
		References: []model.Reference{
			{Path: "targetResourceUri", Fact: known()},
			{Path: "profiles[].rules[].metricTrigger.metricResourceUri", Fact: known()},
		},
		Defaults: []model.Default{byDefault(documented, "enabled", false)},
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, "Microsoft.Insights/autoscaleSettings", model.Properties{"systemData": systemData()})
		},
		Rules: autoscaleRules(),
	}
}

// autoscaleSettingsOf returns the autoscale settings of a target.
func autoscaleSettingsOf(cloud model.Cloud, target string) []model.Resource {
	var settings []model.Resource
	for _, setting := range referringTo(cloud, target, "Microsoft.Insights/autoscalesettings") {
		if oneOf(setting.Inputs.String("targetResourceUri"), target) {
			settings = append(settings, setting)
		}
	}
	return settings
}
