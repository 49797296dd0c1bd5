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

// leastCaught is the share of broken properties that must be noticed.
const leastCaught = 0.95

// TestBrokenPropertiesAreNoticed breaks every property that a rule in force names, in every resource of every stage
// that it concerns, one at a time: by a value that nobody means and, where a rule takes any value, by none. What nobody
// notices is listed. Stage 10m is made of equal cells, each of equal shards: there a property is broken once for each
// position, in a region, cell and shard that differ from one position to the next.
func TestBrokenPropertiesAreNoticed(t *testing.T) {
	t.Parallel()
	counts := make([]count, len(everyStage))
	t.Run("stages", func(t *testing.T) {
		for i, stage := range everyStage {
			t.Run(stage, func(t *testing.T) {
				t.Parallel()
				counts[i] = breakProperties(t, stage)
				assert.GreaterOrEqual(t, float64(counts[i].caught), leastCaught*float64(counts[i].broken))
			})
		}
	})
	var total count
	for _, c := range counts {
		total.broken, total.caught = total.broken+c.broken, total.caught+c.caught
		total.survivors = append(total.survivors, c.survivors...)
	}
	require.Greater(t, total.broken, 5000)
	golden(t, "survivors.txt", fmt.Sprintf("%d of %d broken properties are noticed; these are not:\n%s\n", total.caught,
		total.broken, strings.Join(total.survivors, "\n")))
}

// count is how many properties of a stage were broken, how many of them were noticed, and which were not.
type count struct {
	broken, caught int
	survivors      []string
}

func breakProperties(t *testing.T, stage string) count {
	t.Helper()
	g := inputsOf(t, stage)
	judged, all := judgedOf(g), properties(g)
	if stage == string(stages.Stage10m) {
		all = oneOfEach(g, all)
	}
	var c count
	for _, property := range all {
		c.broken++
		if slices.ContainsFunc(property, func(m mutation) bool { return judged.notices(m.changed(t, g)) }) {
			c.caught++
			continue
		}
		c.survivors = append(c.survivors, fmt.Sprintf("%s: %s", stage, property[0]))
	}
	return c
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
