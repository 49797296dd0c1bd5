package emulator

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/uuid"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	stringToken = "random:index/randomString:RandomString"
	uuidToken   = "random:index/randomUuid:RandomUuid"
)

func randomResult(t require.TestingT, token, name string, inputs model.Properties) resource.PropertyMap {
	created, err := newRandom(nil).Create(context.Background(), plugin.CreateRequest{
		URN: urnOf(token, name), Type: tokens.Type(token), Properties: toEngine(inputs, nil)})
	require.NoError(t, err)
	require.Equal(t, string(created.ID), created.Properties["result"].StringValue())
	return created.Properties
}

// validString draws inputs that the provider takes: some kind of character is allowed, and the minimums fit in.
func validString(t *rapid.T) model.Properties {
	kinds := []string{"lower", "upper", "numeric", "special"}
	inputs := model.Properties{}
	for _, name := range kinds {
		inputs[name] = rapid.Bool().Draw(t, name)
	}
	inputs[rapid.SampledFrom(kinds).Draw(t, "allowed")] = true
	length := 0
	for _, name := range []string{"minLower", "minUpper", "minNumeric", "minSpecial"} {
		minimum := rapid.IntRange(0, 4).Draw(t, name)
		inputs[name] = float64(minimum)
		length += minimum
	}
	inputs["length"] = float64(max(length+rapid.IntRange(0, 24).Draw(t, "beyond"), 1))
	if rapid.Bool().Draw(t, "override") {
		inputs["overrideSpecial"] = "äß"
	}
	return inputs
}

func TestRandomStringsKeepWhatTheInputsAsk(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		inputs := validString(t)
		require.Empty(t, checkString(inputs))
		result := randomResult(t, stringToken, "x", inputs)["result"].StringValue()
		require.InDelta(t, inputs.Number("length"), utf8.RuneCountInString(result), 0)
		for _, set := range alphabets(inputs) {
			count := 0
			for _, character := range result {
				if strings.ContainsRune(set.characters, character) {
					count++
				}
			}
			require.GreaterOrEqual(t, float64(count), inputs.Number(set.minimum), set.allowed)
			if !inputs.Bool(set.allowed) {
				require.InDelta(t, inputs.Number(set.minimum), count, 0, set.allowed)
			}
		}
	})
}

func TestRandomValuesFollowTheURNAndTheInputs(t *testing.T) {
	t.Parallel()
	for token, inputs := range map[string]model.Properties{stringToken: {"length": 12.0}, uuidToken: {}} {
		first := randomResult(t, token, "a", inputs)["result"]
		assert.Equal(t, first, randomResult(t, token, "a", inputs)["result"], "the same stack has the same value")
		assert.NotEqual(t, first, randomResult(t, token, "b", inputs)["result"])
		kept := inputs.Clone()
		kept.Set("keepers.k", "v")
		assert.NotEqual(t, first, randomResult(t, token, "a", kept)["result"])
	}
	_, err := uuid.Parse(randomResult(t, uuidToken, "a", model.Properties{})["result"].StringValue())
	require.NoError(t, err)
}

func TestRandomNamesAreGolden(t *testing.T) {
	t.Parallel()
	inputs := model.Properties{"length": 5.0, "special": false, "upper": false}
	assert.Equal(t, "t1xb5", randomResult(t, stringToken, "suffix", inputs)["result"].StringValue(),
		"names in goldens would change")
}

func TestNumberAndNumericAreEqual(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"number", "numeric"} {
		outputs := randomResult(t, stringToken, "x", model.Properties{"length": 30.0, name: false})
		assert.False(t, outputs["number"].BoolValue(), name)
		assert.False(t, outputs["numeric"].BoolValue(), name)
		assert.NotRegexp(t, `\d`, outputs["result"].StringValue(), name)
	}
}

func TestRandomCheck(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, token string
		inputs      model.Properties
		want        int
	}{
		{"legal inputs", stringToken, model.Properties{"length": 5.0, "special": false}, 0},
		{"unknown inputs", stringToken, model.Properties{"length": model.Unknown, "lower": model.Unknown}, 0},
		{"no length", stringToken, model.Properties{}, 1},
		{"length 0", stringToken, model.Properties{"length": 0.0}, 1},
		{"minimums beyond the length and an unknown property", stringToken,
			model.Properties{"length": 2.0, "minLower": 3.0, "lenght": 1.0}, 2},
		{"nothing to choose from", stringToken, model.Properties{"length": 2.0, "lower": false, "upper": false,
			"numeric": false, "special": false}, 1},
		{"special characters without any", stringToken, model.Properties{"length": 2.0, "minSpecial": 1.0,
			"overrideSpecial": ""}, 1},
		{"a UUID with a length", uuidToken, model.Properties{"length": 2.0}, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			request := plugin.CheckRequest{Type: tokens.Type(test.token), News: toEngine(test.inputs, nil)}
			response, err := newRandom(nil).Check(t.Context(), request)
			require.NoError(t, err)
			assert.Len(t, response.Failures, test.want, "%v", response.Failures)
		})
	}
	_, err := newRandom(nil).Check(t.Context(), plugin.CheckRequest{Type: "random:index/randomPassword:RandomPassword"})
	assert.ErrorContains(t, err, "random:index/randomPassword:RandomPassword")
}

func TestEveryChangeOfARandomValueReplaces(t *testing.T) {
	t.Parallel()
	old := resource.PropertyMap{"length": resource.NewProperty(5.0)}
	changed := resource.PropertyMap{"length": resource.NewProperty(5.0), "keepers": resource.NewProperty(
		resource.PropertyMap{"k": resource.NewProperty("v")})}
	diff, err := newRandom(nil).Diff(t.Context(), plugin.DiffRequest{OldInputs: old, NewInputs: changed})
	require.NoError(t, err)
	assert.Equal(t, map[string]plugin.PropertyDiff{"keepers": {Kind: plugin.DiffAddReplace, InputDiff: true}},
		diff.DetailedDiff)
	diff, err = newRandom(nil).Diff(t.Context(), plugin.DiffRequest{OldInputs: old, NewInputs: old})
	require.NoError(t, err)
	assert.Equal(t, plugin.DiffNone, diff.Changes)
}

func TestRandomReadKeepsTheStateAndImports(t *testing.T) {
	t.Parallel()
	provider := newRandom(nil)
	state := resource.PropertyMap{"result": resource.NewProperty("abc")}
	read, err := provider.Read(t.Context(), plugin.ReadRequest{Type: stringToken, ID: "abc", State: state})
	require.NoError(t, err)
	assert.Equal(t, state, read.Outputs)

	read, err = provider.Read(t.Context(), plugin.ReadRequest{Type: stringToken, ID: "abcde"})
	require.NoError(t, err)
	assert.InDelta(t, 5, read.Inputs["length"].NumberValue(), 0)
	assert.Equal(t, "abcde", read.Outputs["result"].StringValue())

	_, err = provider.Read(t.Context(), plugin.ReadRequest{Type: uuidToken, ID: "abcde"})
	assert.Error(t, err)
}
