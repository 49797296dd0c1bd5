package azure_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/azure"
)

func TestSizesOfAPlanRiseWithinTheirTier(t *testing.T) {
	t.Parallel()
	for _, tier := range azure.AppServiceTiers() {
		var before azure.AppServiceSize
		for _, sku := range tier.SKUs {
			size, ok := azure.AppServiceSizeOf(sku)
			if !ok {
				continue // Free, Shared and Isolated are no sizes of a stage.
			}
			assert.Greater(t, size.VCPUs, before.VCPUs, sku)
			assert.Greater(t, size.MemoryGB, before.MemoryGB, sku)
			before = size
		}
	}
	size, ok := azure.AppServiceSizeOf("p1V3")
	require.True(t, ok)
	assert.Equal(t, 2, size.VCPUs)
	_, ok = azure.AppServiceSizeOf("FC1")
	assert.False(t, ok, "instances of functions are counted otherwise")
}
