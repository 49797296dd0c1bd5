package promotion

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"

	"github.com/azstage/azstage/internal/cost"
	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/policies/rules"
	"github.com/azstage/azstage/stages"
)

// Runner plans hops of one stack and runs them.
type Runner struct {
	Session *engine.Session
	Stack   string
	// Configuration is the stack's. Its stage and expandFrom are those of the position, and are set for each half.
	Configuration map[string]string
	// Discard names what hops may delete although it holds data.
	Discard Discard
	// Usage is what is known of a month's use, for what plans cost.
	Usage cost.Declaration
	// Waivers excuse findings of the rules of policies; WithoutPolicy asks no rule.
	Waivers       []rules.Waiver
	WithoutPolicy bool
}

// RefusedError says that a half of a hop must not start.
type RefusedError struct {
	Hop     Hop
	Phase   Phase
	Refused []Refusal
}

func (e *RefusedError) Error() string {
	done := "nothing of it was done"
	if e.Phase == Contract && e.Hop.From != e.Hop.To {
		done = "its first half is done and everything old still stands"
	}
	return fmt.Sprintf("the hop from %s is refused; %s:%s", e.Hop, done, refusalsText(e.Refused))
}

// UnhealthyError says that the second half of a hop must not start yet. Both ways exist, and running it again goes on.
type UnhealthyError struct {
	Hop    Hop
	Faults []Fault
}

func (e *UnhealthyError) Error() string {
	text := fmt.Sprintf("the hop from %s stops between its halves; everything old still stands. Not as it should be:", e.Hop)
	for _, f := range e.Faults {
		text += fmt.Sprintf("\n  %s; %s", strings.TrimPrefix(f.URN+": "+f.Problem, ": "), f.Fix)
	}
	return text
}

// Check validates the configuration of every half of a route, before anything is touched. The error is stages.Faults.
func (r *Runner) Check(hops []Hop) error {
	for _, hop := range hops {
		for _, phase := range hop.Phases() {
			if _, err := profileOf(r.configuration(hop, phase)); err != nil {
				return err
			}
		}
	}
	return nil
}

// configuration is what brings the stack to the end of one half.
func (r *Runner) configuration(hop Hop, phase Phase) map[string]string {
	configuration := maps.Clone(r.Configuration)
	configuration["stage"] = string(hop.To)
	delete(configuration, "expandFrom")
	delete(configuration, "expandRoutes")
	switch {
	case phase == Expand:
		configuration["expandFrom"] = string(hop.From)
	case servesOneRegion(hop.To):
		// The others go with this half, and the stage knows no setting for them.
		delete(configuration, "regions")
		delete(configuration, "regionWeights")
	}
	return configuration
}

func servesOneRegion(stage stages.Stage) bool {
	profile, err := stages.ProfileOf(stage)
	return err == nil && profile.Regions.Active <= 1
}

// Plan previews every half of a route from where the stack stands. Nothing is changed.
func (r *Runner) Plan(ctx context.Context, hops []Hop) (Plan, error) {
	plan, states, err := r.planStates(ctx, hops, Expand, Contract)
	if err != nil {
		return plan, err
	}
	err = r.estimate(&plan, states)
	return plan, err
}

// planStates also returns the stack as it is and after each half that could be previewed.
func (r *Runner) planStates(ctx context.Context, hops []Hop, phases ...Phase) (Plan, []state, error) {
	current, err := r.current(ctx, hops[0].From)
	if err != nil {
		return Plan{}, nil, err
	}
	halves, err := r.previews(ctx, current, hops, phases)
	if err != nil {
		return Plan{}, nil, err
	}
	states := []state{{graph: current}}
	for _, half := range halves {
		if len(half.Problems) == 0 {
			states = append(states, state{half.Hop, half.Phase, half.Graph})
		}
	}
	return NewPlan(r.Stack, current, hops, halves, r.Discard), states, nil
}

// previews asks the engine about each half. It stops at the first that the target refuses.
func (r *Runner) previews(ctx context.Context, current graph.Graph, hops []Hop, phases []Phase) ([]Half, error) {
	var halves []Half
	for i, hop := range hops {
		for _, phase := range hop.Phases() {
			if !slices.Contains(phases, phase) {
				continue
			}
			half, err := r.preview(ctx, current, i, hop, phase)
			if err != nil {
				return nil, err
			}
			halves = append(halves, half)
			if len(half.Problems) > 0 {
				return halves, nil
			}
		}
	}
	return halves, nil
}

