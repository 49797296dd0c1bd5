package retail

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/azstage/azstage/internal/cost/pricebook"
)

// matches says whether an item is a price of the meter, whatever its unit and type.
func matches(item Item, meter pricebook.Meter, place string) bool {
	return item.Service == meter.Service && item.Product == meter.Product && item.SKU == meter.SKU &&
		item.Meter == meter.Name && item.Region == place
}

// tiersOf picks a meter's pay-as-you-go prices, and says what is wrong with them. None at all is no problem yet.
func tiersOf(meter pricebook.Meter, place string, items []Item) (tiers []pricebook.Price, problem string) {
	otherUnit := ""
	for _, item := range items {
		if item.Type != consumption || !matches(item, meter, place) {
			continue
		}
		if item.Unit != meter.Unit {
			otherUnit = item.Unit
			continue
		}
		price := pricebook.Price{
			Key: meter.Key, Place: place, From: item.From, USD: item.RetailUSD, MeterID: item.MeterID,
		}
		same := slices.IndexFunc(tiers, func(t pricebook.Price) bool { return t.From == price.From })
		switch {
		case same < 0:
			tiers = append(tiers, price)
		case rounded(tiers[same].USD, price.USD):
			tiers[same].USD = max(tiers[same].USD, price.USD)
		default:
			return nil, fmt.Sprintf("two prices from %g on, %g and %g; tell them apart in meters.csv", price.From,
				tiers[same].USD, price.USD)
		}
	}
	if len(tiers) == 0 && otherUnit != "" {
		return nil, fmt.Sprintf("it is billed per %q now, not per %q; correct meters.csv", otherUnit, meter.Unit)
	}
	return tiers, wrongTiers(tiers)
}

// rounded says whether two prices are one: of some meters the API has two rows that differ in the last digit. The dearer
// counts.
func rounded(a, b float64) bool {
	const digit = 1e-4
	return math.Abs(a-b) <= digit*max(a, b)
}

// wrongTiers refuses tiers that cannot be right. A first tier of 0 is what is included; a last one of 0 means that the
// meter was mistaken for a free offer.
func wrongTiers(tiers []pricebook.Price) string {
	if len(tiers) == 0 {
		return ""
	}
	slices.SortFunc(tiers, func(a, b pricebook.Price) int { return cmp.Compare(a.From, b.From) })
	for _, tier := range tiers {
		if !pricebook.Sane(tier.USD) {
			return fmt.Sprintf("%g dollars from %g on cannot be a price", tier.USD, tier.From)
		}
	}
	switch {
	case tiers[0].From != 0:
		return fmt.Sprintf("the first tier starts at %g", tiers[0].From)
	case tiers[len(tiers)-1].USD == 0:
		return "it is free; that is another offer under the same names"
	}
	return ""
}

// terms are the discounts, by the API's words. Source: Microsoft Learn, Azure Retail Prices overview, verified.
var terms = map[string]struct {
	savingsPlan, reservation pricebook.Term
	hours                    float64
}{
	"1 Year":  {pricebook.SavingsPlan1, pricebook.Reservation1, 8760},
	"3 Years": {pricebook.SavingsPlan3, pricebook.Reservation3, 3 * 8760},
}

// termsOf picks the discounts of a meter. A reservation's price is that of the whole term, although its unit says hour.
func termsOf(meter pricebook.Meter, place string, items []Item) []pricebook.Price {
	found := map[pricebook.Term]float64{}
	for _, item := range items {
		if !matches(item, meter, place) {
			continue
		}
		if term, ok := terms[item.Term]; ok && item.Type == reservation {
			found[term.reservation] = item.RetailUSD / term.hours
		}
		if item.Type != consumption || item.Unit != meter.Unit {
			continue
		}
		for _, plan := range item.SavingPlan {
			if term, ok := terms[plan.Term]; ok {
				found[term.savingsPlan] = plan.RetailUSD
			}
		}
	}
	var prices []pricebook.Price
	for _, term := range pricebook.Terms() {
		if usd := found[term]; usd > 0 && pricebook.Sane(usd) {
			prices = append(prices, pricebook.Price{Key: meter.Key, Place: place, Term: term, USD: usd})
		}
	}
	return prices
}
