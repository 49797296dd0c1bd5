package stages

import (
	"fmt"
	"slices"
)

// Door is a one-way door: a step of a hop that cannot be taken back, or only for a while.
type Door struct {
	// ID is unique over all hops.
	ID string `json:"id"`
	// From and To are the hop. From is empty for the doors of the first deployment.
	From Stage `json:"from,omitzero"`
	To   Stage `json:"to"`
	// Step is what is done.
	Step string `json:"step"`
	// WindowDays is how many days the step can still be taken back. 0: never.
	WindowDays int `json:"windowDays,omitzero"`
	// Consequence says what the way back would take.
	Consequence string `json:"consequence"`
	// Advice says what the profile does about it, or what to decide beforehand.
	Advice string `json:"advice"`
	// Source is where the fact was read.
	Source string `json:"source"`
}

// Window says how long the step can be taken back.
func (d Door) Window() string {
	if d.WindowDays > 0 {
		return fmt.Sprintf("%d days to go back", d.WindowDays)
	}
	return "no way back"
}

// Doors returns the one-way doors of all hops, in the order of the ladder.
func Doors() []Door {
	return slices.Clone(doors)
}

// DoorsBetween returns the doors that close behind the promotion from one stage to another, over every hop between
// them. From "" is before the first deployment. A demotion closes none.
func DoorsBetween(from, to Stage) []Door {
	var found []Door
	for _, d := range doors {
		if d.To.index() > from.index() && d.To.index() <= to.index() {
			found = append(found, d)
		}
	}
	return found
}

