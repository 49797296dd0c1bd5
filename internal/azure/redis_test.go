package azure_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/azure"
)

func TestManagedRedisSizesAreComplete(t *testing.T) {
	t.Parallel()
	perTier := map[azure.RedisTier]int{}
	names := map[string]bool{}
	for _, sku := range azure.RedisSKUs() {
		perTier[sku.Tier]++
		assert.False(t, names[sku.Name], "%s is listed twice", sku.Name)
		names[sku.Name] = true
		assert.True(t, strings.HasPrefix(sku.Name, string(sku.Tier)+"_"), sku.Name)
		assert.NotEmpty(t, sku.Source, sku.Name)
	}
	assert.Equal(t, map[azure.RedisTier]int{
		azure.RedisBalanced: 14, azure.RedisMemoryOptimized: 12, azure.RedisComputeOptimized: 11,
		azure.RedisFlashOptimized: 7,
	}, perTier)
}

func TestManagedRedisSizesThatCannotReplicateAcrossRegions(t *testing.T) {
	t.Parallel()
	var cannot []string
	for _, sku := range azure.RedisSKUs() {
		if !sku.GeoReplication() {
			cannot = append(cannot, sku.Name)
		}
	}
	assert.Equal(t, []string{
		"Balanced_B0", "Balanced_B1", "FlashOptimized_A250", "FlashOptimized_A500", "FlashOptimized_A700",
		"FlashOptimized_A1000", "FlashOptimized_A1500", "FlashOptimized_A2000", "FlashOptimized_A4500",
	}, cannot)
}

func TestEachTierGrowsInMemoryAndNeverLosesPower(t *testing.T) {
	t.Parallel()
	skus := azure.RedisSKUs()
	for i, bigger := range skus[1:] {
		smaller := skus[i]
		if bigger.Tier != smaller.Tier {
			continue
		}
		assert.Greater(t, bigger.MemoryGB, smaller.MemoryGB, bigger.Name)
		assert.GreaterOrEqual(t, bigger.VCPUs, smaller.VCPUs, bigger.Name)
		assert.GreaterOrEqual(t, bigger.Shards, smaller.Shards, bigger.Name)
	}
}

func TestTheSizeThatReplacesAClassicC2HoldsItsData(t *testing.T) {
	t.Parallel()
	classic, ok := azure.ClassicRedisSKUByName("standard_c2")
	require.True(t, ok)
	managed, ok := azure.RedisSKUByName("BALANCED_B3")
	require.True(t, ok)
	assert.InDelta(t, 2.5, classic.MemoryGB, 0)
	assert.GreaterOrEqual(t, managed.MemoryGB, classic.MemoryGB)
}

func TestClassicSizes(t *testing.T) {
	t.Parallel()
	var names []string
	for _, sku := range azure.ClassicRedisSKUs() {
		names = append(names, sku.Name)
		assert.Equal(t, sku.Tier != "Basic", sku.Replicated(), sku.Name)
	}
	assert.Len(t, names, 7+7+5)
	assert.Contains(t, names, "Premium_P1")
	assert.NotContains(t, names, "Premium_P0")
	_, ok := azure.ClassicRedisSKUByName("Balanced_B3")
	assert.False(t, ok)
}
