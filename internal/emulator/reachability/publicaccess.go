package reachability

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// publicSQL follows the firewall of a SQL server. With a service endpoint in its subnet, a client comes with its private
// address and only a virtual network rule lets it in (MicrosoftDocs/azure-docs virtual-network service endpoints; known).
func (w *world) publicSQL(server model.Resource, subnet string) string {
	if disabled(server.Outputs.String("publicNetworkAccess")) {
		return "the public endpoint of " + nameOf(server.ID) + " is closed"
	}
	if subnet != "" && w.hasServiceEndpoint(subnet, "Microsoft.Sql") {
		for _, rule := range w.children("Microsoft.Sql/servers/virtualNetworkRules", server.ID) {
			if strings.EqualFold(rule.Outputs.String("virtualNetworkSubnetId"), subnet) {
				return ""
			}
		}
		return fmt.Sprintf("no rule of %s lets subnet %s in", nameOf(server.ID), nameOf(subnet))
	}
	for _, rule := range w.children("Microsoft.Sql/servers/firewallRules", server.ID) {
		// The rule that Azure reads as "all services of Azure".
		if rule.Outputs.String("startIpAddress") == "0.0.0.0" {
			return ""
		}
	}
	return fmt.Sprintf("the firewall of %s lets nobody in from subnet %s, which has no service endpoint", nameOf(server.ID),
		nameOf(subnet))
}

// aclAt follows the network rules that storage accounts and key vaults have in the same form.
func aclAt(properties, rules string) func(*world, model.Resource, string) string {
	return func(w *world, store model.Resource, subnet string) string {
		if disabled(store.Outputs.String(properties + "publicNetworkAccess")) {
			return "the public endpoint of " + nameOf(store.ID) + " is closed"
		}
		if !strings.EqualFold(store.Outputs.String(rules+".defaultAction"), "Deny") {
			return ""
		}
		for _, rule := range store.Outputs.Objects(rules + ".virtualNetworkRules") {
			id := rule.String("id") + rule.String("virtualNetworkResourceId")
			if subnet != "" && strings.EqualFold(id, subnet) && w.hasServiceEndpoint(subnet, namespaceOf(store.ARMType)) {
				return ""
			}
		}
		return fmt.Sprintf("the firewall of %s lets nobody in from subnet %s", nameOf(store.ID), nameOf(subnet))
	}
}

// publicManagedRedis: with API 2025-04-01 the first private endpoint closes the public one.
func (w *world) publicManagedRedis(cluster model.Resource, _ string) string {
	if len(w.privateEndpoints(service{group: "redisEnterprise"}, cluster.ID)) > 0 {
		return "the public endpoint of " + nameOf(cluster.ID) + " closed with its first private endpoint"
	}
	return ""
}

// publicServiceBus follows the firewall of a namespace: Deny holds only where there is a rule to go by
// (azure-docs service-bus-messaging/service-bus-ip-filtering.md, 2023-02; verified).
func (w *world) publicServiceBus(namespace model.Resource, subnet string) string {
	if disabled(namespace.Outputs.String("publicNetworkAccess")) {
		return "the public endpoint of " + nameOf(namespace.ID) + " is closed"
	}
	rules, _ := w.Get(namespace.ID + "/networkRuleSets/default")
	subnets := rules.Outputs.Objects("virtualNetworkRules")
	if !strings.EqualFold(rules.Outputs.String("defaultAction"), "Deny") ||
		len(subnets)+len(rules.Outputs.List("ipRules")) == 0 {
		return ""
	}
	for _, rule := range subnets {
		if strings.EqualFold(rule.String("subnet.id"), subnet) && w.hasServiceEndpoint(subnet, "Microsoft.ServiceBus") {
			return ""
		}
	}
	return fmt.Sprintf("the firewall of %s lets nobody in from subnet %s", nameOf(namespace.ID), nameOf(subnet))
}

// publicCosmos: rules for subnets count only where they are switched on, and without any rule everybody comes in.
func (w *world) publicCosmos(account model.Resource, subnet string) string {
	switch {
	case disabled(account.Outputs.String("publicNetworkAccess")):
		return "the public endpoint of " + nameOf(account.ID) + " is closed"
	case !account.Outputs.Bool("isVirtualNetworkFilterEnabled") && len(account.Outputs.List("ipRules")) == 0:
		return ""
	}
	for _, rule := range account.Outputs.Objects("virtualNetworkRules") {
		if subnet != "" && strings.EqualFold(rule.String("id"), subnet) &&
			w.hasServiceEndpoint(subnet, "Microsoft.AzureCosmosDB") {
			return ""
		}
	}
	return fmt.Sprintf("the firewall of %s lets nobody in from subnet %s", nameOf(account.ID), nameOf(subnet))
}

// publicSearch: a search service knows addresses and no subnets.
func (w *world) publicSearch(service model.Resource, _ string) string {
	switch {
	case disabled(service.Outputs.String("publicNetworkAccess")):
		return "the public endpoint of " + nameOf(service.ID) + " is closed"
	case len(service.Outputs.List("networkRuleSet.ipRules")) > 0:
		return "the firewall of " + nameOf(service.ID) + " lets in addresses, not subnets"
	}
	return ""
}

// publicEventGrid: a topic knows addresses and no subnets.
func (w *world) publicEventGrid(topic model.Resource, _ string) string {
	switch {
	case disabled(topic.Outputs.String("publicNetworkAccess")):
		return "the public endpoint of " + nameOf(topic.ID) + " is closed"
	case len(topic.Outputs.List("inboundIpRules")) > 0:
		return "the firewall of " + nameOf(topic.ID) + " lets in addresses, not subnets"
	}
	return ""
}

func namespaceOf(armType string) string {
	namespace, _, _ := strings.Cut(armType, "/")
	return namespace
}

func (w *world) hasServiceEndpoint(subnet, service string) bool {
	found, _ := w.Get(subnet)
	for _, endpoint := range found.Outputs.Objects("serviceEndpoints") {
		if strings.EqualFold(endpoint.String("service"), service) {
			return true
		}
	}
	return false
}
