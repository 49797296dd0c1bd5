package resourceproviders

import (
	"slices"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	gremlinDatabaseSource = azurermSource + "cosmos/cosmosdb_gremlin_database_resource.go"
	gremlinGraphSource    = azurermSource + "cosmos/cosmosdb_gremlin_graph_resource.go"
	gremlinPartitionDocs  = "Microsoft Learn, using a partitioned graph in Azure Cosmos DB"
	gremlinDatabasePath   = cosmosAccountPath + "/gremlinDatabases/{databaseName}"
	gremlinDatabaseType   = cosmosAccountType + "/gremlinDatabases"
	gremlinGraphType      = gremlinDatabaseType + "/graphs"
	gremlinDatabaseRule   = "documentdb.gremlinDatabases."
	gremlinGraphRule      = "documentdb.graphs."
	gremlinCapability     = "EnableGremlin"
)

func gremlinDatabase() *model.Type {
	return &model.Type{
		Token:     "azure-native:documentdb/v20241115:GremlinResourceGremlinDatabase",
		ARMType:   gremlinDatabaseType,
		Path:      gremlinDatabasePath,
		Location:  model.Unlocated,
		WriteOnly: []string{"options"},
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, gremlinDatabaseType, model.Properties{"resource": dataPlane(r, model.Properties{})})
		},
		Rules: slices.Concat([]model.Rule{
			preflight(gremlinDatabaseRule+"id-is-name", "The id of a database is its name.", known(), idIsName("databaseName")),
			onApply(gremlinDatabaseRule+"account-has-graphs",
				"Graphs are kept by accounts that were created with the capability EnableGremlin.", known(), accountHasGraphs),
		}, throughputRules(gremlinDatabaseRule, gremlinDatabaseSource)),
	}
}

// gremlinGraph is a container whose documents are vertices and edges.
func gremlinGraph() *model.Type {
	container := cosmosContainer()
	return &model.Type{
		Token:     "azure-native:documentdb/v20241115:GremlinResourceGremlinGraph",
		ARMType:   gremlinGraphType,
		Path:      gremlinDatabasePath + "/graphs/{graphName}",
		Location:  model.Unlocated,
		Required:  properties(verified(gremlinGraphSource), "resource.partitionKey"),
		Allowed:   container.Allowed,
		Ranges:    container.Ranges,
		Immutable: container.Immutable,
		WriteOnly: container.WriteOnly,
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, gremlinGraphType, model.Properties{"resource": dataPlane(r, containerDefaults(r))})
		},
		Rules: append(containerRules(gremlinGraphRule, "graph", "graphName", gremlinGraphSource),
			preflight(gremlinGraphRule+"partition-key-is-property",
				"A graph is partitioned by a property of its vertices: /id and /label are none.",
				verified(gremlinPartitionDocs), graphPartitionKey)),
	}
}

func accountHasGraphs(r model.Request) []model.Fault {
	account, ok := cosmosAccountOf(r)
	if !ok || hasCapability(account.Outputs, gremlinCapability) {
		return nil
	}
	return model.Refuse("accountName", "BadRequest",
		"The account %s is not for Apache Gremlin: it has no capability %s.", nameOf(account.ID), gremlinCapability)
}

func graphPartitionKey(r model.Request) []model.Fault {
	const property = "resource.partitionKey.paths"
	for _, path := range r.Inputs.Strings(property) {
		if oneOf(path, "/id", "/label") {
			return model.Refuse(property, "BadRequest",
				"The partition key path '%s' is not supported by the API for Gremlin: name another property.", path)
		}
	}
	return nil
}
