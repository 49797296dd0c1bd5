package cost

import (
	"math"

	"github.com/azstage/azstage/internal/cost/pricebook"
)

// charge is a quantity of a meter that a resource uses in a month.
type charge struct {
	meter string
	// what says what is charged, for a reader.
	what string
	// quantity counts single things: hours, days, months, GB, operations.
	quantity Amount
}

// hours charges a number of things all month.
func hours(meter, what string, count Amount) charge {
	return charge{meter, what, count.Times(hoursPerMonth)}
}

// monthly charges a number of things by the month.
func monthly(meter, what string, count float64) charge {
	return charge{meter, what, Always(count)}
}

// tiered is what a quantity costs when some of the meter has been used already: the tiers of a meter are filled by all
// resources together.
func tiered(tiers []pricebook.Price, used, quantity float64) float64 {
	var total float64
	for i, tier := range tiers {
		end := math.Inf(1)
		if i+1 < len(tiers) {
			end = tiers[i+1].From
		}
		within := math.Min(used+quantity, end) - math.Max(used, tier.From)
		total += math.Max(0, within) * tier.USD
	}
	return total
}

// lastPrice is the price of the last unit of a quantity, or of the first paid one where nothing is used.
func lastPrice(tiers []pricebook.Price, quantity float64) float64 {
	price := tiers[0].USD
	for _, tier := range tiers {
		if quantity > tier.From || price == 0 {
			price = tier.USD
		}
	}
	return price
}
