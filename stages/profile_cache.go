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
}
