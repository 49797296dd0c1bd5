package rules_test

import (
	"fmt"
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
	fixture  string
	mutation mutation
	// failing is the resource that fails, which need not be the one that was changed.
	failing, message string
}

func (e example) String() string {
	return fmt.Sprintf("%s: %s\n    %s: %s", e.fixture, e.mutation, lastPart(e.failing), e.message)
}

// TestEveryRulePassesAndFails looks for a resource of a real graph that each rule passes, and for a change of it, or of
// what is around it, that the rule fails. The examples that it finds are kept, so that a review sees what a rule says.
func TestEveryRulePassesAndFails(t *testing.T) {
	t.Parallel()
	graphs := map[string]graph.Graph{}
	for _, name := range allGraphs {
		graphs[name] = inputsOf(t, name)
	}
	var text strings.Builder
	for _, rule := range rules.All() {
		found, ok := findExample(t, rule, graphs)
		assert.True(t, ok, "no resource of any graph passes %s and can be made to fail it", rule.ID)
		fmt.Fprintf(&text, "%s\n  %s\n", rule.ID, found)
	}
	golden(t, "examples.txt", text.String())
}

func findExample(t *testing.T, rule rules.Rule, graphs map[string]graph.Graph) (example, bool) {
	t.Helper()
	for _, name := range smallGraphs {
		g := graphs[name]
		if extend, ok := extensions[rule.ID]; ok {
			g = extend(t, g)
		}
		before := verdicts(rule, g)
		for _, m := range candidates(rule, g) {
			after := verdicts(rule, m.applied(t, g))
			for _, urn := range sortedKeys(after) {
				old, judged := before[urn]
				if judged && old.Verdict == rules.Passed && after[urn].Verdict == rules.Failed {
					return example{name, m, urn, after[urn].Message}, true
				}
			}
		}
	}
	return example{}, false
}

// candidates are the changes to try: what is written down for the rule, the properties it names, and one resource less.
func candidates(rule rules.Rule, g graph.Graph) []mutation {
	var mutations []mutation
	for _, r := range g.Resources {
		if change, ok := written[rule.ID]; ok && (rule.Concerns(r.Type) || r.Name == added) {
			mutations = append(mutations, mutation{r.URN, change.path, change.value(g)})
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
			mutations = append(mutations, mutation{urn: r.URN})
		}
	}
	return mutations
}
