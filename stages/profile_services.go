package stages

// ServiceHost is what runs the services that were split off.
type ServiceHost string

// The hosts, by rank: by how much of the orchestration they leave to the team.
const (
	// HostAppService is a plan of its own, shared by the services. One without a health path is asked for "/".
	HostAppService ServiceHost = "appservice"
	// HostFunctions is a function app for each service.
	HostFunctions ServiceHost = "functions"
	// HostContainerInstances is a container group for each replica; it does not scale by itself.
	HostContainerInstances ServiceHost = "containerinstances"
	// HostContainerApps is a Container Apps environment.
	HostContainerApps ServiceHost = "containerapps"
	// HostAKS is a Kubernetes cluster.
	HostAKS ServiceHost = "aks"
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

// Service is one part with a deployment, an identity, and as a rule a store, of its own.
type Service struct {
	// Name is the domain, e.g. "orders": 2 to 16 lowercase letters and digits, a letter first.
	Name string `json:"name"`
	// Store is what keeps its data: "sql" is a database of its own on the stage's server, "cosmos" a container of its own
	// in the stage's account, partitioned by /id and scaling up to 1000 RU/s, "search" the stage's search service, which
	// services share. Where data.stores has them, "table" is a table of its own, "graph" a graph of its own, partitioned
	// by /pk and scaling up to 1000 RU/s, "timeseries" a database of its own. Empty: "none".
	Store string `json:"store,omitzero" expand:"target"`
	// StoreSKU is the service objective of the database of its own, with the store "sql" only. It is as safe as the
	// stage's database: zones, backups and failover group. Empty: GP_Gen5_2, the smallest that is spread over zones.
	StoreSKU SQLSKU `json:"storeSku,omitzero" expand:"target"`
	// Image is a container image at creation; the deployment pipeline owns it afterwards. Empty: Microsoft's hello world.
	Image string `json:"image,omitzero" expand:"target"`
	// Port is where the container listens, 1 to 65535. 0: 80.
	Port int `json:"port,omitzero" expand:"target"`
	// HealthPath answers 200 when a replica can serve. Empty: only the port is tried.
	HealthPath string `json:"healthPath,omitzero" expand:"target"`
	// CPU is the cores of a replica, 0.25 to 4 in steps of 0.25; memory is twice as many GiB. On App Service the services
	// share the instances; on Functions it chooses the smallest of 0.25, 1 and 2 that is enough. 0: 0.25.
	CPU float64 `json:"cpu,omitzero"`
	// MinReplicas always run, MaxReplicas bounds the scaling, at most 1000. Container Instances keep MinReplicas. 0: what
	// the host has by default.
	MinReplicas int `json:"minReplicas,omitzero"`
	MaxReplicas int `json:"maxReplicas,omitzero"`
	// CostCenter pays for the service: the tag costCenter of what is its own, its database or container and its storage
	// account included. What services share, such as their host, stays with the stack's. Empty: the stack's.
	CostCenter string `json:"costCenter,omitzero" expand:"target"`
}

// APIGateway is an API Management service.
type APIGateway struct {
	// SKU is e.g. "Premium", the only one of the classic tiers with several regions. Empty: none.
	SKU string `json:"sku,omitzero" expand:"target"`
	// UnitsPerRegion is the capacity, at least one for every zone used.
	UnitsPerRegion int `json:"unitsPerRegion,omitzero"`
}
