package rules

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/stages"
)

var reliabilityOfNetwork = []Rule{
	{
		ID: "public-ip-standard", Title: "Public addresses are Standard and static",
		Severity: High, Types: []string{publicIP}, Mandatory: stages.Single,
		Properties: []string{"sku.name", "publicIPAllocationMethod"},
		Sources: from(psrule("PublicIP.StandardSKU", "PublicIP.MigrateStandard"),
			aprl("5cea1501-6fe4-4ec4-ac8f-f72320eb18d3")),
		Fix: "create the address with sku Standard and allocation Static",
		Resource: both(wants("sku.name", "Standard", "StandardV2"),
			wants("publicIPAllocationMethod", "Static")),
	},
	{
		ID: "public-ip-zones", Title: "Public addresses are served from several zones",
		Severity: High, Types: []string{publicIP}, Advisory: stages.Stage1k, Mandatory: stages.Stage100k,
		Properties: []string{"zones"},
		Sources:    from(psrule("PublicIP.AvailabilityZone"), aprl("c63b81fb-7afc-894c-a840-91bb8a8dcfaf")),
		Fix:        "create the address with every zone of the region; it cannot be changed later",
		Resource:   severalZones,
	},
	{
		ID: "private-endpoint-dns", Title: "Names of private endpoints resolve in the virtual network",
		Severity: High, Types: []string{privateEndpoint}, Mandatory: stages.Single,
		Sources: from(own("without a linked zone clients resolve the public address and are refused"),
			learn("private-endpoint-dns")),
		Fix:   "give the endpoint a PrivateDnsZoneGroup whose zone is linked to the network",
		Stack: endpointsResolve,
	},
	{
		ID: "private-endpoint-zone", Title: "A private endpoint uses the zone of its service",
		Severity: High, Types: []string{dnsZoneGroup}, Mandatory: stages.Single,
		Properties: []string{"privateDnsZoneConfigs"},
		Sources:    learn("private-endpoint-dns: zone names"),
		Fix:        "use the zone that Azure documents for the service and sub-resource", Stack: endpointZones,
	},
	{
		ID: "private-dns-linked", Title: "Private DNS zones are linked to a network",
		Severity: Medium, Types: []string{privateZone}, Mandatory: stages.Single,
		Sources: from(own("a zone without a link answers nobody"), aprl("a2341513-2ab8-4aa1-b100-302e54640f18")),
		Fix:     "add a VirtualNetworkLink",
		Stack:   hasChild(privateZone, zoneLink, "privateZoneName", "virtual network link"),
	},
	{
		ID: "private-dns-regions", Title: "Private DNS zones are linked to the networks of two regions",
		Severity: High, Types: []string{privateZone}, Advisory: stages.Stage100k, Mandatory: stages.Stage1m,
		Sources: aprl("a2341513-2ab8-4aa1-b100-302e54640f18"),
		Fix:     "link the zone to the network of every region", Stack: zonesInTwoRegions,
	},
	{
		ID: "gateway-subnet-size", Title: "The subnet of an Application Gateway leaves it room to scale",
		Severity: High, Types: []string{subnet}, Mandatory: stages.Stage1k,
		Properties: []string{"addressPrefix"},
		Sources:    aprl("8364fd0a-7c0e-e240-9d95-4bf965aec243"),
		Fix:        "give the subnet a /24", Stack: gatewaySubnets,
	},
	{
		ID: "gateway-subnet-rules", Title: "The security group of a gateway's subnet lets Azure manage the gateway",
		Severity: High, Types: []string{securityGroup}, Mandatory: stages.Single,
		Properties: []string{"securityRules"},
		Sources: from(learn("configuration-infrastructure: network security groups of Application Gateway v2"),
			psrule("NSG.DenyAllInbound")),
		Fix: "allow GatewayManager on 65200-65535 and AzureLoadBalancer", Stack: gatewaySecurityGroups,
	},
	{
		ID: "same-region", Title: "Resources live in the region of their resource group",
		Severity: Medium, Types: []string{AnyType}, Advisory: stages.Single,
		Properties: []string{"location"},
		Sources:    aprl("98bd7098-49d6-491b-86f1-b143d6b1a0ff"),
		Fix:        "put resources of another region into a resource group there", Stack: sameRegion,
	},
}

// groupOfEndpoint is how DNS zone groups name their private endpoint.
var groupOfEndpoint = byName("privateEndpointName", dnsZoneGroup)

func endpointsResolve(s *Stack) []Located {
	return s.eachOf([]string{privateEndpoint}, func(r Resource) Result {
		groups, certain := s.referring(groupOfEndpoint, r)
		if result := demand(len(groups), certain, "there is no DNS zone group"); result.Verdict != Passed {
			return result
		}
		return groupHasZone(groups[0])
	})
}

// groupHasZone demands that a group names a zone. Whether the zone is linked is a rule of its own.
func groupHasZone(group Resource) Result {
	configs := group.Get("privateDnsZoneConfigs")
	if configs.Opaque() {
		return undecidable(configs.Path())
	}
	return failIf(isEmpty(configs), "the DNS zone group names no zone")
}

func endpointZones(s *Stack) []Located {
	fits := map[string]Result{}
	for _, endpoint := range s.OfType(privateEndpoint) {
		groups, _ := s.referring(groupOfEndpoint, endpoint)
		for _, group := range groups {
			if _, judged := fits[group.URN]; !judged {
				fits[group.URN] = zoneFits(group, endpoint)
			}
		}
	}
	return s.eachOf([]string{dnsZoneGroup}, func(group Resource) Result { return fits[group.URN] })
}

