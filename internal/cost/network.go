package cost

import (
	"fmt"
	"math"
	"strings"

	"github.com/azstage/azstage/internal/graph"
)

const (
	privateEndpoint = "azure-native:network:PrivateEndpoint"
	privateZone     = "azure-native:network:PrivateZone"
	trafficManager  = "azure-native:network:Profile"
	publicAddress   = "azure-native:network:PublicIPAddress"
	peering         = "azure-native:network:VirtualNetworkPeering"
	virtualNetwork  = "azure-native:network:VirtualNetwork"
)

var networkKinds = map[string]kind{
	"azure-native:network:ApplicationGateway": {charges: gateway},
	publicAddress:                             {charges: address},
	trafficManager:                            {charges: trafficProfile},
	"azure-native:network:NatGateway":         {charges: natGateway},
	"azure-native:network:DdosProtectionPlan": {charges: ddosPlan},
	privateEndpoint:                           {charges: endpoint},
	privateZone:                               {charges: zone},
	peering:                                   {charges: peered, idle: "nothing crosses it"},

	virtualNetwork:                                      {free: "a network costs nothing by itself"},
	"azure-native:network:Subnet":                       {free: "a network costs nothing by itself"},
	"azure-native:network:NetworkSecurityGroup":         {free: "filtering costs nothing"},
	"azure-native:network:PrivateDnsZoneGroup":          {free: settings},
	"azure-native:network:VirtualNetworkLink":           {free: settings},
	"azure-native:network:WebApplicationFirewallPolicy": {free: "billed with the gateway"},
}

// unitsPerInstance are the capacity units that an instance of a gateway reserves. Source: Microsoft Learn, Scaling
// Application Gateway v2 and WAF v2, "each instance is roughly equivalent to 10 more reserved Capacity
// Units", verified.
const unitsPerInstance = 10

// defaultMaxInstances is where autoscale of a gateway ends when nothing is said. Source: the same page, verified.
const defaultMaxInstances = 10

// gateway bills a fixed hour and capacity units: those reserved by the smallest number of instances, or those used. The
// traffic of these stages stays below what is reserved, so only the maximum has more.
func gateway(_ scene, r graph.Resource) ([]charge, error) {
	sku := word(r, "sku", "name")
	if sku != "WAF_v2" && sku != "Standard_v2" {
		return nil, fmt.Errorf("the price book has no meters for a gateway of size %q", sku)
	}
	fixed := numberOr(r, 0, "sku", "capacity")
	instances := Always(fixed)
	if input(r, "autoscaleConfiguration") != nil {
		reserved := numberOr(r, 0, "autoscaleConfiguration", "minCapacity")
		instances = Amount{reserved, reserved, numberOr(r, defaultMaxInstances, "autoscaleConfiguration", "maxCapacity")}
	}
	return []charge{
		hours("gateway."+sku+".fixed", sku+" gateway", Always(1)),
		hours("gateway."+sku+".units", "capacity units", instances.Times(unitsPerInstance)),
	}, nil
}

func address(_ scene, r graph.Resource) ([]charge, error) {
	if word(r, "sku", "name") != "Standard" || word(r, "sku", "tier") == "Global" {
		return nil, fmt.Errorf("the price book has only Standard regional addresses, not %s %s", word(r, "sku", "name"),
			word(r, "sku", "tier"))
	}
	if word(r, "ddosSettings", "protectionMode") == "Enabled" && input(r, "ddosSettings", "ddosProtectionPlan") == nil {
		return nil, ddosAddress.missing()
	}
	return []charge{hours("network.publicip", "public IPv4 address", Always(1))}, nil
}

// addressesInPlan are included in a protection plan. Source: Microsoft Learn, About Azure DDoS Protection tier
// comparison, "per 100 protected IP addresses", verified.
const addressesInPlan = 100

// ddosPlan bills the plan with the addresses that are included.
func ddosPlan(s scene, _ graph.Resource) ([]charge, error) {
	if addresses := len(s.graph.OfType(publicAddress)); addresses > addressesInPlan {
		return nil, fmt.Errorf("the price book has no meter for the addresses beyond %d of a DDoS protection plan",
			addressesInPlan)
	}
	return []charge{hours("ddos.plan", "DDoS protection plan", Always(1))}, nil
}

