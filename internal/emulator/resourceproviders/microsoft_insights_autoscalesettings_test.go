package resourceproviders

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/emulator/model"
)

func scaleProfile(name, low, usual, high string, more props) props {
	return merged(props{
		"name": name, "capacity": props{"minimum": low, "default": usual, "maximum": high}, "rules": list(),
	}, more)
}

func autoscaleCases() []ruleCase {
	profiles := func(all ...any) model.Request { return given(props{"profiles": all}) }
	bounds := func(low, usual, high string) model.Request { return profiles(scaleProfile("p", low, usual, high, nil)) }
	rule := func(trigger, action props) model.Request {
		return profiles(scaleProfile("p", "2", "4", "10", props{
			"rules": list(props{"metricTrigger": trigger, "scaleAction": action}),
		}))
	}
	times := func(grain, window, cooldown string) model.Request {
		return rule(props{"timeGrain": grain, "timeWindow": window}, props{"cooldown": cooldown})
	}
	change := func(value string) model.Request { return rule(props{}, props{"value": value}) }
	metric := func(name string) model.Request {
		return rule(props{"metricName": name, "metricResourceUri": planID}, props{})
	}
	begins := func(days, hours []any) model.Request {
		return profiles(scaleProfile("p", "2", "4", "10", props{"recurrence": props{
			"frequency": "Week", "schedule": props{"days": days, "hours": hours, "minutes": list(30.0)},
		}}))
	}
	const trigger, action = "profiles[0].rules[0].metricTrigger", "profiles[0].rules[0].scaleAction"
	cases := []ruleCase{
		{"insights.autoscaleSettings.capacity", bounds("2", "4", "10"), bounds("2", "11", "10"),
			"profiles[0].capacity.maximum"},
		{"insights.autoscaleSettings.capacity", bounds("4", "4", "4"), bounds("4", "3", "10"),
			"profiles[0].capacity.default"},
		{"insights.autoscaleSettings.capacity", bounds("0", "0", "1000"), bounds("0", "0", "1001"),
			"profiles[0].capacity.maximum"},
		{"insights.autoscaleSettings.capacity", bounds("0", "0", "1"), bounds("two", "2", "2"),
			"profiles[0].capacity.minimum"},
		{"insights.autoscaleSettings.profile-names",
			profiles(scaleProfile("a", "1", "1", "1", nil), scaleProfile("b", "1", "1", "1", nil)),
			profiles(scaleProfile("a", "1", "1", "1", nil), scaleProfile("A", "1", "1", "1", nil)), "profiles[1].name"},
		{"insights.autoscaleSettings.times", times("PT1M", "PT5M", "PT5M"), times("PT30S", "PT5M", "PT5M"),
			trigger + ".timeGrain"},
		{"insights.autoscaleSettings.times", times("PT1M", "PT12H", "P7D"), times("PT1M", "PT4M", "P7D"),
			trigger + ".timeWindow"},
		{"insights.autoscaleSettings.times", times("PT10M", "PT10M", "PT1M"), times("PT10M", "PT5M", "PT1M"),
			trigger + ".timeWindow"},
		{"insights.autoscaleSettings.times", times("PT1M", "PT5M", "P7D"), times("PT1M", "PT5M", "P8D"),
			action + ".cooldown"},
		{"insights.autoscaleSettings.change", change("1"), change("-1"), action + ".value"},
		{"insights.autoscaleSettings.recurrence-once-a-day", begins(list("Monday", "Friday"), list(7.0)),
			begins(list(), list(7.0)), "profiles[0].recurrence.schedule.days"},
		{"insights.autoscaleSettings.recurrence-once-a-day", begins(list("Monday"), list(7.0)),
			begins(list("Monday"), list(7.0, 12.0)), "profiles[0].recurrence.schedule.hours"},
		{"insights.autoscaleSettings.metric-exists", metric("CpuPercentage"), metric("Percentage CPU"),
			trigger + ".metricName"},
		{"insights.autoscaleSettings.target-modelled", given(props{"targetResourceUri": planID}),
			given(props{"targetResourceUri": group + "/providers/Microsoft.Compute/virtualMachineScaleSets/v"}),
			"targetResourceUri"},
	}
	return append(cases, autoscaleTargetCases()...)
}

func autoscaleTargetCases() []ruleCase {
	const id = group + "/providers/Microsoft.Insights/autoscalesettings/as"
	plan := func(sku string, more props) fakeCloud {
		return fakeCloud{resource(planID, merged(props{"location": "eastus2", "sku": props{"name": sku}}, more))}
	}
	setting := func(most, location string) props {
		return props{
			"targetResourceUri": planID, "location": location,
			"profiles": list(scaleProfile("p", "2", "2", most, nil)),
		}
	}
	usual := setting("10", "East US 2")
	premium := plan("P1v3", nil)
	other := append(plan("P1v3", nil), resource(id+"2", props{"targetResourceUri": planID}))
	scaled := append(plan("P1v3", nil), resource(id, setting("20", "eastus2")))
	to := func(sku string) model.Request {
		return changing(scaled, planID, props{}, props{"sku": props{"name": sku}})
	}
	return []ruleCase{
		{"insights.autoscaleSettings.one-per-target", in(append(premium, resource(id, usual)), id, usual),
			in(other, id, usual), "targetResourceUri"},
		{"insights.autoscaleSettings.target-tier", in(plan("S1", nil), id, usual), in(plan("B2", nil), id, usual),
			"targetResourceUri"},
		{"insights.autoscaleSettings.target-tier", in(premium, id, setting("30", "eastus2")),
			in(premium, id, setting("31", "eastus2")), "targetResourceUri"},
		{"insights.autoscaleSettings.same-region-as-target", in(premium, id, usual),
			in(premium, id, setting("10", "westus")), "location"},
		{"insights.autoscaleSettings.not-with-automatic-scaling", in(premium, id, usual),
			in(plan("P1v3", props{"elasticScaleEnabled": true}), id, usual), "targetResourceUri"},
		{"web.serverfarms.autoscale-fits-tier", to("P2v3"), to("S1"), "sku.name"},
		{"web.serverfarms.autoscale-fits-tier", to("P0v3"), to("B2"), "sku.name"},
	}
}

func TestDurationsAreRead(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{"PT5M": 5, "PT1H30M": 90, "P7D": 7 * 24 * 60, "P1DT1M": 24*60 + 1} {
		minutes, ok := durationMinutes(text)
		assert.True(t, ok, text)
		assert.Equal(t, want, minutes, text)
	}
	for _, text := range []string{"", "P", "PT", "5M", "PT5", "PT30S", "P1M", "PT99999999999999999999M"} {
		_, ok := durationMinutes(text)
		assert.False(t, ok, text)
	}
}
