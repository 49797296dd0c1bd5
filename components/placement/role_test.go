package placement_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/placement"
)

func TestAnAssignmentsNameHangsOnScopePrincipalAndRole(t *testing.T) {
	t.Parallel()
	scope := componenttest.ID("account")
	name := placement.AssignmentName(scope, "principal", placement.StorageBlobDataReader)
	_, err := uuid.Parse(name)
	require.NoError(t, err)
	assert.Equal(t, name, placement.AssignmentName(scope, "PRINCIPAL", placement.StorageBlobDataReader),
		"Azure returns IDs in either case")
	for _, other := range []string{
		placement.AssignmentName(scope+"2", "principal", placement.StorageBlobDataReader),
		placement.AssignmentName(scope, "principal2", placement.StorageBlobDataReader),
		placement.AssignmentName(scope, "principal", placement.StorageBlobDataOwner),
	} {
		assert.NotEqual(t, name, other)
	}
}

func TestARoleDefinitionBelongsToTheSubscriptionOfTheScope(t *testing.T) {
	t.Parallel()
	id, err := placement.RoleDefinitionID("/subscriptions/s1/resourceGroups/rg", placement.StorageBlobDataReader)
	require.NoError(t, err)
	assert.Equal(t, "/subscriptions/s1/providers/Microsoft.Authorization/roleDefinitions/"+
		"2a2b9908-6ea1-4ae2-8e65-a410df84e7d1", id)
	_, err = placement.RoleDefinitionID("/providers/x", placement.StorageBlobDataReader)
	assert.ErrorContains(t, err, "does not start with /subscriptions/")
	_, err = placement.RoleDefinitionID("/subscriptions/s1", "Owner")
	assert.ErrorContains(t, err, "not in the table")
}