// trafficProfile bills DNS queries and the probing of each endpoint; often, and outside of Azure, it has other meters.
func trafficProfile(s scene, r graph.Resource) ([]charge, error) {
	endpoints := list(r, "endpoints")
	for _, endpoint := range endpoints {
		fields, _ := endpoint.(map[string]any)
		if kind, _ := fields["type"].(string); !strings.HasSuffix(kind, "/azureEndpoints") {
			return nil, fmt.Errorf("the price book has no meter for probes of endpoints outside of Azure")
		}
	}
	if numberOr(r, slowProbes, "monitorConfig", "intervalInSeconds") < slowProbes {
		return nil, fmt.Errorf("the price book has no meter for fast probes")
	}
	return []charge{
		{"trafficmanager.queries", "DNS queries", s.share(s.usage.Requests.Times(dnsQueriesPerRequest), trafficManager)},
		monthly("trafficmanager.probes", "endpoints probed", float64(len(endpoints))),
	}, nil
}

// slowProbes is the usual interval. Source: Microsoft Learn, Traffic Manager endpoint monitoring, verified.
const slowProbes = 30

// natGateway passes on what the app sends to others on the internet: assumed to be as much as users upload.
func natGateway(s scene, _ graph.Resource) ([]charge, error) {
	return []charge{
		hours("network.nat.hours", "NAT gateway", Always(1)),
		{"network.nat.data", "data", s.share(s.usage.EgressGB.Times(uploadShare), "azure-native:network:NatGateway")},
	}, nil
}

func endpoint(s scene, _ graph.Resource) ([]charge, error) {
	inside := s.share(s.usage.EgressGB.Times(innerTraffic), privateEndpoint)
	return []charge{
		hours("network.privateendpoint.hours", "private endpoint", Always(1)),
		{"network.privateendpoint.in", "data in", inside.Times(uploadShare)},
		{"network.privateendpoint.out", "data out", inside},
	}, nil
}

func zone(s scene, _ graph.Resource) ([]charge, error) {
	return []charge{
		monthly("dns.private.zone", "private DNS zone", 1),
		{"dns.private.queries", "queries", s.share(s.usage.Requests.Times(dnsQueriesPerRequest), privateZone)},
	}, nil
}

// peered bills what comes into a network from the other one and goes there, once at each of the two. Calls of services cross
// it. Stores are reached at private endpoints, and what goes to one is billed there and not again by the peering (Microsoft,
// Azure Private Link pricing, frequent questions, known). The two networks of a peering are billed alike, half the way each.
func peered(s scene, r graph.Resource) ([]charge, error) {
	meter := "network.peering."
	near, known := s.network(r.ID)
	far, alsoKnown := s.network(word(r, "remoteVirtualNetwork", "id"))
	switch {
	case !known || !alsoKnown:
		return nil, fmt.Errorf("one of the two networks is not in the stack, so it is not known whether regions differ")
	case s.place(near) != s.place(far):
		meter += "global."
	}
	networks := max(1, float64(len(s.graph.OfType(virtualNetwork))))
	crossing := s.usage.EgressGB.Times(callsPerRequest * (1 + uploadShare) / 2 / networks)
	return []charge{{meter + "in", "data in", crossing}, {meter + "out", "data out", crossing}}, nil
}

// network is the network that an ARM ID is, or is in.
func (s scene) network(id string) (graph.Resource, bool) {
	for _, network := range s.graph.OfType(virtualNetwork) {
		if network.ID != "" && strings.HasPrefix(strings.ToLower(id)+"/", strings.ToLower(network.ID)+"/") {
			return network, true
		}
	}
	return graph.Resource{}, false
}

// capacityText is the size within a family, as in C2.
func capacityText(r graph.Resource) string {
	return fmt.Sprintf("%d", int(math.Round(numberOr(r, 0, "sku", "capacity"))))
}
