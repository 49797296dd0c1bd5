package resourceproviders

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const groupService = "Microsoft.ContainerInstance/containerGroups"

func containerGroupRules() []model.Rule {
	return []model.Rule{
		preflight("containerinstance.containerGroups.delete-first",
			"The operating system, the restart policy, the subnet, the zone, and the cores and memory of the containers of a "+
				"group do not change in place: the group has to be deleted first.",
			verified(groupUpdateQuoted), groupDeleteFirst),
		preflight("containerinstance.containerGroups.container-names",
			"The containers of a group have names of their own: lowercase letters, digits and hyphens.",
			known(), groupContainerNames),
		preflight("containerinstance.containerGroups.size",
			"A group has at most 4 cores and 16 GB together, and each container something of both. Regions that give more are "+
				"not modelled.", inferred(containerGroupQuotas), groupSize),
		preflight("containerinstance.containerGroups.private-in-subnet",
			"A group in a subnet has a private address, and only such a group has one.",
			verified(containerGroupDocs), groupAddressType),
		preflight("containerinstance.containerGroups.ports-open",
			"The ports of the group's address are ports of its containers.", known(), groupPorts),
		preflight("containerinstance.containerGroups.one-zone",
			"A group is in one zone at most, in a region that has zones.",
			verified("Microsoft Learn \"Deploy a container group in an availability zone\" (2025)"), groupZone),
		preflight("containerinstance.containerGroups.identities-given",
			"An identity of type UserAssigned lists identities, and only it does.", known(), identitiesGiven),
		preflight("containerinstance.containerGroups.identity-assigned",
			"The identity that signs in to a registry is assigned to the group.", known(), groupIdentityAssigned),
		onApply("containerinstance.containerGroups.subnet-delegated",
			"The subnet of a group is delegated to Microsoft.ContainerInstance/containerGroups.",
			verified(containerGroupDocs), groupSubnetDelegated),
		onApply("containerinstance.containerGroups.subnet-region",
			"A group is in the region of its subnet.", verified(containerGroupDocs), groupSubnetRegion),
		onApply("containerinstance.containerGroups.subnet-full",
			"A group takes an address of its subnet, of which Azure keeps five.", known(), groupSubnetFull),
	}
}

func groupDeleteFirst(r model.Request) []model.Fault {
	if r.Creating() {
		return nil
	}
	for _, path := range []string{"osType", "restartPolicy", "zones", "subnetIds", "containers[].resources.requests"} {
		before, after := givenOrAlways(r.Old, path), givenOrAlways(r.Inputs, path)
		head, _, _ := strings.Cut(path, "[")
		if !r.Inputs.Known(head) || hasUnknown(after) || sameValues(before, after) {
			continue
		}
		return model.Refuse(head, "ContainerGroupInvalidUpdate", "The updates on container group '%s' are invalid. If you "+
			"are going to update the os type, restart policy, network profile, CPU, memory or GPU resources for a container "+
			"group, you must delete it first and then create a new one.", nameOf(r.ID))
	}
	return nil
}

// givenOrAlways returns the values at a path; a restart policy that is left out is Always.
func givenOrAlways(properties model.Properties, path string) []model.Found {
	found := properties.Find(path)
	if path == "restartPolicy" && len(found) == 0 {
		return []model.Found{{Path: path, Value: "Always"}}
	}
	return found
}

// hasUnknown says that a preview does not know one of the values yet, or a part of it.
func hasUnknown(found []model.Found) bool {
	return slices.ContainsFunc(found, func(f model.Found) bool { return strings.Contains(fmt.Sprint(f.Value), string(model.Unknown)) })
}

func sameValues(before, after []model.Found) bool {
	if len(before) != len(after) {
		return false
	}
	for i := range after {
		if !reflect.DeepEqual(lowered(before[i].Value), lowered(after[i].Value)) {
			return false
		}
	}
	return true
}

// lowered compares IDs and words as ARM does, without regard to case.
func lowered(value any) string { return strings.ToLower(fmt.Sprint(value)) }

func groupContainerNames(r model.Request) []model.Fault {
	var faults []model.Fault
	seen := map[string]bool{}
	rule, _ := azure.NameRuleFor(containerGroupType)
	for i, container := range r.Inputs.Objects("containers") {
		path, name := fmt.Sprintf("containers[%d].name", i), container.String("name")
		if !container.Has("name") {
			continue
		}
		if rule.Check(name) != nil || seen[name] {
			faults = append(faults, model.Refuse(path, "InvalidContainerName",
				"The container name '%s' is invalid: use lowercase letters, digits and hyphens, each name once.", name)...)
		}
		seen[name] = true
	}
	return faults
}

// The limits of a group on the SKU Standard.
const maxGroupCPU, maxGroupMemory = 4, 16

