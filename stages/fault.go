package stages

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Fault is one thing that is wrong with a configuration or a profile.
type Fault struct {
	// Field is the configuration key or profile path at fault, e.g. "overrides.compute.sku".
	Field string `json:"field"`
	// Problem says what is wrong with the value that was given.
	Problem string `json:"problem"`
	// Rule says what is demanded.
	Rule string `json:"rule"`
	// Fix says what to do.
	Fix string `json:"fix"`
}

// String is the fault on one line.
func (f Fault) String() string {
	return fmt.Sprintf("%s: %s; %s; %s", f.Field, f.Problem, f.Rule, f.Fix)
}

// Faults is everything that is wrong, found in one pass. As an error it lists every fault, ordered by field, so that
// the same configuration always gives the same text.
type Faults []Fault

// Error lists every fault, one a line.
func (fs Faults) Error() string {
	lines := make([]string, 0, len(fs)+1)
	lines = append(lines, fmt.Sprintf("%d fault(s):", len(fs)))
	for _, f := range fs.sorted() {
		lines = append(lines, "  "+f.String())
	}
	return strings.Join(lines, "\n")
}

// sorted keeps the order in which faults of one field were found, because the first is often the cause of the others.
func (fs Faults) sorted() Faults {
	ordered := slices.Clone(fs)
	slices.SortStableFunc(ordered, func(a, b Fault) int { return cmp.Compare(a.Field, b.Field) })
	return ordered
}

// asError is nil without faults: a nil Faults inside an error would not compare equal to nil.
func (fs Faults) asError() error {
	if len(fs) == 0 {
		return nil
	}
	return fs.sorted()
}

// faultsOf reads the faults back out of an error. Any other error becomes a single fault of the field.
func faultsOf(field string, err error) Faults {
	if err == nil {
		return nil
	}
	var fs Faults
	if errors.As(err, &fs) {
		return fs
	}
	return Faults{{Field: field, Problem: err.Error(), Rule: "it must be readable", Fix: "correct it"}}
}
