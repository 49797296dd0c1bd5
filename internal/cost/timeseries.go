package cost

import (
	"fmt"

	"github.com/azstage/azstage/internal/graph"
)

const timeSeriesCluster = "azure-native:kusto:Cluster"

var timeSeriesKinds = map[string]kind{
	timeSeriesCluster: {charges: timeSeriesUnpriced},

	"azure-native:kusto:ReadWriteDatabase":           {free: "billed with its cluster"},
	"azure-native:kusto:DatabasePrincipalAssignment": {free: settings},
}

// timeSeriesUnpriced: a cluster pays virtual machines, a markup for each of their cores, disks and storage. The snapshot of
// the Azure Retail Prices API that the book is made from has none of these meters.
func timeSeriesUnpriced(_ scene, r graph.Resource) ([]charge, error) {
	return nil, fmt.Errorf("the price book has no meters of Azure Data Explorer, such as those of %s", word(r, "sku", "name"))
}
