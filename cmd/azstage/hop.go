package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/azstage/azstage/internal/cost"
	"github.com/azstage/azstage/internal/emulator/reachability"
	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/promotion"
	"github.com/azstage/azstage/policies/rules"
	"github.com/azstage/azstage/stages"
	"github.com/azstage/azstage/stages/deploy"
)

// hopping is a verb that takes a stack to another stage.
type hopping struct {
	operation
	direction  promotion.Direction
	to         string
	planOnly   bool
	expandOnly bool
	discard    promotion.Discard

	session *engine.Session
	runner  *promotion.Runner
	display *gate
	done    hopOutcome
}

// hopOutcome is what promote and demote print with --json, unless only the plan was asked for.
type hopOutcome struct {
	Stack string           `json:"stack"`
	Stage stages.Stage     `json:"stage"`
	Plans []promotion.Plan `json:"plans"`
	// Halves are what the engine did.
	Halves []hopHalf          `json:"halves"`
	Health []promotion.Health `json:"health"`
	// Outages are those that the emulator saw meanwhile.
	Outages []reachability.Outage `json:"outages"`
	Outputs map[string]any        `json:"outputs,omitempty"`
}

// hopHalf is one half of a hop that was done.
type hopHalf struct {
	Hop     promotion.Hop   `json:"hop"`
	Phase   promotion.Phase `json:"phase"`
	Changes map[string]int  `json:"changes"`
}

func (h *hopping) bind(command *cobra.Command) {
	h.bindPolicy(command)
	flags := command.Flags()
	flags.StringVar(&h.to, "to", "", "the stage to go to")
	flags.BoolVar(&h.planOnly, "plan", false, "stop after the plan; change nothing")
	flags.BoolVar(&h.expandOnly, "expand-only", false, "stop when everything new stands beside everything old")
	flags.StringArrayVar((*[]string)(&h.discard), "discard", nil,
		"a resource, or a pattern such as cosmos-*, that may be deleted although it holds data; say it again for more")
	flags.BoolVar(&h.yes, "yes", false, "on target azure: do it without asking")
}

func (h *hopping) run(ctx context.Context) (err error) {
	hops, err := h.prepare(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.session.Close()) }()
	plan, err := h.runner.Plan(ctx, hops)
	if err != nil {
		return err
	}
	if err := h.show(plan); err != nil {
		return err
	}
	if len(plan.Refused) > 0 {
		return &promotion.RefusedError{Hop: hops[0], Phase: hops[0].Phases()[0], Refused: plan.Refused}
	}
	if unused := h.discard.Unused(plan); len(unused) > 0 && plan.Incomplete == "" {
		return usageError{fmt.Errorf("--discard: nothing that would be deleted is called %s; nothing was touched",
			strings.Join(unused, " or "))}
	}
	if h.planOnly {
		return nil
	}
	return h.hopOver(ctx, hops, plan)
}

// hopOver does one hop after the other. Each but the first is planned again when the stack stands before it.
func (h *hopping) hopOver(ctx context.Context, hops []promotion.Hop, plan promotion.Plan) error {
	h.done = hopOutcome{
		Stack: h.stack, Stage: hops[0].From, Plans: []promotion.Plan{plan}, Halves: []hopHalf{}, Health: []promotion.Health{},
	}
	for i, hop := range hops {
		if i > 0 {
			if err := h.planNext(ctx, hop); err != nil {
				return err
			}
		}
		if finished, err := h.hop(ctx, hop); err != nil || !finished {
			return errors.Join(err, h.printDone(ctx))
		}
	}
	return h.printDone(ctx)
}

func (h *hopping) planNext(ctx context.Context, hop promotion.Hop) error {
	plan, err := h.runner.Plan(ctx, []promotion.Hop{hop})
	if err != nil {
		return err
	}
	h.done.Plans = append(h.done.Plans, plan)
	h.say(planText(plan))
	if len(plan.Refused) > 0 {
		return &promotion.RefusedError{Hop: hop, Phase: promotion.Expand, Refused: plan.Refused}
	}
	return nil
}

