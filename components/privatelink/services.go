package privatelink

import (
	"slices"

	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/internal/azure"
)

// Kind says what an endpoint leads to.
type Kind string

// The kinds of endpoints.
const (
	SQL          Kind = "sql"
	ManagedRedis Kind = "redis"
	ClassicRedis Kind = "redisclassic"
	Blob         Kind = "blob"
	Queue        Kind = "queue"
	Table        Kind = "table"
	Sites        Kind = "sites"
	StagingSlot  Kind = "stagingslot"
	KeyVault     Kind = "keyvault"
	ServiceBus   Kind = "servicebus"
	Cosmos       Kind = "cosmos"
	Registry     Kind = "registry"
	Search       Kind = "search"
	EventGrid    Kind = "eventgrid"
	Gremlin      Kind = "gremlin"
	DataExplorer Kind = "dataexplorer"
)

// services says which part of which resource type each kind is; what Azure calls it is a fact of its own.
var services = []struct {
	kind             Kind
	armType, groupID string
}{
	{SQL, naming.SQLServer, "sqlServer"},
	{ManagedRedis, naming.ManagedRedis, "redisEnterprise"},
	{ClassicRedis, naming.ClassicRedis, "redisCache"},
	{Blob, naming.StorageAccount, "blob"},
	{Queue, naming.StorageAccount, "queue"},
	{Table, naming.StorageAccount, "table"},
	{Sites, naming.WebApp, "sites"},
	{StagingSlot, naming.WebApp, "sites-staging"},
	{KeyVault, naming.KeyVault, "vault"},
	{ServiceBus, naming.ServiceBusNamespace, "namespace"},
	{Cosmos, naming.CosmosAccount, "Sql"},
	{Registry, "Microsoft.ContainerRegistry/registries", "registry"},
	{Search, naming.SearchService, "searchService"},
	{EventGrid, naming.EventGridTopic, "topic"},
	{Gremlin, naming.CosmosAccount, "Gremlin"},
	{DataExplorer, naming.KustoCluster, "cluster"},
}

// Kinds returns all kinds.
func Kinds() []Kind {
	kinds := make([]Kind, len(services))
	for i, service := range services {
		kinds[i] = service.kind
	}
	return kinds
}

// Target returns the group ID and the private DNS zone of a kind; false for a kind that does not exist.
func Target(kind Kind) (azure.PrivateLinkTarget, bool) {
	for _, service := range services {
		if service.kind == kind {
			return azure.PrivateLinkTargetOf(service.armType, service.groupID)
		}
	}
	return azure.PrivateLinkTarget{}, false
}

// zoneOf is the private DNS zone of a kind in the placement's region, or "".
func (a Args) zoneOf(kind Kind) string {
	target, _ := Target(kind)
	return target.ZoneIn(a.Placement.Location)
}

// zoneNames returns the private DNS zones of the endpoints and kinds, each once, in order.
func (a Args) zoneNames() []string {
	kinds := slices.Clone(a.Kinds)
	for _, endpoint := range a.Endpoints {
		kinds = append(kinds, endpoint.Kind)
	}
	var names []string
	for _, kind := range kinds {
		if zone := a.zoneOf(kind); zone != "" {
			names = append(names, zone)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
