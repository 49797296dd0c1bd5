package stages

import (
	"fmt"
	"slices"

	"github.com/azstage/azstage/internal/azure"
)

func (c *check) cache(k Cache, r Regions) {
	if k.Engine == "" {
		c.that(k.SKU == "" && !k.Sessions, "cache.engine", "a size or sessions without a cache",
			"the cache needs an engine", "use managed")
		c.that(k.Output == OutputCache{} && k.Memory == MemoryCache{}, "cache.engine", "cached output without a cache",
			"instances share their output, and tell each other of changes, through Redis", "use managed")
		return
	}
	c.cachedOutput(k)
	skus, ok := cacheSKUs[k.Engine]
	c.that(ok, "cache.engine", fmt.Sprintf("%q is no engine", k.Engine),
		fmt.Sprintf("it must be one of %v", cacheEngines), "use managed")
	c.that(!ok || slices.Contains(skus, k.SKU), "cache.sku", fmt.Sprintf("%q is no size of the engine %s%s",
		k.SKU, k.Engine, suggest(string(k.SKU), words(skus))), "each engine has its own sizes",
		"use Balanced_B3 with managed, Standard_C2 with classic")
	if k.Engine == ClassicCache {
		c.that(k.ClusteringPolicy == "" && !k.GeoGroup && !k.GeoReplicated, "cache.engine",
			"a clustering policy or a geo-replication group on a classic cache",
			"only the managed engine has them", "use managed")
		return
	}
	c.that(slices.Contains([]string{"OSSCluster", "EnterpriseCluster", "NoCluster"}, k.ClusteringPolicy),
		"cache.clusteringPolicy", fmt.Sprintf("%q is no policy", k.ClusteringPolicy),
		"it must be OSSCluster, EnterpriseCluster or NoCluster", "use OSSCluster")
	c.that(!k.GeoGroup || k.HighAvailability && !slices.Contains(cannotGeoReplicate, k.SKU), "cache.geoGroup",
		fmt.Sprintf("%s, high availability %t", k.SKU, k.HighAvailability),
		"geo-replication needs high availability and Balanced_B3 or better", "use Balanced_B3 with high availability")
	c.that(!k.GeoReplicated || k.GeoGroup && r.Active <= maxRegions, "cache.geoReplicated",
		fmt.Sprintf("group %t, %d regions", k.GeoGroup, r.Active),
		fmt.Sprintf("caches are linked through a group of at most %d", maxRegions), "turn geoGroup on, or use fewer regions")
}

// maxNamedReplicas is Azure's limit for one database. Source: Microsoft Learn, Hyperscale secondary replicas, verified.
const maxNamedReplicas = 30

func (c *check) database(d Database) {
	edition, ok := d.SKU.edition()
	if !ok {
		c.that(false, "database.sku", fmt.Sprintf("%q is no service objective%s", d.SKU,
			suggest(string(d.SKU), objectiveNames())), "it must be one Azure SQL sells", "use S1, S3 or HS_Gen5_4")
		return
	}
	hyperscale := d.SKU.isHyperscale()
	c.that(hyperscale || d.HAReplicas == 0, "database.haReplicas", fmt.Sprintf("%d on %s", d.HAReplicas, edition.Name),
		"high-availability replicas exist on Hyperscale only", "use 0, or a Hyperscale objective such as HS_Gen5_4")
	c.between("database.haReplicas", d.HAReplicas, 0, 4)
	c.that(hyperscale || len(d.NamedReplicas) == 0, "database.namedReplicas", "named replicas on "+edition.Name,
		"named replicas exist on Hyperscale only", "remove them, or use a Hyperscale objective such as HS_Gen5_4")
	for _, r := range d.NamedReplicas {
		c.that(r.SKU.isHyperscale(), "database.namedReplicas."+r.Name, fmt.Sprintf("%q", r.SKU),
			"a named replica has a Hyperscale objective", "use HS_Gen5_4")
	}
	c.that(len(d.NamedReplicas) <= maxNamedReplicas, "database.namedReplicas", "too many",
		fmt.Sprintf("a database has at most %d named replicas", maxNamedReplicas), "remove some")
	c.readPath(d, edition)
	c.zones(d, edition)
	c.backups(d, edition)
	c.failoverGroup(d.FailoverGroup)
	c.licence(d, edition)
	c.shards(d)
}

func (c *check) readPath(d Database, edition azure.SQLEdition) {
	const field = "database.readPath"
	switch d.ReadPath {
	case ReadPrimary:
	case ReadScaleOut:
		c.that(edition.ReadScale && (!d.SKU.isHyperscale() || d.HAReplicas > 0), field, "readScale on "+edition.Name,
			"read scale-out needs Premium, Business Critical, or Hyperscale with a high-availability replica",
			"use primary, or another objective")
	case ReadNamedReplica:
		c.that(len(d.NamedReplicas) > 0, field, "no named replica to read from",
			"namedReplica needs a Hyperscale database with a named replica", "use primary, or add a named replica")
	case ReadGeoReplica:
		// The copy comes with a failover group, and without one is made for the reads alone.
		c.that(d.FailoverGroup.Policy == "" || d.FailoverGroup.ReadOnlyListener, field, "the copy has no name to read from",
			"geoReplica with a failover group needs its read-only listener", "use primary, or turn the listener on")
	default:
		c.that(false, field, fmt.Sprintf("%q is no read path%s", d.ReadPath, suggest(string(d.ReadPath), words(readPaths))),
			fmt.Sprintf("it must be one of %v", readPaths), "use primary")
	}
}

func (c *check) zones(d Database, edition azure.SQLEdition) {
	if !d.ZoneRedundant {
		return
	}
	c.that(edition.ZoneRedundant, "database.zoneRedundant", edition.Name+" knows no zones",
		"zone redundancy needs General Purpose, Premium, Business Critical or Hyperscale",
		"turn it off, or use another objective")
	zonal := d.BackupRedundancy == BackupZone || d.BackupRedundancy == BackupGeoZone
	c.that(!d.SKU.isHyperscale() || d.HAReplicas > 0 && zonal, "database.zoneRedundant",
		fmt.Sprintf("%d replicas, backups %s", d.HAReplicas, d.BackupRedundancy),
		"on Hyperscale it needs a high-availability replica and backups in Zone or GeoZone",
		"set haReplicas to 1 and backupRedundancy to GeoZone")
}

func (c *check) backups(d Database, edition azure.SQLEdition) {
	c.that(d.BackupRedundancy.rank() >= 0, "database.backupRedundancy",
		fmt.Sprintf("%q is no redundancy%s", d.BackupRedundancy,
			suggest(string(d.BackupRedundancy), words(backupRedundancies))),
		fmt.Sprintf("it must be one of %v", backupRedundancies), "use Geo")
	c.between("database.retentionDays", d.RetentionDays, 1, edition.MaxRetentionDays)
}

// objectiveNames are the service objectives worth suggesting.
func objectiveNames() []string {
	var names []string
	for _, o := range azure.SQLObjectives() {
		if o.Retired == "" {
			names = append(names, o.Name)
		}
	}
	return names
}

// words turns a list of typed words into plain ones.
func words[W ~string](list []W) []string {
	plain := make([]string, len(list))
	for i, w := range list {
		plain[i] = string(w)
	}
	return plain
}
