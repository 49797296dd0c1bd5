package arm

import (
	"errors"

	"github.com/azstage/azstage/internal/emulator/model"
)

// Check decides what can be decided from the inputs alone, as a preview does. Old inputs are nil when the program
// creates the resource; otherwise the resource as Azure has it is compared too. It returns every fault.
func (s *Subscription) Check(token string, old, inputs model.Properties) []model.Fault {
	found, err := s.kindOf(token)
	if err != nil {
		return faultsOf(err)
	}
	id := found.template.id(inputs)
	request := model.Request{Type: found.Type, ID: id, Inputs: inputs}
	// What will be replaced is judged as a new resource.
	if old != nil && !s.diff(found, old, inputs).Replaces() {
		if existing, ok := s.cloud.Get(id); ok {
			request.Old = existing.Outputs
		}
	}
	return found.preflight(request)
}

// preflight is what both Check and the request itself decide; a direct request cannot get round it.
func (k kind) preflight(request model.Request) Faults {
	var faults Faults
	if k.schema != nil {
		faults = append(faults, k.schema.Check(request.Inputs)...)
	}
	faults = append(faults, k.checkPath(request.Inputs)...)
	faults = append(faults, k.checkName(request.Inputs)...)
	faults = append(faults, k.checkLocation(request.Inputs)...)
	faults = append(faults, k.checkRequired(request.Inputs)...)
	faults = append(faults, k.checkAllowed(request.Inputs)...)
	faults = append(faults, k.checkRanges(request.Inputs)...)
	faults = append(faults, k.checkImmutable(request)...)
	return append(faults, applyRules(model.Preflight, request)...)
}

func faultsOf(err error) []model.Fault {
	var faults Faults
	if errors.As(err, &faults) {
		return faults
	}
	return []model.Fault{{Code: "InternalError", Message: err.Error()}}
}
