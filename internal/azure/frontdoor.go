package azure

import "slices"

// FrontDoorLimit is how many resources of a type one Front Door profile may hold.
type FrontDoorLimit struct {
	// ARMType is the type.
	ARMType string
	// What is its plural in words.
	What string
	// Standard and Premium are the limits of the tiers. Azure raises them on request.
	Standard, Premium int
	// Source and Evidence say where the row comes from.
	Source   string
	Evidence Evidence
}

const frontDoorLimitDocs = "MicrosoftDocs/azure-docs includes/front-door-limits.md (2026-07-14)"

var frontDoorLimits = []FrontDoorLimit{
	{"Microsoft.Cdn/profiles/afdEndpoints", "endpoints", 10, 25, frontDoorLimitDocs, Verified},
	{"Microsoft.Cdn/profiles/originGroups", "origin groups", 100, 200, frontDoorLimitDocs, Verified},
	{"Microsoft.Cdn/profiles/originGroups/origins", "origins", 100, 200, frontDoorLimitDocs, Verified},
	{"Microsoft.Cdn/profiles/ruleSets", "rule sets", 100, 200, frontDoorLimitDocs, Verified},
	{"Microsoft.Cdn/profiles/customDomains", "custom domains", 100, 500, frontDoorLimitDocs, Verified},
}

// FrontDoorLimitFor returns the limit of a type, and false for a type that has none here.
func FrontDoorLimitFor(armType string) (FrontDoorLimit, bool) {
	for _, limit := range frontDoorLimits {
		if limit.ARMType == armType {
			return limit, true
		}
	}
	return FrontDoorLimit{}, false
}

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
