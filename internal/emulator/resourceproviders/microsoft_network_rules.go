package resourceproviders

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

func virtualNetworkRules() []model.Rule {
	return []model.Rule{
		preflight("network.virtualNetworks.address-space",
			"The address space is given in CIDR notation and its prefixes do not overlap.", known(), networkAddressSpace),
		preflight("network.virtualNetworks.inline-subnets",
			"Inline subnets lie within the address space and do not overlap.", known(), networkInlineSubnets),
		preflight("network.virtualNetworks.inline-peerings",
			"Peerings are resources of their own. Those that a network lists inline are not modelled.",
			verified("limit of the emulator"), networkInlinePeerings),
		preflight("network.virtualNetworks.ddos-plan-named",
			"A network with DDoS protection names the plan.", known(), networkNamesItsPlan),
		onApply("network.virtualNetworks.inline-subnets-keep-used",
			"A network that lists its subnets inline cannot leave out one that is in use.", known(), networkKeepsUsedSubnets),
		onApply("network.virtualNetworks.address-space-keeps-subnets",
			"A prefix of the address space stays while a subnet lies in it.", known(), networkKeepsPrefixes),
		onApply("network.virtualNetworks.address-space-clear-of-peers",
			"The address space does not come to overlap that of a peered network, nor of another network that is peered with "+
				"one of those.", inferred(peeringErrors), networkClearOfPeers),
		onDelete("network.virtualNetworks.not-in-use",
			"A network is not deleted while something uses one of its subnets.", known(), networkNotInUse),
	}
}

func securityGroupRules() []model.Rule {
	return []model.Rule{
		preflight("network.networkSecurityGroups.rule-values",
			"A security rule has a priority of 100 to 4096, a known direction, access and protocol.",
			known(), securityRuleValues),
		preflight("network.networkSecurityGroups.unique-priorities",
			"Two security rules of a direction do not share a priority.", known(), securityRulePriorities),
	}
}

// cidrs parses prefixes; what is no prefix is left out.
func cidrs(texts []string) []netip.Prefix {
	var prefixes []netip.Prefix
	for _, text := range texts {
		if prefix, err := netip.ParsePrefix(text); err == nil {
			prefixes = append(prefixes, prefix)
		}
	}
	return prefixes
}

// contains says that one of the prefixes holds the whole of another.
func contains(space []netip.Prefix, inner netip.Prefix) bool {
	return slices.ContainsFunc(space, func(outer netip.Prefix) bool {
		return outer.Bits() <= inner.Bits() && outer.Contains(inner.Addr())
	})
}

// badPrefixes refuses what is no CIDR or has bits set behind the prefix.
func badPrefixes(property string, texts []string) []model.Fault {
	var faults []model.Fault
	for _, text := range texts {
		prefix, err := netip.ParsePrefix(text)
		switch {
		case err != nil:
			faults = append(faults, model.Refuse(property, "InvalidAddressPrefixFormat",
				"Address prefix %s is not formatted correctly. It should follow CIDR notation, for example 10.0.0.0/24.",
				text)...)
		case prefix != prefix.Masked():
			faults = append(faults, model.Refuse(property, "InvalidCIDRNotation",
				"The address prefix %s has an invalid CIDR notation. For the given prefix length, the address prefix should "+
					"be %s.", text, prefix.Masked())...)
		}
	}
	return faults
}

func networkAddressSpace(r model.Request) []model.Fault {
	const property = "addressSpace.addressPrefixes"
	texts := r.Inputs.Strings(property)
	faults := badPrefixes(property, texts)
	space := cidrs(texts)
	for i, prefix := range space {
		for _, other := range space[:i] {
			if prefix.Overlaps(other) {
				faults = append(faults, model.Refuse(property, "InvalidAddressPrefixInAddressSpace",
					"The prefixes %s and %s of the address space overlap.", other, prefix)...)
			}
		}
	}
	return faults
}

func networkInlineSubnets(r model.Request) []model.Fault {
	var faults []model.Fault
	var names []string
	var taken []netip.Prefix
	space := cidrs(r.Inputs.Strings("addressSpace.addressPrefixes"))
	for i, inline := range r.Inputs.Objects("subnets") {
		property, name := fmt.Sprintf("subnets[%d]", i), inline.String("name")
		for _, prefix := range subnetPrefixes(inline) {
			if len(space) > 0 && !contains(space, prefix) {
				faults = append(faults, outsideNetwork(property, name, nameOf(r.ID))...)
			}
			for j, other := range taken {
				if prefix.Overlaps(other) {
					faults = append(faults, overlaps(property, name, names[j])...)
				}
			}
			taken, names = append(taken, prefix), append(names, name)
		}
	}
	return faults
}

func outsideNetwork(property, subnet, network string) []model.Fault {
	return model.Refuse(property, "NetcfgInvalidSubnet",
		"Subnet '%s' is not valid because its IP address range is outside the IP address range of virtual network '%s'.",
		subnet, network)
}

