package rules_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/policies/rules"
	"github.com/azstage/azstage/stages"
)

// TestAFindingSaysWhatItsFixCosts breaks stages, and reads the price of the way back: those of the book in eastus2 of
// 2026-08-15, for 730 hours.
func TestAFindingSaysWhatItsFixCosts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		graph, stage, rule, resource, path string
		value                              any
		monthly                            float64
		want                               string
	}{
		{"1k", "1k", "appservice-plan-instances", "app-plan", "sku.capacity", 1.0, 0.155 * 730, "(about $113 a month)"},
		{"1k", "1k", "appservice-plan-tier", "app-plan", "sku.name", "B1", 2 * (0.155 - 0.017) * 730, "(about $201 a month)"},
		{"1k", "1k", "redis-size", "cache-cluster", "sku.name", "Balanced_B1", 2 * (0.065 - 0.032) * 730, "(about $48 a month)"},
		{"1k", "1k", "sql-private-endpoint", "privatelink-endpoint-sql", "", nil, 7.47, "(about $7 a month)"},
		{"10k", "10k", "sql-hyperscale-replica", "sql-database", "highAvailabilityReplicaCount", 0.0, 4 * 0.18266 * 730,
			"(about $533 a month)"},
		{"100k", "100k", "search-replicas", "search-service", "replicaCount", 1.0, 2 * 0.336 * 730, "(about $491 a month)"},

		// Without a stage nothing is known of the traffic: what is left is the least.
		{"1k", "", "sql-private-endpoint", "privatelink-endpoint-sql", "", nil, 0.01 * 730, "(at least $7 a month)"},

		// The book does not know flow logs, and nobody yet knows all of what a plan is sold by.
		{"100k", "100k", "vnet-flow-logs", "network-vnet", "tags.owner", "me", 0, "(costs money)"},
		{"1k", "1k", "appservice-plan-instances", "app-plan", "sku", object{"name": "P1v3", "capacity": 1.0, "size": graph.Unknown}, 0,
			"(costs money)"},
	} {
		g := inputsOf(t, c.graph)
		for _, r := range g.Resources {
			if r.Name == c.resource {
				g = mutation{r.URN, c.path, c.value}.applied(t, g)
			}
		}
		stack := rules.FromGraph(g)
		stack.Stage = stages.Stage(c.stage)
		findings := rules.Evaluate(stack, rules.Options{Now: now})
		at := slices.IndexFunc(findings, func(f rules.Finding) bool { return f.Rule == c.rule })
		require.NotEqual(t, -1, at, c.rule)
		assert.Contains(t, findings[at].Message, c.want, c.rule)
		assert.InDelta(t, c.monthly, findings[at].MonthlyCost, 0.01, c.rule)
	}
}

// TestAPricedFixKeepsTheRule breaks what the rules read, and judges what the fix that has a price makes of it.
func TestAPricedFixKeepsTheRule(t *testing.T) {
	t.Parallel()
	tried := map[string]bool{}
	for _, id := range rules.RemediedRules() {
		rule := ruleNamed(t, id)
		assert.True(t, rule.Costs, "%s has a price and is said to cost nothing", id)
		if rule.Resource == nil {
			continue
		}
		for _, stage := range smallGraphs {
			for _, r := range inputsOf(t, stage).Resources {
				if rule.Concerns(r.Type) {
					keepsOnceFixed(t, rule, r, tried)
				}
			}
		}
	}
	assert.Greater(t, len(tried), 15, "rules whose fix was judged")
}

func keepsOnceFixed(t *testing.T, rule rules.Rule, r graph.Resource, tried map[string]bool) {
	t.Helper()
	for _, path := range rule.Properties {
		for _, m := range breaking(r, path) {
			broken := withProperty(t, r, m.path, m.value)
			if judged(rule, broken).Verdict != rules.Failed {
				continue
			}
			fixed, _ := rules.Remedied(rule, stages.Stage10m, rules.Resource{Resource: broken})
			assert.NotEqual(t, rules.Failed, judged(rule, fixed.Resource).Verdict, fmt.Sprint(rule.ID, " ", m))
			tried[rule.ID] = true
		}
	}
}
