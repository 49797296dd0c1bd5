package appgateway

import (
	"fmt"
	"strings"
)

// The protocols, as Azure writes them.
const (
	protocolHTTP  = "Http"
	protocolHTTPS = "Https"
)

// The parts of the gateway refer to each other by name. The names are fixed, because a part that is renamed is a part
// that is replaced.
const (
	addressPart     = "public"
	portPart        = "listener"
	listenerPart    = "frontdoor"
	certificatePart = "listener"
	poolPart        = "app"
	settingsPart    = "app"
	probePart       = "health"
	rulePart        = "app"
)

// PrivateFrontend is the name of the frontend that private endpoints reach; they call it their group.
const PrivateFrontend = "private"

// The parts of the private way in.
const (
	privatePortPart     = "privatelink"
	privateListenerPart = "privatelink"
	privateRulePart     = "app-privatelink"
	privateLinkPart     = "frontdoor"
	privateLinkAddress  = "primary"
)

// tlsPolicy demands TLS 1.2 with modern ciphers. Microsoft Learn, Application Gateway TLS policy overview, 2026, known.
const tlsPolicy = "AppGwSslPolicy20220101"

// Probing: three failures in a row take the app out, which is after a minute and a half.
const (
	probeSeconds   = 30
	probeFailures  = 3
	requestSeconds = 60
	rulePriority   = 100
	// privateRulePriority is that of the private listener's rule.
	privateRulePriority = 110
)

// zones returns the availability zones of the gateway and of its address.
func (a Args) zones() []string {
	if a.ZoneRedundant {
		return []string{"1", "2", "3"}
	}
	return nil
}

func (a Args) protocol() string {
	if a.Certificate != nil {
		return protocolHTTPS
	}
	return protocolHTTP
}

// port is the listener's.
func (a Args) port() int {
	if a.Certificate != nil {
		return 443
	}
	return 80
}

// privatePort is the private listener's. It differs from the public one's, because two frontends of a gateway share a
// port only with security rules that name the addresses of both.
func (a Args) privatePort() int {
	if a.Certificate != nil {
		return 8443
	}
	return 8080
}

// entry is one way into the gateway: a listener at a frontend, with its port and its rule.
type entry struct {
	frontend, portName, listener, rule string
	port, priority                     int
}

// entries lists the ways in.
func (a Args) entries() []entry {
	var entries []entry
	if !a.PrivateOnly {
		entries = append(entries, entry{addressPart, portPart, listenerPart, rulePart, a.port(), rulePriority})
	}
	if a.PrivateLink != nil {
		entries = append(entries, entry{
			PrivateFrontend, privatePortPart, privateListenerPart, privateRulePart, a.privatePort(), privateRulePriority,
		})
	}
	return entries
}

// ruleSet is a managed set of firewall rules.
type ruleSet struct{ name, version string }

// managedRules are on from the start. PSRule for Azure, AppGwWAF.RuleGroups, verified: the default and the bot rules.
var managedRules = []ruleSet{
	{"Microsoft_DefaultRuleSet", "2.1"},
	{"Microsoft_BotManagerRuleSet", "1.1"},
}

// frontDoorHeader carries the ID of the profile on every request of Front Door, probes included.
const frontDoorHeader = "X-Azure-FDID"

// gatewayID is the ID that the gateway is going to have: it lies in the resource group of the policy.
func gatewayID(policyID, name string) string {
	group, _, _ := strings.Cut(policyID, "/providers/")
	return group + "/providers/Microsoft.Network/applicationGateways/" + name
}

// hostName is the name that Azure gives to a public address with the label.
func hostName(label, location string) string {
	return fmt.Sprintf("%s.%s.cloudapp.azure.com", label, location)
}
