package azure_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/azure"
)

func TestThreeKubernetesVersionsAreSupportedUnderTheUsualPlan(t *testing.T) {
	t.Parallel()
	usual, previous := 0, ""
	for _, row := range azure.KubernetesVersions() {
		assert.NotEmpty(t, row.Source, row.Minor)
		assert.Greater(t, row.EndOfLife, previous, "%s: later versions live longer", row.Minor)
		previous = row.EndOfLife
		if !row.LongTermOnly {
			usual++
		}
	}
	assert.Equal(t, 3, usual, "Azure supports the newest version and the two before")
	row, ok := azure.KubernetesVersionByName(azure.DefaultKubernetesVersion)
	require.True(t, ok)
	assert.False(t, row.LongTermOnly)
}

func TestKubernetesVersionsAreReadInBothForms(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"1.35", "1.35.0", "1.35.12"} {
		row, ok := azure.KubernetesVersionByName(version)
		require.True(t, ok, version)
		assert.Equal(t, "1.35", row.Minor)
	}
	for _, version := range []string{"", "1", "1.", "2.35", "v1.35", "1.35.x", "1.3", "1.35.1.1", "1.-35"} {
		_, ok := azure.KubernetesVersionByName(version)
		assert.False(t, ok, version)
	}
}

func TestVMSizesAreFoundAsARMComparesThem(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, size := range azure.VMSizes() {
		assert.Regexp(t, `^Standard_[A-Z]\d+[a-z]*(_v\d)?$`, size.Name)
		assert.False(t, seen[size.Name], "%s is listed twice", size.Name)
		seen[size.Name] = true
		assert.Positive(t, size.VCPUs)
		assert.GreaterOrEqual(t, size.MemoryGB, 2*float64(size.VCPUs), size.Name)
		assert.Equal(t, size.Name[9] == 'B', size.Burstable, size.Name)
		assert.NotEmpty(t, size.Source)
	}
	size, ok := azure.VMSizeByName("standard_d4S_v5")
	require.True(t, ok)
	assert.Equal(t, 4, size.VCPUs)
	assert.InDelta(t, 16, size.MemoryGB, 0)
	_, ok = azure.VMSizeByName("D4s_v5")
	assert.False(t, ok)
}
