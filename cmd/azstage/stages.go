package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"github.com/azstage/azstage/internal/cost"
	"github.com/azstage/azstage/internal/cost/pricebook"
	"github.com/azstage/azstage/internal/graph/recorded"
	"github.com/azstage/azstage/stages"
)

// rung is one line of the ladder with everything that belongs to it.
type rung struct {
	stages.Rung
	// Cost is estimated of the stage's resources as they come up by default, in US dollars a month.
	Cost      cost.Amount      `json:"costUsd"`
	BudgetUSD float64          `json:"budgetUsd"`
	Triggers  []stages.Trigger `json:"triggers"`
	Doors     []stages.Door    `json:"oneWayDoors"`
}

func newStages(g *globals) *cobra.Command {
	return &cobra.Command{
		Use: "stages", Short: "The ladder: whom a stage serves, what it adds, when to leave it, which doors close",
		Example: "  azstage stages\n  azstage stages --json",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return g.printStages() },
	}
}

func (g *globals) printStages() error {
	ladder, before := []rung{}, stages.Stage("")
	for _, step := range stages.Ladder() {
		profile, err := stages.ProfileOf(step.Stage)
		if err != nil {
			return err
		}
		monthly, err := recordedCost(step.Stage)
		if err != nil {
			return err
		}
		ladder = append(ladder, rung{
			step, monthly, profile.Cost.BudgetUSD, triggers(profile), stages.DoorsBetween(before, step.Stage),
		})
		before = step.Stage
	}
	if g.json {
		return printJSON(g.stdout, ladder)
	}
	for _, step := range ladder {
		if _, err := io.WriteString(g.stdout, step.text()); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(g.stdout, "The cost is estimated: to plan with, and from the fewest users to a full stage. The budget is what a\n"+
		"month may cost before somebody is told.")
	return err
}

// recordedCost estimates a stage without bringing it up.
func recordedCost(stage stages.Stage) (cost.Amount, error) {
	g, err := recorded.Graph(string(stage))
	if err != nil {
		return cost.Amount{}, err
	}
	book, err := pricebook.Embedded()
	if err != nil {
		return cost.Amount{}, err
	}
	estimate, err := cost.Of(g, book, nil)
	return estimate.Total, err
}

// triggers are the stage's, as they apply to its profile.
func triggers(profile stages.Profile) []stages.Trigger {
	found := stages.TriggersFor(profile.Stage)
	for i, trigger := range found {
		found[i] = trigger.For(profile)
	}
	return found
}

// text is the rung as a paragraph: a table of all this would not fit a terminal.
func (r rung) text() string {
	head := fmt.Sprintf("%-7s %s users, $%.0f a month ($%.0f to $%.0f), budget $%.0f\n", r.Stage, r.Users, r.Cost.Typical,
		r.Cost.Min, r.Cost.Max, r.BudgetUSD)
	return head + listed("adds", []string{r.Adds}) + listed("leave", r.leave()) + listed("doors", r.doors()) + "\n"
}

// listed writes items below each other behind a label, wrapped to the width of a terminal.
func listed(label string, items []string) string {
	written := ""
	for _, item := range items {
		lines := strings.Split(text.WrapSoft(item, itemWidth), "\n")
		for _, line := range lines {
			written += strings.TrimRight(fmt.Sprintf("  %-6s%s", label, line), " ") + "\n"
			label = ""
		}
	}
	return written
}

// itemWidth leaves room for the label in a terminal of 100 columns.
const itemWidth = 90

// leave says when the stage is outgrown.
func (r rung) leave() []string {
	var signs []string
	for _, trigger := range r.Triggers {
		if trigger.Action != stages.Investigate {
			signs = append(signs, fmt.Sprintf("%s: %s of %s %s %g %s", trigger.Title, trigger.Aggregation, trigger.Signal,
				comparison[trigger.Operator], trigger.Threshold, trigger.Unit))
		}
	}
	return signs
}

var comparison = map[string]string{"GreaterThan": "above", "GreaterThanOrEqual": "at least", "LessThan": "below"}

// doors says which doors close on the way to the stage.
func (r rung) doors() []string {
	var closing []string
	for _, door := range r.Doors {
		step := door.Step
		if door.WindowDays > 0 {
			step += " (" + door.Window() + ")"
		}
		closing = append(closing, step)
	}
	return closing
}
