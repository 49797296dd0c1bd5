package retail

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/cost/pricebook"
)

// SourceID is the source of refreshed prices in sources.csv.
const SourceID = "retail-api"

// Report is what a refresh found.
type Report struct {
	// Prices are those of the new book.
	Prices []pricebook.Price `json:"-"`
	// Count is the number of prices, Unchanged how many are as before.
	Count     int `json:"count"`
	Unchanged int `json:"unchanged"`
	// Changes are prices that differ, Added ones that the old book has not.
	Changes []Change `json:"changes"`
	Added   []string `json:"added"`
	// Kept are prices of the old book that did not come back and that no estimate needs.
	Kept []string `json:"kept"`
	// Absent are meters without a price in a region, as in the old book: the size is not sold there.
	Absent []string `json:"absent"`
}

// Change is a price that is another one now.
type Change struct {
	Price string  `json:"price"`
	Old   float64 `json:"old"`
	New   float64 `json:"new"`
}

// Refresh reads every meter of the book again, in the given regions. The error is pricebook.Faults when the answer
// cannot be trusted: a needed meter is gone, ambiguous, free, or dearer or cheaper beyond belief. today is the date of
// the prices.
func Refresh(ctx context.Context, c Client, book pricebook.Book, regions []string, today string) (Report, error) {
	r := &refresh{old: index(book.Prices()), regions: regions, today: today, report: Report{
		Changes: []Change{}, Added: []string{}, Kept: []string{}, Absent: []string{},
	}}
	for _, q := range r.queries(book.Meters()) {
		items, err := c.Items(ctx, [2]string{"serviceName", q.service}, [2]string{"productName", q.product},
			[2]string{"armRegionName", q.place})
		if err != nil {
			return Report{}, err
		}
		for _, meter := range q.meters {
			r.read(meter, q.place, items)
		}
	}
	if len(r.faults) > 0 {
		return Report{}, r.faults
	}
	r.compare()
	if _, err := book.WithPrices(r.report.Prices); err != nil {
		return Report{}, err
	}
	return r.report, nil
}

// refresh is one run.
type refresh struct {
	old     map[string]pricebook.Price
	regions []string
	today   string
	faults  pricebook.Faults
	report  Report
}

func index(prices []pricebook.Price) map[string]pricebook.Price {
	byName := map[string]pricebook.Price{}
	for _, price := range prices {
		byName[price.String()] = price
	}
	return byName
}

// query asks for one product in one place.
type query struct {
	service, product, place string
	meters                  []pricebook.Meter
}

// queries are as few as the API's filter allows without asking for whole services: some have thousands of prices.
func (r *refresh) queries(meters []pricebook.Meter) []query {
	var all []query
	for _, meter := range meters {
		places := []string{meter.Scope}
		if meter.Scope == pricebook.Regional {
			places = r.regions
		}
		for _, place := range places {
			same := func(q query) bool {
				return q.service == meter.Service && q.product == meter.Product && q.place == place
			}
			at := slices.IndexFunc(all, same)
			if at < 0 {
				all, at = append(all, query{meter.Service, meter.Product, place, nil}), len(all)
			}
			all[at].meters = append(all[at].meters, meter)
		}
	}
	return all
}

// read takes a meter's prices out of the answer.
func (r *refresh) read(meter pricebook.Meter, place string, items []Item) {
	found, problem := tiersOf(meter, place, items)
	if problem != "" {
		r.fault(meter, place, problem)
		return
	}
	if len(found) == 0 {
		r.missing(meter, place)
		return
	}
	found = append(found, termsOf(meter, place, items)...)
	for _, price := range found {
		price.AsOf, price.Source = r.today, SourceID
		old, known := r.old[price.String()]
		if known && implausible(old.USD, price.USD) {
			r.fault(meter, place, fmt.Sprintf("%s went from %g to %g; look at it, and correct the old price if it is right",
				price, old.USD, price.USD))
		}
		r.report.Prices = append(r.report.Prices, price)
	}
}

// missing handles a meter that did not come back: what the old book has too, the API once had.
func (r *refresh) missing(meter pricebook.Meter, place string) {
	var kept []pricebook.Price
	for _, price := range r.old {
		if price.Key == meter.Key && price.Place == place {
			kept = append(kept, price)
		}
	}
	switch {
	case len(kept) == 0:
		r.report.Absent = append(r.report.Absent, meter.Key+" in "+place)
	case meter.Need == pricebook.ForEstimate:
		r.fault(meter, place, "the API has it no more; correct the names in meters.csv, or remove its prices")
	default:
		r.report.Prices = append(r.report.Prices, kept...)
		r.report.Kept = append(r.report.Kept, meter.Key+" in "+place)
	}
}

func (r *refresh) fault(meter pricebook.Meter, place, problem string) {
	r.faults = append(r.faults, fmt.Sprintf("%s (%s | %s | %s | %s) in %s: %s", meter.Key, meter.Service, meter.Product,
		meter.SKU, meter.Name, place, problem))
}

// compare says what is new against the old book.
func (r *refresh) compare() {
	slices.SortFunc(r.report.Prices, pricebook.ByKey)
	for _, price := range r.report.Prices {
		old, known := r.old[price.String()]
		switch {
		case !known:
			r.report.Added = append(r.report.Added, price.String())
		case old.USD != price.USD:
			r.report.Changes = append(r.report.Changes, Change{price.String(), old.USD, price.USD})
		default:
			r.report.Unchanged++
		}
	}
	r.report.Count = len(r.report.Prices)
	slices.SortFunc(r.report.Kept, strings.Compare)
	slices.SortFunc(r.report.Absent, cmp.Compare[string])
}

// implausibleFactor is how much a price may rise or fall between two refreshes before a person has to look. Azure's
// list prices move by some percent; more is a meter mistaken for another.
const implausibleFactor = 4

func implausible(old, now float64) bool {
	if old == 0 || now == 0 {
		return old != now
	}
	return now > old*implausibleFactor || now < old/implausibleFactor
}
