package azure

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAppServiceTierOfASKU(t *testing.T) {
	t.Parallel()
	for sku, name := range map[string]string{"b2": "Basic", "S1": "Standard", "P0V3": "PremiumV3", "P1mv4": "PremiumMV4"} {
		tier, ok := AppServiceTierOf(sku)
		require.True(t, ok, sku)
		assert.Equal(t, name, tier.Name)
	}
	_, ok := AppServiceTierOf("WS1")
	assert.False(t, ok)
}

func TestAppServiceTiersAreConsistent(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, tier := range AppServiceTiers() {
		for _, sku := range tier.SKUs {
			assert.False(t, seen[strings.ToLower(sku)], "%s is in two tiers", sku)
			seen[strings.ToLower(sku)] = true
		}
		assert.NotEmpty(t, tier.Source, tier.Name)
		assert.NotEmpty(t, tier.Evidence, tier.Name)
		assert.Equal(t, tier.Autoscale, tier.Slots > 0, "%s: slots and autoscale come together", tier.Name)
		if tier.ZoneRedundant || tier.AutomaticScaling {
			assert.True(t, tier.Autoscale, tier.Name)
		}
	}
	assert.NotEmpty(t, seen)
}
