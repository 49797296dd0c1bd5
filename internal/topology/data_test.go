package topology

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
)

// documented is an app whose settings name an account of documents and a search index.
func documented() graph.Graph {
	setting := func(name, value string) map[string]any { return map[string]any{"name": name, "value": value} }
	resource := func(token, name, id string, inputs, outputs map[string]any) graph.Resource {
		return graph.Resource{
			URN: "urn:pulumi:x::y::" + token + "::" + name, Type: token, Name: name, ID: id, Inputs: inputs, Outputs: outputs,
		}
	}
	return graph.Graph{Resources: []graph.Resource{
		resource("azure-native:web:WebApp", "app", "/rg/app", map[string]any{"siteConfig": map[string]any{
			"appSettings": []any{
				setting("COSMOS_ENDPOINT", "https://cosno.documents.azure.com:443/"),
				setting("SEARCH_ENDPOINT", "https://srch.search.windows.net"),
				setting("SESSION_DURABLE_STORE", "cosmos"),
			},
		}}, nil),
		resource("azure-native:documentdb:DatabaseAccount", "account", "/rg/cosno", map[string]any{
			"accountName": "cosno", "consistencyPolicy": map[string]any{"defaultConsistencyLevel": "Session"},
			"locations": []any{map[string]any{"isZoneRedundant": true}},
		}, map[string]any{"documentEndpoint": "https://cosno.documents.azure.com:443/"}),
		resource("azure-native:documentdb:SqlResourceSqlContainer", "feeds", "/rg/cosno/sqlDatabases/app/containers/feeds",
			map[string]any{"accountName": "cosno", "options": map[string]any{
				"autoscaleSettings": map[string]any{"maxThroughput": 4000.0}}}, nil),
		resource("azure-native:search:Service", "index", "/rg/srch", map[string]any{
			"sku": map[string]any{"name": "standard"}, "replicaCount": 3.0, "partitionCount": 1.0,
		}, map[string]any{"name": "srch"}),
	}}
}

func TestAnAppFlowsToItsDocumentsAndItsIndex(t *testing.T) {
	t.Parallel()
	model := FromGraph(documented())
	account, ok := model.Node("account")
	require.True(t, ok)
	assert.Equal(t, Documents, account.Kind)
	assert.Equal(t, []string{"1 container, up to 4000 RU/s", "Session consistency", "zone-redundant"}, account.Facts)
	index, ok := model.Node("index")
	require.True(t, ok)
	assert.Equal(t, []string{"standard, 3 replicas"}, index.Facts)
	assert.Contains(t, model.Flows, Flow{From: "app", To: "account", Kind: Data, Label: "documents, sessions"})
	assert.Contains(t, model.Flows, Flow{From: "app", To: "index", Kind: Data, Label: "searches"})
	_, drawn := model.Node("feeds")
	assert.False(t, drawn, "a container is a fact of its account")
}
