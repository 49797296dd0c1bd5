package resourceproviders

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// gatewayPlaceRules are the rules about the subnet and the address of a gateway.
//
// Azure also refuses to change the security group of such a subnet so that it blocks the management ports. That is not
// modelled: the emulator asks when the gateway is written.
func gatewayPlaceRules() []model.Rule {
	return []model.Rule{
		onApply("network.applicationGateways.dedicated-subnet",
			"The subnet of a gateway holds application gateways only.", verified(gatewaySubnetDocs), gatewayDedicatedSubnet),
		onApply("network.applicationGateways.subnet-not-delegated",
			"The subnet of a gateway is not delegated to another service.",
			verified(gatewaySubnetDocs), gatewaySubnetDelegated),
		onApply("network.applicationGateways.subnet-size",
			"The subnet has an address for each instance at the maximum, and one for a private frontend, beside the five that "+
				"Azure keeps.", inferred(gatewaySubnetDocs), gatewaySubnetSize),
		onApply("network.applicationGateways.security-group",
			"The security group of the subnet lets GatewayManager reach the ports 65200 to 65535, and the platform's load "+
				"balancer reach everything.", verified(gatewaySubnetDocs), gatewaySecurityGroup),
		onApply("network.applicationGateways.same-region",
			"A gateway is in the region of its network and of its addresses.", known(), gatewayRegion),
		onApply("network.applicationGateways.address-fits",
			"The public address of a gateway is Standard and static, and spans the zones of the gateway.",
			inferred(applicationGatewaySource), gatewayAddresses),
		onApply("network.applicationGateways.address-free",
			"A public IP address belongs to one resource.", known(), gatewayAddressesFree),
	}
}

const (
	gatewaySubnetPath  = "gatewayIPConfigurations[].subnet.id"
	gatewayAddressPath = "frontendIPConfigurations[].publicIPAddress.id"
)

// gatewaySubnets returns the subnets of a gateway that exist.
func gatewaySubnets(r model.Request) []model.Resource {
	var subnets []model.Resource
	for _, found := range r.Inputs.Find(gatewaySubnetPath) {
		id, _ := found.Value.(string)
		if subnet, ok := r.Cloud.Get(id); ok {
			subnets = append(subnets, subnet)
		}
	}
	return subnets
}

func gatewayDedicatedSubnet(r model.Request) []model.Fault {
	for _, subnet := range gatewaySubnets(r) {
		for _, tenant := range tenants(r.Cloud, subnet.ID) {
			if !strings.EqualFold(tenant.ARMType, applicationGatewayType) {
				return model.Refuse("gatewayIPConfigurations", "ApplicationGatewaySubnetCannotHaveOtherResourceTypes",
					"Subnet %s cannot be used for application gateway %s since it has other resources deployed: %s.",
					nameOf(subnet.ID), nameOf(r.ID), tenant.ID)
			}
		}
	}
	return nil
}

func gatewaySubnetDelegated(r model.Request) []model.Fault {
	for _, subnet := range gatewaySubnets(r) {
		for _, delegation := range subnet.Inputs.Objects("delegations") {
			if !oneOf(delegation.String("serviceName"), applicationGatewayType) {
				return model.Refuse("gatewayIPConfigurations", "InvalidSubnet", "Subnet '%s' is delegated to a different service "+
					"(%s) and can't be used by Application Gateway", nameOf(subnet.ID), delegation.String("serviceName"))
			}
		}
	}
	return nil
}

func gatewaySubnetSize(r model.Request) []model.Fault {
	instances := int(max(r.Inputs.Number("sku.capacity"), r.Inputs.Number("autoscaleConfiguration.maxCapacity")))
	for _, frontend := range r.Inputs.Objects("frontendIPConfigurations") {
		if frontend.Has("subnet.id") {
			instances++
		}
	}
	for _, subnet := range gatewaySubnets(r) {
		prefixes := subnetPrefixes(subnet.Inputs)
		if len(prefixes) > 0 && usableAddresses(prefixes) < instances {
			return model.Refuse("gatewayIPConfigurations", "SubnetTooSmall", "Subnet %s (%s) has %d usable addresses; "+
				"application gateway %s can need %d.", nameOf(subnet.ID), prefixes[0], usableAddresses(prefixes), nameOf(r.ID),
				instances)
		}
	}
	return nil
}

