package arm

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/azstage/azstage/internal/emulator/model"
)

func TestDiff(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name         string
		old, changes model.Properties
		// want maps changed paths to whether they replace.
		want map[string]bool
		// deletedFirst is DeleteBeforeReplace.
		deletedFirst bool
	}{
		{name: "nothing", want: map[string]bool{}},
		{name: "another spelling of the region", changes: model.Properties{"location": "westeurope"},
			want: map[string]bool{}},
		{name: "a change in place", changes: model.Properties{"sku.name": "Premium"},
			want: map[string]bool{"sku.name": false}},
		{name: "another region", changes: model.Properties{"location": "uksouth"},
			want: map[string]bool{"location": true}, deletedFirst: true},
		{name: "another name", changes: model.Properties{"boxName": "other"}, want: map[string]bool{"boxName": true}},
		{name: "a name that is not known yet", changes: model.Properties{"boxName": model.Unknown},
			want: map[string]bool{"boxName": true}},
		{name: "a group that is not known yet", changes: model.Properties{"resourceGroupName": model.Unknown},
			want: map[string]bool{"resourceGroupName": true}, deletedFirst: true},
		{name: "a nested property that replaces", changes: model.Properties{"sku.family": "x"},
			want: map[string]bool{"sku.family": true}, deletedFirst: true},
		{name: "an object that holds one that replaces", changes: model.Properties{"sku": nil},
			want: map[string]bool{"sku": true}, deletedFirst: true},
		{name: "list elements", old: model.Properties{"items": []any{"a", "b"}},
			changes: model.Properties{"items": []any{"a", "c", "d"}},
			want:    map[string]bool{"items[1]": false, "items[2]": false}},
		{name: "a removed property", old: model.Properties{"title": "old"}, want: map[string]bool{"title": false}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			diff, err := newTest(t).Diff(boxToken, box(test.old), box(test.changes))
			require.NoError(t, err)
			got := map[string]bool{}
			for _, change := range diff.Changes {
				got[change.String()] = change.Replace
			}
			assert.Equal(t, test.want, got)
			assert.Equal(t, test.deletedFirst, diff.DeleteBeforeReplace)
		})
	}
}

func TestAGloballyUniqueNameIsFreedBeforeItMoves(t *testing.T) {
	t.Parallel()
	old := model.Properties{"resourceGroupName": "rg-a", "accountName": "st", "location": "westeurope"}
	moved := model.Properties{"resourceGroupName": "rg-b", "accountName": "st", "location": "westeurope"}
	diff, err := newTest(t).Diff(storeToken, old, moved)
	require.NoError(t, err)
	assert.True(t, diff.DeleteBeforeReplace)
}

func TestEqualInputsNeverDiffer(t *testing.T) {
	t.Parallel()
	subscription := newTest(t)
	rapid.Check(t, func(t *rapid.T) {
		inputs := properties(2).Draw(t, "inputs")
		diff, err := subscription.Diff(boxToken, inputs, inputs.Clone())
		require.NoError(t, err)
		require.Empty(t, diff.Changes)
	})
}

// properties generates bags of JSON-like values.
func properties(depth int) *rapid.Generator[model.Properties] {
	return rapid.Custom(func(t *rapid.T) model.Properties {
		bag := model.Properties{}
		for name, value := range rapid.MapOfN(rapid.StringMatching(`[a-z]{1,3}`), values(depth), 0, 4).Draw(t, "bag") {
			bag[name] = value
		}
		return bag
	})
}

func values(depth int) *rapid.Generator[any] {
	scalars := rapid.OneOf(rapid.String().AsAny(), rapid.Bool().AsAny(), rapid.Float64Range(-10, 10).AsAny(),
		rapid.Just[any](model.Unknown))
	if depth == 0 {
		return scalars
	}
	return rapid.OneOf(scalars, properties(depth-1).AsAny(), rapid.SliceOfN(values(depth-1), 0, 3).AsAny())
}
