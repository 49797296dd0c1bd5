package azure

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWhatARegionOffersFunctions(t *testing.T) {
	t.Parallel()
	for location, want := range map[string]FunctionsRegion{
		"Sweden Central": {"swedencentral", true, true, true, Verified},
		"westeurope":     {"westeurope", true, false, true, Verified},
		"qatarcentral":   {"qatarcentral", false, false, true, Verified},
		"norwaywest":     {"norwaywest", false, false, false, Verified},
	} {
		found, ok := FunctionsIn(location)
		require.True(t, ok, location)
		assert.Equal(t, want, found)
	}
	_, ok := FunctionsIn("atlantis")
	assert.False(t, ok)
}

func TestFunctionsSpanZonesWhereTheRegionHasThem(t *testing.T) {
	t.Parallel()
	assert.True(t, slices.IsSortedFunc(functionsRegions, func(a, b FunctionsRegion) int {
		return strings.Compare(a.Name, b.Name)
	}))
	for _, row := range functionsRegions {
		region, ok := RegionByName(row.Name)
		require.True(t, ok, row.Name)
		assert.True(t, region.Zones || !row.FlexZones && !row.PremiumZones, "%s has no zones", row.Name)
		assert.True(t, row.Flex || !row.FlexZones, "%s has zones of Flex Consumption alone", row.Name)
		assert.NotEmpty(t, row.Evidence)
	}
}
