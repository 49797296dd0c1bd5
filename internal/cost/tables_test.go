package cost

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
)

func tableIn(account string) graph.Resource {
	return graph.Resource{
		URN: "urn:pulumi:x::y::" + tableOfStorage + "::table", Name: "table", Type: tableOfStorage,
		ID: "/table", Inputs: map[string]any{"accountName": account},
	}
}

func TestAnAccountWithTablesBillsEntitiesAndNoBlobs(t *testing.T) {
	t.Parallel()
	account := func() map[string]any {
		return map[string]any{
			"accountName": "sttable", "kind": "StorageV2", "accessTier": "Hot", "sku": map[string]any{"name": "Standard_ZRS"},
		}
	}
	lines := only(t, storageAccount, account(), tableIn("sttable"))
	assert.InDelta(t, 30_000*tableGBPerUser*0.0562, lines["table.ZRS.data"].Amount.Typical, 0.01)
	assert.Contains(t, lines, "table.ZRS.reads")
	assert.NotContains(t, lines, "blob.hot.ZRS.data")
	assert.Contains(t, only(t, storageAccount, account(), tableIn("other")), "blob.hot.ZRS.data")
}

func TestTablesAreBilledByTheRedundancyOfTheirAccount(t *testing.T) {
	t.Parallel()
	estimate := func(sku string) Estimate {
		g := graph.Graph{Stage: "100k", Resources: []graph.Resource{tableIn("sttable"), {
			URN: "urn:pulumi:x::y::" + storageAccount + "::it", Name: "it", Type: storageAccount, ID: "/it",
			Inputs: map[string]any{
				"accountName": "sttable", "kind": "StorageV2", "location": "eastus2", "sku": map[string]any{"name": sku},
			},
		}}}
		estimate, err := Of(g, embedded(t), nil)
		require.NoError(t, err)
		return estimate
	}
	assert.InDelta(t, 300_000*tableGBPerUser*0.1012, estimate("Standard_GZRS").Resources[0].Lines[0].Typical, 0.01)
	none := estimate("Standard_RAGRS")
	require.Len(t, none.Unpriced, 1)
	assert.Contains(t, none.Reasons[none.Unpriced[0]], "no meter table.RAGRS.data")
}

func TestGraphsAreNoDocuments(t *testing.T) {
	t.Parallel()
	graphs := documentAccountOf(map[string]any{
		"capabilities": []any{map[string]any{"name": "EnableGremlin"}},
	}, region(true))
	lines := only(t, cosmosAccount, map[string]any{}, graphs)
	assert.Positive(t, lines["cosmos.storage"].Amount.Typical)
	g := graph.Graph{Stage: "10k", Resources: []graph.Resource{graphs, documentAccountOf(map[string]any{}, region(true))}}
	s := scene{graph: graph.NewIndex(g), usage: Usage{Users: Always(30_000)}}
	assert.InDelta(t, 30_000*relationGBPerUser, s.keptBy(graphs).Typical, 0.01)
	assert.InDelta(t, 30_000*documentGBPerUser, s.keptBy(g.Resources[1]).Typical, 0.01, "it does not share with graphs")
}
