package topology

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
)

func TestAPIManagementStandsBetweenItsCallersAndItsBackends(t *testing.T) {
	t.Parallel()
	version := "azure-native:apimanagement/v20240501:"
	resource := func(token, name, id string, inputs, outputs map[string]any) graph.Resource {
		return graph.Resource{
			URN: "urn:pulumi:x::y::" + token + "::" + name, Type: token, Name: name, ID: id, Inputs: inputs, Outputs: outputs,
		}
	}
	model := FromGraph(graph.Graph{Resources: []graph.Resource{
		resource(version+"ApiManagementService", "apis", "/rg/apim", map[string]any{
			"serviceName": "apim", "location": "eastus2", "zones": []any{"1", "2", "3"},
			"sku": map[string]any{"name": "Premium", "capacity": 3.0},
			"additionalLocations": []any{
				map[string]any{"location": "westeurope", "sku": map[string]any{"capacity": 1.0}},
			},
		}, map[string]any{"gatewayUrl": "https://apim.azure-api.net"}),
		resource(version+"Api", "orders", "/rg/apim/apis/orders", map[string]any{"serviceName": "apim"}, nil),
		resource(version+"Backend", "backend", "/rg/apim/backends/orders", map[string]any{
			"serviceName": "apim", "url": "https://orders.azurewebsites.net",
		}, nil),
		resource("azure-native:web/v20240401:WebApp", "service", "/rg/orders", map[string]any{"name": "orders"},
			map[string]any{"defaultHostName": "orders.azurewebsites.net"}),
		resource("azure-native:web/v20240401:WebApp", "web", "/rg/web", map[string]any{
			"name": "web", "siteConfig": map[string]any{"appSettings": []any{
				map[string]any{"name": "API_URL", "value": "https://apim.azure-api.net"},
			}},
		}, map[string]any{"defaultHostName": "web.azurewebsites.net"}),
	}})
	node, ok := model.Node("apis")
	require.True(t, ok)
	assert.Equal(t, []string{"Premium, 4 units", zoneRedundant, "2 regions", "1 API"}, node.Facts)
	assert.Contains(t, model.Flows, Flow{From: "web", To: "apis", Kind: Data, Label: "calls"})
	assert.Contains(t, model.Flows, Flow{From: "apis", To: "service", Kind: Traffic, Label: "calls"})
}
