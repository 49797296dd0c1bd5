package docs

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/azstage/azstage/stages"
)

// changesTitle names the stage that the changes are counted from.
func (p stagePage) changesTitle() string {
	return fmt.Sprintf("Every setting that differs from %s", p.before.Stage)
}

// changes lists the settings that differ from the stage before. The first stage has none before it.
func (p stagePage) changes() string {
	if p.before.Stage == "" {
		return ""
	}
	rows := differences("", reflect.ValueOf(p.before), reflect.ValueOf(p.profile))
	return table([]string{"Setting", "Before", "Now"}, rows)
}

// differences walks two structs of one type side by side.
func differences(path string, before, now reflect.Value) [][]string {
	var rows [][]string
	for i := range now.NumField() {
		declared := now.Type().Field(i)
		old, current, where := before.Field(i), now.Field(i), path+jsonName(declared)
		switch {
		case old.Type() == reflect.TypeFor[stages.Stage](), reflect.DeepEqual(old.Interface(), current.Interface()):
		case old.Kind() == reflect.Struct:
			rows = append(rows, differences(where+".", old, current)...)
		case isStructList(current):
			rows = append(rows, elementDifferences(where, old, current)...)
		default:
			rows = append(rows, []string{code(where), shown(declared.Name, old), shown(declared.Name, current)})
		}
	}
	return rows
}

// elementDifferences compares the elements of two lists by name.
func elementDifferences(path string, before, now reflect.Value) [][]string {
	var rows [][]string
	for _, name := range elementNames(now, before) {
		old, current := elementNamed(before, name), elementNamed(now, name)
		if old != current {
			rows = append(rows, []string{code(path + "[" + name + "]"), old, current})
		}
	}
	return rows
}

func elementNames(lists ...reflect.Value) []string {
	var names []string
	seen := map[string]bool{}
	for _, list := range lists {
		for i := range list.Len() {
			name := list.Index(i).FieldByName("Name").String()
			if !seen[name] {
				names = append(names, name)
			}
			seen[name] = true
		}
	}
	return names
}

// elementNamed shows the element of a list that has a name, or a dash.
func elementNamed(list reflect.Value, name string) string {
	for i := range list.Len() {
		element := list.Index(i)
		if element.FieldByName("Name").String() != name {
			continue
		}
		var parts []string
		for j := range element.NumField() {
			if declared := element.Type().Field(j); declared.Name != "Name" {
				parts = append(parts, jsonName(declared)+" "+shown(declared.Name, element.Field(j)))
			}
		}
		return strings.Join(parts, ", ")
	}
	return none
}
