package emulator

import (
	"fmt"
	"maps"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"

	"github.com/azstage/azstage/internal/emulator/model"
)

// fromEngine unwraps the engine's property values. It remembers which were secret, and refuses what has no JSON form.
func fromEngine(properties resource.PropertyMap) (model.Properties, secretPaths, error) {
	reader := reader{secrets: secretPaths{}}
	converted := reader.object("", properties)
	return converted, reader.secrets, reader.err
}

type reader struct {
	secrets secretPaths
	err     error
}

func (r *reader) object(path string, properties resource.PropertyMap) model.Properties {
	converted := make(model.Properties, len(properties))
	for name, value := range properties {
		if value.IsNull() {
			continue // the engine and ARM both take null for absent
		}
		at := string(name)
		if path != "" {
			at = path + "." + at
		}
		converted[string(name)] = r.value(at, value)
	}
	return converted
}

func (r *reader) value(path string, value resource.PropertyValue) any {
	switch {
	case value.IsSecret():
		r.secrets[path] = true
		return r.value(path, value.SecretValue().Element)
	case value.IsOutput():
		output := value.OutputValue()
		if output.Secret {
			r.secrets[path] = true
		}
		if !output.Known {
			return model.Unknown
		}
		return r.value(path, output.Element)
	case value.IsComputed():
		return model.Unknown
	case value.IsObject():
		return r.object(path, value.ObjectValue())
	case value.IsArray():
		items := make([]any, len(value.ArrayValue()))
		for i, item := range value.ArrayValue() {
			items[i] = r.value(fmt.Sprintf("%s[%d]", path, i), item)
		}
		return items
	case value.IsString(), value.IsBool(), value.IsNumber():
		return value.V
	case value.IsNull():
		return nil
	}
	r.err = fmt.Errorf("%s: the emulator does not model %s values; azure-native takes plain JSON only",
		path, value.TypeString())
	return nil
}

// toEngine wraps property values for the engine and marks the secret ones.
func toEngine(properties model.Properties, secrets secretPaths) resource.PropertyMap {
	return writeObject("", properties, secrets)
}

func writeObject(path string, properties model.Properties, secrets secretPaths) resource.PropertyMap {
	converted := make(resource.PropertyMap, len(properties))
	for _, name := range slices.Sorted(maps.Keys(properties)) {
		at := name
		if path != "" {
			at = path + "." + name
		}
		converted[resource.PropertyKey(name)] = writeValue(at, properties[name], secrets)
	}
	return converted
}

func writeValue(path string, value any, secrets secretPaths) resource.PropertyValue {
	converted := plainValue(path, value, secrets)
	if secrets.has(path) {
		return resource.MakeSecret(converted)
	}
	return converted
}

func plainValue(path string, value any, secrets secretPaths) resource.PropertyValue {
	if value == any(model.Unknown) {
		return resource.MakeComputed(resource.NewProperty(""))
	}
	switch value := value.(type) {
	case model.Properties:
		return resource.NewProperty(writeObject(path, value, secrets))
	case map[string]any:
		return resource.NewProperty(writeObject(path, value, secrets))
	case []any:
		items := make([]resource.PropertyValue, len(value))
		for i, item := range value {
			items[i] = writeValue(fmt.Sprintf("%s[%d]", path, i), item, secrets)
		}
		return resource.NewProperty(items)
	default:
		// Integers and lists of strings come from Go code that computes read-only properties.
		return resource.NewPropertyValue(value)
	}
}
