package engine

import (
	"context"
	"fmt"
	"time"

	"github.com/azstage/azstage/internal/actions"
	"github.com/azstage/azstage/internal/emulator/model"
	"github.com/azstage/azstage/internal/emulator/resourceproviders"
)

// Actions carries out what no resource stands for, in the emulated cloud or on Azure.
func (s *Session) Actions() (actions.Target, error) {
	if s.options.Target == Emulator {
		return emulated{s}, nil
	}
	return actions.NewAzure()
}

// Tell writes a line to the progress of the session.
func (s *Session) Tell(format string, args ...any) {
	_, _ = fmt.Fprintf(s.options.Progress, format+"\n", args...)
}

// Spread waits until every point of presence of Front Door has a change that Azure has reported done: up to 45 minutes.
// The emulator has no points of presence, and nothing to wait for.
func (s *Session) Spread(ctx context.Context) error {
	if s.options.Target == Emulator {
		return nil
	}
	const longest = 45 * time.Minute
	s.Tell("Waiting %s until every point of presence of Front Door has the change.", longest)
	timer := time.NewTimer(longest)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return &InterruptedError{Operation: "up", Stack: s.name}
	}
}

// emulated carries actions out in the embedded cloud, by the rules of Azure.
type emulated struct{ *Session }

// Tier implements actions.Target.
func (e emulated) Tier(_ context.Context, profile string) (string, error) {
	found, exists := e.cloud.Get(profile)
	if !exists {
		return "", fmt.Errorf("there is no %s", profile)
	}
	return found.Inputs.String("sku.name"), nil
}

// Upgrade implements actions.Target.
func (e emulated) Upgrade(ctx context.Context, upgrade actions.Upgrade) error {
	var mapping []any
	for name, policy := range upgrade.Firewalls {
		mapping = append(mapping, model.Properties{
			"securityPolicyName": name, "changeToWafPolicy": model.Properties{"id": policy},
		})
	}
	return e.server.Act(ctx, upgrade.Profile, resourceproviders.UpgradeProfile,
		model.Properties{"wafMappingList": mapping})
}

// Connections implements actions.Target.
func (e emulated) Connections(_ context.Context, resource string) ([]actions.Connection, error) {
	var connections []actions.Connection
	e.cloud.View(func(cloud model.Cloud) {
		for _, found := range resourceproviders.FrontDoorConnections(cloud, resource) {
			connections = append(connections, actions.Connection{
				ID: found.Origin, Status: found.Status, Message: found.Message,
			})
		}
	})
	return connections, nil
}

// Approve implements actions.Target.
func (e emulated) Approve(ctx context.Context, connection actions.Connection) error {
	return e.server.Act(ctx, connection.ID, resourceproviders.ApproveConnection, nil)
}

// Locks implements actions.Target.
func (e emulated) Locks(_ context.Context, scope string) ([]actions.Lock, error) {
	var locks []actions.Lock
	for _, found := range e.server.Subscription().Locks(scope) {
		locks = append(locks, actions.Lock{
			ID: found.ID, Level: found.Inputs.String("level"), Notes: found.Inputs.String("notes"),
		})
	}
	return locks, nil
}

// Lock implements actions.Target.
func (e emulated) Lock(ctx context.Context, lock actions.Lock) error {
	return e.server.Subscription().Lock(ctx, lock.ID, lock.Level, lock.Notes)
}

// Unlock implements actions.Target.
func (e emulated) Unlock(ctx context.Context, id string) error {
	return e.server.Subscription().Unlock(ctx, id)
}
