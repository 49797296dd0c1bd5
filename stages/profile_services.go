package stages

// ServiceHost is what runs the services that were split off.
type ServiceHost string

// The hosts, by rank.
const (
	HostAppService    ServiceHost = "appservice"
	HostContainerApps ServiceHost = "containerapps"
	HostAKS           ServiceHost = "aks"
)

// Services are the parts that were split off the monolith.
type Services struct {
	// Host runs them. Empty: the monolith is whole.
	Host ServiceHost `json:"host,omitzero"`
	// Definitions are the services. The first stage that has any has one: split one off, run it, learn, then the next.
	Definitions []Service `json:"definitions,omitzero"`
	// Registry adds a container registry.
	Registry bool `json:"registry,omitzero"`
	// ClusterNodes is the number of system nodes of each Kubernetes cluster.
	ClusterNodes int `json:"clusterNodes,omitzero"`
	// Gateway is API Management in front of the services.
	Gateway APIGateway `json:"gateway,omitzero"`
	// Pools are the nodes of each Kubernetes cluster beside the system nodes.
	Pools ClusterPools `json:"pools,omitzero"`
}

// Service is one part with a deployment, and as a rule a store, of its own.
type Service struct {
	// Name is the domain, e.g. "orders".
	Name string `json:"name"`
	// Store is what keeps its data: "sql", "cosmos", "search" or "none".
	Store string `json:"store" expand:"target"`
}

// APIGateway is an API Management service.
type APIGateway struct {
	// SKU is e.g. "Premium", the only one of the classic tiers with several regions. Empty: none.
	SKU string `json:"sku,omitzero" expand:"target"`
	// UnitsPerRegion is the capacity, at least one for every zone used.
	UnitsPerRegion int `json:"unitsPerRegion,omitzero"`
}
