package naming

// Resource types of Azure Front Door.
const (
	FrontDoorProfile        = "Microsoft.Cdn/profiles"
	FrontDoorEndpoint       = "Microsoft.Cdn/profiles/afdEndpoints"
	FrontDoorRoute          = "Microsoft.Cdn/profiles/afdEndpoints/routes"
	FrontDoorOriginGroup    = "Microsoft.Cdn/profiles/originGroups"
	FrontDoorOrigin         = "Microsoft.Cdn/profiles/originGroups/origins"
	FrontDoorRuleSet        = "Microsoft.Cdn/profiles/ruleSets"
	FrontDoorRule           = "Microsoft.Cdn/profiles/ruleSets/rules"
	FrontDoorSecurityPolicy = "Microsoft.Cdn/profiles/securityPolicies"
	FrontDoorCustomDomain   = "Microsoft.Cdn/profiles/customDomains"
	FrontDoorFirewallPolicy = "Microsoft.Network/FrontDoorWebApplicationFirewallPolicies"
)
