package arm

import "github.com/azstage/azstage/internal/emulator/model"

// PreviewCreate returns the outputs of a resource before it exists: what the program gives is known, everything else
// that Azure returns is Unknown, as with the real provider.
func (s *Subscription) PreviewCreate(token string, inputs model.Properties) (model.Properties, error) {
	found, err := s.kindOf(token)
	if err != nil {
		return nil, err
	}
	outputs := found.body(inputs)
	if found.schema != nil {
		for _, name := range found.schema.Outputs() {
			if _, known := outputs[name]; !known {
				outputs[name] = model.Unknown
			}
		}
	}
	previewIdentity(outputs)
	return outputs, nil
}

// previewIdentity marks what Azure adds inside the identity that a program asks for: roles are assigned to it.
func previewIdentity(outputs model.Properties) {
	if !outputs.Has("identity.type") {
		return
	}
	for _, path := range []string{"identity.principalId", "identity.tenantId"} {
		if _, given := outputs.Get(path); !given {
			outputs.Set(path, model.Unknown)
		}
	}
}

// PreviewUpdate returns the outputs of a resource after an update in place. What Azure computes keeps its old value:
// calling it unknown would make everything that depends on the resource look changed, which an update in place almost
// never does.
func (s *Subscription) PreviewUpdate(
	token string, oldInputs, oldOutputs, inputs model.Properties,
) (model.Properties, error) {
	found, err := s.kindOf(token)
	if err != nil {
		return nil, err
	}
	outputs := oldOutputs.Clone()
	if outputs == nil {
		outputs = model.Properties{}
	}
	for name := range oldInputs {
		if _, stays := inputs[name]; !stays {
			delete(outputs, name)
		}
	}
	var changes []Change
	compare(nil, oldInputs, inputs, &changes)
	echoed := found.body(inputs)
	for _, change := range changes {
		// What did not change keeps the casing and the defaults that Azure returned.
		name, _ := change.Path[0].(string)
		if value, ok := echoed[name]; ok {
			outputs[name] = value
		}
	}
	return outputs, nil
}
