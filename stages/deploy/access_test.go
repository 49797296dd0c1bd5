package deploy_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages"
)

// stores are the types that hold data, or keys to it, behind a public endpoint that can be closed.
var stores = []string{"azure-native:sql:Server", "azure-native:storage:StorageAccount", "azure-native:keyvault:Vault"}

func TestPublicAccessIsClosedFrom1kOn(t *testing.T) {
	t.Parallel()
	for _, stage := range stages.All() {
		if stage == stages.Single {
			continue
		}
		t.Run(string(stage), func(t *testing.T) {
			t.Parallel()
			g := up(t, configuration(stage, "overrides", `{"security": {"keyVault": true}}`))
			for _, token := range stores {
				require.NotEmpty(t, g.OfType(token), token)
				for _, store := range g.OfType(token) {
					access := store.Outputs["publicNetworkAccess"]
					if properties, nested := store.Outputs["properties"].(map[string]any); nested {
						access = properties["publicNetworkAccess"]
					}
					assert.Equal(t, "Disabled", access, store.Name)
					assert.Contains(t, privateTargets(g), store.ID, "%s has no private endpoint", store.Name)
				}
			}
			// API 2025-04-01 of Managed Redis has no switch: its first private endpoint closes the public one.
			for _, cache := range g.OfType("azure-native:cache:RedisEnterprise") {
				assert.Contains(t, privateTargets(g), cache.ID)
			}
			for _, site := range g.OfType("azure-native:web:WebApp") {
				assert.Equal(t, "Disabled", site.Inputs["publicNetworkAccess"], "only the gateway reaches the app")
				assert.Contains(t, privateTargets(g), site.ID)
			}
			assert.Empty(t, g.OfType("azure-native:sql:FirewallRule"))
			assert.Empty(t, g.OfType("azure-native:sql:VirtualNetworkRule"))
		})
	}
}

// privateTargets are the IDs that private endpoints lead to.
func privateTargets(g graph.Graph) []string {
	var ids []string
	for _, endpoint := range g.OfType("azure-native:network:PrivateEndpoint") {
		connections, _ := endpoint.Inputs["privateLinkServiceConnections"].([]any)
		for _, connection := range connections {
			if fields, ok := connection.(map[string]any); ok {
				id, _ := fields["privateLinkServiceId"].(string)
				ids = append(ids, id)
			}
		}
	}
	return ids
}

func TestWithoutAGatewayTheAppLetsInItsFrontDoorAlone(t *testing.T) {
	t.Parallel()
	g := up(t, configuration(stages.Stage1k, "overrides", `{"edge": {"applicationGateway": false}}`))
	assert.Empty(t, g.OfType("azure-native:network:ApplicationGateway"))
	profiles := g.OfType("azure-native:cdn:Profile")
	require.Len(t, profiles, 1)
	sites := g.OfType("azure-native:web:WebApp")
	require.Len(t, sites, 1)
	site, _ := sites[0].Inputs["siteConfig"].(map[string]any)
	assert.Equal(t, "Deny", site["ipSecurityRestrictionsDefaultAction"])
	assert.Equal(t, true, site["scmIpSecurityRestrictionsUseMain"])
	rules, _ := site["ipSecurityRestrictions"].([]any)
	require.Len(t, rules, 1)
	rule, _ := rules[0].(map[string]any)
	assert.Equal(t, "AzureFrontDoor.Backend", rule["ipAddress"])
	assert.Equal(t, "ServiceTag", rule["tag"])
	assert.Equal(t, map[string]any{"x-azure-fdid": []any{profiles[0].Outputs["frontDoorId"]}}, rule["headers"])

	origins := g.OfType("azure-native:cdn:AFDOrigin")
	require.Len(t, origins, 1)
	assert.Equal(t, sites[0].Outputs["defaultHostName"], origins[0].Inputs["hostName"],
		"the host name that Front Door is told before the app exists is the one that the app gets")
}

func TestABadConfigurationIsRefusedBeforeAnythingIsMade(t *testing.T) {
	t.Parallel()
	session, made := open(t, configuration(stages.Single, "location", "nowhere", "budget", "0"))
	_, err := session.Up(t.Context())
	require.ErrorContains(t, err, "nowhere")
	assert.ErrorContains(t, err, "budget")
	assert.Empty(t, session.Cloud().Resources())
	assert.Empty(t, made.deletes())
	state := export(t, session, "single")
	assert.False(t, slices.ContainsFunc(state.Resources, graph.Resource.Custom), "something was registered")
}
