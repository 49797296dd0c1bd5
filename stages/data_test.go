package stages_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/stages"
)

func TestDocumentsAndSearchAreRefusedAsAzureWould(t *testing.T) {
	t.Parallel()
	container := func(spoil func(*stages.CosmosContainer)) func(*stages.Profile) {
		return func(p *stages.Profile) { spoil(&p.Data.Cosmos.Containers[0]) }
	}
	const first = "data.cosmos.containers.sessions."
	for field, spoil := range map[string]func(*stages.Profile){
		"data.cosmos.consistency": func(p *stages.Profile) { p.Data.Cosmos.Consistency = "Sesion" },
		"data.cosmos.backup":      func(p *stages.Profile) { p.Data.Cosmos.Backup = "Daily" },
		"data.cosmos.containers": func(p *stages.Profile) {
			p.Data.Cosmos.Containers = append(p.Data.Cosmos.Containers, p.Data.Cosmos.Containers[0])
		},
		first + "partitionKey":       container(func(c *stages.CosmosContainer) { c.PartitionKey = "userId" }),
		first + "maxThroughput":      container(func(c *stages.CosmosContainer) { c.MaxThroughput = 1500 }),
		first + "throughput":         container(func(c *stages.CosmosContainer) { c.Throughput = 400 }),
		first + "ttlSeconds":         container(func(c *stages.CosmosContainer) { c.TTLSeconds = -2 }),
		first + "unindexed":          container(func(c *stages.CosmosContainer) { c.Unindexed = []string{"/data"} }),
		"data.search.sku":            func(p *stages.Profile) { p.Data.Search.SKU = "free" },
		"data.search.replicas":       func(p *stages.Profile) { p.Data.Search.Replicas = 13 },
		"data.search.partitions":     func(p *stages.Profile) { p.Data.Search.Partitions = 5 },
		"data.search.semanticRanker": func(p *stages.Profile) { p.Data.Search.SemanticRanker = "best" },
	} {
		p := profileOf(t, stages.Stage100k)
		p.Data.Cosmos.Containers = append([]stages.CosmosContainer{}, p.Data.Cosmos.Containers...)
		spoil(&p)
		assert.Contains(t, faultFields(t, p.Validate()), field)
	}
}

func overridden(t *testing.T, stage stages.Stage, overrides string) stages.Profile {
	t.Helper()
	config := stages.Config{Stage: stage}
	require.NoError(t, json.Unmarshal([]byte(overrides), &config.Overrides))
	profile, err := stages.Resolve(config)
	require.NoError(t, err)
	return profile
}

func TestDocumentsAndSearchCanBeAddedLeftOutAndResized(t *testing.T) {
	t.Parallel()
	without := overridden(t, stages.Stage100k, `{"data": {"cosmos": {"enabled": false}}}`)
	assert.Empty(t, without.Data.Cosmos.Containers)
	assert.NotContains(t, without.Network.PrivateEndpoints, stages.PrivateCosmos)

	early := overridden(t, stages.Stage10k, `{"data": {"cosmos": {"enabled": true, "maxThroughput": 1000},
		"search": {"enabled": true, "sku": "basic"}}}`)
	require.Len(t, early.Data.Cosmos.Containers, 4)
	for _, container := range early.Data.Cosmos.Containers {
		assert.Equal(t, 1000, container.MaxThroughput, container.Name)
	}
	assert.Equal(t, stages.Search{SKU: "basic", Replicas: 3}, early.Data.Search)
	assert.Subset(t, early.Network.PrivateEndpoints, []stages.PrivateLink{stages.PrivateCosmos, stages.PrivateSearch})

	other := overridden(t, stages.Stage10k, `{"data": {"cosmos": {"maxThroughput": 1000}}}`)
	assert.Empty(t, other.Data.Cosmos.Containers, "a size alone makes no account")
}
