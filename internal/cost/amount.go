package cost

import "math"

// Amount is a range: of dollars, or of what is used.
type Amount struct {
	Min     float64 `json:"min"`
	Typical float64 `json:"typical"`
	Max     float64 `json:"max"`
}

// Always is an amount that does not vary.
func Always(x float64) Amount { return Amount{x, x, x} }

// Plus is the sum.
func (a Amount) Plus(b Amount) Amount { return a.both(b, func(x, y float64) float64 { return x + y }) }

// Times is the amount multiplied.
func (a Amount) Times(factor float64) Amount {
	return a.each(func(x float64) float64 { return x * factor })
}

// Less is what is left above b, at least 0.
func (a Amount) Less(b float64) Amount {
	return a.each(func(x float64) float64 { return math.Max(0, x-b) })
}

// AtMost is the amount, but never more than limit.
func (a Amount) AtMost(limit float64) Amount {
	return a.each(func(x float64) float64 { return math.Min(x, limit) })
}

// cents rounds to whole cents, so that what is printed adds up.
func (a Amount) cents() Amount {
	return a.each(func(x float64) float64 { return math.Round(x*100) / 100 })
}

func (a Amount) zero() bool { return a == Amount{} }

func (a Amount) each(change func(float64) float64) Amount {
	return Amount{change(a.Min), change(a.Typical), change(a.Max)}
}

func (a Amount) both(b Amount, join func(x, y float64) float64) Amount {
	return Amount{join(a.Min, b.Min), join(a.Typical, b.Typical), join(a.Max, b.Max)}
}
