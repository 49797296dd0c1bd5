package resourceproviders

import (
	"maps"
	"net/netip"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

func subnetRules() []model.Rule {
	return []model.Rule{
		preflight("network.subnets.prefix-form",
			"A subnet has a prefix in CIDR notation, /29 or larger.", known(), subnetPrefixForm),
		preflight("network.subnets.delegation-known",
			"A subnet is delegated to one service at most, and to one that can take it.", known(), subnetDelegationKnown),
		onApply("network.subnets.within-network",
			"The prefix of a subnet lies within the address space of its network.", known(), subnetWithinNetwork),
		onApply("network.subnets.no-overlap",
			"Subnets of a network do not overlap.", known(), subnetNoOverlap),
		onApply("network.subnets.prefix-fixed-in-use",
			"The prefix of a subnet does not change while something lives in it.", known(), subnetPrefixInUse),
		onApply("network.subnets.delegation-fixed-in-use",
			"The delegation of a subnet does not change while something lives in it.", known(), subnetDelegationInUse),
	}
}

func prefixTexts(subnet model.Properties) []string {
	texts := subnet.Strings("addressPrefixes")
	if single := subnet.String("addressPrefix"); single != "" {
		texts = append(texts, single)
	}
	return texts
}

// subnetPrefixes returns the prefixes of a subnet, however they were written.
func subnetPrefixes(subnet model.Properties) []netip.Prefix {
	return cidrs(prefixTexts(subnet))
}

// delegatedTo says that a subnet is delegated to a service.
func delegatedTo(subnet model.Properties, service string) bool {
	return slices.ContainsFunc(subnet.Objects("delegations"), func(delegation model.Properties) bool {
		return strings.EqualFold(delegation.String("serviceName"), service)
	})
}

// hasServiceEndpoint says that a subnet has the endpoint of a service.
func hasServiceEndpoint(subnet model.Properties, service string) bool {
	return slices.ContainsFunc(subnet.Objects("serviceEndpoints"), func(endpoint model.Properties) bool {
		return strings.EqualFold(endpoint.String("service"), service)
	})
}

func subnetPrefixForm(r model.Request) []model.Fault {
	const property, smallest = "addressPrefix", 29
	texts := prefixTexts(r.Inputs)
	_, single := r.Inputs.Get("addressPrefix")
	_, several := r.Inputs.Get("addressPrefixes")
	_, pooled := r.Inputs.Get("ipamPoolPrefixAllocations")
	if !single && !several && !pooled {
		return model.Refuse(property, "InvalidRequestFormat", "A subnet needs an addressPrefix or addressPrefixes.")
	}
	faults := badPrefixes(property, texts)
	for _, prefix := range cidrs(texts) {
		if prefix.Addr().Is4() && prefix.Bits() > smallest {
			faults = append(faults, model.Refuse(property, "NetcfgSubnetInvalidPrefix",
				"The prefix %s is too small: Azure keeps five addresses of every subnet, so /29 is the smallest.", prefix)...)
		}
	}
	return faults
}

func subnetDelegationKnown(r model.Request) []model.Fault {
	delegations := r.Inputs.Objects("delegations")
	var faults []model.Fault
	if len(delegations) > 1 {
		faults = append(faults, model.Refuse("delegations", "SubnetMultipleDelegationsNotAllowed",
			"A subnet can be delegated to one service only.")...)
	}
	for _, delegation := range delegations {
		service := delegation.String("serviceName")
		if _, ok := delegatedActions[service]; ok || !delegation.Has("serviceName") {
			continue
		}
		faults = append(faults, model.Refuse("delegations", "InvalidServiceNameOnDelegation", "Service %s is not valid for "+
			"delegation. Known are: %s.", service, strings.Join(slices.Sorted(maps.Keys(delegatedActions)), ", "))...)
	}
	return faults
}

func subnetWithinNetwork(r model.Request) []model.Fault {
	network, ok := r.Cloud.Get(parentOf(r.ID))
	if !ok {
		return nil
	}
	space := cidrs(network.Inputs.Strings("addressSpace.addressPrefixes"))
	for _, prefix := range subnetPrefixes(r.Inputs) {
		if !contains(space, prefix) {
			return outsideNetwork("addressPrefix", nameOf(r.ID), nameOf(network.ID))
		}
	}
	return nil
}

func subnetNoOverlap(r model.Request) []model.Fault {
	var faults []model.Fault
	others := siblings(r)
	for _, name := range slices.Sorted(maps.Keys(others)) {
		taken := others[name]
		for _, prefix := range subnetPrefixes(r.Inputs) {
			if slices.ContainsFunc(taken, prefix.Overlaps) {
				faults = append(faults, overlaps("addressPrefix", nameOf(r.ID), name)...)
			}
		}
	}
	return faults
}

// siblings returns the prefixes of the other subnets of the network by name: those that exist as resources, and those
// that the network declares inline.
func siblings(r model.Request) map[string][]netip.Prefix {
	others := map[string][]netip.Prefix{}
	parent := parentOf(r.ID)
	if network, ok := r.Cloud.Get(parent); ok {
		for _, inline := range network.Inputs.Objects("subnets") {
			others[strings.ToLower(inline.String("name"))] = subnetPrefixes(inline)
		}
	}
	for _, child := range childSubnets(model.Request{ID: parent, Cloud: r.Cloud}) {
		others[strings.ToLower(nameOf(child.ID))] = subnetPrefixes(child.Inputs)
	}
	delete(others, strings.ToLower(nameOf(r.ID)))
	return others
}

func subnetPrefixInUse(r model.Request) []model.Fault {
	if r.Creating() || slices.Equal(subnetPrefixes(r.Inputs), subnetPrefixes(r.Old)) {
		return nil
	}
	users := tenants(r.Cloud, r.ID)
	if len(users) == 0 {
		return nil
	}
	return model.Refuse("addressPrefix", "InUsePrefixCannotBeDeleted",
		"The prefix of subnet %s cannot change: it is in use by %s.", nameOf(r.ID), users[0].ID)
}

func subnetDelegationInUse(r model.Request) []model.Fault {
	if r.Creating() || slices.Equal(delegatedServices(r.Inputs), delegatedServices(r.Old)) {
		return nil
	}
	users := tenants(r.Cloud, r.ID)
	if len(users) == 0 {
		return nil
	}
	return model.Refuse("delegations", "SubnetDelegationsCannotChangeWhenSubnetUsedByResource",
		"Delegations of subnet %s cannot be changed because it is being used by the resource %s.",
		nameOf(r.ID), users[0].ID)
}

func delegatedServices(subnet model.Properties) []string {
	var services []string
	for _, delegation := range subnet.Objects("delegations") {
		services = append(services, strings.ToLower(delegation.String("serviceName")))
	}
	return services
}
