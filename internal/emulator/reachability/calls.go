package reachability

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	siteDomain         = ".azurewebsites.net"
	containerAppDomain = ".azurecontainerapps.io"
	privateZones       = "Microsoft.Network/privateDnsZones"
	containerGroups    = "Microsoft.ContainerInstance/containerGroups"
	httpsPort          = 443
)

// calls returns a path for each setting of a workload that names another workload.
func (w *world) calls(from workload) []State {
	var states []State
	for _, setting := range from.settings {
		value := strings.ToLower(setting.String("value"))
		if _, _, isStore := serviceOf(value); isStore {
			continue
		}
		host := hostName.FindString(value)
		reason, isCall := w.call(from, host)
		if isCall {
			states = append(states, State{
				Path: Path{App: from.ID, From: nameOf(from.ID), To: setting.String("name")}, Via: host, Reason: reason,
			})
		}
	}
	return states
}

// call says why a workload does not reach the one at a host name, and whether that is the name of one.
func (w *world) call(from workload, host string) (string, bool) {
	switch {
	case host == "":
		return "", false
	case strings.HasSuffix(host, siteDomain):
		if site, exists := first(w.ask(sitesAt, host)); exists {
			return w.reach(client{subnet: from.subnet}, webApp, site), !strings.EqualFold(site.ID, from.ID)
		}
		return "there is no " + host, true
	case strings.HasSuffix(host, containerAppDomain):
		if app, exists := first(w.ask(containerAppsAt, host)); exists {
			return w.containerApp(from, app, host), !strings.EqualFold(app.ID, from.ID)
		}
		return "there is no " + host, true
	}
	return w.privateName(from, host)
}

func (w *world) environmentOf(app model.Resource) model.Resource {
	id := app.Outputs.String("environmentId")
	if id == "" {
		id = app.Outputs.String("managedEnvironmentId")
	}
	environment, _ := w.Get(id)
	return environment
}

// containerApp: in an internal environment, apps with an external ingress are called from the network, by names that lead
// to the address of the environment; those with an internal one only by their neighbours
// (MicrosoftDocs/azure-docs container-apps/networking.md; known).
func (w *world) containerApp(from workload, app model.Resource, host string) string {
	environment := w.environmentOf(app)
	if strings.EqualFold(environment.ID, w.environmentOf(from.Resource).ID) {
		return ""
	}
	if !app.Outputs.Bool("configuration.ingress.external") {
		return nameOf(app.ID) + " is called by its neighbours only"
	}
	if !environment.Outputs.Bool("vnetConfiguration.internal") {
		return w.blocked(from.subnet, "Outbound", httpsPort, []string{"Internet"})
	}
	addresses, reason, _ := w.lookUp(from, host)
	if reason != "" {
		return reason
	}
	if address := environment.Outputs.String("staticIp"); !slices.Contains(addresses, address) {
		return fmt.Sprintf("%s leads to %v and not to %s", host, addresses, address)
	}
	return w.blocked(from.subnet, "Outbound", httpsPort, []string{"VirtualNetwork"})
}

// privateName follows a name of a private zone that somebody wrote: to a container group where its address is in a subnet
// of those, or else to what is not seen, such as a load balancer of a cluster.
func (w *world) privateName(from workload, host string) (string, bool) {
	addresses, reason, isOurs := w.lookUp(from, host)
	if !isOurs || reason != "" {
		return reason, isOurs
	}
	for _, address := range addresses {
		if w.inGroups(address) && !w.isGroup(address) {
			return fmt.Sprintf("%s leads to %s, where no container group is", host, address), true
		}
	}
	return w.blocked(from.subnet, "Outbound", httpsPort, []string{"VirtualNetwork"}), true
}

// lookUp returns the addresses that a private zone has for a name, or why a workload's network does not get to see them,
// and whether any private zone has names like this.
func (w *world) lookUp(from workload, host string) (addresses []string, reason string, isOurs bool) {
	zones := w.zonesOver(host)
	if len(zones) == 0 {
		return nil, host + " has no name in any zone", false
	}
	network := client{subnet: from.subnet}.network()
	for _, zone := range zones {
		link, linked := w.zoneLink(network, strings.ToLower(nameOf(zone.ID)))
		if linked && strings.EqualFold(parentOf(link.ID), zone.ID) {
			addresses, reason = w.recordOf(zone, host)
			return addresses, reason, true
		}
	}
	return nil, fmt.Sprintf("zone %s is not linked to the network of %s", strings.ToLower(nameOf(zones[0].ID)),
		nameOf(from.ID)), true
}

// recordOf returns the addresses that a zone has for a name, its own or those for every name, or why it has none.
func (w *world) recordOf(zone model.Resource, host string) (addresses []string, reason string) {
	name := strings.ToLower(nameOf(zone.ID))
	relative := strings.TrimSuffix(host, "."+name)
	for _, label := range []string{relative, "*"} {
		if record, exists := w.Get(zone.ID + "/A/" + label); exists {
			for _, entry := range record.Outputs.Objects("aRecords") {
				addresses = append(addresses, entry.String("ipv4Address"))
			}
			return addresses, ""
		}
	}
	return nil, fmt.Sprintf("zone %s has no record of %s", name, relative)
}

// zonesOver returns the private zones that have names like a host's, ordered by ID.
func (w *world) zonesOver(host string) []model.Resource {
	var zones []model.Resource
	for _, name, below := strings.Cut(host, "."); below; _, name, below = strings.Cut(name, ".") {
		if !strings.HasPrefix(name, "privatelink.") {
			zones = append(zones, w.ask(zonesNamed, name)...)
		}
	}
	return inOrder(zones)
}

// inGroups says whether an address is in a subnet of container groups.
func (w *world) inGroups(address string) bool {
	ip, err := netip.ParseAddr(address)
	for _, subnet := range w.ask(groupSubnets, "") {
		prefix, wrong := netip.ParsePrefix(subnet.Outputs.String("addressPrefix"))
		if err == nil && wrong == nil && prefix.Contains(ip) {
			return true
		}
	}
	return false
}

func (w *world) isGroup(address string) bool {
	return len(w.ask(groupsAt, address)) > 0
}
