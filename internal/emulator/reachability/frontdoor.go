package reachability

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// frontDoorTag is the service tag of the addresses that Front Door comes from.
const frontDoorTag = "AzureFrontDoor.Backend"

// entries returns the endpoints of Front Door with a route to one of some origins, and those that are switched off,
// ordered by ID.
func (w *world) entries(origins []model.Resource) []model.Resource {
	entries := w.ask(endpointsOff, "")
	for _, origin := range origins {
		for _, route := range w.routesTo(parentOf(origin.ID)) {
			if endpoint, exists := w.Get(parentOf(route.ID)); exists {
				entries = append(entries, endpoint)
			}
		}
	}
	return inOrder(entries)
}

// routesTo returns the routes that lead to an origin group: of themselves, or some users by a rule that they apply.
func (w *world) routesTo(group string) []model.Resource {
	routes := w.ask(routesTo, group)
	for _, rule := range w.ask(rulesTo, group) {
		routes = append(routes, w.ask(routesApplying, parentOf(rule.ID))...)
	}
	return inOrder(routes)
}

// originsOf returns the origins that may lead to an app: its own name, its private link, and those of the gateways in
// front of it.
func (w *world) originsOf(site model.Resource) []model.Resource {
	host := site.Outputs.String("defaultHostName")
	origins := append(w.ask(originsAt, host), w.ask(originsLinked, site.ID)...)
	for _, gateway := range w.ask(gatewaysTo, host) {
		origins = append(origins, w.ask(originsLinked, gateway.ID)...)
		for _, frontend := range gateway.Outputs.Objects("frontendIPConfigurations") {
			address, _ := w.Get(frontend.String("publicIPAddress.id"))
			if name := address.Outputs.String("dnsSettings.fqdn"); name != "" {
				origins = append(origins, w.ask(originsAt, name)...)
			}
		}
	}
	return inOrder(origins)
}

// inOrder sorts resources by ID and leaves out what is there twice.
func inOrder(resources []model.Resource) []model.Resource {
	slices.SortFunc(resources, func(a, b model.Resource) int { return cmp.Compare(key(a.ID), key(b.ID)) })
	return slices.CompactFunc(resources, func(a, b model.Resource) bool { return key(a.ID) == key(b.ID) })
}

// endpoint says why users do not reach an app through an endpoint of Front Door and one of some origins, by their group, and
// whether it leads there at all.
func (w *world) endpoint(endpoint, site model.Resource, origins map[string][]model.Resource) (
	reason string, leads bool,
) {
	if disabled(endpoint.Outputs.String("enabledState")) {
		return "the endpoint is switched off", true
	}
	profile, _ := w.Get(parentOf(endpoint.ID))
	reason = "the endpoint has no route for all paths"
	for _, route := range w.children("Microsoft.Cdn/profiles/afdEndpoints/routes", endpoint.ID) {
		if !matchesEverything(route) || disabled(route.Outputs.String("enabledState")) {
			continue
		}
		for _, origin := range w.behind(route, origins) {
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

// behind are those of some origins, by their group, that a route leads to.
func (w *world) behind(route model.Resource, origins map[string][]model.Resource) (found []model.Resource) {
	for _, group := range slices.Sorted(maps.Keys(origins)) {
		leads := func(other model.Resource) bool { return key(other.ID) == key(route.ID) }
		if slices.ContainsFunc(w.routesTo(group), leads) {
			found = append(found, origins[group]...)
		}
	}
	return found
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
	if address, exists := first(w.ask(addressesAt, host)); exists {
		return w.throughGateway(address, originPorts(route, origin), who, site)
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
