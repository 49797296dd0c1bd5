package availability

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/graph"
)

func TestDocumentsPromiseByRegionsZonesAndWriters(t *testing.T) {
	t.Parallel()
	zonal, plain := map[string]any{"isZoneRedundant": true}, map[string]any{"isZoneRedundant": false}
	for _, test := range []struct {
		regions []any
		several bool
		want    string
	}{
		{[]any{plain}, false, "cosmos"},
		{[]any{zonal}, false, "cosmos-zones"},
		{[]any{zonal, plain}, false, "cosmos-multi"},
		{[]any{zonal, zonal}, false, "cosmos-zones"},
		{[]any{plain, plain}, true, "cosmos-multi-write"},
		{[]any{plain}, true, "cosmos"}, // one region that writes is one region
	} {
		got := documentPromise(graph.Resource{Inputs: map[string]any{
			"locations": test.regions, "enableMultipleWriteLocations": test.several,
		}})
		assert.Equal(t, test.want, got)
		_, known := azure.ServiceLevelByID(got)
		assert.True(t, known, got)
	}
}

func TestSearchPromisesFromTwoReplicasOn(t *testing.T) {
	t.Parallel()
	for replicas, want := range map[float64]string{1: "search-single", 2: "search-reads", 3: "search", 12: "search"} {
		got := searchPromise(graph.Resource{Inputs: map[string]any{"replicaCount": replicas}})
		assert.Equal(t, want, got)
		_, known := azure.ServiceLevelByID(got)
		assert.True(t, known, got)
	}
}

func TestOnlyStandardClustersHaveAPromise(t *testing.T) {
	t.Parallel()
	for tier, want := range map[string]string{"Standard": "dataexplorer", "Basic": "dataexplorer-dev"} {
		got := timeSeriesPromise(graph.Resource{Inputs: map[string]any{"sku": map[string]any{"tier": tier}}})
		assert.Equal(t, want, got)
		_, known := azure.ServiceLevelByID(got)
		assert.True(t, known, got)
	}
}
