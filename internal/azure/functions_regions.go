package azure

// FunctionsRegion is what a region offers to plans for functions.
type FunctionsRegion struct {
	// Name is the region's programmatic name.
	Name string
	// Flex says that there is Flex Consumption, FlexZones that it may span availability zones.
	Flex, FlexZones bool
	// PremiumZones says that Elastic Premium plans may span availability zones. Elastic Premium itself is everywhere.
	PremiumZones bool
	// Evidence says how well the row is known.
	Evidence Evidence
}

// functionsRegions is ordered by name; a region without a row offers Consumption and Elastic Premium without zones.
//
// Flex Consumption and its zones: the answer of Microsoft.Web/geoRegions of 2025-10-09 in Azure/azure-powershell
// src/Functions/Functions.Autorest/test/Get-AzFunctionAppAvailableLocation.Recording.json (FLEXCONSUMPTION and
// FCZONEREDUNDANCY), verified. Zones come to more regions over time. Two rows follow newer sources, inferred: centralus an
// architecture record that quotes `az functionapp list-flexconsumption-locations --zone-redundant` (2026-08), eastus2 the
// example of Azure/terraform-azurerm-avm-res-web-serverfarm tests/unit (2026-05). Zones of Elastic Premium: Microsoft Learn
// "Configure regional and zone availability for Azure Functions", 2026-02-19, verified.
var functionsRegions = []FunctionsRegion{
	{"australiaeast", true, true, true, Verified},
	{"australiasoutheast", true, false, false, Verified},
	{"brazilsouth", true, false, true, Verified},
	{"canadacentral", true, true, true, Verified},
	{"canadaeast", true, false, false, Verified},
	{"centralindia", true, true, true, Verified},
	{"centralus", true, true, true, Inferred},
	{"eastasia", true, true, true, Verified},
	{"eastus", true, true, true, Verified},
	{"eastus2", true, true, true, Inferred},
	{"francecentral", true, false, true, Verified},
	{"francesouth", true, false, false, Verified},
	{"germanywestcentral", true, true, true, Verified},
	{"israelcentral", true, true, true, Verified},
	{"italynorth", true, true, true, Verified},
	{"japaneast", true, false, true, Verified},
	{"japanwest", true, false, false, Verified},
	{"koreacentral", true, false, false, Verified},
	{"mexicocentral", true, false, false, Verified},
	{"newzealandnorth", true, false, false, Verified},
	{"northcentralus", true, false, false, Verified},
	{"northeurope", true, false, true, Verified},
	{"norwayeast", true, true, true, Verified},
	{"polandcentral", true, false, false, Verified},
	{"qatarcentral", false, false, true, Verified},
	{"southafricanorth", true, true, true, Verified},
	{"southcentralus", true, false, true, Verified},
	{"southeastasia", true, true, true, Verified},
	{"southindia", true, false, false, Verified},
	{"spaincentral", true, false, false, Verified},
	{"swedencentral", true, true, true, Verified},
	{"switzerlandnorth", true, false, true, Verified},
	{"switzerlandwest", true, false, false, Verified},
	{"uaenorth", true, true, true, Verified},
	{"uksouth", true, true, true, Verified},
	{"ukwest", true, false, false, Verified},
	{"westcentralus", true, false, false, Verified},
	{"westeurope", true, false, true, Verified},
	{"westus", true, false, false, Verified},
	{"westus2", true, false, true, Verified},
	{"westus3", true, true, true, Verified},
}

// FunctionsIn returns what a region offers to plans for functions, by the region's programmatic or display name. It
// reports false for a region that Azure does not have.
func FunctionsIn(location string) (FunctionsRegion, bool) {
	region, ok := RegionByName(location)
	if !ok {
		return FunctionsRegion{}, false
	}
	for _, row := range functionsRegions {
		if row.Name == region.Name {
			return row, true
		}
	}
	return FunctionsRegion{Name: region.Name, Evidence: Verified}, true
}
