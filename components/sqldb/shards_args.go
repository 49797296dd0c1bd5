package sqldb

import (
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/shardmap"
)

// ShardSetArgs describes the shards of a database.
type ShardSetArgs struct {
	// Placement is required.
	Placement placement.Placement
	// Server is required: the server that the shards are on, with the database that they are the shards of.
	Server *SQLDB
	// DatabaseName is required: the name of that database, which begins the names of the shards.
	DatabaseName string
	// Count is required: the number of shards, 1 to 64. A larger one makes more; a smaller one deletes the last of them with
	// the data on it.
	Count int
	// Strategy is required: lookup, range or hash.
	Strategy string
	// VirtualShards is optional, for lookup and hash: a power of two from 16 to 2048. Default 256. It never changes.
	VirtualShards int
	// Boundaries is required for range: Count-1 keys, each the first of the shard that was added with it.
	Boundaries []string
	// Moved is optional, for lookup: virtual shards that have been moved to the shard with an index.
	Moved map[int]int
	// Shard is required: size and safety of each. In a pool the objective is ignored.
	Shard Database
	// Pool is optional: the elastic pool that the shards share, as SKU and capacity, e.g. "GP_Gen5_8". Default none: each
	// shard has its own size.
	Pool string
	// Catalog is optional, and required for lookup: a database that knows where each tenant is. Default none.
	Catalog bool
	// CatalogObjective is optional: its size. Default "GP_Gen5_2", zone-redundant where the shards are.
	CatalogObjective string

	copyOf *ShardSet
}

// DefaultCatalogObjective is the smallest size that is spread over zones: the catalog is in the way of every request.
const DefaultCatalogObjective = "GP_Gen5_2"

func (a ShardSetArgs) names() []string {
	var names []string
	for i := range a.Count {
		names = append(names, fmt.Sprintf("%s-s%02d", a.DatabaseName, i))
	}
	return names
}

func (a ShardSetArgs) catalogName() string {
	if !a.Catalog {
		return ""
	}
	return a.DatabaseName + "-catalog"
}

// catalog is as safe as the shards: without it none of them is found.
func (a ShardSetArgs) catalog() Database {
	catalog := Database{
		Objective: a.CatalogObjective, BackupRedundancy: a.Shard.BackupRedundancy, RetentionDays: a.Shard.RetentionDays,
		ZoneRedundant: a.Shard.ZoneRedundant,
	}
	if catalog.Objective == "" {
		catalog.Objective = DefaultCatalogObjective
	}
	if catalog.hyperscale() {
		catalog.Replicas = a.Shard.Replicas
	}
	return catalog
}

func (a ShardSetArgs) pool() (azure.SQLPool, bool) { return azure.SQLPoolOf(a.Pool, 0) }

// shard is what each shard is bought as. One in a pool has no objective; some objective of the pool's tier stands for what
// the tier knows.
func (a ShardSetArgs) shard() Database {
	shard := a.Shard
	pool, pooled := a.pool()
	if !pooled {
		return shard
	}
	for _, objective := range azure.SQLObjectives() {
		if objective.Edition == pool.Edition && objective.Retired == "" {
			shard.Objective = objective.Name
			break
		}
	}
	return shard
}

// Validate reports everything that is wrong with the arguments.
func (a ShardSetArgs) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(a.Server != nil, "Server", "is missing", "pass the component of the server")
	faults.Require(a.DatabaseName != "", "DatabaseName", "is empty", "name the database that is divided")
	faults.Require(a.Count >= 1 && a.Count <= shardmap.MaxShards, "Count",
		fmt.Sprintf("must be 1 to %d, not %d", shardmap.MaxShards, a.Count), "choose a number in between")
	if a.Count >= 1 && a.Count <= shardmap.MaxShards && a.DatabaseName != "" {
		_, err := a.shardMap()
		faults.Require(err == nil, "Strategy", fmt.Sprintf("has no map: %v", err), "see the package shardmap")
	}
	if a.Pool == "" {
		faults.Merge("Shard", a.Shard.validate())
	} else {
		a.validatePool(&faults)
	}
	if a.Catalog {
		faults.Merge("CatalogObjective", a.catalog().validate())
	}
	faults.Require(len(a.Shard.NamedReplicas) == 0, "Shard.NamedReplicas", "are not for shards", "remove them")
	return faults.Err()
}

func (a ShardSetArgs) validatePool(faults *fault.List) {
	pool, known := a.pool()
	faults.Require(known, "Pool", fmt.Sprintf("%q is no elastic pool", a.Pool), "use one such as GP_Gen5_8 or StandardPool_100")
	if !known {
		return
	}
	edition, _ := azure.SQLEditionByName(pool.Edition)
	faults.Require(a.Count <= pool.MaxDatabases, "Pool",
		fmt.Sprintf("takes %d databases, not %d", pool.MaxDatabases, a.Count), "choose another tier")
	faults.Require(!a.Shard.ZoneRedundant || edition.ZoneRedundant, "Shard.ZoneRedundant",
		"is not offered in the tier "+edition.Name, "choose General Purpose or higher")
	faults.Require(a.Shard.retentionDays() >= 1 && a.Shard.retentionDays() <= edition.MaxRetentionDays,
		"Shard.RetentionDays", fmt.Sprintf("must be 1 to %d days in the tier %s", edition.MaxRetentionDays, edition.Name),
		"choose a value in between")
}

func (a ShardSetArgs) inputs() pulumi.Map {
	return pulumi.Map{
		"placement": a.Placement.Summary(), "count": pulumi.Int(a.Count), "strategy": pulumi.String(a.Strategy),
		"pool": pulumi.String(a.Pool), "objective": pulumi.String(a.Shard.Objective), "catalog": pulumi.Bool(a.Catalog),
		"geoSecondary": pulumi.Bool(a.copyOf != nil),
	}
}
