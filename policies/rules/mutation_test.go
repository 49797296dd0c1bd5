package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/graph/graphtest"
	"github.com/azstage/azstage/policies/rules"
)

// leastCaught is the share of broken properties that must be noticed.
const leastCaught = 0.95

// TestBrokenPropertiesAreNoticed breaks every property that a rule in force names, in every resource of every stage
// that it concerns, one at a time: by a value that nobody means and, where a rule takes any value, by none. What nobody
// notices is listed.
func TestBrokenPropertiesAreNoticed(t *testing.T) {
	t.Parallel()
	var survivors []string
	broken, caught := 0, 0
	for _, stage := range graphtest.Stages() {
		g := inputsOf(t, stage)
		before := failures(g)
		for _, m := range properties(g) {
			broken++
			if noticed(t, g, before, m) {
				caught++
				continue
			}
			survivors = append(survivors, fmt.Sprintf("%s: %s", stage, m[0]))
		}
	}
	require.Greater(t, broken, 500)
	assert.GreaterOrEqual(t, float64(caught)/float64(broken), leastCaught)
	golden(t, "survivors.txt", fmt.Sprintf("%d of %d broken properties are noticed; these are not:\n%s\n", caught, broken,
		strings.Join(survivors, "\n")))
}

// properties are the mutations of a graph, by property: each is one property of one resource.
func properties(g graph.Graph) [][]mutation {
	stage := rules.FromGraph(g).Stage
	var found [][]mutation
	seen := map[string]bool{}
	for _, rule := range rules.All() {
		if rule.LevelAt(stage) == rules.Off {
			continue
		}
		for _, r := range g.Resources {
			for _, path := range rule.Properties {
				if rule.Concerns(r.Type) && !seen[r.URN+path] {
					if m := breaking(r, path); len(m) > 0 {
						seen[r.URN+path] = true
						found = append(found, m)
					}
				}
			}
		}
	}
	return found
}

// noticed says whether one of the mutations leads to a finding that was not there.
func noticed(t *testing.T, g graph.Graph, before []string, mutations []mutation) bool {
	t.Helper()
	return slices.ContainsFunc(mutations, func(m mutation) bool {
		return slices.ContainsFunc(failures(m.applied(t, g)), func(key string) bool { return !slices.Contains(before, key) })
	})
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
