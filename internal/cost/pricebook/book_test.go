package pricebook

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func book(t *testing.T) Book {
	t.Helper()
	read, err := Embedded()
	require.NoError(t, err)
	return read
}

// regions are those of the stages and, by the pairs of Azure's, of their copies, as far as a public capture has them.
var regions = []string{"centralus", "eastus2", "southeastasia", "uksouth", "westeurope"}

func TestTheEmbeddedBookHasTheRegionsOfTheStages(t *testing.T) {
	t.Parallel()
	assert.Equal(t, regions, book(t).Regions())
}

// uncaptured are the prices that no public capture names.
func uncaptured(key, region string) bool {
	return key == "bandwidth.out" && region != "eastus2" || key == "vm.linux.D4as_v5" && region == "uksouth"
}

func TestEveryMeterHasAPriceWhereItIsSold(t *testing.T) {
	t.Parallel()
	read := book(t)
	require.Greater(t, len(read.Meters()), 150)
	for _, meter := range read.Meters() {
		for _, region := range read.Regions() {
			_, tiers, err := read.Tiers(meter.Key, region)
			if uncaptured(meter.Key, region) {
				assert.Error(t, err, "captured now: take %s in %s out of uncaptured", meter.Key, region)
			} else if assert.NoError(t, err) {
				assert.Positive(t, tiers[len(tiers)-1].USD, meter.Key)
			}
		}
	}
}

func TestAPriceIsNeverTakenFromAnotherRegion(t *testing.T) {
	t.Parallel()
	_, _, err := book(t).Tiers("app.linux.B2", "japaneast")
	assert.EqualError(t, err, "the price book has no price of app.linux.B2 (B2) in japaneast")
	_, _, err = book(t).Tiers("app.linux.B9", "eastus2")
	assert.ErrorContains(t, err, "no meter app.linux.B9")
	_, tiers, err := book(t).Tiers("network.nat.hours", "japaneast")
	require.NoError(t, err, "a global meter has one price for all regions")
	assert.Equal(t, "Global", tiers[0].Place)
}

func TestWritingWhatWasReadChangesNothing(t *testing.T) {
	t.Parallel()
	var written bytes.Buffer
	require.NoError(t, WritePrices(&written, book(t).Prices()))
	assert.Equal(t, string(pricesTable), written.String())
	again, err := Read(&written)
	require.NoError(t, err)
	assert.Equal(t, book(t).Prices(), again.Prices())
}

func TestABookNamesEveryFault(t *testing.T) {
	t.Parallel()
	meters := []Meter{
		{Key: "a", Unit: "1 Hour", Scope: Regional, Need: ForEstimate},
		{Key: "a", Unit: "1 Fortnight", Scope: "Global", Need: "x"},
		{Key: "b", Unit: "1 Hour", Scope: "Global", Need: ForEstimate},
	}
	prices := []Price{
		{"a", "eastus2", "", 5, -1, "yesterday", "hearsay", ""}, {"b", "eastus2", "", 0, 20_000, "2026", "s", ""},
		{"c", "eastus2", "", 0, 1, "2026-08", "s", ""}, {"b", "Global", "", 0, 1, "2026-08-15", "s", ""},
		{"b", "Global", "", 0, 2, "2026-08-15", "s", ""},
	}
	_, err := New(meters, prices, map[string]string{"s": "somewhere"})
	for _, want := range []string{
		`meter "a": the key is missing or there twice`, `unknown unit "1 Fortnight"`, "no scope or no need", "-1 dollars",
		`read on "yesterday"`, `unknown source "hearsay"`, "the first tier starts at 5", `the meter is sold in "Global"`,
		"20000 dollars", "price c in eastus2: no such meter", "the tier is there twice",
	} {
		assert.ErrorContains(t, err, want)
	}
}

func TestATableThatIsNoneIsRefused(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                 "the first line must be",
		"key,price\na,1\n": "the first line must be",
		"key,region,term,from,usd,asOf,source,meterId\na,b,,0,free,2026,s,\n": `line 2: usd: "free" is no number`,
		"key,region\n\"a": "read the table of prices",
	} {
		_, err := Read(strings.NewReader(text))
		assert.ErrorContains(t, err, want, text)
	}
}
