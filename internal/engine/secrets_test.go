package engine_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
)

// A secret that a program hands to a resource comes back from Azure in the resource's outputs, gets into stack outputs
// and error messages, and must be hidden in all of them.
func TestASecretInputIsHiddenEverywhere(t *testing.T) {
	t.Parallel()
	const canary = "CANARY-4711"
	program := func(ctx *pulumi.Context) error {
		group := &pulumi.CustomResourceState{}
		secret := pulumi.ToSecret(pulumi.String(canary)).(pulumi.StringOutput)
		ctx.Export("secret", secret)
		return ctx.RegisterResource("azure-native:resources:ResourceGroup", "group", pulumi.Map{
			"resourceGroupName": pulumi.String("rg-a"), "location": pulumi.String("eastus2"),
			"tags": pulumi.Map{"note": secret},
		}, group)
	}
	var log bytes.Buffer
	session := open(t, engine.Options{Program: program, Directory: stateDirectory(t), Progress: &log})
	_, err := session.Preview(t.Context())
	require.NoError(t, err)
	_, err = session.Up(t.Context())
	require.NoError(t, err)
	result, err := session.Refresh(t.Context())
	require.NoError(t, err)
	assert.False(t, result.Changed())
	require.NotEmpty(t, log.String())
	assert.NotContains(t, log.String(), canary)

	state, err := session.Export(t.Context())
	require.NoError(t, err)
	assert.NotContains(t, string(state.Deployment), canary)
	read, err := graph.FromState("single", "test", state)
	require.NoError(t, err)
	text, err := json.Marshal(read)
	require.NoError(t, err)
	assert.NotContains(t, string(text), canary)
	groups := read.OfType("azure-native:resources:ResourceGroup")
	require.Len(t, groups, 1)
	assert.Contains(t, string(text), graph.Secret)

	outputs, err := session.Outputs(t.Context())
	require.NoError(t, err)
	assert.True(t, outputs["secret"].Secret)
}
