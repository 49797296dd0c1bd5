package promotion

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/graph"
)

const privateEndpoint = "azure-native:network:PrivateEndpoint"

func isEndpoint(r graph.Resource) bool { return graph.Unversioned(r.Type) == privateEndpoint }

func isApproved(r graph.Resource, _ situation) (bool, string) {
	if link, private := r.Outputs["sharedPrivateLinkResource"].(map[string]any); private {
		if status := text(link, "status"); status != "Approved" {
			return true, fmt.Sprintf("its private link is %q, not \"Approved\"", status)
		}
		return true, ""
	}
	if !isEndpoint(r) {
		return false, ""
	}
	found := connections(r)
	if len(found) == 0 {
		return true, "it has no connection"
	}
	for _, c := range found {
		if status := text(c, "privateLinkServiceConnectionState.status"); status != "Approved" {
			return true, fmt.Sprintf("the connection %s is %q, not \"Approved\"", text(c, "name"), status)
		}
	}
	return true, ""
}

// connections are those that Azure approves by itself and those that somebody has to approve.
func connections(endpoint graph.Resource) []map[string]any {
	return append(objects(endpoint.Outputs["privateLinkServiceConnections"]),
		objects(endpoint.Outputs["manualPrivateLinkServiceConnections"])...)
}

func objects(value any) []map[string]any {
	list, _ := value.([]any)
	var found []map[string]any
	for _, element := range list {
		if object, ok := element.(map[string]any); ok {
			found = append(found, object)
		}
	}
	return found
}

func isResolvable(r graph.Resource, s situation) (bool, string) {
	if !isEndpoint(r) {
		return false, ""
	}
	zones := zonesOf(r, s.now)
	if len(zones) == 0 {
		return true, "it has no DNS zone group"
	}
	network, _, _ := strings.Cut(text(r.Outputs, "subnet.id"), "/subnets/")
	for _, zone := range zones {
		if !linked(zone, network, s.now) {
			return true, fmt.Sprintf("the zone %s is missing or not linked to the network", zone[strings.LastIndex(zone, "/")+1:])
		}
	}
	return true, ""
}

// zonesOf are the IDs of the zones in which an endpoint registers itself.
func zonesOf(endpoint graph.Resource, stack graph.Graph) []string {
	var zones []string
	for _, group := range stack.OfType("azure-native:network:PrivateDnsZoneGroup") {
		if group.Inputs["privateEndpointName"] != endpoint.Inputs["privateEndpointName"] {
			continue
		}
		for _, config := range objects(group.Inputs["privateDnsZoneConfigs"]) {
			zones = append(zones, text(config, "privateDnsZoneId"))
		}
	}
	return zones
}

func linked(zone, network string, stack graph.Graph) bool {
	for _, link := range stack.OfType("azure-native:network:VirtualNetworkLink") {
		if below(link.ID, zone) && strings.EqualFold(text(link.Inputs, "virtualNetwork.id"), network) {
			return true
		}
	}
	return false
}

// isReachable asks only for what the second half closes.
func isReachable(r graph.Resource, s situation) (bool, string) {
	after, stays := s.contracted.Find(r.URN)
	if !stays || !closed(after) || closed(r) {
		return false, ""
	}
	for _, endpoint := range s.now.OfType(privateEndpoint) {
		_, refused := isApproved(endpoint, s)
		_, lost := isResolvable(endpoint, s)
		if refused == "" && lost == "" && leadsTo(endpoint, r) {
			return true, ""
		}
	}
	for _, origin := range s.now.OfType(frontDoorOrigin) {
		_, refused := isApproved(origin, s)
		if refused == "" && strings.EqualFold(text(origin.Outputs, "sharedPrivateLinkResource.privateLink.id"), r.ID) {
			return true, ""
		}
	}
	return true, "no private endpoint leads to it that is approved and found by DNS"
}

func closed(r graph.Resource) bool { return text(r.Inputs, "publicNetworkAccess") == "Disabled" }

// leadsTo says whether an endpoint is for a resource. That of a slot names the app it belongs to.
func leadsTo(endpoint, r graph.Resource) bool {
	for _, connection := range objects(endpoint.Inputs["privateLinkServiceConnections"]) {
		target := text(connection, "privateLinkServiceId")
		if target != "" && (strings.EqualFold(target, r.ID) || below(r.ID, target)) {
			return true
		}
	}
	return false
}

// below says whether an ID is that of a child of another.
func below(id, parent string) bool {
	return strings.HasPrefix(strings.ToLower(id), strings.ToLower(parent)+"/")
}