func groupSize(r model.Request) []model.Fault {
	var faults []model.Fault
	var cpu, memory float64
	for i, container := range r.Inputs.Objects("containers") {
		const requests = "resources.requests."
		for _, property := range []string{"cpu", "memoryInGB"} {
			if container.Has(requests+property) && container.Number(requests+property) <= 0 {
				faults = append(faults, model.Refuse(fmt.Sprintf("containers[%d].%s%s", i, requests, property),
					"InvalidResourceRequests", "The container '%s' must request more than 0 of %s.", container.String("name"),
					property)...)
			}
		}
		cpu, memory = cpu+container.Number(requests+"cpu"), memory+container.Number(requests+"memoryInGB")
	}
	if cpu > maxGroupCPU || memory > maxGroupMemory {
		faults = append(faults, model.Refuse("containers", "ServiceUnavailable", "The requested resource is not available in "+
			"the location '%s' at this moment: %g CPU and %g GB memory for 'Linux' OS, of at most %d and %d.",
			r.Inputs.String("location"), cpu, memory, maxGroupCPU, maxGroupMemory)...)
	}
	return faults
}

func groupAddressType(r model.Request) []model.Fault {
	const path = "ipAddress.type"
	if !r.Inputs.Has(path) || !r.Inputs.Known("subnetIds") {
		return nil
	}
	inSubnet := len(r.Inputs.List("subnetIds")) > 0
	if oneOf(r.Inputs.String(path), "Private") == inSubnet {
		return nil
	}
	return model.Refuse(path, "InvalidIPAddressType", "The IP address type '%s' is invalid: a container group has the type "+
		"Private in a subnet, and Public elsewhere.", r.Inputs.String(path))
}

func groupPorts(r model.Request) []model.Fault {
	var faults []model.Fault
	if !r.Inputs.Known("containers") || hasUnknown(r.Inputs.Find("containers[].ports")) {
		return nil
	}
	open := map[float64]bool{}
	for _, found := range r.Inputs.Find("containers[].ports[].port") {
		port, known := found.Value.(float64)
		if !known {
			return nil
		}
		open[port] = true
	}
	for i, port := range r.Inputs.Objects("ipAddress.ports") {
		if port.Has("port") && !open[port.Number("port")] {
			faults = append(faults, model.Refuse(fmt.Sprintf("ipAddress.ports[%d].port", i), "PortNotOpenInContainer",
				"The port %g of the container group is not a port of any of its containers.", port.Number("port"))...)
		}
	}
	return faults
}

func groupZone(r model.Request) []model.Fault {
	zones := r.Inputs.List("zones")
	region, ok := azure.RegionByName(r.Inputs.String("location"))
	switch {
	case len(zones) > 1:
		return model.Refuse("zones", "InvalidZones", "A container group can be in one availability zone only, not in %d.",
			len(zones))
	case len(zones) == 1 && ok && !region.Zones:
		return zonesByRegion(containerGroupType, "containerGroupName")(r)
	}
	return nil
}

func groupIdentityAssigned(r model.Request) []model.Fault {
	const list = "identity.userAssignedIdentities"
	if !r.Inputs.Known("identity") || !r.Inputs.Known(list) || len(r.Inputs.Strings(list)) < len(r.Inputs.List(list)) {
		return nil
	}
	var faults []model.Fault
	for _, found := range r.Inputs.Find("imageRegistryCredentials[].identity") {
		if id, known := found.Value.(string); known && !containsID(r.Inputs.Strings(list), id) {
			faults = append(faults, model.Refuse(found.Path, "InvalidImageRegistryCredentials",
				"The identity '%s' of the registry is not assigned to the container group.", id)...)
		}
	}
	return faults
}

func groupSubnetDelegated(r model.Request) []model.Fault {
	for _, id := range groupSubnets(r.Inputs) {
		if subnet, ok := r.Cloud.Get(id); ok && !delegatedTo(subnet.Inputs, groupService) {
			return model.Refuse("subnetIds", "SubnetDelegationMissing",
				"The subnet %s must be delegated to %s.", nameOf(id), groupService)
		}
	}
	return nil
}

func groupSubnetRegion(r model.Request) []model.Fault {
	for _, id := range groupSubnets(r.Inputs) {
		if faults := otherRegionThanNetwork(r, "subnetIds", id); len(faults) > 0 {
			return faults
		}
	}
	return nil
}

func groupSubnetFull(r model.Request) []model.Fault {
	for _, id := range groupSubnets(r.Inputs) {
		subnet, ok := r.Cloud.Get(id)
		if !ok || !r.Creating() {
			continue
		}
		others := slices.DeleteFunc(tenants(r.Cloud, id), func(by model.Resource) bool { return strings.EqualFold(by.ID, r.ID) })
		if prefixes := subnetPrefixes(subnet.Inputs); len(prefixes) > 0 && len(others) >= usableAddresses(prefixes) {
			return model.Refuse("subnetIds", "SubnetIsFull",
				"Subnet %s with address prefix %s does not have enough capacity for 1 IP addresses.", nameOf(id), prefixes[0])
		}
	}
	return nil
}
