package topology_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph/graphtest"
	"github.com/azstage/azstage/internal/topology"
)

// standsFor is the number of nodes that a node of an overview stands for.
func standsFor(t *testing.T, node topology.Node) int {
	t.Helper()
	_, times, several := strings.Cut(node.Title, " × ")
	if !several {
		return 1
	}
	count, err := strconv.Atoi(times)
	require.NoError(t, err)
	return count
}

func TestAnOverviewLosesNothingAndCanBeReadAtOnce(t *testing.T) {
	t.Parallel()
	for _, stage := range graphtest.Stages() {
		m := topology.FromGraph(graphtest.Graph(t, stage))
		over := topology.Overview(m)
		assert.LessOrEqual(t, len(over.Nodes), 40, stage)
		assert.LessOrEqual(t, len(over.Flows), 55, stage)
		if len(m.Nodes) <= topology.Legible {
			assert.Equal(t, m, over)
			continue
		}
		kinds, shown := map[topology.Kind]int{}, map[topology.Kind]int{}
		for _, node := range m.Nodes {
			if node.Kind != topology.Endpoint {
				kinds[node.Kind]++
			}
		}
		known := map[string]bool{"": true}
		for _, place := range over.Places {
			assert.True(t, known[place.Parent], "%s: %s is outside of what is around it", stage, place.ID)
			known[place.ID] = true
		}
		for _, node := range over.Nodes {
			shown[node.Kind] += standsFor(t, node)
			assert.True(t, known[node.Place], node.ID)
			known[node.ID] = true
		}
		assert.Equal(t, kinds, shown, stage)
		for _, flow := range over.Flows {
			assert.True(t, known[flow.From] && known[flow.To], "%s to %s", flow.From, flow.To)
		}
	}
}

func TestAnOverviewDrawsWhatIsAlikeOnce(t *testing.T) {
	t.Parallel()
	over := topology.Overview(topology.FromGraph(graphtest.Graph(t, "10m")))
	app, ok := over.Node("app-site")
	require.True(t, ok)
	assert.Equal(t, "App Service × 12", app.Title, "in four cells of three regions")
	var around []string
	for id := app.Place; id != ""; {
		at := slices.IndexFunc(over.Places, func(p topology.Place) bool { return p.ID == id })
		around = append(around, over.Places[at].Label)
		id = over.Places[at].Parent
	}
	assert.Equal(t, []string{"Subnet appservice × 12", "Virtual network × 12", "East US 2, Southeast Asia, UK South"}, around)
	apis, ok := over.Node("apim-service")
	require.True(t, ok)
	assert.Equal(t, "eastus2", apis.Place, "what one region has is there alone")
}

func TestAnOverviewOfADifferenceSaysOfHowManyWhatBecame(t *testing.T) {
	t.Parallel()
	before, after := graphtest.Graph(t, "1m"), graphtest.Graph(t, "10m")
	both := topology.Overview(topology.Between(topology.FromGraph(before), topology.FromGraph(after)))
	app, _ := both.Node("app-site")
	assert.Equal(t, topology.Changed, app.Change)
	assert.Equal(t, "9 added", app.Facts[0])
	search, _ := both.Node("search-service")
	if search.ID == "" {
		search, _ = both.Node("sea-search-service")
	}
	assert.Empty(t, search.Change, "nothing became of it in any region")
}

func TestFlowsLeadToAGroupInsteadOfEachMember(t *testing.T) {
	t.Parallel()
	var m topology.Model
	for i := range topology.Legible {
		id := "app" + strconv.Itoa(100+i)
		m.Nodes = append(m.Nodes, topology.Node{ID: id, Kind: topology.App, Title: id})
	}
	for _, id := range []string{"blob", "cache"} {
		m.Nodes = append(m.Nodes, topology.Node{ID: id, Kind: topology.Cache, Title: id})
		m.Flows = append(m.Flows, topology.Flow{From: "app100", To: id, Kind: topology.Data, Label: "of " + id})
	}
	over := topology.Overview(m)
	group := topology.Place{ID: "blob/with others", Kind: topology.Group}
	assert.Equal(t, []topology.Place{group}, over.Places)
	assert.Equal(t, []topology.Flow{{From: "app100", To: group.ID, Kind: topology.Data}}, over.Flows)
	blob, _ := over.Node("blob")
	assert.Equal(t, group.ID, blob.Place)
}

func TestAnEndpointLeadsEachCallerToWhatItIsThereFor(t *testing.T) {
	t.Parallel()
	m := topology.Model{Nodes: []topology.Node{
		{ID: "endpoint", Kind: topology.Endpoint}, {ID: "shop", Kind: topology.Database, Title: "shop"},
		{ID: "orders", Kind: topology.Database, Title: "orders"},
	}}
	for _, caller := range []string{"app", "cluster"} {
		m.Nodes = append(m.Nodes, topology.Node{ID: caller, Kind: topology.App, Title: caller})
		m.Flows = append(m.Flows, topology.Flow{From: caller, To: "endpoint", Kind: topology.Data})
	}
	m.Flows = append(m.Flows,
		topology.Flow{From: "endpoint", To: "shop", Kind: topology.Data, For: []string{"app"}},
		topology.Flow{From: "endpoint", To: "orders", Kind: topology.Data, For: []string{"cluster"}})
	for i := range topology.Legible { // so that there is an overview
		m.Nodes = append(m.Nodes, topology.Node{ID: "vault-" + strconv.Itoa(i), Kind: topology.Vault, Title: strconv.Itoa(i)})
	}
	assert.Equal(t, []topology.Flow{
		{From: "app", To: "shop", Kind: topology.Data}, {From: "cluster", To: "orders", Kind: topology.Data},
	}, topology.Overview(m).Flows)
}
