package autoscale

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/azstage/azstage/components/fault"
)

func (a Args) validateRules(faults *fault.List, kind kind) {
	faults.Require(len(a.Rules) >= 1 && len(a.Rules) <= maxRules, "Rules",
		fmt.Sprintf("must be 1 to %d, not %d", maxRules, len(a.Rules)), "add or remove some")
	seen := map[string]bool{}
	for i, rule := range a.Rules {
		field := fmt.Sprintf("Rules[%d]", i)
		faults.Merge(field, rule.validate(kind))
		faults.Require(!seen[rule.Name], field+".Name", fmt.Sprintf("%q is used twice", rule.Name), "rename one")
		seen[rule.Name] = true
	}
	a.validateGaps(faults)
}

func (r Rule) validate(kind kind) error {
	var faults fault.List
	faults.Require(r.Name != "", "Name", "is empty", "name the rule")
	faults.Require(slices.Contains(kind.metrics, r.Metric), "Metric",
		fmt.Sprintf("%q is no metric of what is scaled", r.Metric), "use one of "+strings.Join(kind.metrics, ", "))
	faults.Require(r.above() && r.Change > 0 || r.below() && r.Change < 0, "Change",
		fmt.Sprintf("must be positive above a threshold and negative below one, not %s and %d", r.Operator, r.Change),
		"use GreaterThan with 1, or LessThan with -1")
	faults.Require(!kind.steps || r.Change == 1 || r.Change == -1, "Change",
		fmt.Sprintf("moves to the next size, not by %d", r.Change), "use 1 or -1")
	faults.Require(r.WindowMinutes >= minWindowMinutes && r.WindowMinutes <= maxWindowMinutes, "WindowMinutes",
		fmt.Sprintf("must be %d to %d, not %d", minWindowMinutes, maxWindowMinutes, r.WindowMinutes), "use 5")
	faults.Require(r.CooldownMinutes >= minCooldownMinutes && r.CooldownMinutes <= maxCooldownMinutes,
		"CooldownMinutes", fmt.Sprintf("must be %d to %d, not %d", minCooldownMinutes, maxCooldownMinutes,
			r.CooldownMinutes), "use 5")
	return faults.Err()
}

func (r Rule) above() bool { return r.Operator == "GreaterThan" || r.Operator == "GreaterThanOrEqual" }
func (r Rule) below() bool { return r.Operator == "LessThan" || r.Operator == "LessThanOrEqual" }

// validateGaps checks that each metric that adds instances removes them again, from a lower threshold.
func (a Args) validateGaps(faults *fault.List) {
	for i, out := range a.Rules {
		if !out.above() {
			continue
		}
		field, back := fmt.Sprintf("Rules[%d]", i), false
		for _, in := range a.Rules {
			if !in.below() || in.Metric != out.Metric {
				continue
			}
			back = true
			faults.Require(in.Threshold < out.Threshold, field+".Threshold",
				fmt.Sprintf("%g must be above the %g at which %s removes instances", out.Threshold, in.Threshold, in.Name),
				"leave a gap, or the number of instances swings")
		}
		faults.Require(back, field, fmt.Sprintf("%s adds instances that no rule removes", out.Metric),
			"add a rule that looks for a low "+out.Metric)
	}
}

const clock = "15:04"

var (
	windowName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9 _-]*$`)
	weekdays   = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
)

func (a Args) validateSchedule(faults *fault.List, scales size) {
	faults.Require(len(a.Schedule) <= maxWindows, "Schedule",
		fmt.Sprintf("must be at most %d windows, not %d", maxWindows, len(a.Schedule)), "remove some")
	for i, window := range a.Schedule {
		field := fmt.Sprintf("Schedule[%d]", i)
		faults.Merge(field, window.validate())
		a.validateBounds(faults, field+".Bounds", window.Bounds, scales)
		for _, earlier := range a.Schedule[:i] {
			faults.Require(earlier.Name != window.Name, field+".Name", fmt.Sprintf("%q is used twice", window.Name),
				"rename one")
			faults.Require(earlier.TimeZone == window.TimeZone, field+".TimeZone",
				fmt.Sprintf("%q differs from %q of %s", window.TimeZone, earlier.TimeZone, earlier.Name),
				"write all windows in one time zone")
			faults.Require(!earlier.touches(window), field, fmt.Sprintf("touches the window %s", earlier.Name),
				"leave a minute between the end of one window and the start of the next")
		}
	}
}

func (w Window) validate() error {
	var faults fault.List
	faults.Require(windowName.MatchString(w.Name), "Name",
		fmt.Sprintf("must be letters, digits, spaces, hyphens and underscores, not %q", w.Name), "rename the window")
	faults.Require(len(w.Days) > 0, "Days", "is empty", "name the days")
	for i, day := range w.Days {
		faults.Require(slices.Contains(weekdays, day) && !slices.Contains(w.Days[:i], day), fmt.Sprintf("Days[%d]", i),
			fmt.Sprintf("%q must be an English weekday, each given once", day), "write it as Monday")
	}
	start, startErr := time.Parse(clock, w.Start)
	end, endErr := time.Parse(clock, w.End)
	faults.Require(startErr == nil, "Start", fmt.Sprintf("%q is no time of day", w.Start), "write it as 07:30")
	faults.Require(endErr == nil, "End", fmt.Sprintf("%q is no time of day", w.End), "write it as 19:00")
	faults.Require(startErr != nil || endErr != nil || start.Before(end), "End",
		fmt.Sprintf("%s must come after the start at %s of the same day", w.End, w.Start),
		"split a window that spans midnight in two")
	faults.Require(w.TimeZone != "", "TimeZone", "is empty", "use UTC, or a Windows time zone name")
	return faults.Err()
}

// touches says that two windows share a day and have a minute in common, the one after the end included: Azure refuses
// two profiles that begin at once.
func (w Window) touches(other Window) bool {
	shared := slices.ContainsFunc(w.Days, func(day string) bool { return slices.Contains(other.Days, day) })
	// Times of day compare as texts.
	return shared && w.Start <= other.End && other.Start <= w.End
}
