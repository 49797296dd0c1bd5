package schedule_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/schedule"
)

// anyGraph draws resources of several types that depend on earlier ones.
func anyGraph(rt *rapid.T) graph.Graph {
	kinds := []string{"sql:Server", "network:ApplicationGateway", "cache:RedisEnterprise", "insights:Component", "cdn:Route"}
	var resources []graph.Resource
	for i := range rapid.IntRange(1, 12).Draw(rt, "resources") {
		resource := made(rapid.SampledFrom(kinds).Draw(rt, "kind"), fmt.Sprint("r", i))
		for j := range i {
			if rapid.Bool().Draw(rt, "depends") {
				resource.Dependencies = append(resource.Dependencies, resources[j].URN)
			}
		}
		resources = append(resources, resource)
	}
	return stack(resources...)
}

func TestTheMakespanLiesBetweenItsLongestChainAndTheSum(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		got, err := schedule.Create(anyGraph(rt))
		require.NoError(rt, err)
		longest, sum, chain := 0.0, 0.0, 0.0
		for _, operation := range got.Operations {
			longest = max(longest, operation.Duration.Typical)
			sum += operation.Duration.Typical
		}
		for _, step := range got.CriticalPath {
			chain += step.Minutes
		}
		const rounding = 0.1
		require.GreaterOrEqual(rt, got.Makespan.Typical+rounding, longest)
		require.LessOrEqual(rt, got.Makespan.Typical, sum+rounding)
		require.InDelta(rt, chain, got.Makespan.Typical, rounding, "the critical path has no gaps")
		require.LessOrEqual(rt, got.Required.Typical, got.Makespan.Typical)
		require.LessOrEqual(rt, got.Makespan.Low, got.Makespan.Typical)
		require.LessOrEqual(rt, got.Makespan.Typical, got.Makespan.High)
	})
}

func TestOneMoreDependencyNeverShortens(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		g := anyGraph(rt)
		before, err := schedule.Create(g)
		require.NoError(rt, err)
		later := rapid.IntRange(0, len(g.Resources)-1).Draw(rt, "later")
		for earlier := range later {
			g.Resources[later].Dependencies = append(g.Resources[later].Dependencies, g.Resources[earlier].URN)
		}
		after, err := schedule.Create(g)
		require.NoError(rt, err)
		require.GreaterOrEqual(rt, after.Makespan.Typical, before.Makespan.Typical)
		require.GreaterOrEqual(rt, after.Settled.High, before.Settled.High)
	})
}
