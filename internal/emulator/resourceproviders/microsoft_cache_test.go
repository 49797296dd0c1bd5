package resourceproviders

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	redisID       = group + "/providers/Microsoft.Cache/redisEnterprise/amr"
	redisDBID     = redisID + "/databases/default"
	otherRedisID  = group + "/providers/Microsoft.Cache/redisEnterprise/other"
	otherDBID     = otherRedisID + "/databases/default"
	thirdDBID     = group + "/providers/Microsoft.Cache/redisEnterprise/third/databases/default"
	classicID     = group + "/providers/Microsoft.Cache/redis/cache"
	classicUserID = classicID + "/accessPolicyAssignments/web"
)

func redisSize(name string) props { return props{"sku": props{"name": name}} }

func classicSize(tier, family string, capacity float64) props {
	return props{"sku": props{"name": tier, "family": family, "capacity": capacity}}
}

// geo makes database properties of a group member.
func geo(nickname string, more props, members ...string) props {
	var linked []any
	for _, member := range members {
		linked = append(linked, props{"id": member})
	}
	return merged(props{"geoReplication": props{"groupNickname": nickname, "linkedDatabases": linked}}, more)
}

func cacheCases() []ruleCase {
	return slices.Concat(managedRedisCases(), redisDatabaseCases(), redisGroupCases(), classicRedisCases())
}

func managedRedisCases() []ruleCase {
	with := func(size, database props) fakeCloud {
		return fakeCloud{resource(redisID, size), resource(redisDBID, database)}
	}
	member, loner := geo("g", nil, redisDBID), props{}
	scaled := func(from, to string, database props) model.Request {
		return changing(with(redisSize(from), database), redisID, redisSize(from), redisSize(to))
	}
	const p = "cache.redisenterprise."
	return []ruleCase{
		{p + "enterprise-retired", given(redisSize("Balanced_B3")), given(redisSize("Enterprise_E10")), "sku.name"},
		{p + "enterprise-retired", changed(redisSize("Enterprise_E10"), redisSize("Enterprise_E20")),
			given(redisSize("EnterpriseFlash_F300")), "sku.name"},
		{p + "known-sku", given(redisSize("balanced_b3")), given(redisSize("Balanced_B4")), "sku.name"},
		{p + "known-sku", given(redisSize("FlashOptimized_A250")), given(redisSize("Standard_C2")), "sku.name"},
		{p + "no-capacity", given(redisSize("Balanced_B3")),
			given(props{"sku": props{"name": "Balanced_B3", "capacity": 2.0}}), "sku.capacity"},
		{p + "no-zones", given(redisSize("Balanced_B3")),
			given(merged(redisSize("Balanced_B3"), props{"zones": list("1", "2")})), "zones"},
		{p + "high-availability-stays",
			changed(props{"highAvailability": "Disabled"}, props{"highAvailability": "Enabled"}),
			changed(props{"highAvailability": "Enabled"}, props{"highAvailability": "Disabled"}), "highAvailability"},
		{p + "flash-stays-flash", changed(redisSize("FlashOptimized_A250"), redisSize("FlashOptimized_A500")),
			changed(redisSize("Balanced_B250"), redisSize("FlashOptimized_A500")), "sku.name"},
		{p + "flash-stays-flash", changed(redisSize("Balanced_B3"), redisSize("ComputeOptimized_X3")),
			changed(redisSize("FlashOptimized_A250"), redisSize("Balanced_B500")), "sku.name"},
		{p + "scale-down-keeps-shards", changed(redisSize("Balanced_B10"), redisSize("Balanced_B3")),
			changed(redisSize("Balanced_B20"), redisSize("Balanced_B10")), "sku.name"},
		{p + "scale-down-keeps-shards", changed(redisSize("Balanced_B3"), redisSize("Balanced_B50")),
			changed(redisSize("ComputeOptimized_X10"), redisSize("MemoryOptimized_M10")), "sku.name"},
		{p + "geo-members-scale-up", scaled("Balanced_B3", "Balanced_B10", member),
			scaled("Balanced_B5", "Balanced_B3", member), "sku.name"},
		{p + "geo-members-scale-up", scaled("Balanced_B5", "Balanced_B3", loner),
			scaled("ComputeOptimized_X10", "Balanced_B10", member), "sku.name"},
		{p + "geo-members-support-it", scaled("Balanced_B3", "Balanced_B5", member),
			scaled("Balanced_B3", "Balanced_B1", member), "sku.name"},
	}
}

