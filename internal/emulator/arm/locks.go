package arm

import (
	"context"
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	lockType  = "Microsoft.Authorization/locks"
	lockToken = "azure-native:authorization:ManagementLockByScope"
)

// Locks returns the locks at a scope and below it, ordered by ID.
func (s *Subscription) Locks(scope string) []model.Resource {
	var locks []model.Resource
	s.cloud.View(func(cloud model.Cloud) {
		for _, lock := range cloud.OfType(lockType) {
			if within(lock.ID, scope) {
				locks = append(locks, lock)
			}
		}
	})
	return locks
}

// Lock puts a lock on what its ID extends, which must be there. Locks belong to no program: they are put and removed by
// hand.
func (s *Subscription) Lock(ctx context.Context, id, level, notes string) error {
	return s.cloud.Update(func(tx *cloud.Tx) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if faults := s.checkParent(tx, id); len(faults) > 0 {
			return faults
		}
		properties := model.Properties{"level": level, "notes": notes}
		tx.Put(model.Resource{ID: id, Token: lockToken, ARMType: lockType, Inputs: properties, Outputs: properties})
		return nil
	})
}

// Unlock removes a lock; one that is gone already counts as removed.
func (s *Subscription) Unlock(ctx context.Context, id string) error {
	return s.cloud.Update(func(tx *cloud.Tx) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		tx.Remove(id)
		return nil
	})
}

// lockedAgainst refuses a deletion that would take something with it that is locked.
func lockedAgainst(store model.Cloud, id string) Faults {
	var scopes []string
	for _, lock := range store.OfType(lockType) {
		scope := lock.ID[:strings.LastIndex(strings.ToLower(lock.ID), "/providers/"+strings.ToLower(lockType))]
		if within(id, scope) || within(scope, id) {
			scopes = append(scopes, "'"+scope+"'")
		}
	}
	if len(scopes) == 0 {
		return nil
	}
	return Faults{{Status: conflict, Code: "ScopeLocked", Rule: "arm.lock", Message: fmt.Sprintf("The scope '%s' cannot perform "+
		"delete operation because following scope(s) are locked: %s. Please remove the lock and try again.",
		id, strings.Join(scopes, ","))}}
}
