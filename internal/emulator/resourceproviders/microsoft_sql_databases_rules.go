package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	sqlTierDocs = "MicrosoftDocs/sql-docs azure-sql/database (2026): resource limits, read-scale-out.md, " +
		"service-tier-hyperscale-replicas.md, enable-zone-redundancy"
	hyperscaleDocs = "MicrosoftDocs/sql-docs azure-sql/database/convert-to-hyperscale.md (2026-06-15), " +
		"reverse-migrate-from-hyperscale.md"
	hyperscale = "Hyperscale"
)

func sqlDatabaseRules() []model.Rule {
	tiers := verified(sqlTierDocs)
	return []model.Rule{
		preflight("sql.databases.known-objective",
			"The SKU of a database is a service objective that exists.", verified(sqlDatabaseSource), databaseObjective),
		preflight("sql.databases.objective-not-retired",
			"Databases on retired hardware (Fsv2) cannot be created.", verified(retirements), databaseRetired),
		preflight("sql.databases.tier-matches-objective",
			"The tier of a SKU is that of its objective.", known(), databaseTierMatches),
		preflight("sql.databases.max-size",
			"A database is at most as large as its objective allows.", tiers, databaseMaxSize),
		preflight("sql.databases.read-scale-by-tier",
			"Read scale-out needs Premium, Business Critical, or Hyperscale with a replica.", tiers, databaseReadScale),
		preflight("sql.databases.replicas-hyperscale-only",
			"High-availability replicas are for Hyperscale only, at most four.", tiers, databaseReplicas),
		preflight("sql.databases.zone-redundant-by-tier",
			"Zone redundancy needs General Purpose, Premium, Business Critical or Hyperscale.", tiers, databaseZonesByTier),
		preflight("sql.databases.zone-redundant-needs-zones",
			"Zone redundancy needs a region with availability zones.", tiers, databaseZonesByRegion),
		preflight("sql.databases.hyperscale-zone-redundancy-needs-replica",
			"A zone-redundant Hyperscale database has a replica and zone-redundant backups.", tiers, hyperscaleZonesNeed),
		preflight("sql.databases.hyperscale-zone-redundancy-at-creation",
			"The zone redundancy of a Hyperscale database is set when the database becomes Hyperscale, and does not "+
				"change afterwards. Azure documents it for a database that is created Hyperscale; that the request which "+
				"converts one sets it too could not be verified.", inferred(sqlTierDocs), hyperscaleZonesFixed),
		preflight("sql.databases.basic-to-hyperscale",
			"A Basic database cannot become Hyperscale directly: it goes through another tier.",
			verified(hyperscaleDocs), basicToHyperscale),
		preflight("sql.databases.hyperscale-is-one-way",
			"A Hyperscale database goes back to General Purpose only, and only within 45 days of its conversion; the "+
				"emulator does not count the days.", verified(hyperscaleDocs), hyperscaleOneWay),
		preflight("sql.databases.serverless-properties",
			"minCapacity and autoPauseDelay are for serverless objectives only.", verified(sqlDatabaseSource), serverlessOnly),
		onApply("sql.databases.same-region-as-server",
			"A database is in the region of its server.", known(), databaseRegion),
	}
}

func databaseEdition(inputs model.Properties) (azure.SQLObjective, azure.SQLEdition, bool) {
	if !inputs.Known("sku.name") || !inputs.Known("sku.capacity") || !inputs.Known("sku") {
		return azure.SQLObjective{}, azure.SQLEdition{}, false
	}
	objective, ok := objectiveOf(inputs)
	if !ok {
		return azure.SQLObjective{}, azure.SQLEdition{}, false
	}
	edition, ok := azure.SQLEditionByName(objective.Edition)
	return objective, edition, ok
}

func databaseObjective(r model.Request) []model.Fault {
	_, ok := objectiveOf(r.Inputs)
	if ok || !r.Inputs.Has("sku.name") || !r.Inputs.Known("sku.capacity") || r.Inputs.String("sku.name") == "ElasticPool" {
		return nil
	}
	return model.Refuse("sku.name", "InvalidSkuName", "The SKU name '%s' with capacity %v is not a service objective.",
		r.Inputs.String("sku.name"), r.Inputs.Number("sku.capacity"))
}

func databaseRetired(r model.Request) []model.Fault {
	objective, _, ok := databaseEdition(r.Inputs)
	if !ok || objective.Retired == "" {
		return nil
	}
	return model.Refuse("sku.name", "ProvisioningDisabled",
		"The objective %s was retired on %s: use standard-series (Gen5).", objective.Name, objective.Retired)
}

func databaseTierMatches(r model.Request) []model.Fault {
	objective, _, ok := databaseEdition(r.Inputs)
	tier := r.Inputs.String("sku.tier")
	if !ok || tier == "" || strings.EqualFold(tier, objective.Edition) {
		return nil
	}
	return model.Refuse("sku.tier", "InvalidSku", "The objective %s belongs to the tier %s, not to %s.",
		objective.Name, objective.Edition, tier)
}

func databaseMaxSize(r model.Request) []model.Fault {
	objective, _, ok := databaseEdition(r.Inputs)
	size := r.Inputs.Number("maxSizeBytes")
	if !ok || size <= float64(objective.MaxSizeGB)*gigabyte {
		return nil
	}
	return model.Refuse("maxSizeBytes", "InvalidMaxSizeTierCombination", "The tier '%s' does not support the database "+
		"max size of %.0f bytes: %s allows %d GB.", objective.Edition, size, objective.Name, objective.MaxSizeGB)
}

