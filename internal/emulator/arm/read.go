package arm

import (
	"context"
	"fmt"
	"maps"
	"reflect"

	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
)

// Read returns a resource as Azure has it now, and false when it is gone. Without inputs, as for an import, the inputs
// are those that would produce it; otherwise they are the given ones with the drift since the given outputs applied,
// so that the next preview shows what somebody changed behind the program's back.
func (s *Subscription) Read(
	token, id string, inputs, outputs model.Properties,
) (model.Resource, bool, error) {
	found, err := s.kindOf(token)
	if err != nil {
		return model.Resource{}, false, err
	}
	path, ok := found.template.parse(id)
	if !ok {
		return model.Resource{}, false, Faults{{Code: "InvalidResourceID",
			Message: fmt.Sprintf("the ID %q is not one of %s; it should look like %s", id, token, found.Path)}}
	}
	current, added, ok := s.current(found, id)
	if !ok {
		return model.Resource{}, false, nil
	}
	before, after := found.project(outputs), found.project(current.Outputs)
	for name := range added {
		// What Azure fills in by itself, such as the subnets of a network that are resources of their own, is no drift
		// of a program that says nothing about it.
		if _, given := inputs[name]; !given {
			delete(after, name)
		}
	}
	if len(inputs) == 0 {
		maps.Copy(after, path)
		current.Inputs = after
		return current, true, nil
	}
	current.Inputs = drifted(inputs.Clone(), before, after)
	return current, true, nil
}

// current returns a resource with those read-only properties brought up to date that depend on other resources, and
// the read-only properties alone.
func (s *Subscription) current(found kind, id string) (resource model.Resource, added model.Properties, ok bool) {
	s.cloud.View(func(store model.Cloud) {
		if resource, ok = store.Get(id); !ok {
			return
		}
		added = found.readOnly(model.Request{Type: found.Type, ID: resource.ID,
			Inputs: found.withDefaults(resource.Inputs), Old: resource.Outputs, Cloud: store, Reading: true})
		resource.Outputs = resource.Outputs.Clone()
		merge(resource.Outputs, added)
	})
	return resource, added, ok
}

func (k kind) project(outputs model.Properties) model.Properties {
	switch {
	case outputs == nil:
		return model.Properties{}
	case k.schema == nil:
		return outputs.Clone()
	}
	return k.schema.Project(outputs)
}

// drifted applies the difference between two readings to inputs.
func drifted(inputs, before, after model.Properties) model.Properties {
	for _, name := range unionOfKeys(before, after) {
		switch {
		case reflect.DeepEqual(before[name], after[name]):
		case after[name] == nil:
			delete(inputs, name)
		default:
			inputs[name] = driftedValue(inputs[name], before[name], after[name])
		}
	}
	return inputs
}

// driftedValue goes into objects and, element by element, into lists, as the provider does
// (pulumi/pulumi-azure-native provider/pkg/provider/diff.go, applyValueDiff).
func driftedValue(input, before, after any) any {
	existing, isObject := object(input)
	beforeObject, wasObject := object(before)
	afterObject, staysObject := object(after)
	if isObject && wasObject && staysObject {
		return drifted(existing, beforeObject, afterObject)
	}
	list, isList := input.([]any)
	beforeList, wasList := before.([]any)
	afterList, staysList := after.([]any)
	if !isList || !wasList || !staysList {
		return after
	}
	result := make([]any, len(afterList))
	for i, element := range afterList {
		result[i] = element
		if i < len(list) && i < len(beforeList) {
			result[i] = list[i]
			if !reflect.DeepEqual(beforeList[i], element) {
				result[i] = driftedValue(list[i], beforeList[i], element)
			}
		}
	}
	return result
}

// Drift changes a resource behind the program's back, as somebody in the portal would. No rule is applied.
func (s *Subscription) Drift(ctx context.Context, id string, change func(inputs model.Properties)) error {
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
		resource.Inputs = resource.Inputs.Clone()
		change(resource.Inputs)
		resource.Outputs = found.render(model.Request{Type: found.Type, ID: resource.ID, Inputs: resource.Inputs,
			Old: resource.Outputs, Cloud: tx})
		tx.Put(resource)
		return nil
	})
}
