// Package cloud keeps what exists in the emulated subscription: in memory, and in a file that outlives the command.
package cloud

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/azstage/azstage/internal/emulator/model"
)

// The emulated subscription and its tenant. They are the same everywhere so that resource IDs can be compared between
// runs, and recognisably not anybody's real ones.
const (
	SubscriptionID = "00000000-0000-4000-8000-00000000a25e"
	TenantID       = "00000000-0000-4000-8000-00000000e4a1"
)

// Cloud is the emulated subscription. One lock serialises all requests, so a check and the write that depends on it
// are one step. It may be used by several goroutines, and by one process at a time.
type Cloud struct {
	mu    sync.Mutex
	state state
	file  *file // nil keeps everything in memory
	types func(token string) *model.Type
	// follow is told every change that is kept.
	follow func(before, after *model.Resource)
	clock  func() float64 // nil says that no time passes
}

// Tombstone is a soft-deleted resource, whose name stays taken.
type Tombstone struct {
	Resource model.Resource `json:"resource"`
	// Name is the name that stays taken.
	Name string `json:"name"`
}

// Memory returns a cloud that is gone when the process ends.
func Memory() *Cloud {
	return &Cloud{state: newState()}
}

// UseTypes tells the cloud which types exist, so that it can follow declared references.
func (c *Cloud) UseTypes(types func(token string) *model.Type) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.types = types
	c.state.indexAll(types)
	c.state.enrolAll(types)
}

// UseClock tells the cloud the time in minutes, by which the directory knows how long it has had a principal. What is
// there already it has had for ever.
func (c *Cloud) UseClock(minutes func() float64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.clock = minutes
	c.state.enrolAll(c.types)
}

// Follow tells a function of everything that exists, and of every change from now on, in order: what a resource was and
// what it is, nil where there is none. It must not call the cloud.
func (c *Cloud) Follow(follow func(before, after *model.Resource)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, resource := range c.state.resources {
		follow(nil, &resource)
	}
	c.follow = follow
}

// Resources returns everything that exists, ordered by ID.
func (c *Cloud) Resources() []model.Resource {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.state.all(slices.Sorted(maps.Keys(c.state.resources)))
}

// View runs a read while nothing changes. Nothing that it reads may be modified.
func (c *Cloud) View(read func(model.Cloud)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	read(&Tx{cloud: c})
}

// Update runs a change: everything that it puts and removes is kept, or, when it returns an error or the file cannot
// be written, nothing is.
func (c *Cloud) Update(change func(*Tx) error) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	tx := &Tx{cloud: c}
	err := change(tx)
	if err == nil && c.file != nil {
		err = c.file.write(tx.writes)
	}
	if err != nil {
		tx.rollBack()
		return err
	}
	for _, made := range tx.changes {
		if c.follow != nil {
			c.follow(made.before, made.after)
		}
	}
	return nil
}

// Close releases the file. The cloud must not be used afterwards.
func (c *Cloud) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.file == nil {
		return nil
	}
	return c.file.close()
}

// state is the content of a cloud; all keys are lower case because ARM compares IDs without regard to case.
type state struct {
	resources  map[string]model.Resource
	tombstones map[string]Tombstone
	indexes    indexes
	// principals is the directory: since when each resource has had a service principal, by the principal's object ID.
	principals directory
}

func newState() state {
	return state{
		resources:  map[string]model.Resource{},
		tombstones: map[string]Tombstone{},
		indexes:    newIndexes(),
		principals: directory{},
	}
}

func (s *state) indexAll(types func(string) *model.Type) {
	s.indexes = newIndexes()
	for _, resource := range s.resources {
		s.indexes.change(types, resource, true)
	}
}

// all returns the resources with the keys.
func (s *state) all(keys []string) []model.Resource {
	found := make([]model.Resource, 0, len(keys))
	for _, id := range keys {
		found = append(found, s.resources[id])
	}
	return found
}

// key is how IDs and names are compared.
func key(id string) string { return strings.ToLower(strings.TrimSuffix(id, "/")) }
