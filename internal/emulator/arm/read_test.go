package arm

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
)

func TestReadWithoutDriftReturnsTheInputsAsTheyWere(t *testing.T) {
	t.Parallel()
	subscription := withGroup(t)
	inputs := box(model.Properties{"password": "p"})
	created := create(t, subscription, boxToken, inputs)
	read, ok, err := subscription.Read(boxToken, created.ID, inputs, created.Outputs)
	require.NoError(t, err)
	require.True(t, ok)
	assert.Equal(t, inputs, read.Inputs)
	assert.Equal(t, created.Outputs, read.Outputs)
}

func TestReadMapsDriftToInputs(t *testing.T) {
	t.Parallel()
	subscription := withGroup(t)
	inputs := box(model.Properties{"capacity": 1.0, "title": "old", "tags": model.Properties{"a": "1", "b": "2"}})
	created := create(t, subscription, boxToken, inputs)
	require.NoError(t, subscription.Drift(t.Context(), created.ID, func(inputs model.Properties) {
		inputs["capacity"] = 2.0
		inputs.Set("tags.a", "changed")
		inputs.Set("tags.c", "new")
		delete(inputs, "title")
	}))
	read, ok, err := subscription.Read(boxToken, created.ID, inputs, created.Outputs)
	require.NoError(t, err)
	require.True(t, ok)
	want := box(model.Properties{"capacity": 2.0, "tags": model.Properties{"a": "changed", "b": "2", "c": "new"}})
	assert.Equal(t, want, read.Inputs)

	diff, err := subscription.Diff(boxToken, read.Inputs, inputs)
	require.NoError(t, err)
	assert.Len(t, diff.Changes, 4, "the next preview undoes the drift")
}

func TestWhatAzureAddsIsNoDrift(t *testing.T) {
	t.Parallel()
	subscription := withGroup(t)
	inputs := box(nil)
	created := create(t, subscription, boxToken, inputs)
	lid := create(t, subscription, childToken, model.Properties{
		"resourceGroupName": "rg-a", "boxName": "box", "lidName": "l"})
	read, ok, err := subscription.Read(boxToken, created.ID, inputs, created.Outputs)
	require.NoError(t, err)
	require.True(t, ok)
	assert.Equal(t, []any{lid.ID}, read.Outputs["lids"])
	assert.Equal(t, inputs, read.Inputs)
}

func TestReadFindsNothing(t *testing.T) {
	t.Parallel()
	_, ok, err := withGroup(t).Read(boxToken, boxID, nil, nil)
	require.NoError(t, err)
	assert.False(t, ok)
	_, _, err = withGroup(t).Read(boxToken, groupID, nil, nil)
	requireFaults(t, err, ":InvalidResourceID")
}

func TestImportRecoversTheInputs(t *testing.T) {
	t.Parallel()
	subscription, err := New(cloud.Memory(), testTypes())
	require.NoError(t, err)
	inputs := model.Properties{"resourceGroupName": "rg-a", "location": "westeurope", "tags": model.Properties{"a": "b"}}
	create(t, subscription, groupToken, inputs)
	read, ok, err := subscription.Read(groupToken, groupID, nil, nil)
	require.NoError(t, err)
	require.True(t, ok)
	assert.Equal(t, inputs, read.Inputs)
}

func TestPreviewOfACreationKnowsWhatTheProgramGives(t *testing.T) {
	t.Parallel()
	subscription, err := New(cloud.Memory(), testTypes())
	require.NoError(t, err)
	outputs, err := subscription.PreviewCreate(storeToken, model.Properties{"accountName": "st", "location": "westeurope",
		"resourceGroupName": model.Unknown, "identity": model.Properties{"type": "SystemAssigned"}})
	require.NoError(t, err)
	assert.Equal(t, "st", outputs["name"])
	assert.Equal(t, model.Properties{
		"type": "SystemAssigned", "principalId": model.Unknown, "tenantId": model.Unknown,
	}, outputs["identity"], "roles are assigned to a principal that comes with the resource")
	assert.Equal(t, "westeurope", outputs["location"])
	assert.Equal(t, any(model.Unknown), outputs["primaryEndpoints"])
	assert.NotContains(t, outputs, "resourceGroupName", "no output of the type")
}

func TestPreviewOfAnUpdateKeepsWhatStays(t *testing.T) {
	t.Parallel()
	subscription := withGroup(t)
	old := box(model.Properties{"capacity": 1.0, "title": "old"})
	created := create(t, subscription, boxToken, old)
	outputs, err := subscription.PreviewUpdate(boxToken, old, created.Outputs,
		box(model.Properties{"capacity": model.Unknown}))
	require.NoError(t, err)
	assert.Equal(t, any(model.Unknown), outputs["capacity"])
	assert.Equal(t, "box.test", outputs["endpoint"], "what Azure computes stays known")
	assert.Equal(t, "westeurope", outputs["location"], "in Azure's casing")
	assert.NotContains(t, outputs, "title")
}

func TestDriftGoesIntoListsElementByElement(t *testing.T) {
	t.Parallel()
	pool := func(name string, more model.Properties) model.Properties {
		all := model.Properties{"name": name}
		for key, value := range more {
			all[key] = value
		}
		return all
	}
	inputs := model.Properties{"pools": []any{pool("system", nil), pool("gone", nil)}}
	before := model.Properties{"pools": []any{pool("system", model.Properties{"os": "Linux"}), pool("gone", nil)}}
	for name, c := range map[string]struct{ after, want []any }{
		"nothing": {before.List("pools"), inputs.List("pools")},
		"an element more": {
			append(before.List("pools"), pool("user", model.Properties{"os": "Linux"})),
			append(inputs.List("pools"), pool("user", model.Properties{"os": "Linux"})),
		},
		"an element less": {before.List("pools")[:1], inputs.List("pools")[:1]},
		"a property of an element": {
			[]any{pool("system", model.Properties{"os": "Windows"}), pool("gone", nil)},
			[]any{pool("system", model.Properties{"os": "Windows"}), pool("gone", nil)},
		},
	} {
		found := drifted(inputs.Clone(), before, model.Properties{"pools": c.after})
		assert.Equal(t, c.want, found.List("pools"), name)
	}
}
