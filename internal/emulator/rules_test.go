package emulator

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestRulesListEveryRowOnce(t *testing.T) {
	t.Parallel()
	rows := Rules(fakeTypes())
	var ids []string
	for _, row := range rows {
		ids = append(ids, row.ID)
		assert.NotEmpty(t, row.Text, row.ID)
		assert.NotEmpty(t, row.Source, row.ID)
		assert.NotEmpty(t, row.Evidence, row.ID)
	}
	assert.True(t, slices.IsSorted(ids))
	assert.Len(t, slices.Compact(slices.Clone(ids)), len(ids), "IDs are unique")
	const prefix = "storage.storageaccounts."
	for _, want := range []string{
		"arm.parent", "arm.taken.Microsoft.Storage/storageAccounts", "resources.resourcegroups.replace.location",
		prefix + "name", prefix + "location", prefix + "allowed.kind", prefix + "range.tags.x", prefix + "required.sku.name",
		prefix + "replace.isHnsEnabled", prefix + "immutable.sku.name", prefix + "default.accessTier",
		prefix + "reference.identity.userAssignedIdentities{}", prefix + "softdelete",
		prefix + "implied.blobServices/default", prefix + "made-up",
	} {
		assert.Contains(t, ids, want)
	}
}
