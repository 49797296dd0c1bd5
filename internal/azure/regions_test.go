package azure_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/azure"
)

func TestRegionByNameAcceptsEverySpellingPeopleUse(t *testing.T) {
	t.Parallel()
	for _, spelling := range []string{"eastus2", "East US 2", "EASTUS2", "east-us-2", " East US 2 ", "east_us_2"} {
		region, ok := azure.RegionByName(spelling)
		require.True(t, ok, spelling)
		assert.Equal(t, "eastus2", region.Name, spelling)
		assert.Equal(t, "eus2", region.ShortName, spelling)
		assert.Equal(t, "centralus", region.Pair, spelling)
	}
	for _, unknown := range []string{"", "eastus9", "europe", "eus2"} {
		_, ok := azure.RegionByName(unknown)
		assert.False(t, ok, "%q is no region", unknown)
	}
}

func TestNearestRegionName(t *testing.T) {
	t.Parallel()
	for typo, want := range map[string]string{
		"estus2":        "eastus2",
		"East US2 ":     "eastus2",
		"westeurop":     "westeurope",
		"swedencentrl":  "swedencentral",
		"eus2":          "eastus2",
		"":              "",
		"xyzzy":         "",
		"norteurope":    "northeurope",
		"southafrcanor": "southafricanorth",
	} {
		assert.Equal(t, want, azure.NearestRegionName(typo), "%q", typo)
	}
}

func TestTheRegionTableIsConsistent(t *testing.T) {
	t.Parallel()
	regions := azure.Regions()
	require.Len(t, regions, 47)
	byName := map[string]azure.Region{}
	shortNames := map[string]string{}
	for _, r := range regions {
		byName[r.Name] = r
		assert.Empty(t, shortNames[r.ShortName], "%s shares a short name", r.Name)
		shortNames[r.ShortName] = r.Name
		assert.LessOrEqual(t, len(r.ShortName), 4, r.Name)
		assert.Equal(t, strings.ToLower(r.ShortName), r.ShortName, r.Name)
		assert.Equal(t, r.Name, strings.ToLower(strings.ReplaceAll(r.DisplayName, " ", "")))
	}
	require.Len(t, byName, len(regions), "a name occurs twice")
	assert.True(t, slices.IsSortedFunc(regions, func(a, b azure.Region) int { return strings.Compare(a.Name, b.Name) }))
	for _, r := range regions {
		if r.Pair == "" {
			continue
		}
		pair, ok := byName[r.Pair]
		require.True(t, ok, "%s is paired with %s, which is not in the table", r.Name, r.Pair)
		assert.NotEqual(t, r.Name, pair.Name)
		assert.Equal(t, r.PairOneWay, pair.Pair != r.Name, "%s and %s", r.Name, pair.Name)
		assert.False(t, r.Restricted && pair.Restricted, "%s and %s", r.Name, pair.Name)
	}
}

func TestRegionFacts(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		region, pair      string
		zones, restricted bool
		geography         azure.Geography
	}{
		{"westus", "eastus", false, false, azure.Americas},
		{"westus3", "eastus", true, false, azure.Americas},
		{"brazilsouth", "southcentralus", true, false, azure.Americas},
		{"westeurope", "northeurope", true, false, azure.Europe},
		{"francecentral", "francesouth", true, false, azure.Europe},
		{"francesouth", "francecentral", false, true, azure.Europe},
		{"italynorth", "", true, false, azure.Europe},
		{"qatarcentral", "", true, false, azure.MiddleEastAfrica},
		{"japanwest", "japaneast", true, false, azure.AsiaPacific},
		{"southafricawest", "southafricanorth", false, true, azure.MiddleEastAfrica},
	} {
		r, ok := azure.RegionByName(tc.region)
		require.True(t, ok, tc.region)
		assert.Equal(t, tc.pair, r.Pair, tc.region)
		assert.Equal(t, tc.zones, r.Zones, tc.region)
		assert.Equal(t, tc.restricted, r.Restricted, tc.region)
		assert.Equal(t, tc.geography, r.Geography, tc.region)
	}
}
