package arm

import (
	"context"
	"fmt"

	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
)

// Create creates a resource. Its error is Faults when Azure would refuse; nothing has changed then. Creating what
// Azure created together with its parent sets its properties.
func (s *Subscription) Create(ctx context.Context, token string, inputs model.Properties) (model.Resource, error) {
	return s.write(ctx, token, inputs, func(tx *cloud.Tx, found kind, request *model.Request) Faults {
		existing, ok := tx.Get(request.ID)
		switch {
		case ok && !found.Automatic:
			return Faults{{Status: conflict, Code: "ResourceExists", Message: fmt.Sprintf(
				"cannot create already existing resource '%s': import it, or choose another name", existing.ID)}}
		case ok:
			request.Old = existing.Outputs
		}
		faults := s.checkParent(tx, request.ID)
		return append(faults, found.checkNameIsFree(tx, *request)...)
	})
}

// Update changes a resource in place. The ID that the inputs lead to must be the resource's own.
func (s *Subscription) Update(ctx context.Context, token string, inputs model.Properties) (model.Resource, error) {
	return s.write(ctx, token, inputs, func(tx *cloud.Tx, _ kind, request *model.Request) Faults {
		existing, ok := tx.Get(request.ID)
		if !ok {
			return Faults{missing(request.ID)}
		}
		request.Old = existing.Outputs
		return nil
	})
}

// write is a PUT: admit decides whether the request may go on and finds what exists already.
func (s *Subscription) write(
	ctx context.Context, token string, inputs model.Properties,
	admit func(*cloud.Tx, kind, *model.Request) Faults,
) (written model.Resource, err error) {
	found, err := s.kindOf(token)
	if err != nil {
		return model.Resource{}, err
	}
	end, err := s.running.begin(found, found.template.id(inputs))
	if err != nil {
		return model.Resource{}, err
	}
	defer end()
	err = s.cloud.Update(func(tx *cloud.Tx) error {
		// A request that waited for its turn may have been cancelled meanwhile.
		if err := ctx.Err(); err != nil {
			return err
		}
		request := model.Request{Type: found.Type, ID: found.template.id(inputs), Inputs: inputs}
		if request.ID == "" {
			return Faults(found.preflight(request)).or("InvalidResourceID", "the resource ID is incomplete")
		}
		faults := admit(tx, found, &request)
		faults = append(faults, found.preflight(request)...)
		request.Cloud = tx
		faults = append(faults, checkPolicies(tx, request)...)
		faults = append(faults, s.checkReferences(tx, found, inputs)...)
		if len(faults) == 0 {
			// Rules may rely on what they refer to being there.
			faults = applyRules(model.Apply, request)
		}
		if err := faults.orNil(); err != nil {
			return err
		}
		written = model.Resource{ID: request.ID, Token: token, ARMType: found.ARMType, Inputs: inputs.Clone()}
		written.Outputs = found.render(request)
		tx.Put(written)
		return s.writeConsequences(tx, request)
	})
	return written, err
}

// writeConsequences writes what Azure creates or changes by itself after a request.
func (s *Subscription) writeConsequences(tx *cloud.Tx, request model.Request) error {
	for _, consequence := range request.Type.Consequences {
		for _, resource := range consequence.Writes(request) {
			found, err := s.kindOf(resource.Token)
			if err != nil {
				return err
			}
			follow := model.Request{Type: found.Type, ID: resource.ID, Inputs: resource.Inputs.Clone(), Cloud: tx}
			if existing, ok := tx.Get(resource.ID); ok {
				follow.Old = existing.Outputs
			}
			tx.Put(model.Resource{ID: resource.ID, Token: resource.Token, ARMType: found.ARMType, Inputs: follow.Inputs,
				Outputs: found.render(follow)})
		}
	}
	return nil
}

// or returns the faults, or one with this code and message when there are none.
func (f Faults) or(code, message string) error {
	if len(f) > 0 {
		return f
	}
	return Faults{{Code: code, Message: message}}
}
