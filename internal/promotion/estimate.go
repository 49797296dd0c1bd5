package promotion

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/cost"
	"github.com/azstage/azstage/internal/cost/pricebook"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/schedule"
	"github.com/azstage/azstage/policies/rules"
)

// Cost is what the stack costs in a month.
type Cost struct {
	Currency string      `json:"currency"`
	Before   cost.Amount `json:"before"`
	// Between is the dearest moment of the way, while everything of two stages stands.
	Between cost.Amount `json:"between"`
	After   cost.Amount `json:"after"`
}

// HalfDuration is the prediction for one half of a hop. Times are minutes.
type HalfDuration struct {
	// Hop is the index of the hop.
	Hop   int   `json:"hop"`
	Phase Phase `json:"phase"`
	// Makespan is from the first request to the last answer; Settled is until everything works everywhere.
	Makespan azure.Duration `json:"makespan"`
	Settled  azure.Duration `json:"settled"`
	// CriticalPath is the chain of operations that decides the typical makespan.
	CriticalPath []CriticalOperation `json:"criticalPath"`
}

// CriticalOperation is one operation on a critical path. Whether Azure requires its order, a preview cannot tell: the
// values that would be handed on are not known yet.
type CriticalOperation struct {
	URN  string     `json:"urn"`
	Name string     `json:"name"`
	Verb azure.Verb `json:"verb"`
	// Start and Minutes are the typical start, from the start of the half, and the typical duration.
	Start   float64 `json:"start"`
	Minutes float64 `json:"minutes"`
}

// state is the stack as it is, without a phase, or after a half of the plan.
type state struct {
	hop   int
	phase Phase
	graph graph.Graph
}

// estimate adds to a plan what other readers of graphs know: what the stack costs, how long the halves take, and what the
// rules of policies say to the end of it. states are the stack as it is and after each half that could be previewed.
func (r *Runner) estimate(plan *Plan, states []state) error {
	if len(states) < 2 || len(plan.Refused) > 0 {
		return nil // It does not come to it.
	}
	if err := r.estimateCost(plan, states); err != nil {
		return err
	}
	for i := range states[1:] {
		duration, err := plan.durationOf(states[i], states[i+1])
		if err != nil {
			return err
		}
		plan.Duration = append(plan.Duration, duration)
	}
	r.judge(plan, states[len(states)-1].graph)
	return nil
}

func (r *Runner) estimateCost(plan *Plan, states []state) error {
	book, err := pricebook.Embedded()
	if err != nil {
		return err
	}
	var totals []cost.Amount
	for _, s := range states {
		estimate, err := cost.Of(s.graph, book, r.Usage)
		if err != nil {
			return fmt.Errorf("estimate the cost of the plan: %w", err)
		}
		totals = append(totals, estimate.Total)
		plan.Cost = &Cost{Currency: estimate.Currency, Before: totals[0], After: estimate.Total}
	}
	plan.Cost.Between = slices.MaxFunc(totals, func(a, b cost.Amount) int { return cmp.Compare(a.Typical, b.Typical) })
	return nil
}

// durationOf predicts the half that leads from one state to the next.
func (p *Plan) durationOf(before, after state) (HalfDuration, error) {
	var changes []schedule.Change
	for _, s := range p.Steps {
		if s.Hop == after.hop && s.Phase == after.phase {
			changes = append(changes, schedule.Change{URN: s.URN, Action: s.Action})
		}
	}
	predicted, err := schedule.Changes(before.graph, after.graph, changes)
	if err != nil {
		return HalfDuration{}, fmt.Errorf("predict the duration of the plan: %w", err)
	}
	half := HalfDuration{
		Hop: after.hop, Phase: after.phase, Makespan: predicted.Makespan, Settled: predicted.Settled,
		CriticalPath: []CriticalOperation{},
	}
	for _, step := range predicted.CriticalPath {
		half.CriticalPath = append(half.CriticalPath, CriticalOperation{
			URN: step.URN, Name: step.Name, Verb: step.Verb, Start: step.Start, Minutes: step.Minutes,
		})
	}
	return half, nil
}

// judge asks the rules about the end of the plan. What a rule demands there refuses the plan now: the policy pack would
// stop the hop half-way.
func (r *Runner) judge(plan *Plan, after graph.Graph) {
	if r.WithoutPolicy {
		return
	}
	findings := rules.Evaluate(rules.FromGraph(after), rules.Options{Waivers: r.Waivers})
	plan.Findings = rules.Worst(rules.UndecidedByResource(findings))
	for _, finding := range plan.Findings {
		if finding.Level == rules.Mandatory {
			plan.Refused = append(plan.Refused, Refusal{
				URN: finding.URN, Property: "", Reason: "rule " + finding.Rule + ": " + finding.Message,
				WayOut: "change the configuration, waive the rule with the configuration key waivers, or leave the rules out with " +
					"--policy=false",
			})
		}
	}
}
