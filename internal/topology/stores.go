package topology

import (
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
