package resourceproviders

import (
	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const apimRule = "apimanagement.service."

// apimTierRules are the rules about what a tier has.
func apimTierRules() []model.Rule {
	return []model.Rule{
		preflight(apimRule+"tier", "The tiers are Consumption, Developer, Basic, Standard and Premium, and those of v2.",
			verified(apimSource+"validate"), apimTier),
		preflight(apimRule+"units",
			"A region has as many units as its tier allows: Developer 1, Basic 1 to 2, Standard 1 to 4, Premium 1 to 31, "+
				"BasicV2 and StandardV2 1 to 10, PremiumV2 1 to 30; Consumption has the capacity 0.",
			verified(apimSource+"validate; "+apimInjectionDocs), apimUnits),
		preflight(apimRule+"platform",
			"A service stays on its platform: the classic tiers, those of v2 and Consumption do not change into each other.",
			verified(apimServiceSource), apimPlatform),
		preflight(apimRule+"zones-need-premium", "Zones need the tier Premium.", verified(apimReliabilityDocs), apimZonesTier),
		preflight(apimRule+"zones-in-region", "Zones need a region that has them.", verified(apimReliabilityDocs),
			apimZonesRegion),
		preflight(apimRule+"units-over-zones", "The number of units is a multiple of the number of zones.",
			verified(apimReliabilityDocs), apimUnitsOverZones),
		preflight(apimRule+"regions-need-premium", "Additional locations need the classic tier Premium.",
			verified(apimRegionDocs), apimRegionsTier),
		preflight(apimRule+"regions-differ", "Each region is named once, the home not at all among the additional ones.",
			known(), apimRegionsDiffer),
		preflight(apimRule+"one-tier", "All regions have the tier of the home.", known(), apimOneTier),
		preflight(apimRule+"restore-not-modelled", "Recovering a deleted service (restore) is not modelled.", known(),
			apimRestore),
	}
}

// apimSKU is the tier of a service, where it can be read.
func apimSKU(service model.Properties) (azure.APIManagementSKU, bool) {
	return azure.APIManagementSKUByName(service.String("sku.name"))
}

func apimTier(r model.Request) []model.Fault {
	if _, known := apimSKU(r.Inputs); known || !r.Inputs.Has("sku.name") {
		return nil
	}
	return model.Refuse("sku.name", "InvalidParameters", "Invalid parameter: '%s' is no SKU of API Management.",
		r.Inputs.String("sku.name"))
}

func apimUnits(r model.Request) []model.Fault {
	sku, known := apimSKU(r.Inputs)
	if !known {
		return nil
	}
	for _, region := range apimRegions(r.Inputs) {
		if region.Has("sku.capacity") && (region.units() < sku.MinUnits || region.units() > sku.MaxUnits) {
			return model.Refuse(region.prefix+"sku.capacity", "InvalidParameters",
				"Invalid parameter: the capacity of the SKU %s is %d to %d, not %d.", sku.Name, sku.MinUnits, sku.MaxUnits,
				region.units())
		}
	}
	return nil
}

func apimPlatform(r model.Request) []model.Fault {
	after, known := apimSKU(r.Inputs)
	before, existed := apimSKU(r.Old)
	consumption := (after.Name == "Consumption") != (before.Name == "Consumption")
	if !known || !existed || after.V2 == before.V2 && !consumption {
		return nil
	}
	return model.Refuse("sku.name", "InvalidSkuTransition", "The SKU of an API Management service cannot change from %s to %s.",
		before.Name, after.Name)
}

func apimZonesTier(r model.Request) []model.Fault {
	sku, known := apimSKU(r.Inputs)
	for _, region := range apimRegions(r.Inputs) {
		if known && !sku.Zones && len(zonesOf(region.Properties)) > 0 {
			return model.Refuse(region.prefix+"zones", "InvalidParameters",
				"Availability zones are supported only for API Management services of the Premium SKU, not %s.", sku.Name)
		}
	}
	return nil
}

func apimZonesRegion(r model.Request) []model.Fault {
	for _, region := range apimRegions(r.Inputs) {
		location, known := azure.RegionByName(region.String("location"))
		if known && !location.Zones && len(zonesOf(region.Properties)) > 0 {
			return model.Refuse(region.prefix+"zones", "LocationNotSupportAvailabilityZones",
				"Availability zones are not supported at location '%s'.", location.Name)
		}
	}
	return nil
}

func apimUnitsOverZones(r model.Request) []model.Fault {
	for _, region := range apimRegions(r.Inputs) {
		zones := len(zonesOf(region.Properties))
		if zones == 0 || !zonesKnown(region.Properties) || !region.Has("sku.capacity") || region.units()%zones == 0 {
			continue
		}
		return model.Refuse(region.prefix+"sku.capacity", "InvalidParameters", "Invalid parameter: %d units cannot be spread "+
			"evenly over %d availability zones.", region.units(), zones)
	}
	return nil
}

func apimRegionsTier(r model.Request) []model.Fault {
	sku, known := apimSKU(r.Inputs)
	if !known || sku.Regions || len(r.Inputs.List("additionalLocations")) == 0 {
		return nil
	}
	return model.Refuse("additionalLocations", "InvalidParameters",
		"Additional locations are supported only for API Management services of the Premium SKU, not %s.", sku.Name)
}

func apimRegionsDiffer(r model.Request) []model.Fault {
	seen := map[any]bool{}
	for _, region := range apimRegions(r.Inputs) {
		name := locationName(region.String("location"))
		if name != "" && seen[name] {
			return model.Refuse(region.prefix+"location", "InvalidParameters",
				"Invalid parameter: the location '%s' is used more than once.", name)
		}
		seen[name] = true
	}
	return nil
}

func apimOneTier(r model.Request) []model.Fault {
	for _, region := range apimRegions(r.Inputs) {
		if region.Has("sku.name") && r.Inputs.Has("sku.name") && !oneOf(region.String("sku.name"), r.Inputs.String("sku.name")) {
			return model.Refuse(region.prefix+"sku.name", "InvalidParameters",
				"Invalid parameter: the SKU of an additional location must be %s.", r.Inputs.String("sku.name"))
		}
	}
	return nil
}

func apimRestore(r model.Request) []model.Fault {
	if !r.Inputs.Bool("restore") {
		return nil
	}
	return model.Refuse("restore", "NotModelled", "The emulator does not model the recovery of a deleted service.")
}
