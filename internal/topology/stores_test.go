package topology

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
)

func TestFurtherStoresAreDrawnAsWhatTheyKeep(t *testing.T) {
	t.Parallel()
	g := documented()
	app := &g.Resources[0]
	app.Inputs = map[string]any{"siteConfig": map[string]any{"appSettings": []any{
		map[string]any{"name": "TABLE_ENDPOINT", "value": "https://sttable.table.core.windows.net/"},
		map[string]any{"name": "GREMLIN_ENDPOINT", "value": "wss://cosnograph.gremlin.cosmos.azure.com:443/"},
	}}}
	add := func(token, name, id string, inputs, outputs map[string]any) {
		g.Resources = append(g.Resources, graph.Resource{
			URN: "urn:pulumi:x::y::" + token + "::" + name, Type: token, Name: name, ID: id, Inputs: inputs, Outputs: outputs,
		})
	}
	add("azure-native:storage:StorageAccount", "tables", "/rg/sttable",
		map[string]any{"accountName": "sttable", "sku": map[string]any{"name": "Standard_ZRS"}},
		map[string]any{"primaryEndpoints": map[string]any{"table": "https://sttable.table.core.windows.net/"}})
	add(storageTable, "lookups", "/rg/sttable/tableServices/default/tables/lookups",
		map[string]any{"accountName": "sttable"}, nil)
	add("azure-native:documentdb:DatabaseAccount", "graphs", "/rg/cosnograph", map[string]any{
		"accountName": "cosnograph", "capabilities": []any{map[string]any{"name": "EnableGremlin"}},
		"consistencyPolicy": map[string]any{"defaultConsistencyLevel": "Session"},
	}, map[string]any{"name": "cosnograph"})
	add(gremlinGraph, "relationships", "/rg/cosnograph/gremlinDatabases/app/graphs/relationships",
		map[string]any{"accountName": "cosnograph"}, nil)

	model := FromGraph(g)
	tables, ok := model.Node("tables")
	require.True(t, ok)
	assert.Equal(t, []any{Tables, "Table storage"}, []any{tables.Kind, tables.Title})
	assert.Contains(t, tables.Facts, "1 table")
	graphs, ok := model.Node("graphs")
	require.True(t, ok)
	assert.Equal(t, Relations, graphs.Kind)
	assert.Contains(t, graphs.Facts, "1 graph")
	assert.Contains(t, model.Flows, Flow{From: "app", To: "tables", Kind: Data, Label: "look-ups"})
	assert.Contains(t, model.Flows, Flow{From: "app", To: "graphs", Kind: Data, Label: "relationships"})
}
