package cloud

import (
	"maps"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// index finds the keys of resources by something that they have in common. Requests ask for that again and again, and a
// scan of everything for each of some thousand resources would be quadratic.
type index map[string]map[string]struct{}

func (i index) add(under, id string) {
	if i[under] == nil {
		i[under] = map[string]struct{}{}
	}
	i[under][id] = struct{}{}
}

func (i index) remove(under, id string) {
	delete(i[under], id)
	if len(i[under]) == 0 {
		delete(i, under)
	}
}

// ordered returns the keys, in order.
func (i index) ordered(under string) []string { return slices.Sorted(maps.Keys(i[under])) }

// indexes are those of everything that exists.
type indexes struct {
	// byType has ARM types, byName types with a name, below the resources and scopes above, referring what is named in a
	// declared reference.
	byType, byName, below, referring index
}

func newIndexes() indexes {
	return indexes{byType: index{}, byName: index{}, below: index{}, referring: index{}}
}

// change enters a resource or takes it out.
func (i indexes) change(types func(string) *model.Type, resource model.Resource, exists bool) {
	change := index.remove
	if exists {
		change = index.add
	}
	id, armType := key(resource.ID), key(resource.ARMType)
	change(i.byType, armType, id)
	change(i.byName, nameKey(armType, id[strings.LastIndex(id, "/")+1:]), id)
	for at, letter := range id {
		if letter == '/' {
			change(i.below, id[:at], id)
		}
	}
	for _, target := range references(types, resource) {
		change(i.referring, target, id)
	}
}

func nameKey(armType, name string) string { return key(armType) + " " + key(name) }

// references are the keys of what a resource names in the references that its type declares.
func references(types func(string) *model.Type, resource model.Resource) []string {
	if types == nil {
		return nil
	}
	declared := types(resource.Token)
	if declared == nil {
		return nil
	}
	var targets []string
	for _, reference := range declared.References {
		for _, found := range resource.Inputs.Find(reference.Path) {
			if target, ok := found.Value.(string); ok {
				targets = append(targets, key(target))
			}
		}
	}
	return targets
}
