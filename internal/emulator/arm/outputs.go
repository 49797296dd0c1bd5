package arm

import (
	"fmt"
	"maps"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

// render computes what Azure returns for a resource: what was sent, with defaults and in Azure's casing, without what
// Azure never returns, and the read-only properties. Old outputs fill in what a PUT leaves out and has no default.
func (k kind) render(request model.Request) model.Properties {
	inputs := k.withDefaults(request.Inputs)
	outputs := k.body(inputs)
	request.Inputs = inputs
	merge(outputs, k.readOnly(request))
	return outputs
}

// readOnly is what Azure adds: the computed properties, and canaries where it returns secrets.
func (k kind) readOnly(request model.Request) model.Properties {
	added := model.Properties{}
	if k.ReadOnly != nil {
		merge(added, k.ReadOnly(request))
	}
	for _, path := range k.Secrets {
		// Whoever finds this text outside a secret has found a leak.
		added.Set(path, fmt.Sprintf("CANARY-%s-%s", k.Token, path))
	}
	return added
}

func (k kind) withDefaults(inputs model.Properties) model.Properties {
	filled := inputs.Clone()
	for _, fallback := range k.Defaults {
		if _, ok := filled.Get(fallback.Path); !ok {
			filled.Set(fallback.Path, model.Properties{"value": fallback.Value}.Clone()["value"])
		}
	}
	return filled
}

// body is the part of the outputs that comes from the inputs.
func (k kind) body(inputs model.Properties) model.Properties {
	outputs := inputs.Clone()
	for _, path := range k.WriteOnly {
		remove(outputs, path)
	}
	for path, normalise := range k.Normalise {
		if outputs.Has(path) {
			value, _ := outputs.Get(path)
			outputs.Set(path, normalise(value))
		}
	}
	if _, own := k.Normalise["location"]; !own && k.Location == model.Regional {
		if region, ok := azure.RegionByName(outputs.String("location")); ok {
			outputs["location"] = region.Name
		}
	}
	for _, property := range k.template.properties() {
		if k.schema == nil || !k.schema.HasOutput(property) {
			delete(outputs, property)
		}
	}
	outputs["name"], outputs["type"] = k.givenName(inputs), k.ARMType
	if k.schema != nil {
		maps.DeleteFunc(outputs, func(name string, _ any) bool { return !k.schema.HasOutput(name) })
	}
	return outputs
}

// givenName is the resource's name, or Unknown in a preview that does not know it.
func (k kind) givenName(inputs model.Properties) any {
	property := k.template.nameProperty()
	if property == "" {
		return k.template.segments[len(k.template.segments)-1].literal
	}
	if !inputs.Has(property) {
		return model.Unknown
	}
	return inputs.String(property)
}

// merge lays properties over others, object by object.
func merge(into, from model.Properties) {
	for name, value := range from {
		below, isObject := object(value)
		existing, had := object(into[name])
		if isObject && had {
			merge(existing, below)
			continue
		}
		into[name] = model.Properties{name: value}.Clone()[name]
	}
}

// remove deletes a path, in every element of the lists on the way.
func remove(properties model.Properties, path string) {
	owners, name := []model.Found{{Value: properties}}, path
	if at := strings.LastIndex(path, "."); at >= 0 {
		owners, name = properties.Find(path[:at]), path[at+1:]
	}
	for _, owner := range owners {
		if found, ok := object(owner.Value); ok {
			delete(found, name)
		}
	}
}
