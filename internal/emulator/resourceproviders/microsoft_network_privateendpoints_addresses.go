package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	registryLinkDocs = "MicrosoftDocs/azure-docs articles/container-registry/container-registry-private-link.md"
	cosmosLinkDocs   = "MicrosoftDocs/azure-docs articles/cosmos-db/how-to-configure-private-endpoints.md"
)

// endpointNames are the names that a private endpoint answers for its target, without the zone; each has an address of
// its own. A registry has one more for the data of each region, an account of documents one more for each region.
func endpointNames(cloud model.Cloud, target string) []string {
	name := strings.ToLower(nameOf(target))
	names := []string{name}
	if cloud == nil {
		return names
	}
	found, _ := cloud.Get(target)
	switch {
	case oneOf(found.ARMType, registryType):
		for _, region := range registryRegions(cloud, found) {
			names = append(names, name+"."+region+".data")
		}
	case oneOf(found.ARMType, kustoClusterType):
		// Queued ingestion takes more for storage accounts of Azure's own, whose names are not modelled.
		names = append(names, "ingest-"+name)
	case oneOf(found.ARMType, cosmosAccountType):
		for _, location := range found.Inputs.Objects("locations") {
			region, _ := locationName(location.String("locationName")).(string)
			names = append(names, name+"-"+region)
		}
	}
	return names
}

// registryRegions are the regions that keep the images of a registry, its own first.
func registryRegions(cloud model.Cloud, registry model.Resource) []string {
	var regions []string
	add := func(holder model.Properties) {
		if region, _ := locationName(holder.String("location")).(string); region != "" {
			regions = append(regions, region)
		}
	}
	add(registry.Inputs)
	for _, below := range cloud.Below(registry.ID) {
		if oneOf(below.ARMType, registryReplicationType) {
			add(below.Inputs)
		}
	}
	return regions
}

// endpointAddresses counts the addresses that an endpoint takes from its subnet.
func endpointAddresses(cloud model.Cloud, endpoint model.Properties) int {
	count := 0
	for _, target := range endpointTargets(endpoint) {
		count += len(endpointNames(cloud, target.id))
	}
	return max(1, count)
}

// addressesLeft counts what the private endpoints in a subnet leave of its addresses, but for one of them. It is not
// known for a subnet without a prefix.
func addressesLeft(cloud model.Cloud, subnet model.Resource, except string) (left int, known bool) {
	prefixes := subnetPrefixes(subnet.Inputs)
	left = usableAddresses(prefixes)
	for _, tenant := range tenants(cloud, subnet.ID) {
		if oneOf(tenant.ARMType, privateEndpointType) && !oneOf(tenant.ID, except) {
			left -= endpointAddresses(cloud, tenant.Inputs)
		}
	}
	return left, len(prefixes) > 0
}

// endpointsOutgrow refuses regions that a service adds while the subnet of one of its private endpoints has no address
// left for each.
func endpointsOutgrow(cloud model.Cloud, target, property string, more int) []model.Fault {
	var faults []model.Fault
	for _, endpoint := range referringTo(cloud, target, privateEndpointType) {
		subnet, ok := cloud.Get(endpoint.Inputs.String("subnet.id"))
		if !ok || !leadsTo(endpoint, target) {
			continue
		}
		if left, known := addressesLeft(cloud, subnet, ""); known && left < more {
			faults = append(faults, subnetIsFull(property, subnet, more)...)
		}
	}
	return faults
}

func leadsTo(endpoint model.Resource, target string) bool {
	for _, connected := range endpointTargets(endpoint.Inputs) {
		if oneOf(connected.id, target) {
			return true
		}
	}
	return false
}

func subnetIsFull(property string, subnet model.Resource, needed int) []model.Fault {
	return model.Refuse(property, "SubnetIsFull", "Subnet %s with address prefix %s does not have enough capacity for "+
		"%d IP addresses.", nameOf(subnet.ID), subnetPrefixes(subnet.Inputs)[0], needed)
}
