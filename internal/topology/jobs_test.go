package topology_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph/graphtest"
	"github.com/azstage/azstage/internal/topology"
)

func TestAnAgentKeepsItsJobsInADatabase(t *testing.T) {
	t.Parallel()
	m := topology.FromGraph(graphtest.Graph(t, "10m"))
	agent, drawn := m.Node("jobs-agent-agent")
	require.True(t, drawn)
	assert.Equal(t, "Elastic job agent", agent.Title)
	assert.Equal(t, []string{"JA100", "12 target groups"}, agent.Facts)
	assert.True(t, slices.ContainsFunc(m.Flows, func(flow topology.Flow) bool {
		return flow.From == agent.ID && flow.To == "jobs-sql-database" && flow.Label == "jobs"
	}))
	for _, node := range m.Nodes {
		assert.NotContains(t, []string{"NAT", "JobAgent", "JobTargets"}, node.Title, "%s goes by the name of its component", node.ID)
	}
}
