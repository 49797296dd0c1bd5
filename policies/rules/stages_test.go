package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/policies/rules"
	"github.com/azstage/azstage/stages"
)

// TestStagesKeepTheirRules shows what the pack says of every stage: nothing mandatory, and what is advised. Stage 10m has
// the same of every cell: there a rule is one line with the number of its findings and the first of them.
func TestStagesKeepTheirRules(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	for _, stage := range everyStage {
		stack := rules.FromGraph(inputsOf(t, stage))
		require.Equal(t, stages.Stage(stage), stack.Stage)
		findings := rules.Evaluate(stack, rules.Options{Now: now})
		for i, finding := range findings {
			assert.Equal(t, rules.Advisory, finding.Level, "%s on %s: %s", finding.Rule, finding.URN, finding.Message)
			where := lastPart(finding.URN)
			if stack.Stage == stages.Stage10m {
				if i > 0 && findings[i-1].Rule == finding.Rule {
					continue
				}
				where = fmt.Sprintf("%d resources, first %s", ofRule(findings, finding.Rule), where)
			}
			fmt.Fprintf(&text, "%s: %s on %s: %s\n", stage, finding.Rule, where, finding.Message)
		}
	}
	golden(t, "advised.txt", text.String())
}

func ofRule(findings []rules.Finding, id string) int {
	count := 0
	for _, finding := range findings {
		if finding.Rule == id {
			count++
		}
	}
	return count
}

func TestAStageIsJudgedByTheNext(t *testing.T) {
	t.Parallel()
	stack := rules.FromGraph(inputsOf(t, "single"))
	stack.Stage = stages.Stage100k
	var mandatory []string
	for _, finding := range rules.Evaluate(stack, rules.Options{Now: now}) {
		if finding.Level == rules.Mandatory {
			mandatory = append(mandatory, finding.Rule)
		}
	}
	assert.Contains(t, mandatory, "appservice-plan-zones")
	assert.Contains(t, mandatory, "sql-zones")
	assert.Contains(t, mandatory, "appservice-autoscale")
}

func TestZonesAreAskedForAsTheStackGrows(t *testing.T) {
	t.Parallel()
	zones := ruleNamed(t, "appservice-plan-zones")
	for stage, want := range map[stages.Stage]rules.Level{
		stages.Single: rules.Off, stages.Stage1k: rules.Advisory, stages.Stage10k: rules.Advisory,
		stages.Stage100k: rules.Mandatory, stages.Stage10m: rules.Mandatory, "": rules.Mandatory,
	} {
		assert.Equal(t, want, zones.LevelAt(stage), "%q", stage)
	}
}

func TestTheStageIsFoundWhereAStackSaysIt(t *testing.T) {
	t.Parallel()
	g := inputsOf(t, "1k")
	g.Stage = ""
	assert.Equal(t, stages.Stage1k, rules.FromGraph(g).Stage, "the tag of the resource group")

	for i := range g.Resources {
		delete(g.Resources[i].Inputs, "tags")
	}
	assert.Empty(t, rules.FromGraph(g).Stage, "nothing says it: every rule is at its strictest")

	stack := slices.IndexFunc(g.Resources, func(r graph.Resource) bool { return r.Type == "pulumi:pulumi:Stack" })
	require.NotEqual(t, -1, stack)
	g.Resources[stack].Outputs = map[string]any{"stage": "10k"}
	assert.Equal(t, stages.Stage10k, rules.FromGraph(g).Stage, "the output of the stack")
}

func TestDuringAHopTheSmallerStageIsAskedFor(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		stage, from string
		want        stages.Stage
	}{
		{"1k", "", stages.Stage1k}, {"1k", "single", stages.Single}, {"single", "1k", stages.Single},
		{"", "", ""}, {"nowhere", "1k", ""}, {"10k", "nowhere", stages.Stage10k},
	} {
		assert.Equal(t, c.want, rules.StageDuringHop(c.stage, c.from), "%s from %s", c.stage, c.from)
	}
}

func ruleNamed(t *testing.T, id string) rules.Rule {
	t.Helper()
	for _, rule := range rules.All() {
		if rule.ID == id {
			return rule
		}
	}
	require.Fail(t, "no rule "+id)
	return rules.Rule{}
}
