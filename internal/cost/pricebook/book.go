package pricebook

import (
	"fmt"
	"maps"
	"slices"
)

// Book is meters with their prices. The zero Book has none.
type Book struct {
	meters  map[string]Meter
	prices  map[shelf][]Price
	sources map[string]string
}

// shelf is where the tiers of one price stand.
type shelf struct {
	key, place string
	term       Term
}

// New makes a book. The error is Faults with everything that is wrong with the tables.
func New(meters []Meter, prices []Price, sources map[string]string) (Book, error) {
	book := Book{meters: map[string]Meter{}, prices: map[shelf][]Price{}, sources: sources}
	faults := book.addMeters(meters)
	for _, price := range sorted(prices) {
		at := shelf{price.Key, price.Place, price.Term}
		faults = append(faults, book.check(price, book.prices[at])...)
		book.prices[at] = append(book.prices[at], price)
	}
	if len(faults) > 0 {
		return Book{}, faults
	}
	return book, nil
}

func (b Book) addMeters(meters []Meter) Faults {
	var faults Faults
	for _, meter := range meters {
		if _, twice := b.meters[meter.Key]; twice || meter.Key == "" {
			faults = append(faults, fmt.Sprintf("meter %q: the key is missing or there twice; give it one of its own",
				meter.Key))
		}
		if _, ok := UnitOf(meter.Unit); !ok {
			faults = append(faults, fmt.Sprintf("meter %s: unknown unit %q; add it to the units, or correct it", meter.Key,
				meter.Unit))
		}
		if meter.Scope == "" || meter.Need != ForEstimate && meter.Need != ForArticle {
			faults = append(faults, fmt.Sprintf("meter %s: no scope or no need; write region and estimate", meter.Key))
		}
		b.meters[meter.Key] = meter
	}
	return faults
}

// Prices returns every price, in the order of the book.
func (b Book) Prices() []Price {
	var all []Price
	for _, tiers := range b.prices {
		all = append(all, tiers...)
	}
	return sorted(all)
}

// Meters returns every meter, ordered by key.
func (b Book) Meters() []Meter {
	var all []Meter
	for _, key := range slices.Sorted(maps.Keys(b.meters)) {
		all = append(all, b.meters[key])
	}
	return all
}

// Regions returns the regions that the book has prices for, ordered by name.
func (b Book) Regions() []string {
	found := map[string]bool{}
	for at := range b.prices {
		if b.meters[at.key].Scope == Regional {
			found[at.place] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// Source says in words what a price's source is.
func (b Book) Source(id string) string { return b.sources[id] }

// Sources returns the sources by ID.
func (b Book) Sources() map[string]string { return maps.Clone(b.sources) }

// Tiers returns a meter and its pay-as-you-go prices for a region, lowest tier first. The error says what is missing; a
// price is never taken from another region here.
func (b Book) Tiers(key, region string) (Meter, []Price, error) {
	meter, ok := b.meters[key]
	if !ok {
		return Meter{}, nil, fmt.Errorf("the price book has no meter %s", key)
	}
	tiers := b.prices[shelf{key, meter.Place(region), PayAsYouGo}]
	if len(tiers) == 0 {
		return meter, nil, fmt.Errorf("the price book has no price of %s (%s) in %s", key, meter.Name, meter.Place(region))
	}
	return meter, tiers, nil
}

// Discounted returns the price of a meter on a term. It reports false where the book has none.
func (b Book) Discounted(key, region string, term Term) (Price, bool) {
	tiers := b.prices[shelf{key, b.meters[key].Place(region), term}]
	if len(tiers) == 0 {
		return Price{}, false
	}
	return tiers[0], true
}

// WithPrices is the book with other prices for the same meters.
func (b Book) WithPrices(prices []Price) (Book, error) {
	return New(b.Meters(), prices, b.sources)
}
