package reachability

import (
	"regexp"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// service is one kind of store.
type service struct {
	armType string
	// group is the part of the service that a private endpoint stands for.
	group string
	// host is the output property that holds the host name, as a name or a URL, or what comes before the suffix.
	host string
	// suffix ends the host names of the service.
	suffix string
	port   int
	// tag and endpoint are the names of the service in security rules and among the service endpoints of a subnet.
	tag, endpoint string
	// public says why the public endpoint lets nobody from a subnet in; "" when it does.
	public func(w *world, store model.Resource, subnet string) string
	// grants are the object IDs of the identities that a store lets in; nil where Azure does not know them.
	grants func(w *world, store model.Resource) []string
}

var services = []service{
	{"Microsoft.Sql/servers", "sqlServer", "fullyQualifiedDomainName", ".database.windows.net", 1433,
		"Sql", "Microsoft.Sql", (*world).publicSQL, nil},
	{"Microsoft.Storage/storageAccounts", "blob", "primaryEndpoints.blob", ".blob.core.windows.net", 443,
		"Storage", "Microsoft.Storage", aclAt("", "networkRuleSet"), (*world).roles},
	{"Microsoft.Storage/storageAccounts", "queue", "primaryEndpoints.queue", ".queue.core.windows.net", 443,
		"Storage", "Microsoft.Storage", aclAt("", "networkRuleSet"), (*world).roles},
	{"Microsoft.Storage/storageAccounts", "table", "primaryEndpoints.table", ".table.core.windows.net", 443,
		"Storage", "Microsoft.Storage", aclAt("", "networkRuleSet"), (*world).roles},
	{"Microsoft.KeyVault/vaults", "vault", "properties.vaultUri", ".vault.azure.net", 443,
		"AzureKeyVault", "Microsoft.KeyVault", aclAt("properties.", "properties.networkAcls"),
		(*world).roles},
	{"Microsoft.ServiceBus/namespaces", "namespace", "serviceBusEndpoint", ".servicebus.windows.net", 5671,
		"ServiceBus", "Microsoft.ServiceBus", (*world).publicServiceBus, (*world).roles},
	{customTopics, "topic", "endpoint", ".eventgrid.azure.net", 443,
		"AzureEventGrid", "", (*world).publicEventGrid, (*world).roles},
	{"Microsoft.Cache/redisEnterprise", "redisEnterprise", "hostName", ".redis.azure.net", 10000,
		"", "", (*world).publicManagedRedis,
		below("Microsoft.Cache/redisEnterprise/databases/accessPolicyAssignments", "user.objectId")},
	{"Microsoft.Cache/redis", "redisCache", "hostName", ".redis.cache.windows.net", 6380,
		"", "", func(_ *world, store model.Resource, _ string) string {
			if disabled(store.Outputs.String("publicNetworkAccess")) {
				return "its public endpoint is closed"
			}
			return ""
		}, below("Microsoft.Cache/redis/accessPolicyAssignments", "objectId")},
	{"Microsoft.DocumentDB/databaseAccounts", "Sql", "documentEndpoint", ".documents.azure.com", 443,
		"AzureCosmosDB", "Microsoft.AzureCosmosDB", (*world).publicCosmos,
		below("Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments", "principalId")},
	{"Microsoft.Search/searchServices", "searchService", "name", ".search.windows.net", 443,
		"", "", (*world).publicSearch, (*world).roles},
}

// hostName finds names of hosts in connection strings and URLs.
var hostName = regexp.MustCompile(`[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+`)

// serviceOf returns the service that a text names, with the host.
func serviceOf(text string) (service, string, bool) {
	for _, host := range hostName.FindAllString(strings.ToLower(text), -1) {
		for _, candidate := range services {
			if strings.HasSuffix(host, candidate.suffix) {
				return candidate, host, true
			}
		}
	}
	return service{}, "", false
}

// find returns the store with a host name, or the one that it stands for at present.
func (s service) find(w *world, host string) (model.Resource, bool) {
	if server, listens := w.listener(host); listens {
		return server, true
	}
	return first(w.ask(storesAt, s.armType, host))
}

// first is the first of some resources, if there is one.
func first(found []model.Resource) (model.Resource, bool) {
	if len(found) == 0 {
		return model.Resource{}, false
	}
	return found[0], true
}
