package arm

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
)

func TestCreateReturnsWhatAzureReturns(t *testing.T) {
	t.Parallel()
	created := create(t, withGroup(t), boxToken, box(model.Properties{
		"password": "p", "tags": model.Properties{"a": "b"}}))
	assert.Equal(t, boxID, created.ID)
	assert.Equal(t, model.Properties{
		"name": "box", "type": "Microsoft.Test/boxes", "location": "westeurope", "tier": "Hot",
		"sku":  model.Properties{"name": "Standard", "tier": "Free"},
		"tags": model.Properties{"a": "b"}, "endpoint": "box.test", "lids": []any{},
		"keys": model.Properties{"primary": "CANARY-azure-native:test:Box-keys.primary"},
	}, created.Outputs)
}

func TestCreateRefuses(t *testing.T) {
	t.Parallel()
	lid := model.Properties{"resourceGroupName": "rg-a", "boxName": "box", "lidName": "lid"}
	with := func(path string, value any) model.Properties {
		changed := lid.Clone()
		changed.Set(path, value)
		return changed
	}
	for _, test := range []struct {
		name, token string
		inputs      model.Properties
		want        string
	}{
		{"what exists", boxToken, box(nil), ":ResourceExists"},
		{"what exists in other letters", boxToken, box(model.Properties{"boxName": "BOX"}), ":ResourceExists"},
		{"a resource group that does not exist", boxToken, box(model.Properties{"resourceGroupName": "rg-b"}),
			":ResourceGroupNotFound"},
		{"a child in a resource group that does not exist", childToken, with("resourceGroupName", "rg-b"),
			":ResourceGroupNotFound"},
		{"a child of nothing", childToken, with("boxName", "other"), ":ParentResourceNotFound"},
		{"an extension of nothing", noteToken, model.Properties{"scope": boxID + "x", "noteName": "n"}, ":ResourceNotFound"},
		{"a reference to nothing", childToken, with("box.id", boxID+"x"), "box.id:ResourceNotFound"},
		{"a reference to another type", childToken, with("box.id", groupID), "box.id:InvalidResourceReference"},
		{"a reference that is no ID", childToken, with("others", []any{model.Properties{"id": "box"}}),
			"others[0].id:LinkedInvalidPropertyId"},
		{"inputs that check would refuse", boxToken, box(model.Properties{"boxName": "b", "cursed": true}), "cursed:Cursed"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			subscription := withGroup(t)
			create(t, subscription, boxToken, box(nil))
			before := subscription.cloud.Resources()
			_, err := subscription.Create(t.Context(), test.token, test.inputs)
			requireFaults(t, err, test.want)
			assert.Equal(t, before, subscription.cloud.Resources(), "nothing is left behind")
		})
	}
}

func TestApplyRulesSeeTheCloud(t *testing.T) {
	t.Parallel()
	subscription := withGroup(t)
	create(t, subscription, boxToken, box(nil))
	create(t, subscription, boxToken, box(model.Properties{"boxName": "two"}))
	_, err := subscription.Create(t.Context(), boxToken, box(model.Properties{"boxName": "three"}))
	faults := requireFaults(t, err, ":QuotaExceeded")
	assert.Equal(t, "test.apply", faults[0].Rule)
}

func TestWhatAzureImpliesCanBeExtended(t *testing.T) {
	t.Parallel()
	subscription := withGroup(t)
	create(t, subscription, boxToken, box(nil))
	create(t, subscription, noteToken, model.Properties{"scope": boxID + "/drawers/top", "noteName": "n"})
	create(t, subscription, noteToken, model.Properties{"scope": boxID + "/policies/default", "noteName": "n"})
	create(t, subscription, noteToken, model.Properties{
		"scope": "/subscriptions/" + cloud.SubscriptionID, "noteName": "n"})
	_, err := subscription.Create(t.Context(), noteToken, model.Properties{
		"scope": boxID + "/drawers/bottom", "noteName": "n"})
	requireFaults(t, err, ":ResourceNotFound")
}

