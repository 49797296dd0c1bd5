package arm

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
	"github.com/azstage/azstage/internal/emulator/schema"
)

func TestCheck(t *testing.T) {
	t.Parallel()
	parts := func(items ...any) []any { return items }
	for _, test := range []struct {
		name    string
		changes model.Properties
		want    []string
	}{
		{"legal inputs are accepted", nil, nil},
		{"values compare without regard to case", model.Properties{"sku.name": "PREMIUM"}, nil},
		{"limits are inclusive", model.Properties{"capacity": 3.0, "title": "four"}, nil},
		{"unknown values are never refused", model.Properties{"boxName": model.Unknown, "location": model.Unknown,
			"capacity": model.Unknown, "sku": model.Unknown, "parts": parts(model.Unknown)}, nil},
		{"a missing part of the ID", model.Properties{"boxName": nil}, []string{"boxName:MissingProperty"}},
		{"a missing location", model.Properties{"location": nil}, []string{"location:LocationRequired"}},
		{"a region that Azure has not", model.Properties{"location": "westeurop"},
			[]string{"location:LocationNotAvailableForResourceType"}},
		{"a region that is reserved for its pair", model.Properties{"location": "francesouth"},
			[]string{"location:LocationNotAvailableForResourceType"}},
		{"a missing nested property", model.Properties{"sku": model.Properties{}}, []string{"sku.name:MissingProperty"}},
		{"a missing object with a required property", model.Properties{"sku": nil}, []string{"sku.name:MissingProperty"}},
		{"a missing property of one element", model.Properties{
			"parts": parts(model.Properties{"id": "a"}, model.Properties{})}, []string{"parts[1].id:MissingProperty"}},
		{"a value that is not allowed", model.Properties{"sku.name": "Basic"}, []string{"sku.name:InvalidParameter"}},
		{"a number out of range and a text too short", model.Properties{"capacity": 4.0, "title": "x"},
			[]string{"capacity:InvalidParameter", "title:InvalidParameter"}},
		{"a rule", model.Properties{"cursed": true}, []string{"cursed:Cursed"}},
		{"everything at once", model.Properties{"location": "nowhere", "capacity": 0.0, "cursed": true},
			[]string{"location:LocationNotAvailableForResourceType", "capacity:InvalidParameter", "cursed:Cursed"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			assert.ElementsMatch(t, test.want, codes(newTest(t).Check(boxToken, nil, box(test.changes))))
		})
	}
}

func TestCheckNamesTheRuleThatRefuses(t *testing.T) {
	t.Parallel()
	faults := newTest(t).Check(boxToken, nil, box(model.Properties{"cursed": true}))
	require.Len(t, faults, 1)
	assert.Equal(t, "test.preflight", faults[0].Rule)
}

func TestCheckAppliesTheNamingRuleOfTheType(t *testing.T) {
	t.Parallel()
	faults := newTest(t).Check(storeToken, nil, model.Properties{"resourceGroupName": "rg-a", "location": "westeurope",
		"accountName": "Not_Legal"})
	assert.Equal(t, []string{"accountName:InvalidResourceName"}, codes(faults))
}

func TestCheckAppliesTheSchema(t *testing.T) {
	t.Parallel()
	subscription, err := New(cloud.Memory(), testTypes())
	require.NoError(t, err)
	faults := subscription.Check(groupToken, nil, model.Properties{"resourceGroupNam": "rg", "location": 4.0,
		"resourceGroupName": "rg-a"})
	assert.Contains(t, codes(faults), "location:"+schema.CodeWrongType)
	assert.Contains(t, codes(faults), "resourceGroupNam:"+schema.CodeUnknownProperty)
}

func TestCheckComparesWithWhatExists(t *testing.T) {
	t.Parallel()
	subscription := withGroup(t)
	old := box(model.Properties{"collation": "A", "sku.family": "x"})
	create(t, subscription, boxToken, old)

	changed := box(model.Properties{"collation": "B", "sku.family": "x"})
	faults := subscription.Check(boxToken, old, changed)
	require.Equal(t, []string{"collation:CannotChange"}, codes(faults))
	assert.Equal(t, "collation cannot change", faults[0].Message)

	assert.Empty(t, subscription.Check(boxToken, old, box(model.Properties{"collation": "a", "sku.family": "x"})),
		"casing is no change")
	assert.Empty(t, subscription.Check(boxToken, old, box(model.Properties{"sku.family": "x"})), "left out is no change")
	replaced := box(model.Properties{"collation": "B", "sku.family": "y"})
	assert.Empty(t, subscription.Check(boxToken, old, replaced), "a replacement is a new resource")

	_, err := subscription.Update(t.Context(), boxToken, changed)
	requireFaults(t, err, "collation:CannotChange")
}

func TestWhatIsNotModelledIsRefused(t *testing.T) {
	t.Parallel()
	subscription := newTest(t)
	const token = "azure-native:compute:VirtualMachine"
	faults := subscription.Check(token, nil, model.Properties{})
	require.Equal(t, []string{":NotModelled"}, codes(faults))
	assert.Contains(t, faults[0].Message, token)
	_, err := subscription.Create(t.Context(), token, model.Properties{})
	requireFaults(t, err, ":NotModelled")
	requireFaults(t, subscription.Delete(t.Context(), token, "/x"), ":NotModelled")
}

func TestContradictingTypesAreRefused(t *testing.T) {
	t.Parallel()
	for name, types := range map[string][]*model.Type{
		"a token twice":    {boxType(), boxType()},
		"a malformed path": {{Token: "a:b:C", Path: "/x/{y"}},
		"a rule ID twice": {{Token: "a:b:C", Path: "/x/{y}", Rules: []model.Rule{{ID: "r"}}},
			{Token: "a:b:D", Path: "/x/{y}", Rules: []model.Rule{{ID: "r"}}}},
	} {
		_, err := New(cloud.Memory(), types)
		assert.Error(t, err, name)
	}
}
