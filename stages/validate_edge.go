package stages

import (
	"fmt"
	"slices"

	"github.com/azstage/azstage/internal/azure"
)

func (c *check) edge(e Edge) {
	f := e.FrontDoor
	c.that(f.Tier == "" || f.Tier.rank() >= 0, "edge.frontDoor.tier", fmt.Sprintf("%q is no tier%s", f.Tier,
		suggest(string(f.Tier), words(frontDoorTiers))), fmt.Sprintf("it must be one of %v", frontDoorTiers),
		"use Standard_AzureFrontDoor")
	premium := f.Tier == FrontDoorPremium
	c.that(premium || len(f.WAF.ManagedRules) == 0, "edge.frontDoor.waf.managedRules", "managed rules below Premium",
		"Microsoft's rule sets need Front Door Premium; Standard has custom rules only",
		"use Premium_AzureFrontDoor, or remove the rule sets")
	c.that(premium || !f.PrivateLinkOrigins, "edge.frontDoor.privateLinkOrigins", "private origins below Premium",
		"private origins need Front Door Premium", "use Premium_AzureFrontDoor, or turn them off")
	c.that(f.Tier == "" || f.PublicOrigins || f.PrivateLinkOrigins, "edge.frontDoor.publicOrigins", "no way to the origins",
		"Front Door reaches its origins in public or by private link", "turn one of them on")
	c.that(f.Tier == "" || f.PublicOrigins || f.RoutePrivately, "edge.frontDoor.routePrivately", "a way that does not exist",
		"without public origins the requests go to the private ones", "turn routePrivately on, or publicOrigins")
	c.that(!f.RoutePrivately || f.PrivateLinkOrigins, "edge.frontDoor.routePrivately", "a way that does not exist",
		"requests go to private origins only where there are any", "turn privateLinkOrigins on")
	c.that(f.Tier != "" || !f.WAF.Enabled && !f.CacheStaticRoute && !f.CacheAssets && !f.LatencyRouting && !f.CellRouting,
		"edge.frontDoor.tier", "Front Door features without Front Door", "they need a profile",
		"use Standard_AzureFrontDoor")
	c.that(!(premium && f.WAF.Enabled) || len(f.WAF.ManagedRules) > 0, "edge.frontDoor.waf.managedRules", "none",
		"a Premium firewall without Microsoft's rule sets pays for what it does not use",
		"add Microsoft_DefaultRuleSet_2.1")
	c.that(!f.AppOrigins || f.PrivateLinkOrigins, "edge.frontDoor.appOrigins", "apps that nothing leads to",
		"requests past the gateway come by private link", "turn privateLinkOrigins on")
	c.that(!f.RouteToApps || f.AppOrigins, "edge.frontDoor.routeToApps", "a way that does not exist",
		"requests go to the apps themselves only where Front Door reaches them", "turn appOrigins on")
	c.that(!e.EdgeAction || f.Tier != "", "edge.edgeAction", "code at the edge without Front Door",
		"edge actions run on Front Door", "use Standard_AzureFrontDoor, or turn it off")
	c.between("edge.frontDoor.waf.rateLimitPerMinute", f.WAF.RateLimitPerMinute, 0, maxRateLimit)
	c.gateway(e.ApplicationGateway)
	c.trafficManager(e.TrafficManager)
	c.that(f.Tier != "" || e.ApplicationGateway.Enabled || e.DirectAccess, "edge.directAccess", "nobody can reach the app",
		"users come through Front Door, Application Gateway, or directly", "enable one of them")
}

// maxRateLimit is the highest threshold of a rule. Source: terraform-provider-azurerm, 2026-08-21, verified.
const maxRateLimit = 1_000_000

func (c *check) trafficManager(t TrafficManager) {
	const field = "edge.trafficManager"
	c.between(field+".port", t.Port, 0, 65535)
	c.that((t.Port > 0) == (len(t.Hosts) > 0), field, "a port without hosts, or hosts without a port",
		"clients are sent to hosts on a port", "set both, or neither")
	seen := map[string]bool{}
	for _, host := range t.Hosts {
		region, known := azure.RegionByName(host.Name)
		c.that(known && region.Name == host.Name && !seen[host.Name], field+".hosts",
			fmt.Sprintf("%q is no region, or there twice", host.Name), "each host is named after the nearest region",
			"use one such as westeurope")
		c.that(hostForm.MatchString(host.Host), field+".hosts."+host.Name, fmt.Sprintf("%q is no host name", host.Host),
			"labels joined by dots, without a scheme", "use one such as mqtt.example.com")
		seen[host.Name] = true
	}
}

func (c *check) gateway(g ApplicationGateway) {
	if !g.Enabled {
		return
	}
	c.between("edge.applicationGateway.minCapacity", g.MinCapacity, 0, 100)
	c.between("edge.applicationGateway.maxCapacity", g.MaxCapacity, 2, 125)
	c.that(g.MinCapacity <= g.MaxCapacity, "edge.applicationGateway.minCapacity",
		fmt.Sprintf("%d to %d", g.MinCapacity, g.MaxCapacity), "minCapacity <= maxCapacity", "put them in order")
}

func (c *check) network(p Profile) {
	n := p.Network
	needs := func(subnet Subnet, reason string, needed bool) {
		c.that(!needed || slices.Contains(n.Subnets, subnet), "network.subnets", "no subnet "+string(subnet), reason,
			"add it")
	}
	needs(SubnetAppService, "the app reaches its stores through a subnet of its own", true)
	needs(SubnetPrivateEndpoints, "private endpoints need a subnet", len(n.PrivateEndpoints) > 0)
	needs(SubnetApplicationGateway, "Application Gateway needs a subnet of its own", p.Edge.ApplicationGateway.Enabled)
	needs(SubnetGatewayPrivateLink, "private link to Application Gateway needs a subnet of its own",
		p.Edge.ApplicationGateway.Enabled && p.Edge.FrontDoor.PrivateLinkOrigins)
	needs(SubnetWorkers, "workers need a subnet of their own", p.Workers.SKU != "")
	for host, subnet := range hostSubnets {
		needs(subnet, fmt.Sprintf("services on %s need a subnet of their own", host), p.Services.Host == host)
	}
	needs(SubnetAPIManagement, "API Management needs a subnet of its own", p.Services.Gateway.SKU != "")
	c.that(!n.ServiceEndpoints || n.PublicAccess, "network.publicAccess", "service endpoints without public endpoints",
		"service endpoints lead to the public endpoint of a store", "turn publicAccess on, or serviceEndpoints off")
	private := slices.Contains(n.PrivateEndpoints, PrivateSQL) && slices.Contains(n.PrivateEndpoints, PrivateStorage)
	c.that(n.ServiceEndpoints || private, "network", "the app cannot reach its database and its storage",
		"either service endpoints or private endpoints must lead there", "turn serviceEndpoints on")
}
