package network

import "slices"

// subnetSpec is how a subnet of a kind is set up.
type subnetSpec struct {
	kind SubnetKind
	// delegation is the service that owns the subnet, empty for none.
	delegation string
	// endpointPolicies applies security rules to private endpoints; Azure ignores the rules otherwise.
	endpointPolicies bool
	rules            []securityRule
}

// ownSubnet as a rule's source stands for the prefix of the subnet itself.
const ownSubnet = "(own subnet)"

// securityRule is one rule of a network security group. Ports and prefixes are as Azure writes them.
type securityRule struct {
	name     string
	why      string
	priority int
	allow    bool
	protocol string
	source   string
	ports    []string
}

// The priorities leave room for an environment's own rules: Azure takes 100 to 4096.
const (
	firstPriority = 200
	lastPriority  = 4096
)

// denyAllInbound closes what Azure's own default rules leave open inside the network.
var denyAllInbound = securityRule{
	"DenyAllInbound", "nothing else may come in", lastPriority, false, "*", "*", []string{"*"},
}

// outboundOnly is for subnets of App Service integration: traffic leaves through them, none arrives.
var outboundOnly = []securityRule{denyAllInbound}

// subnetSpecs has a row for each kind of the address plan.
//
// Delegation: Microsoft Learn "Enable virtual network integration in App Service", 2025, verified. Rules of the
// Application Gateway: Microsoft Learn "Application Gateway infrastructure configuration", 2025, verified. Ports of
// private endpoints: HTTPS for storage, key vault and sites, 1433 and 11000 to 11999 for SQL and its redirects, 10000
// for Managed Redis and 6380 for the classic one, 5671 for AMQP, known. They are the same at every stage: a port that is
// opened or closed with its store is closed before the apps have forgotten the store. Kubernetes: MicrosoftDocs/azure-aks-docs
// concepts-network-azure-cni-overlay.md, network security groups, 2024-05-14, verified.
var subnetSpecs = []subnetSpec{
	{AppService, "Microsoft.Web/serverFarms", false, outboundOnly},
	// Functions on Flex Consumption: Microsoft Learn "Flex Consumption plan", 2025, verified.
	{Workers, "Microsoft.App/environments", false, outboundOnly},
	{Services, "Microsoft.Web/serverFarms", false, outboundOnly},
	// Several apps share the subnet: MicrosoftDocs/azure-docs azure-functions/functions-networking-options.md, 2026, verified.
	{ServiceFunctions, "Microsoft.App/environments", false, outboundOnly},
	// A cache with the OSSCluster policy sends its clients on to the ports of its shards, 8500 to 8599: Microsoft Q&A 1513841,
	// an answer by Microsoft, 2024-04-30, verified.
	{PrivateEndpoints, "", true, []securityRule{
		{
			"AllowStoresFromNetwork", "the apps reach their stores", firstPriority, true, "Tcp", "VirtualNetwork",
			[]string{"443", "1433", "5671", "6380", "8500-8599", "10000", "11000-11999"},
		},
		denyAllInbound,
	}},
	{ApplicationGateway, "", false, []securityRule{
		{
			"AllowGatewayManager", "Azure manages the gateway through these ports and refuses it without", firstPriority,
			true, "Tcp", "GatewayManager", []string{"65200-65535"},
		},
		{
			"AllowAzureLoadBalancer", "health probes of the platform", firstPriority + 10, true, "*",
			"AzureLoadBalancer", []string{"*"},
		},
		{
			"AllowFrontDoor", "users come through Front Door only", firstPriority + 20, true, "Tcp",
			"AzureFrontDoor.Backend", []string{"80", "443"},
		},
		{
			"AllowPrivateLink", "users come through Front Door and its private link", firstPriority + 30, true, "Tcp",
			privateLinkSource, []string{"8080", "8443"},
		},
		denyAllInbound,
	}},
	// Microsoft Learn "Securing a virtual network in Azure Container Apps with network security groups", 2025, known: 31080
	// and 31443 are where the proxy listens behind the load balancer, whose probes need 30000 to 32767.
	{ContainerApps, "Microsoft.App/environments", false, []securityRule{
		{
			"AllowClientsFromNetwork", "apps in the network call the services", firstPriority, true, "Tcp", "VirtualNetwork",
			[]string{"80", "443", "31080", "31443"},
		},
		{
			"AllowAzureLoadBalancer", "the load balancer probes the proxies", firstPriority + 10, true, "Tcp",
			"AzureLoadBalancer", []string{"30000-32767"},
		},
		{
			"AllowWithinSubnet", "the parts of the environment talk to each other", firstPriority + 20, true, "*", ownSubnet,
			[]string{"*"},
		},
		denyAllInbound,
	}},
	// Microsoft Learn "Deploy container instances into an Azure virtual network", 2025, known.
	{ContainerInstances, "Microsoft.ContainerInstance/containerGroups", false, []securityRule{
		{
			"AllowClientsFromNetwork", "apps in the network call the services, each on a port of its own", firstPriority, true,
			"Tcp", "VirtualNetwork", []string{"80", "443", "1024-65535"},
		},
		denyAllInbound,
	}},
	// MicrosoftDocs/azure-docs api-management/virtual-network-reference.md, 2025-06-17, verified: each row. What an instance
	// asks for outbound, Azure's own default rules let out. The load balancer inside an instance admits nothing by itself,
	// so what the default rules would let in is written here too.
	{APIManagement, "", false, []securityRule{
		{
			"AllowApiManagement", "Azure manages the instance through this port", firstPriority, true, "Tcp", "ApiManagement",
			[]string{"3443"},
		},
		{
			"AllowAzureLoadBalancer", "probes of the platform, without which no request arrives; 6391 is for each machine",
			firstPriority + 10, true, "Tcp", "AzureLoadBalancer", []string{"6390", "6391"},
		},
		{
			"AllowClientsFromNetwork", "apps and entry points of the network call the APIs", firstPriority + 20, true, "Tcp",
			"VirtualNetwork", []string{"443"},
		},
		{
			"AllowCacheSync", "the units share the entries of the internal cache", firstPriority + 30, true, "Tcp", ownSubnet,
			[]string{"6381-6383"},
		},
		{
			"AllowRateLimitSync", "the units share the counters of rate limits", firstPriority + 40, true, "Udp", ownSubnet,
			[]string{"4290"},
		},
		denyAllInbound,
	}},
	{GatewayPrivateLink, "", false, outboundOnly},
	{AKS, "", false, []securityRule{
		{"AllowNodes", "nodes reach each other and the API server", firstPriority, true, "*", ownSubnet, []string{"*"}},
		{
			"AllowPods", "traffic between pods is not encapsulated, so it meets these rules", firstPriority + 10, true, "*",
			PodRange, []string{"*"},
		},
		{
			"AllowAzureLoadBalancer", "health probes of the platform", firstPriority + 20, true, "*",
			"AzureLoadBalancer", []string{"*"},
		},
		{
			"AllowWebFromNetwork", "the gateway reaches the services, and deployments the API server", firstPriority + 30, true,
			"Tcp", "VirtualNetwork", []string{"80", "443"},
		},
		denyAllInbound,
	}},
}

