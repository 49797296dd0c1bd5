package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/reachability"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/promotion"
	"github.com/azstage/azstage/internal/schedule"
	"github.com/azstage/azstage/policies/rules"
	"github.com/azstage/azstage/stages"
)

// gate lets the engine's display through while a half of a hop is done, not while it is planned.
type gate struct {
	to   io.Writer
	open bool
}

// Write implements io.Writer.
func (g *gate) Write(text []byte) (int, error) {
	if !g.open {
		return len(text), nil
	}
	return g.to.Write(text)
}

// say prints for people; with --json it says nothing.
func (h *hopping) say(text string) {
	if !h.json {
		_, _ = io.WriteString(h.stdout, text)
	}
}

// show prints a plan. With --json it is the whole answer if only the plan was asked for, or if it is refused.
func (h *hopping) show(plan promotion.Plan) error {
	if h.json && (h.planOnly || len(plan.Refused) > 0) {
		return printJSON(h.stdout, plan)
	}
	h.say(planText(plan))
	return nil
}

func (h *hopping) printDone(ctx context.Context) (err error) {
	if h.done.Outputs, err = outputs(ctx, h.session); err != nil {
		return err
	}
	h.done.Outages = append([]reachability.Outage{}, h.session.Outages()...)
	if h.json {
		return printJSON(h.stdout, h.done)
	}
	h.say(section("Outages that the emulator saw", h.done.Outages, reachability.Outage.String))
	if err := printOutputs(h.stdout, h.done.Outputs); err != nil {
		return err
	}
	text := fmt.Sprintf("\nStack %s is at stage %s.\n", h.stack, h.done.Stage)
	if h.expandOnly {
		text = fmt.Sprintf("\nStack %s has all of both stages. The same command without --expand-only goes on.\n", h.stack)
	}
	if written, err := settingsFile("Pulumi." + h.stack + ".yaml"); err == nil && written["stage"] != "" &&
		written["stage"] != string(h.done.Stage) {
		text += fmt.Sprintf("Pulumi.%s.yaml still says stage %s: write %s, or the next up goes back.\n", h.stack,
			written["stage"], h.done.Stage)
	}
	h.say(text)
	return nil
}

func planText(plan promotion.Plan) string {
	text := fmt.Sprintf("Stack %s, from %s to %s\n", plan.Stack, plan.From, plan.To)
	for i, hop := range plan.Hops {
		for _, phase := range hop.Phases() {
			steps := slices.DeleteFunc(slices.Clone(plan.Steps), func(s promotion.Step) bool {
				return s.Hop != i || s.Phase != phase
			})
			if len(steps) > 0 || len(plan.Refused) == 0 && plan.Incomplete == "" {
				text += fmt.Sprintf("\n%s, %s: %s\n", hop, phase, counted(steps)) + stepsText(steps)
			}
		}
	}
	text += section("One-way doors", plan.OneWayDoors, doorText)
	text += section("To do besides", plan.Actions, func(a promotion.Action) string {
		return fmt.Sprintf("before %s: %s. %s.", a.Before, a.Step, a.Reason)
	})
	text += estimatesText(plan)
	text += section("Watch", plan.Watch, func(w promotion.Watch) string {
		t := w.Trigger
		return fmt.Sprintf("%s: %s of %s %s %g %s (%s)", t.Title, t.Aggregation, t.Signal, comparison[t.Operator],
			t.Threshold, t.Unit, w.Why)
	})
	if plan.Incomplete != "" {
		text += "\nNot planned: " + plan.Incomplete + "\n"
	}
	return text
}

// estimatesText says what the way costs, how long it takes, and what rules have against its end.
func estimatesText(plan promotion.Plan) string {
	text := ""
	if c := plan.Cost; c != nil {
		text += fmt.Sprintf("\nCost a month, typical: %s %.0f before, up to %.0f between, %.0f after (%.0f to %.0f)\n", c.Currency,
			c.Before.Typical, c.Between.Typical, c.After.Typical, c.After.Min, c.After.Max)
	}
	text += section("Duration on Azure, predicted", plan.Duration, func(d promotion.HalfDuration) string {
		return durationText(plan.Hops[d.Hop], d)
	})
	undecided := 0
	findings := slices.DeleteFunc(slices.Clone(plan.Findings), func(f rules.Finding) bool {
		if f.Level == rules.Undecided {
			undecided++
		}
		return f.Level != rules.Mandatory && f.Level != rules.Advisory
	})
	text += section("Findings of policies, in the end", findings, func(f rules.Finding) string {
		return fmt.Sprintf("%s, %s on %s: %s", f.Level, f.Rule, lastPart(f.URN), f.Message)
	})
	if undecided > 0 {
		text += fmt.Sprintf("%d resources have values that rules ask for and only the hop makes.\n", undecided)
	}
	return text
}

