package rules

import "github.com/azstage/azstage/stages"

// reliabilityOfStores are the demands on documents, search and messages.
var reliabilityOfStores = []Rule{
	{
		ID: "cosmos-zones", Title: "Documents are spread over zones",
		Severity: High, Types: []string{cosmosAccount}, Mandatory: stages.Stage100k,
		Properties: []string{"locations"}, Costs: true,
		Sources: from(psrule("Cosmos.AvailabilityZone"), aprl("921631f6-ed59-49a5-94c1-f0f3ececa580")),
		Fix:     "set isZoneRedundant of each location when the account is created", Resource: cosmosZones,
	},
	{
		ID: "cosmos-failover", Title: "Documents fail over to another region by themselves",
		Severity: High, Types: []string{cosmosAccount}, Advisory: stages.Stage100k, Mandatory: stages.Stage1m,
		Properties: []string{"enableAutomaticFailover"},
		Sources: from(learn("how-to-manage-database-account for Azure Cosmos DB: service-managed failover"),
			aprl("9cabded7-a1fc-6e4a-944b-d7dd98ea31a2")),
		Fix: "set enableAutomaticFailover", Resource: wants("enableAutomaticFailover", "true"),
	},
	{
		ID: "cosmos-backup", Title: "Backups of documents are continuous, or outlive their datacenter",
		Severity: High, Types: []string{cosmosAccount}, Mandatory: stages.Stage100k,
		Properties: []string{"backupPolicy.type", "backupPolicy.periodicModeProperties.backupStorageRedundancy"}, Costs: true,
		Sources:  learn("online-backup-and-restore for Azure Cosmos DB: backup storage redundancy"),
		Fix:      "set backupPolicy.type to Continuous, or backupStorageRedundancy to Geo or Zone",
		Resource: cosmosBackup,
	},
	{
		ID: "cosmos-paid", Title: "Accounts of documents have a service level",
		Severity: Medium, Types: []string{cosmosAccount}, Mandatory: stages.Stage1k,
		Properties: []string{"enableFreeTier"}, Costs: true,
		Sources: psrule("Cosmos.SLA"),
		Fix:     "leave enableFreeTier off", Resource: wantsOrDefault("enableFreeTier", "false"),
	},
	{
		ID: "dataexplorer-paid", Title: "Clusters for time series have a service level",
		Severity: Medium, Types: []string{kustoCluster}, Mandatory: stages.Stage1k,
		Properties: []string{"sku.tier"}, Costs: true,
		Sources: psrule("ADX.SLA"),
		Fix:     "use a SKU of tier Standard", Resource: wants("sku.tier", "Standard"),
	},
	{
		ID: "search-replicas", Title: "Search answers and indexes with a service level",
		Severity: High, Types: []string{searchService}, Mandatory: stages.Stage100k,
		Properties: []string{"replicaCount"}, Costs: true,
		Sources: from(psrule("Search.QuerySLA", "Search.IndexSLA"), aprl("b376281d-bfec-4695-8f90-9a44544fdfa4")),
		Fix:     "set replicaCount to 3; two are enough for queries alone", Resource: atLeast("replicaCount", 3),
	},
	{
		ID: "search-tier", Title: "Search services are of a tier for production",
		Severity: Medium, Types: []string{searchService}, Mandatory: stages.Stage1k,
		Properties: []string{"sku.name"}, Costs: true,
		Sources: psrule("Search.SKU"),
		Fix:     "use basic or a standard tier",
		Resource: wants("sku.name", "basic", "standard", "standard2", "standard3", "storage_optimized_l1",
			"storage_optimized_l2"),
	},
	{
		ID: "servicebus-premium", Title: "Queues have messaging units of their own, in several zones",
		Severity: High, Types: []string{serviceBus}, Mandatory: stages.Stage100k,
		Properties: []string{"sku.name"}, Costs: true,
		Sources: from(learn("service-bus-outages-disasters for Azure Service Bus: zones are automatic where a region has some; "+
			"service-bus-premium-messaging: units of one's own"), aprl("20057905-262c-49fe-a9be-49f423afb359")),
		Fix: "create the namespace with Premium: there is no way in place", Resource: wants("sku.name", "Premium"),
	},
}

func cosmosZones(r Resource) Result {
	if isEmpty(r.Get("locations")) {
		return fail("locations is not set")
	}
	return each("locations", func(location Value) Result {
		return isOneOf(location.Get("isZoneRedundant"), []string{"true"})
	})(r)
}

// cosmosBackup: writes in several regions need periodic backups, and from continuous ones there is no way back.
func cosmosBackup(r Resource) Result {
	switch kind := r.Get("backupPolicy.type"); {
	case kind.Opaque():
		return undecidable(kind.Path())
	case kind.Is("Continuous"):
		return pass()
	}
	return both(wants("backupPolicy.type", "Periodic", "Continuous"),
		wants("backupPolicy.periodicModeProperties.backupStorageRedundancy", "Geo", "Zone"))(r)
}
