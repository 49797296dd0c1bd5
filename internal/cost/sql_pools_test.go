package cost

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
)

func sqlResource(kind, name, id string, inputs map[string]any) graph.Resource {
	return graph.Resource{
		URN: "urn:pulumi:x::y::azure-native:sql:" + kind + "::" + name, Name: name, Type: "azure-native:sql:" + kind, ID: id,
		Inputs: inputs,
	}
}

// billed are the lines of each resource of a graph, and what has no price.
func billed(t *testing.T, resources ...graph.Resource) (lines map[string][]Line, estimate Estimate) {
	t.Helper()
	home := graph.Resource{
		URN: "urn:pulumi:x::y::azure-native:resources:ResourceGroup::home", Name: "home", ID: "/home",
		Type: "azure-native:resources:ResourceGroup", Inputs: map[string]any{"location": "eastus2"},
	}
	estimate, err := Of(graph.Graph{Stage: "100k", Resources: append(resources, home)}, embedded(t), nil)
	require.NoError(t, err)
	lines = map[string][]Line{}
	for _, resource := range estimate.Resources {
		lines[resource.Name] = resource.Lines
	}
	return lines, estimate
}

func TestPoolsAreBilledWhole(t *testing.T) {
	t.Parallel()
	pool := func(name string, capacity float64) map[string]any {
		return map[string]any{"location": "eastus2", "sku": map[string]any{"name": name, "capacity": capacity}}
	}
	lines := only(t, "azure-native:sql:ElasticPool", pool("StandardPool", 50))
	assert.InDelta(t, 110.26, lines["sql.pool.standard"].Typical, 0.01)
	lines = only(t, "azure-native:sql:ElasticPool", pool("BC_Gen5", 4))
	assert.InDelta(t, 888.95, lines["sql.bc.vcore"].Typical, 0.01)
	assert.InDelta(t, 1095, lines["sql.bc.licence"].Typical, 0.01)

	byName, _ := billed(t, sqlResource("ElasticPool", "pool", "/pool", pool("HS_Gen5", 4)),
		sqlResource("Database", "shard", "/shard", map[string]any{"location": "eastus2", "elasticPoolId": "/POOL"}))
	require.NotEmpty(t, byName["shard"])
	for _, line := range byName["shard"] {
		assert.NotEqual(t, "sql.hs.vcore", line.Meter, "the pool is billed for that")
	}
	_, estimate := billed(t, sqlResource("ElasticPool", "pool", "/pool", pool("StandardPool", 50)),
		sqlResource("Database", "shard", "/shard", map[string]any{"location": "eastus2", "elasticPoolId": "/pool"}))
	assert.Contains(t, estimate.Reasons, "urn:pulumi:x::y::azure-native:sql:Database::shard")
	assert.Empty(t, estimate.Unpriced)
}

func TestACopyThatNoProgramDeclaresIsBilledWithItsGroup(t *testing.T) {
	t.Parallel()
	database := func(more map[string]any) map[string]any {
		inputs := map[string]any{"location": "eastus2", "databaseName": "shop", "sku": size("HS_Gen5_4")}
		for name, value := range more {
			inputs[name] = value
		}
		return inputs
	}
	primary := sqlResource("Database", "primary", "/db", database(nil))
	group := sqlResource("FailoverGroup", "group", "/group", map[string]any{"databases": []any{"/DB"}})
	byName, _ := billed(t, primary, group)
	require.NotEmpty(t, byName["group"])
	assert.Equal(t, byName["primary"][0].Amount, byName["group"][0].Amount, "the copy has the primary's size")

	copied := sqlResource("Database", "copy", "/copy", database(map[string]any{
		"location": "centralus", "createMode": "Secondary", "secondaryType": "Geo", "sourceDatabaseId": "/db",
	}))
	byName, estimate := billed(t, primary, group, copied)
	assert.Empty(t, byName["group"], "the copy is billed as itself")
	assert.Empty(t, estimate.Unpriced, "the book has prices where copies are")
	meters := map[string]bool{}
	for _, line := range byName["copy"] {
		meters[line.Meter] = true
	}
	assert.Equal(t, map[string]bool{"sql.hs.vcore": true, "sql.hs.storage": true}, meters, "its backups are the primary's")
	for _, line := range byName["primary"] {
		if line.Meter == "sql.hs.storage" {
			alone, _ := billed(t, primary)
			for _, own := range alone["primary"] {
				if own.Meter == line.Meter {
					assert.Equal(t, own.Quantity, line.Quantity, "a copy takes no data off its primary")
				}
			}
		}
	}
}

func TestWhatAPreviewDoesNotKnowPutsNoDatabaseIntoAPool(t *testing.T) {
	t.Parallel()
	fresh := sqlResource("Database", "replica", graph.Unknown, map[string]any{
		"location": "eastus2", "secondaryType": "Named", "sku": map[string]any{"name": "HS_Gen5", "capacity": 4.0},
	})
	known, _ := billed(t, fresh)
	fresh.Outputs = map[string]any{"elasticPoolId": graph.Unknown, "secondaryType": graph.Unknown}
	previewed, _ := billed(t, fresh)
	require.NotEmpty(t, known["replica"])
	assert.Equal(t, known, previewed)
}
