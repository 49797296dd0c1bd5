package azure

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestAPrivateLinkOfFrontDoorStartsNearItsTarget(t *testing.T) {
	t.Parallel()
	assert.True(t, slices.IsSorted(frontDoorPrivateLinkRegions))
	for _, region := range Regions() {
		near, ok := FrontDoorPrivateLinkRegion(region.Name)
		if assert.True(t, ok, region.Name) {
			assert.Contains(t, frontDoorPrivateLinkRegions, near, region.Name)
		}
		if slices.Contains(frontDoorPrivateLinkRegions, region.Name) {
			assert.Equal(t, region.Name, near)
		}
	}
	for _, name := range frontDoorPrivateLinkRegions {
		_, ok := RegionByName(name)
		assert.True(t, ok, name)
	}
	near, _ := FrontDoorPrivateLinkRegion("ukwest")
	assert.Equal(t, "uksouth", near, "the pair")
	_, ok := FrontDoorPrivateLinkRegion("atlantis")
	assert.False(t, ok)
}
