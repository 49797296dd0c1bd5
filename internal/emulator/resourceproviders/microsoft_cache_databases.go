package resourceproviders

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

func redisDatabase() *model.Type {
	return &model.Type{
		Token:    "azure-native:cache/v20250401:Database",
		ARMType:  redisDatabaseType,
		Path:     managedRedisPath + "/databases/{databaseName}",
		Location: model.Unlocated,
		// The API marks these as settable at creation only, so the provider deletes the database with all its data and
		// creates another one. A member that joins changes linkedDatabases of the members that were there before.
		Replace: properties(verified(managedRedisSpec+", x-ms-mutability"),
			"clusteringPolicy", "geoReplication", "modules", "port"),
		Allowed: []model.Allowed{
			allowed(verified(managedRedisSpec), "accessKeysAuthentication", "Enabled", "Disabled"),
			allowed(verified(managedRedisSpec), "clientProtocol", "Encrypted", "Plaintext"),
			allowed(verified(managedRedisSpec+"; NoCluster came with 2025-07-01"), "clusteringPolicy",
				"OSSCluster", "EnterpriseCluster"),
			allowed(verified(managedRedisSpec), "deferUpgrade", "Deferred", "NotDeferred"),
			allowed(verified(managedRedisSpec), "evictionPolicy", "AllKeysLFU", "AllKeysLRU", "AllKeysRandom",
				"VolatileLRU", "VolatileLFU", "VolatileTTL", "VolatileRandom", "NoEviction"),
			allowed(known(), "modules[].name", "RedisBloom", "RediSearch", "RedisTimeSeries", "RedisJSON"),
			allowed(verified(managedRedisSpec+": \"always\" is deprecated"), "persistence.aofFrequency", "1s", "always"),
			allowed(verified(managedRedisSpec), "persistence.rdbFrequency", "1h", "6h", "12h"),
		},
		Ranges: []model.Range{between(known(), "port", 10000, 10000)},
		Defaults: []model.Default{
			byDefault(verified("hashicorp/terraform issue 37842: Disabled from 2025-07-01 on"),
				"accessKeysAuthentication", "Enabled"),
			byDefault(verified(managedRedisSpec), "clientProtocol", "Encrypted"),
			byDefault(verified(managedRedisSpec), "clusteringPolicy", "OSSCluster"),
			byDefault(verified(managedRedisSpec), "deferUpgrade", "NotDeferred"),
			byDefault(verified(managedRedisSpec), "evictionPolicy", "VolatileLRU"),
			byDefault(verified(managedRedisDocs+"private-link.md"), "port", float64(10000)),
		},
		ReadOnly: redisDatabaseOutputs,
		Rules:    redisDatabaseRules(),
	}
}

func redisDatabaseOutputs(r model.Request) model.Properties {
	outputs := named(r, redisDatabaseType, model.Properties{
		"provisioningState": succeeded,
		"redisVersion":      "7.4",
		"resourceState":     "Running",
		"systemData":        systemData(),
	})
	if group := r.Inputs.String("geoReplication.groupNickname"); group != "" {
		var linked []any
		for _, member := range geoMembers(r) {
			linked = append(linked, model.Properties{"id": member, "state": "Linked"})
		}
		outputs["geoReplication"] = model.Properties{"groupNickname": group, "linkedDatabases": linked}
	}
	return outputs
}

// linkedDatabases returns the members of its group that a database names.
func linkedDatabases(inputs model.Properties) []string {
	var ids []string
	for _, linked := range inputs.Objects("geoReplication.linkedDatabases") {
		if id := linked.String("id"); id != "" {
			ids = append(ids, id)
		}
	}
	return ids
}

// geoMembers returns all members of the request's group: those that it names, and those that joined it later.
func geoMembers(r model.Request) []string {
	members := linkedDatabases(r.Inputs)
	if r.Cloud == nil {
		return members
	}
	for _, other := range r.Cloud.OfType(redisDatabaseType) {
		if containsID(linkedDatabases(other.Inputs), r.ID) && !containsID(members, other.ID) {
			members = append(members, other.ID)
		}
	}
	return members
}

func containsID(ids []string, id string) bool {
	return slices.ContainsFunc(ids, func(one string) bool { return strings.EqualFold(one, id) })
}
