package stages

import (
	"slices"

	"github.com/azstage/azstage/internal/azure"
)

// tier finds what the SKU's tier can do. It reports false for a SKU that App Service does not have.
func (s PlanSKU) tier() (azure.AppServiceTier, bool) {
	return azure.AppServiceTierOf(string(s))
}

func (s PlanSKU) rank() int {
	var all []string
	for _, tier := range azure.AppServiceTiers() {
		all = append(all, tier.SKUs...)
	}
	return slices.Index(all, string(s))
}

// rank orders DTU sizes below vCore sizes and Hyperscale above both, which is the way a growing database takes.
func (s SQLSKU) rank() int {
	return slices.IndexFunc(azure.SQLObjectives(), func(o azure.SQLObjective) bool { return o.Name == string(s) })
}

// edition finds the service tier of the objective. It reports false for an objective that Azure SQL does not have, or
// no longer sells.
func (s SQLSKU) edition() (azure.SQLEdition, bool) {
	objective, ok := azure.SQLObjectiveOf(string(s), 0)
	if !ok || objective.Retired != "" {
		return azure.SQLEdition{}, false
	}
	return azure.SQLEditionByName(objective.Edition)
}

// isHyperscale says whether the objective belongs to the Hyperscale tier.
func (s SQLSKU) isHyperscale() bool {
	edition, ok := s.edition()
	return ok && edition.Name == "Hyperscale"
}

// cacheSKUs are the sizes of each engine, by rank. Flash is left out: it cannot be geo-replicated. Sources:
// hashicorp/terraform-provider-azurerm v5.2.0 managedredis and redis, verified.
var cacheSKUs = map[CacheEngine][]CacheSKU{
	ClassicCache: {
		"Basic_C0", "Basic_C1", "Basic_C2", "Basic_C3", "Basic_C4", "Basic_C5", "Basic_C6",
		"Standard_C0", "Standard_C1", "Standard_C2", "Standard_C3", "Standard_C4", "Standard_C5", "Standard_C6",
		"Premium_P1", "Premium_P2", "Premium_P3", "Premium_P4", "Premium_P5",
	},
	ManagedCache: {
		"Balanced_B0", "Balanced_B1", "Balanced_B3", "Balanced_B5", "Balanced_B10", "Balanced_B20", "Balanced_B50",
		"Balanced_B100", "Balanced_B150", "Balanced_B250", "Balanced_B350", "Balanced_B500", "Balanced_B700",
		"Balanced_B1000", "MemoryOptimized_M10", "MemoryOptimized_M20", "MemoryOptimized_M50", "MemoryOptimized_M100",
		"ComputeOptimized_X3", "ComputeOptimized_X5", "ComputeOptimized_X10", "ComputeOptimized_X20",
		"ComputeOptimized_X50", "ComputeOptimized_X100",
	},
}

// classicSizes gives the classic size nearest to each managed size the profiles use. B3 and C2 hold 2.5 to 3 GB; the
// others are matched by memory. Inferred from the published sizes.
var classicSizes = map[CacheSKU]CacheSKU{
	"Balanced_B3":  "Standard_C2",
	"Balanced_B10": "Standard_C4",
	"Balanced_B20": "Standard_C5",
	"Balanced_B50": "Standard_C6",
}

// cannotGeoReplicate are the managed sizes too small for a geo-replication group. Source: Microsoft Learn, active
// geo-replication for Azure Managed Redis, verified.
var cannotGeoReplicate = []CacheSKU{"Balanced_B0", "Balanced_B1"}
