package topology

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/graph"
)

// shardSet is the component that shards are children of. The first of them stands for all in the picture.
const shardSet = "azstage:components:ShardSet"

// shardsBeside are the databases of the shard set that a database is in, without the catalog, in the order of their names.
func (r *reader) shardsBeside(database graph.Resource) []graph.Resource {
	set, ok := r.graph.Find(database.Parent)
	if !ok || set.Type != shardSet || isCatalog(database) {
		return nil
	}
	var shards []graph.Resource
	for _, other := range r.graph.OfType("azure-native:sql:Database") {
		if other.Parent == set.URN && !isCatalog(other) {
			shards = append(shards, other)
		}
	}
	return shards
}

func isCatalog(database graph.Resource) bool { return strings.HasSuffix(database.Name, "-catalog") }

// collapsed says whether another node stands for a resource.
func (r *reader) collapsed(resource graph.Resource) bool {
	shards := r.shardsBeside(resource)
	return len(shards) > 0 && shards[0].URN != resource.URN
}

// shardFact says for how many databases a node stands, and in which pool they are.
func (r *reader) shardFact(database graph.Resource) string {
	shards := r.shardsBeside(database)
	if len(shards) == 0 {
		return when(isCatalog(database) && r.inShardSet(database), "catalog of the shards")
	}
	fact := fmt.Sprintf("%d shards", len(shards))
	if pool, ok := r.find(text(database.Inputs, "elasticPoolId")); ok {
		fact += fmt.Sprintf(" in %s, %s", text(pool.Inputs, "sku", "name"), text(pool.Inputs, "sku", "capacity"))
	}
	return fact
}

func (r *reader) inShardSet(database graph.Resource) bool {
	set, ok := r.graph.Find(database.Parent)
	return ok && set.Type == shardSet
}

// sharded returns the nodes of the databases that a shard map names. The shards of every cell and region have the same names:
// those are meant that are on a server which the other settings lead to. A copy has the name of its primary and is not meant.
func (r *reader) sharded(shardMap string, settings map[string]string) []string {
	if !strings.HasPrefix(shardMap, `{"version":`) {
		return nil
	}
	var found []string
	for _, database := range r.graph.OfType("azure-native:sql:Database") {
		name := text(database.Inputs, "databaseName")
		meant := text(database.Inputs, "sourceDatabaseId") == "" && r.inShardSet(database) && !r.collapsed(database)
		if meant && strings.Contains(shardMap, fmt.Sprintf("%q", name)) && r.ledTo(database, settings) {
			found = append(found, database.Name)
		}
	}
	return found
}

// ledTo says whether any setting leads to the server of a database.
func (r *reader) ledTo(database graph.Resource, settings map[string]string) bool {
	for _, served := range r.served[strings.ToLower(lastSegment(database.ID))] {
		for _, host := range served.hosts {
			for _, setting := range settings {
				if served.node == database.Name && host != "" && strings.Contains(setting, host) {
					return true
				}
			}
		}
	}
	return false
}
