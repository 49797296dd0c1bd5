package pricebook

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
)

// Faults is everything that is wrong with the tables of a book.
type Faults []string

// Error lists every fault, one a line.
func (fs Faults) Error() string {
	return fmt.Sprintf("%d fault(s) in the price book:\n  %s", len(fs), strings.Join(fs, "\n  "))
}

// dearest is the highest price in dollars per unit that can be right: the dearest meter of the API snapshot that the
// book was made from is a database of about 500 dollars a day.
const dearest = 10_000

var day = regexp.MustCompile(`^20\d\d(-\d\d(-\d\d)?)?$`)

// check finds what is wrong with a price that follows the tiers below it.
func (b Book) check(p Price, below []Price) Faults {
	var faults Faults
	expect := func(ok bool, problem, fix string) {
		if !ok {
			faults = append(faults, fmt.Sprintf("price %s: %s; %s", p, problem, fix))
		}
	}
	meter, known := b.meters[p.Key]
	expect(known, "no such meter", "add it to meters.csv")
	expect(p.Place != "", "no region", "name the region, or the scope of its meter in meters.csv")
	expect(!known || p.Place == "" || meter.Place(p.Place) == p.Place, fmt.Sprintf("the meter is sold in %q", meter.Scope),
		"file it there")
	expect(p.Term == PayAsYouGo || slices.Contains(Terms(), p.Term), fmt.Sprintf("unknown term %q", p.Term),
		fmt.Sprintf("leave it empty for pay-as-you-go, or use one of %v", Terms()))
	expect(Sane(p.USD), fmt.Sprintf("%g dollars", p.USD), fmt.Sprintf("a price is 0 to %d", dearest))
	expect(day.MatchString(p.AsOf), fmt.Sprintf("read on %q", p.AsOf), "write the day as 2026-08-15, 2026-08 or 2026")
	expect(b.sources[p.Source] != "", fmt.Sprintf("unknown source %q", p.Source), "add it to sources.csv")
	if len(below) == 0 {
		expect(p.From == 0, fmt.Sprintf("the first tier starts at %g", p.From), "add the tier from 0")
		return faults
	}
	last := below[len(below)-1]
	expect(p.From > last.From, "the tier is there twice", "remove one")
	return faults
}

// Sane says whether a number of dollars can be the price of a unit. 0 can: it is the tier that is included.
func Sane(usd float64) bool {
	return !math.IsNaN(usd) && usd >= 0 && usd <= dearest
}
