package engine_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
)

// guarded are protected groups, each after the one before.
func guarded(names *[]string) pulumi.RunFunc {
	return func(ctx *pulumi.Context) error { return register(ctx, *names, pulumi.Protect(true)) }
}

func TestAPlanGoesOnAtWhatIsProtectedAndKnowsWhatIsWaitedFor(t *testing.T) {
	t.Parallel()
	names := []string{"rg-a", "rg-b"}
	session := open(t, engine.Options{ThrowAway: true, Program: guarded(&names)})
	_, err := session.Up(t.Context())
	require.NoError(t, err)
	current := state(t, session)

	names = []string{"rg-b", "rg-c"}
	_, err = session.Preview(t.Context())
	require.ErrorContains(t, err, "protected", "the engine itself stops")
	result, err := session.Plan(t.Context())
	require.NoError(t, err)
	expected := result.Expected(current, "1k").OfType("azure-native:resources:ResourceGroup")
	require.Len(t, expected, 2)
	assert.Equal(t, []string{expected[0].URN}, expected[1].Dependencies)
	assert.Empty(t, expected[0].Dependencies, "what it waited for is gone")
}

func TestWhatIsUnprotectedIsDeletedAndNothingElse(t *testing.T) {
	t.Parallel()
	names := []string{"rg-a", "rg-b", "rg-c"}
	session := open(t, engine.Options{ThrowAway: true, Program: guarded(&names)})
	_, err := session.Up(t.Context())
	require.NoError(t, err)
	groups := state(t, session).OfType("azure-native:resources:ResourceGroup")

	names = []string{"rg-b"}
	require.NoError(t, session.Unprotect(t.Context(), []string{groups[0].URN, groups[1].URN}))
	_, err = session.Up(t.Context())
	require.ErrorContains(t, err, "rg-c", "the third is protected still")
	require.NoError(t, session.Unprotect(t.Context(), []string{groups[2].URN}))
	_, err = session.Up(t.Context())
	require.NoError(t, err)
	left := state(t, session).OfType("azure-native:resources:ResourceGroup")
	require.Len(t, left, 1)
	assert.Equal(t, "rg-b", left[0].Name)
	assert.True(t, left[0].Protect, "what the program keeps is protected again")
}

func state(t *testing.T, session *engine.Session) graph.Graph {
	t.Helper()
	exported, err := session.Export(t.Context())
	require.NoError(t, err)
	read, err := graph.FromState("single", "test", exported)
	require.NoError(t, err)
	return read
}
