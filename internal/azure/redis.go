package azure

import (
	"slices"
	"strings"
)

// RedisTier is a performance tier of Azure Managed Redis.
type RedisTier string

// The tiers. Those in memory rise in vCPUs per gigabyte.
const (
	RedisMemoryOptimized  RedisTier = "MemoryOptimized"
	RedisBalanced         RedisTier = "Balanced"
	RedisComputeOptimized RedisTier = "ComputeOptimized"
	RedisFlashOptimized   RedisTier = "FlashOptimized"
)

// RedisSKU is a size of Azure Managed Redis.
type RedisSKU struct {
	// Name is the size as ARM takes it in sku.name, e.g. "Balanced_B3".
	Name string
	// Tier is the part of the name before the underscore.
	Tier RedisTier
	// MemoryGB is the size of the instance; about a fifth of it is reserved for Redis's own work.
	MemoryGB float64
	// VCPUs and Shards are those of the primary. A smaller size must have the shards of the bigger one.
	VCPUs, Shards int
	// Source and Evidence say where the row comes from.
	Source   string
	Evidence Evidence
}

// GeoReplication says that instances of this size can be members of an active geo-replication group.
func (s RedisSKU) GeoReplication() bool {
	return s.Tier != RedisFlashOptimized && s.Name != "Balanced_B0" && s.Name != "Balanced_B1"
}

// MaxRedisGeoMembers is the largest number of instances in an active geo-replication group.
// MicrosoftDocs/azure-docs articles/redis/how-to-active-geo-replication.md, 2025-05-18, verified.
const MaxRedisGeoMembers = 5

const redisShards = "MicrosoftDocs/azure-docs articles/redis/architecture.md, sharding configuration, 2025-05-18"

// redisSKUs is ordered by tier and size. Azure changes vCPUs and shards over time without notice.
var redisSKUs = []RedisSKU{
	redisSKU("Balanced_B0", 0.5, 2, 1), redisSKU("Balanced_B1", 1, 2, 1), redisSKU("Balanced_B3", 3, 2, 2),
	redisSKU("Balanced_B5", 6, 2, 2), redisSKU("Balanced_B10", 12, 4, 2), redisSKU("Balanced_B20", 24, 8, 6),
	redisSKU("Balanced_B50", 60, 16, 12), redisSKU("Balanced_B100", 120, 32, 24),
	redisSKU("Balanced_B150", 180, 48, 48), redisSKU("Balanced_B250", 240, 64, 48),
	redisSKU("Balanced_B350", 360, 96, 96), redisSKU("Balanced_B500", 480, 128, 96),
	redisSKU("Balanced_B700", 720, 192, 192), redisSKU("Balanced_B1000", 960, 256, 192),

	redisSKU("MemoryOptimized_M10", 12, 2, 2), redisSKU("MemoryOptimized_M20", 24, 4, 2),
	redisSKU("MemoryOptimized_M50", 60, 8, 6), redisSKU("MemoryOptimized_M100", 120, 16, 12),
	redisSKU("MemoryOptimized_M150", 180, 24, 24), redisSKU("MemoryOptimized_M250", 240, 32, 24),
	redisSKU("MemoryOptimized_M350", 360, 48, 48), redisSKU("MemoryOptimized_M500", 480, 64, 48),
	redisSKU("MemoryOptimized_M700", 720, 96, 96), redisSKU("MemoryOptimized_M1000", 960, 128, 192),
	redisSKU("MemoryOptimized_M1500", 1440, 192, 192), redisSKU("MemoryOptimized_M2000", 1920, 256, 192),

	redisSKU("ComputeOptimized_X3", 3, 4, 2), redisSKU("ComputeOptimized_X5", 6, 4, 2),
	redisSKU("ComputeOptimized_X10", 12, 8, 6), redisSKU("ComputeOptimized_X20", 24, 16, 12),
	redisSKU("ComputeOptimized_X50", 60, 32, 24), redisSKU("ComputeOptimized_X100", 120, 64, 48),
	redisSKU("ComputeOptimized_X150", 180, 96, 96), redisSKU("ComputeOptimized_X250", 240, 128, 96),
	redisSKU("ComputeOptimized_X350", 360, 192, 192), redisSKU("ComputeOptimized_X500", 480, 256, 192),
	redisSKU("ComputeOptimized_X700", 720, 384, 384),

	redisSKU("FlashOptimized_A250", 240, 8, 6), redisSKU("FlashOptimized_A500", 480, 16, 12),
	redisSKU("FlashOptimized_A700", 720, 24, 24), redisSKU("FlashOptimized_A1000", 960, 32, 24),
	redisSKU("FlashOptimized_A1500", 1440, 48, 48), redisSKU("FlashOptimized_A2000", 1920, 64, 48),
	redisSKU("FlashOptimized_A4500", 4500, 144, 96),
}

