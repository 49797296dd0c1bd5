package resourceproviders

import (
	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

func managedRedisRules() []model.Rule {
	scaling := managedRedisDocs + "how-to-scale.md (2025-11-10), architecture.md (2025-05-18)"
	return []model.Rule{
		preflight("cache.redisenterprise.enterprise-retired",
			"Azure Cache for Redis Enterprise (Enterprise_E*, EnterpriseFlash_F*) cannot be created since 2026-04-01 and is "+
				"switched off on 2027-03-31.",
			verified("Azure/azure-sdk-for-java issue 50073; "+redisRetirement), enterpriseRetired),
		preflight("cache.redisenterprise.known-sku",
			"The SKU is a size of Azure Managed Redis.", verified(managedRedisSpec), managedRedisKnownSKU),
		preflight("cache.redisenterprise.no-capacity",
			"sku.capacity is for the retired Enterprise SKUs only.", verified(managedRedisSpec), managedRedisCapacity),
		preflight("cache.redisenterprise.no-zones",
			"Managed Redis spreads over the zones by itself: zones cannot be chosen.",
			inferred(azurermSource+"managedredis, which has no zones argument"), managedRedisZones),
		preflight("cache.redisenterprise.high-availability-stays",
			"High availability cannot be switched off. It can be switched on according to Microsoft, although azurerm "+
				"replaces the instance then.", verified(managedRedisDocs+"architecture.md (2025-05-18)"), highAvailabilityStays),
		preflight("cache.redisenterprise.flash-stays-flash",
			"An instance cannot be scaled from a tier in memory to Flash Optimized or back.",
			verified(scaling), flashStaysFlash),
		preflight("cache.redisenterprise.scale-down-keeps-shards",
			"An instance can be scaled to fewer gigabytes or vCPUs only where the number of shards stays the same. Azure's own "+
				"list (listSkusForScaling) may be narrower, and the data must fit, which the emulator does not know.",
			inferred(scaling), scaleDownKeepsShards),
		onApply("cache.redisenterprise.geo-members-scale-up",
			"A member of a geo-replication group cannot be scaled to fewer gigabytes or shards. That Azure locks other scaling "+
				"until all members have the same size is not modelled.", verified(scaling), geoMemberScalesUp),
		onApply("cache.redisenterprise.geo-members-support-it",
			"A member of a geo-replication group cannot be scaled to a SKU without geo-replication.",
			inferred(managedRedisDocs+"how-to-active-geo-replication.md (2025-05-18)"), geoMemberSKU),
	}
}

func enterpriseRetired(r model.Request) []model.Fault {
	sku := r.Inputs.String("sku.name")
	if !r.Creating() || !oneOf(sku, azure.RetiredRedisSKUs()...) {
		return nil
	}
	return model.Refuse("sku.name", "BadRequest", "Creation of new Azure Cache for Redis Enterprise resources is no "+
		"longer supported. Azure Cache for Redis Enterprise is retiring, please create Azure Managed Redis instead.")
}

func managedRedisKnownSKU(r model.Request) []model.Fault {
	sku := r.Inputs.String("sku.name")
	if _, ok := azure.RedisSKUByName(sku); ok || !r.Inputs.Has("sku.name") || oneOf(sku, azure.RetiredRedisSKUs()...) {
		return nil
	}
	return model.Refuse("sku.name", "InvalidParameter",
		"The SKU '%s' is not one of Azure Managed Redis: sizes are such as Balanced_B3.", sku)
}

func managedRedisCapacity(r model.Request) []model.Fault {
	_, managed := azure.RedisSKUByName(r.Inputs.String("sku.name"))
	if !managed || !r.Inputs.Has("sku.capacity") {
		return nil
	}
	return model.Refuse("sku.capacity", "InvalidParameter",
		"The capacity is used with Enterprise and EnterpriseFlash SKUs only, not with %s.", r.Inputs.String("sku.name"))
}

func managedRedisZones(r model.Request) []model.Fault {
	_, managed := azure.RedisSKUByName(r.Inputs.String("sku.name"))
	if !managed || len(r.Inputs.List("zones")) == 0 {
		return nil
	}
	return model.Refuse("zones", "InvalidParameter",
		"Zones cannot be chosen for %s: with high availability the instance spreads over the zones by itself.",
		r.Inputs.String("sku.name"))
}

func highAvailabilityStays(r model.Request) []model.Fault {
	if r.Creating() || !oneOf(r.Inputs.String("highAvailability"), "Disabled") ||
		!oneOf(r.Old.String("highAvailability"), "Enabled") {
		return nil
	}
	return model.Refuse("highAvailability", "BadRequest",
		"High availability cannot be disabled on an instance that has it: create another instance.")
}

// scaling returns the size that an instance has and the one that it is to get; not found unless both are known.
func scaling(r model.Request) (from, to azure.RedisSKU, ok bool) {
	if r.Creating() {
		return from, to, false
	}
	from, known := azure.RedisSKUByName(r.Old.String("sku.name"))
	to, also := azure.RedisSKUByName(r.Inputs.String("sku.name"))
	return from, to, known && also && from.Name != to.Name
}

func flashStaysFlash(r model.Request) []model.Fault {
	from, to, ok := scaling(r)
	if !ok || (from.Tier == azure.RedisFlashOptimized) == (to.Tier == azure.RedisFlashOptimized) {
		return nil
	}
	return model.Refuse("sku.name", "BadRequest",
		"An instance cannot be scaled from %s to %s: one keeps data on flash storage, the other does not.",
		from.Name, to.Name)
}

func scaleDownKeepsShards(r model.Request) []model.Fault {
	from, to, ok := scaling(r)
	shrinks := to.MemoryGB < from.MemoryGB || to.VCPUs < from.VCPUs
	if !ok || !shrinks || to.Shards == from.Shards {
		return nil
	}
	return model.Refuse("sku.name", "BadRequest", "An instance cannot be scaled down from %s to %s: it has %d shards, "+
		"the smaller size %d.", from.Name, to.Name, from.Shards, to.Shards)
}

// inGeoGroup says that the instance's database is a member of a geo-replication group.
func inGeoGroup(r model.Request) bool {
	database, ok := r.Cloud.Get(r.ID + "/databases/default")
	return ok && database.Inputs.Has("geoReplication.groupNickname")
}

func geoMemberScalesUp(r model.Request) []model.Fault {
	from, to, ok := scaling(r)
	if !ok || to.MemoryGB >= from.MemoryGB && to.Shards >= from.Shards || !inGeoGroup(r) {
		return nil
	}
	return model.Refuse("sku.name", "BadRequest",
		"A member of a geo-replication group cannot be scaled down from %s to %s.", from.Name, to.Name)
}

func geoMemberSKU(r model.Request) []model.Fault {
	_, to, ok := scaling(r)
	if !ok || to.GeoReplication() || !inGeoGroup(r) {
		return nil
	}
	return model.Refuse("sku.name", "BadRequest", "%s does not support active geo-replication.", to.Name)
}
