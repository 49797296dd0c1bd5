package stages

import (
	"strconv"
	"strings"
)

// SQLSKU is a service objective of Azure SQL Database, e.g. "S1" or "HS_Gen5_4".
type SQLSKU string

// ReadPath is where reads go that may be a few seconds old.
type ReadPath string

// The read paths, by rank.
const (
	// ReadPrimary sends reads to the same database as writes.
	ReadPrimary ReadPath = "primary"
	// ReadScaleOut sends reads to the replica that is there for availability anyway.
	ReadScaleOut ReadPath = "readScale"
	// ReadNamedReplica sends reads to a replica of its own size.
	ReadNamedReplica ReadPath = "namedReplica"
	// ReadGeoReplica sends reads to the nearest replica in the user's own region.
	ReadGeoReplica ReadPath = "geoReplica"
)

// Topology is how data is spread over regions: which of them write it, and what is given up for that when they cannot
// reach each other. docs/data-topologies.md says what each costs when a region is lost.
type Topology string

// The topologies, by rank.
const (
	// OneDatabase is a single database in one region.
	OneDatabase Topology = "oneDatabase"
	// ActivePassive writes relational data in one region and keeps readable copies in others: consistent, and unavailable
	// for writes while that region is away.
	ActivePassive Topology = "activePassive"
	// MultiWrite writes documents in every region: available, and consistent only in the end. What has to be consistent at
	// once stays relational and is written in one region.
	MultiWrite Topology = "multiWrite"
	// GeoSharded keeps each user's data in databases of the user's own region, with a copy in another for disasters:
	// consistent, and unavailable for the users of a region that is away.
	GeoSharded Topology = "geoSharded"
)

// BackupRedundancy is where backups are kept.
type BackupRedundancy string

// The backup redundancies, by rank.
const (
	BackupLocal   BackupRedundancy = "Local"
	BackupZone    BackupRedundancy = "Zone"
	BackupGeo     BackupRedundancy = "Geo"
	BackupGeoZone BackupRedundancy = "GeoZone"
)

// Database is the relational database.
type Database struct {
	// SKU is the service objective of the primary.
	SKU SQLSKU `json:"sku,omitzero"`
	// ZoneRedundant spreads the replicas over availability zones. Not for DTU Basic and Standard. On Hyperscale it is
	// fixed at creation and needs HAReplicas and backups in Zone or GeoZone.
	ZoneRedundant bool `json:"zoneRedundant,omitzero"`
	// HAReplicas is the number of standby replicas, 0 to 4. Hyperscale only.
	HAReplicas int `json:"haReplicas,omitzero"`
	// NamedReplicas are read replicas of their own size. Hyperscale only, at most 30.
	NamedReplicas []NamedReplica `json:"namedReplicas,omitzero"`
	// ReadPath is where reads go that may lag, by 1 to 5 seconds as a rule.
	ReadPath ReadPath `json:"readPath,omitzero"`
	// FailoverGroup keeps a copy in a second region behind one host name.
	FailoverGroup FailoverGroup `json:"failoverGroup,omitzero"`
	// Topology is how data is spread over regions.
	Topology Topology `json:"topology,omitzero"`
	// Shards divide the data over many databases.
	Shards Shards `json:"shards,omitzero"`
	// BackupRedundancy is where backups are kept.
	BackupRedundancy BackupRedundancy `json:"backupRedundancy,omitzero"`
	// RetentionDays is how far back a point-in-time restore reaches, 1 to 35.
	RetentionDays int `json:"retentionDays,omitzero"`
	// LongTerm keeps full backups for years.
	LongTerm LongTermRetention `json:"longTerm,omitzero"`
	// Licence is "BasePrice" for SQL Server licences that are brought along (Azure Hybrid Benefit), or "LicenseIncluded".
	// For provisioned General Purpose and Business Critical only. Empty: LicenseIncluded, where there is a licence.
	Licence string `json:"licence,omitzero" expand:"target"`
}

