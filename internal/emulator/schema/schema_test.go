package schema_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/model"
	"github.com/azstage/azstage/internal/emulator/schema"
)

// example is a module with one property of each shape.
func example(t *testing.T) *schema.Resource {
	t.Helper()
	module := &schema.Module{
		Resources: map[string]schema.Entry{"a:b:C": {
			Inputs: map[string]string{
				"name": "string!", "on": "boolean", "count": "integer", "ratio": "number", "free": "any",
				"sku": "#Sku", "mode": "=Mode", "names": "[]string", "tags": "{}string", "parts": "[]#Part", "byName": "{}#Part",
				"unions": "[]any",
			},
			Outputs: map[string]string{"name": "any!", "endpoint": "any!", "sku": "any"},
		}},
		Types: map[string]map[string]string{
			"Sku":  {"name": "string!", "tier": "string"},
			"Part": {"id": "string!", "sku": "#Sku"},
		},
		Enums: map[string][]string{"Mode": {"Fast", "Slow"}},
	}
	resource := module.Resource("a:b:C")
	require.NotNil(t, resource)
	return resource
}

func TestCheck(t *testing.T) {
	t.Parallel()
	type object = model.Properties
	for _, test := range []struct {
		name   string
		inputs object
		want   []string
	}{
		{"legal inputs are accepted", object{"name": "n", "on": true, "count": 1.0, "ratio": 0.5, "free": []any{1.0},
			"sku": object{"name": "S"}, "mode": "Fast", "names": []any{"a"}, "tags": object{"t": "v"},
			"parts":  []any{object{"id": "i", "sku": object{"name": "S"}}},
			"byName": map[string]any{"k": object{"id": "i"}}}, nil},
		{"unknown values are accepted anywhere", object{"name": model.Unknown, "on": model.Unknown, "mode": model.Unknown,
			"sku": object{"name": model.Unknown}, "names": model.Unknown, "parts": []any{model.Unknown}}, nil},
		{"a missing property", object{}, []string{"name MissingProperty"}},
		{"a missing nested property", object{"name": "n", "sku": object{}}, []string{"sku.name MissingProperty"}},
		{"missing in one element of a list and of a map",
			object{"name": "n", "parts": []any{object{"id": "i"}, object{}}, "byName": object{"k": object{}}},
			[]string{"byName.k.id MissingProperty", "parts[1].id MissingProperty"}},
		{"unknown properties at every depth", object{"name": "n", "nmes": []any{}, "sku": object{"name": "S", "teir": "x"}},
			[]string{"nmes UnknownProperty", "sku.teir UnknownProperty"}},
		{"wrong types", object{"name": 1.0, "on": "true", "count": 1.5, "ratio": "x", "sku": "S1", "names": "a",
			"tags": []any{}, "mode": true}, []string{"count WrongType", "mode WrongType", "name WrongType", "names WrongType",
			"on WrongType", "ratio WrongType", "sku WrongType", "tags WrongType"}},
		{"a value outside a closed enumeration", object{"name": "n", "mode": "fast"}, []string{"mode InvalidValue"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, fault := range example(t).Check(test.inputs) {
				got = append(got, fault.Property+" "+fault.Code)
			}
			assert.Equal(t, test.want, got)
		})
	}
}

func TestCheckNamesTheNearestProperty(t *testing.T) {
	t.Parallel()
	faults := example(t).Check(model.Properties{"name": "n", "sku": model.Properties{"name": "S", "teir": "x"}})
	require.Len(t, faults, 1)
	assert.Contains(t, faults[0].Message, `"sku.tier"`)
}

func TestCheckShowsNoValueOfTheWrongType(t *testing.T) {
	t.Parallel()
	faults := example(t).Check(model.Properties{"name": "n", "on": "hush"})
	require.Len(t, faults, 1)
	assert.NotContains(t, faults[0].Message, "hush")
}

func TestProjectDropsWhatOnlyAzureSets(t *testing.T) {
	t.Parallel()
	type object = model.Properties
	got := example(t).Project(object{"name": "n", "endpoint": "e", "sku": object{"name": "S", "capacityUsed": 1.0},
		"parts": []any{object{"id": "i", "etag": "x"}}, "tags": object{"any": "v"}})
	assert.Equal(t, object{"name": "n", "sku": object{"name": "S"}, "parts": []any{object{"id": "i"}},
		"tags": object{"any": "v"}}, got)
}

func TestHasInput(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]bool{"name": true, "sku.name": true, "parts[].sku.tier": true, "tags{}": true,
		"free.whatever": true, "unions[].whatever": true, "endpoint": false, "sku.size": false, "parts[].name": false,
		"name.more": false} {
		assert.Equal(t, want, example(t).HasInput(path), path)
	}
}

func TestTheSDKIsReadCorrectly(t *testing.T) {
	t.Parallel()
	plan, ok := schema.Lookup("azure-native:web/v20240401:AppServicePlan")
	require.True(t, ok)
	assert.Equal(t, []string{"resourceGroupName"}, plan.Required())
	assert.Contains(t, plan.AlwaysReturned(), "numberOfSites")
	assert.NotContains(t, plan.AlwaysReturned(), "kind")
	assert.True(t, plan.HasInput("sku.capabilities[].name"))
	assert.False(t, plan.HasInput("numberOfSites"))

	alert, ok := schema.Lookup("azure-native:insights:MetricAlert")
	require.True(t, ok)
	assert.Subset(t, alert.Required(), []string{"criteria", "scopes", "enabled"}, "lists and unions count too")

	audit, ok := schema.Lookup("azure-native:sql/v20230801:ExtendedServerBlobAuditingPolicy")
	require.True(t, ok)
	faults := audit.Check(model.Properties{"resourceGroupName": "g", "serverName": "s", "state": "On"})
	require.Len(t, faults, 1)
	assert.Equal(t, schema.CodeInvalidValue, faults[0].Code)

	_, ok = schema.Lookup("azure-native:compute:VirtualMachine")
	assert.False(t, ok)
}

func TestEveryFileCanBeRead(t *testing.T) {
	t.Parallel()
	tokens, err := schema.Tokens()
	require.NoError(t, err)
	assert.Contains(t, tokens, "azure-native:cdn:AFDEndpoint")
	for _, token := range tokens {
		resource, ok := schema.Lookup(token)
		require.True(t, ok, token)
		assert.NotEmpty(t, resource.Outputs(), token)
	}
}
