package rules

import "fmt"

// Verdict is the answer of a rule about a resource.
type Verdict int

// The verdicts.
const (
	Passed Verdict = iota
	Failed
	// Undecidable: a value that the rule needs is not known until the resource exists.
	Undecidable
)

// Result is a verdict with its reason, which is empty for Passed.
type Result struct {
	Verdict Verdict
	Message string
}

// Located is the result of a rule about one resource of a stack.
type Located struct {
	// URN is the resource; for a demand on the whole stack its root resource or, without one, empty.
	URN string
	Result
}

func pass() Result { return Result{} }

func fail(format string, args ...any) Result {
	return Result{Failed, fmt.Sprintf(format, args...)}
}

func undecidable(what string) Result {
	return Result{Undecidable, what + " is not decidable until up"}
}

// failIf fails where broken holds.
func failIf(broken bool, format string, args ...any) Result {
	if broken {
		return fail(format, args...)
	}
	return pass()
}

// all returns the first result that fails, else the first that cannot be decided.
func all(results ...Result) Result {
	undecided := pass()
	for _, result := range results {
		switch {
		case result.Verdict == Failed:
			return result
		case result.Verdict == Undecidable && undecided.Verdict == Passed:
			undecided = result
		}
	}
	return undecided
}
