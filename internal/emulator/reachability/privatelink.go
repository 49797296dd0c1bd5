package reachability

import (
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// privateLink says why requests do not get to an app by the private link of an origin, and whether it leads there.
func (w *world) privateLink(link model.Properties, ports []int, who visitor, site model.Resource) (string, bool) {
	target := link.String("privateLink.id")
	approved := "its private link is not approved"
	if strings.EqualFold(link.String("status"), "Approved") {
		approved = ""
	}
	if strings.EqualFold(target, site.ID) {
		return approved, true
	}
	gateway, exists := w.Get(target)
	if !exists || !strings.EqualFold(gateway.ARMType, gateways) || !hasBackend(gateway, site) {
		return "it leads elsewhere", false
	}
	if approved != "" {
		return approved, true
	}
	source, linked := privateLinkSource(gateway, link.String("groupId"))
	if !linked {
		return nameOf(gateway.ID) + " has no private link at its frontend " + link.String("groupId"), true
	}
	// Traffic of a private link arrives with an address of the subnet that the link was given.
	way := entrance{link.String("groupId"), ports, []string{"VirtualNetwork", w.prefix(source)}}
	return w.gateway(gateway, way, who, site), true
}

// privateLinkSource is the subnet from which private link comes to a frontend.
func privateLinkSource(gateway model.Resource, frontend string) (string, bool) {
	for _, part := range gateway.Outputs.Objects("frontendIPConfigurations") {
		if part.String("name") != frontend {
			continue
		}
		for _, configuration := range gateway.Outputs.Objects("privateLinkConfigurations") {
			if configuration.String("name") != nameOf(part.String("privateLinkConfiguration.id")) {
				continue
			}
			for _, address := range configuration.Objects("ipConfigurations") {
				return address.String("subnet.id"), true
			}
		}
	}
	return "", false
}
