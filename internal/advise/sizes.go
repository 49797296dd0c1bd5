package advise

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/stages"
)

// size is what a SKU has, in units that sizes of the same resource can be compared in.
type size struct {
	name            string
	compute, memory float64
}

func (s size) of(d stages.Dimension) float64 {
	if d == stages.MemoryDimension {
		return s.memory
	}
	return s.compute
}

// sizing is a part of the profile that has sizes.
type sizing struct {
	// name says what it is, path where the configuration overrides it.
	name, path string
	// types are the ARM types whose signals speak of it.
	types []string
	get   func(stages.Profile) string
	set   func(*stages.Profile, string)
	// ladder are the sizes that the present one can become in place, smallest first, the present one among them.
	ladder func(present string) []size
}

// sizings are in the order in which a smaller size saves most.
var sizings = []sizing{
	{
		name: "database", path: "database.sku", types: []string{"Microsoft.Sql/servers/databases"},
		get:    databaseSize,
		set:    func(p *stages.Profile, sku string) { p.Database.SKU = stages.SQLSKU(sku) },
		ladder: databaseSizes,
	},
	{
		name: "plan", path: "compute.sku", types: []string{"Microsoft.Web/serverfarms"},
		get:    func(p stages.Profile) string { return string(p.Compute.SKU) },
		set:    func(p *stages.Profile, sku string) { p.Compute.SKU = stages.PlanSKU(sku) },
		ladder: planSizes,
	},
	{
		name: "cache", path: "cache.sku", types: []string{"Microsoft.Cache/redisEnterprise"},
		get:    func(p stages.Profile) string { return string(p.Cache.SKU) },
		set:    func(p *stages.Profile, sku string) { p.Cache.SKU = stages.CacheSKU(sku) },
		ladder: cacheSizes,
	},
}

// databaseSize is empty for shards: they grow by more of them.
func databaseSize(p stages.Profile) string {
	if p.Database.Topology == stages.GeoSharded {
		return ""
	}
	return string(p.Database.SKU)
}

// databaseSizes are the objectives of the same tier and hardware.
func databaseSizes(present string) []size {
	own, ok := azure.SQLObjectiveOf(present, 0)
	if !ok || own.Serverless {
		return nil // Serverless sizes itself.
	}
	var sizes []size
	for _, o := range azure.SQLObjectives() {
		if o.Edition == own.Edition && family(o) == family(own) && o.Retired == "" {
			sizes = append(sizes, size{name: o.Name, compute: o.Cores()})
		}
	}
	return sizes
}

// family is what objectives of one hardware begin with; DTUs hide it.
func family(o azure.SQLObjective) string {
	if o.DTU > 0 {
		return ""
	}
	return o.Name[:strings.LastIndex(o.Name, "_")]
}

// planSizes are the SKUs of the same tier.
func planSizes(present string) []size {
	tier, ok := azure.AppServiceTierOf(present)
	if !ok {
		return nil
	}
	var sizes []size
	for _, sku := range tier.SKUs {
		if found, known := azure.AppServiceSizeOf(sku); known {
			sizes = append(sizes, size{sku, float64(found.VCPUs), found.MemoryGB})
		}
	}
	return sizes
}

// cacheSizes are those of the same tier. Smaller ones must have the shards of the present one.
func cacheSizes(present string) []size {
	own, ok := azure.RedisSKUByName(present)
	if !ok {
		return nil
	}
	var sizes []size
	for _, sku := range azure.RedisSKUs() {
		if sku.Tier == own.Tier && (sku.MemoryGB >= own.MemoryGB || sku.Shards == own.Shards) {
			sizes = append(sizes, size{sku.Name, float64(sku.VCPUs), sku.MemoryGB})
		}
	}
	return sizes
}

// allowed says whether the profile may have a size, as the program would refuse it otherwise.
func (z sizing) allowed(p stages.Profile, sku string) bool {
	z.set(&p, sku)
	return p.Validate() == nil
}

// split returns the present size, the smaller ones from large to small, and the larger ones from small to large.
func (z sizing) split(p stages.Profile) (present size, smaller, larger []size) {
	ladder := z.ladder(z.get(p))
	at := slices.IndexFunc(ladder, func(s size) bool { return strings.EqualFold(s.name, z.get(p)) })
	if at < 0 {
		return size{}, nil, nil
	}
	smaller = slices.Clone(ladder[:at])
	slices.Reverse(smaller)
	return ladder[at], smaller, ladder[at+1:]
}

// of returns the findings that speak of the part.
func (z sizing) of(findings []Finding) []Finding {
	var found []Finding
	for _, f := range findings {
		if slices.Contains(z.types, f.ResourceType) {
			found = append(found, f)
		}
	}
	return found
}
