package azure

import "slices"

// frontDoorPrivateLinkRegions are the regions from which a private link of Front Door can start.
// MicrosoftDocs/azure-docs articles/frontdoor/private-link.md (stored version of 2023-05), verified; there may be more by now.
var frontDoorPrivateLinkRegions = []string{
	"australiaeast", "brazilsouth", "canadacentral", "centralindia", "centralus", "eastasia", "eastus", "eastus2",
	"francecentral", "germanywestcentral", "japaneast", "koreacentral", "northeurope", "norwayeast", "southafricanorth",
	"southcentralus", "swedencentral", "uksouth", "westeurope", "westus3",
}

// FrontDoorPrivateLinkRegions returns the regions from which a private link of Front Door can start, ordered by name. The
// slice is the caller's own.
func FrontDoorPrivateLinkRegions() []string { return slices.Clone(frontDoorPrivateLinkRegions) }

// FrontDoorPrivateLinkRegion returns the region from which a private link of Front Door to a region starts: the same, or
// its pair, or another in its part of the world. The target may be anywhere; near is fast. It returns false for a region
// that is not in the table of regions, or that has none in its part of the world.
func FrontDoorPrivateLinkRegion(name string) (string, bool) {
	region, known := RegionByName(name)
	if !known {
		return "", false
	}
	for _, near := range []string{region.Name, region.Pair} {
		if slices.Contains(frontDoorPrivateLinkRegions, near) {
			return near, true
		}
	}
	for _, candidate := range frontDoorPrivateLinkRegions {
		if other, _ := RegionByName(candidate); other.Geography == region.Geography {
			return candidate, true
		}
	}
	return "", false
}
