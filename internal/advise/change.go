package advise

import (
	"fmt"

	"github.com/azstage/azstage/stages"
)

// Change is another size of a part of the stack, or another bound, at the same stage.
type Change struct {
	// Part is "database", "plan", "cache" or "workers".
	Part string `json:"part"`
	// Override is the configuration below overrides that asks for it, e.g. "database.sku".
	Override string `json:"override"`
	From     string `json:"from"`
	To       string `json:"to"`
	// Answers are the IDs of the signals that it is the answer to. A smaller size answers none.
	Answers []string `json:"answers"`
	// Loads are what the new size would be used to, where that follows from what was measured.
	Loads []Forecast `json:"loads"`
}

// Forecast is a load at another size, if the work stays the same.
type Forecast struct {
	Signal string `json:"signal"`
	// Now is measured, Then follows from the sizes, both in percent.
	Now  float64 `json:"now"`
	Then float64 `json:"then"`
	// AtMost is what it may be.
	AtMost float64 `json:"atMost"`
}

// String says the change in words.
func (c Change) String() string {
	text := fmt.Sprintf("%s %s instead of %s", c.Part, c.To, c.From)
	if len(c.Loads) == 0 {
		return text + "; whether that is enough, the next measurements tell"
	}
	return text + ": " + listed(c.Loads)
}

// String says the forecast in words.
func (f Forecast) String() string {
	return fmt.Sprintf("%s %.0f %% instead of %.0f %%", f.Signal, f.Then, f.Now)
}

// spare is how far below a threshold a bigger size has to bring the worst value: a fifth. Ours: with less the next step
// would be due at the next growth.
const spare = 0.8

// saturated is the percentage from which on a measurement no longer says how much more would be used. Ours.
const saturated = 99

// bigger finds the smallest size at which what held no longer would. It reports false where none does, or where the
// measurements do not tell.
func (z sizing) bigger(p stages.Profile, held []Finding) (Change, bool) {
	present, _, larger := z.split(p)
	for _, to := range larger {
		if !z.allowed(p, to.name) {
			continue
		}
		change := Change{Part: z.name, Override: z.path, From: present.name, To: to.name, Answers: idsOf(held), Loads: []Forecast{}}
		enough := true
		for _, f := range held {
			if f.Unit != "percent" || f.Worst >= saturated {
				return Change{}, false
			}
			forecast := Forecast{f.ID, f.Worst, f.Worst * present.of(dimension(f)) / to.of(dimension(f)), f.Threshold * spare}
			change.Loads = append(change.Loads, forecast)
			enough = enough && forecast.Then <= forecast.AtMost
		}
		if enough {
			return change, true
		}
	}
	return Change{}, false
}

// dimension is what more of lowers a trigger or watch.
func dimension(f Finding) stages.Dimension {
	if f.Metric == "usedmemorypercentage" {
		return stages.MemoryDimension
	}
	return stages.ComputeDimension
}

// smaller finds the smallest size that would still fit what is used. It reports false where not all of its loads are measured.
func (z sizing) smaller(p stages.Profile, findings []Finding) (Change, bool) {
	present, smaller, _ := z.split(p)
	best, found := Change{}, false
	for _, to := range smaller {
		change := Change{Part: z.name, Override: z.path, From: present.name, To: to.name, Answers: []string{}, Loads: []Forecast{}}
		for _, f := range z.of(findings) {
			if f.load.Dimension == "" {
				continue
			}
			if f.State == Unmeasured {
				return Change{}, false
			}
			then := f.Percentile95 * present.of(f.load.Dimension) / to.of(f.load.Dimension)
			change.Loads = append(change.Loads, Forecast{f.ID, f.Percentile95, then, f.load.Fits})
			if then > f.load.Fits {
				return best, found
			}
		}
		if len(change.Loads) > 0 && z.allowed(p, to.name) {
			best, found = change, true
		}
	}
	return best, found
}
