package cost

import (
	"cmp"
	"slices"
	"time"

	"github.com/azstage/azstage/internal/graph"
)

const autoscaleSetting = "azure-native:insights:AutoscaleSetting"

// autoscale is what an autoscale setting lets a plan use in a month.
type autoscale struct {
	// hours are instance hours: always at the minimum, at the default, and at the maximum of the profile in force.
	hours Amount
	// quiet are the instance hours between default and minimum in the hours in which the smallest minimum is in force.
	// They are 0 when the same bounds hold all week.
	quiet float64
}

// capacity bounds the instances while a profile is in force.
type capacity struct{ minimum, standard, maximum float64 }

// start is a moment of the week, in minutes since Monday 0:00, at which a profile comes into force.
type start struct {
	minute int
	capacity
}

const minutesPerWeek = 7 * 24 * 60

// autoscaleOf finds the enabled autoscale setting of a plan.
func (s scene) autoscaleOf(plan string) (autoscale, bool) {
	for _, setting := range s.graph.OfType(autoscaleSetting) {
		if truth(setting, "enabled") && sameID(word(setting, "targetResourceUri"), plan) {
			return week(setting), true
		}
	}
	return autoscale{}, false
}

// week follows the profiles of a setting through a week: a recurring profile holds until the next one starts, a profile
// without recurrence whenever no other does.
func week(setting graph.Resource) autoscale {
	var starts []start
	var plain capacity
	for _, entry := range list(setting, "profiles") {
		profile, _ := entry.(map[string]any)
		bounds := capacityOf(profile)
		moments := momentsOf(profile)
		if len(moments) == 0 {
			plain = bounds
		}
		for _, minute := range moments {
			starts = append(starts, start{minute, bounds})
		}
	}
	if len(starts) == 0 {
		starts = []start{{0, plain}}
	}
	slices.SortFunc(starts, func(a, b start) int { return cmp.Compare(a.minute, b.minute) })
	return overWeek(starts)
}

func overWeek(starts []start) autoscale {
	smallest := slices.MinFunc(starts, func(a, b start) int { return cmp.Compare(a.minimum, b.minimum) }).minimum
	var sum autoscale
	varies := false
	for i, s := range starts {
		until := starts[0].minute + minutesPerWeek
		if i+1 < len(starts) {
			until = starts[i+1].minute
		}
		hours := float64(until-s.minute) / minutesPerWeek * hoursPerMonth
		sum.hours = sum.hours.Plus(Amount{s.minimum, s.standard, s.maximum}.Times(hours))
		if s.minimum == smallest {
			sum.quiet += hours * (s.standard - s.minimum)
		} else {
			varies = true
		}
	}
	if !varies {
		sum.quiet = 0
	}
	return sum
}

func capacityOf(profile map[string]any) capacity {
	minimum, _ := number(at(profile, "capacity", "minimum"))
	standard, _ := number(at(profile, "capacity", "default"))
	maximum, _ := number(at(profile, "capacity", "maximum"))
	return capacity{minimum, standard, maximum}
}

// momentsOf are the minutes of the week at which a recurring profile starts.
func momentsOf(profile map[string]any) []int {
	days, _ := at(profile, "recurrence", "schedule", "days").([]any)
	hours, _ := at(profile, "recurrence", "schedule", "hours").([]any)
	minutes, _ := at(profile, "recurrence", "schedule", "minutes").([]any)
	var moments []int
	for _, day := range days {
		for i, hour := range hours {
			minute := 0.0
			if i < len(minutes) {
				minute, _ = number(minutes[i])
			}
			h, _ := number(hour)
			moments = append(moments, dayIndex(day)*24*60+int(h)*60+int(minute))
		}
	}
	return moments
}

// dayIndex is 0 for Monday.
func dayIndex(name any) int {
	for day := time.Sunday; day <= time.Saturday; day++ {
		if day.String() == name {
			return (int(day) + 6) % 7
		}
	}
	return 0
}