func TestGlobalNamesAreTakenEverywhere(t *testing.T) {
	t.Parallel()
	subscription := withGroup(t)
	create(t, subscription, groupToken, model.Properties{"resourceGroupName": "rg-b", "location": "westeurope"})
	account := func(group string) model.Properties {
		return model.Properties{"resourceGroupName": group, "accountName": "staccount", "location": "westeurope"}
	}
	create(t, subscription, storeToken, account("rg-a"))
	_, err := subscription.Create(t.Context(), storeToken, account("rg-b"))
	requireFaults(t, err, "accountName:StorageAccountAlreadyTaken")
}

func TestRegionallyUniqueNamesAreTakenInTheirRegion(t *testing.T) {
	t.Parallel()
	subscription := withGroup(t)
	create(t, subscription, groupToken, model.Properties{"resourceGroupName": "rg-b", "location": "westeurope"})
	cluster := func(location string) model.Properties {
		return model.Properties{"resourceGroupName": "rg-b", "clusterName": "amr-cluster", "location": location}
	}
	first := cluster("westeurope")
	first["resourceGroupName"] = "rg-a"
	create(t, subscription, redisToken, first)
	_, err := subscription.Create(t.Context(), redisToken, cluster("West Europe"))
	requireFaults(t, err, "clusterName:NameNotAvailable")
	create(t, subscription, redisToken, cluster("uksouth"))
}

func TestSoftDeletedNamesStayTakenUntilPurged(t *testing.T) {
	t.Parallel()
	subscription := withGroup(t)
	account := model.Properties{"resourceGroupName": "rg-a", "accountName": "staccount", "location": "westeurope"}
	created := create(t, subscription, storeToken, account)
	require.NoError(t, subscription.Delete(t.Context(), storeToken, created.ID))
	_, err := subscription.Create(t.Context(), storeToken, account)
	faults := requireFaults(t, err, "accountName:SoftDeleted")
	assert.Equal(t, "staccount is soft-deleted", faults[0].Message)

	require.NoError(t, subscription.Purge(storeToken, created.ID))
	create(t, subscription, storeToken, account)
	assert.Error(t, subscription.Purge(storeToken, created.ID), "nothing is left to purge")
}

func TestUpdateChangesInPlace(t *testing.T) {
	t.Parallel()
	subscription := withGroup(t)
	create(t, subscription, boxToken, box(model.Properties{"capacity": 1.0}))
	updated, err := subscription.Update(t.Context(), boxToken, box(model.Properties{"capacity": 2.0}))
	require.NoError(t, err)
	assert.InDelta(t, 2, updated.Outputs.Number("capacity"), 0)
	stored, ok := subscription.cloud.Get(boxID)
	require.True(t, ok)
	assert.Equal(t, updated, stored)

	_, err = subscription.Update(t.Context(), boxToken, box(model.Properties{"boxName": "gone"}))
	requireFaults(t, err, ":ResourceNotFound")
}

