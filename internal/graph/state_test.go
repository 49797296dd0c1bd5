package graph_test

import (
	"encoding/json"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
)

const state = `{"resources": [
  {"urn": "urn:pulumi:dev::azstage::pulumi:pulumi:Stack::azstage-dev", "custom": false, "type": "pulumi:pulumi:Stack"},
  {"urn": "urn:pulumi:dev::azstage::azure-native:sql/v20230801:Server::sql-server", "custom": true,
   "id": "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Sql/servers/sql",
   "type": "azure-native:sql/v20230801:Server", "protect": true,
   "parent": "urn:pulumi:dev::azstage::pulumi:pulumi:Stack::azstage-dev",
   "dependencies": ["urn:pulumi:dev::azstage::azure-native:resources:ResourceGroup::rg"],
   "inputs": {"serverName": "sql", "tags": {"note": {"4dabf18193072939515e22adb298388d":
     "1b47061264138c4ac30d75fd1eb44270", "ciphertext": "v1:abc"}}, "__defaults": []},
   "outputs": {"keys": [{"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
     "plaintext": "\"hunter2\""}], "state": "Ready"}},
  {"urn": "urn:pulumi:dev::azstage::azure-native:sql:Server::old", "custom": true, "delete": true,
   "type": "azure-native:sql:Server", "id": "gone"}
]}`

func read(t *testing.T) graph.Graph {
	t.Helper()
	g, err := graph.FromState("single", "dev", apitype.UntypedDeployment{Version: 3, Deployment: json.RawMessage(state)})
	require.NoError(t, err)
	return g
}

func TestFromStateKeepsWhatAReaderNeeds(t *testing.T) {
	t.Parallel()
	g := read(t)
	require.Len(t, g.Resources, 2, "a resource that waits to be deleted is no part of the stack")
	server := g.Resources[1]
	assert.Equal(t, "sql-server", server.Name)
	assert.True(t, server.Protect)
	assert.True(t, server.Custom())
	assert.False(t, g.Resources[0].Custom())
	assert.Equal(t, g.Resources[0].URN, server.Parent)
	assert.Equal(t, []string{"urn:pulumi:dev::azstage::azure-native:resources:ResourceGroup::rg"}, server.Dependencies)
	assert.NotContains(t, server.Inputs, "__defaults")
	found, ok := g.Find(server.URN)
	require.True(t, ok)
	assert.Equal(t, server, found)
}

func TestFromStateHidesSecretsEncryptedOrNot(t *testing.T) {
	t.Parallel()
	server := read(t).Resources[1]
	assert.Equal(t, map[string]any{"note": graph.Secret}, server.Inputs["tags"])
	assert.Equal(t, []any{graph.Secret}, server.Outputs["keys"])
	text, err := json.Marshal(server)
	require.NoError(t, err)
	assert.NotContains(t, string(text), "hunter2")
	assert.NotContains(t, string(text), "ciphertext")
}

func TestFromStateRefusesAFormatItDoesNotKnow(t *testing.T) {
	t.Parallel()
	_, err := graph.FromState("single", "dev", apitype.UntypedDeployment{Version: 99, Deployment: json.RawMessage(`{}`)})
	assert.ErrorContains(t, err, "version 99")
	_, err = graph.FromState("single", "dev", apitype.UntypedDeployment{Version: 3, Deployment: json.RawMessage(`[`)})
	assert.Error(t, err)
}

func TestOfTypeIgnoresTheAPIVersion(t *testing.T) {
	t.Parallel()
	assert.Len(t, read(t).OfType("azure-native:sql:Server"), 1)
	assert.Empty(t, read(t).OfType("azure-native:sql:Database"))
	assert.Equal(t, "azure-native:web:WebApp", graph.Unversioned("azure-native:web/v20240401:WebApp"))
	assert.Equal(t, "random:index/randomString:RandomString", graph.Unversioned("random:index/randomString:RandomString"))
}
