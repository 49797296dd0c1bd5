package main

import (
	"github.com/azstage/azstage/internal/advise"
	"github.com/azstage/azstage/internal/compare"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/schedule"
	"github.com/azstage/azstage/internal/topology"
	"github.com/azstage/azstage/stages"
)

// estimate adds to a comparison what both sides cost a month, and how long Azure needs for the way between them.
func estimate(report *compare.Report, input compare.Input) error {
	before, err := sideOf(input.Before, stages.Usage{})
	if err != nil {
		return err
	}
	after, err := sideOf(input.After, stages.Usage{})
	if err != nil {
		return err
	}
	report.Cost = &compare.CostChange{Before: monthly(before), After: monthly(after)}
	predicted, err := schedule.Changes(input.Before, input.After, changes(*report, input))
	if err != nil {
		return err
	}
	report.Duration = &compare.Duration{
		TypicalMinutes: predicted.Makespan.Typical,
		Note:           "In one go, without the steps that are commands; azstage promote has the halves of a hop.",
	}
	return nil
}

func monthly(side advise.Side) compare.Cost {
	total := side.Estimate.Total
	return compare.Cost{
		MinimumUSD: total.Min, TypicalUSD: total.Typical, MaximumUSD: total.Max,
	}
}

// changes are the differences of a comparison as the actions of an engine.
func changes(report compare.Report, input compare.Input) []schedule.Change {
	before, after := identities(input.Before), identities(input.After)
	var found []schedule.Change
	for _, component := range report.Components {
		for _, resource := range component.Resources {
			key := [2]string{resource.Name, resource.Type}
			switch resource.Change {
			case topology.Added:
				found = append(found, schedule.Change{URN: after[key], Action: "create"})
			case topology.Changed:
				found = append(found, schedule.Change{URN: after[key], Action: "update"})
			case topology.Removed:
				found = append(found, schedule.Change{URN: before[key], Action: "delete"})
			}
		}
	}
	return found
}

// identities are the URNs of a graph by name and type, by which a comparison knows a resource on both sides.
func identities(g graph.Graph) map[[2]string]string {
	found := map[[2]string]string{}
	for _, resource := range g.Resources {
		found[[2]string{resource.Name, graph.Unversioned(resource.Type)}] = resource.URN
	}
	return found
}
