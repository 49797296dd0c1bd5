package schema

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/agext/levenshtein"

	"github.com/azstage/azstage/internal/emulator/model"
)

// The codes of the faults that Check reports. They are the emulator's own: the real provider finds these before it
// calls Azure, without a code.
const (
	CodeUnknownProperty = "UnknownProperty"
	CodeWrongType       = "WrongType"
	CodeMissingProperty = "MissingProperty"
	CodeInvalidValue    = "InvalidValue"
)

// Check compares inputs with the schema and returns all faults, ordered by property path. Unknown values are accepted
// anywhere.
func (r *Resource) Check(inputs model.Properties) []model.Fault {
	checker := checker{module: r.module}
	checker.object("", r.entry.Inputs, inputs)
	return checker.faults
}

type checker struct {
	module *Module
	faults []model.Fault
}

func (c *checker) object(path string, properties map[string]string, object model.Properties) {
	for _, name := range requiredNames(properties) {
		if object[name] == nil {
			c.fault(join(path, name), CodeMissingProperty, "the required property is missing")
		}
	}
	for _, name := range slices.Sorted(maps.Keys(object)) {
		if object[name] == nil {
			continue
		}
		expression, ok := properties[name]
		if !ok {
			c.unknown(join(path, name), name, properties)
			continue
		}
		c.value(join(path, name), strip(expression), object[name])
	}
}

func (c *checker) value(path, shape string, value any) {
	if value == nil || value == any(model.Unknown) || shape == "any" {
		return
	}
	switch {
	case strings.HasPrefix(shape, "[]"):
		list, ok := value.([]any)
		if !ok {
			c.wrong(path, "a list", value)
			return
		}
		for i, item := range list {
			c.value(fmt.Sprintf("%s[%d]", path, i), shape[2:], item)
		}
	case strings.HasPrefix(shape, "{}"):
		if object, ok := c.asObject(path, value); ok {
			for _, key := range slices.Sorted(maps.Keys(object)) {
				c.value(join(path, key), shape[2:], object[key])
			}
		}
	case strings.HasPrefix(shape, "#"):
		if object, ok := c.asObject(path, value); ok {
			c.object(path, c.module.Types[shape[1:]], object)
		}
	case strings.HasPrefix(shape, "="):
		c.enum(path, shape[1:], value)
	default:
		c.scalar(path, shape, value)
	}
}

func (c *checker) asObject(path string, value any) (model.Properties, bool) {
	switch value := value.(type) {
	case model.Properties:
		return value, true
	case map[string]any:
		return value, true
	}
	c.wrong(path, "an object", value)
	return nil, false
}

func (c *checker) enum(path, name string, value any) {
	allowed := c.module.Enums[name]
	text, ok := value.(string)
	switch {
	case !ok:
		c.wrong(path, "a string", value)
	case !slices.Contains(allowed, text):
		c.fault(path, CodeInvalidValue, "%q is not one of %s", text, strings.Join(allowed, ", "))
	}
}

func (c *checker) scalar(path, shape string, value any) {
	_, isString := value.(string)
	_, isBool := value.(bool)
	number, isFloat := value.(float64)
	whole, isInt := value.(int)
	if isInt {
		number = float64(whole)
	}
	isNumber := isFloat || isInt
	switch shape {
	case "string":
		if !isString {
			c.wrong(path, "a string", value)
		}
	case "boolean":
		if !isBool {
			c.wrong(path, "a boolean", value)
		}
	case "number":
		if !isNumber {
			c.wrong(path, "a number", value)
		}
	case "integer":
		switch {
		case !isNumber:
			c.wrong(path, "a whole number", value)
		case number != math.Trunc(number):
			c.fault(path, CodeWrongType, "a whole number is expected, not a fraction")
		}
	}
}

func (c *checker) unknown(path, name string, properties map[string]string) {
	if near := nearest(name, properties); near != "" {
		c.fault(path, CodeUnknownProperty, "there is no such property; did you mean %q?", join(parent(path), near))
		return
	}
	c.fault(path, CodeUnknownProperty, "there is no such property; known are %s",
		strings.Join(slices.Sorted(maps.Keys(properties)), ", "))
}

func (c *checker) wrong(path, want string, got any) {
	// The value itself is not shown: it may be a secret in the wrong place.
	c.fault(path, CodeWrongType, "%s is expected, not %s", want, describe(got))
}

func (c *checker) fault(path, code, format string, args ...any) {
	c.faults = append(c.faults, model.Fault{Property: path, Code: code, Message: fmt.Sprintf(format, args...)})
}

// nearest returns the known name that a typo most likely stands for, or "".
func nearest(name string, properties map[string]string) string {
	// A pair of letters swapped in a word of four is half of it.
	const near = 0.5
	best, score := "", 0.0
	for _, known := range slices.Sorted(maps.Keys(properties)) {
		if s := levenshtein.Similarity(strings.ToLower(name), strings.ToLower(known), nil); s >= near && s > score {
			best, score = known, s
		}
	}
	return best
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

func parent(path string) string {
	return path[:max(strings.LastIndex(path, "."), 0)]
}

func describe(value any) string {
	switch value.(type) {
	case string:
		return "a string"
	case bool:
		return "a boolean"
	case float64, int:
		return "a number"
	case []any:
		return "a list"
	}
	return "an object"
}