func redisDatabaseCases() []ruleCase {
	search := func(policy, eviction string) model.Request {
		return given(props{
			"modules": list(props{"name": "RediSearch"}), "clusteringPolicy": policy, "evictionPolicy": eviction,
		})
	}
	kept := func(aof, rdb bool) props { return props{"persistence": props{"aofEnabled": aof, "rdbEnabled": rdb}} }
	module := func(name string) props { return props{"modules": list(props{"name": name})} }
	preview := func(inputs props) model.Request { return model.Request{ID: redisDBID, Inputs: inputs} }
	six := []string{redisDBID, "/2", "/3", "/4", "/5", "/6"}
	user := redisDBID + "/accessPolicyAssignments/"
	taken := fakeCloud{resource(user+"web", props{"user": props{"objectId": guid}})}
	const p = "cache.redisenterprise.databases."
	return []ruleCase{
		{p + "search-needs-enterprise-cluster", search("EnterpriseCluster", "NoEviction"),
			search("OSSCluster", "NoEviction"), "clusteringPolicy"},
		{p + "search-needs-enterprise-cluster", given(module("RedisJSON")), given(module("RediSearch")), "clusteringPolicy"},
		{p + "search-needs-no-eviction", search("EnterpriseCluster", "NoEviction"),
			search("EnterpriseCluster", "VolatileLRU"), "evictionPolicy"},
		{p + "one-persistence", given(kept(true, false)), given(kept(true, true)), "persistence"},
		{p + "geo-excludes-persistence", given(kept(false, true)), given(geo("g", kept(false, true))), "persistence"},
		{p + "geo-modules", given(geo("g", module("RedisJSON"))), given(geo("g", module("RedisBloom"))), "modules"},
		{p + "geo-names-itself", preview(geo("g", nil, redisDBID)), preview(geo("g", nil, otherDBID)),
			"geoReplication.linkedDatabases"},
		{p + "geo-members", preview(geo("g", nil, six[:5]...)), preview(geo("g", nil, six...)),
			"geoReplication.linkedDatabases"},
		{"cache.redisenterprise.assignments.one-per-principal",
			in(taken, user+"web", props{"user": props{"objectId": guid}}),
			in(taken, user+"worker", props{"user": props{"objectId": guid}}), "user.objectId"},
	}
}

func redisGroupCases() []ruleCase {
	instance := func(size, available string) fakeCloud {
		return fakeCloud{resource(redisID, merged(redisSize(size), props{"highAvailability": available}))}
	}
	// The group g has a first member, other, and the third joined later: only the third names both.
	running := fakeCloud{
		resource(redisID, redisSize("Balanced_B3")), resource(otherRedisID, redisSize("Balanced_B3")),
		resource(otherDBID, geo("g", props{"evictionPolicy": "VolatileLRU"}, otherDBID)),
		resource(thirdDBID, geo("g", props{"evictionPolicy": "VolatileLRU"}, otherDBID, thirdDBID)),
	}
	pair := running[:3]
	bigger := append(fakeCloud{resource(redisID, redisSize("Balanced_B5"))}, running[1:3]...)
	lru := props{"evictionPolicy": "VolatileLRU"}
	join := func(cloud fakeCloud, nickname string, more props, members ...string) model.Request {
		return in(cloud, redisDBID, geo(nickname, more, members...))
	}
	const p, linked = "cache.redisenterprise.databases.", "geoReplication.linkedDatabases"
	return []ruleCase{
		{p + "geo-sku", join(instance("Balanced_B3", "Enabled"), "g", nil, redisDBID),
			join(instance("Balanced_B1", "Enabled"), "g", nil, redisDBID), "geoReplication"},
		{p + "geo-sku", in(instance("Balanced_B0", "Enabled"), redisDBID, props{}),
			join(instance("FlashOptimized_A250", "Enabled"), "g", nil, redisDBID), "geoReplication"},
		{p + "geo-needs-high-availability", join(instance("Balanced_B3", "Enabled"), "g", nil, redisDBID),
			join(instance("Balanced_B3", "Disabled"), "g", nil, redisDBID), "geoReplication"},
		{p + "geo-members-exist", join(pair, "g", lru, redisDBID, otherDBID),
			join(pair, "g", lru, redisDBID, "/none"), linked},
		{p + "geo-names-all-members", join(pair, "g", lru, redisDBID, otherDBID),
			join(pair, "h", lru, redisDBID, otherDBID), linked},
		{p + "geo-names-all-members", join(running, "g", lru, redisDBID, otherDBID, thirdDBID),
			join(running, "g", lru, redisDBID, otherDBID), linked},
		{p + "geo-same-configuration", join(pair, "g", lru, redisDBID, otherDBID),
			join(bigger, "g", lru, redisDBID, otherDBID), "geoReplication"},
		{p + "geo-same-configuration", join(pair, "g", lru, redisDBID, otherDBID),
			join(pair, "g", props{"evictionPolicy": "NoEviction"}, redisDBID, otherDBID), "geoReplication"},
	}
}

