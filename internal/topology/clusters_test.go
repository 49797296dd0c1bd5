package topology_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/graph"
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
