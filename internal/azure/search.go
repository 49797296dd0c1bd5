package azure

import "strings"

// SearchSKU is a tier of Azure AI Search.
type SearchSKU struct {
	// Name is Azure's, e.g. "standard".
	Name string
	// MaxReplicas and MaxPartitions bound the two, MaxUnits their product.
	MaxReplicas, MaxPartitions, MaxUnits int
	// PrivateEndpoints says that the tier can be reached privately.
	PrivateEndpoints bool
}

// searchPartitions are the numbers of partitions that exist, on tiers that have so many.
// Source: hashicorp/terraform-provider-azurerm v5.2.0 search_service_resource.go, verified.
var searchPartitions = []int{1, 2, 3, 4, 6, 12}

// searchSKUs is ordered by size. Source: hashicorp/terraform-provider-azurerm v5.2.0 search_service_resource.go and
// Microsoft Learn "Estimate and manage capacity of a search service" (2026), verified; three partitions on basic, for
// services created since April 2024: Microsoft Learn "Service limits in Azure AI Search", known; private endpoints from
// basic on: Microsoft Learn "Create a private endpoint for a secure connection to Azure AI Search", known.
var searchSKUs = []SearchSKU{
	{"free", 1, 1, 1, false},
	{"basic", 3, 3, 9, true},
	{"standard", 12, 12, 36, true},
	{"standard2", 12, 12, 36, true},
	{"standard3", 12, 12, 36, true},
	{"storage_optimized_l1", 12, 12, 36, true},
	{"storage_optimized_l2", 12, 12, 36, true},
}

// SearchHighDensityPartitions is the most that a standard3 service in the hosting mode highDensity has.
// Source: hashicorp/terraform-provider-azurerm v5.2.0 search_service_resource.go, verified.
const SearchHighDensityPartitions = 3

// SearchSKUs returns the tiers, ordered by size. The slice is the caller's own.
func SearchSKUs() []SearchSKU { return append([]SearchSKU(nil), searchSKUs...) }

// SearchPartitions returns the numbers of partitions that exist. The slice is the caller's own.
func SearchPartitions() []int { return append([]int(nil), searchPartitions...) }

// SearchSKUByName finds a tier. ARM compares names without regard to case, and so does it.
func SearchSKUByName(name string) (SearchSKU, bool) {
	for _, sku := range searchSKUs {
		if strings.EqualFold(sku.Name, name) {
			return sku, true
		}
	}
	return SearchSKU{}, false
}
