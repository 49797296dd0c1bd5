package rules

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/stages"
)

// platformSubnets have names that Azure demands, and take no security group or one of Azure's own form.
var platformSubnets = []string{"GatewaySubnet", "AzureFirewallSubnet", "AzureFirewallManagementSubnet",
	"AzureBastionSubnet", "RouteServerSubnet"}

var securityOfNetwork = []Rule{
	{
		ID: "subnet-security-group", Title: "Every subnet has a network security group",
		Severity: High, Types: []string{subnet}, Mandatory: stages.Single,
		Properties: []string{"networkSecurityGroup.id"},
		Sources:    from(psrule("VNET.UseNSGs"), cis5("7.11")),
		Fix:        "set networkSecurityGroup.id",
		Resource:   unless("subnetName", platformSubnets, given("networkSecurityGroup.id")),
	},
	{
		ID: "subnet-no-default-outbound", Title: "Subnets reach the internet by a way that somebody chose",
		Severity: High, Types: []string{subnet}, Mandatory: stages.Single,
		Properties: []string{"defaultOutboundAccess"},
		Sources:    from(psrule("VNET.PrivateSubnet"), eol("default outbound access")),
		Fix:        "set defaultOutboundAccess to false",
		Resource:   unless("subnetName", platformSubnets, wants("defaultOutboundAccess", "false")),
	},
	{
		ID: "nsg-any-source", Title: "Security groups do not let in everybody",
		Severity: High, Types: []string{securityGroup}, Mandatory: stages.Single,
		Properties: []string{"securityRules"},
		Sources:    from(psrule("NSG.AnyInboundSource"), cis("6.4"), cis5("7.4")),
		Fix:        "name the source: a service tag, a network, an address",
		Resource:   each("securityRules", anySource),
	},
	{
		ID: "nsg-management-ports", Title: "Nobody on the internet reaches the ports of administrators",
		Severity: High, Types: []string{securityGroup}, Mandatory: stages.Single,
		Properties: []string{"securityRules"},
		Sources:    from(cis("6.1", "6.2"), cis5("7.1", "7.2")),
		Fix:        "close ports 22 and 3389 to the internet; use Bastion", Resource: each("securityRules", managementPorts),
	},
	{
		ID: "nsg-udp", Title: "Nobody on the internet reaches UDP services",
		Severity: High, Types: []string{securityGroup}, Mandatory: stages.Single,
		Properties: []string{"securityRules"},
		Sources:    from(cis("6.3"), cis5("7.3")),
		Fix:        "close UDP to the internet", Resource: each("securityRules", udpFromInternet),
	},
	{
		ID: "nsg-closed", Title: "Security groups with rules of their own deny what no rule allows",
		Severity: Medium, Types: []string{securityGroup}, Mandatory: stages.Single,
		Properties: []string{"securityRules"},
		Sources:    own("Azure's default lets in the whole virtual network and its peers"),
		Fix:        "end with a rule that denies all inbound traffic", Resource: deniesTheRest,
	},
	{
		ID: "vnet-flow-logs", Title: "Virtual networks keep flow logs",
		Severity: Medium, Types: []string{virtualNetwork}, Advisory: stages.Stage100k, Costs: true,
		Sources: from(aprl("06b77be9-56a3-4d41-b362-8b295c5a283d"), cis("5.1.5"), cis5("6.1.1.7")),
		Fix:     "add a FlowLog that targets the network", Stack: flowLogs,
	},
	{
		ID: "ddos-protection", Title: "Public addresses are protected against floods",
		Severity: Medium, Types: []string{publicIP}, Advisory: stages.Stage100k, Mandatory: stages.Stage1m,
		Properties: []string{"ddosSettings.protectionMode"}, Costs: true,
		Sources: cis5("8.5"),
		Fix:     "enable DDoS protection on the address, or a plan on its network", Stack: ddosProtected,
	},
	{
		ID: "private-dns-registration", Title: "Zones of private endpoints do not register machines",
		Severity: Low, Types: []string{zoneLink}, Mandatory: stages.Single,
		Properties: []string{"registrationEnabled"},
		Sources:    learn("private-dns-virtual-network-links: registration"),
		Fix:        "set registrationEnabled to false", Resource: registersNothing,
	},
}

