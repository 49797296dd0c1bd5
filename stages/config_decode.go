package stages

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// decode reads JSON into a struct or a list and finds every fault at once: a key the struct does not have, a value of the
// wrong type. The standard decoder stops at the first, and forgives case.
func decode(field, raw string, into any) Faults {
	value, fault := parseJSON(field, raw)
	if fault != nil {
		return Faults{*fault}
	}
	target := reflect.ValueOf(into).Elem()
	d := decoder{}
	if target.Kind() == reflect.Struct {
		d.paths = leafPaths(target.Type(), field)
	}
	d.value(field, value, target)
	return d.faults
}

func parseJSON(field, raw string) (any, *Fault) {
	reader := json.NewDecoder(strings.NewReader(raw))
	reader.UseNumber()
	var value any
	err := reader.Decode(&value)
	if err == nil {
		if _, more := reader.Token(); !errors.Is(more, io.EOF) {
			err = errors.New("there is more after the value")
		}
	}
	if err != nil {
		return nil, &Fault{
			Field: field, Problem: "unreadable: " + err.Error(), Rule: "it must be JSON",
			Fix: "set it with pulumi config set --path",
		}
	}
	return value, nil
}

// decoder collects faults on its way through an object.
type decoder struct {
	// paths are all that could have been meant, at any level.
	paths  []string
	faults Faults
}

func (d *decoder) value(path string, value any, target reflect.Value) {
	switch target.Kind() {
	case reflect.Pointer:
		element := reflect.New(target.Type().Elem())
		before := len(d.faults)
		d.value(path, value, element.Elem())
		if len(d.faults) == before {
			target.Set(element)
		}
	case reflect.Struct:
		d.object(path, value, target)
	case reflect.Slice:
		d.list(path, value, target)
	case reflect.Map:
		d.dictionary(path, value, target)
	case reflect.String:
		s, ok := value.(string)
		d.expect(ok, path, value, "a string")
		target.SetString(s)
	case reflect.Bool:
		b, ok := value.(bool)
		d.expect(ok, path, value, "true or false")
		target.SetBool(b)
	case reflect.Int:
		n, _ := value.(json.Number)
		i, err := n.Int64()
		d.expect(err == nil, path, value, "a whole number")
		target.SetInt(i)
	case reflect.Float64:
		n, _ := value.(json.Number)
		f, err := n.Float64()
		d.expect(err == nil, path, value, "a number")
		target.SetFloat(f)
	default:
		d.expect(false, path, value, "of a type that configuration knows")
	}
}

func (d *decoder) list(path string, value any, target reflect.Value) {
	items, ok := value.([]any)
	d.expect(ok, path, value, "a list")
	read := reflect.MakeSlice(target.Type(), len(items), len(items))
	for i, item := range items {
		d.value(fmt.Sprintf("%s[%d]", path, i), item, read.Index(i))
	}
	if ok {
		target.Set(read)
	}
}

// dictionary reads an object whose keys are free.
func (d *decoder) dictionary(path string, value any, target reflect.Value) {
	object, ok := value.(map[string]any)
	d.expect(ok, path, value, "an object")
	read := reflect.MakeMap(target.Type())
	for _, name := range slices.Sorted(maps.Keys(object)) {
		element := reflect.New(target.Type().Elem()).Elem()
		d.value(path+"."+name, object[name], element)
		read.SetMapIndex(reflect.ValueOf(name), element)
	}
	target.Set(read)
}

func (d *decoder) object(path string, value any, target reflect.Value) {
	object, ok := value.(map[string]any)
	if !ok {
		d.expect(false, path, value, "an object")
		return
	}
	for _, name := range slices.Sorted(maps.Keys(object)) {
		child := path + "." + name
		i := fieldByTag(target.Type(), name)
		if i < 0 {
			d.faults = append(d.faults, Fault{
				Field: child, Problem: "unknown key" + suggest(child, d.paths),
				Rule: fmt.Sprintf("%s has %s", path, strings.Join(fieldTags(target.Type()), ", ")),
				Fix:  "correct or remove it",
			})
			continue
		}
		d.value(child, object[name], target.Field(i))
	}
}

func (d *decoder) expect(ok bool, path string, value any, kind string) {
	if ok {
		return
	}
	d.faults = append(d.faults, Fault{
		Field: path, Problem: asGiven(value) + " is the wrong type", Rule: "it must be " + kind,
		Fix: "correct the value",
	})
}

// asGiven is a value as it was written: what came out of JSON goes back in.
func asGiven(value any) string {
	given, _ := json.Marshal(value)
	return string(given)
}

func fieldByTag(t reflect.Type, name string) int {
	return slices.Index(fieldTags(t), name)
}

// fieldTags lists the names of a struct's fields in JSON.
func fieldTags(t reflect.Type) []string {
	names := make([]string, t.NumField())
	for i := range names {
		names[i], _, _ = strings.Cut(t.Field(i).Tag.Get("json"), ",")
	}
	return names
}

// leafPaths lists the full path of every value a struct can hold.
func leafPaths(t reflect.Type, prefix string) []string {
	var paths []string
	for i := range t.NumField() {
		path := prefix + "." + t.Field(i).Tag.Get("json")
		if t.Field(i).Type.Kind() == reflect.Struct {
			paths = append(paths, leafPaths(t.Field(i).Type, path)...)
			continue
		}
		paths = append(paths, path)
	}
	return paths
}