func overlaps(property, subnet, other string) []model.Fault {
	return model.Refuse(property, "NetcfgSubnetRangesOverlap",
		"Subnet '%s' is not valid because its IP address range overlaps with that of an existing subnet '%s'.",
		subnet, other)
}

// childSubnets returns the subnets that exist as resources below a network.
func childSubnets(r model.Request) []model.Resource {
	return slices.DeleteFunc(r.Cloud.Below(r.ID), func(below model.Resource) bool {
		return !strings.EqualFold(below.ARMType, subnetType)
	})
}

func networkKeepsUsedSubnets(r model.Request) []model.Fault {
	inline, listed := r.Inputs.Get("subnets")
	if list, ok := inline.([]any); r.Creating() || !listed || !ok || len(list) == 0 {
		return nil
	}
	var faults []model.Fault
	for _, child := range childSubnets(r) {
		kept := slices.ContainsFunc(r.Inputs.Objects("subnets"), func(inline model.Properties) bool {
			return strings.EqualFold(inline.String("name"), nameOf(child.ID))
		})
		if !kept {
			faults = append(faults, inUse(r.Cloud, child, "subnets")...)
		}
	}
	return faults
}

func networkKeepsPrefixes(r model.Request) []model.Fault {
	const property = "addressSpace.addressPrefixes"
	if r.Creating() || !r.Inputs.Has(property) {
		return nil
	}
	var faults []model.Fault
	space := cidrs(r.Inputs.Strings(property))
	for _, child := range childSubnets(r) {
		for _, prefix := range subnetPrefixes(child.Inputs) {
			if !contains(space, prefix) {
				faults = append(faults, model.Refuse(property, "InUsePrefixCannotBeDeleted",
					"The IP prefix of subnet %s (%s) cannot leave the address space while the subnet exists.",
					nameOf(child.ID), prefix)...)
			}
		}
	}
	return faults
}

func networkNotInUse(r model.Request) []model.Fault {
	var faults []model.Fault
	for _, child := range childSubnets(r) {
		faults = append(faults, inUse(r.Cloud, child, "")...)
	}
	return faults
}

// aclTypes refer to a subnet in an access list only: they do not live in it and do not keep it.
var aclTypes = []string{"Microsoft.Sql/servers/virtualNetworkRules", "Microsoft.Storage/storageAccounts",
	"Microsoft.KeyVault/vaults", "Microsoft.ServiceBus/namespaces", "Microsoft.EventHub/namespaces",
	"Microsoft.DocumentDB/databaseAccounts"}

// tenants returns the resources that live in a subnet.
func tenants(cloud model.Cloud, subnet string) []model.Resource {
	return slices.DeleteFunc(cloud.Referring(subnet), func(by model.Resource) bool {
		return oneOf(by.ARMType, aclTypes...)
	})
}

func inUse(cloud model.Cloud, subnet model.Resource, property string) []model.Fault {
	var faults []model.Fault
	for _, tenant := range tenants(cloud, subnet.ID) {
		faults = append(faults, model.Refuse(property, "InUseSubnetCannotBeDeleted", "Subnet %s is in use by %s and cannot "+
			"be deleted. In order to delete the subnet, delete all the resources within the subnet. See "+
			"aka.ms/deletesubnet.", nameOf(subnet.ID), tenant.ID)...)
	}
	return faults
}

func securityRuleValues(r model.Request) []model.Fault {
	var faults []model.Fault
	refuse := func(i int, field string, value any, expected string) {
		faults = append(faults, model.Refuse(fmt.Sprintf("securityRules[%d].%s", i, field), "SecurityRuleInvalidParameter",
			"Security rule has invalid %s. Value provided: %v. Expected: %s.", field, value, expected)...)
	}
	for i, rule := range r.Inputs.Objects("securityRules") {
		if priority := rule.Number("priority"); rule.Has("priority") && (priority < 100 || priority > 4096) {
			refuse(i, "priority", priority, "100-4096")
		}
		for _, field := range securityRuleFields {
			if rule.Has(field.name) && !oneOf(rule.String(field.name), field.values...) {
				refuse(i, field.name, rule.String(field.name), strings.Join(field.values, ", "))
			}
		}
	}
	return faults
}

var securityRuleFields = []struct {
	name   string
	values []string
}{
	{"direction", []string{"Inbound", "Outbound"}},
	{"access", []string{"Allow", "Deny"}},
	{"protocol", []string{"*", "Tcp", "Udp", "Icmp", "Esp", "Ah"}},
}

func securityRulePriorities(r model.Request) []model.Fault {
	var faults []model.Fault
	taken := map[string]string{}
	for i, rule := range r.Inputs.Objects("securityRules") {
		if !rule.Has("priority") || !rule.Has("direction") {
			continue
		}
		key := fmt.Sprintf("%s %v", strings.ToLower(rule.String("direction")), rule.Number("priority"))
		if other, ok := taken[key]; ok {
			faults = append(faults, model.Refuse(fmt.Sprintf("securityRules[%d].priority", i), "SecurityRuleConflict",
				"Security rules %s and %s conflict: they have the same priority and direction.", other, rule.String("name"))...)
		}
		taken[key] = rule.String("name")
	}
	return faults
}
