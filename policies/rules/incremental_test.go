package rules_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/policies/rules"
)

// judgedStack is a stack with what the rules in force say of it, so that after a change of one resource only those are
// asked again that can answer otherwise: the rules on single resources about that one, and the rules on the stack that
// look at resources of its type.
type judgedStack struct {
	stack *rules.Stack
	rules []rules.Rule
	// looks are the types that a rule on the stack looks at.
	looks map[string]map[string]bool
	// failing are the findings, as rule and URN.
	failing map[[2]string]bool
}

func judgedOf(g graph.Graph) judgedStack {
	j := judgedStack{rules.FromGraph(g), nil, map[string]map[string]bool{}, map[[2]string]bool{}}
	for _, rule := range rules.All() {
		if rule.LevelAt(j.stack.Stage) == rules.Off {
			continue
		}
		j.rules = append(j.rules, rule)
		var results []rules.Located
		if rule.Stack == nil {
			results = rule.Judge(j.stack, now)
		} else {
			results, j.looks[rule.ID] = rule.Looks(j.stack)
		}
		for _, located := range results {
			if located.Verdict == rules.Failed {
				j.failing[[2]string{rule.ID, located.URN}] = true
			}
		}
	}
	return j
}

// notices says whether the change of a resource leads to a finding that was not there.
func (j judgedStack) notices(changed graph.Resource) bool {
	resource := rules.Resource{Resource: changed}
	alone := rules.NewStack(j.stack.Stage, []rules.Resource{resource})
	changedStack := j.stack.With(resource)
	return slices.ContainsFunc(j.rules, func(rule rules.Rule) bool {
		stack := alone
		if rule.Stack != nil {
			if looks := j.looks[rule.ID]; !looks[graph.Unversioned(changed.Type)] && !looks[rules.AnyType] {
				return false
			}
			stack = changedStack
		}
		return slices.ContainsFunc(rule.Judge(stack, now), func(located rules.Located) bool {
			return located.Verdict == rules.Failed && !j.failing[[2]string{rule.ID, located.URN}]
		})
	})
}

// TestJudgingWhatChangedFindsWhatJudgingAllFinds compares both on every few mutations of one stage.
func TestJudgingWhatChangedFindsWhatJudgingAllFinds(t *testing.T) {
	t.Parallel()
	g := inputsOf(t, "100k")
	judged, before := judgedOf(g), failures(g)
	for i, property := range properties(g) {
		for _, m := range property {
			if i%20 == 0 {
				after := failures(m.applied(t, g))
				added := slices.ContainsFunc(after, func(key string) bool { return !slices.Contains(before, key) })
				assert.Equal(t, added, judged.notices(m.changed(t, g)), m)
			}
		}
	}
}

func failures(g graph.Graph) []string {
	var keys []string
	for _, finding := range rules.Evaluate(rules.FromGraph(g), rules.Options{Now: now}) {
		if finding.Level == rules.Mandatory || finding.Level == rules.Advisory {
			keys = append(keys, finding.Rule+" on "+finding.URN)
		}
	}
	return keys
}
