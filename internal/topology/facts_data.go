package topology

import (
	"fmt"

	"github.com/azstage/azstage/internal/graph"
)

// documentFacts are those of a Cosmos DB account: how much it does, what reads see, where it is.
func documentFacts(r *reader, account graph.Resource) []string {
	units, kept, containers := 0, "container", r.childrenOf("azure-native:documentdb:SqlResourceSqlContainer", account, "accountName")
	if kind, _ := documentKind(r, account); kind == Relations {
		kept, containers = "graph", r.childrenOf(gremlinGraph, account, "accountName")
	}
	for _, container := range containers {
		units += number(container.Inputs, "options", "throughput") +
			number(container.Inputs, "options", "autoscaleSettings", "maxThroughput")
	}
	regions := objects(account.Inputs, "locations")
	zones := false
	for _, region := range regions {
		zones = zones || isTrue(region, "isZoneRedundant")
	}
	several := ""
	switch {
	case isTrue(account.Inputs, "enableMultipleWriteLocations"):
		several = fmt.Sprintf("%d regions, all write", len(regions))
	case len(regions) > 1:
		several = fmt.Sprintf("%d regions, one writes", len(regions))
	}
	return []string{
		counted(len(containers), kept) + when(units > 0, fmt.Sprintf(", up to %d RU/s", units)),
		text(account.Inputs, "consistencyPolicy", "defaultConsistencyLevel") + " consistency", several,
		when(zones, zoneRedundant),
	}
}

func searchFacts(_ *reader, service graph.Resource) []string {
	replicas := number(service.Inputs, "replicaCount")
	copies := fmt.Sprintf("%d replicas", replicas)
	if replicas <= 1 {
		copies = "1 replica"
	}
	partitions := number(service.Inputs, "partitionCount")
	return []string{text(service.Inputs, "sku", "name") + ", " + copies, when(partitions > 1,
		fmt.Sprintf("%d partitions", partitions))}
}
