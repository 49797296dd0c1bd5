package cost

import (
	"fmt"
	"math"
	"strings"

	"github.com/azstage/azstage/internal/cost/pricebook"
	"github.com/azstage/azstage/internal/graph"
)

// Saving is what a way to pay less would save on one resource.
type Saving struct {
	// Kind is a term of the price book, "hybridBenefit" or "offHours".
	Kind string `json:"kind"`
	URN  string `json:"urn"`
	// What says what is done, and what it commits to.
	What string `json:"what"`
	// Monthly is in dollars a month.
	Monthly float64 `json:"monthly"`
}

// The ways to save that are no term of the price book.
const (
	HybridBenefit = "hybridBenefit"
	OffHours      = "offHours"
)

// commitments say what each term asks for.
var commitments = map[pricebook.Term]string{
	pricebook.SavingsPlan1: "savings plan for a year, on what always runs",
	pricebook.SavingsPlan3: "savings plan for three years, on what always runs",
	pricebook.Reservation1: "reservation for a year, on what always runs",
	pricebook.Reservation3: "reservation for three years, on what always runs",
	pricebook.Spot:         "spot capacity, which Azure takes back at will",
}

// savings are what the line could cost less. Only discounts with a price in the book are shown.
func (e *estimator) savings(r graph.Resource, c charge, line Line, region string) []Saving {
	var found []Saving
	keep := func(kind, what string, dollars float64) {
		if dollars = math.Round(dollars*100) / 100; dollars > 0 {
			found = append(found, Saving{kind, r.URN, r.Name + ": " + what, dollars})
		}
	}
	for _, term := range pricebook.Terms() {
		if price, ok := e.book.Discounted(c.meter, region, term); ok {
			keep(string(term), commitments[term], line.Quantity.Min*(line.Price-price.USD))
		}
	}
	if strings.HasSuffix(c.meter, ".licence") {
		keep(HybridBenefit, "licences that are already owned", line.Typical)
	}
	if scaled, ok := e.autoscaleOf(r.ID); ok && !e.usage.declared(InstanceHours) {
		keep(OffHours, fmt.Sprintf("%.0f instance hours less, if nights and weekends need only the minimum", scaled.quiet),
			scaled.quiet*line.Price)
	}
	return found
}