// hop does one hop and says whether it went to its end.
func (h *hopping) hop(ctx context.Context, hop promotion.Hop) (bool, error) {
	if err := h.confirm(fmt.Sprintf("Take stack %s from %s on Azure?", h.stack, hop)); err != nil {
		return false, err
	}
	if hop.From != hop.To {
		if err := h.half(ctx, hop, promotion.Expand); err != nil {
			return false, err
		}
		plan, health, err := h.runner.Verify(ctx, hop)
		if err != nil {
			return false, err
		}
		h.done.Health = append(h.done.Health, health)
		h.say(healthText(health))
		if h.expandOnly {
			return false, nil
		}
		for _, action := range plan.Actions {
			if err := h.confirm(action.Step + ". Is it done?"); err != nil {
				return false, err
			}
		}
	}
	return true, h.half(ctx, hop, promotion.Contract)
}

func (h *hopping) half(ctx context.Context, hop promotion.Hop, phase promotion.Phase) error {
	h.say(fmt.Sprintf("\n%s, %s\n", hop, phase))
	h.display.open = true
	result, err := h.runner.Complete(ctx, hop, phase)
	h.display.open = false
	if err != nil {
		return err
	}
	h.done.Stage = hop.To
	h.done.Halves = append(h.done.Halves, hopHalf{Hop: hop, Phase: phase, Changes: result.Changes})
	return nil
}

// prepare finds the stack and the way to the stage, checks the configuration of every half, and takes hold of the stack.
func (h *hopping) prepare(ctx context.Context) ([]promotion.Hop, error) {
	target, err := engine.ParseTarget(h.target)
	if err != nil {
		return nil, usageError{err}
	}
	to, err := stages.Parse(h.to)
	if err != nil {
		return nil, usageError{fmt.Errorf("--to: %w", err)}
	}
	if err := h.discard.Check(); err != nil {
		return nil, usageError{fmt.Errorf("--discard: %w", err)}
	}
	if err := h.chooseStack(); err != nil {
		return nil, err
	}
	remembered, err := engine.Directory(h.state).Configuration(h.stack)
	if err != nil {
		return nil, err
	}
	position, err := promotion.PositionOf(remembered)
	if err != nil {
		return nil, err
	}
	hops, err := promotion.Route(position, to, h.direction)
	if err != nil {
		return nil, usageError{err}
	}
	return hops, h.start(ctx, target, position, hops)
}

func (h *hopping) start(ctx context.Context, target engine.Target, at promotion.Position, hops []promotion.Hop) error {
	// What is wrong only at the stage that is left does not matter; the runner checks what matters.
	configuration, err := h.configuration(target, h.stack, string(at.Stage))
	if faults := (stages.Faults{}); err != nil && !errors.As(err, &faults) {
		return err
	}
	h.runner = &promotion.Runner{
		Stack: h.stack, Configuration: configuration, Discard: h.discard, Usage: cost.Declaration{}, WithoutPolicy: !h.policy,
	}
	if err := h.declare(configuration); err != nil {
		return err
	}
	if err := h.runner.Check(hops); err != nil {
		return err
	}
	if err := engine.Isolate(target); err != nil {
		return err
	}
	h.display = &gate{to: h.progress()}
	h.session, err = engine.Open(ctx, h.stack, engine.Options{
		Program: deploy.Program, Target: target, Directory: engine.Directory(h.state), Config: configuration,
		Progress: h.display, Color: colored(h.progress()),
	})
	h.runner.Session = h.session
	return err
}

// declare tells the runner what the configuration says for its estimates.
func (h *hopping) declare(raw map[string]string) (err error) {
	if h.runner.Waivers, err = rules.ParseWaivers(raw["waivers"]); err != nil {
		return usageError{err}
	}
	// Where the configuration is wrong, the runner's own check says so.
	if configuration, err := stages.ParseConfig(raw); err == nil {
		declare(h.runner.Usage, configuration.Usage)
	}
	return nil
}

// chooseStack takes the only stack there is, where none is named.
func (h *hopping) chooseStack() error {
	known, err := engine.Directory(h.state).Stacks()
	if err != nil {
		return err
	}
	switch {
	case h.stack == "" && len(known) == 1:
		h.stack = known[0]
	case h.stack == "" && len(known) > 1:
		return usageError{fmt.Errorf("--stack: which of %s?", strings.Join(known, ", "))}
	}
	for _, name := range known {
		if name == h.stack {
			return nil
		}
	}
	return usageError{fmt.Errorf("no stack %s in %s; `azstage up STAGE --stack NAME` makes one", h.stack, h.state)}
}