func zoneFits(group, endpoint Resource) Result {
	var results []Result
	for _, connection := range endpoint.Get("privateLinkServiceConnections").Items() {
		id := connection.Get("privateLinkServiceId")
		for _, groupID := range connection.Get("groupIds").Items() {
			if id.Opaque() || groupID.Opaque() || group.Get("privateDnsZoneConfigs").Opaque() {
				return undecidable("the service behind the endpoint")
			}
			target, known := azure.PrivateLinkTargetOf(armTypeOf(id.Text()), groupID.Text())
			if known {
				region, _ := azure.RegionByName(endpoint.Get("location").Text())
				results = append(results, hasZone(group, target.ZoneIn(region.Name)))
			}
		}
	}
	return all(results...)
}

func hasZone(group Resource, zone string) Result {
	for _, config := range group.Get("privateDnsZoneConfigs").Items() {
		id := config.Get("privateDnsZoneId")
		if id.Opaque() {
			return undecidable("privateDnsZoneId")
		}
		if strings.EqualFold(lastSegment(id.Text()), zone) {
			return pass()
		}
	}
	return fail("the zone group does not name %s", zone)
}

// linkOfZone is how links name their private zone.
var linkOfZone = byName("privateZoneName", zoneLink)

func zonesInTwoRegions(s *Stack) []Located {
	return s.eachOf([]string{privateZone}, func(zone Resource) Result {
		if inOneRegion(zone.Get("privateZoneName").Text()) {
			return pass()
		}
		// A region may have a copy of its own: a zone whose name is not known yet may have others of the same name.
		regions, certain := map[string]bool{}, !zone.Get("privateZoneName").Opaque()
		links, _ := s.referring(linkOfZone, zone)
		for _, candidate := range links {
			for _, network := range s.OfType(virtualNetwork) {
				switch points(candidate, candidate.Get("virtualNetwork.id"), network) {
				case here:
					regions[network.Get("location").Text()] = true
				case unclear:
					certain = false
				}
			}
		}
		return demand(len(regions)/2, certain, "the zone is linked to networks of %d regions", len(regions))
	})
}

// inOneRegion says whether a zone is for the services of one region, whose name it has.
func inOneRegion(zone string) bool {
	return slices.ContainsFunc(strings.Split(zone, "."), func(label string) bool {
		_, known := azure.RegionByName(label)
		return known
	})
}

func gatewaySubnets(s *Stack) []Located {
	var results []Located
	for _, r := range gatewaySubnetsOf(s) {
		results = append(results, Located{r.URN, sizeAtLeast(r, 24)})
	}
	return results
}

// gatewaySubnet is how Application Gateways name their subnet.
var gatewaySubnet = byID(func(gateway Resource) []Value {
	return itemsAt(gateway.Get("gatewayIPConfigurations"), "subnet.id")
}, appGateway)

// gatewaySubnetsOf returns the subnets that Application Gateways are in.
func gatewaySubnetsOf(s *Stack) []Resource {
	var found []Resource
	for _, r := range s.OfType(subnet) {
		gateways, _ := s.referring(gatewaySubnet, r)
		if len(gateways) > 0 {
			found = append(found, r)
		}
	}
	return found
}

// itemsAt returns one property of every item of a list, or the list where it cannot be looked into.
func itemsAt(list Value, path string) []Value {
	if list.Opaque() {
		return []Value{list}
	}
	var found []Value
	for _, item := range list.Items() {
		found = append(found, item.Get(path))
	}
	return found
}

func gatewaySecurityGroups(s *Stack) []Located {
	var results []Located
	for _, guarded := range gatewaySubnetsOf(s) {
		for _, group := range s.OfType(securityGroup) {
			if points(guarded, guarded.Get("networkSecurityGroup.id"), group) == here {
				results = append(results, Located{group.URN, allowsGateway(group)})
			}
		}
	}
	return results
}

func allowsGateway(group Resource) Result {
	rules := group.Get("securityRules")
	if rules.Opaque() {
		return undecidable("securityRules")
	}
	manager, balancer := false, false
	for _, rule := range rules.Items() {
		if !rule.Get("access").Is("Allow") || !rule.Get("direction").Is("Inbound") {
			continue
		}
		source := rule.Get("sourceAddressPrefix")
		manager = manager || source.Is("GatewayManager") && rule.Get("destinationPortRange").Is("65200-65535", "*")
		balancer = balancer || source.Is("AzureLoadBalancer")
	}
	return failIf(!manager || !balancer, "securityRules do not allow both GatewayManager and AzureLoadBalancer")
}

func sameRegion(s *Stack) []Located {
	regions := map[string]bool{}
	for _, group := range s.OfType(resourceGroup) {
		if region, known := azure.RegionByName(group.Get("location").Text()); known {
			regions[region.Name] = true
		}
	}
	if len(regions) == 0 {
		return nil
	}
	judged := map[string]Result{}
	var results []Located
	for _, r := range s.OfType(AnyType) {
		location := r.Get("location")
		if location.Absent() || location.Is("global") {
			continue
		}
		result, seen := judged[location.Text()]
		if !seen {
			result = inRegion(location, regions)
			judged[location.Text()] = result
		}
		results = append(results, Located{r.URN, result})
	}
	return results
}

func inRegion(location Value, regions map[string]bool) Result {
	if location.Opaque() {
		return undecidable("location")
	}
	region, known := azure.RegionByName(location.Text())
	return failIf(!known || !regions[region.Name], "location %s is the region of no resource group of the stack", location)
}
