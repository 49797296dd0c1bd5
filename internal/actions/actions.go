// Package actions carries out what Azure does on request and no resource of a stack stands for: the upgrade of a Front Door
// profile, the approval of a private endpoint by the owner of its target, and locks, which the stack itself would stumble
// over if they were its own.
//
// All may be run again: what is done already is left as it is.
package actions

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Target carries actions out on a cloud.
type Target interface {
	// Tier returns the SKU of a Front Door profile.
	Tier(ctx context.Context, profile string) (string, error)
	// Upgrade makes a Standard profile Premium and returns when Azure has done so.
	Upgrade(ctx context.Context, upgrade Upgrade) error
	// Connections lists the private endpoints that asked a resource for a connection.
	Connections(ctx context.Context, resource string) ([]Connection, error)
	// Approve lets a pending connection in.
	Approve(ctx context.Context, connection Connection) error
	// Locks lists the locks at a scope and below it.
	Locks(ctx context.Context, scope string) ([]Lock, error)
	// Lock puts a lock; one with the same ID is overwritten.
	Lock(ctx context.Context, lock Lock) error
	// Unlock removes a lock.
	Unlock(ctx context.Context, id string) error
}

// Upgrade says what becomes of a profile.
type Upgrade struct {
	// Profile is the resource ID.
	Profile string
	// Firewalls are the resource IDs of Premium firewall policies by the names of the security policies that change to them.
	Firewalls map[string]string
}

// mapping is the body of the request, in the order of the names.
func (u Upgrade) mapping() []wafMapping {
	list := []wafMapping{}
	for _, name := range slices.Sorted(maps.Keys(u.Firewalls)) {
		list = append(list, wafMapping{SecurityPolicyName: name, ChangeToWafPolicy: reference{ID: u.Firewalls[name]}})
	}
	return list
}

type wafMapping struct {
	SecurityPolicyName string    `json:"securityPolicyName"`
	ChangeToWafPolicy  reference `json:"changeToWafPolicy"`
}

type reference struct {
	ID string `json:"id"`
}

// Connection is a private endpoint at its target.
type Connection struct {
	// ID is the resource ID of the connection, below its target.
	ID string
	// Status is Pending, Approved, Rejected or Disconnected.
	Status string
	// Message is what the endpoint's owner wrote.
	Message string
}

// The tiers of a profile, and the states of a connection, as Azure writes them.
const (
	Standard = "Standard_AzureFrontDoor"
	Premium  = "Premium_AzureFrontDoor"
	Pending  = "Pending"
	Approved = "Approved"
)

// UpgradeProfile makes a profile Premium, and says whether there was anything to do.
func UpgradeProfile(ctx context.Context, target Target, upgrade Upgrade) (bool, error) {
	tier, err := target.Tier(ctx, upgrade.Profile)
	switch {
	case err != nil:
		return false, fmt.Errorf("read the tier of %s: %w", nameOf(upgrade.Profile), err)
	case strings.EqualFold(tier, Premium):
		return false, nil
	case !strings.EqualFold(tier, Standard):
		return false, fmt.Errorf("upgrade %s: it is %s, and only %s can be upgraded", nameOf(upgrade.Profile), tier, Standard)
	}
	if err := target.Upgrade(ctx, upgrade); err != nil {
		return false, fmt.Errorf("upgrade %s to Premium: %w", nameOf(upgrade.Profile), err)
	}
	return true, nil
}

// ApproveRequests approves the pending connections of a resource that carry a message, and no others: anybody who knows the
// ID of a resource can ask for a connection. It returns how many it approved, and an error if none is there at all.
func ApproveRequests(ctx context.Context, target Target, resource, message string) (int, error) {
	if message == "" {
		return 0, errors.New("approve connections: without a message, those of strangers would be approved too")
	}
	connections, err := target.Connections(ctx, resource)
	if err != nil {
		return 0, fmt.Errorf("list the private endpoints of %s: %w", nameOf(resource), err)
	}
	ours, approved := 0, 0
	for _, connection := range connections {
		if connection.Message != message {
			continue
		}
		ours++
		if !strings.EqualFold(connection.Status, Pending) {
			continue
		}
		if err := target.Approve(ctx, connection); err != nil {
			return approved, fmt.Errorf("approve a private endpoint of %s: %w", nameOf(resource), err)
		}
		approved++
	}
	if ours == 0 {
		return 0, fmt.Errorf("no private endpoint has asked %s for a connection with the message %q yet: wait a few minutes, "+
			"and run the command again", nameOf(resource), message)
	}
	return approved, nil
}

func nameOf(id string) string { return id[strings.LastIndex(id, "/")+1:] }
