package cost

import "github.com/azstage/azstage/internal/graph"

const timeSeriesCluster = "azure-native:kusto:Cluster"

var timeSeriesKinds = map[string]kind{
	timeSeriesCluster: {charges: timeSeriesUnpriced},

	"azure-native:kusto:ReadWriteDatabase":           {free: "billed with its cluster"},
	"azure-native:kusto:DatabasePrincipalAssignment": {free: settings},
}

func timeSeriesUnpriced(scene, graph.Resource) ([]charge, error) { return nil, dataExplorer.missing() }
