package resourceproviders

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	zonesFixedSource = "GitHub hashicorp/terraform-provider-azurerm#2293 and Azure/azure-powershell#13656, " +
		"which quote the answer"
	zonesByRegionSource = "GitHub microsoft/physical-ai-toolchain#14 (2026-03), which quotes the answer"
)

// zonesOf returns the availability zones that a resource asks for, in order.
func zonesOf(resource model.Properties) []string {
	zones := resource.Strings("zones")
	slices.Sort(zones)
	return zones
}

// allZones says that the resource spans the zones of its region.
func allZones(resource model.Properties) bool { return len(zonesOf(resource)) > 1 }

// zonesKnown says that every zone of the list can be read.
func zonesKnown(inputs model.Properties) bool {
	return inputs.Known("zones") && len(inputs.List("zones")) == len(inputs.Strings("zones"))
}

// zoneNames are the numbers that Azure gives to the zones of every region.
func zoneNames(fact model.Fact) model.Allowed { return allowed(fact, "zones[]", "1", "2", "3") }

// zonesByRegion refuses zones in a region that has none. name is the property that names the resource.
func zonesByRegion(armType, name string) check {
	return func(r model.Request) []model.Fault {
		region, ok := azure.RegionByName(r.Inputs.String("location"))
		if !ok || region.Zones || len(zonesOf(r.Inputs)) == 0 {
			return nil
		}
		return model.Refuse("zones", "LocationNotSupportAvailabilityZones",
			"The resource '%s/%s' does not support availability zones at location '%s'.",
			armType, r.Inputs.String(name), region.Name)
	}
}

// zonesFixed refuses to move an existing resource to other zones. Leaving the zones out asks for none.
func zonesFixed(r model.Request) []model.Fault {
	if r.Creating() || !zonesKnown(r.Inputs) {
		return nil
	}
	before, after := zonesOf(r.Old), zonesOf(r.Inputs)
	if slices.Equal(before, after) {
		return nil
	}
	return model.Refuse("zones", "ResourceAvailabilityZonesCannotBeModified", "Resource %s has an existing availability "+
		"zone constraint %s and the request has availability zone constraint %s, which do not match. Zones cannot be "+
		"added/updated/removed once the resource is created. The resource cannot be updated from regional to zonal or "+
		"vice-versa.", r.ID, zoneConstraint(before), zoneConstraint(after))
}

// zoneConstraint is how Azure writes the zones of a resource.
func zoneConstraint(zones []string) string {
	if len(zones) == 0 {
		return "NoZone"
	}
	return strings.Join(zones, ", ")
}
