package stages

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/shardmap"
)

func (c *check) shards(d Database) {
	c.that(d.FailoverGroup.Policy != "" || !d.FailoverGroup.ReadOnlyListener && d.Topology.rank() < 1,
		"database.failoverGroup.policy", "a copy elsewhere without a failover group",
		"a read-only listener and every topology but oneDatabase need a failover group", "use Manual")
	if d.Shards.Count == 0 {
		return
	}
	strategies := words(shardmap.Strategies())
	c.that(slices.Contains(strategies, d.Shards.Strategy), "database.shards.strategy",
		fmt.Sprintf("%q is no strategy", d.Shards.Strategy), "it must be lookup, range or hash", "use lookup")
	c.that(d.Shards.Strategy != string(shardmap.Lookup) || d.Shards.Catalog, "database.shards.catalog", "no catalog",
		"the lookup strategy needs a map from key to shard", "turn the catalog on")
	c.between("database.shards.count", d.Shards.Count, 1, shardmap.MaxShards)
	c.pool(d)
	c.shardSize(d)
	if slices.Contains(strategies, d.Shards.Strategy) && d.Shards.Count >= 1 && d.Shards.Count <= shardmap.MaxShards {
		c.shardMap(d.Shards)
	}
}

// pool judges the elastic pool by what the shards, which are as safe as the database, need of it.
func (c *check) pool(d Database) {
	const field = "database.shards.pool"
	if d.Shards.PoolSKU == "" {
		return
	}
	pool, ok := azure.SQLPoolOf(string(d.Shards.PoolSKU), 0)
	c.that(ok, field, fmt.Sprintf("%q is no elastic pool", d.Shards.PoolSKU),
		"it must be a SKU and a capacity that Azure sells", "use one such as GP_Gen5_8 or StandardPool_100")
	if !ok {
		return
	}
	edition, _ := azure.SQLEditionByName(pool.Edition)
	c.that(d.Shards.Count <= pool.MaxDatabases, field,
		fmt.Sprintf("%d shards in %s", d.Shards.Count, pool.Objective()),
		fmt.Sprintf("it takes %d databases", pool.MaxDatabases), "use another tier, or fewer shards")
	c.that(edition.ZoneRedundant || !d.ZoneRedundant, field, pool.Objective()+" knows no zones",
		"the shards are as zone-redundant as the database", "use General Purpose, Business Critical or Hyperscale")
	c.that(d.RetentionDays <= edition.MaxRetentionDays, field, fmt.Sprintf("backups of %d days", d.RetentionDays),
		fmt.Sprintf("the tier %s keeps them for %d", edition.Name, edition.MaxRetentionDays), "use another tier")
}

// shardSize judges the size of shards outside a pool as that of a database.
func (c *check) shardSize(d Database) {
	if d.Shards.SKU == "" || d.Shards.PoolSKU != "" {
		return
	}
	edition, ok := d.Shards.SKU.edition()
	c.that(ok, "database.shards.sku", fmt.Sprintf("%q is no service objective%s", d.Shards.SKU,
		suggest(string(d.Shards.SKU), objectiveNames())), "it must be one Azure SQL sells", "use GP_Gen5_4 or HS_Gen5_4")
	if !ok {
		return
	}
	c.that(edition.ZoneRedundant || !d.ZoneRedundant, "database.shards.sku", edition.Name+" knows no zones",
		"the shards are as zone-redundant as the database", "use General Purpose, Business Critical or Hyperscale")
	c.that(d.RetentionDays <= edition.MaxRetentionDays, "database.shards.sku",
		fmt.Sprintf("backups of %d days on %s", d.RetentionDays, edition.Name),
		fmt.Sprintf("it keeps them for %d", edition.MaxRetentionDays), "use another tier")
}

// shardMap makes the map as a deployment would, with names as long as the longest that configuration allows.
func (c *check) shardMap(s Shards) {
	moved, readable := s.MovedShards()
	c.that(readable, "database.shards.moved", fmt.Sprintf("%q", s.Moved),
		"it is a list of virtual shards with the index of a shard", "use one such as 17:3,18:3")
	names := make([]string, s.Count)
	for i := range names {
		names[i] = fmt.Sprintf("%s-s%02d", longestWorkload, i)
	}
	options := shardmap.Options{VirtualShards: s.VirtualShards, Boundaries: s.BoundaryKeys(), Moved: moved}
	if s.Catalog {
		options.Catalog = longestWorkload + "-catalog"
	}
	made, err := shardmap.New(shardmap.Strategy(s.Strategy), names, options)
	if err == nil {
		_, err = json.Marshal(made)
	}
	if err == nil {
		return
	}
	for problem := range strings.SplitSeq(err.Error(), "\n") {
		c.that(false, "database.shards", problem, "shards need a map that every key has a place in",
			"correct count, virtualShards, boundaries or moved")
	}
}

// longestWorkload has as many letters as a workload may have.
const longestWorkload = "abcdefghij"
