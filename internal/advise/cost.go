package advise

import (
	"fmt"
	"math"
	"slices"

	"github.com/azstage/azstage/internal/availability"
	"github.com/azstage/azstage/internal/cost"
	"github.com/azstage/azstage/internal/graph"
)

// Cost is what an advice changes a month, in US dollars.
type Cost struct {
	Before cost.Amount `json:"before"`
	After  cost.Amount `json:"after"`
	// Typical is what is paid more, negative what is paid less, at typical use.
	Typical float64 `json:"typical"`
	// Idle are the resources that nobody used, and what they cost.
	Idle []IdleCost `json:"idle"`
	// Unpriced counts the resources, of both, that have no price.
	Unpriced int `json:"unpriced"`
}

// IdleCost is what resources that nobody used cost a month at typical use.
type IdleCost struct {
	// Signal is the load that shows it.
	Signal  string  `json:"signal"`
	Typical float64 `json:"typical"`
}

// Side is a stack before or after what is advised.
type Side struct {
	Estimate     cost.Estimate
	Availability availability.Estimate
}

// ChangesStack says whether the stack would be another one.
func (a Advice) ChangesStack() bool {
	return a.To != a.Stage || len(a.Changes) > 0
}

// Priceable says whether there is something to price: another stack, or something idle in this one.
func (a Advice) Priceable() bool {
	idle := slices.ContainsFunc(a.Findings, func(f Finding) bool { return f.State == Idle })
	return a.ChangesStack() || idle
}

// Price adds what the advice costs and what it buys.
func (a *Advice) Price(before, after Side) {
	a.Cost = &Cost{
		Before: before.Estimate.Total, After: after.Estimate.Total,
		Typical:  math.Round((after.Estimate.Total.Typical-before.Estimate.Total.Typical)*100) / 100,
		Unpriced: max(len(before.Estimate.Unpriced), len(after.Estimate.Unpriced)),
	}
	a.Cost.Idle = a.idleCosts(before.Estimate)
	a.Buys = []string{}
	for _, change := range a.Changes {
		a.Buys = append(a.Buys, change.String())
	}
	a.buyStage()
	if was, is := before.Availability, after.Availability; was.Percent != is.Percent {
		a.Buys = append(a.Buys, fmt.Sprintf("promised availability %.3f %% instead of %.3f %%", is.Percent, was.Percent))
	}
}

// idleCosts sums what is paid for resources of the types that are idle. Where only some of a type are, nothing can be said.
func (a Advice) idleCosts(e cost.Estimate) []IdleCost {
	costs := []IdleCost{}
	for _, f := range a.Findings {
		used := slices.ContainsFunc(a.Findings, func(other Finding) bool { return other.ID == f.ID && other.State != Idle })
		known := slices.ContainsFunc(costs, func(c IdleCost) bool { return c.Signal == f.ID })
		if f.State != Idle || used || known {
			continue
		}
		sum := 0.0
		for _, resource := range e.Resources {
			if graph.Unversioned(resource.Type) == Token(f.ResourceType) {
				sum += resource.Typical
			}
		}
		costs = append(costs, IdleCost{f.ID, math.Round(sum*100) / 100})
	}
	return costs
}

// Unpriceable says in the advice why it has no cost.
func (a *Advice) Unpriceable(err error) {
	a.Reasons = append(a.Reasons, fmt.Sprintf("What it costs is not known, as it could not be brought up to be priced: %v", err))
}

// buyStage says what the stage that is entered adds, or the one that is left had.
func (a *Advice) buyStage() {
	own, _ := a.Stage.Rung()
	to, _ := a.To.Rung()
	switch a.Verdict {
	case Promote:
		a.Buys = append(a.Buys, to.Adds, fmt.Sprintf("room for %s users instead of %s", to.Users, own.Users))
	case GoDown:
		a.Buys = append(a.Buys, "gives up: "+own.Adds, fmt.Sprintf("room for %s users instead of %s", to.Users, own.Users))
	}
}

// Overrides are the changes in place as the configuration key overrides has them, by dotted path.
func (a Advice) Overrides() map[string]string {
	paths := map[string]string{}
	for _, change := range a.Changes {
		paths["overrides."+change.Override] = change.To
	}
	return paths
}
