package azure

import "strings"

// APIManagementSKU is a tier of API Management.
type APIManagementSKU struct {
	// Name is Azure's, e.g. "Premium".
	Name string
	// MinUnits and MaxUnits bound the capacity in one region.
	MinUnits, MaxUnits int
	// V2 tiers run on another platform: there is no change in place between them and the classic ones.
	V2 bool
	// Injection says that the gateway can stand inside a virtual network, where nobody reaches it from outside.
	Injection bool
	// Zones says that the units can be spread over zones, Regions that other regions can get units too.
	Zones, Regions bool
}

// apiManagementSKUs has the classic tiers by size, then those of v2.
//
// Units: hashicorp/terraform-provider-azurerm v5.2.0 apimanagement/validate, verified; the 31 of Premium:
// MicrosoftDocs/azure-docs api-management/virtual-network-injection-resources.md, 2025-04-17, verified. Zones and
// regions: MicrosoftDocs/azure-docs reliability/reliability-api-management.md, 2025-06-26, verified. Injection:
// Microsoft Learn "Use a virtual network to secure inbound or outbound traffic for API Management", 2025, known.
var apiManagementSKUs = []APIManagementSKU{
	{Name: "Consumption"},
	{Name: "Developer", MinUnits: 1, MaxUnits: 1, Injection: true},
	{Name: "Basic", MinUnits: 1, MaxUnits: 2},
	{Name: "Standard", MinUnits: 1, MaxUnits: 4},
	{Name: "Premium", MinUnits: 1, MaxUnits: 31, Injection: true, Zones: true, Regions: true},
	{Name: "BasicV2", MinUnits: 1, MaxUnits: 10, V2: true},
	{Name: "StandardV2", MinUnits: 1, MaxUnits: 10, V2: true},
	{Name: "PremiumV2", MinUnits: 1, MaxUnits: 30, V2: true, Injection: true},
}

// APIManagementSKUs returns the tiers: the classic ones by size, then those of v2. The slice is the caller's own.
func APIManagementSKUs() []APIManagementSKU {
	return append([]APIManagementSKU(nil), apiManagementSKUs...)
}

// APIManagementSKUByName finds a tier. ARM compares names without regard to case, and so does it.
func APIManagementSKUByName(name string) (APIManagementSKU, bool) {
	for _, sku := range apiManagementSKUs {
		if strings.EqualFold(sku.Name, name) {
			return sku, true
		}
	}
	return APIManagementSKU{}, false
}

// APIManagementAddresses is how many addresses of its subnet an instance takes with a number of units: two each, and in
// the mode Internal one for the load balancer. Source: MicrosoftDocs/azure-docs
// api-management/virtual-network-injection-resources.md, 2025-04-17, verified.
func APIManagementAddresses(units int, internal bool) int {
	addresses := 2 * units
	if internal {
		addresses++
	}
	return addresses
}
