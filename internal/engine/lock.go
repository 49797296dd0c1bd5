package engine

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"
)

// BusyError says that another run works on the same stack.
type BusyError struct {
	Stack string
	// Owner is the process ID of the other run, or "".
	Owner string
}

func (e *BusyError) Error() string {
	owner := ""
	if e.Owner != "" {
		owner = " (process " + e.Owner + ")"
	}
	return fmt.Sprintf("another run%s is working on stack %s; wait for it to end, or name another stack with --stack",
		owner, e.Stack)
}

// take gets the operating system's lock on a stack. It dies with its process, so a crash leaves nothing to clean up.
func (d Directory) take(stack string) (*flock.Flock, error) {
	lock := flock.New(d.lock(stack))
	taken, err := lock.TryLock()
	if err != nil {
		return nil, unwritable(d.stack(stack), err)
	}
	if !taken {
		owner, _ := os.ReadFile(d.lock(stack))
		return nil, &BusyError{Stack: stack, Owner: strings.TrimSpace(string(owner))}
	}
	if err := os.WriteFile(d.lock(stack), fmt.Appendf(nil, "%d\n", os.Getpid()), 0o600); err != nil {
		_ = lock.Unlock()
		return nil, unwritable(d.stack(stack), err)
	}
	return lock, nil
}

// breakBackendLocks removes the file backend's own locks on a stack. Whoever holds our lock is alone, so a lock file
// of the backend's is what a killed run left behind.
func (d Directory) breakBackendLocks(project, stack string) error {
	pattern := filepath.Join(d.backend(), ".pulumi", "locks", "organization", project, stack, "*.json")
	left, err := filepath.Glob(pattern)
	if err != nil {
		return err
	}
	for _, path := range left {
		if err := os.Remove(path); err != nil {
			return unwritable(filepath.Dir(path), err)
		}
	}
	return nil
}
