package engine_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
)

func TestAPreviewSaysWhatTheStackWouldBe(t *testing.T) {
	t.Parallel()
	names := []string{"rg-a"}
	session := open(t, engine.Options{ThrowAway: true, Program: func(ctx *pulumi.Context) error {
		return groups(names...)(ctx)
	}})
	_, err := session.Up(t.Context())
	require.NoError(t, err)
	state, err := session.Export(t.Context())
	require.NoError(t, err)
	current, err := graph.FromState("single", "test", state)
	require.NoError(t, err)

	names = []string{"rg-b", "rg-c"}
	result, err := session.Preview(t.Context())
	require.NoError(t, err)
	expected := result.Expected(current, "1k").OfType("azure-native:resources:ResourceGroup")
	require.Len(t, expected, 2, "what would be deleted is not there any more")
	assert.Equal(t, "rg-b", expected[0].Name)
	assert.Equal(t, "eastus2", expected[0].Inputs["location"])
	assert.Equal(t, graph.Unknown, expected[0].ID)

	names = []string{"rg-a"}
	result, err = session.Preview(t.Context())
	require.NoError(t, err)
	kept := result.Expected(current, "1k").OfType("azure-native:resources:ResourceGroup")
	require.Len(t, kept, 1, "what stays as it is belongs to it")
	assert.Equal(t, current.OfType("azure-native:resources:ResourceGroup")[0].ID, kept[0].ID)
}

func TestARefusedPreviewNamesTheResource(t *testing.T) {
	t.Parallel()
	session := open(t, engine.Options{Program: groups("ends with a dot."), ThrowAway: true})
	_, err := session.Preview(t.Context())
	var failed *engine.OperationError
	require.ErrorAs(t, err, &failed)
	require.NotEmpty(t, failed.Problems)
	assert.Contains(t, failed.Problems[0].URN, "::ends with a dot.")
	assert.Contains(t, failed.Problems[0].Message, "resourceGroupName")
}

func TestASessionTakesAnotherConfiguration(t *testing.T) {
	t.Parallel()
	directory := stateDirectory(t)
	session := open(t, engine.Options{Directory: directory, Config: map[string]string{"group": "rg-a", "old": "gone"},
		Program: func(ctx *pulumi.Context) error {
			_, old := ctx.GetConfig(engine.Project + ":old")
			assert.Equal(t, ctx.DryRun(), old, "the key that is no longer given is gone")
			name, _ := ctx.GetConfig(engine.Project + ":group")
			return groups(name)(ctx)
		}})
	_, err := session.Preview(t.Context())
	require.NoError(t, err)
	require.NoError(t, session.Reconfigure(t.Context(), map[string]string{"group": "rg-b"}))
	stacks, err := directory.Stacks()
	require.NoError(t, err)
	assert.Empty(t, stacks, "a stack that never came up")
}
