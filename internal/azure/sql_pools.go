package azure

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// SQLPool is a size of elastic pool: what several databases are bought as together.
type SQLPool struct {
	// Name is the SKU as ARM spells it: "StandardPool", "GP_Gen5".
	Name string
	// Edition is the service tier of the pool and of every database in it.
	Edition string
	// Capacity is the number of eDTUs, or of vCores.
	Capacity int
	// MaxSizeGB is the largest size of all databases together; BasicPool has no other.
	MaxSizeGB float64
	// MaxDatabases is how many databases the pool takes.
	MaxDatabases int
	// PerDatabase are the sizes that a single database may be limited to; none means any up to Capacity.
	PerDatabase []float64
	// Source and Evidence say where the row comes from.
	Source   string
	Evidence Evidence
}

// Objective is how configurations write a pool: the SKU with its capacity, "StandardPool_100" or "GP_Gen5_4".
func (p SQLPool) Objective() string { return p.Name + "_" + strconv.Itoa(p.Capacity) }

// DTU says whether the pool is bought in eDTUs.
func (p SQLPool) DTU() bool { return strings.HasSuffix(p.Name, "Pool") }

const (
	sqlDTUPoolDocs   = "MicrosoftDocs/sql-docs azure-sql/database/resource-limits-dtu-elastic-pools.md"
	sqlVCorePoolDocs = "terraform-provider-azurerm internal/services/mssql/helper/elasticpool.go, sizes; " +
		"MicrosoftDocs/sql-docs azure-sql/database/resource-limits-vcore-elastic-pools.md, databases, not looked up"
	sqlHyperscalePoolDocs = "MicrosoftDocs/sql-docs azure-sql/database/hyperscale-elastic-pool-overview.md (2023-05-21): " +
		"25 databases, 100 TB, up to 80 vCores of Gen5; the sizes between are those of General Purpose"
)

// dtuPools are the sizes of a DTU tier with the size of its data and the number of its databases.
type dtuPools struct {
	name, edition string
	perDatabase   []float64
	sizes         []dtuPool
}

type dtuPool struct {
	dtu          int
	maxSizeGB    float64
	maxDatabases int
}

var sqlDTUPools = []dtuPools{
	{"BasicPool", "Basic", []float64{0, 5}, []dtuPool{
		{50, 4.8828125, 100}, {100, 9.765625, 200}, {200, 19.53125, 500}, {300, 29.296875, 500}, {400, 39.0625, 500},
		{800, 78.125, 500}, {1200, 117.1875, 500}, {1600, 156.25, 500},
	}},
	{"StandardPool", "Standard", []float64{0, 10, 20, 50, 100, 200, 300, 400, 800, 1200, 1600, 2000, 2500, 3000}, []dtuPool{
		{50, 500, 100}, {100, 750, 200}, {200, 1024, 500}, {300, 1280, 500}, {400, 1536, 500}, {800, 2048, 500},
		{1200, 2560, 500}, {1600, 3072, 500}, {2000, 3584, 500}, {2500, 4096, 500}, {3000, 4096, 500},
	}},
	{"PremiumPool", "Premium", []float64{0, 25, 50, 75, 125, 250, 500, 1000, 1750, 4000}, []dtuPool{
		{125, 1024, 50}, {250, 1024, 100}, {500, 1024, 100}, {1000, 1024, 100}, {1500, 1536, 100}, {2000, 2048, 100},
		{2500, 2560, 100}, {3000, 3072, 100}, {3500, 3584, 100}, {4000, 4096, 100},
	}},
}

// vCorePools are the sizes of a vCore SKU.
type vCorePools struct {
	name, edition string
	maxDatabases  int
	maxSizeGB     map[int]float64
	source        string
	evidence      Evidence
}

var sqlVCorePools = []vCorePools{
	{"GP_Gen5", "GeneralPurpose", 500, map[int]float64{
		2: 512, 4: 756, 6: 1536, 8: 2048, 10: 2048, 12: 2048, 14: 2048, 16: 2048, 18: 3072, 20: 3072, 24: 3072, 32: 4096,
		40: 4096, 80: 4096,
	}, sqlVCorePoolDocs, Inferred},
	{"BC_Gen5", "BusinessCritical", 100, map[int]float64{
		4: 1024, 6: 1536, 8: 1536, 10: 1536, 12: 3072, 14: 3072, 16: 3072, 18: 3072, 20: 3072, 24: 4096, 32: 4096, 40: 4096,
		80: 4096,
	}, sqlVCorePoolDocs, Inferred},
	{"HS_Gen5", "Hyperscale", 25, hyperscalePool(4, 80), sqlHyperscalePoolDocs, Inferred},
	{"HS_PRMS", "Hyperscale", 25, hyperscalePool(4, 128), sqlHyperscalePoolDocs, Known},
	{"HS_MOPRMS", "Hyperscale", 25, hyperscalePool(4, 80), sqlHyperscalePoolDocs, Known},
}

// hyperscalePool has the same size of data whatever its vCores.
func hyperscalePool(smallest, largest int) map[int]float64 {
	sizes := map[int]float64{}
	for _, vCores := range premiumVCores {
		if vCores >= smallest && vCores <= largest {
			sizes[vCores] = 102400
		}
	}
	return sizes
}

// SQLPools returns every size of elastic pool.
func SQLPools() []SQLPool {
	var pools []SQLPool
	for _, tier := range sqlDTUPools {
		for _, size := range tier.sizes {
			pools = append(pools, SQLPool{
				Name: tier.name, Edition: tier.edition, Capacity: size.dtu, MaxSizeGB: size.maxSizeGB,
				MaxDatabases: size.maxDatabases, PerDatabase: tier.perDatabase, Source: sqlDTUPoolDocs, Evidence: Verified,
			})
		}
	}
	for _, family := range sqlVCorePools {
		for _, vCores := range premiumVCores {
			if size, ok := family.maxSizeGB[vCores]; ok {
				pools = append(pools, SQLPool{
					Name: family.name, Edition: family.edition, Capacity: vCores, MaxSizeGB: size,
					MaxDatabases: family.maxDatabases, Source: family.source, Evidence: family.evidence,
				})
			}
		}
	}
	return pools
}

// SQLPoolOf finds a pool by its SKU and capacity; a capacity of 0 means that the name holds it: "GP_Gen5_4".
func SQLPoolOf(name string, capacity int) (SQLPool, bool) {
	if capacity > 0 {
		name = fmt.Sprintf("%s_%d", name, capacity)
	}
	at := slices.IndexFunc(SQLPools(), func(pool SQLPool) bool { return strings.EqualFold(pool.Objective(), name) })
	if at < 0 {
		return SQLPool{}, false
	}
	return SQLPools()[at], true
}
