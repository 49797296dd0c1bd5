package resourceproviders

import (
	"fmt"
	"slices"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

func cosmosRegionRules() []model.Rule {
	return []model.Rule{
		preflight(cosmosAccountRule+"regions-exist",
			"Every region of an account is a region of Azure, and is named once.", known(), cosmosRegionsExist),
		preflight(cosmosAccountRule+"failover-priorities",
			"The failover priorities count from 0 without a gap.",
			verified("Azure/azure-service-operator issue 919, which quotes the API's description"), failoverPrioritiesCount),
		preflight(cosmosAccountRule+"write-region-stays",
			"Another region does not become the writing one by an update of the account: that is a failover, an operation "+
				"of its own, which is not modelled.", verified(cosmosSource), writeRegionStays),
		preflight(cosmosAccountRule+"zones-need-region",
			"Zone redundancy needs a region with zones. That some subscriptions have to ask for it is not modelled.",
			known(), cosmosZonesNeedRegion),
		preflight(cosmosAccountRule+"zones-fixed",
			"Zone redundancy of a region is decided when the region is added: to change it, the region is removed and "+
				"added again.", verified("Microsoft Learn answers 5904066; hashicorp/terraform-provider-azurerm issue 23355"),
			cosmosZonesFixed),
		onApply(cosmosAccountRule+"endpoints-have-room",
			"A region that is added takes one address of the subnet of each private endpoint of the account.",
			inferred(cosmosLinkDocs), cosmosAddresses),
	}
}

func cosmosRegionsExist(r model.Request) []model.Fault {
	var faults []model.Fault
	seen := map[any]bool{}
	for i, location := range r.Inputs.Objects("locations") {
		path, name := fmt.Sprintf("locations[%d].locationName", i), location.String("locationName")
		if name == "" {
			continue
		}
		if _, ok := azure.RegionByName(name); !ok {
			faults = append(faults, model.Refuse(path, "BadRequest",
				"List of supplied locations is invalid: '%s' is not a region.", name)...)
		}
		if seen[locationName(name)] {
			faults = append(faults, model.Refuse(path, "BadRequest",
				"List of supplied locations is invalid: '%s' is named twice.", name)...)
		}
		seen[locationName(name)] = true
	}
	return faults
}

func failoverPrioritiesCount(r model.Request) []model.Fault {
	var priorities []float64
	for _, location := range r.Inputs.Objects("locations") {
		if !location.Known("failoverPriority") {
			return nil
		}
		priorities = append(priorities, location.Number("failoverPriority"))
	}
	slices.Sort(priorities)
	for i, priority := range priorities {
		if priority != float64(i) {
			return model.Refuse("locations", "BadRequest", "The failover priorities of %d locations must be unique values "+
				"from 0 to %d, not %v.", len(priorities), len(priorities)-1, priorities)
		}
	}
	return nil
}

// cosmosLocation finds a region of an account; nil when it has none of that name.
func cosmosLocation(account model.Properties, name string) model.Properties {
	for _, location := range account.Objects("locations") {
		if sameRegion(location.String("locationName"), name) {
			return location
		}
	}
	return nil
}

// regionChanges returns the regions that an update adds and those that it removes; nothing while one is unknown.
func regionChanges(r model.Request) (added, removed []string) {
	given := r.Inputs.Objects("locations")
	for _, location := range given {
		if !location.Has("locationName") {
			return nil, nil
		}
		if cosmosLocation(r.Old, location.String("locationName")) == nil {
			added = append(added, location.String("locationName"))
		}
	}
	for _, location := range r.Old.Objects("locations") {
		if len(given) > 0 && cosmosLocation(r.Inputs, location.String("locationName")) == nil {
			removed = append(removed, location.String("locationName"))
		}
	}
	return added, removed
}

// writeRegion is the region of priority 0, or "".
func writeRegion(account model.Properties) string {
	for _, location := range account.Objects("locations") {
		if location.Known("failoverPriority") && location.Number("failoverPriority") == 0 {
			return location.String("locationName")
		}
	}
	return ""
}

func writeRegionStays(r model.Request) []model.Fault {
	if r.Creating() {
		return nil
	}
	before, after := writeRegion(r.Old), writeRegion(r.Inputs)
	if before == "" || after == "" || sameRegion(before, after) {
		return nil
	}
	return model.Refuse("locations", "BadRequest", "The write region %s cannot be changed to %s by an update of the "+
		"account: change the failover priorities instead.", before, after)
}

func cosmosZonesNeedRegion(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, location := range r.Inputs.Objects("locations") {
		if location.Bool("isZoneRedundant") && !zonal(location.String("locationName")) {
			faults = append(faults, model.Refuse(fmt.Sprintf("locations[%d].isZoneRedundant", i), "BadRequest",
				"Zone redundancy is not supported in the region %s.", location.String("locationName"))...)
		}
	}
	return faults
}

func cosmosZonesFixed(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, location := range r.Inputs.Objects("locations") {
		before := cosmosLocation(r.Old, location.String("locationName"))
		if before == nil || !location.Has("isZoneRedundant") ||
			before.Bool("isZoneRedundant") == location.Bool("isZoneRedundant") {
			continue
		}
		faults = append(faults, model.Refuse(fmt.Sprintf("locations[%d].isZoneRedundant", i), "BadRequest",
			"Zone redundancy of the existing region %s cannot be changed: remove the region and add it again.",
			location.String("locationName"))...)
	}
	return faults
}

func cosmosAddresses(r model.Request) []model.Fault {
	added, _ := regionChanges(r)
	if r.Creating() || len(added) == 0 {
		return nil
	}
	return endpointsOutgrow(r.Cloud, r.ID, "locations", len(added))
}
