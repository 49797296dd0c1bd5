package promotion

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"

	"github.com/azstage/azstage/internal/engine"
)

// Refusal is one reason why a hop must not start.
type Refusal struct {
	URN      string `json:"urn"`
	Property string `json:"property"`
	Reason   string `json:"reason"`
	// WayOut says what to do instead.
	WayOut string `json:"wayOut"`
}

func (r Refusal) String() string {
	name, property := resource.URN(r.URN).Name(), ""
	if r.Property != "" {
		property = " (" + r.Property + ")"
	}
	return fmt.Sprintf("%s%s: %s.", name, property, strings.TrimSuffix(r.Reason, "."))
}

// refusalsText says each way out once, below all that it is the way out of.
func refusalsText(refused []Refusal) string {
	var ways []string
	reasons := map[string]string{}
	for _, r := range refused {
		if reasons[r.WayOut] == "" {
			ways = append(ways, r.WayOut)
		}
		reasons[r.WayOut] += "\n  " + r.String()
	}
	text := ""
	for _, way := range ways {
		text += reasons[way] + "\n    Way out: " + way + "."
	}
	return text
}

// conversions refuses the changes that Azure does not make in place. It also reads a graph that ends where the engine
// stopped, so that a second reason does not wait for the first to be mended.
func (t transition) conversions() []Refusal {
	var found []Refusal
	for _, after := range t.after.Resources {
		before, existed := t.before.Find(after.URN)
		if !existed {
			continue
		}
		for _, c := range changes("", before.Inputs, after.Inputs) {
			if rule, forbidden := forbiddenBy(c.path, before, after, t.before); forbidden {
				found = append(found, Refusal{
					URN: after.URN, Property: rule.property, Reason: rule.reason, WayOut: rule.wayOut,
				})
			}
		}
	}
	return found
}

// loss refuses a replacement or deletion of what holds data, and a replacement of what users come through.
func (t transition) loss(s Step) []Refusal {
	before, existed := t.before.Find(s.URN)
	if !existed {
		return nil
	}
	held := holdingOf(before, t.before)
	property := strings.Join(s.Properties, ", ")
	switch {
	case s.Action == Replace && held.data != "":
		return []Refusal{{
			URN: s.URN, Property: property, Reason: "it would be replaced, and with it go " + held.data,
			WayOut: "leave " + property + " as it is; for another value bring up a second stack and move the data there",
		}}
	case s.Action == Replace && held.path != "":
		return []Refusal{{
			URN: s.URN, Property: property, Reason: "it would be replaced, which cuts users off from " + held.path,
			WayOut: "leave " + property + " as it is, or bring up a second stack beside this one and move users there",
		}}
	case s.Action == Delete && held.data != "" && !t.discard.covers(s.URN):
		return []Refusal{{
			URN: s.URN, Reason: fmt.Sprintf("%s does not have it, and with it go %s", t.hop.To, held.data),
			WayOut: "save or move what it holds, then say that it may go: --discard NAME, where * stands for any characters; " +
				"or stay at " + string(t.hop.From),
		}}
	}
	return nil
}

// refusedByTarget turns what the target, or the engine, says about resources into refusals, in our own words where the rule
// is known.
func refusedByTarget(problems []engine.Problem) []Refusal {
	var found []Refusal
	for _, problem := range problems {
		property, reason := split(problem.Message)
		refusal := Refusal{
			URN: problem.URN, Property: property, Reason: reason,
			WayOut: "change the configuration so that the target takes it; azstage emulator rules lists what is checked",
		}
		if rule, known := conversionOf(string(resource.URN(problem.URN).Type()), property); known {
			refusal.Reason, refusal.WayOut = rule.reason+" ("+reason+")", rule.wayOut
		}
		found = append(found, refusal)
	}
	return found
}

// split takes a provider's message apart: "TYPE resource 'NAME' has a problem: PROPERTY: REASON".
func split(message string) (property, reason string) {
	reason = strings.TrimSpace(message)
	if _, rest, found := strings.Cut(reason, " has a problem: "); found {
		reason = rest
	}
	if path, rest, found := strings.Cut(reason, ": "); found && !strings.ContainsAny(path, " \n") {
		return path, rest
	}
	return "", reason
}

// unique keeps the first refusal of each property of a resource: both halves of a hop may come upon it.
func unique(refused []Refusal) []Refusal {
	kept := []Refusal{}
	for _, r := range refused {
		same := func(other Refusal) bool { return other.URN == r.URN && other.Property == r.Property }
		if !slices.ContainsFunc(kept, same) {
			kept = append(kept, r)
		}
	}
	return kept
}
