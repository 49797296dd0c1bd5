package promotion

import (
	"fmt"
	"slices"

	"github.com/azstage/azstage/stages"
)

// Hop leads from a stage to a neighbour. One whose stages are the same only finishes what was interrupted: it contracts.
type Hop struct {
	From stages.Stage `json:"from"`
	To   stages.Stage `json:"to"`
}

func (h Hop) String() string { return string(h.From) + " to " + string(h.To) }

// Up says whether the hop is a promotion.
func (h Hop) Up() bool { return rank(h.To) > rank(h.From) }

// Phase is one half of a hop.
type Phase string

// The halves, in this order.
const (
	Expand   Phase = "expand"
	Contract Phase = "contract"
)

// Phases are the halves that the hop has.
func (h Hop) Phases() []Phase {
	if h.From == h.To {
		return []Phase{Contract}
	}
	return []Phase{Expand, Contract}
}

// Position is where a stack stands.
type Position struct {
	// Stage is the one the stack is at or, in a hop, on its way to.
	Stage stages.Stage
	// ExpandFrom is where the hop began that is not finished. Empty: there is none.
	ExpandFrom stages.Stage
}

// PositionOf reads the position from the configuration that a stack was last brought up with.
func PositionOf(configuration map[string]string) (Position, error) {
	stage, err := stages.Parse(configuration["stage"])
	if err != nil || configuration["expandFrom"] == "" {
		return Position{Stage: stage}, err
	}
	from, err := stages.Parse(configuration["expandFrom"])
	return Position{Stage: stage, ExpandFrom: from}, err
}

// Direction is which way a verb goes.
type Direction string

// The directions.
const (
	Promote Direction = "promote"
	Demote  Direction = "demote"
)

// Route returns the hops that lead from a position to a stage, one stage at a time. A hop that was interrupted is finished
// first, unless the way leads back through it. It is an error if the stage lies in the other direction.
func Route(at Position, to stages.Stage, direction Direction) ([]Hop, error) {
	other := map[Direction]Direction{Promote: Demote, Demote: Promote}[direction]
	if rank(to) < rank(at.Stage) && direction == Promote || rank(to) > rank(at.Stage) && direction == Demote {
		return nil, fmt.Errorf("the stack is at %s: %s --to %s leads to %s", at.Stage, other, to, to)
	}
	hops := between(at.Stage, to)
	if at.ExpandFrom == "" || len(hops) > 0 && hops[0].To == at.ExpandFrom {
		if len(hops) == 0 {
			return []Hop{{From: to, To: to}}, nil
		}
		return hops, nil
	}
	return append([]Hop{{From: at.ExpandFrom, To: at.Stage}}, hops...), nil
}

func between(from, to stages.Stage) []Hop {
	var hops []Hop
	for from != to {
		next, ok := from.Next()
		if rank(to) < rank(from) {
			next, ok = from.Previous()
		}
		if !ok {
			return hops
		}
		hops, from = append(hops, Hop{From: from, To: next}), next
	}
	return hops
}

func rank(s stages.Stage) int {
	return slices.IndexFunc(stages.Ladder(), func(r stages.Rung) bool { return r.Stage == s })
}