// privateLinkSource stands for the range of the subnet from which private link comes.
const privateLinkSource = "subnet " + string(GatewayPrivateLink)

// conditions says, for the rules that not every network needs, which does.
var conditions = map[string]func(Args) bool{
	"AllowFrontDoor":   func(a Args) bool { return !a.has(func(s Subnet) bool { return s.PrivateOnly }) },
	"AllowPrivateLink": func(a Args) bool { return a.has(func(s Subnet) bool { return s.Kind == GatewayPrivateLink }) },
}

func (a Args) has(what func(Subnet) bool) bool { return slices.ContainsFunc(a.Subnets, what) }

// securityRules are the rules of a kind that this network needs.
func (a Args) securityRules(spec subnetSpec) ([]securityRule, error) {
	var rules []securityRule
	for _, rule := range spec.rules {
		if needed := conditions[rule.name]; needed != nil && !needed(a) {
			continue
		}
		from, named := map[string]SubnetKind{privateLinkSource: GatewayPrivateLink, ownSubnet: spec.kind}[rule.source]
		if named {
			var err error
			if rule.source, err = a.Space.Subnet(from); err != nil {
				return nil, err
			}
		}
		rules = append(rules, rule)
	}
	return rules, nil
}

// isLinkSource says that private link comes from the subnet: Azure refuses that while security rules apply to the
// addresses that it takes there. MicrosoftDocs/azure-docs articles/application-gateway/private-link-configure.md, verified.
func (s subnetSpec) isLinkSource() bool { return s.kind == GatewayPrivateLink }

func specFor(kind SubnetKind) subnetSpec {
	return subnetSpecs[slices.IndexFunc(subnetSpecs, func(spec subnetSpec) bool { return spec.kind == kind })]
}

// access is Azure's word for the verdict of a rule.
func (r securityRule) access() string {
	if r.allow {
		return "Allow"
	}
	return "Deny"
}
