package arm

import (
	"context"
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
)

// Delete deletes a resource with everything that lies below it, as ARM does; what is gone already counts as deleted.
// What Azure created together with its parent is reset to its defaults instead.
func (s *Subscription) Delete(ctx context.Context, token, id string) error {
	found, err := s.kindOf(token)
	if err != nil {
		return err
	}
	end, err := s.running.begin(found, id)
	if err != nil {
		return err
	}
	defer end()
	return s.cloud.Update(func(tx *cloud.Tx) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		existing, ok := tx.Get(id)
		if !ok {
			return nil
		}
		doomed := append([]model.Resource{existing}, tx.Below(existing.ID)...)
		if err := s.checkDelete(tx, doomed).orNil(); err != nil {
			return err
		}
		for _, resource := range doomed {
			tx.Remove(resource.ID)
			s.bury(tx, resource)
		}
		if found.Automatic {
			s.reset(tx, found, existing)
		}
		return nil
	})
}

// checkDelete applies the delete rules of everything that goes, and looks for what would be left with a dead reference.
func (s *Subscription) checkDelete(tx *cloud.Tx, doomed []model.Resource) Faults {
	faults := append(lockedAgainst(tx, doomed[0].ID), s.blockers(tx, doomed)...)
	for i, resource := range doomed {
		declared := s.types[resource.Token].Type
		// What goes with its parent is not asked: ARM asks the resource that the request names.
		if declared == nil || i > 0 {
			continue
		}
		faults = append(faults, applyRules(model.Delete, model.Request{
			Type: declared, ID: resource.ID, Inputs: resource.Inputs, Old: resource.Outputs, Cloud: tx,
		})...)
	}
	return faults
}

func (s *Subscription) bury(tx *cloud.Tx, resource model.Resource) {
	found, ok := s.types[resource.Token]
	if ok && found.SoftDelete != nil {
		tx.Bury(cloud.Tombstone{Resource: resource, Name: found.name(resource.ID)})
	}
}

// reset leaves an automatic resource with its defaults, as long as its parent stays.
func (s *Subscription) reset(tx *cloud.Tx, found kind, existing model.Resource) {
	inputs, _ := found.template.parse(existing.ID)
	request := model.Request{Type: found.Type, ID: existing.ID, Inputs: inputs, Cloud: tx}
	existing.Inputs, existing.Outputs = inputs, found.render(request)
	tx.Put(existing)
}

// Purge frees the name of a soft-deleted resource.
func (s *Subscription) Purge(token, id string) error {
	found, err := s.kindOf(token)
	if err != nil {
		return err
	}
	return s.cloud.Update(func(tx *cloud.Tx) error {
		for _, tombstone := range tx.Tombstones(found.ARMType) {
			if strings.EqualFold(tombstone.Resource.ID, id) {
				tx.Purge(tombstone.Resource.ID)
				return nil
			}
		}
		return fmt.Errorf("there is no soft-deleted resource %s", id)
	})
}
