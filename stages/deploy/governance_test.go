package deploy_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/stages"
)

// The emulator refuses what an assigned policy denies, so a stack that comes up conforms to its own policies.
func TestAStackConformsToThePoliciesThatItAssigns(t *testing.T) {
	t.Parallel()
	session, _ := open(t, configuration(stages.Stage100k, "overrides", `{"security": {"policyAssignments": true}}`))
	_, err := session.Up(t.Context())
	require.NoError(t, err)
	g := export(t, session, "100k")
	assert.Len(t, g.OfType("azure-native:authorization:PolicyAssignment"), 8)

	result, err := session.Up(t.Context())
	require.NoError(t, err)
	assert.False(t, result.Changed(), "a second up changes %v", byAction(result))
	result, err = session.Refresh(t.Context())
	require.NoError(t, err)
	assert.Zero(t, result.Changes["update"], "a refresh finds drift that nobody made: %v", result.Changes)

	_, err = session.Destroy(t.Context())
	require.NoError(t, err)
	assert.Empty(t, session.Cloud().Resources(), "destroy left something behind")
}
