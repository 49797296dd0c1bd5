package stages

// Why you come here: p95 response time above 500 ms under normal load, a database that is the bottleneck, or one
// instance that is no longer reliable enough.
//
// What changes: first up, then out. A bigger plan with two instances in two zones, a bigger database, a cache for hot
// reads, Front Door as entry and content delivery network, Application Gateway in the region. The stores move behind
// private endpoints, and the ways in that the first stage had are closed.
//
// The doors that close: high availability and clustering policy of the cache, its geo-replication group (named now,
// with one member, because it cannot be added to a cache that holds data), the zones of the Application Gateway.
func stage1k(p Profile) Profile {
	p.Stage = Stage1k

	p.Compute.SKU = "P1v3"
	p.Compute.Instances = 2
	p.Compute.ZoneRedundant = true
	p.Compute.StagingSlot = true

	p.Database.SKU = "S3"

	p.Cache = Cache{
		Engine:           ManagedCache,
		SKU:              "Balanced_B3", // holds what a classic C2 of 2.5 GB holds
		HighAvailability: true,
		ClusteringPolicy: "OSSCluster",
		EvictionPolicy:   "VolatileLRU",
		GeoGroup:         true,
	}

	p.Edge = Edge{
		FrontDoor: FrontDoor{
			Tier:             FrontDoorStandard,
			WAF:              FrontDoorWAF{Enabled: true, RateLimitPerMinute: 1000},
			CacheStaticRoute: true,
			PublicOrigins:    true,
		},
		ApplicationGateway: ApplicationGateway{Enabled: true, MinCapacity: 1, MaxCapacity: 2, ZoneRedundant: true},
	}

	p.Network = Network{
		PrivateEndpoints: []PrivateLink{PrivateSQL, PrivateRedis, PrivateStorage, PrivateSites},
		Subnets:          []Subnet{SubnetAppService, SubnetPrivateEndpoints, SubnetApplicationGateway},
	}

	p.Observability.DailyCapGB = 5
	p.Observability.WebTestLocations = webTestsFrom(3)
	p.Observability.Alerts = triggerIDs(Stage1k)
	p.Cost.BudgetUSD = 1200 // above the typical estimate of `azstage cost 1k`, below its maximum
	return p
}
