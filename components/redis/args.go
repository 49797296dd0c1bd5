package redis

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/placement"
)

// Args describes one cache.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// Engine is optional. Default Managed.
	Engine Engine
	// SKU is optional: the size, such as "Balanced_B3" (managed) or "Standard_C2" (classic). Default the smallest.
	SKU string
	// HighAvailability is optional: keeps a second copy of the data, in another zone where the region has some. The
	// classic engine has it in all tiers but Basic. It cannot be switched off later. Default false.
	HighAvailability bool
	// ClusteringPolicy is optional, managed engine only: OSSCluster (fastest, for clients that know Redis Cluster) or
	// EnterpriseCluster (one endpoint for any client). A change replaces the database. Default OSSCluster.
	ClusteringPolicy string
	// EvictionPolicy is optional: what goes when memory is full. Default VolatileLRU.
	EvictionPolicy string
	// GeoGroup is optional, managed engine only: the nickname of the geo-replication group. A change replaces the
	// database. Default none.
	GeoGroup string
	// GeoMembers is optional: the database IDs of the group's members that exist already. Default none: the first.
	GeoMembers []pulumi.StringInput
	// DataOwners is optional: who may use the data. Default nobody.
	DataOwners []DataOwner
	// PublicAccess is optional, classic engine only: leaves the public endpoint open. Default false.
	PublicAccess bool
}

// DataOwner is a principal with full access to the data.
type DataOwner struct {
	// Name is required: letters and digits; part of a resource name.
	Name string
	// PrincipalID is required: the object ID in the directory; of a managed identity its principal ID.
	PrincipalID pulumi.StringInput
}

// The defaults are Azure's own. Azure/azure-rest-api-specs redisenterprise.json 2025-04-01, verified.
const (
	defaultClusteringPolicy = "OSSCluster"
	defaultEvictionPolicy   = "VolatileLRU"
)

var clusteringPolicies = []string{defaultClusteringPolicy, "EnterpriseCluster"}

// evictionPolicies gives each policy of the managed engine its name in the classic one, which is Redis's own.
// The managed names: redisenterprise.json 2025-04-01, verified; the classic ones: Redis documentation, known.
var evictionPolicies = []struct{ managed, classic string }{
	{"AllKeysLFU", "allkeys-lfu"}, {"AllKeysLRU", "allkeys-lru"}, {"AllKeysRandom", "allkeys-random"},
	{defaultEvictionPolicy, "volatile-lru"}, {"VolatileLFU", "volatile-lfu"}, {"VolatileTTL", "volatile-ttl"},
	{"VolatileRandom", "volatile-random"}, {"NoEviction", "noeviction"},
}

func (a Args) engine() Engine { return factsOf(a.Engine).engine }

func (a Args) sku() string { return or(a.SKU, factsOf(a.Engine).cheapest) }

func (a Args) clusteringPolicy() string { return or(a.ClusteringPolicy, defaultClusteringPolicy) }

// clusterProtocol says that clients have to speak the protocol of Redis Cluster.
func (a Args) clusterProtocol() bool {
	return a.engine() == Managed && a.clusteringPolicy() == defaultClusteringPolicy
}

func (a Args) evictionPolicy() string { return or(a.EvictionPolicy, defaultEvictionPolicy) }

// or returns the fallback for an empty value.
func or(value, fallback string) string {
	if value == "" {
		return fallback
	}
	return value
}

// maxmemoryPolicy is the eviction policy in the words of the classic engine.
func (a Args) maxmemoryPolicy() (string, bool) {
	for _, row := range evictionPolicies {
		if row.managed == a.evictionPolicy() {
			return row.classic, true
		}
	}
	return "", false
}

// inputs is what the state records of the arguments.
func (a Args) inputs() pulumi.Map {
	owners := pulumi.StringArray{}
	for _, owner := range a.DataOwners {
		owners = append(owners, pulumi.String(owner.Name))
	}
	return pulumi.Map{
		"placement": a.Placement.Summary(), "engine": pulumi.String(a.engine()), "sku": pulumi.String(a.sku()),
		"highAvailability": pulumi.Bool(a.HighAvailability), "evictionPolicy": pulumi.String(a.evictionPolicy()),
		"clusteringPolicy": pulumi.String(a.ClusteringPolicy), "geoGroup": pulumi.String(a.GeoGroup),
		"dataOwners": owners, "publicAccess": pulumi.Bool(a.PublicAccess),
	}
}