// durationText has the longest steps of the critical path, in their order.
func durationText(hop promotion.Hop, d promotion.HalfDuration) string {
	const most = 4
	steps := slices.SortedStableFunc(slices.Values(d.CriticalPath), func(a, b promotion.CriticalOperation) int {
		return cmp.Compare(b.Minutes, a.Minutes)
	})
	steps = steps[:min(most, len(steps))]
	slices.SortFunc(steps, func(a, b promotion.CriticalOperation) int { return cmp.Compare(a.Start, b.Start) })
	var parts []string
	for _, step := range steps {
		parts = append(parts, fmt.Sprintf("%s %s %s", step.Verb, step.Name, schedule.Minutes(step.Minutes)))
	}
	text := fmt.Sprintf("%s, %s: about %s (%s to %s)", hop, d.Phase, schedule.Minutes(d.Makespan.Typical),
		schedule.Minutes(d.Makespan.Low), schedule.Minutes(d.Makespan.High))
	if len(parts) == 0 {
		return text
	}
	return text + ", most of it " + strings.Join(parts, ", then ")
}

func section[T any](title string, items []T, line func(T) string) string {
	if len(items) == 0 {
		return ""
	}
	text := "\n" + title + "\n"
	for _, item := range items {
		text += listed("-", []string{line(item)})
	}
	return text
}

func doorText(door stages.Door) string {
	return fmt.Sprintf("%s (%s). %s.", door.Step, door.Window(), door.Consequence)
}

func counted(steps []promotion.Step) string {
	counts := map[string]int{}
	for _, step := range steps {
		counts[step.Action]++
	}
	var parts []string
	for _, action := range []string{promotion.Create, promotion.Update, promotion.Replace, promotion.Delete} {
		if counts[action] > 0 {
			parts = append(parts, fmt.Sprintf("%d to %s", counts[action], action))
		}
	}
	return cmp.Or(strings.Join(parts, ", "), "nothing")
}

// stepsText lists what is changed one by one, and what comes and goes by component unless it holds data.
func stepsText(steps []promotion.Step) string {
	signs := map[string]string{
		promotion.Create: "+", promotion.Update: "~", promotion.Replace: "!", promotion.Delete: "-",
	}
	text, grouped := "", map[string]map[string]int{promotion.Create: {}, promotion.Delete: {}}
	for _, step := range steps {
		name := step.URN[strings.LastIndex(step.URN, "::")+2:]
		counts, many := grouped[step.Action]
		if many && !step.Stateful {
			component, _, _ := strings.Cut(name, "-")
			counts[component]++
			continue
		}
		line := fmt.Sprintf("%s, %s: %s", name, graph.Unversioned(step.Type), step.Reason)
		if step.Stateful {
			line = fmt.Sprintf("%s, %s, holds data: %s", name, graph.Unversioned(step.Type), step.Reason)
		}
		text += listed(signs[step.Action], []string{line})
	}
	for _, action := range []string{promotion.Create, promotion.Delete} {
		var parts []string
		for _, component := range slices.Sorted(maps.Keys(grouped[action])) {
			parts = append(parts, fmt.Sprintf("%s %d", component, grouped[action][component]))
		}
		if len(parts) > 0 {
			text += listed(signs[action], []string{strings.Join(parts, ", ")})
		}
	}
	return text
}

func healthText(health promotion.Health) string {
	text := "\nHealth, from Azure's answers about each resource; no request was sent to the application\n"
	for _, check := range health.Checks {
		text += fmt.Sprintf("  %-12s %3d looked at, none wrong. %s\n", check.ID, check.Looked, check.Asks)
	}
	return text
}
