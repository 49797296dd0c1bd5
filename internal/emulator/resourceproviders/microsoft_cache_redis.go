package resourceproviders

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	classicRedisSource = azurermSource + "redis/redis_cache_resource.go"
	classicRedisType   = "Microsoft.Cache/redis"
	classicRedisPath   = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}" +
		"/providers/Microsoft.Cache/redis/"
)

// classicRedis is Azure Cache for Redis. Firewall rules, linked servers, patch schedules and injection into a virtual
// network are not modelled: their properties and types are unknown here.
func classicRedis() *model.Type {
	return &model.Type{
		Token:    "azure-native:cache/v20241101:Redis",
		ARMType:  classicRedisType,
		Path:     classicRedisPath + "{name}",
		Location: model.Regional,
		Replace:  properties(verified(classicRedisSource), "location"),
		Immutable: []model.Immutable{{
			Path: "zones", Code: "BadRequest", Message: "The zones of a cache are chosen when it is created (%s).",
			Fact: verified(classicRedisSource),
		}},
		Allowed: []model.Allowed{
			allowed(verified(classicRedisSource), "minimumTlsVersion", "1.2"),
			allowed(verified(sdkSource+"Redis"), "publicNetworkAccess", "Enabled", "Disabled"),
			allowed(verified(sdkSource+"Redis"), "updateChannel", "Stable", "Preview"),
			allowed(known(), "redisConfiguration.maxmemoryPolicy", "allkeys-lfu", "allkeys-lru", "allkeys-random",
				"volatile-lru", "volatile-lfu", "volatile-ttl", "volatile-random", "noeviction"),
		},
		Defaults: []model.Default{
			byDefault(known(), "disableAccessKeyAuthentication", false),
			byDefault(known(), "enableNonSslPort", false),
			byDefault(known(), "minimumTlsVersion", "1.2"),
			byDefault(known(), "publicNetworkAccess", "Enabled"),
			byDefault(known(), "redisConfiguration.maxmemoryPolicy", "volatile-lru"),
			byDefault(known(), "redisVersion", "6.0"),
			byDefault(known(), "updateChannel", "Stable"),
		},
		Normalise: map[string]func(any) any{"location": locationDisplayName},
		ReadOnly:  classicRedisOutputs,
		Rules:     classicRedisRules(),
	}
}

func classicRedisOutputs(r model.Request) model.Properties {
	return named(r, "Microsoft.Cache/Redis", model.Properties{
		"hostName":                   strings.ToLower(nameOf(r.ID)) + ".redis.cache.windows.net",
		"instances":                  []any{},
		"linkedServers":              []any{},
		"port":                       float64(6379),
		"privateEndpointConnections": []any{},
		"provisioningState":          succeeded,
		"sslPort":                    float64(6380),
	})
}

func classicRedisAccess() *model.Type {
	return &model.Type{
		Token:    "azure-native:cache/v20241101:AccessPolicyAssignment",
		ARMType:  classicRedisType + "/accessPolicyAssignments",
		Path:     classicRedisPath + "{cacheName}/accessPolicyAssignments/{accessPolicyAssignmentName}",
		Location: model.Unlocated,
		Replace: properties(verified(azurermSource+"redis/redis_cache_access_policy_assignment_resource.go"),
			"accessPolicyName", "objectId", "objectIdAlias"),
		Allowed: []model.Allowed{
			allowed(known(), "accessPolicyName", "Data Owner", "Data Contributor", "Data Reader"),
		},
		ReadOnly: func(r model.Request) model.Properties {
			return named(r, "Microsoft.Cache/Redis/accessPolicyAssignments", model.Properties{"provisioningState": succeeded})
		},
		Rules: []model.Rule{
			onePrincipalRule("cache.redis.assignments.one-per-principal", "objectId"),
			onApply("cache.redis.assignments.need-entra",
				"Access policies need Entra authentication (redisConfiguration.aadEnabled) on the cache. Policies that a cache "+
					"defines itself are not modelled.", known(), assignmentNeedsEntra),
		},
	}
}

// onePrincipalRule says that a principal has one assignment: a second one would contradict the first.
func onePrincipalRule(id, property string) model.Rule {
	return onApply(id, "A principal has one access policy assignment in a database.", known(),
		func(r model.Request) []model.Fault {
			principal := r.Inputs.String(property)
			for _, other := range below(r.Cloud, parentOf(r.ID), armTypeOf(r.ID)) {
				sameDatabase := strings.EqualFold(parentOf(other.ID), parentOf(r.ID)) && !strings.EqualFold(other.ID, r.ID)
				if principal != "" && sameDatabase && strings.EqualFold(other.Inputs.String(property), principal) {
					return model.Refuse(property, "BadRequest", "The principal %s has the access policy assignment %s already.",
						principal, nameOf(other.ID))
				}
			}
			return nil
		})
}

func assignmentNeedsEntra(r model.Request) []model.Fault {
	cache, ok := r.Cloud.Get(parentOf(r.ID))
	if !ok || oneOf(cache.Inputs.String("redisConfiguration.aadEnabled"), "true") {
		return nil
	}
	return model.Refuse("accessPolicyName", "BadRequest",
		"Entra authentication is not enabled on the cache %s: set aad-enabled first.", nameOf(cache.ID))
}

