package schedule

import (
	"cmp"
	"slices"

	"github.com/azstage/azstage/internal/azure"
)

// node is an operation, or something without a duration that passes an order on, such as a component.
type node struct {
	urn, kind, name string
	verb            azure.Verb
	row             azure.DurationRow
	timed           bool
	before          []edge
}

// edge says that a node starts when another has ended.
type edge struct {
	from     int
	required bool
}

// network is the nodes in an order in which every edge leads backwards.
type network []node

// scale picks one of the three figures of a duration.
type scale func(azure.Duration) float64

var (
	low     scale = func(d azure.Duration) float64 { return d.Low }
	typical scale = func(d azure.Duration) float64 { return d.Typical }
	high    scale = func(d azure.Duration) float64 { return d.High }
)

// times are the earliest starts and finishes of a network's nodes.
type times struct{ start, finish []float64 }

// earliest computes when each node can start and finish, along all edges or only those that Azure requires.
func (n network) earliest(pick scale, requiredOnly bool) times {
	result := times{start: make([]float64, len(n)), finish: make([]float64, len(n))}
	for i, at := range n {
		for _, dependency := range at.before {
			if dependency.required || !requiredOnly {
				result.start[i] = max(result.start[i], result.finish[dependency.from])
			}
		}
		result.finish[i] = result.start[i] + pick(at.row.Duration)
	}
	return result
}

// each computes a figure for the three scales.
func each(compute func(scale) float64) azure.Duration {
	return round(azure.Duration{Low: compute(low), Typical: compute(typical), High: compute(high)})
}

func (n network) makespan(requiredOnly bool) azure.Duration {
	return each(func(pick scale) float64 {
		return slices.Max(append(n.earliest(pick, requiredOnly).finish, 0))
	})
}

func (n network) settled() azure.Duration {
	return each(func(pick scale) float64 {
		last := 0.0
		for i, finish := range n.earliest(pick, false).finish {
			last = max(last, finish+pick(n[i].row.Settles))
		}
		return last
	})
}

// schedule reads the network out.
func (n network) schedule(stage, stack string) Schedule {
	lows, typicals, highs := n.earliest(low, false), n.earliest(typical, false), n.earliest(high, false)
	result := Schedule{
		Stage: stage, Stack: stack, Makespan: n.makespan(false), Settled: n.settled(), Required: n.makespan(true),
		CriticalPath: n.criticalPath(), Operations: []Operation{},
	}
	for i, at := range n {
		if !at.timed {
			continue
		}
		result.Operations = append(result.Operations, Operation{
			URN: at.urn, Type: at.kind, Name: at.name, Verb: at.verb, Duration: at.row.Duration,
			Start:    round(azure.Duration{Low: lows.start[i], Typical: typicals.start[i], High: highs.start[i]}),
			Finish:   round(azure.Duration{Low: lows.finish[i], Typical: typicals.finish[i], High: highs.finish[i]}),
			Evidence: at.row.Evidence, Source: at.row.Source,
		})
	}
	slices.SortStableFunc(result.Operations, func(a, b Operation) int {
		return cmp.Or(cmp.Compare(a.Start.Typical, b.Start.Typical), cmp.Compare(a.URN, b.URN))
	})
	return result
}

// criticalPath walks back from the operation that ends last over what each one started after.
func (n network) criticalPath() []Step {
	path := []Step{}
	earliest := n.earliest(typical, false)
	at, required := -1, false
	for i, node := range n {
		if node.timed && (at < 0 || earliest.finish[i] > earliest.finish[at]) {
			at = i
		}
	}
	for at >= 0 {
		step := Step{
			URN: n[at].urn, Name: n[at].name, Verb: n[at].verb, Minutes: n[at].row.Typical,
			Start: round(azure.Duration{Typical: earliest.start[at]}).Typical,
		}
		later := n[at].kind
		at, required = n.waitsFor(at, earliest)
		if at >= 0 {
			step.WaitsFor, step.Required = n[at].urn, required
			if order, known := orderOf(later, n[at].kind); known && !required {
				step.Because = order.Reason
			}
		}
		path = append(path, step)
	}
	slices.Reverse(path)
	return path
}

// waitsFor returns the operation that a node starts after, through nodes without a duration, and whether Azure requires
// all of the way. It is -1 for what starts at once.
func (n network) waitsFor(i int, earliest times) (int, bool) {
	required := true
	for earliest.start[i] > 0 {
		last := slices.MaxFunc(n[i].before, func(a, b edge) int {
			return cmp.Or(cmp.Compare(earliest.finish[a.from], earliest.finish[b.from]), compareBools(a.required, b.required))
		})
		i, required = last.from, required && last.required
		if n[i].timed {
			return i, required
		}
	}
	return -1, false
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
