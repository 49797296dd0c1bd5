package model_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/emulator/model"
)

func TestFind(t *testing.T) {
	t.Parallel()
	bag := model.Properties{
		"name":    "n",
		"sku":     model.Properties{"name": "S1"},
		"scopes":  []any{"a", model.Unknown},
		"rules":   []any{model.Properties{"id": "x"}, model.Unknown, model.Properties{}, map[string]any{"id": "y"}},
		"users":   model.Properties{"second": model.Properties{}, "first": model.Properties{}},
		"asList":  []any{"first", "second"},
		"unknown": model.Unknown,
	}
	for _, test := range []struct {
		name, path string
		want       []model.Found
	}{
		{"a property", "name", []model.Found{{Path: "name", Value: "n"}}},
		{"a nested property", "sku.name", []model.Found{{Path: "sku.name", Value: "S1"}}},
		{"list elements, unknown ones too", "scopes[]",
			[]model.Found{{Path: "scopes[0]", Value: "a"}, {Path: "scopes[1]", Value: model.Unknown}}},
		{"properties of list elements that have them", "rules[].id",
			[]model.Found{{Path: "rules[0].id", Value: "x"}, {Path: "rules[3].id", Value: "y"}}},
		{"map keys in order", "users{}", []model.Found{{Path: "users", Value: "first"}, {Path: "users", Value: "second"}}},
		{"a set written as a list", "asList{}",
			[]model.Found{{Path: "asList[0]", Value: "first"}, {Path: "asList[1]", Value: "second"}}},
		{"nothing below an unknown", "unknown.name", nil},
		{"nothing where a list is no list", "name[]", nil},
		{"nothing where nothing is", "absent.name", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, test.want, bag.Find(test.path))
		})
	}
}
