package reachability

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const peerings = "Microsoft.Network/virtualNetworks/virtualNetworkPeerings"

// apart says why packets do not get from one network to another; "" when they do. Two networks that are peered are one
// for the rules of security groups, whose tag VirtualNetwork has both. A peering leads no further than to its other side
// (MicrosoftDocs/azure-docs virtual-network-peering-overview.md; verified).
func (w *world) apart(from, to string) string {
	if strings.EqualFold(from, to) {
		return ""
	}
	for _, way := range [][2]string{{from, to}, {to, from}} {
		peering, exists := w.peering(way[0], way[1])
		if !exists {
			return fmt.Sprintf("network %s is not peered with %s", nameOf(way[0]), nameOf(way[1]))
		}
		if state := peering.Outputs.String("peeringState"); state != "Connected" {
			return fmt.Sprintf("peering %s is %s", nameOf(peering.ID), state)
		}
		if !peering.Outputs.Bool("allowVirtualNetworkAccess") {
			return fmt.Sprintf("peering %s gives no access", nameOf(peering.ID))
		}
	}
	return ""
}

// peering returns the peering of a network that leads to another one; there is one at most.
func (w *world) peering(from, to string) (model.Resource, bool) {
	for _, peering := range w.children(peerings, from) {
		if strings.EqualFold(peering.Outputs.String("remoteVirtualNetwork.id"), to) {
			return peering, true
		}
	}
	return model.Resource{}, false
}
