package rules_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/graph/graphtest"
	"github.com/azstage/azstage/policies/rules"
)

// TestAnUnknownValueNeitherFailsNorPasses takes every property whose wrong value fails, and hides it: the rule must say
// that it cannot decide. A rule that only wants a value to be there may pass, because there will be one.
func TestAnUnknownValueNeitherFailsNorPasses(t *testing.T) {
	t.Parallel()
	tried := 0
	for _, name := range allGraphs {
		g := inputsOf(t, name)
		for _, rule := range rules.All() {
			for _, r := range g.Resources {
				if rule.Resource == nil || !rule.Concerns(r.Type) {
					continue
				}
				for _, path := range rule.Properties {
					tried += hidden(t, rule, r, path)
				}
			}
		}
	}
	require.Greater(t, tried, 1000)
}

// hidden replaces one property by unknown and by secret, and says how many answers it looked at.
func hidden(t *testing.T, rule rules.Rule, r graph.Resource, path string) int {
	t.Helper()
	value, present := lookUp(r.Inputs, path)
	if !present {
		return 0
	}
	wrongFails := judged(rule, withProperty(t, r, path, wrong(value))).Verdict == rules.Failed
	for _, mark := range []string{graph.Unknown, graph.Secret} {
		result := judged(rule, withProperty(t, r, path, mark))
		name := fmt.Sprintf("%s on %s: %s is %s: %s", rule.ID, r.Name, path, mark, result.Message)
		assert.NotEqual(t, rules.Failed, result.Verdict, name)
		if _, text := value.(string); wrongFails && text {
			assert.Equal(t, rules.Undecidable, result.Verdict, name)
		}
	}
	return 2
}

func judged(rule rules.Rule, r graph.Resource) rules.Result {
	alone := rules.NewStack("", []rules.Resource{{Resource: r}})
	return rule.Judge(alone, now)[0].Result
}

// TestNoInputMakesARulePanic puts anything anywhere.
func TestNoInputMakesARulePanic(t *testing.T) {
	t.Parallel()
	g := inputsOf(t, graphtest.Alternatives)
	var paths []string
	for _, rule := range rules.All() {
		paths = append(paths, rule.Properties...)
	}
	paths = append(paths, "siteConfig", "tags", "scopes", "securityRules", "privateLinkServiceConnections", "actions",
		"gatewayIPConfigurations", "parameters", "customRules", "criteria", "properties", "administrators", "name")
	rapid.Check(t, func(rt *rapid.T) {
		broken := g
		for range rapid.IntRange(1, 6).Draw(rt, "changes") {
			r := rapid.SampledFrom(broken.Resources).Draw(rt, "resource")
			m := mutation{r.URN, rapid.SampledFrom(paths).Draw(rt, "path"), anything(3).Draw(rt, "value")}
			broken = m.applied(t, broken)
		}
		stack := rules.FromGraph(broken)
		stack.Stage = ""
		findings := rules.Evaluate(stack, rules.Options{Now: now})
		for _, finding := range findings {
			require.NotEmpty(rt, finding.Message)
		}
		rules.EvaluateAlone(stack, rules.Options{Now: now})
	})
}

// anything generates values of JSON, and the marks of what cannot be seen.
func anything(depth int) *rapid.Generator[any] {
	leaves := []*rapid.Generator[any]{
		rapid.Just[any](nil), rapid.Just[any](graph.Unknown), rapid.Just[any](graph.Secret),
		rapid.Map(rapid.String(), func(s string) any { return s }),
		rapid.Map(rapid.Float64(), func(f float64) any { return f }),
		rapid.Map(rapid.Bool(), func(b bool) any { return b }),
		rapid.Map(rapid.SampledFrom([]string{"/", "//providers/", "a|b", "10.0.0.0/99", "-", "*"}),
			func(s string) any { return s }),
	}
	if depth > 0 {
		leaves = append(leaves,
			rapid.Map(rapid.SliceOfN(rapid.Deferred(func() *rapid.Generator[any] { return anything(depth - 1) }), 0, 3),
				func(list []any) any { return list }),
			rapid.Map(rapid.MapOfN(rapid.SampledFrom([]string{"id", "name", "value", "rules", "enabled", "subnet"}),
				rapid.Deferred(func() *rapid.Generator[any] { return anything(depth - 1) }), 0, 3),
				func(fields map[string]any) any { return fields }))
	}
	return rapid.OneOf(leaves...)
}
