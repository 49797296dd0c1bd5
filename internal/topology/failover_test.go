package topology_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/topology"
)

// grouped is an app with a database and its copy in a failover group, three shards and their catalog.
func grouped() graph.Graph {
	const servers = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Sql/servers/"
	resource := func(kind, name, id, parent string, inputs map[string]any) graph.Resource {
		return graph.Resource{
			URN: "urn:" + name, Name: name, Type: kind, ID: id, Parent: parent, Inputs: inputs,
			Outputs: map[string]any{"fullyQualifiedDomainName": name + ".database.windows.net"},
		}
	}
	database := func(name, server, database, parent string, more map[string]any) graph.Resource {
		inputs := map[string]any{"databaseName": database, "sku": map[string]any{"name": "GP_Gen5_4"}}
		for key, value := range more {
			inputs[key] = value
		}
		return resource("azure-native:sql:Database", name, servers+server+"/databases/"+database, parent, inputs)
	}
	setting := func(name, value string) map[string]any { return map[string]any{"name": name, "value": value} }
	g := graph.Graph{Resources: []graph.Resource{
		resource("azure-native:sql:Server", "one", servers+"one", "", map[string]any{}),
		resource("azure-native:sql:Server", "two", servers+"two", "", map[string]any{}),
		database("db", "one", "shop", "", nil),
		database("copy", "two", "shop", "", map[string]any{"sourceDatabaseId": servers + "one/databases/shop"}),
		resource("azure-native:sql:FailoverGroup", "fog", servers+"one/failoverGroups/fog", "", map[string]any{
			"databases": []any{servers + "one/databases/shop"}, "partnerServers": []any{map[string]any{"id": servers + "two"}},
			"readWriteEndpoint": map[string]any{"failoverPolicy": "Manual"},
		}),
		resource("azstage:components:ShardSet", "shards", "", "", map[string]any{}),
		database("shards-catalog", "one", "shop-catalog", "urn:shards", nil),
		resource("azure-native:web:WebApp", "site", "/site", "", map[string]any{"siteConfig": map[string]any{"appSettings": []any{
			setting("SQL", "Server=tcp:fog.database.windows.net,1433;Database=shop;"),
			setting("READ", "Server=tcp:fog.secondary.database.windows.net,1433;Database=shop;"),
			setting("MAP", `{"version":1,"shards":["shop-s00","shop-s01","shop-s02"],"catalog":"shop-catalog"}`),
		}}}),
	}}
	for _, n := range []string{"s00", "s01", "s02"} {
		g.Resources = append(g.Resources, database("shards-"+n, "one", "shop-"+n, "urn:shards", nil))
	}
	return g
}

func TestTheNamesOfAFailoverGroupLeadToItsDatabases(t *testing.T) {
	t.Parallel()
	model := topology.FromGraph(grouped())
	var flows []string
	for _, flow := range model.Flows {
		if flow.From != "users" {
			flows = append(flows, flow.From+" "+string(flow.Kind)+" "+flow.To)
		}
	}
	assert.Equal(t, []string{
		"db replication copy", "site data copy", "site data db", "site data shards-catalog", "site data shards-s00",
	}, flows)
	database, _ := model.Node("db")
	assert.Contains(t, database.Facts, "manual failover")
}

func TestShardsAreOneNode(t *testing.T) {
	t.Parallel()
	model := topology.FromGraph(grouped())
	shards, ok := model.Node("shards-s00")
	assert.True(t, ok)
	assert.Contains(t, shards.Facts, "3 shards")
	for _, other := range []string{"shards-s01", "shards-s02"} {
		_, drawn := model.Node(other)
		assert.False(t, drawn, other)
	}
	catalog, _ := model.Node("shards-catalog")
	assert.Contains(t, catalog.Facts, "catalog of the shards")
}
