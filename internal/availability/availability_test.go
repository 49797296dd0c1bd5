package availability_test

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/availability"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/graph/graphtest"
)

func promises(estimate availability.Estimate) []string {
	var ids []string
	for _, part := range estimate.Parts {
		ids = append(ids, part.Promise.ID)
	}
	return ids
}

func TestEveryPartOnTheWayOfARequestCounts(t *testing.T) {
	t.Parallel()
	for stage, test := range map[string]struct {
		parts   []string
		percent float64
	}{
		"single": {[]string{"appservice", "sql", "blob"}, 99.95 * 99.99 * 99.9 / 1e4},
		"1k": {
			[]string{
				"frontdoor", "applicationgateway", "appservice-zones", "privatelink", "privatelink", "privatelink", "blob",
				"redis-managed-zones", "sql",
			},
			100 * math.Pow(0.9999, 7) * 0.9995 * 0.999,
		},
		"10k": {
			[]string{
				"frontdoor", "applicationgateway", "appservice-zones", "privatelink", "privatelink", "privatelink", "blob",
				"redis-managed-zones", "sql-zones", "sql",
			},
			100 * math.Pow(0.9999, 7) * 0.99995 * 0.9995 * 0.999,
		},
	} {
		t.Run(stage, func(t *testing.T) {
			t.Parallel()
			estimate := availability.Of(graphtest.Graph(t, stage))
			assert.Equal(t, test.parts, promises(estimate))
			assert.InDelta(t, test.percent, estimate.Percent, 1e-9)
			assert.InDelta(t, (100-test.percent)/100*730*60, estimate.DowntimeMinutes, 1e-6)
			assert.Empty(t, estimate.Unpromised)
		})
	}
}

// twoRegions is a Front Door before an app in each of two regions.
func twoRegions() graph.Graph {
	g := graph.Graph{Resources: []graph.Resource{{
		URN: "door", Type: "azure-native:cdn:Profile", Name: "door", ID: "/p/afd",
		Inputs: map[string]any{"location": "Global", "sku": map[string]any{"name": "Premium_AzureFrontDoor"}},
	}}}
	for _, region := range []string{"eastus2", "westeurope"} {
		g.Resources = append(g.Resources,
			graph.Resource{
				URN: region, Type: "azure-native:web:WebApp", Name: "app-" + region, ID: "/sites/" + region,
				Inputs:  map[string]any{"location": region, "publicNetworkAccess": "Enabled"},
				Outputs: map[string]any{"defaultHostName": region + ".example.net"},
			},
			graph.Resource{
				URN: "origin-" + region, Type: "azure-native:cdn:AFDOrigin", Name: "origin-" + region,
				ID:     "/p/afd/originGroups/o/origins/" + region,
				Inputs: map[string]any{"profileName": "afd", "hostName": region + ".example.net"},
			})
	}
	return g
}

func TestRegionsStandBesideEachOther(t *testing.T) {
	t.Parallel()
	estimate := availability.Of(twoRegions())
	require.Equal(t, []string{"frontdoor", "appservice", "appservice"}, promises(estimate))
	assert.InDelta(t, 99.99*(1-0.0005*0.0005), estimate.Percent, 1e-9)
}

func TestAPartWithoutAPromiseIsNamedAndNotCounted(t *testing.T) {
	t.Parallel()
	g := graphtest.Graph(t, "1k")
	for i, resource := range g.Resources {
		if graph.Unversioned(resource.Type) == "azure-native:cache:RedisEnterprise" {
			g.Resources[i].Inputs["highAvailability"] = "Disabled"
		}
	}
	estimate := availability.Of(g)
	assert.Equal(t, []string{"Managed Redis"}, estimate.Unpromised)
	assert.InDelta(t, 100*math.Pow(0.9999, 6)*0.9995*0.999, estimate.Percent, 1e-9)
}

func TestNothingIsPromisedOfAnEmptyStack(t *testing.T) {
	t.Parallel()
	assert.Equal(t, availability.Estimate{Parts: []availability.Part{}}, availability.Of(graph.Graph{}))
}

// A copy of the database in a region without an app answers nobody before a failover: it makes no request safer.
func TestACopyInAnotherRegionIsNoSecondRegion(t *testing.T) {
	t.Parallel()
	const servers = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Sql/servers/"
	server := func(name string) graph.Resource {
		return graph.Resource{URN: name, Type: "azure-native:sql:Server", Name: name, ID: servers + name,
			Outputs: map[string]any{"fullyQualifiedDomainName": name + ".database.windows.net"}}
	}
	database := func(name, server, region, source string) graph.Resource {
		return graph.Resource{URN: name, Type: "azure-native:sql:Database", Name: name, ID: servers + server + "/databases/shop",
			Inputs: map[string]any{"location": region, "sourceDatabaseId": source}}
	}
	settings := []any{}
	for _, name := range []string{"one", "two"} {
		settings = append(settings, map[string]any{"name": name,
			"value": "Server=tcp:" + name + ".database.windows.net;Database=shop;"})
	}
	g := graph.Graph{Resources: []graph.Resource{
		{
			URN: "app", Type: "azure-native:web:WebApp", Name: "app", ID: "/sites/app",
			Inputs: map[string]any{"location": "eastus2", "siteConfig": map[string]any{"appSettings": settings}},
		},
		server("one"), server("two"), database("primary", "one", "eastus2", ""),
	}}
	alone := availability.Of(g)
	require.Equal(t, []string{"appservice", "sql"}, promises(alone))
	g.Resources = append(g.Resources, database("copy", "two", "centralus", servers+"one/databases/shop"))
	assert.Equal(t, alone, availability.Of(g))
}

func TestAUserNeedsTheCellThatHeBelongsToAlone(t *testing.T) {
	t.Parallel()
	g := graphtest.Graph(t, "10m")
	estimate := availability.Of(g)
	assert.NotEmpty(t, estimate.Cell)
	apps, caches := map[string]int{}, map[string]int{}
	for _, part := range estimate.Parts {
		switch part.Title {
		case "App Service":
			apps[part.Region]++
		case "Managed Redis":
			caches[part.Region]++
		}
	}
	one := map[string]int{"eastus2": 1, "uksouth": 1, "southeastasia": 1}
	assert.Equal(t, one, apps)
	assert.Equal(t, one, caches)

	undivided := g
	undivided.Resources = slices.Clone(g.Resources)
	for i, resource := range undivided.Resources {
		if graph.Unversioned(resource.Type) == "azure-native:resources:ResourceGroup" {
			undivided.Resources[i].Inputs = map[string]any{}
		}
	}
	together := availability.Of(undivided)
	assert.Empty(t, together.Cell)
	assert.Greater(t, len(together.Parts), 2*len(estimate.Parts))
	assert.Less(t, together.Percent, estimate.Percent)
}
