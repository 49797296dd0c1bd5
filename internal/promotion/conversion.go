package promotion

import (
	"strings"

	"github.com/azstage/azstage/internal/actions"
	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/graph"
)

// conversion is a change of a property that Azure takes for an update and refuses, or that leads to something new. The
// azure-native provider does not know most of them, so a preview on Azure shows an innocent update.
type conversion struct {
	token, property string
	// forbidden says whether the change is one of these. stack is the stack before it.
	forbidden func(before, after graph.Resource, stack graph.Graph) bool
	reason    string
	wayOut    string
	source    string
	evidence  azure.Evidence
}

// hyperscaleWayOut was tried on the emulator, from 10k to 1k, by a test.
const hyperscaleWayOut = "within 45 days of the conversion, go back to General Purpose. First take the replica away: " +
	"azstage up 10k --set overrides.database.namedReplicas=0 --set overrides.database.readPath=primary. Then demote with " +
	"--set overrides.database.sku=GP_Gen5_4 --set overrides.database.haReplicas=0 --set overrides.database.zoneRedundant=" +
	"false. Later: export, and import into a new database"

// conversions is by type and property.
var conversions = []conversion{
	{
		token: "azure-native:sql:Database", property: "sku.name", forbidden: leavesHyperscale,
		reason: "a Hyperscale database goes back to General Purpose only", wayOut: hyperscaleWayOut,
		source:   "MicrosoftDocs/sql-docs azure-sql/database/reverse-migrate-from-hyperscale.md",
		evidence: azure.Verified,
	},
	{
		token: "azure-native:sql:Database", property: "zoneRedundant", forbidden: changesZonesOfHyperscale,
		reason: "Hyperscale takes zone redundancy only with the request that enters the tier",
		wayOut: "keep database.zoneRedundant as it is, or make a geo-replica with the other value and fail over to it",
		source: "Microsoft Learn, create a zone-redundant Hyperscale database", evidence: azure.Inferred,
	},
	{
		token: "azure-native:storage:StorageAccount", property: "sku.name", forbidden: leavesStorageFamily,
		reason:   "between local and zonal redundancy there is no update, only a migration that Azure carries out within days",
		wayOut:   "keep storage.redundancy in its family, or ask for the migration in the portal, refresh, and then change it",
		source:   "Microsoft Learn, change how a storage account is replicated",
		evidence: azure.Verified,
	},
	{
		token: "azure-native:cache:RedisEnterprise", property: "sku.name", forbidden: shrinksGeoMember,
		reason: "a cache in a geo-replication group cannot be made smaller",
		wayOut: "keep the size it has now, as in --set overrides.cache.sku=Balanced_B20, and count its price in",
		source: "Microsoft Learn, scale an Azure Managed Redis instance", evidence: azure.Verified,
	},
	{
		token: "azure-native:cache:RedisEnterprise", property: "highAvailability", forbidden: always,
		reason: "high availability cannot be changed: Azure makes another cache, which starts empty",
		wayOut: "keep cache.highAvailability as it is",
		source: "hashicorp/terraform-provider-azurerm v5.2.0 managed_redis", evidence: azure.Verified,
	},
	{
		token: "azure-native:cache:Database", property: "clusteringPolicy", forbidden: always,
		reason: "another clustering policy recreates the database of the cache and loses what is in it",
		wayOut: "keep the clustering policy", evidence: azure.Verified,
		source: "azure-native SDK v3.23.0, argument comments of the cache database",
	},
	{
		token: "azure-native:cdn:Profile", property: "sku.name", forbidden: always,
		reason: "the tier of Front Door is changed by an upgrade action of Azure, only towards Premium; as an update it " +
			"makes another profile with another host name",
		wayOut: "let the program ignore the change of the profile, and promote: that runs the action",
		source: "Microsoft Learn, upgrade from Azure Front Door Standard to Premium", evidence: azure.Verified,
	},
	{
		token: frontDoorComponent, property: "tier", forbidden: leavesPremium,
		reason: "Front Door Premium never becomes Standard again",
		wayOut: "keep the tier and count its price in: --set overrides.edge.frontDoorTier=Premium_AzureFrontDoor",
		source: "MicrosoftDocs/azure-docs articles/frontdoor/tier-upgrade.md", evidence: azure.Verified,
	},
	{
		token: "azure-native:servicebus:Namespace", property: "sku.name", forbidden: crossesPremium,
		reason: "a Service Bus namespace does not change to or from Premium",
		wayOut: "make a second namespace in the wanted tier and migrate the queues",
		source: "hashicorp/terraform-provider-azurerm v5.2.0 servicebus_namespace", evidence: azure.Verified,
	},
	{
		token: "azure-native:network:ApplicationGateway", property: "zones", forbidden: always,
		reason: "the zones of a gateway are fixed: another set means another gateway",
		wayOut: "keep the zones of the gateway",
		source: "hashicorp/terraform-provider-azurerm v5.2.0 application_gateway", evidence: azure.Verified,
	},
}