func classicRedisRules() []model.Rule {
	scale := classicRedisDocs + "cache-how-to-scale.md"
	return []model.Rule{
		preflight("cache.redis.closed-to-new-tenants",
			"Azure Cache for Redis cannot be created since 2026-04-01 in tenants that had no cache before, and is switched off "+
				"on 2028-09-30. The emulated tenant had none, so it refuses always; tenants that may create one use target "+
				"azure. Azure's exact words are not known.", verified(redisRetirement), classicRedisClosed),
		preflight("cache.redis.known-sku",
			"The SKU is a size of Azure Cache for Redis: family C for Basic and Standard, P for Premium.",
			known(), classicRedisKnownSKU),
		preflight("cache.redis.no-tier-down",
			"A cache cannot be scaled to a lower tier.", verified(scale), classicRedisTierDown),
		preflight("cache.redis.basic-to-premium",
			"A Basic cache goes to Premium by way of Standard, and to Standard without a change of size.",
			verified(scale), classicRedisBasic),
		preflight("cache.redis.not-to-c0",
			"A cache cannot be scaled down to size C0.", verified(scale), classicRedisToC0),
		preflight("cache.redis.premium-only",
			"Zones and shards need the Premium tier.", known(), classicRedisPremiumOnly),
		preflight("cache.redis.keys-off-needs-entra",
			"Access keys can be switched off only with Entra authentication (redisConfiguration.aadEnabled) on.",
			known(), classicRedisKeysOff),
	}
}

func classicRedisClosed(r model.Request) []model.Fault {
	tier := r.Inputs.String("sku.name")
	if !r.Creating() || tier == "" {
		return nil
	}
	return model.Refuse("sku.name", "BadRequest", "Creation of Azure Cache for Redis (%s) is blocked since %s for "+
		"tenants without an existing cache. The service is retiring on %s, please create Azure Managed Redis instead.",
		tier, azure.ClassicRedisClosed, azure.ClassicRedisRetirement)
}

func classicSKUOf(properties model.Properties) (azure.ClassicRedisSKU, bool) {
	return azure.ClassicRedisSKUByName(fmt.Sprintf("%s_%s%.0f", properties.String("sku.name"),
		properties.String("sku.family"), properties.Number("sku.capacity")))
}

func classicRedisKnownSKU(r model.Request) []model.Fault {
	if !r.Inputs.Has("sku.name") || !r.Inputs.Has("sku.family") || !r.Inputs.Has("sku.capacity") {
		return nil
	}
	if _, ok := classicSKUOf(r.Inputs); ok {
		return nil
	}
	return model.Refuse("sku", "InvalidRequestBody", "There is no SKU %s %s%v.", r.Inputs.String("sku.name"),
		r.Inputs.String("sku.family"), r.Inputs.Number("sku.capacity"))
}

// classicScaling returns the size that a cache has and the one that it is to get; not found unless both are known.
func classicScaling(r model.Request) (from, to azure.ClassicRedisSKU, ok bool) {
	if r.Creating() {
		return from, to, false
	}
	from, known := classicSKUOf(r.Old)
	to, also := classicSKUOf(r.Inputs)
	return from, to, known && also && from.Name != to.Name
}

var classicTierRank = map[string]int{"Basic": 1, "Standard": 2, "Premium": 3}

func classicRedisTierDown(r model.Request) []model.Fault {
	from, to, ok := classicScaling(r)
	if !ok || classicTierRank[to.Tier] >= classicTierRank[from.Tier] {
		return nil
	}
	return model.Refuse("sku.name", "BadRequest",
		"A cache cannot be scaled from the tier %s down to %s.", from.Tier, to.Tier)
}

func classicRedisBasic(r model.Request) []model.Fault {
	from, to, ok := classicScaling(r)
	switch {
	case !ok || from.Tier != "Basic":
		return nil
	case to.Tier == "Premium":
		return model.Refuse("sku.name", "BadRequest",
			"A Basic cache cannot be scaled to Premium directly: scale it to Standard first.")
	case to.Tier == "Standard" && to.Capacity != from.Capacity:
		return model.Refuse("sku.capacity", "BadRequest",
			"A Basic cache cannot be scaled to Standard and to another size at once: keep C%d first.", from.Capacity)
	}
	return nil
}

func classicRedisToC0(r model.Request) []model.Fault {
	from, to, ok := classicScaling(r)
	if !ok || to.Family != "C" || to.Capacity != 0 || from.Capacity == 0 && from.Family == "C" {
		return nil
	}
	return model.Refuse("sku.capacity", "BadRequest",
		"A cache cannot be scaled from %s%d to C0.", from.Family, from.Capacity)
}

func classicRedisPremiumOnly(r model.Request) []model.Fault {
	tier := r.Inputs.String("sku.name")
	if tier == "" || oneOf(tier, "Premium") {
		return nil
	}
	var faults []model.Fault
	for _, property := range []string{"zones", "shardCount"} {
		if r.Inputs.Has(property) {
			faults = append(faults, model.Refuse(property, "InvalidRequestBody",
				"The property %s needs the Premium tier, not %s.", property, tier)...)
		}
	}
	return faults
}

func classicRedisKeysOff(r model.Request) []model.Fault {
	const entra = "redisConfiguration.aadEnabled"
	keysOff := r.Inputs.Bool("disableAccessKeyAuthentication")
	if !keysOff || !r.Inputs.Known(entra) || oneOf(r.Inputs.String(entra), "true") {
		return nil
	}
	return model.Refuse("disableAccessKeyAuthentication", "BadRequest",
		"Access keys cannot be disabled while Entra authentication is off: set aad-enabled to true.")
}
