package stages

import (
	"reflect"
	"slices"
)

// Expand returns the profile of the first half of a hop from one stage to a neighbour: everything that either has.
// Both ways to reach a store exist, the larger of two sizes runs, and nothing has gone yet. The second half is the
// profile of the target alone. It is a pure function, and Expand(p, p) is p.
//
// See Profile for how each kind of field is united.
func Expand(from, to Profile) Profile {
	return union(reflect.ValueOf(from), reflect.ValueOf(to)).Interface().(Profile)
}

// union walks two values of the same type. Profiles consist of structs, slices, strings, numbers and flags only, which
// a test makes sure of.
func union(from, to reflect.Value) reflect.Value {
	switch from.Kind() {
	case reflect.Struct:
		return unionStruct(from, to)
	case reflect.Slice:
		return unionList(from, to)
	case reflect.Bool:
		return pick(from.Bool() && !to.Bool(), from, to)
	case reflect.Int:
		return pick(from.Int() > to.Int(), from, to)
	case reflect.Float64:
		return pick(from.Float() > to.Float(), from, to)
	default:
		return pick(isLarger(from, to), from, to)
	}
}

// Reroute returns an expanded profile in which users take the way of the target: what was held back until the new way
// was looked at. Everything of both stages still exists.
func Reroute(expanded, to Profile) Profile {
	reroute(reflect.ValueOf(&expanded).Elem(), reflect.ValueOf(to))
	return expanded
}

func reroute(expanded, to reflect.Value) {
	for i := range expanded.NumField() {
		switch {
		case expanded.Type().Field(i).Tag.Get("expand") == "late":
			expanded.Field(i).Set(to.Field(i))
		case expanded.Field(i).Kind() == reflect.Struct:
			reroute(expanded.Field(i), to.Field(i))
		}
	}
}

func pick(takeFrom bool, from, to reflect.Value) reflect.Value {
	if takeFrom {
		return from
	}
	return to
}

// isLarger compares words: by rank where they have one, else only presence against absence.
func isLarger(from, to reflect.Value) bool {
	if from.IsZero() || to.IsZero() {
		return to.IsZero()
	}
	a, isRanked := from.Interface().(ranked)
	if !isRanked {
		return false
	}
	b, _ := to.Interface().(ranked)
	return a.rank() > b.rank()
}

func unionStruct(from, to reflect.Value) reflect.Value {
	united := reflect.New(from.Type()).Elem()
	for i := range from.NumField() {
		value := union(from.Field(i), to.Field(i))
		switch from.Type().Field(i).Tag.Get("expand") {
		case "target":
			value = pick(to.Field(i).IsZero(), from.Field(i), to.Field(i))
		case "early": // Deletes come last in an update: a slot would still be there when its plan becomes too small for it.
			value = to.Field(i)
		case "late": // The new way may not work yet: somebody has to approve it.
			value = from.Field(i)
		case "both":
			value = pick(from.Field(i).IsZero(), from.Field(i), to.Field(i))
		}
		united.Field(i).Set(value)
	}
	return united
}

// unionList keeps the order of the target and appends what only the source has. Elements with a name are the same
// element in both, and are united themselves.
func unionList(from, to reflect.Value) reflect.Value {
	united := reflect.MakeSlice(from.Type(), 0, from.Len()+to.Len())
	var seen []any
	for i := range to.Len() {
		element := to.Index(i)
		if j := indexOf(from, elementKey(element)); j >= 0 {
			element = union(from.Index(j), element)
		}
		united = reflect.Append(united, element)
		seen = append(seen, elementKey(element))
	}
	for i := range from.Len() {
		if key := elementKey(from.Index(i)); !slices.Contains(seen, key) {
			united = reflect.Append(united, from.Index(i))
			seen = append(seen, key)
		}
	}
	if united.Len() == 0 {
		return reflect.Zero(from.Type())
	}
	return united
}

func indexOf(list reflect.Value, key any) int {
	for i := range list.Len() {
		if elementKey(list.Index(i)) == key {
			return i
		}
	}
	return -1
}

// elementKey is what identifies an element of a list: its name, or itself.
func elementKey(element reflect.Value) any {
	if element.Kind() == reflect.Struct {
		return element.FieldByName("Name").Interface()
	}
	return element.Interface()
}
