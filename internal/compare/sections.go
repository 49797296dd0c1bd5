package compare

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/availability"
	"github.com/azstage/azstage/internal/topology"
	"github.com/azstage/azstage/stages"
)

// section is one part of a report as every format writes it: a table, or the sentence that stands instead of it.
type section struct {
	Title  string
	Header []string
	Rows   [][]string
	// None is written when there are no rows.
	None string
	// Note is written below the rows.
	Note string
}

// title is the heading of a report.
func title(r Report) string {
	return r.Before.label() + " to " + r.After.label()
}

// label names a side by its stage, and by its stack where that has another name.
func (s Side) label() string {
	if s.Stack == s.Stage {
		return "stage " + s.Stage
	}
	return fmt.Sprintf("stack %s (stage %s)", s.Stack, s.Stage)
}

// summary is the sentence that opens a report.
func summary(r Report) string {
	return fmt.Sprintf("%d resources become %d: %d added, %d changed, %d removed, %d as they were.",
		r.Resources.Before, r.Resources.After, r.Resources.Added, r.Resources.Changed, r.Resources.Removed,
		r.Resources.Unchanged)
}

func sections(r Report) []section {
	all := []section{overview(r), componentSection(r), settingSection(r), limitSection(r), availabilitySection(r)}
	all = append(all, triggerSection(r.Before, r.Triggers.Before))
	if r.After.Stage != r.Before.Stage {
		all = append(all, triggerSection(r.After, r.Triggers.After))
	}
	return append(all, doorSections(r)...)
}

// overview sets the figures of both sides beside each other.
func overview(r Report) section {
	s := section{Title: "At a glance", Header: []string{"", r.Before.label(), r.After.label()}}
	if r.Before.Users != "" || r.After.Users != "" {
		s.Rows = append(s.Rows, []string{"Users", r.Before.Users, r.After.Users})
	}
	s.Rows = append(s.Rows,
		[]string{"Resources", fmt.Sprint(r.Resources.Before), fmt.Sprint(r.Resources.After)},
		[]string{"Promised availability", percent(r.Availability.Before), percent(r.Availability.After)})
	if r.Cost != nil {
		s.Rows = append(s.Rows, []string{"Estimated cost a month", cost(r.Cost.Before), cost(r.Cost.After)})
	}
	if r.Duration != nil {
		s.Note = fmt.Sprintf("Predicted duration: %.0f minutes. %s", math.Ceil(r.Duration.TypicalMinutes), r.Duration.Note)
	}
	return s
}

func cost(c Cost) string {
	return fmt.Sprintf("$%.0f ($%.0f to $%.0f)", c.TypicalUSD, c.MinimumUSD, c.MaximumUSD)
}

func percent(e availability.Estimate) string {
	if e.Percent == 0 {
		return "nothing promised"
	}
	text := fmt.Sprintf("%.3f %%, %.0f minutes a month", e.Percent, e.DowntimeMinutes)
	if e.Cell != "" {
		text += ", for a user of cell " + e.Cell
	}
	return text
}

func componentSection(r Report) section {
	s := section{
		Title: "Components", Header: []string{"Component", "Change", "Added", "Changed", "Removed"},
		None: "No differences.",
	}
	for _, component := range r.Components {
		s.Rows = append(s.Rows, []string{
			component.Name, string(component.Change), types(component, topology.Added), types(component, topology.Changed),
			types(component, topology.Removed),
		})
	}
	return s
}

// types lists the resources with a change by their short types: "Subnet, DiagnosticSetting ×3".
func types(component Component, change topology.Change) string {
	counts := map[string]int{}
	var order []string
	for _, resource := range component.Resources {
		if resource.Change != change {
			continue
		}
		short := resource.Type[strings.LastIndex(resource.Type, ":")+1:]
		if counts[short]++; counts[short] == 1 {
			order = append(order, short)
		}
	}
	slices.Sort(order)
	for i, short := range order {
		if counts[short] > 1 {
			order[i] = fmt.Sprintf("%s ×%d", short, counts[short])
		}
	}
	return strings.Join(order, ", ")
}

