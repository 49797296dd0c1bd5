package stages

// CacheEngine is the Azure service that runs Redis.
type CacheEngine string

// The engines, by rank.
const (
	// ClassicCache is Azure Cache for Redis. Tenants without one since before 2026-04-01 cannot create it.
	ClassicCache CacheEngine = "classic"
	// ManagedCache is Azure Managed Redis.
	ManagedCache CacheEngine = "managed"
)

// CacheSKU is a size: "Balanced_B3" for the managed engine, "Standard_C2" for the classic one.
type CacheSKU string

// Cache is the shared cache, one in every region that serves users.
type Cache struct {
	// Engine is the service. Empty: no cache.
	Engine CacheEngine `json:"engine,omitzero"`
	// SKU is the size.
	SKU CacheSKU `json:"sku,omitzero"`
	// HighAvailability keeps a second copy of the data. Of the managed engine it is fixed at creation.
	HighAvailability bool `json:"highAvailability,omitzero"`
	// ClusteringPolicy is "OSSCluster" or "EnterpriseCluster". Managed engine only, fixed at creation.
	ClusteringPolicy string `json:"clusteringPolicy,omitzero" expand:"target"`
	// EvictionPolicy says what goes when memory is full. "VolatileLRU" spares whatever has no expiry.
	EvictionPolicy string `json:"evictionPolicy,omitzero" expand:"target"`
	// GeoGroup names a geo-replication group at creation, because one cannot be added to a cache that holds data.
	GeoGroup bool `json:"geoGroup,omitzero"`
	// GeoReplicated links the caches of all regions through the group.
	GeoReplicated bool `json:"geoReplicated,omitzero"`
	// Sessions says that user sessions live here, so that any instance can answer any request.
	Sessions bool `json:"sessions,omitzero"`
	// Output is the cache of whole responses, kept in this cache.
	Output OutputCache `json:"output,omitzero"`
	// Memory is the cache in the memory of each instance, in front of this cache.
	Memory MemoryCache `json:"memory,omitzero"`
}

// OutputCache keeps rendered pages and answers of the API that are the same for everybody.
type OutputCache struct {
	// Seconds is how long an answer is kept, 1 to 86400. 0: there is no output cache.
	Seconds int `json:"seconds,omitzero" expand:"target"`
}

// MemoryCache keeps what is asked for most in the memory of each instance, so that it is not even fetched from Redis.
type MemoryCache struct {
	// SizeMB is the share of an instance's memory, 1 to 4096. 0: there is no cache in memory.
	SizeMB int `json:"sizeMb,omitzero"`
	// Seconds is how long an entry is kept, 1 to 3600: the bound for an invalidation that got lost.
	Seconds int `json:"seconds,omitzero" expand:"target"`
	// InvalidationChannel is the channel of Redis on which instances tell each other what has changed.
	InvalidationChannel string `json:"invalidationChannel,omitzero" expand:"target"`
}
