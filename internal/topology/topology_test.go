package topology_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/graph/graphtest"
	"github.com/azstage/azstage/internal/topology"
)

func flows(m topology.Model) []string {
	var written []string
	for _, flow := range m.Flows {
		written = append(written, strings.TrimSpace(fmt.Sprintf("%s %s %s %s", flow.From, flow.Kind, flow.To, flow.Label)))
	}
	return written
}

func TestFlowsFollowWhatTheResourcesSay(t *testing.T) {
	t.Parallel()
	for stage, want := range map[string][]string{
		"single": {
			"app-site telemetry observability-appinsights telemetry",
			"app-site data sql-database reads, writes by service endpoint",
			"app-site data storage-account files",
			"users traffic app-site HTTPS",
		},
		"10k": {
			"app-site telemetry observability-appinsights telemetry",
			"app-site data privatelink-endpoint-blob",
			"app-site data privatelink-endpoint-redis",
			"app-site data privatelink-endpoint-sql",
			"frontdoor-profile traffic gateway-gateway HTTP",
			"gateway-gateway traffic app-site HTTPS by private endpoint",
			"privatelink-endpoint-blob data storage-account files",
			"privatelink-endpoint-redis data cache-cluster cache, sessions",
			"privatelink-endpoint-sql data sql-database reads, writes",
			"privatelink-endpoint-sql data sql-replica-read reads",
			"sql-database replication sql-replica-read copy",
			"users traffic frontdoor-profile HTTPS",
		},
	} {
		t.Run(stage, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, want, flows(topology.FromGraph(graphtest.Graph(t, stage))))
		})
	}
}

func TestNodesStandInTheirSubnets(t *testing.T) {
	t.Parallel()
	m := topology.FromGraph(graphtest.Graph(t, "1k"))
	for id, want := range map[string]struct {
		place, region string
		facts         []string
	}{
		"frontdoor-profile": {"global", "", []string{"Standard", "firewall", "caches /static/*"}},
		"gateway-gateway": {
			"network-subnet-applicationgateway", "eastus2", []string{"WAF_v2", "1 to 2 units", "zone-redundant"},
		},
		"app-site": {
			"network-subnet-appservice", "eastus2", []string{"P1v3, 2 instances", "zone-redundant", "staging slot"},
		},
		"privatelink-endpoint-sql": {"network-subnet-privateendpoints", "eastus2", []string{"sql"}},
		"sql-database":             {"eastus2", "eastus2", []string{"S3"}},
	} {
		node, ok := m.Node(id)
		require.True(t, ok, id)
		assert.Equal(t, want.place, node.Place, id)
		assert.Equal(t, want.region, m.RegionOf(node), id)
		assert.Equal(t, want.facts, node.Facts, id)
	}
	_, ok := m.Node("privatelink-endpoint-sites")
	assert.False(t, ok, "an endpoint that only the gateway uses is said at the gateway's flow")
}

func TestTheOrderOfResourcesDoesNotMatter(t *testing.T) {
	t.Parallel()
	g := graphtest.Graph(t, "10k")
	want := topology.FromGraph(g)
	shuffled := g
	shuffled.Resources = slices.Clone(g.Resources)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(shuffled.Resources), func(i, j int) {
		shuffled.Resources[i], shuffled.Resources[j] = shuffled.Resources[j], shuffled.Resources[i]
	})
	require.NotEqual(t, g.Resources, shuffled.Resources)
	assert.Equal(t, want, topology.FromGraph(shuffled))
}

func TestAComponentThatIsNotKnownIsDrawnAsItself(t *testing.T) {
	t.Parallel()
	g := graphtest.Graph(t, "single")
	g.Resources = append(g.Resources, graph.Resource{
		URN: "urn:new", Name: "bus", Type: "azstage:components:ServiceBus",
		Inputs: map[string]any{"placement": map[string]any{"location": "westeurope"}},
	})
	m := topology.FromGraph(g)
	node, ok := m.Node("bus")
	require.True(t, ok)
	assert.Equal(t, topology.Other, node.Kind)
	assert.Equal(t, "ServiceBus", node.Title)
	assert.Equal(t, "westeurope", node.Place)
	for _, supporting := range []string{"triggers", "network", "web"} {
		_, ok := m.Node(supporting)
		assert.False(t, ok, supporting)
	}
}

