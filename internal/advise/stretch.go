package advise

import (
	"slices"
	"strconv"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/stages"
)

// stretch is a bound of the profile that can be raised where something waits. How much is enough, what waits does not tell.
type stretch struct {
	// name says what it is, path where the configuration overrides it.
	name, path string
	// metrics are those of the triggers that speak of it.
	metrics []string
	bound   func(*stages.Profile) *int
	limit   int
}

var stretches = []stretch{{
	name: "workers", path: "workers.maxInstances", metrics: []string{"ActiveMessages", "queueDepth"},
	bound: func(p *stages.Profile) *int { return &p.Workers.MaxInstances }, limit: azure.FlexMaxInstances,
}}

// of returns the findings that speak of the bound.
func (s stretch) of(findings []Finding) []Finding {
	var found []Finding
	for _, f := range findings {
		if slices.Contains(s.metrics, f.Metric) {
			found = append(found, f)
		}
	}
	return found
}

// further doubles the bound. It reports false where the profile has none, or where it is at its limit.
func (s stretch) further(p stages.Profile, held []Finding) (Change, bool) {
	from := *s.bound(&p)
	to := min(2*from, s.limit)
	*s.bound(&p) = to
	if to <= from || p.Validate() != nil {
		return Change{}, false
	}
	return Change{
		Part: s.name, Override: s.path, From: strconv.Itoa(from), To: strconv.Itoa(to), Answers: idsOf(held), Loads: []Forecast{},
	}, true
}

func idsOf(findings []Finding) []string {
	ids := []string{}
	for _, f := range findings {
		if !slices.Contains(ids, f.ID) {
			ids = append(ids, f.ID)
		}
	}
	return ids
}
