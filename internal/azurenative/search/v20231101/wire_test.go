package v20231101_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	search "github.com/azstage/azstage/internal/azurenative/search/v20231101"
)

// registrations records what would go to the provider, by type token.
type registrations map[string]map[string]any

func (r registrations) NewResource(args pulumi.MockResourceArgs) (string, resource.PropertyMap, error) {
	r[args.TypeToken] = args.Inputs.Mappable()
	outputs := args.Inputs.Copy()
	outputs["name"] = args.Inputs["searchServiceName"]
	return "/id/" + args.Name, outputs, nil
}

func (r registrations) Call(pulumi.MockCallArgs) (resource.PropertyMap, error) { return nil, nil }

func TestEveryInputGoesOutUnderItsWireName(t *testing.T) {
	t.Parallel()
	sent := registrations{}
	var name string
	require.NoError(t, pulumi.RunErr(func(ctx *pulumi.Context) error {
		service, err := search.NewService(ctx, "s", everything())
		if err != nil {
			return err
		}
		service.Name.ApplyT(func(read string) string {
			name = read
			return read
		})
		return nil
	}, pulumi.WithMocks("project", "stack", sent)))
	assert.Equal(t, "srch", name)
	assert.Equal(t, registrations{"azure-native:search/v20231101:Service": {
		"authOptions": map[string]any{
			"aadOrApiKey": map[string]any{"aadAuthFailureMode": "http403"}, "apiKeyOnly": map[string]any{},
		},
		"disableLocalAuth": true, "encryptionWithCmk": map[string]any{"enforcement": "Unspecified"},
		"hostingMode": "default", "identity": map[string]any{"type": "SystemAssigned"}, "location": "eastus2",
		"networkRuleSet": map[string]any{"ipRules": []any{map[string]any{"value": "192.0.2.1"}}},
		"partitionCount": 1.0, "publicNetworkAccess": "disabled", "replicaCount": 3.0, "resourceGroupName": "rg",
		"searchServiceName": "srch", "semanticSearch": "free", "sku": map[string]any{"name": "standard"},
		"tags": map[string]any{"a": "b"},
	}}, sent)
}

func everything() *search.ServiceArgs {
	return &search.ServiceArgs{
		AuthOptions: search.DataPlaneAuthOptionsArgs{
			AadOrAPIKey: search.DataPlaneAadOrAPIKeyAuthOptionArgs{AadAuthFailureMode: pulumi.String("http403")},
			APIKeyOnly:  pulumi.Map{},
		},
		DisableLocalAuth:  pulumi.Bool(true),
		EncryptionWithCmk: search.EncryptionWithCmkArgs{Enforcement: pulumi.String("Unspecified")},
		HostingMode:       pulumi.String("default"),
		Identity:          search.IdentityArgs{Type: pulumi.String("SystemAssigned")},
		Location:          pulumi.String("eastus2"),
		NetworkRuleSet: search.NetworkRuleSetArgs{
			IPRules: search.IPRuleArray{search.IPRuleArgs{Value: pulumi.String("192.0.2.1")}},
		},
		PartitionCount:      pulumi.Int(1),
		PublicNetworkAccess: pulumi.String("disabled"),
		ReplicaCount:        pulumi.Int(3),
		ResourceGroupName:   pulumi.String("rg"),
		SearchServiceName:   pulumi.String("srch"),
		SemanticSearch:      pulumi.String("free"),
		Sku:                 search.SkuArgs{Name: pulumi.String("standard")},
		Tags:                pulumi.StringMap{"a": pulumi.String("b")},
	}
}

func TestRequiredArgumentsAreDemanded(t *testing.T) {
	t.Parallel()
	err := pulumi.RunErr(func(ctx *pulumi.Context) error {
		_, err := search.NewService(ctx, "s", &search.ServiceArgs{})
		return err
	}, pulumi.WithMocks("project", "stack", registrations{}))
	assert.ErrorContains(t, err, "'ResourceGroupName'")
}
