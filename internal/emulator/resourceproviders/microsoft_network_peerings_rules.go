package resourceproviders

import (
	"net/netip"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// maxPeerings is how many peerings a network has at most. MicrosoftDocs/azure-docs includes/azure-virtual-network-limits.md.
const maxPeerings = 500

func peeringRules() []model.Rule {
	return []model.Rule{
		preflight("network.virtualNetworkPeerings.two-networks",
			"A network is not peered with itself.", known(), peeringTwoNetworks),
		preflight("network.virtualNetworkPeerings.whole-networks",
			"Whole networks are peered. Peering of single subnets is not modelled.",
			verified("limit of the emulator"), peeringWholeNetworks),
		preflight("network.virtualNetworkPeerings.gateway-one-way",
			"A peering cannot both lend its network's gateway and use the remote one.", known(), peeringGatewayOneWay),
		preflight("network.virtualNetworkPeerings.remote-gateway-exists",
			"A peering uses the gateway of the remote network only if that has one. Gateways of networks are not modelled.",
			verified("public notes that quote the answer (2024-2026)"), peeringRemoteGateway),
		onApply("network.virtualNetworkPeerings.one-per-network",
			"Two networks are peered once.", verified(peeringErrors), peeringOnce),
		onApply("network.virtualNetworkPeerings.no-overlap",
			"The address spaces of peered networks do not overlap.", verified(peeringErrors+"; "+peeringDocs), peeringNoOverlap),
		onApply("network.virtualNetworkPeerings.no-overlap-with-peers",
			"The address spaces of all networks that are peered with one network do not overlap.",
			verified(peeringErrors), peeringNoOverlapWithPeers),
		onApply("network.virtualNetworkPeerings.counterpart-waits",
			"A peering is not created again while the one that leads back is Disconnected: write that first.",
			verified("GitHub hashicorp/terraform-provider-azurerm#14051, which quotes the answer"), peeringCounterpartWaits),
		onApply("network.virtualNetworkPeerings.at-most-500",
			"A network has at most 500 peerings.", verified("MicrosoftDocs/azure-docs includes/azure-virtual-network-limits.md; "+
				"the answer is not quoted there"), peeringsAtMost),
	}
}

func peeringTwoNetworks(r model.Request) []model.Fault {
	if r.ID == "" || !strings.EqualFold(remoteNetwork(r.Inputs), parentOf(r.ID)) {
		return nil
	}
	return model.Refuse("remoteVirtualNetwork.id", "InvalidRequestFormat",
		"Virtual network %s cannot be peered with itself.", nameOf(parentOf(r.ID)))
}

func peeringWholeNetworks(r model.Request) []model.Fault {
	if whole, given := r.Inputs.Get("peerCompleteVnets"); !given || whole != false {
		return nil
	}
	return model.Refuse("peerCompleteVnets", "NotModelled",
		"The emulator peers whole networks only: leave peerCompleteVnets out.")
}

func peeringGatewayOneWay(r model.Request) []model.Fault {
	if !r.Inputs.Bool("allowGatewayTransit") || !r.Inputs.Bool("useRemoteGateways") {
		return nil
	}
	return model.Refuse("useRemoteGateways", "InvalidRequestFormat",
		"Peering %s cannot have both allowGatewayTransit and useRemoteGateways set to true.", nameOf(r.ID))
}

func peeringRemoteGateway(r model.Request) []model.Fault {
	if !r.Inputs.Bool("useRemoteGateways") {
		return nil
	}
	return model.Refuse("useRemoteGateways", "RemoteVnetHasNoGateways", "Peering %s cannot have UseRemoteGateways flag set "+
		"to true because remote virtual network %s referenced by the peering does not have any gateways.",
		r.ID, remoteNetwork(r.Inputs))
}

func peeringOnce(r model.Request) []model.Fault {
	for _, other := range otherPeerings(r) {
		if strings.EqualFold(remoteNetwork(other.Inputs), remoteNetwork(r.Inputs)) {
			return model.Refuse("remoteVirtualNetwork.id", "AnotherPeeringAlreadyReferencesRemoteVnet",
				"Peering %s already references remote virtual network %s. Cannot add another peering referencing the same "+
					"remote virtual network.", other.ID, remoteNetwork(r.Inputs))
		}
	}
	return nil
}

// otherPeerings returns the peerings that the network of a peering has beside it.
func otherPeerings(r model.Request) []model.Resource {
	var others []model.Resource
	for _, peering := range peeringsOf(r.Cloud, parentOf(r.ID)) {
		if !strings.EqualFold(peering.ID, r.ID) {
			others = append(others, peering)
		}
	}
	return others
}

func spaceOf(cloud model.Cloud, network string) []netip.Prefix {
	found, _ := cloud.Get(network)
	return cidrs(found.Inputs.Strings("addressSpace.addressPrefixes"))
}

// common returns the prefixes of two address spaces that overlap, as Azure lists them.
func common(a, b []netip.Prefix) string {
	var both []string
	for _, prefix := range a {
		for _, other := range b {
			if prefix.Overlaps(other) {
				both = append(both, prefix.String(), other.String())
			}
		}
	}
	return strings.Join(both, ", ")
}

func peeringNoOverlap(r model.Request) []model.Fault {
	local, remote := parentOf(r.ID), remoteNetwork(r.Inputs)
	both := common(spaceOf(r.Cloud, local), spaceOf(r.Cloud, remote))
	if both == "" || strings.EqualFold(local, remote) {
		return nil
	}
	return model.Refuse("remoteVirtualNetwork.id", "VnetAddressSpacesOverlap", "Cannot create or update peering %s. Virtual "+
		"networks %s and %s cannot be peered because their address spaces overlap. Overlapping address prefixes: %s",
		r.ID, local, remote, both)
}

func peeringNoOverlapWithPeers(r model.Request) []model.Fault {
	local, remote := parentOf(r.ID), remoteNetwork(r.Inputs)
	third, among := overlappingPeer(r.Cloud, remote, spaceOf(r.Cloud, remote), local)
	first, second := remote, local
	if !among {
		third, among = overlappingPeer(r.Cloud, local, spaceOf(r.Cloud, local), remote)
		first, second = local, remote
	}
	if !among {
		return nil
	}
	return model.Refuse("remoteVirtualNetwork.id", "VnetAddressSpaceOverlapsWithAlreadyPeeredVnet", "Cannot create or update "+
		"peering %s. Virtual networks %s and %s cannot be peered because address space of the first virtual network overlaps "+
		"with address space of virtual network %s already peered with the second virtual network.", r.ID, first, second, third)
}

// overlappingPeer returns a network that is peered with another one and overlaps the address space of a third.
func overlappingPeer(cloud model.Cloud, network string, space []netip.Prefix, with string) (string, bool) {
	for _, peering := range peeringsOf(cloud, with) {
		peer := remoteNetwork(peering.Inputs)
		if !strings.EqualFold(peer, network) && common(space, spaceOf(cloud, peer)) != "" {
			return peer, true
		}
	}
	return "", false
}

func networkInlinePeerings(r model.Request) []model.Fault {
	const property = "virtualNetworkPeerings"
	if len(r.Inputs.List(property)) == 0 {
		return nil
	}
	return model.Refuse(property, "NotModelled",
		"The emulator does not read inline peerings: declare each as a VirtualNetworkPeering.")
}

// networkClearOfPeers judges a change of the address space as a new peering would be judged.
func networkClearOfPeers(r model.Request) []model.Fault {
	const property = "addressSpace.addressPrefixes"
	if r.Creating() {
		return nil
	}
	space := cidrs(r.Inputs.Strings(property))
	var faults []model.Fault
	for _, peering := range peeringsOf(r.Cloud, r.ID) {
		peer := remoteNetwork(peering.Inputs)
		if both := common(space, spaceOf(r.Cloud, peer)); both != "" {
			faults = append(faults, model.Refuse(property, "VnetAddressSpacesOverlap",
				"The address space of %s overlaps that of %s, with which it is peered. Overlapping address prefixes: %s",
				nameOf(r.ID), nameOf(peer), both)...)
		}
		if third, among := overlappingPeer(r.Cloud, r.ID, space, peer); among {
			faults = append(faults, model.Refuse(property, "VnetAddressSpaceOverlapsWithAlreadyPeeredVnet",
				"The address space of %s overlaps that of %s, which is peered with %s as well.",
				nameOf(r.ID), nameOf(third), nameOf(peer))...)
		}
	}
	return faults
}

// peeringCounterpartWaits: a counterpart that has been Connected knows a peering that is gone.
func peeringCounterpartWaits(r model.Request) []model.Fault {
	back, exists := counterpart(r)
	if !r.Creating() || !exists || back.Outputs.String("peeringState") == peeringInitiated {
		return nil
	}
	return model.Refuse("", "RemotePeeringIsDisconnected", "Cannot create or update peering %s because remote peering %s "+
		"referencing parent virtual network %s is in Disconnected state. Update or re-create the remote peering to get it "+
		"back to Initiated state. Peering gets Disconnected when remote vnet or remote peering is deleted and re-created.",
		r.ID, back.ID, parentOf(r.ID))
}

func peeringsAtMost(r model.Request) []model.Fault {
	if !r.Creating() || len(otherPeerings(r)) < maxPeerings {
		return nil
	}
	return model.Refuse("virtualNetworkPeeringName", "QuotaExceeded",
		"Virtual network %s has %d peerings, the most that it can.", nameOf(parentOf(r.ID)), maxPeerings)
}
