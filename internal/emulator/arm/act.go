package arm

import (
	"context"
	"fmt"

	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
)

// Act carries an action out on a resource. Its error is Faults when Azure would refuse; nothing has changed then.
func (s *Subscription) Act(ctx context.Context, id, action string, body model.Properties) error {
	return s.cloud.Update(func(tx *cloud.Tx) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		resource, ok := tx.Get(id)
		if !ok {
			return Faults{missing(id)}
		}
		found, err := s.kindOf(resource.Token)
		if err != nil {
			return err
		}
		for _, candidate := range found.Actions {
			if candidate.ID != action {
				continue
			}
			request := model.Request{
				Type: found.Type, ID: resource.ID, Inputs: resource.Inputs, Old: resource.Outputs, Cloud: tx,
			}
			faults := candidate.Do(request, body, tx.Put)
			for i := range faults {
				faults[i].Rule = candidate.ID
			}
			return Faults(faults).orNil()
		}
		return fmt.Errorf("the emulator does not model the action %s of %s", action, found.ARMType)
	})
}
