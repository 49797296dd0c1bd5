package reachability

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

// client is who opens a connection: something in a subnet, or with an empty subnet something outside of any network.
type client struct{ subnet string }

// network is the client's virtual network, "" outside of any.
func (c client) network() string {
	if c.subnet == "" {
		return ""
	}
	return parentOf(c.subnet)
}

// reach says why a client does not reach a service at the address that its name leads to.
func (w *world) reach(from client, kind service, target model.Resource) string {
	endpoint, reason := w.resolve(from.network(), kind, target.ID)
	if reason != "" {
		return reason
	}
	if endpoint == nil {
		if blocked := w.blocked(from.subnet, "Outbound", kind.port, []string{"Internet", kind.tag}); blocked != "" {
			return blocked
		}
		return kind.public(w, target, from.subnet)
	}
	if blocked := w.blocked(from.subnet, "Outbound", kind.port, []string{"VirtualNetwork"}); blocked != "" {
		return blocked
	}
	subnet := endpoint.Outputs.String("subnet.id")
	if apart := w.apart(from.network(), parentOf(subnet)); apart != "" {
		return fmt.Sprintf("its name leads to %s, which is in another network: %s", nameOf(endpoint.ID), apart)
	}
	if w.guarded(subnet) {
		return w.blocked(subnet, "Inbound", kind.port, []string{"VirtualNetwork", w.prefix(from.subnet)})
	}
	return ""
}

// resolve looks the name of a service up as clients in a network do. It returns the private endpoint that the name leads
// to, nil when that is the public address, or why the name does not resolve.
//
// As soon as a service has a private endpoint, its public name is an alias of a name in the private link zone. A network
// that is linked to such a zone asks nobody else: without a record there, the name does not exist for it, unless the
// link falls back (MicrosoftDocs/azure-docs dns/private-dns-fallback.md; verified).
func (w *world) resolve(network string, kind service, target string) (*model.Resource, string) {
	endpoints := w.privateEndpoints(kind, target)
	row, known := azure.PrivateLinkTargetOf(kind.armType, kind.group)
	if len(endpoints) == 0 || network == "" || !known {
		return nil, ""
	}
	link, linked := w.zoneLink(network, row.Zone)
	if !linked {
		return nil, ""
	}
	zone := parentOf(link.ID)
	for _, endpoint := range endpoints {
		if w.recorded(endpoint, zone) {
			return &endpoint, ""
		}
	}
	if strings.EqualFold(link.Outputs.String("resolutionPolicy"), "NxDomainRedirect") {
		return nil, ""
	}
	return nil, fmt.Sprintf("%s has a private endpoint, but zone %s, to which network %s is linked, has no record of it: "+
		"its name does not resolve", nameOf(target), nameOf(zone), nameOf(network))
}

// privateEndpoints are the approved private endpoints of a part of a service.
func (w *world) privateEndpoints(kind service, target string) []model.Resource {
	var found []model.Resource
	for _, endpoint := range w.ask(endpointsOf, target) {
		for _, connection := range connections(endpoint) {
			if hasFold(connection, kind.group) && connection.String("privateLinkServiceConnectionState.status") == "Approved" {
				found = append(found, endpoint)
			}
		}
	}
	return found
}

func hasFold(connection model.Properties, group string) bool {
	for _, candidate := range connection.Strings("groupIds") {
		if strings.EqualFold(candidate, group) {
			return true
		}
	}
	return false
}

// zoneLink is the link of a network to the private zone of a name; a network has one at most.
func (w *world) zoneLink(network, zone string) (model.Resource, bool) {
	return first(w.ask(linksOf, network, zone))
}

// recorded says whether a zone group keeps a record of the endpoint in a zone.
func (w *world) recorded(endpoint model.Resource, zone string) bool {
	for _, below := range w.children("Microsoft.Network/privateEndpoints/privateDnsZoneGroups", endpoint.ID) {
		for _, config := range below.Outputs.Objects("privateDnsZoneConfigs") {
			if strings.EqualFold(config.String("privateDnsZoneId"), zone) {
				return true
			}
		}
	}
	return false
}
