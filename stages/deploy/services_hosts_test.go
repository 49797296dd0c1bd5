package deploy_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
)

// assertServiceOnWebApp checks that the app is told where the service is, that the service is reached from inside alone,
// and that nothing of it holds a key.
func assertServiceOnWebApp(t *testing.T, g graph.Graph) {
	t.Helper()
	site := resourceNamed(t, g, "services-search-site")
	host, _ := site.Outputs["defaultHostName"].(string)
	require.NotEmpty(t, host)
	assert.Equal(t, "https://"+host, settingsOf(t, resourceNamed(t, g, "app-site"))["SERVICE_SEARCH_URL"])
	assert.Equal(t, "Disabled", site.Inputs["publicNetworkAccess"])
	connections, _ := resourceNamed(t, g, "sitelink-endpoint-svcsearch").Inputs["privateLinkServiceConnections"].([]any)
	require.Len(t, connections, 1)
	connection, _ := connections[0].(map[string]any)
	assert.Equal(t, site.ID, connection["privateLinkServiceId"])
	identity := resourceNamed(t, g, "service-search-identity")
	assert.Equal(t, identity.Outputs["clientId"], settingsOf(t, resourceNamed(t, g, "services-search-site"))["AZURE_CLIENT_ID"])
	config, _ := site.Inputs["siteConfig"].(map[string]any)
	settings, _ := config["appSettings"].([]any)
	for _, item := range settings {
		pair, _ := item.(map[string]any)
		value, _ := pair["value"].(string)
		for _, key := range []string{"AccountKey=", "SharedAccessKey=", "Password=", "sig="} {
			assert.False(t, strings.Contains(value, key), "%v holds a key", pair["name"])
		}
	}
}

func assertServiceOnPlan(t *testing.T, g graph.Graph) {
	t.Helper()
	assertServiceOnWebApp(t, g)
	plan := resourceNamed(t, g, "services-host-plan")
	assert.Equal(t, true, plan.Inputs["zoneRedundant"])
	assert.Equal(t, plan.ID, resourceNamed(t, g, "services-search-site").Inputs["serverFarmId"])
	assert.NotEqual(t, plan.ID, resourceNamed(t, g, "app-site").Inputs["serverFarmId"])
}

func assertServiceOnFunctions(t *testing.T, g graph.Graph) {
	t.Helper()
	assertServiceOnWebApp(t, g)
	account := resourceNamed(t, g, "servicestorage-search-account")
	name, _ := account.Outputs["name"].(string)
	blobs := settingsOf(t, resourceNamed(t, g, "services-search-site"))["AzureWebJobsStorage__blobServiceUri"]
	assert.Equal(t, "https://"+name+".blob.core.windows.net/", blobs)
	for _, part := range []string{"blob", "queue", "table"} {
		resourceNamed(t, g, "privatelink-endpoint-"+part+"svcsearch")
	}
	worker := resourceNamed(t, g, "workers-site").Inputs
	assert.NotEqual(t, worker["virtualNetworkSubnetId"],
		resourceNamed(t, g, "services-search-site").Inputs["virtualNetworkSubnetId"], "they share no gateways")
}

func assertServiceOnGroups(t *testing.T, g graph.Graph) {
	t.Helper()
	assert.Empty(t, g.OfType("azure-native:app:ContainerApp"))
	assert.Equal(t, "http://search.services.dev.shop.internal", setting(t, g, "SERVICE_SEARCH_URL"))
	var addresses []any
	for _, group := range g.OfType("azure-native:containerinstance:ContainerGroup") {
		address, _ := group.Outputs["ipAddress"].(map[string]any)
		addresses = append(addresses, map[string]any{"ipv4Address": address["ip"]})
	}
	assert.Len(t, addresses, 3, "a group for each of the smallest number of replicas")
	assert.ElementsMatch(t, addresses, resourceNamed(t, g, "services-search-name").Inputs["aRecords"])
}
