package resourceproviders

import (
	"net/netip"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

func privateEndpointRules() []model.Rule {
	return []model.Rule{
		preflight("network.privateEndpoints.one-connection",
			"A private endpoint has exactly one connection, automatic or manual.", known(), endpointOneConnection),
		preflight("network.privateEndpoints.one-group",
			"A connection names exactly one part of the service (group ID).",
			verified("GitHub Azure/azure-cli#13018"), endpointOneGroup),
		preflight("network.privateEndpoints.group-fits-target",
			"The group ID is one of the service behind the endpoint; types without a row are not modelled.",
			verified(privateLinkDocs), endpointGroupFits),
		preflight("network.privateEndpoints.connection-fixed",
			"The target and the group ID of a private endpoint do not change in place.",
			verified("GitHub Azure/azure-sdk-for-java#19751; "+privateEndpointSource), endpointConnectionFixed),
		onApply("network.privateEndpoints.same-region-as-network",
			"A private endpoint is in the region of its virtual network.", verified(privateLinkDocs), endpointRegion),
		onApply("network.privateEndpoints.service-bus-premium",
			"A Service Bus namespace has private endpoints on Premium only.", verified(serviceBusDocs+"private-link-service.md"),
			endpointServiceBusTier),
		onApply("network.privateEndpoints.subnet-not-delegated",
			"A private endpoint cannot live in a subnet that is delegated to a service.", known(), endpointSubnetDelegated),
		onApply("network.privateEndpoints.subnet-of-gateway",
			"A subnet with an application gateway holds nothing else.", verified(gatewaySubnetDocs), endpointInGatewaySubnet),
		onApply("network.privateEndpoints.subnet-full",
			"A private endpoint takes an address of its subnet, of which Azure keeps five; one more for each region of a "+
				"container registry or of a Cosmos DB account.", verified(registryLinkDocs+"; "+cosmosLinkDocs), endpointSubnetFull),
		onApply("network.privateEndpoints.slot-exists",
			"The group ID sites-<slot> names a deployment slot that exists.", known(), endpointSlotExists),
	}
}

func endpointOneConnection(r model.Request) []model.Fault {
	automatic, manual := "privateLinkServiceConnections", "manualPrivateLinkServiceConnections"
	if !r.Inputs.Known(automatic) || !r.Inputs.Known(manual) {
		return nil
	}
	if len(r.Inputs.List(automatic))+len(r.Inputs.List(manual)) == 1 {
		return nil
	}
	return model.Refuse(automatic, "PrivateEndpointInvalidConnectionCount", "A private endpoint needs exactly one "+
		"connection in privateLinkServiceConnections or in manualPrivateLinkServiceConnections.")
}

func endpointOneGroup(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, target := range endpointTargets(r.Inputs) {
		if !target.readable || len(target.groups) == 1 {
			continue
		}
		// Only a private link service of one's own has no parts.
		if len(target.groups) == 0 && oneOf(armTypeOf(target.id), "Microsoft.Network/privateLinkServices") {
			continue
		}
		faults = append(faults, model.Refuse(target.property+".groupIds", "InvalidGroupIds",
			"A connection takes exactly one group ID, not %d.", len(target.groups))...)
	}
	return faults
}

func endpointGroupFits(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, target := range endpointTargets(r.Inputs) {
		armType := armTypeOf(target.id)
		if !target.readable || len(target.groups) != 1 || armType == "" {
			continue
		}
		if _, ok := target.row(); ok {
			continue
		}
		var known []string
		for _, row := range azure.PrivateLinkTargetsOf(armType) {
			known = append(known, row.GroupID)
		}
		if len(known) == 0 {
			faults = append(faults, model.Refuse(target.property+".privateLinkServiceId", "NotModelled",
				"The emulator does not model private endpoints of %s.", armType)...)
			continue
		}
		faults = append(faults, model.Refuse(target.property+".groupIds", "InvalidGroupIds", "Call to %s failed. Error "+
			"message: Invalid groupId %s; valid are: %s.", armType, target.groups[0], strings.Join(known, ", "))...)
	}
	return faults
}

func endpointConnectionFixed(r model.Request) []model.Fault {
	if r.Creating() {
		return nil
	}
	before, after := endpointTargets(r.Old), endpointTargets(r.Inputs)
	if len(before) != len(after) {
		return nil // the number of connections is another rule's
	}
	var faults []model.Fault
	for i, target := range after {
		sameGroups := slices.EqualFunc(before[i].groups, target.groups, strings.EqualFold)
		if !target.readable || sameGroups && strings.EqualFold(before[i].id, target.id) {
			continue
		}
		faults = append(faults, model.Refuse(target.property, "PrivateEndpointConnectionCannotBeChanged",
			"The connection of private endpoint %s leads to %s (%s) and cannot be changed: create another endpoint.",
			nameOf(r.ID), before[i].id, strings.Join(before[i].groups, ", "))...)
	}
	return faults
}

// endpointSubnet returns the subnet of an endpoint.
func endpointSubnet(r model.Request) (model.Resource, bool) {
	return r.Cloud.Get(r.Inputs.String("subnet.id"))
}

func endpointRegion(r model.Request) []model.Fault {
	return otherRegionThanNetwork(r, "subnet.id", r.Inputs.String("subnet.id"))
}

// otherRegionThanNetwork refuses a subnet whose virtual network is in another region than the resource.
func otherRegionThanNetwork(r model.Request, property, subnet string) []model.Fault {
	network, ok := r.Cloud.Get(parentOf(subnet))
	if !ok || sameRegion(network.Inputs.String("location"), r.Inputs.String("location")) {
		return nil
	}
	return model.Refuse(property, "InvalidResourceReference", "Resource %s referenced by resource %s was not found. "+
		"Please make sure that the referenced resource exists, and that both resources are in the same region.", subnet, r.ID)
}

func endpointServiceBusTier(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, target := range endpointTargets(r.Inputs) {
		namespace, ok := r.Cloud.Get(target.id)
		tier := namespace.Outputs.String("sku.name")
		if !ok || !oneOf(namespace.ARMType, serviceBusType) || isPremium(tier) {
			continue
		}
		faults = append(faults, model.Refuse(target.property, "BadRequest",
			"Private endpoints are not supported by the %s namespace %s: use Premium.", tier, nameOf(namespace.ID))...)
	}
	return faults
}

func endpointSubnetDelegated(r model.Request) []model.Fault {
	found, ok := endpointSubnet(r)
	services := delegatedServices(found.Inputs)
	if !ok || len(services) == 0 {
		return nil
	}
	return model.Refuse("subnet.id", "SubnetWithDelegationNotAllowed", "The subnet %s is delegated to %s: a private "+
		"endpoint needs a subnet without a delegation.", nameOf(found.ID), services[0])
}

func endpointInGatewaySubnet(r model.Request) []model.Fault {
	found, ok := endpointSubnet(r)
	if !ok {
		return nil
	}
	for _, tenant := range tenants(r.Cloud, found.ID) {
		if strings.EqualFold(tenant.ARMType, applicationGatewayType) {
			return model.Refuse("subnet.id", "ApplicationGatewaySubnetCannotHaveOtherResourceTypes",
				"The subnet %s holds the application gateway %s and cannot hold a private endpoint.",
				nameOf(found.ID), nameOf(tenant.ID))
		}
	}
	return nil
}

func endpointSubnetFull(r model.Request) []model.Fault {
	found, ok := endpointSubnet(r)
	if !ok || !r.Creating() {
		return nil
	}
	needed := endpointAddresses(r.Cloud, r.Inputs)
	if left, known := addressesLeft(r.Cloud, found, r.ID); !known || left >= needed {
		return nil
	}
	return subnetIsFull("subnet.id", found, needed)
}

// usableAddresses counts the addresses of a subnet without the five that Azure keeps of every prefix.
func usableAddresses(prefixes []netip.Prefix) int {
	const kept, most = 5, 16
	total := 0
	for _, prefix := range prefixes {
		// A larger subnet is never full; the cap keeps the shift in range.
		total += 1<<min(prefix.Addr().BitLen()-prefix.Bits(), most) - kept
	}
	return total
}

func endpointSlotExists(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, target := range endpointTargets(r.Inputs) {
		if len(target.groups) != 1 || !oneOf(armTypeOf(target.id), "Microsoft.Web/sites") {
			continue
		}
		slot, names := strings.CutPrefix(strings.ToLower(target.groups[0]), "sites-")
		_, site := r.Cloud.Get(target.id)
		if _, exists := r.Cloud.Get(target.id + "/slots/" + slot); !names || !site || exists {
			continue
		}
		faults = append(faults, model.Refuse(target.property+".groupIds", "InvalidGroupIds",
			"Call to Microsoft.Web/sites failed. Error message: Invalid groupId %s: the site has no slot %s.",
			target.groups[0], slot)...)
	}
	return faults
}
