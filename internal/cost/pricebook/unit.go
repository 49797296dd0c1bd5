package pricebook

// Unit is what a meter counts.
type Unit struct {
	// Name is the unit as the price API writes it, e.g. "10K".
	Name string
	// Size is how many single things one unit holds, e.g. 10,000.
	Size float64
	// Noun is what is counted, as a reader would say it, e.g. "10k operations".
	Noun string
}

// units are the unitOfMeasure values of the meters in the book. The API has more; a meter with another one is refused,
// because a price per an unknown number of things is no price.
var units = []Unit{
	{"1 Second", 1, "seconds"},
	{"1 GiB Second", 1, "GiB seconds"},
	{"1 Hour", 1, "hours"},
	{"1/Hour", 1, "hours"},
	{"1/Day", 1, "days"},
	{"1/Month", 1, "a month"},
	{"1 GB", 1, "GB"},
	{"1 GB/Month", 1, "GB"},
	{"1 GB Second", 1, "GB-seconds"},
	{"1 GB Hour", 1, "GB-hours"},
	{"1", 1, "operations"},
	{"1K", 1e3, "1k operations"},
	{"10", 10, "10 executions"},
	{"10K", 1e4, "10k operations"},
	{"100K", 1e5, "100k operations"},
	{"1M", 1e6, "1M operations"},
	{"1M/Month", 1e6, "1M operations"},
}

// UnitOf finds a unit by the API's name for it.
func UnitOf(name string) (Unit, bool) {
	for _, unit := range units {
		if unit.Name == name {
			return unit, true
		}
	}
	return Unit{}, false
}
