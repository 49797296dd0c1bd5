// Package fault collects everything that is wrong with a component's arguments, so that one run reports all of it.
package fault

import (
	"errors"
	"strings"
)

// Fault is one broken rule.
type Fault struct {
	// Field is the path of the argument, e.g. "Plan.Instances".
	Field string
	// Rule says what the field must satisfy, and what it was instead.
	Rule string
	// Fix says what to do about it.
	Fix string
}

// Error renders the fault on one line.
func (f Fault) Error() string {
	return f.Field + ": " + f.Rule + "; " + f.Fix
}

// List gathers faults in the order in which they are found. The zero value is an empty list.
type List []Fault

// Add records a fault.
func (l *List) Add(field, rule, fix string) {
	*l = append(*l, Fault{Field: field, Rule: rule, Fix: fix})
}

// Require records a fault unless ok.
func (l *List) Require(ok bool, field, rule, fix string) {
	if !ok {
		l.Add(field, rule, fix)
	}
}

// Merge takes over the faults of a nested value and puts field in front of their paths. An error that is no List
// becomes one fault of the field itself; nil adds nothing.
func (l *List) Merge(field string, err error) {
	if err == nil {
		return
	}
	var nested List
	if !errors.As(err, &nested) {
		l.Add(field, err.Error(), "correct the value")
		return
	}
	for _, f := range nested {
		l.Add(field+"."+f.Field, f.Rule, f.Fix)
	}
}

// Err returns the list as an error, or nil when it is empty.
func (l List) Err() error {
	if len(l) == 0 {
		return nil
	}
	return l
}

// Error renders one fault a line.
func (l List) Error() string {
	lines := make([]string, len(l))
	for i, f := range l {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}
