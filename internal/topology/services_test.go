package topology_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/topology"
)

// aService is a web app that calls a container app, in an environment that is internal or not.
func aService(internal bool) graph.Graph {
	const group = "/subscriptions/s/resourceGroups/rg/providers/"
	subnet := group + "Microsoft.Network/virtualNetworks/vnet/subnets/ca"
	environment, name := group+"Microsoft.App/managedEnvironments/cae", "ca-search.x.eastus2.azurecontainerapps.io"
	resource := func(name, token, id string, inputs, outputs map[string]any) graph.Resource {
		return graph.Resource{
			URN: "urn:pulumi:s::p::" + token + "::" + name, Name: name, Type: token, ID: id, Inputs: inputs, Outputs: outputs,
		}
	}
	return graph.Graph{Stage: "100k", Resources: []graph.Resource{
		resource("network-vnet", "azure-native:network/v20240501:VirtualNetwork",
			group+"Microsoft.Network/virtualNetworks/vnet", map[string]any{"location": "eastus2"}, nil),
		resource("network-subnet-containerapps", "azure-native:network/v20240501:Subnet", subnet,
			map[string]any{"addressPrefix": "10.0.2.0/23"}, nil),
		resource("services-host-environment", "azure-native:app/v20250101:ManagedEnvironment", environment, map[string]any{
			"zoneRedundant":     true,
			"vnetConfiguration": map[string]any{"internal": internal, "infrastructureSubnetId": subnet},
		}, nil),
		resource("services-search-app", "azure-native:app/v20250101:ContainerApp", group+"Microsoft.App/containerApps/ca",
			map[string]any{
				"environmentId": environment,
				"configuration": map[string]any{"ingress": map[string]any{"external": true}},
				"template": map[string]any{
					"containers": []any{map[string]any{
						"resources": map[string]any{"cpu": 0.5, "memory": "1Gi"},
						"env":       []any{map[string]any{"name": "KEY_VAULT_URI", "value": "https://kv.vault.azure.net/"}},
					}},
					"scale": map[string]any{"minReplicas": 3.0, "maxReplicas": 30.0},
				},
			},
			map[string]any{"configuration": map[string]any{"ingress": map[string]any{"fqdn": name}}}),
		resource("vault-vault", "azure-native:keyvault:Vault", group+"Microsoft.KeyVault/vaults/kv",
			map[string]any{"location": "eastus2"},
			map[string]any{"properties": map[string]any{"vaultUri": "https://kv.vault.azure.net/"}}),
		resource("app-site", "azure-native:web/v20240401:WebApp", group+"Microsoft.Web/sites/app", map[string]any{
			"location": "eastus2", "siteConfig": map[string]any{"appSettings": []any{
				map[string]any{"name": "SERVICE_SEARCH_URL", "value": "https://" + name},
			}},
		}, map[string]any{"defaultHostName": "app.azurewebsites.net"}),
	}}
}

func TestAServiceIsDrawnBetweenTheAppAndItsStore(t *testing.T) {
	t.Parallel()
	model := topology.FromGraph(aService(true))
	at := slices.IndexFunc(model.Nodes, func(n topology.Node) bool { return n.ID == "services-search-app" })
	require.GreaterOrEqual(t, at, 0)
	assert.Equal(t, []string{"0.5 cores, 1Gi", "3 to 30 replicas", "zone-redundant"}, model.Nodes[at].Facts)
	assert.Equal(t, "network-subnet-containerapps", model.Nodes[at].Place, "it stands in the subnet of its environment")
	assert.ElementsMatch(t, []string{
		"app-site data services-search-app calls",
		"services-search-app data vault-vault secrets",
		"users traffic app-site HTTPS",
	}, flows(model), "nobody calls it from the Internet")

	public := flows(topology.FromGraph(aService(false)))
	assert.Contains(t, public, "users traffic services-search-app HTTPS")
}

func TestAContainerGroupIsFoundByItsRecord(t *testing.T) {
	t.Parallel()
	g := aService(true)
	const id = "/subscriptions/s/resourceGroups/rg/providers/Microsoft."
	g.Resources = append(g.Resources,
		graph.Resource{
			URN: "urn:group", Name: "services-orders-group-0", Type: "azure-native:containerinstance/v20230501:ContainerGroup",
			ID: id + "ContainerInstance/containerGroups/ci",
			Inputs: map[string]any{
				"location": "eastus2", "ipAddress": map[string]any{"type": "Private"},
				"containers": []any{map[string]any{
					"resources": map[string]any{"requests": map[string]any{"cpu": 0.5, "memoryInGB": 1.0}},
				}},
			},
			Outputs: map[string]any{"ipAddress": map[string]any{"ip": "10.0.4.132"}},
		},
		graph.Resource{
			URN: "urn:record", Name: "services-orders-name", Type: "azure-native:network/v20240601:PrivateRecordSet",
			ID:      id + "Network/privateDnsZones/z/A/orders",
			Inputs:  map[string]any{"aRecords": []any{map[string]any{"ipv4Address": "10.0.4.132"}}},
			Outputs: map[string]any{"fqdn": "orders.services.dev.shop.internal."},
		})
	settings := g.Resources[len(g.Resources)-3].Inputs["siteConfig"].(map[string]any)
	settings["appSettings"] = append(settings["appSettings"].([]any),
		map[string]any{"name": "SERVICE_ORDERS_URL", "value": "http://orders.services.dev.shop.internal"})
	model := topology.FromGraph(g)
	assert.Contains(t, flows(model), "app-site data services-orders-group-0 calls")
	assert.NotContains(t, flows(model), "users traffic services-orders-group-0 HTTPS")
}
