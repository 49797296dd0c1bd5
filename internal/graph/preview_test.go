package graph_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
)

func TestFromPreviewSaysWhatIsNotKnownYet(t *testing.T) {
	t.Parallel()
	current := read(t)
	server := current.Resources[1]
	fresh := "urn:pulumi:dev::azstage::azure-native:sql:Database::sql-database"
	g := graph.FromPreview(current, "1k", []apitype.StepEventStateMetadata{
		{URN: current.Resources[0].URN, Type: "pulumi:pulumi:Stack"},
		{URN: server.URN, Type: server.Type, Custom: true, ID: server.ID, Protect: true, Inputs: map[string]any{"a": "new"}},
		{URN: fresh, Type: "azure-native:sql:Database", Custom: true, Parent: server.URN, Inputs: map[string]any{
			"host": plugin.UnknownStringValue, "__defaults": []any{},
			"key": map[string]any{resource.SigKey: resource.SecretSig, "ciphertext": "[secret]"},
		}},
	}, map[string][]string{fresh: {server.URN}})
	assert.Equal(t, "1k", g.Stage)
	assert.Equal(t, current.Stack, g.Stack)
	require.Len(t, g.Resources, 3)
	assert.False(t, g.Resources[0].Custom())
	assert.Equal(t, server.Dependencies, g.Resources[1].Dependencies)
	assert.Equal(t, map[string]any{"a": "new"}, g.Resources[1].Inputs)
	assert.Equal(t, server.ID, g.Resources[1].ID)
	database := g.Resources[2]
	assert.True(t, database.Custom())
	assert.Equal(t, graph.Unknown, database.ID)
	assert.Equal(t, "sql-database", database.Name)
	assert.Equal(t, map[string]any{"host": graph.Unknown, "key": graph.Secret}, database.Inputs)
	assert.Equal(t, []string{server.URN}, database.Dependencies)
	assert.NotNil(t, g.Resources[0].Dependencies, "an empty list, as the schema says")
}
