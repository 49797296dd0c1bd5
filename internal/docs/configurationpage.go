package docs

import (
	_ "embed"
	"go/doc"
	"reflect"
	"strings"

	"github.com/azstage/azstage/stages"
)

//go:embed text/configuration.md
var configurationIntroduction string

//go:embed text/overrides.md
var overridesIntroduction string

// configurationPage lists the configuration keys and the paths of the overrides.
func configurationPage(root string) ([]Page, error) {
	read, err := readSource(root, "stages", doc.AllDecls)
	if err != nil {
		return nil, err
	}
	var rows [][]string
	for _, key := range stages.Keys() {
		required := "no"
		if key.Required {
			required = "yes"
		}
		rows = append(rows, []string{code(key.Name), string(key.Type), required, code(key.Default), cell(key.Description)})
	}
	text := notice + configurationIntroduction + "\n" +
		table([]string{"Key", "Type", "Required", "Default", "Description"}, rows) +
		"\n" + overridesIntroduction + "\n" + overridesTable(read)
	return []Page{{Path: "docs/configuration.md", Text: text}}, nil
}

// override is one path below the key overrides.
type override struct{ path, kind, comment string }

func overridesTable(read source) string {
	profile := profileComments("", reflect.TypeFor[stages.Profile](), commentsOf(read))
	declared, _ := read.typeNamed("Overrides")
	var rows [][]string
	for _, found := range overridePaths("", reflect.TypeFor[stages.Overrides](), overrideComments(declared)) {
		if found.comment == "" {
			found.comment = nearestComment(profile, found.path)
		}
		rows = append(rows, []string{code(found.path), found.kind, cell(found.comment)})
	}
	return table([]string{"Path", "Type", "Meaning"}, rows)
}

// overridePaths walks the type of the overrides down to what can be set.
func overridePaths(path string, part reflect.Type, comments map[string]string) []override {
	var found []override
	for i := range part.NumField() {
		field := part.Field(i)
		where := path + jsonName(field)
		if field.Type.Kind() == reflect.Struct {
			found = append(found, overridePaths(where+".", field.Type, comments)...)
			continue
		}
		found = append(found, override{where, kind(field.Type), comments[where]})
	}
	return found
}

// kind is the JSON type of an override.
func kind(pointer reflect.Type) string {
	switch kind := pointer.Elem().Kind(); kind {
	case reflect.Bool:
		return "true or false"
	case reflect.String:
		return "text"
	case reflect.Int:
		return "whole number"
	case reflect.Float64:
		return "number"
	default:
		return kind.String()
	}
}

// overrideComments maps the path of an override to the comment on it in the source.
func overrideComments(declared *doc.Type) map[string]string {
	comments := map[string]string{}
	if found, ok := structure(declared); ok {
		collectNested("", fields(found), comments)
	}
	return comments
}

// profileComments maps the path of a profile's field to its comment.
func profileComments(path string, part reflect.Type, comments fieldComments) map[string]string {
	found := map[string]string{}
	for i := range part.NumField() {
		field := part.Field(i)
		where := path + jsonName(field)
		found[where] = about(field.Name, comments.of(part, field.Name))
		if field.Type.Kind() == reflect.Struct {
			for deeper, comment := range profileComments(where+".", field.Type, comments) {
				found[deeper] = comment
			}
		}
	}
	return found
}

// nearestComment is what the profile says of the same path, or of the one path in the same part that ends alike.
func nearestComment(profile map[string]string, path string) string {
	if comment := profile[path]; comment != "" {
		return comment
	}
	part, _, _ := strings.Cut(path, ".")
	last := path[strings.LastIndex(path, "."):]
	var candidates []string
	for other, comment := range profile {
		if strings.HasPrefix(other, part+".") && strings.HasSuffix(other, last) {
			candidates = append(candidates, comment)
		}
	}
	if len(candidates) != 1 {
		return ""
	}
	return candidates[0]
}
