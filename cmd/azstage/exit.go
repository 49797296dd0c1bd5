package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/promotion"
	"github.com/azstage/azstage/stages"
)

// Exit codes, as `azstage --help` lists them.
const (
	exitDone    = 0
	exitFailed  = 1
	exitUsage   = 2
	exitRefused = 3
	exitChanges = 4
)

// usageError is wrong use or configuration: nothing was touched.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

// changesError says that --expect-no-changes found some.
type changesError struct{ operation, stack string }

func (e changesError) Error() string {
	return fmt.Sprintf("%s of stack %s found changes where none were expected", e.operation, e.stack)
}

func exitCode(err error) int {
	var usage usageError
	var faults stages.Faults
	var policy *engine.PolicyError
	var findings findingsError
	var unsafe *promotion.RefusedError
	var changes changesError
	var locked lockedError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &usage), errors.As(err, &faults):
		return exitUsage
	case errors.As(err, &policy), errors.As(err, &findings), errors.As(err, &unsafe), errors.As(err, &locked):
		return exitRefused
	case errors.As(err, &changes):
		return exitChanges
	}
	return exitFailed
}

func report(err error, stderr io.Writer) {
	if err != nil {
		_, _ = fmt.Fprintln(stderr, "azstage:", err)
	}
}