func classicRedisCases() []ruleCase {
	scaled := func(from, to props) model.Request { return changed(from, to) }
	basic, standard := classicSize("Basic", "C", 1), classicSize("Standard", "C", 1)
	premium := classicSize("Premium", "P", 1)
	keys := func(entra string) props {
		return props{"disableAccessKeyAuthentication": true, "redisConfiguration": props{"aadEnabled": entra}}
	}
	cache := func(entra string) fakeCloud { return fakeCloud{resource(classicID, keys(entra))} }
	taken := fakeCloud{resource(classicUserID, props{"objectId": guid})}
	return []ruleCase{
		{"cache.redis.closed-to-new-tenants", changed(standard, standard), given(standard), "sku.name"},
		{"cache.redis.known-sku", given(standard), given(classicSize("Standard", "P", 1)), "sku"},
		{"cache.redis.known-sku", given(premium), given(classicSize("Basic", "C", 7)), "sku"},
		{"cache.redis.no-tier-down", scaled(standard, premium), scaled(premium, standard), "sku.name"},
		{"cache.redis.basic-to-premium", scaled(standard, premium), scaled(basic, premium), "sku.name"},
		{"cache.redis.basic-to-premium", scaled(basic, standard), scaled(basic, classicSize("Standard", "C", 2)),
			"sku.capacity"},
		{"cache.redis.not-to-c0", scaled(classicSize("Standard", "C", 2), standard),
			scaled(standard, classicSize("Standard", "C", 0)), "sku.capacity"},
		{"cache.redis.premium-only", given(merged(premium, props{"shardCount": 2.0, "zones": list("1")})),
			given(merged(standard, props{"shardCount": 2.0})), "shardCount"},
		{"cache.redis.keys-off-needs-entra", given(keys("true")), given(keys("false")), "disableAccessKeyAuthentication"},
		{"cache.redis.assignments.one-per-principal", in(taken, classicUserID, props{"objectId": guid}),
			in(taken, classicUserID+"2", props{"objectId": guid}), "objectId"},
		{"cache.redis.assignments.need-entra", in(cache("true"), classicUserID, props{}),
			in(cache("false"), classicUserID, props{}), "accessPolicyName"},
	}
}

func TestTheSupersededServicesAreRefusedInAzuresWords(t *testing.T) {
	t.Parallel()
	rules := rulesByID(t)
	faults := rules["cache.redisenterprise.enterprise-retired"].Check(given(redisSize("Enterprise_E10")))
	assert.Equal(t, "Creation of new Azure Cache for Redis Enterprise resources is no longer supported. Azure Cache for "+
		"Redis Enterprise is retiring, please create Azure Managed Redis instead.", faults[0].Message)
	faults = rules["cache.redis.closed-to-new-tenants"].Check(given(classicSize("Standard", "C", 2)))
	assert.Contains(t, faults[0].Message, "2026-04-01")
	assert.Contains(t, faults[0].Message, "2028-09-30")
}

func TestARedisInstanceIsZoneRedundantWhereItCan(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ location, available, mode string }{
		{"eastus2", "Enabled", "ZR"}, {"westus", "Enabled", "LR"}, {"eastus2", "Disabled", "None"},
	} {
		outputs := managedRedisOutputs(model.Request{Type: managedRedis(), ID: redisID, Inputs: props{
			"location": test.location, "highAvailability": test.available,
		}})
		assert.Equal(t, test.mode, outputs.String("redundancyMode"), test.location)
		assert.Equal(t, "amr."+test.location+".redis.azure.net", outputs.String("hostName"))
	}
}

func TestAMemberOfAGroupLearnsWhoJoinedLater(t *testing.T) {
	t.Parallel()
	first := geo("g", nil, otherDBID)
	alone := redisDatabaseOutputs(in(fakeCloud{resource(otherDBID, first)}, otherDBID, first))
	assert.Equal(t, list(props{"id": otherDBID, "state": "Linked"}), alone.List("geoReplication.linkedDatabases"))

	joined := fakeCloud{resource(otherDBID, first), resource(redisDBID, geo("g", nil, redisDBID, otherDBID))}
	together := redisDatabaseOutputs(in(joined, otherDBID, first))
	assert.Equal(t, list(props{"id": otherDBID, "state": "Linked"}, props{"id": redisDBID, "state": "Linked"}),
		together.List("geoReplication.linkedDatabases"))
}
