package graph_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/graph/graphtest"
)

func TestAnIndexAnswersAsTheGraphDoes(t *testing.T) {
	t.Parallel()
	g := graphtest.Graph(t, "10k")
	g.Resources = append(g.Resources, graph.Resource{URN: g.Resources[0].URN, Name: "twin", Type: "azure-native:sql/v1:Database"})
	index := graph.NewIndex(g)
	for _, resource := range append(g.Resources, graph.Resource{URN: "urn:none", Type: "azure-native:none:None"}) {
		want, wanted := g.Find(resource.URN)
		got, found := index.Find(resource.URN)
		assert.Equal(t, wanted, found)
		assert.Equal(t, want, got)
		assert.Equal(t, g.OfType(resource.Type), index.OfType(resource.Type))
	}
	assert.Len(t, index.OfType("azure-native:sql/v2:Database"), 3, "in whatever version")
}

func TestAVersionIsNoPartOfAType(t *testing.T) {
	t.Parallel()
	for token, want := range map[string]string{
		"azure-native:sql/v20230801:Server":      "azure-native:sql:Server",
		"azure-native:sql:Server":                "azure-native:sql:Server",
		"random:index/randomString:RandomString": "random:index/randomString:RandomString",
		"azure-native:sql":                       "azure-native:sql",
		"azure-native:sql/v1:Server:Extra":       "azure-native:sql/v1:Server:Extra",
		"azure-native:sql:Server/v1":             "azure-native:sql:Server/v1",
		"":                                       "",

		"azure-native:redisenterprise:Database":                 "azure-native:cache:Database",
		"azure-native:cosmosdb:DatabaseAccount":                 "azure-native:documentdb:DatabaseAccount",
		"azure-native_storage_v20240101:storage:StorageAccount": "azure-native:storage:StorageAccount",
		"azure-native_monitor_v20180301:monitor/v1:MetricAlert": "azure-native:insights:MetricAlert",
		"azure-nativeish:storage:StorageAccount":                "azure-nativeish:storage:StorageAccount",
	} {
		assert.Equal(t, want, graph.Unversioned(token))
	}
}
