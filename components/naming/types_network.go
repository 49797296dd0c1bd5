package naming

// Resource types of the private network and of the way into it.
const (
	DDoSProtectionPlan               = "Microsoft.Network/ddosProtectionPlans"
	VirtualNetworkPeering            = "Microsoft.Network/virtualNetworks/virtualNetworkPeerings"
	PublicIPAddress                  = "Microsoft.Network/publicIPAddresses"
	NATGateway                       = "Microsoft.Network/natGateways"
	PrivateEndpoint                  = "Microsoft.Network/privateEndpoints"
	PrivateDNSZoneGroup              = "Microsoft.Network/privateEndpoints/privateDnsZoneGroups"
	PrivateDNSZone                   = "Microsoft.Network/privateDnsZones"
	VirtualNetworkLink               = "Microsoft.Network/privateDnsZones/virtualNetworkLinks"
	PrivateDNSRecordSet              = "Microsoft.Network/privateDnsZones/recordSets"
	ApplicationGateway               = "Microsoft.Network/applicationGateways"
	ApplicationGatewayFirewallPolicy = "Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies"
	TrafficManagerProfile            = "Microsoft.Network/trafficmanagerprofiles"
	KeyVault                         = "Microsoft.KeyVault/vaults"
)
