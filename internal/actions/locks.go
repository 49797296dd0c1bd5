package actions

import (
	"context"
	"fmt"
	"strings"
)

// LockName is the name of the locks that this package puts. Others' locks are seen and left alone.
const LockName = "azstage-cannot-delete"

// CannotDelete is the level of a lock below which everything can be changed and nothing deleted.
const CannotDelete = "CanNotDelete"

// Lock keeps a resource group, and what is in it, from being deleted by anybody.
type Lock struct {
	// ID is the resource ID of the lock.
	ID string
	// Level is CanNotDelete or ReadOnly.
	Level string
	// Notes say why.
	Notes string
}

// Scope is what is locked.
func (l Lock) Scope() string { return l.ID[:strings.LastIndex(strings.ToLower(l.ID), lockPath)] }

const lockPath = "/providers/microsoft.authorization/locks/"

func lockID(scope string) string {
	return scope + "/providers/Microsoft.Authorization/locks/" + LockName
}

// LockScopes locks the scopes that have no lock of ours, and returns which those were.
func LockScopes(ctx context.Context, target Target, scopes []string, notes string) ([]string, error) {
	var locked []string
	for _, scope := range scopes {
		ours, err := ourLock(ctx, target, scope)
		if err != nil {
			return locked, err
		}
		if ours {
			continue
		}
		if err := target.Lock(ctx, Lock{ID: lockID(scope), Level: CannotDelete, Notes: notes}); err != nil {
			return locked, fmt.Errorf("lock %s: %w", nameOf(scope), err)
		}
		locked = append(locked, scope)
	}
	return locked, nil
}

// UnlockScopes takes our locks off the scopes, and returns from which.
func UnlockScopes(ctx context.Context, target Target, scopes []string) ([]string, error) {
	var unlocked []string
	for _, scope := range scopes {
		ours, err := ourLock(ctx, target, scope)
		if err != nil {
			return unlocked, err
		}
		if !ours {
			continue
		}
		if err := target.Unlock(ctx, lockID(scope)); err != nil {
			return unlocked, fmt.Errorf("unlock %s: %w", nameOf(scope), err)
		}
		unlocked = append(unlocked, scope)
	}
	return unlocked, nil
}

// LocksOf returns every lock at the scopes and below them, whoever put it.
func LocksOf(ctx context.Context, target Target, scopes []string) ([]Lock, error) {
	var all []Lock
	for _, scope := range scopes {
		locks, err := target.Locks(ctx, scope)
		if err != nil {
			return nil, fmt.Errorf("read the locks of %s: %w", nameOf(scope), err)
		}
		all = append(all, locks...)
	}
	return all, nil
}

func ourLock(ctx context.Context, target Target, scope string) (bool, error) {
	locks, err := LocksOf(ctx, target, []string{scope})
	for _, lock := range locks {
		if strings.EqualFold(lock.ID, lockID(scope)) {
			return true, err
		}
	}
	return false, err
}