// doors is in the order of the ladder.
var doors = []Door{
	{
		ID: "storage-family", To: Single, Step: "The storage account is created zone-redundant",
		Consequence: "Between LRS and ZRS there is only a migration that Azure starts within days",
		Advice:      "ZRS from the start; GZRS later is a change in place",
		Source:      "Microsoft Learn, change how a storage account is replicated, verified",
	},
	{
		ID: "sql-collation", To: Single, Step: "The database is created with its collation",
		Consequence: "Another collation means a new database and an import",
		Advice:      "Choose it before there is data",
		Source:      "hashicorp/terraform-provider-azurerm v5.2.0 mssql_database, verified",
	},
	{
		ID: "cache-availability", From: Single, To: Stage1k, Step: "The cache is created with high availability",
		Consequence: "High availability cannot be changed: another cache, which starts empty",
		Advice:      "On from the start, because zones and the service level depend on it",
		Source:      "hashicorp/terraform-provider-azurerm v5.2.0 managed_redis, verified",
	},
	{
		ID: "cache-clustering", From: Single, To: Stage1k, Step: "The cache is created with the OSSCluster policy",
		Consequence: "Another clustering policy recreates the database of the cache and loses its data",
		Advice:      "OSSCluster, unless RediSearch is needed, which wants EnterpriseCluster",
		Source:      "azure-native SDK v3.23.0, argument comments of the cache database, verified",
	},
	{
		ID: "cache-geo-group", From: Single, To: Stage1k, Step: "The cache is created in a geo-replication group",
		Consequence: "A group cannot be added to a cache that holds data; inside one there is no persistence",
		Advice:      "Named now with one member, so that other regions can join at 1m",
		Source:      "Microsoft Learn, active geo-replication for Azure Managed Redis, verified",
	},
	{
		ID: "gateway-zones", From: Single, To: Stage1k, Step: "The Application Gateway is created over three zones",
		Consequence: "Other zones mean another gateway and another address",
		Advice:      "All zones of the region from the start",
		Source:      "hashicorp/terraform-provider-azurerm v5.2.0 application_gateway, verified",
	},
	{
		ID: "sql-hyperscale", From: Stage1k, To: Stage10k, Step: "The database is converted to Hyperscale",
		WindowDays:  45,
		Consequence: "Back to General Purpose within 45 days and only there; afterwards by export and import",
		Advice:      "Decide within the window, with replicas and the larger bill in view",
		Source:      "Microsoft Learn, reverse migrate from Hyperscale, verified",
	},
	{
		ID: "sql-hyperscale-zones", From: Stage1k, To: Stage10k,
		Step:        "The database is zone-redundant from its conversion on, with backups in zones and in the pair",
		Consequence: "Hyperscale takes either only with the request that enters the tier: changing them takes a copy",
		Advice:      "Set with the conversion; whether Azure takes it there could not be tried",
		Source:      "Microsoft Learn, create a zone-redundant Hyperscale database, inferred",
	},
	{
		ID: "front-door-premium", From: Stage10k, To: Stage100k, Step: "Front Door is upgraded to Premium",
		Consequence: "Premium never becomes Standard again; the Standard firewall policy is left behind",
		Advice:      "An upgrade action, without downtime; the Premium firewall policy is made beforehand",
		Source:      "Microsoft Learn, upgrade from Azure Front Door Standard to Premium, verified",
	},
	{
		ID: "service-bus-premium", From: Stage10k, To: Stage100k, Step: "Service Bus is created as Premium",
		Consequence: "A namespace does not change to or from Premium: another namespace and a migration",
		Advice:      "Premium from its first day; capacity moves from 1 to 16 units in place",
		Source:      "hashicorp/terraform-provider-azurerm v5.2.0 servicebus_namespace, verified",
	},
	{
		ID: "service-bus-duplicates", From: Stage10k, To: Stage100k,
		Step:        "Queues are created with duplicate detection",
		Consequence: "It cannot be changed: the queue is replaced with what is in it",
		Advice:      "On from the start, because retries repeat messages",
		Source:      "pulumi/pulumi-azure-native replacement list, verified",
	},
	{
		ID: "cosmos-backup", From: Stage10k, To: Stage100k, Step: "Cosmos DB is created with periodic backups",
		Consequence: "Continuous backup, once chosen, cannot be left, and excludes multi-region writes",
		Advice:      "Periodic until it is certain that one region will always write alone",
		Source:      "Azure/bicep-registry-modules avm document-db/database-account, 2026-08, verified",
	},
	{
		ID: "cosmos-partition-key", From: Stage10k, To: Stage100k, Step: "Containers are created with their keys",
		Consequence: "Another partition key means another container and copying every document",
		Advice:      "Key by what every query knows: the user or the tenant",
		Source:      "hashicorp/terraform-provider-azurerm v5.2.0 cosmosdb_sql_container, verified",
	},
	{
		ID: "container-environment", From: Stage10k, To: Stage100k,
		Step:        "The container environment is created in its subnet and zones",
		Consequence: "Subnet, zones and visibility are fixed: another environment and all its apps",
		Advice:      "The address plan has kept its subnet free since the first stage",
		Source:      "hashicorp/terraform-provider-azurerm v5.2.0 container_app_environment, verified",
	},
	{
		ID: "cache-join", From: Stage100k, To: Stage1m, Step: "Caches of other regions join the group",
		Consequence: "A cache that joins loses what it held",
		Advice:      "The cache of the first region is the one that stays; the others join empty",
		Source:      "Microsoft Learn, active geo-replication for Azure Managed Redis, verified",
	},
	{
		ID: "aks-network", From: Stage100k, To: Stage1m, Step: "Clusters are created with their network plugin",
		Consequence: "Plugin, address ranges and DNS prefix are fixed: another cluster",
		Advice:      "Azure CNI Overlay with Cilium, the plugin with the longest future",
		Source:      "hashicorp/terraform-provider-azurerm v5.2.0 kubernetes_cluster, verified",
	},
	{
		ID: "api-gateway-tier", From: Stage100k, To: Stage1m, Step: "API Management is created as classic Premium",
		Consequence: "Between the classic and the v2 tiers there is no change in place",
		Advice:      "Classic Premium is the only tier with several regions",
		Source:      "hashicorp/terraform-provider-azurerm v5.2.0 api_management, verified",
	},
	{
		ID: "regional-data", From: Stage1m, To: Stage10m, Step: "Each region writes a relational database of its own",
		Consequence: "What its users wrote before lies in that of the first region, and their requests go to the new one",
		Advice:      "Copy their rows while writes are stopped: the program does not, nor keep the old path until it is done",
		Source:      "follows from the topology geoSharded",
	},
	{
		ID: "shard-key", From: Stage1m, To: Stage10m, Step: "Data is divided by the shard key",
		Consequence: "Another key means moving every row",
		Advice:      "A lookup map, which moves a tenant without a change of code",
		Source:      "article section 5, sharding strategies",
	},
}