func TestDelete(t *testing.T) {
	t.Parallel()
	lid := model.Properties{"resourceGroupName": "rg-a", "boxName": "two", "lidName": "lid",
		"box": model.Properties{"id": boxID}}
	lidID := groupID + "/providers/Microsoft.Test/boxes/two/lids/lid"
	prepare := func(t *testing.T) *Subscription {
		subscription := withGroup(t)
		create(t, subscription, boxToken, box(nil))
		create(t, subscription, boxToken, box(model.Properties{"boxName": "two", "locked": true}))
		create(t, subscription, childToken, lid)
		return subscription
	}
	t.Run("what is referred to stays until the reference goes", func(t *testing.T) {
		t.Parallel()
		subscription := prepare(t)
		faults := requireFaults(t, subscription.Delete(t.Context(), boxToken, boxID), ":InUse")
		assert.Contains(t, faults[0].Message, lidID)
		require.NoError(t, subscription.Delete(t.Context(), childToken, lidID))
		require.NoError(t, subscription.Delete(t.Context(), boxToken, boxID))
	})
	t.Run("a delete rule refuses", func(t *testing.T) {
		t.Parallel()
		subscription := prepare(t)
		faults := requireFaults(t, subscription.Delete(t.Context(), boxToken, boxID[:len(boxID)-3]+"two"), "locked:Locked")
		assert.Equal(t, "test.delete", faults[0].Rule)
	})
	t.Run("a resource group takes everything with it", func(t *testing.T) {
		t.Parallel()
		subscription := prepare(t)
		require.NoError(t, subscription.Delete(t.Context(), groupToken, groupID))
		assert.Empty(t, subscription.cloud.Resources())
	})
	t.Run("what is gone counts as deleted", func(t *testing.T) {
		t.Parallel()
		assert.NoError(t, prepare(t).Delete(t.Context(), boxToken, boxID+"x"))
	})
}

func TestAutomaticResourcesAreSetAndReset(t *testing.T) {
	t.Parallel()
	subscription := withGroup(t)
	create(t, subscription, boxToken, box(nil))
	policy := model.Properties{"resourceGroupName": "rg-a", "boxName": "box", "allow": false}
	created := create(t, subscription, policyToken, policy)
	assert.Equal(t, "default", created.Outputs["name"])
	create(t, subscription, policyToken, policy)

	require.NoError(t, subscription.Delete(t.Context(), policyToken, created.ID))
	reset, ok := subscription.cloud.Get(created.ID)
	require.True(t, ok, "Azure keeps it as long as its parent")
	assert.True(t, reset.Outputs.Bool("allow"))
	require.NoError(t, subscription.Delete(t.Context(), boxToken, boxID))
	_, ok = subscription.cloud.Get(created.ID)
	assert.False(t, ok)
}

func TestCancelledRequestsChangeNothing(t *testing.T) {
	t.Parallel()
	subscription := withGroup(t)
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := subscription.Create(cancelled, boxToken, box(nil))
	require.ErrorIs(t, err, context.Canceled)
	require.ErrorIs(t, subscription.Delete(cancelled, groupToken, groupID), context.Canceled)
	assert.Len(t, subscription.cloud.Resources(), 1)
}

func TestWhatAzureWritesByItselfIsWrittenWithTheRequest(t *testing.T) {
	t.Parallel()
	types := testTypes()
	types[1].Consequences = []model.Consequence{{ID: "lid", Writes: func(r model.Request) []model.Resource {
		inputs := model.Properties{"resourceGroupName": "rg-a", "boxName": "box", "lidName": "auto", "of": r.Inputs["title"]}
		return []model.Resource{{ID: r.ID + "/lids/auto", Token: childToken, Inputs: inputs}}
	}}}
	subscription, err := newSubscription(cloud.Memory(), types, noSchema)
	require.NoError(t, err)
	create(t, subscription, groupToken, model.Properties{"resourceGroupName": "rg-a", "location": "westeurope"})
	create(t, subscription, boxToken, box(model.Properties{"title": "abc"}))
	lid, ok := subscription.cloud.Get(boxID + "/lids/auto")
	require.True(t, ok)
	assert.Equal(t, "auto", lid.Outputs.String("name"))

	_, err = subscription.Update(t.Context(), boxToken, box(model.Properties{"title": "xyz"}))
	require.NoError(t, err)
	lid, _ = subscription.cloud.Get(boxID + "/lids/auto")
	assert.Equal(t, "xyz", lid.Inputs.String("of"), "what exists is changed")
	_, err = subscription.Update(t.Context(), boxToken, box(model.Properties{"title": "too long"}))
	require.Error(t, err)
	lid, _ = subscription.cloud.Get(boxID + "/lids/auto")
	assert.Equal(t, "xyz", lid.Inputs.String("of"), "a refused request has no consequence")
}
