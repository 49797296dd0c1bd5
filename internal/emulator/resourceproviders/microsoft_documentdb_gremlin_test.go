package resourceproviders

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	gremlinDBID = cosmosID + "/gremlinDatabases/app"
	graphID     = gremlinDBID + "/graphs/relationships"
)

func gremlinCases() []ruleCase {
	account := func(capability string) fakeCloud {
		return fakeCloud{resource(cosmosID, props{"capabilities": list(props{"name": capability})})}
	}
	key := func(path string) props {
		return props{"resource": props{"partitionKey": props{"kind": "Hash", "version": 2.0, "paths": list(path)}}}
	}
	named := func(id string) props { return props{"resource": props{"id": id}, "databaseName": "app"} }
	return slices.Concat(
		containerCases(gremlinGraphRule, "graphName", graphID),
		cosmosThroughputCases(gremlinDatabaseRule, gremlinDBID), cosmosThroughputCases(gremlinGraphRule, graphID),
		[]ruleCase{
			{gremlinDatabaseRule + "id-is-name", given(named("app")), given(named("b")), "resource.id"},
			{gremlinDatabaseRule + "account-has-graphs", in(account("EnableGremlin"), gremlinDBID, props{}),
				in(account("EnableTable"), gremlinDBID, props{}), "accountName"},
			{gremlinGraphRule + "partition-key-is-property", given(key("/pk")), given(key("/id")),
				"resource.partitionKey.paths"},
			{gremlinGraphRule + "partition-key-is-property", given(key("/city")), given(key("/label")),
				"resource.partitionKey.paths"},
		})
}

func TestAGraphIsReturnedWithAllItsPolicies(t *testing.T) {
	t.Parallel()
	outputs := gremlinGraph().ReadOnly(model.Request{ID: graphID, Inputs: props{"resource": props{
		"id": "relationships", "partitionKey": props{"paths": list("/pk")},
	}}})
	assert.Equal(t, "relationships", outputs.String("name"))
	assert.Equal(t, "LastWriterWins", outputs.String("resource.conflictResolutionPolicy.mode"))
	assert.Equal(t, "Hash", outputs.String("resource.partitionKey.kind"))
	assert.Contains(t, gremlinGraph().WriteOnly, "options", "the throughput is a resource of its own")
}
