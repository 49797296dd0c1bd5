package resourceproviders

import (
	"net/netip"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// clusterNetworkRules are the rules about networkProfile alone. That podCidr needs the mode overlay or kubenet is not
// refused: the SDK always sends one, and Azure then leaves it alone.
func clusterNetworkRules() []model.Rule {
	return []model.Rule{
		preflight("containerservice.managedclusters.basic-load-balancer",
			"Clusters with the Basic load balancer, or with availability sets, cannot be created since 2025-09-30.",
			verified(clusterDocs+"availability-sets-on-aks.md; "+retirements), clusterBasicBalancer),
		preflight("containerservice.managedclusters.overlay-needs-azure",
			"The mode overlay and the data plane of Cilium need the network plugin azure.",
			verified(clusterDocs+"azure-cni-powered-by-cilium.md (2026-06-26)"), clusterPlugin),
		preflight("containerservice.managedclusters.cilium-policy",
			"The network policy cilium needs its data plane, and that takes no other policy.",
			verified(clusterDocs+"azure-cni-powered-by-cilium.md (2026-06-26)"), clusterPolicy),
		preflight("containerservice.managedclusters.cilium-linux",
			"The data plane of Cilium has no Windows nodes.",
			verified(clusterDocs+"azure-cni-powered-by-cilium.md (2026-06-26)"), clusterCiliumWindows),
		preflight("containerservice.managedclusters.service-range",
			"The range of services is smaller than /12, and the DNS address lies in it but is not its first.",
			verified(overlayDocs), clusterServices),
		preflight("containerservice.managedclusters.ranges-apart",
			"The ranges of pods and services overlap neither each other nor those that AKS keeps for itself.",
			verified(overlayDocs+"; the reserved ones: Microsoft Learn, Azure CNI prerequisites, known"), clusterRangesApart),
		preflight("containerservice.managedclusters.managed-nat-own-network",
			"The managed NAT gateway is for networks that AKS makes.", verified(clusterDocs+"nat-gateway.md (2026-04-15)"),
			clusterManagedNAT),
		preflight("containerservice.managedclusters.outbound-needs-subnet",
			"A NAT gateway or routes of one's own need a subnet of one's own.",
			verified(clusterDocs+"nat-gateway.md (2026-04-15)"), clusterOutboundSubnet),
	}
}

func clusterBasicBalancer(r model.Request) []model.Fault {
	if !r.Creating() {
		return nil
	}
	if oneOf(r.Inputs.String("networkProfile.loadBalancerSku"), "basic") {
		return model.Refuse("networkProfile.loadBalancerSku", "BasicLoadBalancerNotSupported",
			"The Basic load balancer is retired: use standard.")
	}
	for _, found := range r.Inputs.Find("agentPoolProfiles[].type") {
		if text, _ := found.Value.(string); oneOf(text, "AvailabilitySet") {
			return model.Refuse(found.Path, "AvailabilitySetNotSupported",
				"Availability sets are retired: use VirtualMachineScaleSets.")
		}
	}
	return nil
}

func clusterPlugin(r model.Request) []model.Fault {
	profile := r.Inputs.Object("networkProfile")
	overlay := oneOf(profile.String("networkPluginMode"), "overlay")
	cilium := oneOf(profile.String("networkDataplane"), "cilium")
	if !overlay && !cilium || !profile.Known("networkPlugin") || oneOf(profile.String("networkPlugin"), "azure") {
		return nil
	}
	return model.Refuse("networkProfile.networkPlugin", "InvalidParameter",
		"networkPluginMode overlay and networkDataplane cilium require networkPlugin azure, not %q.",
		profile.String("networkPlugin"))
}

func clusterPolicy(r model.Request) []model.Fault {
	profile := r.Inputs.Object("networkProfile")
	policy := profile.String("networkPolicy")
	cilium := oneOf(profile.String("networkDataplane"), "cilium")
	if !profile.Known("networkDataplane") || !profile.Has("networkPolicy") || oneOf(policy, "none") ||
		cilium == oneOf(policy, "cilium") {
		return nil
	}
	return model.Refuse("networkProfile.networkPolicy", "InvalidParameter",
		"networkPolicy cilium requires networkDataplane cilium, which takes no other policy.")
}

func clusterCiliumWindows(r model.Request) []model.Fault {
	if !oneOf(r.Inputs.String("networkProfile.networkDataplane"), "cilium") {
		return nil
	}
	for _, found := range r.Inputs.Find("agentPoolProfiles[].osType") {
		if text, _ := found.Value.(string); oneOf(text, "Windows") {
			return model.Refuse(found.Path, "InvalidParameter", "Windows node pools do not support networkDataplane cilium.")
		}
	}
	return nil
}

// ranges returns the ranges of services or pods, however they are written.
func rangesOf(cluster model.Properties, single, plural string) []netip.Prefix {
	texts := cluster.Strings("networkProfile." + plural)
	if text := cluster.String("networkProfile." + single); text != "" && len(texts) == 0 {
		texts = append(texts, text)
	}
	return cidrs(texts)
}

func serviceRanges(cluster model.Properties) []netip.Prefix {
	return rangesOf(cluster, "serviceCidr", "serviceCidrs")
}

// podRanges are the ranges that pods take: outside the overlay and kubenet none.
func podRanges(cluster model.Properties) []netip.Prefix {
	if !oneOf(cluster.String("networkProfile.networkPluginMode"), "overlay") &&
		!oneOf(cluster.String("networkProfile.networkPlugin"), "kubenet") {
		return nil
	}
	return rangesOf(cluster, "podCidr", "podCidrs")
}

func clusterServices(r model.Request) []model.Fault {
	const resolverPath, largest = "networkProfile.dnsServiceIP", 12
	services := serviceRanges(r.Inputs)
	if len(services) == 0 {
		return nil
	}
	if services[0].Addr().Is4() && services[0].Bits() <= largest {
		return model.Refuse("networkProfile.serviceCidr", "ServiceCidrTooLarge",
			"The service CIDR %s is too large: it must be smaller than /%d.", services[0], largest)
	}
	if !r.Inputs.Has(resolverPath) {
		return nil
	}
	resolver, err := netip.ParseAddr(r.Inputs.String(resolverPath))
	if err == nil && services[0].Contains(resolver) && resolver != services[0].Masked().Addr().Next() &&
		resolver != services[0].Masked().Addr() {
		return nil
	}
	return model.Refuse(resolverPath, "InvalidDNSServiceIP", "The DNS service IP %s is invalid: it must be within the service "+
		"CIDR %s and not its first address.", r.Inputs.String(resolverPath), services[0])
}

// reservedRanges are those that AKS keeps for itself.
var reservedRanges = cidrs([]string{"169.254.0.0/16", "172.30.0.0/16", "172.31.0.0/16", "192.0.2.0/24"})

func clusterRangesApart(r model.Request) []model.Fault {
	services, pods := serviceRanges(r.Inputs), podRanges(r.Inputs)
	for _, row := range []struct {
		property        string
		ranges, against []netip.Prefix
	}{
		{"networkProfile.serviceCidr", services, reservedRanges}, {"networkProfile.podCidr", pods, reservedRanges},
		{"networkProfile.podCidr", pods, services},
	} {
		if first, second, overlap := overlapping(row.ranges, row.against); overlap {
			return model.Refuse(row.property, "InvalidCIDR", "The range %s overlaps %s.", first, second)
		}
	}
	return nil
}

func overlapping(some, others []netip.Prefix) (first, second netip.Prefix, overlap bool) {
	for _, one := range some {
		for _, other := range others {
			if one.Overlaps(other) {
				return one, other, true
			}
		}
	}
	return first, second, false
}

// subnetsGiven says whether a pool of the list names a subnet.
func subnetsGiven(cluster model.Properties) bool {
	return len(cluster.Find("agentPoolProfiles[].vnetSubnetID")) > 0
}

func outboundTypeOf(cluster model.Properties) string {
	return cluster.String("networkProfile.outboundType")
}

func clusterManagedNAT(r model.Request) []model.Fault {
	if !strings.EqualFold(outboundTypeOf(r.Inputs), "managedNATGateway") || !subnetsGiven(r.Inputs) {
		return nil
	}
	return model.Refuse("networkProfile.outboundType", "InvalidParameter",
		"outboundType managedNATGateway is not supported with a custom virtual network: use userAssignedNATGateway.")
}

func clusterOutboundSubnet(r model.Request) []model.Fault {
	if !oneOf(outboundTypeOf(r.Inputs), "userAssignedNATGateway", "userDefinedRouting") || subnetsGiven(r.Inputs) {
		return nil
	}
	return model.Refuse("networkProfile.outboundType", "InvalidParameter",
		"outboundType %s requires a subnet for the node pools.", outboundTypeOf(r.Inputs))
}
