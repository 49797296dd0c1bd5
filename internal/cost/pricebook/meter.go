package pricebook

import (
	"cmp"
	"fmt"
	"slices"
)

// Need says who needs a meter.
type Need string

const (
	// ForEstimate is a meter that the estimate uses: a refresh that does not find it fails.
	ForEstimate Need = "estimate"
	// ForArticle is a meter that only the check of published prices uses.
	ForArticle Need = "article"
)

// Regional is the scope of a meter that has a price for each region.
const Regional = "region"

// Meter is one thing that Azure charges for, by the names that the price API gives it.
type Meter struct {
	// Key is our own name, e.g. "app.linux.B2".
	Key string `json:"key"`
	// Service, Product, SKU and Name are serviceName, productName, skuName and meterName.
	Service string `json:"service"`
	Product string `json:"product"`
	SKU     string `json:"sku"`
	Name    string `json:"meter"`
	// Unit is unitOfMeasure.
	Unit string `json:"unit"`
	// Scope is Regional, or what the API has instead of a region: "Global", "Zone 1".
	Scope string `json:"scope"`
	Need  Need   `json:"need"`
}

// Place is where the meter's price for a region is filed: the region itself, or the meter's scope.
func (m Meter) Place(region string) string {
	if m.Scope == Regional {
		return region
	}
	return m.Scope
}

// Term is a way to pay less than pay-as-you-go.
type Term string

// The terms. Reservations are kept as the price of an hour, although Azure bills the whole term.
const (
	PayAsYouGo   Term = ""
	SavingsPlan1 Term = "savingsPlan1y"
	SavingsPlan3 Term = "savingsPlan3y"
	Reservation1 Term = "reservation1y"
	Reservation3 Term = "reservation3y"
	Spot         Term = "spot"
)

// Terms are the terms other than PayAsYouGo.
func Terms() []Term {
	return []Term{SavingsPlan1, SavingsPlan3, Reservation1, Reservation3, Spot}
}

// Price is what a meter costs in one place from a quantity on.
type Price struct {
	Key string `json:"key"`
	// Place is a region, or the meter's scope.
	Place string `json:"region"`
	Term  Term   `json:"term,omitempty"`
	// From is the quantity in units above which the price holds; the first tier starts at 0.
	From float64 `json:"from"`
	USD  float64 `json:"usd"`
	// AsOf is the day the price was read, as exactly as it is known: "2026-08-15", "2026-07" or "2026".
	AsOf string `json:"asOf"`
	// Source is a key of sources.csv.
	Source string `json:"source"`
	// MeterID is the API's meterId, where the source names it.
	MeterID string `json:"meterId,omitempty"`
}

// String names the price.
func (p Price) String() string {
	text := fmt.Sprintf("%s in %s", p.Key, p.Place)
	if p.Term != PayAsYouGo {
		text += " " + string(p.Term)
	}
	if p.From > 0 {
		text += fmt.Sprintf(" from %g", p.From)
	}
	return text
}

// ByKey orders prices as prices.csv lists them.
func ByKey(a, b Price) int {
	return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Place, b.Place), cmp.Compare(a.Term, b.Term),
		cmp.Compare(a.From, b.From))
}

func sorted(prices []Price) []Price {
	prices = slices.Clone(prices)
	slices.SortStableFunc(prices, ByKey)
	return prices
}
