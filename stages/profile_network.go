package stages

// Subnet is the kind of a subnet. Every kind has a place of its own in the address plan, so adding one moves none.
type Subnet string

// The kinds of subnets.
const (
	SubnetAppService         Subnet = "appservice"
	SubnetPrivateEndpoints   Subnet = "privateendpoints"
	SubnetApplicationGateway Subnet = "applicationgateway"
	SubnetWorkers            Subnet = "workers"
	SubnetContainerApps      Subnet = "containerapps"
	SubnetAKS                Subnet = "aks"
	SubnetAPIManagement      Subnet = "apim"
	// SubnetGatewayPrivateLink is where private link enters the network on its way to the Application Gateway.
	SubnetGatewayPrivateLink Subnet = "gatewayprivatelink"
	SubnetServices           Subnet = "services"
	SubnetContainerInstances Subnet = "containerinstances"
	// SubnetServiceFunctions is shared by the function apps of the services.
	SubnetServiceFunctions Subnet = "servicefunctions"
)

// PrivateLink is a kind of service reached through a private endpoint.
type PrivateLink string

// The kinds of private endpoints.
const (
	PrivateSQL        PrivateLink = "sql"
	PrivateRedis      PrivateLink = "redis"
	PrivateStorage    PrivateLink = "storage"
	PrivateSites      PrivateLink = "sites"
	PrivateKeyVault   PrivateLink = "keyvault"
	PrivateServiceBus PrivateLink = "servicebus"
	PrivateCosmos     PrivateLink = "cosmos"
	PrivateRegistry   PrivateLink = "registry"
	PrivateQueues     PrivateLink = "queues"
	PrivateSearch     PrivateLink = "search"
	PrivateEventGrid  PrivateLink = "eventgrid"
	PrivateTables     PrivateLink = "tables"
	PrivateGraph      PrivateLink = "graph"
	PrivateTimeSeries PrivateLink = "timeseries"
)

// Network is how the tiers reach each other inside a region.
type Network struct {
	// ServiceEndpoints lets the app's subnet reach the public endpoints of the stores, and nobody else. Higher stages
	// close this path.
	ServiceEndpoints bool `json:"serviceEndpoints,omitzero" expand:"path"`
	// PublicAccess keeps the public endpoints of the stores alive, which service endpoints need. Higher stages close
	// this path.
	PublicAccess bool `json:"publicAccess,omitzero" expand:"path"`
	// PrivateEndpoints are the services reached over private addresses only.
	PrivateEndpoints []PrivateLink `json:"privateEndpoints,omitzero"`
	// Subnets are the subnets the stage needs.
	Subnets []Subnet `json:"subnets,omitzero"`
	// NATGateway gives outbound calls fixed addresses and enough ports.
	NATGateway bool `json:"natGateway,omitzero"`
}
