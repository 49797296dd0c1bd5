package rules

import (
	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/stages"
)

var reliabilityOfData = []Rule{
	{
		ID: "storage-redundancy", Title: "Storage accounts keep copies in several zones or regions",
		Severity: High, Types: []string{storageAccount}, Mandatory: stages.Single,
		Properties: []string{"sku.name"}, Costs: true,
		Sources: from(psrule("Storage.UseReplication"), aprl("e6c7e1cc-2f47-264d-aa50-1da421314472"), cis5("9.3.11")),
		Fix:     "create the account with Standard_ZRS: from LRS there is only a migration",
		Resource: wants("sku.name", "Standard_ZRS", "Standard_GRS", "Standard_RAGRS", "Standard_GZRS", "Standard_RAGZRS",
			"Premium_ZRS"),
	},
	{
		ID: "storage-kind", Title: "Storage accounts are of a kind that Azure still builds on",
		Severity: Medium, Types: []string{storageAccount}, Mandatory: stages.Single,
		Properties: []string{"kind"},
		Sources:    from(aprl("2ad78dec-5a4d-4a30-8fd1-8584335ad781"), eol("496964")),
		Fix:        "use StorageV2, or a premium kind",
		Resource:   wants("kind", "StorageV2", "BlockBlobStorage", "FileStorage"),
	},
	{
		ID: "storage-blob-soft-delete", Title: "Deleted blobs can be brought back for a week",
		Severity: High, Types: []string{blobService}, Mandatory: stages.Single,
		Properties: []string{"deleteRetentionPolicy.enabled", "deleteRetentionPolicy.days"}, Costs: true,
		Sources: from(psrule("Storage.SoftDelete"), aprl("03263c57-c869-3841-9e0a-3dbb9ef3e28d"), cis("3.11"),
			cis5("9.2.1")),
		Fix: "enable deleteRetentionPolicy with 7 days or more",
		Resource: both(wants("deleteRetentionPolicy.enabled", "true"),
			atLeast("deleteRetentionPolicy.days", 7)),
	},
	{
		ID: "storage-container-soft-delete", Title: "Deleted containers can be brought back for a week",
		Severity: High, Types: []string{blobService}, Mandatory: stages.Single,
		Properties: []string{"containerDeleteRetentionPolicy.enabled", "containerDeleteRetentionPolicy.days"},
		Sources:    from(psrule("Storage.ContainerSoftDelete"), cis("3.11"), cis5("9.2.2")),
		Fix:        "enable containerDeleteRetentionPolicy with 7 days or more",
		Resource: both(wants("containerDeleteRetentionPolicy.enabled", "true"),
			atLeast("containerDeleteRetentionPolicy.days", 7)),
	},
	{
		ID: "storage-versioning", Title: "Overwritten blobs keep their earlier versions",
		Severity: Low, Types: []string{blobService}, Advisory: stages.Stage100k,
		Properties: []string{"isVersioningEnabled"}, Costs: true,
		Sources:  from(aprl("8ebda7c0-e0e1-ed45-af59-2d7ea9a1c05d"), cis5("9.2.3")),
		Fix:      "set isVersioningEnabled, and a lifecycle rule that deletes old versions",
		Resource: wants("isVersioningEnabled", "true"),
	},
	{
		ID: "storage-service-declared", Title: "Storage accounts say how deleted blobs are kept",
		Severity: Medium, Types: []string{storageAccount}, Mandatory: stages.Single,
		Sources: own("without blob service properties the platform keeps nothing, and no rule can see it"),
		Fix:     "declare BlobServiceProperties for the account",
		Stack:   hasChild(storageAccount, blobService, "accountName", "BlobServiceProperties"),
	},
	{
		ID: "sql-zones", Title: "Databases, and pools of them, are zone-redundant where their region has zones",
		Severity: High, Types: []string{sqlDatabase, sqlPool}, Advisory: stages.Stage10k, Mandatory: stages.Stage100k,
		Properties: []string{"zoneRedundant"}, Costs: true,
		Sources:  aprl("c0085c32-84c0-c247-bfa9-e70977cbf108"),
		Fix:      "set zoneRedundant in a vCore tier; Hyperscale takes it only with the request that creates the database",
		Resource: unless("secondaryType", []string{"Named"}, databaseZones),
	},
	{
		ID: "sql-backup-redundancy", Title: "Backups of databases outlive their datacenter",
		Severity: High, Types: []string{sqlDatabase}, Mandatory: stages.Single,
		Properties: []string{"requestedBackupStorageRedundancy"}, Costs: true,
		Sources:  learn("automated backups in Azure SQL Database: backup storage redundancy"),
		Fix:      "set requestedBackupStorageRedundancy to Geo, Zone or GeoZone",
		Resource: wantsOrDefault("requestedBackupStorageRedundancy", "Geo", "Zone", "GeoZone"),
	},
	{
		ID: "sql-backup-retention", Title: "A database can be restored to any moment of the last week",
		Severity: High, Types: []string{sqlShortTerm}, Mandatory: stages.Single,
		Properties: []string{"retentionDays"}, Costs: true,
		Sources: learn("automated backups in Azure SQL Database: short-term retention"),
		Fix:     "set retentionDays to 7 or more", Resource: atLeast("retentionDays", 7),
	},
	{
		ID: "sql-hyperscale-replica", Title: "Hyperscale databases have a replica that can take over",
		Severity: High, Types: []string{sqlDatabase}, Mandatory: stages.Stage10k,
		Properties: []string{"highAvailabilityReplicaCount"}, Costs: true,
		Sources: learn("service-tier-hyperscale-replicas: high-availability replicas"),
		Fix:     "set highAvailabilityReplicaCount to 1 or more",
		Resource: unless("secondaryType", []string{"Named"},
			where("sku.tier", []string{"Hyperscale"}, atLeast("highAvailabilityReplicaCount", 1))),
	},
	{
		ID: "sql-maintenance-window", Title: "Databases are maintained at a quiet hour",
		Severity: Medium, Types: []string{sqlDatabase}, Advisory: stages.Stage100k,
		Properties: []string{"maintenanceConfigurationId"},
		Sources:    psrule("SQL.MaintenanceWindow"), Fix: "set maintenanceConfigurationId",
		Resource: given("maintenanceConfigurationId"),
	},
	{
		ID: "redis-high-availability", Title: "Managed caches have a replica in another zone",
		Severity: High, Types: []string{managedRedis}, Mandatory: stages.Stage1k,
		Properties: []string{"highAvailability"}, Costs: true,
		Sources:  from(psrule("RedisEnterprise.Zones"), learn("Azure Managed Redis: zones come with high availability")),
		Fix:      "create the cache with highAvailability Enabled: it cannot be changed later",
		Resource: wantsOrDefault("highAvailability", "Enabled"),
	},
	{
		ID: "redis-classic-zones", Title: "Classic caches spread over zones",
		Severity: High, Types: []string{classicRedis}, Advisory: stages.Stage1k, Mandatory: stages.Stage100k,
		Properties: []string{"zones"}, Costs: true,
		Sources: from(psrule("Redis.AvailabilityZone"), aprl("5a44bd30-ae6a-4b81-9b68-dc3a8ffca4d8")),
		Fix:     "give zones, or better move to Azure Managed Redis", Resource: severalZones,
	},
	{
		ID: "redis-classic-tier", Title: "Classic caches are replicated",
		Severity: High, Types: []string{classicRedis}, Mandatory: stages.Single,
		Properties: []string{"sku.name"}, Costs: true,
		Sources: psrule("Redis.MinSKU"), Fix: "use Standard or Premium: a Basic cache loses its data with its only node",
		Resource: wants("sku.name", "Standard", "Premium"),
	},
	{
		ID: "keyvault-soft-delete", Title: "Deleted vaults and secrets can be brought back",
		Severity: High, Types: []string{keyVault}, Mandatory: stages.Single,
		Properties: []string{"properties.enableSoftDelete"},
		Sources:    from(psrule("KeyVault.SoftDelete"), aprl("1cca00d2-d9ab-8e42-a788-5d40f49405cb"), cis("8.5")),
		Fix:        "leave properties.enableSoftDelete on", Resource: wantsOrDefault("properties.enableSoftDelete", "true"),
	},
	{
		ID: "keyvault-purge-protection", Title: "Nobody can purge a vault before its time",
		Severity: Medium, Types: []string{keyVault}, Advisory: stages.Stage1k, Mandatory: stages.Stage100k,
		Properties: []string{"properties.enablePurgeProtection"},
		Sources: from(psrule("KeyVault.PurgeProtect"), aprl("70fcfe6d-00e9-5544-a63a-fff42b9f2edb"), cis("8.5"),
			cis5("8.3.5")),
		Fix:      "set properties.enablePurgeProtection outside environments that come and go; it cannot be taken back",
		Resource: outsideDev(wants("properties.enablePurgeProtection", "true")),
	},
	{
		ID: "stateful-protected", Title: "What holds data is protected from deletion outside dev",
		Severity: High, Types: []string{storageAccount, sqlServer, sqlDatabase, keyVault}, Mandatory: stages.Single,
		Sources: from(own("one wrong line would delete what no backup of ours brings back"), cis5("9.3.9")),
		Fix:     "set the resource option protect", Resource: outsideDev(protected),
	},
}

// severalZones passes where a resource names at least two zones.
func severalZones(r Resource) Result {
	zones := r.Get("zones")
	if zones.Opaque() {
		return undecidable("zones")
	}
	return failIf(len(zones.Items()) < 2, "zones is %s: one zone or none", zones)
}

// devEnvironments are the environments whose data may be lost.
var devEnvironments = []string{"dev", "development", "test", "sandbox"}

// outsideDev passes resources whose environment tag says that their data may be lost. Without the tag nothing says so.
func outsideDev(then check) check { return unless("tags.environment", devEnvironments, then) }

func protected(r Resource) Result {
	if r.Get("secondaryType").Is("Named") {
		return pass() // A named replica has no data of its own.
	}
	return failIf(!r.Protect, "the resource is not protected")
}

// databaseZones leaves a database in a pool to the judgement of its pool, and one where there are no zones alone.
func databaseZones(r Resource) Result {
	if !isEmpty(r.Get("elasticPoolId")) {
		return pass()
	}
	if region, known := azure.RegionByName(r.Get("location").Text()); known && !region.Zones {
		return pass()
	}
	return wants("zoneRedundant", "true")(r)
}
