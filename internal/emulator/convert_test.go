package emulator

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/azstage/azstage/internal/emulator/model"
)

func TestConversionKeepsValuesAndSecrets(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		const depth = 3
		want := engineObject(depth).Draw(t, "properties")
		converted, secrets, err := fromEngine(want)
		require.NoError(t, err)
		require.Equal(t, want, toEngine(converted, secrets))
	})
}

func engineObject(depth int) *rapid.Generator[resource.PropertyMap] {
	return rapid.Custom(func(t *rapid.T) resource.PropertyMap {
		object := resource.PropertyMap{}
		for key, value := range rapid.MapOfN(rapid.StringMatching(`[a-z]{1,3}`), engineValue(depth), 0, 4).Draw(t, "map") {
			object[resource.PropertyKey(key)] = value
		}
		return object
	})
}

func engineValue(depth int) *rapid.Generator[resource.PropertyValue] {
	return rapid.Custom(func(t *rapid.T) resource.PropertyValue {
		shapes := []string{"string", "bool", "number", "unknown"}
		if depth > 0 {
			shapes = append(shapes, "object", "list")
		}
		value := resource.MakeComputed(resource.NewProperty(""))
		switch rapid.SampledFrom(shapes).Draw(t, "shape") {
		case "string":
			value = resource.NewProperty(rapid.String().Draw(t, "string"))
		case "bool":
			value = resource.NewProperty(rapid.Bool().Draw(t, "bool"))
		case "number":
			value = resource.NewProperty(rapid.Float64Range(-9, 9).Draw(t, "number"))
		case "object":
			value = resource.NewProperty(engineObject(depth-1).Draw(t, "object"))
		case "list":
			value = resource.NewProperty(rapid.SliceOfN(engineValue(depth-1), 0, 3).Draw(t, "list"))
		}
		if rapid.Bool().Draw(t, "secret") {
			return resource.MakeSecret(value)
		}
		return value
	})
}

func TestOutputValuesAreUnwrapped(t *testing.T) {
	t.Parallel()
	converted, secrets, err := fromEngine(resource.PropertyMap{
		"known":   resource.NewProperty(resource.Output{Element: resource.NewProperty("v"), Known: true, Secret: true}),
		"unknown": resource.NewProperty(resource.Output{}),
		"null":    resource.NewNullProperty(),
	})
	require.NoError(t, err)
	assert.Equal(t, model.Properties{"known": "v", "unknown": model.Unknown}, converted)
	assert.Equal(t, secretPaths{"known": true}, secrets)
}

func TestSecretPathsOfATypeReachIntoLists(t *testing.T) {
	t.Parallel()
	outputs := model.Properties{"keys": []any{model.Properties{"value": "a", "name": "b"}}}
	converted := toEngine(outputs, secretPaths{}.with("keys[].value"))
	key := converted["keys"].ArrayValue()[0].ObjectValue()
	assert.True(t, key["value"].IsSecret())
	assert.False(t, key["name"].IsSecret())
}
