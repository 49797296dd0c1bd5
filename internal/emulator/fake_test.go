package emulator

import (
	"context"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/arm"
	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
)

// The tests use two real types, so that the schemas are the real ones, with a few made-up rows.
const (
	groupToken   = "azure-native:resources:ResourceGroup"
	accountToken = "azure-native:storage:StorageAccount"
	groupID      = "/subscriptions/" + cloud.SubscriptionID + "/resourceGroups/rg-a"
	accountID    = groupID + "/providers/Microsoft.Storage/storageAccounts/stone"
)

func fakeTypes() []*model.Type {
	fact := model.Fact{Source: "made up", Evidence: model.Known}
	return []*model.Type{
		{Token: groupToken, ARMType: "Microsoft.Resources/resourceGroups", Location: model.Regional,
			Path:    "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}",
			Replace: []model.Property{{Path: "location", Fact: fact}}},
		{Token: accountToken, ARMType: "Microsoft.Storage/storageAccounts", Location: model.Regional,
			Path: "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.Storage/" +
				"storageAccounts/{accountName}",
			Allowed:    []model.Allowed{{Path: "kind", Values: []string{"StorageV2"}, Fact: fact}},
			Ranges:     []model.Range{{Path: "tags.x", Min: 1, Max: 9, Fact: fact}},
			Required:   []model.Property{{Path: "sku.name", Fact: fact}},
			Replace:    []model.Property{{Path: "isHnsEnabled", Fact: fact}},
			Immutable:  []model.Immutable{{Path: "sku.name", Code: "No", Fact: fact}},
			Defaults:   []model.Default{{Path: "accessTier", Value: "Hot", Fact: fact}},
			References: []model.Reference{{Path: "identity.userAssignedIdentities{}", Blocks: true, Fact: fact}},
			SoftDelete: &model.SoftDelete{Code: "Gone", Fact: fact},
			Implied:    []model.Implied{{Suffix: "blobServices/default", Fact: fact}},
			Secrets:    []string{"primaryEndpoints.secret"},
			ReadOnly: func(model.Request) model.Properties {
				return model.Properties{"primaryEndpoints": model.Properties{"blob": "https://stone"}}
			},
			Rules: []model.Rule{{ID: "storage.storageaccounts.made-up", Phase: model.Preflight, Text: "Never refuses.",
				Fact: fact, Check: func(model.Request) []model.Fault { return nil }}}},
	}
}

// testProvider is an azure-native provider on a cloud of its own.
type testProvider struct {
	*azureNative
	log []Operation
}

func newTestProvider(t *testing.T) *testProvider {
	t.Helper()
	return newTestProviderWith(t, Options{})
}

func newTestProviderWith(t *testing.T, options Options) *testProvider {
	t.Helper()
	store := cloud.Memory()
	subscription, err := arm.New(store, fakeTypes())
	require.NoError(t, err)
	provider := &testProvider{}
	provider.azureNative = newAzureNative(newOperations(subscription, store, options,
		func(o Operation) { provider.log = append(provider.log, o) }))
	return provider
}

func urnOf(token, name string) resource.URN {
	return resource.NewURN("dev", "test", "", tokens.Type(token), name)
}

func (p *testProvider) create(
	ctx context.Context, t *testing.T, token string, inputs resource.PropertyMap,
) plugin.CreateResponse {
	t.Helper()
	created, err := p.Create(ctx, plugin.CreateRequest{
		URN: urnOf(token, "x"), Type: tokens.Type(token), Properties: inputs})
	require.NoError(t, err)
	return created
}

func group() resource.PropertyMap {
	return resource.PropertyMap{
		"resourceGroupName": resource.NewProperty("rg-a"),
		"location":          resource.NewProperty("West Europe"),
	}
}

func account() resource.PropertyMap {
	return resource.PropertyMap{
		"resourceGroupName": resource.NewProperty("rg-a"),
		"accountName":       resource.NewProperty("stone"),
		"location":          resource.NewProperty("westeurope"),
		"kind":              resource.NewProperty("StorageV2"),
		"sku":               resource.NewProperty(resource.PropertyMap{"name": resource.NewProperty("Standard_ZRS")}),
		"tags": resource.NewProperty(resource.PropertyMap{
			"note": resource.MakeSecret(resource.NewProperty("hush"))}),
	}
}
