// Package cloud keeps what exists in the emulated subscription: in memory, and in a file that outlives the command.
package cloud

import (
	"cmp"
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
	clock func() float64 // nil says that no time passes
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
	c.state.indexReferences(types)
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

// Resources returns everything that exists, ordered by ID.
func (c *Cloud) Resources() []model.Resource {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.state.where(func(model.Resource) bool { return true })
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
	}
	return err
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
	// referring holds, per resource, the resources that name it. A deletion asks for them, and a scan for each of
	// some thousand deletions would be quadratic.
	referring map[string]map[string]bool
	// principals is the directory: since when each resource has had a service principal, by the principal's object ID.
	principals directory
}

func newState() state {
	return state{
		resources:  map[string]model.Resource{},
		tombstones: map[string]Tombstone{},
		referring:  map[string]map[string]bool{},
		principals: directory{},
	}
}

func (s *state) indexReferences(types func(string) *model.Type) {
	s.referring = map[string]map[string]bool{}
	for _, resource := range s.resources {
		s.refer(types, resource, true)
	}
}

// refer records or forgets what a resource refers to.
func (s *state) refer(types func(string) *model.Type, resource model.Resource, exists bool) {
	if types == nil {
		return
	}
	declared := types(resource.Token)
	if declared == nil {
		return
	}
	for _, reference := range declared.References {
		for _, found := range resource.Inputs.Find(reference.Path) {
			target, ok := found.Value.(string)
			if !ok {
				continue
			}
			if exists {
				s.addReference(key(target), key(resource.ID))
				continue
			}
			delete(s.referring[key(target)], key(resource.ID))
		}
	}
}

func (s *state) addReference(target, source string) {
	if s.referring[target] == nil {
		s.referring[target] = map[string]bool{}
	}
	s.referring[target][source] = true
}

func (s *state) where(matches func(model.Resource) bool) []model.Resource {
	var found []model.Resource
	for _, resource := range s.resources {
		if matches(resource) {
			found = append(found, resource)
		}
	}
	sortByID(found)
	return found
}

func (s *state) referringTo(id string) []model.Resource {
	var found []model.Resource
	for source := range maps.Keys(s.referring[key(id)]) {
		if resource, ok := s.resources[source]; ok {
			found = append(found, resource)
		}
	}
	sortByID(found)
	return found
}

func sortByID(resources []model.Resource) {
	slices.SortFunc(resources, func(a, b model.Resource) int { return cmp.Compare(key(a.ID), key(b.ID)) })
}

// key is how IDs and names are compared.
func key(id string) string { return strings.ToLower(strings.TrimSuffix(id, "/")) }
