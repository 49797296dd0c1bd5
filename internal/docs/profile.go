package docs

import (
	"fmt"
	"reflect"
	"strings"
)

// fieldComments maps a struct and the Go name of its field to the field's doc comment.
type fieldComments map[string]map[string]string

// commentsOf collects the comments on the fields of every struct of a package.
func commentsOf(read source) fieldComments {
	comments := fieldComments{}
	for _, declared := range read.Types {
		found, ok := structure(declared)
		if !ok {
			continue
		}
		comments[declared.Name] = map[string]string{}
		for _, field := range fields(found) {
			comments[declared.Name][field.name] = field.comment
		}
	}
	return comments
}

func (c fieldComments) of(owner reflect.Type, field string) string {
	return c[owner.Name()][field]
}

// profileTables shows what the stage has, one section for each part of the profile and one table for each list in it.
func (p stagePage) profileTables() string {
	var text strings.Builder
	profile := reflect.ValueOf(p.profile)
	for i := range profile.NumField() {
		part, declared := profile.Field(i), profile.Type().Field(i)
		if part.Kind() != reflect.Struct || part.IsZero() {
			continue
		}
		section := partTables{comments: p.comments}
		section.add("", part)
		comment := about(declared.Name, p.comments.of(profile.Type(), declared.Name))
		fmt.Fprintf(&text, "### %s\n\n%s\n", declared.Name, wrap(comment+"\n"))
		text.WriteString(section.text())
	}
	return text.String()
}

// partTables collects the tables of one part of a profile.
type partTables struct {
	comments fieldComments
	rows     [][]string
	lists    []string
}

// add walks a struct and keeps what is not zero.
func (t *partTables) add(path string, value reflect.Value) {
	for i := range value.NumField() {
		field, declared := value.Field(i), value.Type().Field(i)
		if field.IsZero() {
			continue
		}
		where := path + jsonName(declared)
		switch {
		case field.Kind() == reflect.Struct:
			t.add(where+".", field)
		case isStructList(field):
			comment := about(declared.Name, t.comments.of(value.Type(), declared.Name))
			t.lists = append(t.lists, list(where, comment, field))
		default:
			comment := about(declared.Name, t.comments.of(value.Type(), declared.Name))
			t.rows = append(t.rows, []string{code(where), shown(declared.Name, field), cell(comment)})
		}
	}
}

// list is the table of a list of structs: a row for each element, a column for each field.
func list(path, comment string, list reflect.Value) string {
	element := list.Type().Elem()
	var header []string
	for i := range element.NumField() {
		header = append(header, jsonName(element.Field(i)))
	}
	var rows [][]string
	for i := range list.Len() {
		var row []string
		for j := range element.NumField() {
			row = append(row, shown(element.Field(j).Name, list.Index(i).Field(j)))
		}
		rows = append(rows, row)
	}
	return wrap(code(path)+": "+comment+"\n") + "\n" + table(header, rows)
}

func (t *partTables) text() string {
	var text strings.Builder
	if len(t.rows) > 0 {
		text.WriteString(table([]string{"Setting", "Value", "Meaning"}, t.rows) + "\n")
	}
	for _, list := range t.lists {
		text.WriteString(list + "\n")
	}
	return text.String()
}

// jsonName is the name of a field in configuration and JSON.
func jsonName(field reflect.StructField) string {
	name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
	return name
}

func isStructList(value reflect.Value) bool {
	return value.Kind() == reflect.Slice && value.Type().Elem().Kind() == reflect.Struct
}
