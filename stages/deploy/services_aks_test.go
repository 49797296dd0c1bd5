package deploy_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages"
)

const (
	onAKS            = `{"services": {"host": "aks"}}`
	twoServicesOnAKS = `{"services": {"host": "aks", "definitions": [
	{"name": "search", "store": "search", "cpu": 0.5, "minReplicas": 3, "maxReplicas": 30},
	{"name": "orders", "minReplicas": 2}
]}}`
)

func TestServicesOnAKSComeOneByOne(t *testing.T) {
	t.Parallel()
	session, _ := open(t, configuration(stages.Stage100k, "overrides", onAKS))
	_, err := session.Up(t.Context())
	require.NoError(t, err)
	before := export(t, session, string(stages.Stage100k))
	assertClusterServes(t, before)
	assertNoKeys(t, before)
	outputs, err := session.Outputs(t.Context())
	require.NoError(t, err)
	assertPipelineIsTold(t, before, outputs["serviceDeployments"].Value)
	again, err := session.Up(t.Context())
	require.NoError(t, err)
	assert.False(t, again.Changed(), "a second up changes %v", again.Steps)

	require.NoError(t, session.Reconfigure(t.Context(), configuration(stages.Stage100k, "overrides", twoServicesOnAKS)))
	result, err := session.Up(t.Context())
	require.NoError(t, err)
	for action, names := range byAction(result) {
		if action == "create" {
			for _, name := range names {
				assert.Contains(t, name, "orders", "only the new service's own")
			}
			continue
		}
		assert.Equal(t, "update", action, "%v", names)
		assert.Subset(t, []string{"app-site", "app-slot", "services"}, names, "the cluster stays as it is")
		assert.Contains(t, names, "app-site")
	}
	after := export(t, session, string(stages.Stage100k))
	assert.Equal(t, "http://orders.shop-dev.internal", setting(t, after, "SERVICE_ORDERS_URL"))
	assert.Equal(t, resourceNamed(t, before, "services-search-address").Inputs,
		resourceNamed(t, after, "services-search-address").Inputs)
	assertSettles(t, session)

	_, err = session.Destroy(t.Context())
	require.NoError(t, err)
	assert.Empty(t, session.Cloud().Resources())
}

// assertSettles checks that a refresh finds the pools in the cluster's own list, that the up after it takes them out
// again (docs/decisions/0013), and that nothing else and nothing after that finds anything to do.
func assertSettles(t *testing.T, session *engine.Session) {
	t.Helper()
	refresh := func() (engine.Result, error) { return session.Refresh(t.Context()) }
	up := func() (engine.Result, error) { return session.Up(t.Context()) }
	for i, again := range []func() (engine.Result, error){up, refresh, up, refresh, up} {
		result, err := again()
		require.NoError(t, err)
		if i == 1 || i == 2 {
			assert.Equal(t, 1, result.Changes["update"], "the cluster alone: %v", result.Changes)
			continue
		}
		assert.False(t, result.Changed(), "operation %d: %v", i, result.Steps)
	}
}

func assertClusterServes(t *testing.T, g graph.Graph) {
	t.Helper()
	cluster := resourceNamed(t, g, "services-host-cluster")
	assert.Equal(t, "userAssignedNATGateway", at(t, cluster.Inputs, "networkProfile", "outboundType"))
	subnet := at(t, cluster.Inputs, "agentPoolProfiles", 0, "vnetSubnetID")
	var gateway any
	for _, one := range g.OfType("azure-native:network:Subnet") {
		if one.ID == subnet {
			gateway = one.Inputs["natGateway"]
		}
	}
	assert.NotNil(t, gateway, "Azure refuses such a cluster in a subnet without the gateway")
	assert.EqualValues(t, 3, at(t, cluster.Inputs, "agentPoolProfiles", 0, "count"))
	assert.Len(t, g.OfType("azure-native:containerservice:AgentPool"), 2)
	assert.Empty(t, g.OfType("azure-native:app:ManagedEnvironment"))

	pull := resourceNamed(t, g, "services-host-pull")
	assert.Equal(t, at(t, cluster.Outputs, "identityProfile", "kubeletidentity", "objectId"), pull.Inputs["principalId"])
	credential := resourceNamed(t, g, "services-search-credential")
	assert.Equal(t, at(t, cluster.Outputs, "oidcIssuerProfile", "issuerURL"), credential.Inputs["issuer"])
	assert.Equal(t, "system:serviceaccount:search:search", credential.Inputs["subject"])

	assert.Equal(t, "http://search.shop-dev.internal", setting(t, g, "SERVICE_SEARCH_URL"))
	assert.Equal(t, "shop-dev.internal", resourceNamed(t, g, "services-host-zone").Outputs["name"])
	link := resourceNamed(t, g, "services-host-zone-stamp")
	networks := g.OfType("azure-native:network:VirtualNetwork")
	require.NotEmpty(t, networks)
	assert.Equal(t, networks[0].ID, at(t, link.Inputs, "virtualNetwork", "id"))
}

// assertPipelineIsTold checks the output against the resources.
func assertPipelineIsTold(t *testing.T, g graph.Graph, told any) {
	t.Helper()
	assert.Equal(t, "search", at(t, told, "search", "namespace"))
	assert.Equal(t, "search", at(t, told, "search", "serviceAccount"))
	assert.Equal(t, resourceNamed(t, g, "services-host-cluster").Outputs["name"], at(t, told, "search", "cluster"))
	assert.Equal(t, resourceNamed(t, g, "service-search-identity").Outputs["clientId"], at(t, told, "search", "clientId"))
	record := resourceNamed(t, g, "services-search-address")
	assert.Equal(t, at(t, record.Inputs, "aRecords", 0, "ipv4Address"), at(t, told, "search", "address"))
	assert.Equal(t, "search", at(t, told, "search", "settings", "SERVICE_NAME"))
	assert.NotEmpty(t, at(t, told, "search", "settings", "SEARCH_ENDPOINT"))
}

// assertNoKeys looks for what Azure calls the keys of stores, in all inputs of the services and their host.
func assertNoKeys(t *testing.T, g graph.Graph) {
	t.Helper()
	seen := 0
	for _, one := range g.Resources {
		if !strings.HasPrefix(one.Name, "services") {
			continue
		}
		seen++
		text, err := json.Marshal(one.Inputs)
		require.NoError(t, err)
		for _, secret := range []string{"AccountKey", "SharedAccessKey", "Password", "accessKey", "sig="} {
			assert.NotContains(t, string(text), secret, one.Name)
		}
	}
	assert.Positive(t, seen)
}
