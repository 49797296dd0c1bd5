package availability

import "github.com/azstage/azstage/internal/graph"

// documentPromise is that of a Cosmos DB account. A request may write, so the promise for writes counts.
func documentPromise(account graph.Resource) string {
	locations, _ := account.Inputs["locations"].([]any)
	zones := len(locations) > 0
	for _, location := range locations {
		properties, _ := location.(map[string]any)
		zones = zones && properties["isZoneRedundant"] == true
	}
	switch {
	case len(locations) > 1 && account.Inputs["enableMultipleWriteLocations"] == true:
		return "cosmos-multi-write"
	case zones:
		return "cosmos-zones"
	case len(locations) > 1:
		return "cosmos-multi"
	}
	return "cosmos"
}

// searchPromise: fewer than three replicas leave indexing, and one leaves queries, without a promise.
func searchPromise(service graph.Resource) string {
	const queries, indexing = 2, 3
	replicas, _ := service.Inputs["replicaCount"].(float64)
	switch {
	case replicas >= indexing:
		return "search"
	case replicas >= queries:
		return "search-reads"
	}
	return "search-single"
}

// timeSeriesPromise is that of a cluster: sizes for development have none.
func timeSeriesPromise(cluster graph.Resource) string {
	sku, _ := cluster.Inputs["sku"].(map[string]any)
	if sku["tier"] == "Standard" {
		return "dataexplorer"
	}
	return "dataexplorer-dev"
}
