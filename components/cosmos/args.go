package cosmos

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/azure"
)

// Args describes an account with one database.
type Args struct {
	// Placement is required. Its region is the first of the account, the one that writes.
	Placement placement.Placement
	// Database is optional: the name of the database. Default "app".
	Database string
	// Containers is optional. Default none.
	Containers []Container
	// Consistency is optional: Strong, BoundedStaleness, Session, ConsistentPrefix or Eventual. Default Session.
	Consistency string
	// Staleness is optional, with BoundedStaleness only. Default the least that the number of regions allows.
	Staleness Staleness
	// ZoneRedundant is optional: spreads the first region over its availability zones. Fixed at creation. Default false.
	ZoneRedundant bool
	// Backup is optional. Default periodic, every four hours, kept for eight, in the paired region too.
	Backup Backup
	// ReadRegions is optional: further regions in the order of failover. An update that changes it may change nothing
	// else of the account. Default none.
	ReadRegions []Region
	// MultiRegionWrites is optional: lets every region write. An update that changes it may change nothing else of the
	// account. Default false.
	MultiRegionWrites bool
	// PublicAccess is optional: leaves the public endpoint open, to Entra identities. Default false.
	PublicAccess bool
	// Grants is optional: who may use the data. Default nobody.
	Grants []Grant
}

// Staleness is how far reads may lag behind with BoundedStaleness.
type Staleness struct {
	// Seconds is 5 to 86400; with several regions 300 and more.
	Seconds int
	// Writes is 10 and more; with several regions 100000 and more.
	Writes int
}

// Region is a further region of the account.
type Region struct {
	// Location is required: a region's name, e.g. "westus3".
	Location string
	// ZoneRedundant is optional. Fixed when the region is added. Default false.
	ZoneRedundant bool
}

// Backup is how copies of the account are made.
type Backup struct {
	// Continuous is optional: keeps every state of the last 30 days. An account never leaves it, and it excludes
	// MultiRegionWrites. Default false: periodic.
	Continuous bool
	// IntervalMinutes is optional, periodic only: 60 to 1440. Default 240.
	IntervalMinutes int
	// RetentionHours is optional, periodic only: 8 to 720, and at least two intervals. Two copies are free of charge.
	// Default two intervals, 8 at least.
	RetentionHours int
	// Redundancy is optional, periodic only: Geo, Zone or Local. Default Geo.
	Redundancy string
}

// Container is a container of documents.
type Container struct {
	// Name is required and unique: 1 to 255 characters without / \ # ?.
	Name string
	// PartitionKey is required: the path by which documents are spread, e.g. "/userId". Fixed at creation.
	PartitionKey string
	// MaxThroughput is optional: autoscale goes up to so many request units a second, 1000 and more in steps of 1000.
	// Default 1000, unless Throughput is set.
	MaxThroughput int
	// Throughput is optional: so many request units a second, always, 400 and more in steps of 100. Excludes
	// MaxThroughput.
	Throughput int
	// TTLSeconds is optional: documents expire so many seconds after their last change; -1 lets each document say it for
	// itself. Default 0: nothing expires.
	TTLSeconds int
	// Unindexed is optional: paths that no query filters by, such as "/payload/*". A write costs less for each. Default
	// none.
	Unindexed []string
	// UniqueKeys is optional: paths whose value occurs once in a partition. Fixed at creation. Default none.
	UniqueKeys []string
	// ConflictResolution is optional and matters once several regions write. Fixed at creation. Default the later write
	// wins.
	ConflictResolution ConflictResolution
	// Tags is optional: on top of the placement's. Default none.
	Tags map[string]string
}

// Role is a built-in role of the data plane.
type Role string

// The roles.
const (
	// Reader reads documents.
	Reader Role = "reader"
	// Contributor reads, writes and deletes documents. It changes no container.
	Contributor Role = "contributor"
)

// roleIDs: the ends of the role definitions' resource IDs.
var roleIDs = map[Role]string{Reader: azure.CosmosDataReader, Contributor: azure.CosmosDataContributor}

// Grant lets a managed identity use documents.
type Grant struct {
	// Name is required and unique: the workload role, lowercase letters and digits with hyphens in
	// between. It is part of a logical name.
	Name string
	// PrincipalID is required: the identity's object ID.
	PrincipalID pulumi.StringInput
	// Role is required.
	Role Role
	// Container is optional: the only container that is meant. Default all of the database.
	Container string
}

// The defaults.
const (
	defaultDatabase         = "app"
	defaultConsistency      = "Session"
	boundedStaleness        = "BoundedStaleness"
	defaultIntervalMinutes  = 240
	defaultBackupRedundancy = "Geo"
	minRetentionHours       = 8
	minutesPerHour          = 60
	copiesKept              = 2
)

func (a Args) database() string { return or(a.Database, defaultDatabase) }

func (a Args) consistency() string { return or(a.Consistency, defaultConsistency) }

func (a Args) regions() int { return 1 + len(a.ReadRegions) }

func (a Args) staleness() Staleness {
	bounds := azure.CosmosStaleness(a.regions())
	return Staleness{Seconds: or(a.Staleness.Seconds, bounds.MinSeconds), Writes: or(a.Staleness.Writes, bounds.MinWrites)}
}

func (b Backup) intervalMinutes() int { return or(b.IntervalMinutes, defaultIntervalMinutes) }

func (b Backup) retentionHours() int {
	intervals := (copiesKept*b.intervalMinutes() + minutesPerHour - 1) / minutesPerHour
	return or(b.RetentionHours, max(minRetentionHours, intervals))
}

func (b Backup) redundancy() string { return or(b.Redundancy, defaultBackupRedundancy) }

func (c Container) maxThroughput() int {
	if c.Throughput != 0 {
		return c.MaxThroughput
	}
	return or(c.MaxThroughput, azure.CosmosAutoscaleMinimum)
}

// or returns the fallback for a zero value.
func or[T comparable](value, fallback T) T {
	var zero T
	if value == zero {
		return fallback
	}
	return value
}

// inputs is what the state records of the arguments.
func (a Args) inputs() pulumi.Map {
	containers, regions := pulumi.StringMap{}, pulumi.StringArray{}
	for _, container := range a.Containers {
		containers[container.Name] = pulumi.String(container.PartitionKey)
	}
	for _, region := range a.ReadRegions {
		regions = append(regions, pulumi.String(region.Location))
	}
	return pulumi.Map{
		"placement": a.Placement.Summary(), "database": pulumi.String(a.database()), "containers": containers,
		"consistency": pulumi.String(a.consistency()), "zoneRedundant": pulumi.Bool(a.ZoneRedundant),
		"readRegions": regions, "multiRegionWrites": pulumi.Bool(a.MultiRegionWrites),
		"continuousBackup": pulumi.Bool(a.Backup.Continuous), "publicAccess": pulumi.Bool(a.PublicAccess),
	}
}