func gatewaySecurityGroup(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, subnet := range gatewaySubnets(r) {
		group, ok := r.Cloud.Get(subnet.Inputs.String("networkSecurityGroup.id"))
		if !ok {
			continue
		}
		rules := group.Inputs.Objects("securityRules")
		// Without a rule of its own the group's last default rule denies the manager.
		if !admits(rules, "GatewayManager", 65200, 65535, false) {
			faults = append(faults, model.Refuse("gatewayIPConfigurations",
				"ApplicationGatewaySubnetInboundTrafficBlockedByNetworkSecurityGroup", "Network security group %s blocks incoming "+
					"internet traffic on ports 65200 - 65535 to subnet %s, associated with Application Gateway %s. This is not "+
					"permitted for Application Gateways that have V2 Sku.", group.ID, subnet.ID, r.ID)...)
		}
		// The default rules let the load balancer in, so only a rule of the program can shut it out.
		if !admits(rules, "AzureLoadBalancer", 0, 65535, true) {
			faults = append(faults, model.Refuse("gatewayIPConfigurations",
				"ApplicationGatewaySubnetInboundTrafficBlockedByNetworkSecurityGroup", "Network security group %s blocks the "+
					"health probes of AzureLoadBalancer to subnet %s, which Application Gateway %s needs.",
				group.ID, subnet.ID, r.ID)...)
		}
	}
	return faults
}

// admits says whether inbound TCP traffic of a service tag reaches all ports of a range. byDefault is the verdict of
// Azure's default rules.
func admits(rules []model.Properties, tag string, low, high int, byDefault bool) bool {
	rules = slices.Clone(rules)
	slices.SortStableFunc(rules, func(a, b model.Properties) int {
		return cmp.Compare(a.Number("priority"), b.Number("priority"))
	})
	for _, rule := range rules {
		if !oneOf(rule.String("direction"), "Inbound") || !oneOf(rule.String("protocol"), "*", "Tcp") ||
			!fromTag(rule, tag) {
			continue
		}
		allow := oneOf(rule.String("access"), "Allow")
		overlap, all := portsOf(rule, low, high)
		if allow && all || !allow && overlap {
			return allow
		}
	}
	return byDefault
}

// fromTag says that a security rule applies to traffic of a service tag. Managers come from the Internet.
func fromTag(rule model.Properties, tag string) bool {
	sources := append(rule.Strings("sourceAddressPrefixes"), rule.String("sourceAddressPrefix"))
	return slices.ContainsFunc(sources, func(source string) bool {
		return oneOf(source, tag, "*", "Any", "0.0.0.0/0") ||
			oneOf(source, "Internet") && oneOf(tag, "GatewayManager", "ApiManagement")
	})
}

// portsOf says whether a rule touches a range of ports, and whether it holds all of it.
func portsOf(rule model.Properties, low, high int) (overlap, all bool) {
	for _, text := range append(rule.Strings("destinationPortRanges"), rule.String("destinationPortRange")) {
		from, to, ok := portRange(text)
		overlap = overlap || ok && from <= high && to >= low
		all = all || ok && from <= low && to >= high
	}
	return overlap, all
}

// portRange reads "*", "443" or "65200-65535".
func portRange(text string) (from, to int, ok bool) {
	if text == "*" {
		return 0, 65535, true
	}
	first, last, isRange := strings.Cut(text, "-")
	if !isRange {
		last = first
	}
	from, err := strconv.Atoi(first)
	if err != nil {
		return 0, 0, false
	}
	to, err = strconv.Atoi(last)
	return from, to, err == nil
}

func gatewayRegion(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, subnet := range gatewaySubnets(r) {
		faults = append(faults, otherRegionThanNetwork(r, "gatewayIPConfigurations", subnet.ID)...)
	}
	return append(faults, addressesElsewhere(r, gatewayAddressPath)...)
}

func gatewayAddresses(r model.Request) []model.Fault {
	zones := zonesOf(r.Inputs)
	var faults []model.Fault
	for _, address := range addressesOf(r, gatewayAddressPath) {
		standard := oneOf(address.Inputs.String("sku.name"), "Standard") &&
			oneOf(address.Inputs.String("publicIPAllocationMethod"), "Static")
		spans := slices.Equal(zonesOf(address.Inputs), zones) || len(zonesOf(address.Inputs)) > len(zones)
		switch {
		case !standard:
			faults = append(faults, model.Refuse(address.property, "ApplicationGatewayPublicIpSkuMismatch",
				"Application gateways of v2 need a Standard, static public IP address; %s is not.", nameOf(address.ID))...)
		case !spans:
			faults = append(faults, model.Refuse(address.property, "ApplicationGatewayZonesDoNotMatchPublicIpZones",
				"The gateway is in the zones %s, its public IP address %s has the zone constraint %s.",
				zoneConstraint(zones), nameOf(address.ID), zoneConstraint(zonesOf(address.Inputs)))...)
		}
	}
	return faults
}

func gatewayAddressesFree(r model.Request) []model.Fault { return heldByOthers(r, gatewayAddressPath) }
