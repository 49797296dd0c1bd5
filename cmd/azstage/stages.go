package main

import (
	"fmt"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"github.com/azstage/azstage/stages"
)

// rung is one line of the ladder with everything that belongs to it.
type rung struct {
	stages.Rung
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
		ladder = append(ladder, rung{
			step, profile.Cost.BudgetUSD, stages.TriggersFor(step.Stage), stages.DoorsBetween(before, step.Stage),
		})
		before = step.Stage
	}
	if g.json {
		return printJSON(g.stdout, ladder)
	}
	rows := [][]any{}
	for _, step := range ladder {
		rows = append(rows, []any{step.label(), step.Users, fmt.Sprintf("$%.0f", step.BudgetUSD), step.Adds, step.leave(),
			step.doors()})
	}
	err := printTable(g.stdout, []any{"Stage", "Users", "Budget", "Adds", "Leave it when", "Doors that close"}, rows,
		table.ColumnConfig{Number: 4, WidthMax: 40}, table.ColumnConfig{Number: 5, WidthMax: 44},
		table.ColumnConfig{Number: 6, WidthMax: 44})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(g.stdout, "\nBudget is what a month may cost before somebody is told, not an estimate.\n"+
		"* described, not deployable yet.")
	return err
}

func (r rung) label() string {
	if r.Deployable {
		return string(r.Stage)
	}
	return string(r.Stage) + " *"
}

func (r rung) leave() string {
	text := ""
	for _, trigger := range r.Triggers {
		if trigger.Action != stages.Investigate {
			text += fmt.Sprintf("%s (%s %s %g %s)\n", trigger.Title, trigger.Signal, trigger.Aggregation, trigger.Threshold,
				trigger.Unit)
		}
	}
	return text
}

func (r rung) doors() string {
	text := ""
	for _, door := range r.Doors {
		text += door.Step + window(door) + "\n"
	}
	return text
}

func window(door stages.Door) string {
	if door.WindowDays == 0 {
		return ""
	}
	return fmt.Sprintf(" (%d days to go back)", door.WindowDays)
}
