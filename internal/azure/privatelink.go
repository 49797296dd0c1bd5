package azure

import "strings"

// PrivateLinkTarget is one part of a service that a private endpoint can stand for.
type PrivateLinkTarget struct {
	// ARMType is the type of the resource behind the endpoint, e.g. "Microsoft.Sql/servers".
	ARMType string
	// GroupID names the part of the service in Azure's casing, e.g. "sqlServer".
	GroupID string
	// Zone is the private DNS zone in which clients look the service up.
	Zone string
	// Source is where the row was read.
	Source string
	// Evidence says how sure the row is.
	Evidence Evidence
}

const (
	privateLinkDocs = "MicrosoftDocs/azure-docs articles/private-link/private-endpoint-dns.md (stored version of 2021)"
	privateLinkRule = "the form of the other rows"
)

// regionInZone stands for the name of the region in a zone that each region has of its own.
const regionInZone = "{region}"

// ZoneIn is the zone for a resource in a region, by the region's name.
func (t PrivateLinkTarget) ZoneIn(region string) string {
	return strings.ReplaceAll(t.Zone, regionInZone, region)
}

// privateLinkTargets is ordered by ARM type. Public cloud only: the other clouds have zones of their own.
var privateLinkTargets = []PrivateLinkTarget{
	{"Microsoft.ApiManagement/service", "Gateway", "privatelink.azure-api.net", privateLinkRule, Known},
	{"Microsoft.Cache/redis", "redisCache", "privatelink.redis.cache.windows.net", privateLinkDocs, Verified},
	{
		"Microsoft.Cache/redisEnterprise", "redisEnterprise", "privatelink.redis.azure.net",
		"Azure/bicep-registry-modules avm/res/cache/redis-enterprise (2026-08)", Verified,
	},
	{"Microsoft.ContainerRegistry/registries", "registry", "privatelink.azurecr.io", privateLinkDocs, Verified},
	{"Microsoft.DocumentDB/databaseAccounts", "Sql", "privatelink.documents.azure.com", privateLinkDocs, Verified},
	{
		"Microsoft.DocumentDB/databaseAccounts", "Gremlin", "privatelink.gremlin.cosmos.azure.com", privateLinkDocs,
		Verified,
	},
	{"Microsoft.EventGrid/domains", "domain", "privatelink.eventgrid.azure.net", privateLinkDocs, Verified},
	{"Microsoft.EventGrid/topics", "topic", "privatelink.eventgrid.azure.net", privateLinkDocs, Verified},
	{"Microsoft.EventHub/namespaces", "namespace", "privatelink.servicebus.windows.net", privateLinkDocs, Verified},
	{"Microsoft.KeyVault/vaults", "vault", "privatelink.vaultcore.azure.net", privateLinkDocs, Verified},
	{
		"Microsoft.Kusto/clusters", "cluster", "privatelink." + regionInZone + ".kusto.windows.net",
		"MicrosoftDocs/azure-docs articles/private-link/private-endpoint-dns.md (2026-07)", Verified,
	},
	{"Microsoft.Search/searchServices", "searchService", "privatelink.search.windows.net", privateLinkDocs, Verified},
	{"Microsoft.ServiceBus/namespaces", "namespace", "privatelink.servicebus.windows.net", privateLinkDocs, Verified},
	{"Microsoft.Sql/servers", "sqlServer", "privatelink.database.windows.net", privateLinkDocs, Verified},
	{"Microsoft.Storage/storageAccounts", "blob", "privatelink.blob.core.windows.net", privateLinkDocs, Verified},
	{"Microsoft.Storage/storageAccounts", "dfs", "privatelink.dfs.core.windows.net", privateLinkDocs, Verified},
	{"Microsoft.Storage/storageAccounts", "file", "privatelink.file.core.windows.net", privateLinkDocs, Verified},
	{"Microsoft.Storage/storageAccounts", "queue", "privatelink.queue.core.windows.net", privateLinkDocs, Verified},
	{"Microsoft.Storage/storageAccounts", "table", "privatelink.table.core.windows.net", privateLinkDocs, Verified},
	{"Microsoft.Storage/storageAccounts", "web", "privatelink.web.core.windows.net", privateLinkDocs, Verified},
	{"Microsoft.Web/sites", "sites", "privatelink.azurewebsites.net", privateLinkDocs, Verified},
}

// PrivateLinkTargetsOf returns what private endpoints can reach in a resource of the type, nothing when the type is not
// in the table. ARM compares types without regard to case, and so does it.
func PrivateLinkTargetsOf(armType string) []PrivateLinkTarget {
	var targets []PrivateLinkTarget
	for _, target := range privateLinkTargets {
		if strings.EqualFold(target.ARMType, armType) {
			targets = append(targets, target)
		}
	}
	return targets
}

// slotGroup starts the group ID of a deployment slot, followed by the slot's name. Azure/bicep-registry-modules
// avm/ptn/app-service-lza (2026-08), verified.
const slotGroup = "sites-"

// PrivateLinkTargetOf finds the row of a resource type and a group ID. A slot of a web app has the app's row under a group
// ID of its own.
func PrivateLinkTargetOf(armType, groupID string) (PrivateLinkTarget, bool) {
	for _, target := range PrivateLinkTargetsOf(armType) {
		slot := target.GroupID == "sites" && strings.HasPrefix(strings.ToLower(groupID), slotGroup) &&
			len(groupID) > len(slotGroup)
		if slot {
			target.GroupID = groupID
		}
		if slot || strings.EqualFold(target.GroupID, groupID) {
			return target, true
		}
	}
	return PrivateLinkTarget{}, false
}
