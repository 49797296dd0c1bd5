package stages

import "fmt"

// Period is a length of time in whole minutes. Its text is what Azure Monitor takes: PT15M, PT1H, P1D.
type Period int

// The units of a period.
const (
	Minute Period = 1
	Hour          = 60 * Minute
	Day           = 24 * Hour
)

// String is the period in ISO 8601, in the largest unit that it is a multiple of.
func (p Period) String() string {
	switch {
	case p%Day == 0:
		return fmt.Sprintf("P%dD", p/Day)
	case p%Hour == 0:
		return fmt.Sprintf("PT%dH", p/Hour)
	}
	return fmt.Sprintf("PT%dM", int(p))
}

// MarshalText writes the period as String does.
func (p Period) MarshalText() ([]byte, error) { return []byte(p.String()), nil }
