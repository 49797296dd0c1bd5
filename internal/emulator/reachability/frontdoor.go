package reachability

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// frontDoorTag is the service tag of the addresses that Front Door comes from.
const frontDoorTag = "AzureFrontDoor.Backend"

// endpoint says why users do not reach an app through an endpoint of Front Door, and whether it leads there at all.
func (w *world) endpoint(endpoint, site model.Resource) (reason string, leads bool) {
	if disabled(endpoint.Outputs.String("enabledState")) {
		return "the endpoint is switched off", true
	}
	profile, _ := w.Get(parentOf(endpoint.ID))
	reason = "the endpoint has no route for all paths"
	for _, route := range w.children("Microsoft.Cdn/profiles/afdEndpoints/routes", endpoint.ID) {
		if !matchesEverything(route) || disabled(route.Outputs.String("enabledState")) {
			continue
		}
		for _, origin := range w.children("Microsoft.Cdn/profiles/originGroups/origins", route.Outputs.String("originGroup.id")) {
			why, toSite := w.origin(profile, route, origin, site)
			if toSite && why == "" {
				return "", true
			}
			if toSite {
				reason, leads = fmt.Sprintf("origin %s: %s", nameOf(origin.ID), why), true
			}
		}
	}
	return reason, leads
}

func matchesEverything(route model.Resource) bool {
	for _, pattern := range route.Outputs.Strings("patternsToMatch") {
		if pattern == "/*" {
			return true
		}
	}
	return false
}

// origin says why requests do not get through an origin to an app, and whether it leads there.
func (w *world) origin(profile, route, origin, site model.Resource) (reason string, leads bool) {
	host := strings.ToLower(origin.Outputs.String("hostName"))
	direct := host == strings.ToLower(site.Outputs.String("defaultHostName"))
	if disabled(origin.Outputs.String("enabledState")) {
		return "it is switched off", direct
	}
	who := visitor{tag: frontDoorTag, frontDoorID: profile.Outputs.String("frontDoorId")}
	if link := origin.Outputs.Object("sharedPrivateLinkResource"); link != nil {
		return w.privateLink(link, originPorts(route, origin), who, site)
	}
	if direct {
		return w.siteAdmits(site, who), true
	}
	for _, address := range w.OfType("Microsoft.Network/publicIPAddresses") {
		if strings.EqualFold(address.Outputs.String("dnsSettings.fqdn"), host) {
			return w.throughGateway(address, originPorts(route, origin), who, site)
		}
	}
	return "there is no " + host, false
}

// originPorts are the ports at which a route comes to an origin.
func originPorts(route, origin model.Resource) []int {
	ports := map[string][]int{
		"HttpOnly":  {int(origin.Outputs.Number("httpPort"))},
		"HttpsOnly": {int(origin.Outputs.Number("httpsPort"))},
	}
	if only, ok := ports[route.Outputs.String("forwardingProtocol")]; ok {
		return only
	}
	return append(ports["HttpOnly"], ports["HttpsOnly"]...)
}
