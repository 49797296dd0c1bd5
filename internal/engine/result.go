package engine

import (
	"maps"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/auto/events"
	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/pulumi/pulumi/sdk/v3/go/common/diag/colors"

	"github.com/azstage/azstage/internal/graph"
)

// Result says what an operation did, or a preview would do.
type Result struct {
	Operation string `json:"operation"`
	Stack     string `json:"stack"`
	// Changes counts resources by Pulumi's operation names: create, update, replace, delete, same, …
	Changes map[string]int `json:"changes"`
	// Steps are the resources that are not left as they are, in the engine's order.
	Steps []Step `json:"steps"`
	// Findings are what the policy pack has against the stack, where one ran.
	Findings []Finding `json:"findings,omitempty"`

	errors   []string
	problems []Problem
	// expected are the resources of the stack after the operation, places their indices by URN.
	expected []apitype.StepEventStateMetadata
	places   map[string]int
	// dependencies are those of each resource after the operation, where a plan says them.
	dependencies map[string][]string
}

// Problem is why one resource stopped an operation.
type Problem struct{ URN, Message string }

// Step is one resource that an operation creates, changes or deletes.
type Step struct {
	URN  string `json:"urn"`
	Type string `json:"type"`
	// Action is Pulumi's name of the operation.
	Action string `json:"action"`
	// Properties are the paths that change; Replaces those among them that force a replacement.
	Properties []string `json:"properties,omitempty"`
	Replaces   []string `json:"replaces,omitempty"`
}

// Changed says whether anything is, or would be, different.
func (r Result) Changed() bool {
	for action, count := range r.Changes {
		if count > 0 && action != string(apitype.OpSame) && action != string(apitype.OpRead) {
			return true
		}
	}
	return false
}

// Expected is the graph of the stack after the operation, as far as the engine got: after a preview, what there would be.
// current is the graph before it.
func (r Result) Expected(current graph.Graph, stage string) graph.Graph {
	return graph.FromPreview(current, stage, r.expected, r.dependencies)
}

// follow records events until the engine closes the stream or, if the engine never got to open it, the operation ends.
func (r *Result) follow(stream <-chan events.EngineEvent, ended <-chan struct{}) {
	for {
		select {
		case event, open := <-stream:
			if !open {
				return
			}
			r.record(event)
		case <-ended:
			return
		}
	}
}

func (r *Result) record(event events.EngineEvent) {
	switch {
	case event.SummaryEvent != nil:
		for action, count := range event.SummaryEvent.ResourceChanges {
			r.Changes[string(action)] += count
		}
	case event.ResourcePreEvent != nil:
		r.recordStep(event.ResourcePreEvent.Metadata)
	case event.ResOutputsEvent != nil:
		r.expect(event.ResOutputsEvent.Metadata.New)
	case event.PolicyEvent != nil:
		r.recordFinding(*event.PolicyEvent)
	case event.DiagnosticEvent != nil && event.DiagnosticEvent.Severity == "error":
		r.recordError(*event.DiagnosticEvent)
	}
}

func (r *Result) recordError(event apitype.DiagnosticEvent) {
	message := colors.Never.Colorize(event.Message)
	r.errors = append(r.errors, message)
	if event.URN != "" {
		r.problems = append(r.problems, Problem{URN: event.URN, Message: message})
	}
}

func (r *Result) recordStep(step apitype.StepEventMetadata) {
	r.expect(step.New)
	if step.Op == apitype.OpSame || step.Op == apitype.OpRead {
		return
	}
	r.Steps = append(r.Steps, Step{
		URN: step.URN, Type: step.Type, Action: string(step.Op), Properties: changedPaths(step), Replaces: step.Keys,
	})
}

// expect takes up the state of a resource: first as its step begins, with its inputs, and then as it ends, with ID and
// outputs.
func (r *Result) expect(state *apitype.StepEventStateMetadata) {
	if state == nil {
		return // It is deleted.
	}
	place, begun := r.places[state.URN]
	if begun {
		r.expected[place] = *state
		return
	}
	if r.places == nil {
		r.places = map[string]int{}
	}
	r.places[state.URN] = len(r.expected)
	r.expected = append(r.expected, *state)
}

// changedPaths are as exact as the provider says.
func changedPaths(step apitype.StepEventMetadata) []string {
	if len(step.DetailedDiff) == 0 {
		return step.Diffs
	}
	return slices.Sorted(maps.Keys(step.DetailedDiff))
}
