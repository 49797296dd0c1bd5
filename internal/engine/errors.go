package engine

import (
	"errors"
	"fmt"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/auto"
)

// InterruptedError says that an operation was asked to stop and did. The state is saved.
type InterruptedError struct{ Operation, Stack string }

func (e *InterruptedError) Error() string {
	return fmt.Sprintf("%s of stack %s was interrupted; what was done is saved, the same command finishes it",
		e.Operation, e.Stack)
}

// OperationError says that the engine gave up on an operation.
type OperationError struct {
	Operation, Stack string
	// Diagnostics are the engine's error messages, one per resource that failed.
	Diagnostics []string
	// Problems are those of the diagnostics that name a resource.
	Problems []Problem
	cause    error
}

func (e *OperationError) Error() string {
	text := fmt.Sprintf("%s of stack %s failed", e.Operation, e.Stack)
	if len(e.Diagnostics) == 0 {
		return text + ": " + e.cause.Error()
	}
	return text + ":\n  " + strings.Join(tidy(e.Diagnostics), "\n  ")
}

func (e *OperationError) Unwrap() error { return e.cause }

func tidy(messages []string) []string {
	lines := make([]string, 0, len(messages))
	for _, message := range messages {
		if message = strings.TrimSpace(message); message != "" {
			lines = append(lines, strings.ReplaceAll(message, "\n", "\n    "))
		}
	}
	return lines
}

// engineError takes the CLI's own last words out of the Automation API's dump of both streams.
func engineError(err error) error {
	if auto.IsConcurrentUpdateError(err) {
		return errors.New("the state backend says that another update is running on this stack")
	}
	_, dump, found := strings.Cut(err.Error(), "\nstderr: ")
	if dump = strings.TrimSpace(dump); !found || dump == "" {
		return err
	}
	return errors.New(strings.TrimPrefix(dump, "error: "))
}
