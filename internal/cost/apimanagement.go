package cost

import (
	"fmt"

	"github.com/azstage/azstage/internal/graph"
)

var apiManagementKinds = map[string]kind{
	"azure-native:apimanagement:ApiManagementService": {charges: apiManagementUnits},

	"azure-native:apimanagement:Api":          {free: settings},
	"azure-native:apimanagement:ApiOperation": {free: settings},
	"azure-native:apimanagement:ApiPolicy":    {free: settings},
	"azure-native:apimanagement:Backend":      {free: settings},
	"azure-native:apimanagement:Diagnostic":   {free: settings},
	"azure-native:apimanagement:Logger":       {free: settings},
	"azure-native:apimanagement:Policy":       {free: settings},
}

// apiManagementUnits bills the units of all regions, at the prices of the service's home. The price list has a secondary
// unit of Premium at half of the price; what makes a unit secondary is not documented, so only the least takes every unit
// after the first of a region for one.
func apiManagementUnits(_ scene, r graph.Resource) ([]charge, error) {
	name := word(r, "sku", "name")
	units, regions := numberOr(r, 0, "sku", "capacity"), 1.0
	locations, _ := r.Inputs["additionalLocations"].([]any)
	for _, item := range locations {
		location, ok := item.(map[string]any)
		if !ok {
			return nil, fmt.Errorf("a region is not known yet")
		}
		units += numberOr(graph.Resource{Inputs: location}, 0, "sku", "capacity")
		regions++
	}
	switch name {
	case "Developer", "Basic", "Standard":
		return []charge{hours("apim."+name, fmt.Sprintf("%s, %g unit(s)", name, units), Always(units))}, nil
	case "Premium":
		further := units - regions
		return []charge{
			hours("apim.Premium", fmt.Sprintf("Premium, %g unit(s) in %g region(s)", units, regions),
				Amount{regions, units, units}),
			hours("apim.Secondary", "further units, if they are billed at half", Amount{further, 0, 0}),
		}, nil
	}
	return nil, fmt.Errorf("the price book has no meters for API Management of tier %q", name)
}