func settingSection(r Report) section {
	s := section{
		Title: "Settings that change", Header: []string{"Resource", "Setting", "Before", "After"},
		None: "No setting of a resource that is in both changes.",
	}
	for _, component := range r.Components {
		for _, resource := range component.Resources {
			for _, setting := range resource.Settings {
				s.Rows = append(s.Rows, []string{resource.Name, setting.Path, given(setting.Before), given(setting.After)})
			}
		}
	}
	return s
}

// given writes a value, or that there is none.
func given(value string) string {
	if value == "" {
		return "–"
	}
	return value
}

func limitSection(r Report) section {
	s := section{
		Title: "Limits", Header: []string{"Resource", "Limit", "Before", "After"}, None: "No limits are known.",
	}
	for _, limit := range r.Limits {
		s.Rows = append(s.Rows, []string{limit.Resource, limit.Name, given(limit.Before), given(limit.After)})
	}
	return s
}

// availabilitySection lists the promises that the composite is made of.
func availabilitySection(r Report) section {
	s := section{
		Title: "Promised availability", Header: []string{"Part", "Before", "After", "Source"},
		None: "Nothing is promised.",
		Note: "The product of what Microsoft promises of every part that a request may need; parts of several regions " +
			"stand beside each other. It grows smaller with every part, although zones and replicas make outages rarer.",
	}
	promised := func(estimate availability.Estimate, node string) (availability.Part, bool) {
		at := slices.IndexFunc(estimate.Parts, func(p availability.Part) bool { return p.Node == node })
		if at < 0 {
			return availability.Part{}, false
		}
		return estimate.Parts[at], true
	}
	parts := slices.Clone(r.Availability.After.Parts)
	for _, part := range r.Availability.Before.Parts {
		if _, ok := promised(r.Availability.After, part.Node); !ok {
			parts = append(parts, part)
		}
	}
	for _, part := range parts {
		before, hadOne := promised(r.Availability.Before, part.Node)
		after, hasOne := promised(r.Availability.After, part.Node)
		s.Rows = append(s.Rows, []string{
			part.Title + " " + part.Node, promise(before, hadOne), promise(after, hasOne),
			fmt.Sprintf("%s, %s, %s", part.Promise.Source, part.Promise.Date, part.Promise.Evidence),
		})
	}
	return s
}

func promise(part availability.Part, ok bool) string {
	switch {
	case !ok:
		return "–"
	case part.Promise.Percent == 0:
		return "none: " + part.Promise.Configuration
	}
	return fmt.Sprintf("%g %%: %s", part.Promise.Percent, part.Promise.Configuration)
}

func triggerSection(side Side, triggers []stages.Trigger) section {
	s := section{
		Title: "When to leave stage " + side.Stage, Header: []string{"Sign", "Condition", "What to do"},
		None: "No sign is defined.",
	}
	for _, trigger := range triggers {
		s.Rows = append(s.Rows, []string{
			trigger.Title,
			fmt.Sprintf("%s of %s %s %g %s", trigger.Aggregation, trigger.Signal, operators[trigger.Operator],
				trigger.Threshold, trigger.Unit),
			actions[trigger.Action],
		})
	}
	return s
}

var operators = map[string]string{
	"GreaterThan": "above", "GreaterThanOrEqual": "at least", "LessThan": "below",
}

var actions = map[stages.Action]string{
	stages.Promote: "go one stage up", stages.AddCell: "add a cell", stages.Investigate: "find the cause",
}

// doorSections are the doors that close on the way up, and on the way down those that stay closed.
func doorSections(r Report) []section {
	header := []string{"Step", "Way back", "Consequence", "Advice"}
	closing := section{Title: "One-way doors", Header: header, None: "No door closes on this way."}
	for _, door := range r.Doors {
		closing.Rows = append(closing.Rows, []string{door.Step, wayBack(door), door.Consequence, door.Advice})
	}
	if len(r.Closed) == 0 {
		return []section{closing}
	}
	closed := section{Title: "Doors that stay closed on the way down", Header: header}
	for _, door := range r.Closed {
		closed.Rows = append(closed.Rows, []string{door.Step, wayBack(door), door.Consequence, door.Advice})
	}
	return []section{closing, closed}
}

func wayBack(door stages.Door) string {
	if door.WindowDays == 0 {
		return "never"
	}
	return fmt.Sprintf("within %d days", door.WindowDays)
}
