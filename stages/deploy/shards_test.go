package deploy_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/shardmap"
	"github.com/azstage/azstage/stages"
)

// sharded is a configuration of 10k with a failover group and a number of shards in a pool.
func sharded(count int) map[string]string {
	return configuration(stages.Stage10k, "overrides", fmt.Sprintf(`{"database": {"failoverGroup": {"policy": "Manual"},
		"shards": {"count": %d, "strategy": "lookup", "pool": "GP_Gen5_4"}}}`, count))
}

func mapOf(t *testing.T, g graph.Graph) shardmap.Map {
	t.Helper()
	var read shardmap.Map
	require.NoError(t, json.Unmarshal([]byte(setting(t, g, "SQL_SHARD_MAP")), &read))
	return read
}

func TestAnotherShardIsOnlyCreated(t *testing.T) {
	t.Parallel()
	session, _ := open(t, sharded(2))
	_, err := session.Up(t.Context())
	require.NoError(t, err)
	before := export(t, session, "10k")
	assert.Equal(t, []string{"shop-s00", "shop-s01"}, mapOf(t, before).Shards())
	groups := before.OfType("azure-native:sql:FailoverGroup")
	require.Len(t, groups, 1)
	assert.Len(t, groups[0].Inputs["databases"], 4, "the database, two shards and the catalog fail over together")
	assert.Len(t, before.OfType("azure-native:sql:ElasticPool"), 2, "the copies have a pool of their own")

	require.NoError(t, session.Reconfigure(t.Context(), sharded(3)))
	result, err := session.Up(t.Context())
	require.NoError(t, err)
	for _, step := range result.Steps {
		name := step.URN[strings.LastIndex(step.URN, "::")+2:]
		switch step.Action {
		case "create":
			assert.Contains(t, name, "-s02", step.URN)
		case "update":
			allowed := []string{"app-site", "app-slot", "sql-failover-group", "shards", "shards-secondary", "sql-failover", "app"}
			assert.Contains(t, allowed, name)
		default:
			assert.Equal(t, "same", step.Action, step.URN)
		}
	}
	after := export(t, session, "10k")
	assert.Subset(t, identities(after), identities(before), "nothing is another resource")
	moved := 0
	was, is := mapOf(t, before), mapOf(t, after)
	for virtual := range was.VirtualShards() {
		from, err := was.ShardOf(virtual)
		require.NoError(t, err)
		to, err := is.ShardOf(virtual)
		require.NoError(t, err)
		if from != to {
			moved++
			assert.Equal(t, "shop-s02", to)
		}
	}
	assert.Equal(t, was.VirtualShards()/3, moved)

	result, err = session.Up(t.Context())
	require.NoError(t, err)
	assert.False(t, result.Changed(), "%v", result.Steps)
	result, err = session.Refresh(t.Context())
	require.NoError(t, err)
	assert.False(t, result.Changed(), "%v", result.Steps)
	_, err = session.Destroy(t.Context())
	require.NoError(t, err)
	assert.Empty(t, session.Cloud().Resources())
}
