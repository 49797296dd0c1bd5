package promotion

import (
	"slices"
	"strings"
	"unicode"

	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/policies/rules"
	"github.com/azstage/azstage/stages"
)

// Plan is what a promotion or demotion would do. Its JSON form is published in docs/schemas/plan.json.
type Plan struct {
	Stack string       `json:"stack"`
	From  stages.Stage `json:"from"`
	To    stages.Stage `json:"to"`
	// Hops are the stages between, one step each, in order.
	Hops []Hop `json:"hops"`
	// Steps are the changes in the order of the halves. Those of the first half of the first hop are the engine's own
	// preview. The others follow from comparing previews, and each half is previewed again when its turn comes.
	Steps []Step `json:"steps"`
	// OneWayDoors close behind the stack.
	OneWayDoors []stages.Door `json:"oneWayDoors"`
	// Actions are what has to be done beside the engine's own work.
	Actions []Action `json:"actions"`
	// Watch is what tells whether the hop was right.
	Watch []Watch `json:"watch"`
	// Cost is absent, and Duration and Findings are empty, where the plan is refused.
	Cost *Cost `json:"cost,omitempty"`
	// Duration has a prediction for each half that could be planned.
	Duration []HalfDuration `json:"duration,omitempty"`
	// Findings are what the rules of policies have against the stack as it would be in the end.
	Findings []rules.Finding `json:"findings,omitempty"`
	// Refused is why the hop must not start. Empty: it may.
	Refused []Refusal `json:"refused"`
	// Incomplete says why later halves could not be planned from where the stack stands. Empty: they were.
	Incomplete string `json:"incomplete,omitempty"`
}

// Step is one resource that a half of a hop creates, changes or deletes.
type Step struct {
	// Hop is the index of the hop in Hops.
	Hop   int    `json:"hop"`
	Phase Phase  `json:"phase"`
	URN   string `json:"urn"`
	Type  string `json:"type"`
	// Action is create, update, replace or delete.
	Action string `json:"action"`
	// Stateful says that the resource holds data.
	Stateful   bool     `json:"stateful"`
	Properties []string `json:"properties,omitempty"`
	Reason     string   `json:"reason"`
	// Exact says that the step is the engine's, not a comparison of previews.
	Exact bool `json:"exact"`
}

// Half is what a preview said about one half of a hop. Every preview starts from where the stack stands now.
type Half struct {
	// Hop is the index of the hop in the route.
	Hop   int
	Phase Phase
	// Graph is the stack after the half, Steps what the engine would do to get there.
	Graph graph.Graph
	Steps []engine.Step
	// Problems are why the target refuses it. With any, Graph and Steps end where the engine stopped.
	Problems []engine.Problem
}

// followsFrom says whether everything that the target refuses in a half names properties that the half before changes
// already: two changes that Azure takes one after the other, and that this preview, which begins where the stack stands
// now, shows as one. What the half before leaves alone is refused for good.
func (h Half) followsFrom(before Half) bool {
	if len(h.Problems) == 0 || len(before.Problems) > 0 || h.Hop != before.Hop {
		return false
	}
	return !slices.ContainsFunc(h.Problems, func(problem engine.Problem) bool {
		property, reason := split(problem.Message)
		named := append(strings.FieldsFunc(reason, isNoLetter), property)
		return !slices.ContainsFunc(before.Steps, func(step engine.Step) bool {
			return step.URN == problem.URN && step.Action == Update && slices.ContainsFunc(topLevel(step.Properties),
				func(changed string) bool { return slices.Contains(named, changed) })
		})
	})
}

func isNoLetter(r rune) bool { return !unicode.IsLetter(r) }

// topLevel are the properties that paths such as locations[1] begin with.
func topLevel(paths []string) []string {
	var names []string
	for _, path := range paths {
		if end := strings.IndexAny(path, ".["); end > 0 {
			path = path[:end]
		}
		names = append(names, path)
	}
	return names
}

// NewPlan reads a plan from the previews of the halves of a route, in order. current is the stack as it is, discard what may
// go although it holds data.
func NewPlan(stack string, current graph.Graph, hops []Hop, halves []Half, discard Discard) Plan {
	first, last := hops[0], hops[len(hops)-1]
	p := Plan{
		Stack: stack, From: first.From, To: last.To, Hops: hops, Steps: []Step{}, Actions: []Action{},
		OneWayDoors: doors(hops), Watch: watch(hops), Refused: []Refusal{},
	}
	before := current
	replaced := map[string]bool{}
	for i, half := range halves {
		if len(half.Problems) > 0 && half.Hop > 0 {
			p.Incomplete = "the hop from " + hops[half.Hop].String() + " is planned when the stack stands before it: " +
				half.Problems[0].Message
			break
		}
		if i > 0 && half.followsFrom(halves[i-1]) {
			p.Incomplete = "the second half of the hop from " + hops[half.Hop].String() + " is planned when the first is done, " +
				"which changes the same resources: " + half.Problems[0].Message
			break
		}
		t := transition{hop: hops[half.Hop], half: half, before: before, after: half.Graph, exact: i == 0, discard: discard}
		if len(half.Problems) > 0 {
			p.Refused = append(append(p.Refused, refusedByTarget(half.Problems)...), t.conversions()...)
			break
		}
		p.add(t, replaced)
		before = half.Graph
	}
	p.Refused = unique(p.Refused)
	return p
}

// add reads one half.
func (p *Plan) add(t transition, replaced map[string]bool) {
	p.Refused = append(p.Refused, t.conversions()...)
	for _, s := range t.steps(replaced) {
		p.Steps = append(p.Steps, s)
		p.Refused = append(p.Refused, t.loss(s)...)
	}
	p.Actions = append(p.Actions, t.actions()...)
}

func doors(hops []Hop) []stages.Door {
	found := []stages.Door{}
	for _, h := range hops {
		found = append(found, stages.DoorsBetween(h.From, h.To)...)
	}
	return found
}