// LongTermRetention says how long full backups are kept, as ISO 8601 durations such as "P12W". Empty: not at all.
type LongTermRetention struct {
	Weekly  string `json:"weekly,omitzero" expand:"target"`
	Monthly string `json:"monthly,omitzero" expand:"target"`
	Yearly  string `json:"yearly,omitzero" expand:"target"`
	// WeekOfYear is the week whose backup is the year's, 1 to 52.
	WeekOfYear int `json:"weekOfYear,omitzero" expand:"target"`
}

// hasCopy says whether the database has a copy in a second region.
func (d Database) hasCopy() bool { return d.FailoverGroup.Policy != "" || d.ReadPath == ReadGeoReplica }

// NamedReplica is a read replica with a size of its own.
type NamedReplica struct {
	// Name tells the replicas apart.
	Name string `json:"name"`
	// SKU is a Hyperscale service objective.
	SKU SQLSKU `json:"sku"`
}

// FailoverGroup is a copy of the databases in a second region.
type FailoverGroup struct {
	// Policy is "Manual": a person decides, as Microsoft advises; or "Automatic": Azure fails over with loss of data after
	// GraceMinutes. Empty: no failover group.
	Policy string `json:"policy,omitzero" expand:"target"`
	// GraceMinutes is how long Azure waits, 60 or more. With the policy Automatic only.
	GraceMinutes int `json:"graceMinutes,omitzero"`
	// ReadOnlyListener tells the application the second host name, which reads from the copy, and sends its readers to the
	// primary while the copy is away.
	ReadOnlyListener bool `json:"readOnlyListener,omitzero"`
}

// Shards divide the data over many databases: the last resort when one cannot take the writes, or the data.
type Shards struct {
	// Count is the number of databases on each server that is written: of the stack, of its region, or of its cell. At most
	// 64. 0: not sharded.
	Count int `json:"count,omitzero"`
	// Strategy is "lookup", "range" or "hash".
	Strategy string `json:"strategy,omitzero" expand:"target"`
	// SKU is the size of each shard outside a pool. Empty: that of the database.
	SKU SQLSKU `json:"sku,omitzero"`
	// PoolSKU is the elastic pool the shards share, as SKU and capacity: "GP_Gen5_8". Empty: none.
	PoolSKU SQLSKU `json:"poolSku,omitzero" expand:"target"`
	// VirtualShards is for lookup and hash: a power of two from 16 to 2048 that never changes. 0: 256.
	VirtualShards int `json:"virtualShards,omitzero" expand:"target"`
	// Boundaries are for range: one key less than shards, separated by commas, in the order in which shards were added.
	// Each is the first key of its shard. All integers: keys are numbers; otherwise text.
	Boundaries string `json:"boundaries,omitzero" expand:"target"`
	// Moved is for lookup: virtual shards that were moved and the index of the shard they are on now, "17:3,18:3".
	Moved string `json:"moved,omitzero" expand:"target"`
	// Catalog keeps the map from tenant to virtual shard in a database of its own.
	Catalog bool `json:"catalog,omitzero"`
	// JobAgent makes an elastic job agent that runs migrations in every shard.
	JobAgent bool `json:"jobAgent,omitzero"`
}

// BoundaryKeys are the boundaries one by one.
func (s Shards) BoundaryKeys() []string {
	if s.Boundaries == "" {
		return nil
	}
	return strings.Split(s.Boundaries, ",")
}

// MovedShards are the moves as virtual shard and index. False: Moved cannot be read.
func (s Shards) MovedShards() (map[int]int, bool) {
	if s.Moved == "" {
		return nil, true
	}
	moved := map[int]int{}
	for _, pair := range strings.Split(s.Moved, ",") {
		from, to, _ := strings.Cut(pair, ":")
		virtual, err := strconv.Atoi(strings.TrimSpace(from))
		shard, second := strconv.Atoi(strings.TrimSpace(to))
		if err != nil || second != nil {
			return nil, false
		}
		moved[virtual] = shard
	}
	return moved, true
}

// CopyInEveryRegion says whether each region that serves users keeps a readable copy of the database that all of them
// write in one region. Where the tier has one copy elsewhere, that is the failover group's.
func (d Database) CopyInEveryRegion() bool {
	edition, known := d.SKU.edition()
	return d.Topology == ActivePassive && known && edition.MaxGeoSecondaries > 1
}
