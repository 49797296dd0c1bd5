package emulator

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
)

func TestCheckReportsEveryFaultAndNoSecret(t *testing.T) {
	t.Parallel()
	inputs := account()
	inputs["kind"] = resource.MakeSecret(resource.NewProperty("hush"))
	inputs["location"] = resource.NewProperty("nowhere")
	inputs["knid"] = resource.NewProperty("x")
	response, err := newTestProvider(t).Check(t.Context(), plugin.CheckRequest{Type: accountToken, News: inputs})
	require.NoError(t, err)
	assert.Equal(t, inputs, response.Properties, "the inputs come back as they are")
	var reasons string
	for _, failure := range response.Failures {
		reasons += failure.Reason + "\n"
	}
	assert.Len(t, response.Failures, 3, reasons)
	assert.Contains(t, reasons, "location: ")
	assert.Contains(t, reasons, `did you mean \"kind\"`)
	assert.Contains(t, reasons, "kind: ")
	assert.NotContains(t, reasons, "hush")
}

func TestCheckRefusesAssets(t *testing.T) {
	t.Parallel()
	inputs := group()
	text, err := resource.NewTextAsset("content")
	require.NoError(t, err)
	inputs["tags"] = resource.NewProperty(text)
	response, err := newTestProvider(t).Check(t.Context(), plugin.CheckRequest{Type: groupToken, News: inputs})
	require.NoError(t, err)
	require.Len(t, response.Failures, 1)
	assert.Contains(t, response.Failures[0].Reason, "tags")
}

func TestCreateMarksSecretsOfInputsAndOfTheType(t *testing.T) {
	t.Parallel()
	provider := newTestProvider(t)
	provider.create(t.Context(), t, groupToken, group())
	created := provider.create(t.Context(), t, accountToken, account())
	assert.Equal(t, resource.ID(accountID), created.ID)
	assert.Equal(t, resource.PropertyMap{"note": resource.MakeSecret(resource.NewProperty("hush"))},
		created.Properties["tags"].ObjectValue())
	assert.Equal(t, resource.PropertyMap{
		"blob":   resource.NewProperty("https://stone"),
		"secret": resource.MakeSecret(resource.NewProperty("CANARY-" + accountToken + "-primaryEndpoints.secret")),
	}, created.Properties["primaryEndpoints"].ObjectValue())
	assert.NotContains(t, created.Properties, resource.PropertyKey("resourceGroupName"))
}

func TestPreviewsChangeNothingAndAreNotLogged(t *testing.T) {
	t.Parallel()
	provider := newTestProvider(t)
	preview, err := provider.Create(t.Context(),
		plugin.CreateRequest{Type: accountToken, Properties: account(), Preview: true})
	require.NoError(t, err)
	assert.Empty(t, preview.ID)
	assert.True(t, preview.Properties["primaryEndpoints"].IsComputed())
	assert.Equal(t, "stone", preview.Properties["name"].StringValue())

	updated, err := provider.Update(t.Context(), plugin.UpdateRequest{Type: accountToken, Preview: true,
		OldInputs: account(), NewInputs: account(),
		OldOutputs: resource.PropertyMap{"primaryEndpoints": resource.NewProperty("known")}})
	require.NoError(t, err)
	assert.Equal(t, resource.NewProperty("known"), updated.Properties["primaryEndpoints"])
	assert.Empty(t, provider.log)
}

func TestOperationsAreLogged(t *testing.T) {
	t.Parallel()
	provider := newTestProvider(t)
	provider.create(t.Context(), t, groupToken, group())
	provider.create(t.Context(), t, accountToken, account())
	changed := account()
	changed["accessTier"] = resource.NewProperty("Cool")
	_, err := provider.Update(t.Context(), plugin.UpdateRequest{Type: accountToken, ID: accountID, NewInputs: changed})
	require.NoError(t, err)
	_, err = provider.Create(t.Context(), plugin.CreateRequest{Type: accountToken, Properties: account()})
	require.ErrorContains(t, err, "already existing")
	_, err = provider.Delete(t.Context(), plugin.DeleteRequest{Type: accountToken, ID: accountID})
	require.NoError(t, err)

	var verbs []Verb
	for _, operation := range provider.log {
		assert.Equal(t, "azure-native", operation.Provider)
		verbs = append(verbs, operation.Verb)
	}
	assert.Equal(t, []Verb{Create, Create, Update, Create, Delete}, verbs)
	assert.Error(t, provider.log[3].Err)
	assert.Equal(t, accountID, provider.log[4].ID)
}

