package resourceproviders

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	sqlDatabaseSource = azurermSource + "mssql/mssql_database_resource.go"
	gigabyte          = 1 << 30
	// defaultObjective is what Azure creates when the program asks for no SKU.
	defaultObjective = "GP_Gen5_2"
)

func sqlDatabase() *model.Type {
	return &model.Type{
		Token:    "azure-native:sql/v20230801:Database",
		ARMType:  "Microsoft.Sql/servers/databases",
		Path:     sqlServerPath + "/databases/{databaseName}",
		Location: model.Regional,
		Replace:  properties(verified(sqlDatabaseSource), "location"),
		Immutable: []model.Immutable{
			sqlDatabaseImmutable("collation"), sqlDatabaseImmutable("catalogCollation"),
			// createMode and its sources are no output: Azure cannot compare them and ignores them afterwards.
			sqlDatabaseImmutable("isLedgerOn"), sqlDatabaseImmutable("secondaryType"),
		},
		Allowed: []model.Allowed{
			allowed(verified(sdkSource+"Database"), "requestedBackupStorageRedundancy", "Local", "Zone", "Geo", "GeoZone"),
			allowed(verified(sdkSource+"Database"), "readScale", "Enabled", "Disabled"),
			allowed(verified(sdkSource+"Database"), "licenseType", "LicenseIncluded", "BasePrice"),
			allowed(verified(sdkSource+"Database"), "createMode", "Default", "Copy", "Secondary", "OnlineSecondary",
				"PointInTimeRestore", "Restore", "Recovery", "RestoreExternalBackup", "RestoreExternalBackupSecondary",
				"RestoreLongTermRetentionBackup"),
			allowed(verified(sdkSource+"Database"), "secondaryType", "Geo", "Named", "Standby"),
		},
		References: []model.Reference{
			{Path: "sourceDatabaseId", Types: []string{"Microsoft.Sql/servers/databases"}, Fact: known()},
			{
				Path: "elasticPoolId", Types: []string{"Microsoft.Sql/servers/elasticPools"}, Blocks: true, Code: "Conflict",
				Message: "The elastic pool is not empty: it still holds databases.", Fact: known(),
			},
			identityReference,
		},
		Defaults: []model.Default{
			byDefault(known(), "collation", "SQL_Latin1_General_CP1_CI_AS"),
			byDefault(known(), "catalogCollation", "SQL_Latin1_General_CP1_CI_AS"),
			byDefault(known(), "requestedBackupStorageRedundancy", "Geo"),
			byDefault(known(), "zoneRedundant", false),
			byDefault(known(), "isLedgerOn", false),
			byDefault(known(), "availabilityZone", "NoPreference"),
		},
		Consequences: []model.Consequence{{
			ID: "geo-secondary-conversion",
			Text: "A primary that becomes Hyperscale takes its geo-secondary with it, which leaves its elastic pool. That the " +
				"copy gets the primary's zone and backup redundancy is inferred from copies that a failover group makes.",
			Fact: inferred(hyperscaleDocs), Writes: convertedSecondaries,
		}},
		Normalise: normalisedLocation(),
		ReadOnly:  sqlDatabaseOutputs,
		Rules: slices.Concat(sqlDatabaseRules(), sqlSecondaryRules(), sqlPooledDatabaseRules(),
			sqlDatabaseDeletionRules()),
	}
}

func sqlDatabaseImmutable(path string) model.Immutable {
	return model.Immutable{
		Path: path, Code: "InvalidParameterValue",
		Message: "Invalid value given for parameter %s: it can only be set when the database is created.",
		Fact:    verified(sqlDatabaseSource),
	}
}

// objectiveOf returns the service objective that properties of a database ask for. A database in an elastic pool has
// none of its own.
func objectiveOf(inputs model.Properties) (azure.SQLObjective, bool) {
	name := inputs.String("sku.name")
	if name == "" && !inputs.Has("elasticPoolId") {
		name = defaultObjective
	}
	return azure.SQLObjectiveOf(name, int(inputs.Number("sku.capacity")))
}

func sqlDatabaseOutputs(r model.Request) model.Properties {
	inputs := withDefaults(r)
	objective, _ := objectiveOf(inputs)
	edition, _ := azure.SQLEditionByName(objective.Edition)
	sku, kind := sqlSKU(objective), "v12.0,user"
	if objective.VCores > 0 {
		kind += ",vcore"
	}
	if objective.Serverless {
		kind += ",serverless"
	}
	outputs := withIdentity(r, named(r, "Microsoft.Sql/servers/databases", model.Properties{
		"creationDate":                   emulatedTime,
		"currentBackupStorageRedundancy": inputs.String("requestedBackupStorageRedundancy"),
		"currentServiceObjectiveName":    objective.Name,
		"currentSku":                     sku,
		"databaseId":                     stableUUID(r.ID, "database"),
		"defaultSecondaryLocation":       pairOf(inputs.String("location")),
		"earliestRestoreDate":            emulatedTime,
		"failoverGroupId":                failoverGroupID(r),
		"isInfraEncryptionEnabled":       false,
		"kind":                           kind,
		"maintenanceConfigurationId": "/subscriptions/" + segmentOf(r.ID, "subscriptions") +
			"/providers/Microsoft.Maintenance/publicMaintenanceConfigurations/SQL_Default",
		"managedBy":                     "",
		"maxLogSizeBytes":               float64(64 * gigabyte),
		"pausedDate":                    "",
		"requestedServiceObjectiveName": objective.Name,
		"resumedDate":                   "",
		"sku":                           sku.Clone(),
		"status":                        "Online",
	}))
	if _, given := inputs.Get("maxSizeBytes"); !given && objective.Name != "" {
		outputs["maxSizeBytes"] = float64(objective.IncludedGB * gigabyte)
	}
	if _, given := inputs.Get("readScale"); !given {
		outputs["readScale"] = defaultReadScale(edition, inputs)
	}
	return outputs
}

// defaultReadScale is what the tier comes with: a readable replica where it has one.
func defaultReadScale(edition azure.SQLEdition, inputs model.Properties) string {
	hyperscale := edition.MaxReplicas > 0
	if edition.ReadScale && (!hyperscale || inputs.Number("highAvailabilityReplicaCount") > 0) {
		return "Enabled"
	}
	return "Disabled"
}

// sqlSKU is the SKU as Azure returns it: the tier and the DTUs, or the hardware family and the vCores.
func sqlSKU(objective azure.SQLObjective) model.Properties {
	if objective.DTU > 0 {
		return model.Properties{
			"name": objective.Edition, "tier": objective.Edition, "capacity": float64(objective.DTU),
		}
	}
	cut := strings.LastIndex(objective.Name, "_")
	if cut < 0 {
		return model.Properties{"name": "ElasticPool"}
	}
	name := objective.Name[:cut]
	return model.Properties{
		"name": name, "tier": objective.Edition, "family": name[strings.LastIndex(name, "_")+1:],
		"capacity": float64(objective.VCores),
	}
}

// pairOf returns the paired region, or "".
func pairOf(location string) string {
	region, _ := azure.RegionByName(location)
	return region.Pair
}
