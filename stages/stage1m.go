package stages

// Why you come here: users on other continents wait for the distance, or one region has no more to give.
//
// What changes: one stamp becomes three, in the Americas, Europe and Asia, each serving the users nearest to it. Data
// that every region must write goes to Cosmos DB with multi-region writes; relational data keeps one writer and
// readable copies. Services run on Kubernetes behind API Management and tell each other what happened by events.
//
// The doors that close: a second cache that joins the geo-replication group loses its data. The cluster's network
// plugin and the API gateway's tier family are fixed. Strong consistency is out of reach while several regions write.
func stage1m(p Profile) Profile {
	p.Stage = Stage1m
	p.Regions = Regions{Active: 3, Standby: true}

	p.Services = Services{
		Host: HostAKS,
		Definitions: []Service{
			{Name: "search", Store: "search", CPU: 0.5, MinReplicas: 3, MaxReplicas: 30},
			{Name: "users", Store: "cosmos"},
			{Name: "catalog", Store: "cosmos"},
			{Name: "orders", Store: "sql"},
			{Name: "notifications", Store: "none"},
		},
		Registry:     true,
		ClusterNodes: 3,
		Gateway:      APIGateway{SKU: "Premium", UnitsPerRegion: 3},
	}

	p.Cache.SKU = "Balanced_B50"
	p.Cache.GeoReplicated = true

	p.Database.SKU = "HS_Gen5_16"
	p.Database.NamedReplicas = []NamedReplica{{Name: "read", SKU: "HS_Gen5_16"}}
	p.Database.Topology = ActivePassive
	p.Database.ReadPath = ReadGeoReplica

	p.Data.Cosmos.MultiRegionWrites = true

	p.Messaging.MaxMessagingUnits = 8
	p.Messaging.Topics = []Topic{
		{Name: "user-registered", Subscriptions: []string{"notifications", "analytics", "recommendations"}},
		{Name: "order-placed", Subscriptions: []string{"notifications", "analytics"}},
	}
	p.Messaging.DomainEvents = true
	p.Network.PrivateEndpoints = append(p.Network.PrivateEndpoints, PrivateEventGrid)

	p.Edge.FrontDoor.LatencyRouting = true
	p.Edge.FrontDoor.ProbePath = "/healthz/ready"
	// Front Door's own firewall stands in front of every region, and a gateway in each would need a certificate in each.
	p.Edge.ApplicationGateway = ApplicationGateway{}
	p.Edge.FrontDoor.AppOrigins, p.Edge.FrontDoor.RouteToApps = true, true

	p.Network.Subnets = append(p.Network.Subnets, SubnetAKS, SubnetAPIManagement)

	// The gateways' addresses are the only ones that answer beside Front Door, which is protected by itself.
	p.Security.DDoS = DDoSIPProtection

	p.Observability.DailyCapGB = 200
	p.Observability.SamplingPercent = 10
	p.Observability.WebTestLocations = webTestsFrom(8)
	p.Observability.Objectives = true
	p.Observability.CentralWorkspace, p.Observability.WorkspaceReplica = true, true
	p.Observability.Alerts = triggerIDs(Stage1m)
	p.Cost.BudgetUSD = 150000 // our estimate: three stamps of the stage before, and what joins them
	return p
}
