package resourceproviders

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

func sqlElasticPoolRules() []model.Rule {
	return []model.Rule{
		preflight("sql.elasticPools.known-size",
			"The SKU of a pool with its capacity is a size that Azure sells.", verified(elasticPoolSource), poolKnown),
		preflight("sql.elasticPools.tier-matches-sku", "The tier of a SKU is that of its pool.",
			verified(elasticPoolSource), poolTierMatches),
		preflight("sql.elasticPools.max-size",
			"A pool holds at most what its size allows; a Basic pool has exactly that.", verified(elasticPoolSource), poolMaxSize),
		preflight("sql.elasticPools.per-database",
			"The least of a database is not above its most, nor that above the pool; in DTU pools both are sizes of the tier.",
			verified(elasticPoolDocs), poolPerDatabase),
		preflight("sql.elasticPools.zone-redundant-by-tier",
			"Zone redundancy needs General Purpose, Premium, Business Critical or Hyperscale, and a region with zones.",
			inferred(sqlTierDocs), poolZones),
		preflight("sql.elasticPools.replicas-hyperscale-only",
			"High-availability replicas are for Hyperscale pools only.", verified(elasticPoolSource), poolReplicas),
		preflight("sql.elasticPools.hyperscale-stays",
			"A pool neither becomes Hyperscale nor leaves it.", verified(hyperscalePools), poolHyperscaleStays),
		onApply("sql.elasticPools.same-region-as-server", "A pool is in the region of its server.", known(), databaseRegion),
		onApply("sql.elasticPools.databases-fit",
			"A pool is not made smaller than the number of its databases, nor than what each is promised.",
			verified(elasticPoolDocs), poolDatabasesFit),
	}
}

// sqlPooledDatabaseRules are those of a database in a pool.
func sqlPooledDatabaseRules() []model.Rule {
	return []model.Rule{
		preflight("sql.databases.pool-sku",
			"A database in a pool has no size of its own: its SKU is left out, or ElasticPool.", inferred(sqlDatabaseSource),
			pooledSKU),
		onApply("sql.databases.pool-of-server", "A database is in a pool of its own server.", known(), pooledOnServer),
		onApply("sql.databases.pool-capacity",
			"A pool takes so many databases, and no more than it can keep the promised least for.", verified(elasticPoolDocs),
			pooledCapacity),
		onApply("sql.databases.pool-tier",
			"A Basic database or one of another tier becomes one of the pool's tier; a Hyperscale one goes into a Hyperscale "+
				"pool only, and one with named replicas into none.", verified(hyperscalePools), pooledTier),
	}
}

func poolKnown(r model.Request) []model.Fault {
	if _, ok := poolOf(r.Inputs); ok || !r.Inputs.Has("sku.name") || !r.Inputs.Has("sku.capacity") {
		return nil
	}
	return model.Refuse("sku.name", "ElasticPoolSkuCombinationInvalid",
		"The combination of SKU '%s' and capacity %v is no elastic pool.", r.Inputs.String("sku.name"),
		r.Inputs.Number("sku.capacity"))
}

func poolTierMatches(r model.Request) []model.Fault {
	pool, ok := poolOf(r.Inputs)
	if tier := r.Inputs.String("sku.tier"); !ok || tier == "" || strings.EqualFold(tier, pool.Edition) {
		return nil
	}
	return model.Refuse("sku.tier", "ElasticPoolSkuCombinationInvalid", "The SKU %s belongs to the tier %s, not to %s.",
		pool.Name, pool.Edition, r.Inputs.String("sku.tier"))
}

func poolMaxSize(r model.Request) []model.Fault {
	pool, ok := poolOf(r.Inputs)
	size, most := r.Inputs.Number("maxSizeBytes"), pool.MaxSizeGB*gigabyte
	if !ok || !r.Inputs.Has("maxSizeBytes") || size <= most && (pool.Edition != "Basic" || size == most) {
		return nil
	}
	return model.Refuse("maxSizeBytes", "ElasticPoolInvalidMaxSizeTierCombination",
		"The elastic pool %s does not support the max size of %.0f bytes: it allows %.2f GB.", pool.Objective(), size,
		pool.MaxSizeGB)
}

func poolPerDatabase(r model.Request) []model.Fault {
	pool, ok := poolOf(r.Inputs)
	settings := r.Inputs.Object("perDatabaseSettings")
	if !ok || settings == nil || !settings.Known("minCapacity") || !settings.Known("maxCapacity") {
		return nil
	}
	least, most := settings.Number("minCapacity"), settings.Number("maxCapacity")
	if !settings.Has("maxCapacity") {
		most = mostPerDatabase(pool)
	}
	sold := func(size float64) bool { return !pool.DTU() || slices.Contains(pool.PerDatabase, size) }
	if least >= 0 && least <= most && most <= float64(pool.Capacity) && most > 0 && sold(least) && sold(most) {
		return nil
	}
	return model.Refuse("perDatabaseSettings", "ElasticPoolInvalidDatabaseCapacity",
		"The elastic pool %s does not support databases of at least %v and at most %v.", pool.Objective(), least, most)
}