func allowedInbound(rule Value) bool {
	return rule.Get("access").Is("Allow") && rule.Get("direction").Is("Inbound")
}

var internet = []string{"*", "Internet", "0.0.0.0/0", "::/0", "any"}

// fromInternet says whether a rule's source is everybody.
func fromInternet(rule Value) bool {
	sources := append(rule.Get("sourceAddressPrefixes").Items(), rule.Get("sourceAddressPrefix"))
	return slices.ContainsFunc(sources, func(v Value) bool { return v.Is(internet...) })
}

// unreadable says that a rule, or what decides it, is not known yet.
func unreadable(rule Value) bool {
	return rule.Opaque() || slices.ContainsFunc([]string{"access", "direction", "sourceAddressPrefix",
		"sourceAddressPrefixes", "destinationPortRange", "destinationPortRanges", "protocol"},
		func(name string) bool { return rule.Get(name).Opaque() })
}

// inbound judges rules that allow inbound traffic.
func inbound(rule Value, refuse func() Result) Result {
	switch {
	case unreadable(rule):
		return undecidable(rule.Path())
	case !allowedInbound(rule):
		return pass()
	}
	return refuse()
}

func anySource(rule Value) Result {
	return inbound(rule, func() Result {
		return failIf(fromInternet(rule), "rule %s allows every source", rule.Get("name"))
	})
}

func managementPorts(rule Value) Result {
	return inbound(rule, func() Result {
		return failIf(fromInternet(rule) && (coversPort(rule, 22) || coversPort(rule, 3389)),
			"rule %s opens port 22 or 3389 to the internet", rule.Get("name"))
	})
}

func udpFromInternet(rule Value) Result {
	return inbound(rule, func() Result {
		return failIf(fromInternet(rule) && rule.Get("protocol").Is("Udp", "*"), "rule %s lets in UDP from the internet",
			rule.Get("name"))
	})
}

// coversPort says whether one of the port ranges of a rule has a port in it.
func coversPort(rule Value, port float64) bool {
	ranges := append(rule.Get("destinationPortRanges").Items(), rule.Get("destinationPortRange"))
	return slices.ContainsFunc(ranges, func(v Value) bool {
		first, last, isRange := strings.Cut(v.Text(), "-")
		lowest, ok := Value{raw: first}.Number()
		highest := lowest
		if isRange {
			highest, _ = Value{raw: last}.Number()
		}
		return v.Is("*") || ok && lowest <= port && port <= highest
	})
}

func deniesTheRest(r Resource) Result {
	rules := r.Get("securityRules")
	if rules.Opaque() {
		return undecidable("securityRules")
	}
	for _, rule := range rules.Items() {
		if rule.Get("access").Is("Deny") && rule.Get("direction").Is("Inbound") && rule.Get("protocol").Is("*") &&
			rule.Get("sourceAddressPrefix").Is("*") && rule.Get("destinationPortRange").Is("*") {
			return pass()
		}
	}
	return fail("no rule denies all inbound traffic")
}

var (
	flowLogged      = byID(property("targetResourceId"), flowLog)
	outboundAddress = byID(func(gateway Resource) []Value { return itemsAt(gateway.Get("publicIpAddresses"), "id") }, natGateway)
)

func flowLogs(s *Stack) []Located {
	return s.eachOf([]string{virtualNetwork}, func(r Resource) Result {
		found, certain := s.referring(flowLogged, r)
		return demand(len(found), certain, "there is no flow log")
	})
}

func ddosProtected(s *Stack) []Located {
	covered := slices.ContainsFunc(s.OfType(virtualNetwork), func(r Resource) bool {
		return r.Get("enableDdosProtection").Is("true")
	})
	return s.eachOf([]string{publicIP}, func(r Resource) Result {
		// Nothing listens at the address of a NAT gateway, and Azure does not protect it.
		outbound, _ := s.referring(outboundAddress, r)
		if covered || len(outbound) > 0 {
			return pass()
		}
		return isOneOf(r.Get("ddosSettings.protectionMode"), []string{"Enabled"})
	})
}

func registersNothing(r Resource) Result {
	if zone := r.Get("privateZoneName"); !zone.Opaque() && !strings.HasPrefix(zone.Text(), "privatelink.") {
		return pass()
	}
	return wantsOrDefault("registrationEnabled", "false")(r)
}
