package schema

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// Project returns the part of outputs that could as well be inputs: it drops the properties that only Azure sets, at
// every depth.
func (r *Resource) Project(outputs model.Properties) model.Properties {
	return r.module.project(r.entry.Inputs, outputs)
}

func (m *Module) project(properties map[string]string, outputs model.Properties) model.Properties {
	inputs := model.Properties{}
	for name, value := range outputs {
		if expression, ok := properties[name]; ok && value != nil {
			inputs[name] = m.projectValue(strip(expression), value)
		}
	}
	return inputs
}

func (m *Module) projectValue(shape string, value any) any {
	switch value := value.(type) {
	case []any:
		items := make([]any, len(value))
		for i, item := range value {
			items[i] = m.projectValue(strings.TrimPrefix(shape, "[]"), item)
		}
		return items
	case map[string]any:
		return m.projectValue(shape, model.Properties(value))
	case model.Properties:
		switch {
		case strings.HasPrefix(shape, "#"):
			return m.project(m.Types[shape[1:]], value)
		case strings.HasPrefix(shape, "{}"):
			entries := model.Properties{}
			for key, item := range value {
				entries[key] = m.projectValue(shape[2:], item)
			}
			return entries
		}
	}
	return value
}
