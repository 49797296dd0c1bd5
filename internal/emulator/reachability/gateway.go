package reachability

import (
	"fmt"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

const gateways = "Microsoft.Network/applicationGateways"

// webApp is how a gateway reaches an app.
var webApp = service{armType: "Microsoft.Web/sites", group: "sites", port: 443, tag: "AppService",
	public: func(w *world, site model.Resource, _ string) string { return w.siteAdmits(site, visitor{}) }}

// throughGateway says why a visitor does not get to an app through the gateway at a public address, and whether the
// gateway leads there.
func (w *world) throughGateway(address model.Resource, ports []int, who visitor, site model.Resource) (string, bool) {
	for _, gateway := range w.ask(gatewaysAt, address.ID) {
		frontend, found := frontendAt(gateway, address.ID)
		if !found || !hasBackend(gateway, site) {
			continue
		}
		return w.gateway(gateway, entrance{frontend.String("name"), ports, []string{who.tag, "Internet"}}, who, site), true
	}
	return fmt.Sprintf("no gateway at %s leads to the app", nameOf(address.ID)), true
}

// entrance is how a visitor comes to a gateway: to one of its frontends, at one of some ports, with an address that has
// these names in security rules.
type entrance struct {
	frontend string
	ports    []int
	from     []string
}

func (w *world) gateway(gateway model.Resource, way entrance, who visitor, site model.Resource) string {
	subnet := subnetOf(gateway)
	if strings.EqualFold(gateway.Outputs.String("operationalState"), "Stopped") {
		return nameOf(gateway.ID) + " is stopped"
	}
	port, listens := listener(gateway, way)
	if !listens {
		return fmt.Sprintf("%s has no listener with a rule at port %v of its frontend %s", nameOf(gateway.ID), way.ports,
			way.frontend)
	}
	// Without its management traffic a gateway does not work (MicrosoftDocs/azure-docs application-gateway; verified).
	const management = 65200
	for _, needed := range []struct {
		port int
		from []string
	}{{management, []string{"GatewayManager"}}, {port, way.from}} {
		if blocked := w.blocked(subnet, "Inbound", needed.port, needed.from); blocked != "" {
			return blocked
		}
	}
	if blocked := w.firewall(gateway, who); blocked != "" {
		return blocked
	}
	return w.reach(client{subnet: subnet}, webApp, site)
}

func subnetOf(gateway model.Resource) string {
	subnet := ""
	for _, configuration := range gateway.Outputs.Objects("gatewayIPConfigurations") {
		subnet = configuration.String("subnet.id")
	}
	return subnet
}

// frontendAt is the frontend of a gateway with a public address.
func frontendAt(gateway model.Resource, address string) (model.Properties, bool) {
	for _, frontend := range gateway.Outputs.Objects("frontendIPConfigurations") {
		if strings.EqualFold(frontend.String("publicIPAddress.id"), address) {
			return frontend, true
		}
	}
	return nil, false
}

func hasBackend(gateway, site model.Resource) bool {
	for _, host := range gateway.Outputs.Find("backendAddressPools[].backendAddresses[].fqdn") {
		if text, _ := host.Value.(string); strings.EqualFold(text, site.Outputs.String("defaultHostName")) {
			return true
		}
	}
	return false
}

// listener returns the first of the ports at which a listener with a rule waits at the frontend.
func listener(gateway model.Resource, way entrance) (int, bool) {
	numbers := map[string]int{}
	for _, port := range gateway.Outputs.Objects("frontendPorts") {
		numbers[port.String("name")] = int(port.Number("port"))
	}
	for _, listener := range gateway.Outputs.Objects("httpListeners") {
		number := numbers[nameOf(listener.String("frontendPort.id"))]
		here := nameOf(listener.String("frontendIPConfiguration.id")) == way.frontend
		ruled := slices.ContainsFunc(gateway.Outputs.Objects("requestRoutingRules"), func(rule model.Properties) bool {
			return nameOf(rule.String("httpListener.id")) == listener.String("name")
		})
		if here && ruled && slices.Contains(way.ports, number) {
			return number, true
		}
	}
	return 0, false
}

// firewall applies the one custom rule that decides over everybody: blocking who does not bring a Front Door ID.
func (w *world) firewall(gateway model.Resource, who visitor) string {
	policy, exists := w.Get(gateway.Outputs.String("firewallPolicy.id"))
	settings := policy.Outputs.Object("policySettings")
	if !exists || disabled(settings.String("state")) || !strings.EqualFold(settings.String("mode"), "Prevention") {
		return ""
	}
	for _, rule := range policy.Outputs.Objects("customRules") {
		if !strings.EqualFold(rule.String("action"), "Block") || disabled(rule.String("state")) {
			continue
		}
		for _, condition := range rule.Objects("matchConditions") {
			if isFrontDoorID(condition) && condition.Bool("negationConditon") &&
				!slices.Contains(condition.Strings("matchValues"), who.frontDoorID) {
				return fmt.Sprintf("rule %s of %s blocks this Front Door", rule.String("name"), nameOf(policy.ID))
			}
		}
	}
	return ""
}

func isFrontDoorID(condition model.Properties) bool {
	return slices.ContainsFunc(condition.Objects("matchVariables"), func(variable model.Properties) bool {
		return strings.EqualFold(variable.String("selector"), "X-Azure-FDID")
	})
}
