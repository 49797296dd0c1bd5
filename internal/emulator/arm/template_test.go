package arm

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/azstage/azstage/internal/emulator/model"
)

func TestParentOf(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]string{
		"/subscriptions/s":                                        "",
		"/subscriptions/s/resourceGroups/g":                       "/subscriptions/s",
		"/subscriptions/s/resourceGroups/g/providers/M.W/sites/x": "/subscriptions/s/resourceGroups/g",
		"/subscriptions/s/resourceGroups/g/providers/M.W/sites/x/slots/y": "/subscriptions/s/resourceGroups/g/providers/" +
			"M.W/sites/x",
		"/subscriptions/s/resourceGroups/g/providers/M.W/sites/x/providers/M.I/settings/d": "/subscriptions/s/" +
			"resourceGroups/g/providers/M.W/sites/x",
		"/subscriptions/s/providers/M.C/budgets/b": "/subscriptions/s",
	} {
		assert.Equal(t, want, parentOf(id), id)
	}
}

func TestIDsAndTheirPartsAreInverse(t *testing.T) {
	t.Parallel()
	for _, path := range []string{
		inGroup + "Microsoft.Test/boxes/{boxName}/lids/{lidName}",
		inGroup + "Microsoft.Test/boxes/{boxName}/policies/default",
		"{scope}/providers/Microsoft.Test/notes/{noteName}",
	} {
		parsed, err := parseTemplate(path)
		require.NoError(t, err)
		rapid.Check(t, func(t *rapid.T) {
			inputs := model.Properties{}
			for _, property := range parsed.properties() {
				inputs[property] = rapid.StringMatching(`[a-z][a-z0-9-]{0,8}`).Draw(t, property)
			}
			if inputs["scope"] != nil {
				inputs["scope"] = "/subscriptions/" + inputs.String("scope")
			}
			parts, ok := parsed.parse(parsed.id(inputs))
			require.True(t, ok)
			require.Equal(t, inputs, parts)
		})
	}
}

func TestAnIDWaitsForItsUnknownParts(t *testing.T) {
	t.Parallel()
	subscription := newTest(t)
	assert.Equal(t, boxID, subscription.ID(boxToken, box(nil)))
	assert.Empty(t, subscription.ID(boxToken, box(model.Properties{"boxName": model.Unknown})))
	assert.Empty(t, subscription.ID(boxToken, box(model.Properties{"boxName": nil})))
}
