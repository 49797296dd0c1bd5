package arm

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/model"
)

func TestNothingIsDeletedThatALockLiesOnAboveOrBelow(t *testing.T) {
	t.Parallel()
	s := newTest(t)
	ctx := t.Context()
	for _, name := range []string{"rg-a", "rg-b"} {
		_, err := s.Create(ctx, groupToken, model.Properties{"resourceGroupName": name, "location": "eastus2"})
		require.NoError(t, err)
	}
	_, err := s.Create(ctx, boxToken, model.Properties{
		"resourceGroupName": "rg-a", "boxName": "box", "location": "eastus2", "sku": model.Properties{"name": "Standard"},
	})
	require.NoError(t, err)
	onBox, onGroup := boxID+"/providers/"+lockType+"/keep", groupID+"/providers/"+lockType+"/keep"
	require.ErrorContains(t, s.Lock(ctx, groupID+"x/providers/"+lockType+"/keep", "CanNotDelete", ""), "ResourceGroupNotFound")

	require.NoError(t, s.Lock(ctx, onGroup, "CanNotDelete", "why"))
	err = s.Delete(ctx, boxToken, boxID)
	assert.ErrorContains(t, err, "Status=409")
	assert.ErrorContains(t, err, "The scope '"+boxID+"' cannot perform delete operation because following scope(s) are locked: '"+
		groupID+"'. Please remove the lock and try again.")
	require.NoError(t, s.Unlock(ctx, onGroup))
	require.NoError(t, s.Lock(ctx, onBox, "CanNotDelete", ""))
	assert.ErrorContains(t, s.Delete(ctx, groupToken, groupID), "ScopeLocked", "the box would go with its group")
	require.NoError(t, s.Delete(ctx, groupToken, groupID[:len(groupID)-1]+"b"), "another group is not locked")
	assert.Len(t, s.Locks(groupID), 1)
	assert.Empty(t, s.Locks(groupID+"b"))

	require.NoError(t, s.Unlock(ctx, onBox))
	require.NoError(t, s.Unlock(ctx, onBox), "what is gone is gone")
	require.NoError(t, s.Delete(ctx, groupToken, groupID))
}