func redisSKU(name string, memoryGB float64, vCPUs, shards int) RedisSKU {
	tier, _, _ := strings.Cut(name, "_")
	return RedisSKU{
		Name: name, Tier: RedisTier(tier), MemoryGB: memoryGB, VCPUs: vCPUs, Shards: shards,
		Source: redisShards, Evidence: Verified,
	}
}

// RedisSKUs returns the sizes of Azure Managed Redis, ordered by tier and size. The slice is the caller's own.
func RedisSKUs() []RedisSKU { return slices.Clone(redisSKUs) }

// RedisSKUByName finds a size of Azure Managed Redis by its name, in any case.
func RedisSKUByName(name string) (RedisSKU, bool) {
	for _, sku := range redisSKUs {
		if strings.EqualFold(sku.Name, name) {
			return sku, true
		}
	}
	return RedisSKU{}, false
}

// RetiredRedisSKUs returns the sizes of Azure Cache for Redis Enterprise. Azure has not created them since 2026-04-01
// and switches them off on 2027-03-31. Azure/azure-rest-api-specs redisenterprise.json 2025-04-01 (names) and
// MicrosoftDocs/azure-docs articles/azure-cache-for-redis/retirement-faq.yml (dates), verified.
func RetiredRedisSKUs() []string {
	return []string{
		"Enterprise_E1", "Enterprise_E5", "Enterprise_E10", "Enterprise_E20", "Enterprise_E50", "Enterprise_E100",
		"Enterprise_E200", "Enterprise_E400", "EnterpriseFlash_F300", "EnterpriseFlash_F700", "EnterpriseFlash_F1500",
	}
}

// ClassicRedisSKU is a size of Azure Cache for Redis.
type ClassicRedisSKU struct {
	// Name joins tier, family and capacity, e.g. "Standard_C2".
	Name string
	// Tier, Family and Capacity are the three parts of ARM's sku.
	Tier, Family string
	Capacity     int
	// MemoryGB is the size of the cache.
	MemoryGB float64
	// Source and Evidence say where the row comes from.
	Source   string
	Evidence Evidence
}

// Replicated says that the tier keeps a second copy of the data.
func (s ClassicRedisSKU) Replicated() bool { return s.Tier != "Basic" }

// ClassicRedisRetirement is the day on which Azure switches off all caches of Azure Cache for Redis;
// ClassicRedisClosed is the day since which tenants that had none cannot create one.
// MicrosoftDocs/azure-docs articles/azure-cache-for-redis/retirement-faq.yml and its what's-new page of 2026-07, which
// withdrew a further block for existing tenants on 2026-10-01. Azure Verified Modules of 2026-08 still list that block.
const (
	ClassicRedisClosed     = "2026-04-01"
	ClassicRedisRetirement = "2028-09-30"
)

// ClassicRedisSKUs returns the sizes of Azure Cache for Redis, ordered by tier and size.
func ClassicRedisSKUs() []ClassicRedisSKU {
	sizes := map[string][]float64{"C": {0.25, 1, 2.5, 6, 13, 26, 53}, "P": {0, 6, 13, 26, 53, 120}}
	var all []ClassicRedisSKU
	for _, row := range []struct{ tier, family string }{{"Basic", "C"}, {"Standard", "C"}, {"Premium", "P"}} {
		for capacity, memory := range sizes[row.family] {
			if memory == 0 {
				continue // there is no P0
			}
			all = append(all, ClassicRedisSKU{
				Name: row.tier + "_" + row.family + string(rune('0'+capacity)), Tier: row.tier, Family: row.family,
				Capacity: capacity, MemoryGB: memory, Source: "Azure Cache for Redis pricing page", Evidence: Known,
			})
		}
	}
	return all
}

// ClassicRedisSKUByName finds a size of Azure Cache for Redis by its name, in any case.
func ClassicRedisSKUByName(name string) (ClassicRedisSKU, bool) {
	for _, sku := range ClassicRedisSKUs() {
		if strings.EqualFold(sku.Name, name) {
			return sku, true
		}
	}
	return ClassicRedisSKU{}, false
}
