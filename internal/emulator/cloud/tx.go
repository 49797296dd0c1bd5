package cloud

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// Tx is one change of the cloud. It sees its own writes. It implements model.Cloud, and like there nothing that it
// returns may be modified.
type Tx struct {
	cloud  *Cloud
	writes []write
	undo   []func()
	// changes are what the cloud's follower is told.
	changes []change
}

// change is what a resource was and what it is; nil says that there is none.
type change struct{ before, after *model.Resource }

var _ model.Cloud = (*Tx)(nil)

// Get returns the resource with this ID.
func (t *Tx) Get(id string) (model.Resource, bool) {
	resource, ok := t.cloud.state.resources[key(id)]
	return resource, ok
}

// OfType returns every resource of an ARM type, ordered by ID.
func (t *Tx) OfType(armType string) []model.Resource {
	return t.cloud.state.all(t.cloud.state.indexes.byType.ordered(key(armType)))
}

// Below returns every resource whose ID lies below the given one, ordered by ID.
func (t *Tx) Below(id string) []model.Resource {
	return t.cloud.state.all(t.cloud.state.indexes.below.ordered(key(id)))
}

// Named returns every resource of an ARM type with a name, ordered by ID.
func (t *Tx) Named(armType, name string) []model.Resource {
	return t.cloud.state.all(t.cloud.state.indexes.byName.ordered(nameKey(armType, name)))
}

// Referring returns every resource that names the given ID in a declared reference, ordered by ID.
func (t *Tx) Referring(id string) []model.Resource {
	return t.cloud.state.all(t.cloud.state.indexes.referring.ordered(key(id)))
}

// PrincipalAge returns how long the directory has had the service principal of a resource, and whether it has it.
func (t *Tx) PrincipalAge(objectID string) (minutes float64, exists bool) {
	since, exists := t.cloud.state.principals.since(objectID)
	return t.cloud.now() - since, exists
}

// Tombstones returns the soft-deleted resources of an ARM type.
func (t *Tx) Tombstones(armType string) []Tombstone {
	var found []Tombstone
	for _, tombstone := range t.cloud.state.tombstones {
		if strings.EqualFold(tombstone.Resource.ARMType, armType) {
			found = append(found, tombstone)
		}
	}
	return found
}

// Put creates or overwrites a resource. The caller may go on changing its copy.
func (t *Tx) Put(resource model.Resource) {
	resource.Inputs, resource.Outputs = resource.Inputs.Clone(), resource.Outputs.Clone()
	t.replace(resource.ID, &resource)
	t.writes = append(t.writes, write{bucket: resourcesBucket, key: key(resource.ID), value: resource})
}

// Remove deletes a resource; what does not exist stays so.
func (t *Tx) Remove(id string) {
	t.replace(id, nil)
	t.writes = append(t.writes, write{bucket: resourcesBucket, key: key(id)})
}

// Bury keeps the name of a deleted resource taken.
func (t *Tx) Bury(tombstone Tombstone) {
	id := key(tombstone.Resource.ID)
	graves := t.cloud.state.tombstones
	before, existed := graves[id]
	t.undo = append(t.undo, func() {
		delete(graves, id)
		if existed {
			graves[id] = before
		}
	})
	graves[id] = tombstone
	t.writes = append(t.writes, write{bucket: tombstonesBucket, key: id, value: tombstone})
}

// Purge frees the name of a soft-deleted resource.
func (t *Tx) Purge(id string) {
	graves := t.cloud.state.tombstones
	before, existed := graves[key(id)]
	if !existed {
		return
	}
	t.undo = append(t.undo, func() { graves[key(id)] = before })
	delete(graves, key(id))
	t.writes = append(t.writes, write{bucket: tombstonesBucket, key: key(id)})
}

func (t *Tx) replace(id string, resource *model.Resource) {
	var before *model.Resource
	if found, existed := t.Get(id); existed {
		before = &found
	}
	t.undo = append(t.undo, func() { t.set(id, before) })
	if before != nil || resource != nil {
		t.changes = append(t.changes, change{before, resource})
	}
	t.set(id, resource)
}

// set changes the memory alone; nil deletes.
func (t *Tx) set(id string, resource *model.Resource) {
	state, types := &t.cloud.state, t.cloud.types
	var before []string
	if old, ok := state.resources[key(id)]; ok {
		before = principalsOf(types, old)
		state.indexes.change(types, old, false)
		delete(state.resources, key(id))
	}
	var after []string
	if resource != nil {
		after = principalsOf(types, *resource)
		state.resources[key(id)] = *resource
		state.indexes.change(types, *resource, true)
	}
	state.principals.change(key(id), before, after, t.cloud.now())
}

func (t *Tx) rollBack() {
	for i := len(t.undo) - 1; i >= 0; i-- {
		t.undo[i]()
	}
}
