package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/policies/rules"
)

// now is when the tests judge: a day on which some services are retired and others are not yet.
var now = time.Date(2026, time.November, 23, 12, 0, 0, 0, time.UTC)

// example is a mutation of a fixture that a rule passes before and fails after.
type example struct {
	fixture  fixture
	mutation mutation
	// failing is the resource that fails, which need not be the one that was changed.
	failing string
	message string
}

func (e example) String() string {
	return fmt.Sprintf("%s: %s\n    %s: %s", e.fixture.name, e.mutation, lastPart(e.failing), e.message)
}

// TestEveryRulePassesAndFails looks for a resource of a real graph that each rule passes, and for a change of it, or of
// what is around it, that the rule fails. The examples that it finds are kept, so that a review sees what a rule says.
func TestEveryRulePassesAndFails(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	for _, rule := range rules.All() {
		found, ok := findExample(t, rule)
		assert.True(t, ok, "no resource of any graph passes %s and can be made to fail it", rule.ID)
		fmt.Fprintf(&text, "%s\n  %s\n", rule.ID, found)
	}
	golden(t, "examples.txt", text.String())
}

func findExample(t *testing.T, rule rules.Rule) (example, bool) {
	t.Helper()
	for _, f := range slices.Concat(stageFixtures, []fixture{alternatives}) {
		g := f.graph(t)
		for _, base := range bases(t, rule.ID, g) {
			for _, m := range candidates(rule, base) {
				if found, ok := exemplifies(t, rule, f, base, m); ok {
					return found, true
				}
			}
		}
	}
	return example{}, false
}

// bases are the graph itself, and what the examples of a rule have to add to it.
func bases(t *testing.T, id string, g graph.Graph) []graph.Graph {
	t.Helper()
	graphs := []graph.Graph{g}
	for _, extend := range extensions[id] {
		extended := clone(t, g)
		extend(&extended)
		graphs = append(graphs, extended)
	}
	return graphs
}

// candidates are the changes to try: those written down for the rule, the properties that it names, and resources less.
func candidates(rule rules.Rule, g graph.Graph) []mutation {
	var mutations []mutation
	for _, r := range g.Resources {
		for _, written := range written[rule.ID] {
			if rule.Concerns(r.Type) || written.anywhere {
				mutations = append(mutations, set(r.URN, written.path, "set to "+written.label(), written.value))
			}
		}
	}
	for _, r := range g.Resources {
		if rule.Concerns(r.Type) {
			for _, path := range rule.Properties {
				mutations = append(mutations, breaking(r, path)...)
			}
		}
	}
	if rule.Stack != nil {
		for _, r := range g.Resources {
			mutations = append(mutations, remove(r.URN))
		}
	}
	return mutations
}

func exemplifies(t *testing.T, rule rules.Rule, f fixture, g graph.Graph, m mutation) (example, bool) {
	t.Helper()
	before := verdicts(rule, g)
	broken := clone(t, g)
	m.apply(&broken)
	for _, r := range broken.Resources {
		after, judged := verdicts(rule, broken)[r.URN]
		if old, ok := before[r.URN]; judged && ok && old.Verdict == rules.Passed && after.Verdict == rules.Failed {
			return example{f, m, r.URN, after.Message}, true
		}
	}
	return example{}, false
}