func TestAStackThatIsNotThereYetHasNoFlows(t *testing.T) {
	t.Parallel()
	g := graphtest.Graph(t, "10k")
	for i := range g.Resources {
		for key := range g.Resources[i].Outputs {
			g.Resources[i].Outputs[key] = graph.Unknown
		}
	}
	m := topology.FromGraph(g)
	assert.Equal(t, []string{"sql-database replication sql-replica-read copy", "users traffic frontdoor-profile HTTPS"},
		flows(m))
}

func changes(m topology.Model) map[string]topology.Change {
	found := map[string]topology.Change{}
	for _, node := range m.Nodes {
		found[node.ID] = node.Change
	}
	return found
}

func TestBetweenMarksWhatComesGoesAndChanges(t *testing.T) {
	t.Parallel()
	single := topology.FromGraph(graphtest.Graph(t, "single"))
	thousand := topology.FromGraph(graphtest.Graph(t, "1k"))
	up := topology.Between(single, thousand)
	assert.Equal(t, "single", up.From)
	assert.Equal(t, map[string]topology.Change{
		"app-site": topology.Changed, "cache-cluster": topology.Added, "frontdoor-profile": topology.Added,
		"gateway-gateway": topology.Added, "observability-appinsights": topology.Changed,
		"privatelink-endpoint-blob": topology.Added, "privatelink-endpoint-redis": topology.Added,
		"privatelink-endpoint-sql": topology.Added, "sql-database": topology.Changed, "storage-account": "", "users": "",
	}, changes(up))
	database, _ := up.Node("sql-database")
	assert.Equal(t, []string{"S1"}, database.Before)
	assert.Contains(t, up.Flows, topology.Flow{
		From: "users", To: "app-site", Kind: topology.Traffic, Label: "HTTPS", Change: topology.Removed,
	})
	down := topology.Between(thousand, single)
	assert.Equal(t, topology.Removed, changes(down)["gateway-gateway"])
	gateway, _ := down.Node("gateway-gateway")
	assert.Equal(t, "network-subnet-applicationgateway", gateway.Place, "what is removed stays where it was")
}

func TestBetweenAModelAndItselfIsNothing(t *testing.T) {
	t.Parallel()
	for _, stage := range graphtest.Stages() {
		m := topology.FromGraph(graphtest.Graph(t, stage))
		both := topology.Between(m, m)
		for id, change := range changes(both) {
			assert.Empty(t, change, id)
		}
		both.From = ""
		assert.Equal(t, m, both)
	}
}

func TestPlacesComeGoAndChangeToo(t *testing.T) {
	t.Parallel()
	before := topology.Model{Places: []topology.Place{
		{ID: "gone", Kind: topology.Region}, {ID: "same", Kind: topology.Region},
		{ID: "wider", Kind: topology.Subnet, Addresses: "10.0.0.0/26"},
	}}
	after := topology.Model{Places: []topology.Place{
		{ID: "new", Kind: topology.Region}, {ID: "same", Kind: topology.Region},
		{ID: "wider", Kind: topology.Subnet, Addresses: "10.0.0.0/25"},
	}}
	assert.Equal(t, []topology.Place{
		{ID: "gone", Kind: topology.Region, Change: topology.Removed},
		{ID: "new", Kind: topology.Region, Change: topology.Added}, {ID: "same", Kind: topology.Region},
		{ID: "wider", Kind: topology.Subnet, Addresses: "10.0.0.0/25", Change: topology.Changed},
	}, topology.Between(before, after).Places)
}

func TestAPrivateOriginIsReachedByPrivateLink(t *testing.T) {
	t.Parallel()
	g := graphtest.Graph(t, "10k")
	gateways, origins := g.OfType("azure-native:network:ApplicationGateway"), g.OfType("azure-native:cdn:AFDOrigin")
	require.Len(t, gateways, 1)
	require.Len(t, origins, 1)
	for i := range g.Resources {
		if g.Resources[i].URN == origins[0].URN {
			inputs := maps.Clone(g.Resources[i].Inputs)
			inputs["hostName"] = "10.0.1.254"
			inputs["sharedPrivateLinkResource"] = map[string]any{"privateLink": map[string]any{"id": gateways[0].ID}}
			g.Resources[i].Inputs = inputs
		}
	}
	assert.Contains(t, flows(topology.FromGraph(g)), "frontdoor-profile traffic gateway-gateway HTTP by private link")
}