func always(graph.Resource, graph.Resource, graph.Graph) bool { return true }

func isHyperscale(r graph.Resource) bool {
	return text(r.Inputs, "sku.tier") == "Hyperscale" || strings.HasPrefix(text(r.Inputs, "sku.name"), "HS_")
}

func leavesHyperscale(before, after graph.Resource, _ graph.Graph) bool {
	return isHyperscale(before) && !isHyperscale(after) && text(after.Inputs, "sku.tier") != "GeneralPurpose"
}

func changesZonesOfHyperscale(before, after graph.Resource, _ graph.Graph) bool {
	return isHyperscale(before) && isHyperscale(after)
}

func leavesStorageFamily(before, after graph.Resource, _ graph.Graph) bool {
	zonal := func(r graph.Resource) bool { return strings.HasSuffix(text(r.Inputs, "sku.name"), "ZRS") }
	return zonal(before) != zonal(after)
}

func shrinksGeoMember(before, after graph.Resource, stack graph.Graph) bool {
	from, known := azure.RedisSKUByName(text(before.Inputs, "sku.name"))
	to, alsoKnown := azure.RedisSKUByName(text(after.Inputs, "sku.name"))
	if !known || !alsoKnown || to.MemoryGB >= from.MemoryGB {
		return false
	}
	for _, database := range stack.OfType("azure-native:cache:Database") {
		ofCluster := database.Inputs["clusterName"] == before.Inputs["clusterName"]
		if ofCluster && lookup(database.Inputs, "geoReplication.groupNickname") != nil {
			return true
		}
	}
	return false
}

func leavesPremium(before, after graph.Resource, _ graph.Graph) bool {
	return text(before.Inputs, "tier") == actions.Premium && text(after.Inputs, "tier") != actions.Premium
}

func crossesPremium(before, after graph.Resource, _ graph.Graph) bool {
	return (text(before.Inputs, "sku.name") == "Premium") != (text(after.Inputs, "sku.name") == "Premium")
}

// forbiddenBy returns the conversion that a change of a resource is, if it is one.
func forbiddenBy(path string, before, after graph.Resource, stack graph.Graph) (conversion, bool) {
	for _, c := range conversions {
		if c.token == graph.Unversioned(before.Type) && within(path, c.property) && c.forbidden(before, after, stack) {
			return c, true
		}
	}
	return conversion{}, false
}

// conversionOf returns the first conversion of a type's property, whatever its values.
func conversionOf(token, path string) (conversion, bool) {
	for _, c := range conversions {
		if c.token == graph.Unversioned(token) && within(path, c.property) {
			return c, true
		}
	}
	return conversion{}, false
}

// within says whether a path is a property or lies in it.
func within(path, property string) bool {
	rest, inside := strings.CutPrefix(path, property)
	return inside && (rest == "" || rest[0] == '.' || rest[0] == '[')
}
