package cost

import (
	"fmt"
	"math"

	"github.com/azstage/azstage/internal/cost/pricebook"
)

// Verdict says how a published price compares with the book.
type Verdict string

// The verdicts.
const (
	// Right is within six percent of the book, or within the published range.
	Right Verdict = "right"
	Wrong Verdict = "wrong"
	// Partly is right for one reading only; the note says which.
	Partly Verdict = "partly right"
)

// Claim is a price that the article behind the stages names.
type Claim struct {
	Subject string
	// Says is the price as it is printed there; Low and High are it in numbers.
	Says      string
	Low, High float64
	// Unit is what the numbers are: dollars a month, dollars per GB, percent.
	Unit string
	// Readings are what the claim may mean, each priced from the book. The first is what the stages build.
	Readings []Reading
	Note     string
}

// Reading is one thing a claim may mean.
type Reading struct {
	What string
	// Price takes it from the book, in the claim's unit.
	Price func(pricebook.Book) (float64, error)
}

// Checked is a claim beside the book.
type Checked struct {
	Claim
	// Found are the prices of the readings.
	Found   []float64
	Verdict Verdict
}

// claimRegion is where the claims are checked: the region of which the book knows most.
const claimRegion = "eastus2"

// tolerance is how far a price may be off that is rounded to one or two digits, as "about $400" is.
const tolerance = 0.06

// CheckClaims prices every claim from a book.
func CheckClaims(book pricebook.Book) ([]Checked, error) {
	var all []Checked
	for _, claim := range claims {
		checked := Checked{Claim: claim}
		right := 0
		for _, reading := range claim.Readings {
			price, err := reading.Price(book)
			if err != nil {
				return nil, fmt.Errorf("%s, %s: %w", claim.Subject, reading.What, err)
			}
			checked.Found = append(checked.Found, price)
			if price >= claim.Low*(1-tolerance) && price <= claim.High*(1+tolerance) {
				right++
			}
		}
		checked.Verdict = verdict(right, len(claim.Readings))
		all = append(all, checked)
	}
	return all, nil
}

func verdict(right, of int) Verdict {
	switch right {
	case of:
		return Right
	case 0:
		return Wrong
	}
	return Partly
}

// month is what some hours, days or months of meters cost together.
func month(uses ...charge) func(pricebook.Book) (float64, error) {
	return func(book pricebook.Book) (float64, error) {
		var total float64
		for _, use := range uses {
			meter, tiers, err := book.Tiers(use.meter, claimRegion)
			if err != nil {
				return 0, err
			}
			unit, _ := pricebook.UnitOf(meter.Unit) // the book admits no other
			total += tiered(tiers, 0, use.quantity.Typical/unit.Size)
		}
		return math.Round(total*100) / 100, nil
	}
}

// unitPrice is the price of the first unit.
func unitPrice(meter string) func(pricebook.Book) (float64, error) {
	return func(book pricebook.Book) (float64, error) {
		_, tiers, err := book.Tiers(meter, claimRegion)
		if err != nil {
			return 0, err
		}
		return tiers[0].USD, nil
	}
}

// cheaper is by how many percent one price is below another.
func cheaper(dear, cheap func(pricebook.Book) (float64, error)) func(pricebook.Book) (float64, error) {
	return func(book pricebook.Book) (float64, error) {
		high, err := dear(book)
		if err != nil {
			return 0, err
		}
		low, err := cheap(book)
		return math.Round((1-low/high)*1000) / 10, err
	}
}

// termPrice is the price of an hour on a term.
func termPrice(meter string, term pricebook.Term) func(pricebook.Book) (float64, error) {
	return func(book pricebook.Book) (float64, error) {
		price, ok := book.Discounted(meter, claimRegion, term)
		if !ok {
			return 0, fmt.Errorf("the price book has no %s of %s in %s", term, meter, claimRegion)
		}
		return price.USD, nil
	}
}
