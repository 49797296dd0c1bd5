package promotion

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
)

// The actions of a step.
const (
	Create  = "create"
	Update  = "update"
	Replace = "replace"
	Delete  = "delete"
)

// transition is one half of a hop between two graphs of a stack.
type transition struct {
	hop           Hop
	half          Half
	before, after graph.Graph
	// exact says that the half starts from where the stack stands, so that the engine's steps are its own.
	exact bool
	// discard names what may be deleted although it holds data.
	discard Discard
}

// steps classifies every change. replaced holds what earlier halves replaced and takes up what this one does: a preview
// from where the stack stands reports it again.
func (t transition) steps(replaced map[string]bool) []Step {
	forced := map[string][]string{}
	actions := map[string]string{}
	for _, s := range t.half.Steps {
		actions[s.URN] = s.Action // The last of several is the replacement's, or its old part's.
		if s.Action == Replace && !replaced[s.URN] {
			forced[s.URN], replaced[s.URN] = slices.Sorted(slices.Values(s.Replaces)), true
		}
	}
	var found []Step
	upgraded := t.half.Phase == Expand && frontDoorUpgraded(t.before, t.after)
	for _, r := range t.after.Resources {
		s, changed := t.present(r, forced, actions)
		// The upgrade of Front Door has bound its security policies to the new firewall when the engine comes.
		byUpgrade := upgraded && graph.Unversioned(r.Type) == frontDoorSecurity
		if changed && !byUpgrade {
			found = append(found, s)
		}
	}
	for _, r := range slices.Backward(t.before.Resources) {
		if _, stays := t.after.Find(r.URN); !stays && isManaged(r.Type) {
			found = append(found, t.step(r, Delete, t.whyDeleted(r.URN)))
		}
	}
	return found
}

// present is the step of a resource that is there after the half.
func (t transition) present(r graph.Resource, forced map[string][]string, actions map[string]string) (Step, bool) {
	if !isManaged(r.Type) {
		return Step{}, false
	}
	old, existed := t.before.Find(r.URN)
	keys, isReplaced := forced[r.URN]
	found := changes("", old.Inputs, r.Inputs)
	switch {
	case !existed:
		return t.step(r, Create, string(t.hop.To)+" needs it"), true
	case isReplaced:
		s := t.step(old, Replace, "a change of "+strings.Join(keys, ", ")+" makes another resource")
		s.Properties = keys
		return s, true
	case t.exact && actions[r.URN] != Update, len(found) == 0:
		return Step{}, false
	}
	s := t.step(old, Update, summary(found))
	for _, c := range found {
		s.Properties = append(s.Properties, c.path)
	}
	return s, true
}

func (t transition) step(r graph.Resource, action, reason string) Step {
	stack := t.before
	if action == Create {
		stack = t.after
	}
	return Step{
		Hop: t.half.Hop, Phase: t.half.Phase, URN: r.URN, Type: r.Type, Action: action, Reason: reason,
		Stateful: holdingOf(r, stack).data != "", Exact: t.exact,
	}
}

func (t transition) whyDeleted(urn string) string {
	switch {
	case t.half.Phase == Expand:
		return "the second half could not be done beside it"
	case t.discard.covers(urn):
		return string(t.hop.To) + " does not have it, and --discard names it"
	}
	return string(t.hop.To) + " does not have it"
}

// isManaged says whether a type is something at a provider, unlike a component, the stack, or a provider itself.
func isManaged(token string) bool {
	return !strings.HasPrefix(token, engine.Project+":") && !strings.HasPrefix(token, "pulumi:")
}