func (r *Runner) preview(ctx context.Context, current graph.Graph, number int, hop Hop, phase Phase) (Half, error) {
	half := Half{Hop: number, Phase: phase}
	if err := r.Session.Reconfigure(ctx, r.configuration(hop, phase)); err != nil {
		return half, err
	}
	// What is protected is refused by the plan, which knows the property and the way out.
	result, err := r.Session.Plan(ctx)
	var refused *engine.OperationError
	if errors.As(err, &refused) {
		half.Problems = managed(refused.Problems)
	}
	if err != nil && len(half.Problems) == 0 {
		return half, err
	}
	half.Graph, half.Steps = result.Expected(current, string(hop.To)), result.Steps
	return half, nil
}

// managed keeps the problems of resources at a provider: what else the engine complains about is no answer of the target.
func managed(problems []engine.Problem) []engine.Problem {
	return slices.DeleteFunc(slices.Clone(problems), func(p engine.Problem) bool {
		return !isManaged(string(resource.URN(p.URN).Type()))
	})
}

func (r *Runner) current(ctx context.Context, stage stages.Stage) (graph.Graph, error) {
	state, err := r.Session.Export(ctx)
	if err != nil {
		return graph.Graph{}, err
	}
	return graph.FromState(string(stage), r.Stack, state)
}

// Complete brings the stack to the end of one half, with the actions that it needs. What was interrupted is finished by running it again.
func (r *Runner) Complete(ctx context.Context, hop Hop, phase Phase) (engine.Result, error) {
	before, err := r.prepare(ctx, hop, phase)
	if err != nil {
		return engine.Result{}, err
	}
	if err := r.Session.Reconfigure(ctx, r.configuration(hop, phase)); err != nil {
		return engine.Result{}, err
	}
	result, err := r.Session.Up(ctx)
	result.Steps = append(before, result.Steps...)
	if err != nil {
		return result, err
	}
	done, err := ApprovePrivateOrigins(ctx, r.Session, r.Stack)
	for _, line := range done {
		r.Session.Tell("%s", line)
	}
	return result, err
}

// prepare carries out the actions that a half waits for, and returns what the engine did for them.
func (r *Runner) prepare(ctx context.Context, hop Hop, phase Phase) ([]engine.Step, error) {
	if err := r.unprotect(ctx, hop, phase); err != nil {
		return nil, err
	}
	if phase == Contract {
		return r.moveRoutes(ctx, hop)
	}
	return r.upgradeFrontDoor(ctx, hop, phase)
}

// unprotect lets the half delete what somebody has named for it, and nothing else.
func (r *Runner) unprotect(ctx context.Context, hop Hop, phase Phase) error {
	if len(r.Discard) == 0 {
		return nil
	}
	now, err := r.current(ctx, hop.From)
	if err != nil {
		return err
	}
	half, err := r.preview(ctx, now, 0, hop, phase)
	if err != nil || len(half.Problems) > 0 {
		return err // The up that follows says which problems.
	}
	return r.Session.Unprotect(ctx, r.Discard.consented(now, half.Graph))
}

// Verify looks at the stack between the halves, with the second half previewed from here. The error is a *RefusedError or
// an *UnhealthyError when the second half must not start.
func (r *Runner) Verify(ctx context.Context, hop Hop) (Plan, Health, error) {
	plan, states, err := r.planStates(ctx, []Hop{hop}, Contract)
	if err != nil {
		return plan, Health{}, err
	}
	if len(plan.Refused) > 0 {
		return plan, Health{}, &RefusedError{Hop: hop, Phase: Contract, Refused: plan.Refused}
	}
	health := Verify(states[0].graph, states[len(states)-1].graph)
	health.Faults = append(health.Faults, outages(r.Session.Outages())...)
	if len(health.Faults) > 0 {
		return plan, health, &UnhealthyError{Hop: hop, Faults: health.Faults}
	}
	return plan, health, nil
}
