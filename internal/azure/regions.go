package azure

import (
	"slices"
	"strings"
)

// Geography is the part of the world a region belongs to, as coarse as data residency and latency decisions need it.
type Geography string

// The geographies of the regions in Regions.
const (
	Americas         Geography = "americas"
	Europe           Geography = "europe"
	AsiaPacific      Geography = "asiapacific"
	MiddleEastAfrica Geography = "middleeastafrica"
)

// Region is one public Azure region.
type Region struct {
	// Name is the programmatic name, e.g. "eastus2".
	Name string
	// DisplayName is the name the portal shows, e.g. "East US 2".
	DisplayName string
	// ShortName is the geo code that goes into resource names, e.g. "eus2". Unique, at most four characters.
	ShortName string
	// Geography is the part of the world the region belongs to.
	Geography Geography
	// Zones says whether the region has availability zones.
	Zones bool
	// Pair is the name of the paired region, to which geo-redundant storage replicates. Empty: the region has no
	// pair, and geo-redundant storage (GRS, GZRS) cannot be had there.
	Pair string
	// PairOneWay says that the pair is another region's pair, so that Pair's own Pair is not this region.
	PairOneWay bool
	// Restricted says that Azure opens the region only to customers who need disaster recovery inside its country:
	// geo-redundant data may be replicated there, but resources cannot be deployed without asking Microsoft.
	Restricted bool
}

// Regions returns every region in the table, ordered by name. The slice is the caller's own.
func Regions() []Region {
	return slices.Clone(regions)
}

// RegionByName finds a region by its programmatic or its display name. Case, spaces, hyphens and underscores do not
// count, so "East US 2", "eastus2" and "EAST-US-2" are the same region.
func RegionByName(name string) (Region, bool) {
	wanted := canonicalRegion(name)
	for _, r := range regions {
		if r.Name == wanted {
			return r, true
		}
	}
	return Region{}, false
}

// SameContinent says whether two names are those of different regions of one geography.
func SameContinent(name, other string) bool {
	first, known := RegionByName(name)
	second, alsoKnown := RegionByName(other)
	return known && alsoKnown && first.Name != second.Name && first.Geography == second.Geography
}

// NearestRegionName returns the programmatic name of the region that was most probably meant by a mistyped name.
// It returns "" when no region is near enough for a suggestion to help.
func NearestRegionName(typo string) string {
	wanted := canonicalRegion(typo)
	best, bestDistance := "", len(wanted)/2+1
	for _, r := range regions {
		if wanted == r.ShortName {
			return r.Name
		}
		if d := editDistance(wanted, r.Name); d < bestDistance {
			best, bestDistance = r.Name, d
		}
	}
	return best
}

// canonicalRegion brings any common spelling of a region into the form of Region.Name.
func canonicalRegion(name string) string {
	return strings.NewReplacer(" ", "", "-", "", "_", "").Replace(strings.ToLower(strings.TrimSpace(name)))
}

// editDistance is the Levenshtein distance. It is written out here because this package imports the standard library
// only.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			substitution := diagonal
			if a[i] != b[j] {
				substitution++
			}
			diagonal = row[j+1]
			row[j+1] = min(substitution, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