func poolZones(r model.Request) []model.Fault {
	pool, ok := poolOf(r.Inputs)
	edition, _ := azure.SQLEditionByName(pool.Edition)
	region, placed := azure.RegionByName(r.Inputs.String("location"))
	if !ok || !r.Inputs.Bool("zoneRedundant") || edition.ZoneRedundant && (!placed || region.Zones) {
		return nil
	}
	return model.Refuse("zoneRedundant", "ProvisioningDisabled",
		"Provisioning of zone redundant database/pool is not supported for your current request.")
}

func poolReplicas(r model.Request) []model.Fault {
	pool, ok := poolOf(r.Inputs)
	if !ok || r.Inputs.Number("highAvailabilityReplicaCount") == 0 || pool.Edition == hyperscale {
		return nil
	}
	return model.Refuse("highAvailabilityReplicaCount", "InvalidParameterValue",
		"High-availability replicas are for Hyperscale elastic pools only.")
}

func poolHyperscaleStays(r model.Request) []model.Fault {
	pool, ok := poolOf(r.Inputs)
	if !ok || r.Creating() {
		return nil
	}
	if was, known := poolOf(r.Old); !known || (was.Edition == hyperscale) == (pool.Edition == hyperscale) {
		return nil
	}
	return model.Refuse("sku.name", "ElasticPoolUpdateNotSupported", "A pool is not changed to or from Hyperscale: make "+
		"another pool and move the databases.")
}

// crowded says why a pool cannot hold a number of databases; "" when it can.
func crowded(inputs model.Properties, databases int) bool {
	pool, ok := poolOf(inputs)
	promised := inputs.Number("perDatabaseSettings.minCapacity") * float64(databases)
	return ok && (databases > pool.MaxDatabases || promised > float64(pool.Capacity))
}

func poolDatabasesFit(r model.Request) []model.Fault {
	databases := len(pooledIn(r, r.ID))
	if r.Creating() || !crowded(r.Inputs, databases) {
		return nil
	}
	return model.Refuse("sku.capacity", "ElasticPoolDecreaseDatabaseLimitBelowUsage",
		"The elastic pool holds %d databases, more than the wanted size takes.", databases)
}

func pooledSKU(r model.Request) []model.Fault {
	if !r.Inputs.Has("elasticPoolId") || !r.Inputs.Has("sku.name") ||
		oneOf(r.Inputs.String("sku.name"), "ElasticPool") {
		return nil
	}
	return model.Refuse("sku.name", "InvalidSku", "A database in an elastic pool has no SKU of its own: leave %s out.",
		r.Inputs.String("sku.name"))
}

func pooledOnServer(r model.Request) []model.Fault {
	pool := r.Inputs.String("elasticPoolId")
	if _, exists := r.Cloud.Get(pool); !exists || strings.EqualFold(parentOf(pool), parentOf(r.ID)) {
		return nil
	}
	return model.Refuse("elasticPoolId", "ElasticPoolNotFound",
		"Specified elastic pool does not exist in the specified logical server: %s is on another.", nameOf(pool))
}

func pooledCapacity(r model.Request) []model.Fault {
	pool, exists := r.Cloud.Get(r.Inputs.String("elasticPoolId"))
	if !exists || !crowded(pool.Inputs, len(pooledIn(r, pool.ID))+1) {
		return nil
	}
	return model.Refuse("elasticPoolId", "ElasticPoolDatabaseCountOverLimit",
		"The elastic pool %s has no room for another database.", nameOf(pool.ID))
}

func pooledTier(r model.Request) []model.Fault {
	found, exists := r.Cloud.Get(r.Inputs.String("elasticPoolId"))
	pool, known := poolOf(found.Inputs)
	if !exists || !known {
		return nil
	}
	if wasEdition(r) == hyperscale && pool.Edition != hyperscale {
		return model.Refuse("elasticPoolId", "InvalidTargetServiceLevelObjective",
			"The Hyperscale database %s fits into Hyperscale pools only, not into %s.", nameOf(r.ID), pool.Objective())
	}
	if replicas := secondariesOf(r, r.ID, isNamedReplica); len(replicas) > 0 {
		return model.Refuse("elasticPoolId", "NamedReplicaNotSupported",
			"The database %s has named replicas: it does not go into a pool.", nameOf(r.ID))
	}
	return nil
}
