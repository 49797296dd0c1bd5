package reachability

import (
	"cmp"
	"fmt"
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// blocked says which rule of a subnet's security group stops TCP traffic to a port; "" when none does. The peer is
// everything that a rule may call the other side: service tags and its address range.
func (w *world) blocked(subnet, direction string, port int, peer []string) string {
	found, _ := w.Get(subnet)
	group, exists := w.Get(found.Outputs.String("networkSecurityGroup.id"))
	if !exists {
		return ""
	}
	rules := group.Outputs.Objects("securityRules")
	slices.SortFunc(rules, func(a, b model.Properties) int { return cmp.Compare(a.Number("priority"), b.Number("priority")) })
	for _, rule := range rules {
		if !strings.EqualFold(rule.String("direction"), direction) || !coversProtocol(rule) ||
			!coversPort(rule, port) || !coversPeer(rule, direction, peer) {
			continue
		}
		if strings.EqualFold(rule.String("access"), "Allow") {
			return ""
		}
		return fmt.Sprintf("rule %s of %s stops port %d of subnet %s", rule.String("name"), nameOf(group.ID), port,
			nameOf(subnet))
	}
	if direction == "Outbound" || slices.Contains(peer, "VirtualNetwork") || slices.Contains(peer, "AzureLoadBalancer") {
		return "" // Azure's own rules at the end
	}
	return fmt.Sprintf("no rule of %s lets port %d of subnet %s in", nameOf(group.ID), port, nameOf(subnet))
}

// guarded says whether security groups hold for the private endpoints in a subnet.
func (w *world) guarded(subnet string) bool {
	found, _ := w.Get(subnet)
	policies := found.Outputs.String("privateEndpointNetworkPolicies")
	return strings.EqualFold(policies, "Enabled") || strings.EqualFold(policies, "NetworkSecurityGroupEnabled")
}

func (w *world) prefix(subnet string) string {
	found, _ := w.Get(subnet)
	return found.Outputs.String("addressPrefix")
}

func coversProtocol(rule model.Properties) bool {
	protocol := rule.String("protocol")
	return protocol == "*" || strings.EqualFold(protocol, "Tcp")
}

func coversPort(rule model.Properties, port int) bool {
	for _, given := range both(rule, "destinationPortRange") {
		low, high, isRange := strings.Cut(given, "-")
		if !isRange {
			high = low
		}
		from, fromErr := strconv.Atoi(low)
		to, toErr := strconv.Atoi(high)
		if given == "*" || fromErr == nil && toErr == nil && from <= port && port <= to {
			return true
		}
	}
	return false
}

func coversPeer(rule model.Properties, direction string, peer []string) bool {
	side := "sourceAddressPrefix"
	if direction == "Outbound" {
		side = "destinationAddressPrefix"
	}
	for _, given := range both(rule, side) {
		if given == "*" || slices.ContainsFunc(peer, func(name string) bool { return covers(given, name) }) {
			return true
		}
	}
	return false
}

// covers compares tags by name and address ranges by containment.
func covers(given, name string) bool {
	outer, outerErr := netip.ParsePrefix(given)
	inner, innerErr := netip.ParsePrefix(name)
	if outerErr == nil && innerErr == nil {
		return outer.Bits() <= inner.Bits() && outer.Contains(inner.Addr())
	}
	return name != "" && strings.EqualFold(given, name)
}

// both returns the values of a property that Azure has in the singular and in the plural ("prefix", "prefixes").
func both(rule model.Properties, name string) []string {
	plural := name + "s"
	if strings.HasSuffix(name, "x") {
		plural = name + "es"
	}
	values := rule.Strings(plural)
	if single := rule.String(name); single != "" {
		values = append(values, single)
	}
	return values
}
