package topology_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/graph/graphtest"
	"github.com/azstage/azstage/internal/topology"
)

// aClusterService is a web app that calls a service in a cluster, by a name that leads to an address.
func aClusterService(address string) graph.Graph {
	const group = "/subscriptions/s/resourceGroups/rg/providers/"
	subnet := group + "Microsoft.Network/virtualNetworks/vnet/subnets/aks"
	resource := func(name, token, id string, inputs map[string]any) graph.Resource {
		return graph.Resource{
			URN: "urn:pulumi:s::p::" + token + "::" + name, Name: name, Type: token, ID: id, Inputs: inputs,
			Outputs: map[string]any{},
		}
	}
	return graph.Graph{Stage: "100k", Resources: []graph.Resource{
		resource("network-subnet-aks", "azure-native:network/v20240501:Subnet", subnet,
			map[string]any{"addressPrefix": "10.0.8.0/21"}),
		resource("services-host-cluster", "azure-native:containerservice/v20250101:ManagedCluster",
			group+"Microsoft.ContainerService/managedClusters/aks", map[string]any{
				"location": "eastus2", "agentPoolProfiles": []any{map[string]any{"name": "system", "vnetSubnetID": subnet}},
			}),
		resource("services-search-address", "azure-native:network/v20240601:PrivateRecordSet",
			group+"Microsoft.Network/privateDnsZones/shop-dev.internal/A/search", map[string]any{
				"relativeRecordSetName": "search", "privateZoneName": "shop-dev.internal",
				"aRecords": []any{map[string]any{"ipv4Address": address}},
			}),
		resource("app-site", "azure-native:web/v20240401:WebApp", group+"Microsoft.Web/sites/app", map[string]any{
			"location": "eastus2", "siteConfig": map[string]any{"appSettings": []any{
				map[string]any{"name": "SERVICE_SEARCH_URL", "value": "http://search.shop-dev.internal"},
			}},
		}),
	}}
}

func TestAServiceLeadsToItsCluster(t *testing.T) {
	t.Parallel()
	called := func(g graph.Graph) bool {
		for _, flow := range topology.FromGraph(g).Flows {
			if flow.From == "app-site" && flow.To == "services-host-cluster" {
				return true
			}
		}
		return false
	}
	assert.True(t, called(aClusterService("10.0.15.7")))
	assert.False(t, called(aClusterService("10.0.16.7")), "an address elsewhere is somebody else's")
}

func TestServicesInAClusterUseWhatTheyAreTold(t *testing.T) {
	t.Parallel()
	settings := func(cluster string, settings map[string]any) map[string]any {
		return map[string]any{"orders": map[string]any{"cluster": cluster, "settings": settings}}
	}
	stack := graph.Resource{URN: "urn:pulumi:s::p::pulumi:pulumi:Stack::s", Name: "s", Type: "pulumi:pulumi:Stack"}
	vault := graph.Resource{
		URN: "urn:pulumi:s::p::azure-native:keyvault:Vault::vault-vault", Name: "vault-vault", Type: "azure-native:keyvault:Vault",
		ID: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv", Inputs: map[string]any{},
		Outputs: map[string]any{"properties": map[string]any{"vaultUri": "https://kv.vault.azure.net/"}},
	}
	uses := func(outputs map[string]any) bool {
		g := aClusterService("10.0.15.7")
		for i := range g.Resources {
			if g.Resources[i].Name == "services-host-cluster" {
				g.Resources[i].Outputs["name"] = "aks"
			}
		}
		stack.Outputs = outputs
		g.Resources = append(g.Resources, stack, vault)
		for _, flow := range topology.FromGraph(g).Flows {
			if flow.From == "services-host-cluster" && flow.To == "vault-vault" && flow.Label == "secrets" {
				return true
			}
		}
		return false
	}
	reads := map[string]any{"KEY_VAULT_URI": "https://kv.vault.azure.net/"}
	assert.True(t, uses(map[string]any{"serviceDeployments": settings("aks", reads)}))
	assert.True(t, uses(map[string]any{
		"regions": map[string]any{"eastus2": map[string]any{"serviceDeployments": settings("aks", reads)}},
	}), "of several regions, each has its own")
	assert.False(t, uses(map[string]any{"serviceDeployments": settings("another", reads)}), "another cluster's service")
	assert.False(t, uses(map[string]any{}))
}

func TestTheStoresOfServicesInClustersAreUsedInEveryRegion(t *testing.T) {
	t.Parallel()
	for _, stage := range []string{"1m", "10m"} {
		m := topology.FromGraph(graphtest.Graph(t, stage))
		used := map[string]int{}
		for _, flow := range m.Flows {
			from, _ := m.Node(flow.From)
			to, _ := m.Node(flow.To)
			assert.False(t, from.Kind == topology.Cluster && to.Kind == topology.Cluster,
				"a name in a private zone leads to the cluster of its own region")
			if from.Kind == topology.Cluster || from.Kind == topology.Endpoint {
				used[flow.To]++
			}
		}
		for _, node := range m.Nodes {
			if strings.HasSuffix(node.ID, "service-orders-sql-database") {
				assert.Positive(t, used[node.ID], "%s of stage %s is used by nobody", node.ID, stage)
			}
			if node.Kind == topology.Cluster {
				assert.True(t, slices.ContainsFunc(m.Flows, func(flow topology.Flow) bool { return flow.From == node.ID }),
					"the services in %s of stage %s use nothing", node.ID, stage)
			}
		}
	}
}
