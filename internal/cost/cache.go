package cost

import (
	"strings"

	"github.com/azstage/azstage/internal/graph"
)

var cacheKinds = map[string]kind{
	"azure-native:cache:RedisEnterprise":             {charges: managedCache},
	"azure-native:cache:Redis":                       {charges: classicCache},
	"azure-native:cache:Database":                    {free: settings},
	"azure-native:cache:AccessPolicyAssignment":      {free: settings},
	"azure-native:cache:RedisAccessPolicyAssignment": {free: settings},
}

// managedCache bills nodes: high availability, which Azure turns on unless told otherwise, means two.
func managedCache(_ scene, r graph.Resource) ([]charge, error) {
	nodes, what := 2.0, "nodes, highly available"
	if word(r, "highAvailability") == "Disabled" {
		nodes, what = 1, "node"
	}
	sku := word(r, "sku", "name")
	return []charge{hours("redis.managed."+sku, sku+" "+what, Always(nodes))}, nil
}

// classicCache bills the cache as a whole, replica included, once for each shard.
func classicCache(_ scene, r graph.Resource) ([]charge, error) {
	name := word(r, "sku", "name") + "_" + word(r, "sku", "family") + capacityText(r)
	shards := max(1, numberOr(r, 1, "shardCount"))
	return []charge{hours("redis.classic."+name, strings.ReplaceAll(name, "_", " ")+" cache", Always(shards))}, nil
}
