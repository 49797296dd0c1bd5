package main

import (
	"github.com/azstage/azstage/internal/compare"
	"github.com/azstage/azstage/internal/cost"
	"github.com/azstage/azstage/internal/cost/pricebook"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/schedule"
	"github.com/azstage/azstage/internal/topology"
)

// estimate adds to a comparison what both sides cost a month, and how long Azure needs for the way between them.
func (c *sideBySide) estimate(report *compare.Report, input compare.Input) error {
	report.Cost = &compare.CostChange{}
	for side, g := range map[*compare.Cost]graph.Graph{&report.Cost.Before: input.Before, &report.Cost.After: input.After} {
		monthly, err := c.monthly(g)
		if err != nil {
			return err
		}
		*side = monthly
	}
	predicted, err := schedule.Changes(input.Before, input.After, changes(*report))
	if err != nil {
		return err
	}
	report.Duration = &compare.Duration{
		TypicalMinutes: predicted.Makespan.Typical,
		Note:           "In one go, without the steps that are commands; azstage promote has the halves of a hop.",
	}
	return nil
}

// monthly is the estimate of azstage cost, with the use that the stack declares.
func (c *sideBySide) monthly(g graph.Graph) (compare.Cost, error) {
	book, err := pricebook.Embedded()
	if err != nil {
		return compare.Cost{}, err
	}
	declared := cost.Declaration{}
	if err := c.configured(g, declared); err != nil {
		return compare.Cost{}, err
	}
	estimate, err := cost.Of(g, book, declared)
	total := estimate.Total
	return compare.Cost{MinimumUSD: total.Min, TypicalUSD: total.Typical, MaximumUSD: total.Max}, err
}

// engineActions are what an engine calls the changes of a comparison.
var engineActions = map[topology.Change]string{topology.Added: "create", topology.Changed: "update", topology.Removed: "delete"}

func changes(report compare.Report) []schedule.Change {
	var found []schedule.Change
	for _, component := range report.Components {
		for _, resource := range component.Resources {
			found = append(found, schedule.Change{URN: resource.URN, Action: engineActions[resource.Change]})
		}
	}
	return found
}
