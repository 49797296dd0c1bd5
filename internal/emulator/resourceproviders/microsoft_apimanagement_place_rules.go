package resourceproviders

import (
	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

// apimPlaceRules are the rules about what a service finds around it. What a security group lets out is not judged.
func apimPlaceRules() []model.Rule {
	return []model.Rule{
		onApply(apimRule+"subnet-in-region", "The subnet of a region is in that region.", verified(apimInjectionDocs),
			apimSubnetRegion),
		onApply(apimRule+"subnet-not-delegated", "The subnet is not delegated to a service.", verified(apimInjectionDocs),
			apimSubnetDelegated),
		onApply(apimRule+"subnet-size", "The subnet has two addresses for each unit, and one for the load balancer.",
			verified(apimInjectionDocs), apimSubnetSize),
		onApply(apimRule+"security-group",
			"The subnet has a security group that lets ApiManagement reach port 3443, and the platform's load balancer 6390.",
			verified(apimNetworkDocs+"; GitHub Azure/azure-rest-api-specs#10289, which quotes the answer"), apimSecurityGroup),
		onApply(apimRule+"address-fits",
			"The public address of a region is there, Standard, static, has a label and spans zones where the region does.",
			verified("MicrosoftDocs/azure-docs includes/api-management-virtual-network-prerequisites.md (2024-05-10)"),
			apimAddressFits),
		onApply(apimRule+"address-free", "A public IP address belongs to one resource.", known(), apimAddressFree),
	}
}

// eachSubnet judges the subnets that exist.
func eachSubnet(r model.Request, judge func(region apimRegion, subnet model.Resource) []model.Fault) []model.Fault {
	var faults []model.Fault
	for _, region := range apimRegions(r.Inputs) {
		if subnet, ok := r.Cloud.Get(region.subnetID()); ok {
			faults = append(faults, judge(region, subnet)...)
		}
	}
	return faults
}

const apimSubnetProperty = "virtualNetworkConfiguration.subnetResourceId"

func apimSubnetRegion(r model.Request) []model.Fault {
	return eachSubnet(r, func(region apimRegion, subnet model.Resource) []model.Fault {
		network, ok := r.Cloud.Get(parentOf(subnet.ID))
		if !ok || sameRegion(network.Inputs.String("location"), region.String("location")) {
			return nil
		}
		return model.Refuse(region.prefix+apimSubnetProperty, "InvalidParameters", "The virtual network of subnet %s is in %s, "+
			"not in the location %s of the service.", subnet.ID, network.Inputs.String("location"), region.String("location"))
	})
}

func apimSubnetDelegated(r model.Request) []model.Fault {
	return eachSubnet(r, func(region apimRegion, subnet model.Resource) []model.Fault {
		services := delegatedServices(subnet.Inputs)
		if len(services) == 0 {
			return nil
		}
		return model.Refuse(region.prefix+apimSubnetProperty, "InvalidParameters",
			"Subnet %s is delegated to %s and cannot hold an API Management service.", subnet.ID, services[0])
	})
}

func apimSubnetSize(r model.Request) []model.Fault {
	internal := oneOf(r.Inputs.String("virtualNetworkType"), "Internal")
	return eachSubnet(r, func(region apimRegion, subnet model.Resource) []model.Fault {
		prefixes := subnetPrefixes(subnet.Inputs)
		needed := azure.APIManagementAddresses(region.units(), internal)
		if len(prefixes) == 0 || usableAddresses(prefixes) >= needed {
			return nil
		}
		return model.Refuse(region.prefix+apimSubnetProperty, "InvalidParameters", "Subnet %s has %d addresses; %d units need %d.",
			subnet.ID, usableAddresses(prefixes), region.units(), needed)
	})
}

func apimSecurityGroup(r model.Request) []model.Fault {
	return eachSubnet(r, func(region apimRegion, subnet model.Resource) []model.Fault {
		group, ok := r.Cloud.Get(subnet.Inputs.String("networkSecurityGroup.id"))
		if !ok {
			return model.Refuse(region.prefix+apimSubnetProperty, "InvalidParameters",
				"Subnet %s has no network security group, without which nothing gets in.", subnet.ID)
		}
		rules := group.Inputs.Objects("securityRules")
		// The default rules let the load balancer in, but not the management.
		if admits(rules, "ApiManagement", 3443, 3443, false) && admits(rules, "AzureLoadBalancer", 6390, 6390, true) {
			return nil
		}
		return model.Refuse(region.prefix+apimSubnetProperty, "ManagementApiRequestFailed", "Failed to connect to management "+
			"endpoint %s.management.azure-api.net:3443 for a service deployed in a Virtual Network. Make sure to follow guidance "+
			"at https://aka.ms/apim-vnet-common-issues.", nameOf(r.ID))
	})
}

// apimAddresses are the paths of the addresses.
var apimAddresses = []string{"publicIpAddressId", "additionalLocations[].publicIpAddressId"}

func apimAddressFits(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, region := range apimRegions(r.Inputs) {
		address, ok := r.Cloud.Get(region.String("publicIpAddressId"))
		fits := sameRegion(address.Inputs.String("location"), region.String("location")) &&
			oneOf(address.Inputs.String("sku.name"), "Standard") &&
			oneOf(address.Inputs.String("publicIPAllocationMethod"), "Static") &&
			address.Inputs.String("dnsSettings.domainNameLabel") != "" &&
			(!allZones(region.Properties) || allZones(address.Inputs))
		if ok && !fits {
			faults = append(faults, model.Refuse(region.prefix+"publicIpAddressId", "InvalidParameters", "The public IP address %s "+
				"must be in %s, Standard, static and zone-redundant where the service is, and have a DNS name label.",
				address.ID, region.String("location"))...)
		}
	}
	return faults
}

func apimAddressFree(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, path := range apimAddresses {
		faults = append(faults, heldByOthers(r, path)...)
	}
	return faults
}