func databaseReadScale(r model.Request) []model.Fault {
	_, edition, ok := databaseEdition(r.Inputs)
	if !ok || !oneOf(r.Inputs.String("readScale"), "Enabled") || !r.Inputs.Known("highAvailabilityReplicaCount") {
		return nil
	}
	if edition.ReadScale && (edition.Name != hyperscale || r.Inputs.Number("highAvailabilityReplicaCount") > 0) {
		return nil
	}
	return model.Refuse("readScale", "InvalidReadScaleUnits",
		"Read scale-out is not supported by the tier %s with %v high-availability replicas.",
		edition.Name, r.Inputs.Number("highAvailabilityReplicaCount"))
}

func databaseReplicas(r model.Request) []model.Fault {
	_, edition, ok := databaseEdition(r.Inputs)
	replicas := int(r.Inputs.Number("highAvailabilityReplicaCount"))
	if !ok || replicas >= 0 && replicas <= edition.MaxReplicas {
		return nil
	}
	return model.Refuse("highAvailabilityReplicaCount", "InvalidParameterValue",
		"The tier %s allows 0 to %d high-availability replicas, not %d.", edition.Name, edition.MaxReplicas, replicas)
}

func databaseZonesByTier(r model.Request) []model.Fault {
	_, edition, ok := databaseEdition(r.Inputs)
	if !ok || edition.ZoneRedundant || !r.Inputs.Bool("zoneRedundant") {
		return nil
	}
	return model.Refuse("zoneRedundant", "ProvisioningDisabled",
		"Provisioning of zone redundant database is not supported for the tier %s.", edition.Name)
}

func databaseZonesByRegion(r model.Request) []model.Fault {
	region, ok := azure.RegionByName(r.Inputs.String("location"))
	backups := oneOf(r.Inputs.String("requestedBackupStorageRedundancy"), "Zone", "GeoZone")
	if !ok || region.Zones || !r.Inputs.Bool("zoneRedundant") && !backups {
		return nil
	}
	return model.Refuse("zoneRedundant", "ProvisioningDisabled",
		"The region %s has no availability zones: neither zone redundancy nor zone-redundant backups are possible.",
		region.Name)
}

func hyperscaleZonesNeed(r model.Request) []model.Fault {
	_, edition, ok := databaseEdition(r.Inputs)
	if !ok || edition.Name != hyperscale || !r.Inputs.Bool("zoneRedundant") {
		return nil
	}
	var faults []model.Fault
	const replicas, backups = "highAvailabilityReplicaCount", "requestedBackupStorageRedundancy"
	if r.Inputs.Known(replicas) && r.Inputs.Number(replicas) < 1 {
		faults = append(faults, model.Refuse(replicas, "InvalidParameterValue",
			"A zone-redundant Hyperscale database needs at least one high-availability replica.")...)
	}
	if r.Inputs.Known(backups) && !oneOf(r.Inputs.String(backups), "Zone", "GeoZone") {
		faults = append(faults, model.Refuse(backups, "InvalidParameterValue",
			"A zone-redundant Hyperscale database needs Zone or GeoZone backup storage.")...)
	}
	return faults
}

// wasEdition is the tier that the database has now; "" for one that does not exist yet.
func wasEdition(r model.Request) string {
	if r.Creating() {
		return ""
	}
	objective, _ := objectiveOf(r.Old)
	return objective.Edition
}

func hyperscaleZonesFixed(r model.Request) []model.Fault {
	_, edition, ok := databaseEdition(r.Inputs)
	if !ok || edition.Name != hyperscale || wasEdition(r) != hyperscale || !r.Inputs.Has("zoneRedundant") ||
		r.Inputs.Bool("zoneRedundant") == r.Old.Bool("zoneRedundant") {
		return nil
	}
	return model.Refuse("zoneRedundant", "ProvisioningDisabled", "The zone redundancy of a Hyperscale database is set "+
		"when it becomes Hyperscale: create a zone-redundant copy or geo-replica and switch over.")
}

func basicToHyperscale(r model.Request) []model.Fault {
	_, edition, ok := databaseEdition(r.Inputs)
	if !ok || edition.Name != hyperscale || wasEdition(r) != "Basic" {
		return nil
	}
	return model.Refuse("sku.name", "InvalidTargetServiceLevelObjective",
		"A Basic database cannot be converted to Hyperscale: change it to another tier first.")
}

func hyperscaleOneWay(r model.Request) []model.Fault {
	objective, edition, ok := databaseEdition(r.Inputs)
	if !ok || wasEdition(r) != hyperscale || oneOf(edition.Name, hyperscale, "GeneralPurpose") {
		return nil
	}
	return model.Refuse("sku.name", "InvalidTargetServiceLevelObjective",
		"A Hyperscale database cannot be changed to %s: reverse migration leads to General Purpose only.", objective.Name)
}

func serverlessOnly(r model.Request) []model.Fault {
	objective, _, ok := databaseEdition(r.Inputs)
	if !ok || objective.Serverless {
		return nil
	}
	var faults []model.Fault
	for _, property := range []string{"minCapacity", "autoPauseDelay"} {
		if r.Inputs.Has(property) {
			faults = append(faults, model.Refuse(property, "InvalidParameterValue",
				"%s is for serverless databases only; %s is not one.", property, objective.Name)...)
		}
	}
	return faults
}

func databaseRegion(r model.Request) []model.Fault {
	server, ok := r.Cloud.Get(parentOf(r.ID))
	if !ok || sameRegion(server.Inputs.String("location"), r.Inputs.String("location")) {
		return nil
	}
	return model.Refuse("location", "InvalidLocation", "The server %s is in %s: its databases are in the same region.",
		nameOf(server.ID), server.Inputs.String("location"))
}