func TestReadShowsDriftKeepsSecretsAndFindsNothing(t *testing.T) {
	t.Parallel()
	provider := newTestProvider(t)
	provider.create(t.Context(), t, groupToken, group())
	created := provider.create(t.Context(), t, accountToken, account())
	request := plugin.ReadRequest{Type: accountToken, ID: accountID, Inputs: account(), State: created.Properties}
	read, err := provider.Read(t.Context(), request)
	require.NoError(t, err)
	assert.Equal(t, account(), read.Inputs)
	assert.Equal(t, created.Properties, read.Outputs)

	require.NoError(t, provider.subscription.Drift(t.Context(), accountID, func(inputs model.Properties) {
		inputs.Set("tags.note", "changed")
	}))
	read, err = provider.Read(t.Context(), request)
	require.NoError(t, err)
	assert.Equal(t, resource.MakeSecret(resource.NewProperty("changed")), read.Inputs["tags"].ObjectValue()["note"])

	_, err = provider.Delete(t.Context(), plugin.DeleteRequest{Type: accountToken, ID: accountID})
	require.NoError(t, err)
	read, err = provider.Read(t.Context(), request)
	require.NoError(t, err)
	assert.Empty(t, read.ID)
	assert.Nil(t, read.Outputs)
}

func TestDiffSaysWhatReplaces(t *testing.T) {
	t.Parallel()
	changed := account()
	changed["isHnsEnabled"] = resource.NewProperty(true)
	changed["tags"] = resource.NewProperty(resource.PropertyMap{"a.b": resource.NewProperty("c")})
	diff, err := newTestProvider(t).Diff(t.Context(),
		plugin.DiffRequest{Type: accountToken, OldInputs: account(), NewInputs: changed})
	require.NoError(t, err)
	assert.Equal(t, map[string]plugin.PropertyDiff{
		"isHnsEnabled": {Kind: plugin.DiffAddReplace, InputDiff: true},
		"tags.note":    {Kind: plugin.DiffDelete, InputDiff: true},
		`tags["a.b"]`:  {Kind: plugin.DiffAdd, InputDiff: true},
	}, diff.DetailedDiff)
	assert.True(t, diff.DeleteBeforeReplace)
	assert.Equal(t, []resource.PropertyKey{"isHnsEnabled"}, diff.ReplaceKeys)

	same, err := newTestProvider(t).Diff(t.Context(),
		plugin.DiffRequest{Type: accountToken, OldInputs: account(), NewInputs: account()})
	require.NoError(t, err)
	assert.Equal(t, plugin.DiffNone, same.Changes)
}

func TestInvoke(t *testing.T) {
	t.Parallel()
	provider := newTestProvider(t)
	response, err := provider.Invoke(t.Context(),
		plugin.InvokeRequest{Tok: "azure-native:authorization:getClientConfig"})
	require.NoError(t, err)
	assert.Equal(t, cloud.SubscriptionID, response.Properties["subscriptionId"].StringValue())
	assert.Equal(t, cloud.TenantID, response.Properties["tenantId"].StringValue())
	assert.NotEmpty(t, response.Properties["objectId"].StringValue())
	assert.NotEmpty(t, response.Properties["clientId"].StringValue())

	_, err = provider.Invoke(t.Context(), plugin.InvokeRequest{Tok: "azure-native:storage:listStorageAccountKeys"})
	assert.ErrorContains(t, err, "azure-native:storage:listStorageAccountKeys")
}

func TestConfigurationCannotLeaveTheEmulatedSubscription(t *testing.T) {
	t.Parallel()
	provider := newTestProvider(t)
	const foreign = "11111111-1111-1111-1111-111111111111"
	for value, failures := range map[string]int{cloud.SubscriptionID: 0, "": 0, foreign: 1} {
		response, err := provider.CheckConfig(t.Context(), plugin.CheckConfigRequest{
			News: resource.PropertyMap{"subscriptionId": resource.MakeSecret(resource.NewProperty(value))}})
		require.NoError(t, err)
		assert.Len(t, response.Failures, failures, value)
	}
	for _, test := range []struct {
		old, new resource.PropertyMap
		want     plugin.DiffChanges
	}{
		{group(), group(), plugin.DiffNone},
		{group(), account(), plugin.DiffSome},
	} {
		diff, err := provider.DiffConfig(t.Context(), plugin.DiffConfigRequest{OldInputs: test.old, NewInputs: test.new})
		require.NoError(t, err)
		assert.Equal(t, test.want, diff.Changes)
		assert.False(t, diff.Replace())
	}
}

func TestCancellationLastsUntilTheNextRun(t *testing.T) {
	t.Parallel()
	provider := newTestProvider(t)
	require.NoError(t, provider.SignalCancellation(t.Context()))
	_, err := provider.Create(t.Context(), plugin.CreateRequest{Type: groupToken, Properties: group()})
	require.ErrorContains(t, err, "canceled")
	_, err = provider.Configure(t.Context(), plugin.ConfigureRequest{})
	require.NoError(t, err)
	provider.create(t.Context(), t, groupToken, group())
}
