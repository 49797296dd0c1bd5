package topology

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/graph"
)

const (
	storageTable = "azure-native:storage:Table"
	gremlinGraph = "azure-native:documentdb:GremlinResourceGremlinGraph"
)

// storageKind tells an account that was made for tables from one for blobs.
func storageKind(r *reader, account graph.Resource) (Kind, string) {
	if len(r.childrenOf(storageTable, account, "accountName")) > 0 {
		return Tables, "Table storage"
	}
	return Storage, "Blob storage"
}

// documentKind tells by the API of an account what it keeps.
func documentKind(_ *reader, account graph.Resource) (Kind, string) {
	for _, capability := range objects(account.Inputs, "capabilities") {
		if strings.EqualFold(text(capability, "name"), "EnableGremlin") {
			return Relations, "Cosmos DB for Gremlin"
		}
	}
	return Documents, "Cosmos DB"
}

// hostOf is the host in an address, without its port.
func hostOf(address string) string {
	_, host, found := strings.Cut(address, "://")
	if !found {
		return ""
	}
	host, _, _ = strings.Cut(host, "/")
	host, _, _ = strings.Cut(host, ":")
	return host
}

// timeSeriesFacts are those of a cluster: its size, how far it scales, and what is in it.
func timeSeriesFacts(r *reader, cluster graph.Resource) []string {
	most := number(cluster.Inputs, "optimizedAutoscale", "maximum")
	databases := len(r.childrenOf("azure-native:kusto:ReadWriteDatabase", cluster, "clusterName"))
	return []string{
		text(cluster.Inputs, "sku", "name"), when(most > 0, fmt.Sprintf("up to %d instances", most)),
		counted(databases, "database"), when(len(zonesOf(cluster)) > 1, zoneRedundant),
	}
}

func zonesOf(cluster graph.Resource) []any {
	zones, _ := cluster.Inputs["zones"].([]any)
	return zones
}
