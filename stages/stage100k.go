package stages

import "slices"

// Why you come here: autoscale stands at its maximum, replicas lag more than five seconds, or users wait for work that
// could be done after the answer.
//
// What changes: every tier gets a second of its kind. Dozens of instances over all zones, a failover group to a second
// region, queues with workers for mail, images and reports, the first service split off, Cosmos DB for what burdens
// the relational database, and Front Door Premium, which reaches the origins privately.
//
// The doors that close: Front Door Premium never becomes Standard again. Service Bus starts as Premium, because
// Standard never becomes Premium. Cosmos DB keeps periodic backups, because continuous ones exclude multi-region
// writes and cannot be left. The container environment's subnet and zones are fixed.
func stage100k(p Profile) Profile {
	p.Stage = Stage100k
	p.Regions.Standby = true

	p.Compute.SKU = "P2v3"
	p.Compute.Instances = 6
	p.Compute.Autoscale.Min = 3
	p.Compute.Autoscale.Default = 6
	p.Compute.Autoscale.Max = 30
	p.Compute.Autoscale.Schedule = []ScaleWindow{{
		Name: "working-hours", Days: weekdays(), Start: "07:30", End: "19:00", TimeZone: "UTC",
		Min: 6, Default: 6, Max: 30,
	}}
	p.Workers = WorkerPlan{
		SKU: "FC1", Runtime: "dotnet-isolated|10.0", MaxInstances: 100, MemoryMB: 2048, ZoneRedundant: true,
		Functions: []string{UploadQueue, "email", "reports", "batch"},
	}
	p.Services = Services{
		Host:        HostContainerApps,
		Definitions: []Service{{Name: "search", Store: "search", CPU: 0.5, MinReplicas: 3, MaxReplicas: 30}},
		Registry:    true,
	}

	p.Cache.SKU = "Balanced_B20"
	p.Cache.Output = OutputCache{Seconds: 60}
	p.Cache.Memory = MemoryCache{SizeMB: 128, Seconds: 30, InvalidationChannel: "cache-invalidation"}

	p.Database.SKU = "HS_Gen5_8"
	p.Database.NamedReplicas = []NamedReplica{{Name: "read", SKU: "HS_Gen5_8"}}
	p.Database.FailoverGroup = FailoverGroup{Policy: "Manual", ReadOnlyListener: true}
	p.Database.RetentionDays = 35

	p.Data.Cosmos = documents()
	p.Data.Search = searchService()

	p.Storage.Redundancy = StorageGZRS
	p.Storage.Containers = []string{"static", UploadContainer, DeadLetterContainer}
	p.Storage.Lifecycle = Lifecycle{
		Aging: []string{UploadContainer}, CoolAfterDays: 30, ColdAfterDays: 90, ArchiveAfterDays: 180,
		DeleteVersionsAfterDays: 90,
	}
	p.Storage.ArchiveRedundancy = StorageGRS

	p.Messaging = Messaging{
		Kind: MessagingServiceBus, Tier: ServiceBusPremium, MessagingUnits: 1, MaxMessagingUnits: 4,
		Queues:             []string{UploadQueue, "email", "reports", "batch"},
		UploadEvents:       true,
		DuplicateDetection: true,
		// Images, reports and batches take minutes. Event Grid tries to deliver an event for a day and keeps its message ID
		// meanwhile (MicrosoftDocs/azure-docs event-grid/handler-service-bus.md, 2024-01, verified).
		Delivery: Delivery{LockSeconds: 300, MaxDeliveries: 10, TimeToLiveHours: 14 * 24, DuplicateWindowMinutes: 24 * 60},
	}

	p.Edge.FrontDoor.Tier = FrontDoorPremium
	p.withPrivateOrigins()
	p.Edge.FrontDoor.WAF.ManagedRules = managedRules()
	p.Edge.FrontDoor.CacheAssets = true

	p.Network.PrivateEndpoints = append(p.Network.PrivateEndpoints,
		PrivateKeyVault, PrivateServiceBus, PrivateCosmos, PrivateRegistry, PrivateSearch)
	p.Network.Subnets = append(p.Network.Subnets, SubnetWorkers, SubnetContainerApps)
	p.Network.NATGateway = true

	p.Observability.DailyCapGB = 50
	p.Observability.SamplingPercent = 25
	p.Observability.DistributedTracing = true
	p.Observability.EntraIngestion = true
	p.Observability.KeyIngestion = false
	p.Observability.PlatformHealth = true
	p.Observability.Alerts = triggerIDs(Stage100k)
	p.Security.KeyVault = true
	p.Cost.AnomalyAlert = true
	p.Cost.BudgetUSD = 25000 // our estimate for 100,000 users; at half a million the bill can exceed 100,000
	return p
}

// managedRules are the rule sets a Premium firewall uses: the common attacks, and bots.
func managedRules() []string {
	return []string{"Microsoft_DefaultRuleSet_2.1", "Microsoft_BotManagerRuleSet_1.1"}
}

// withPrivateOrigins lets Front Door reach its origins by private link alone.
func (p *Profile) withPrivateOrigins() {
	f := &p.Edge.FrontDoor
	f.PrivateLinkOrigins, f.RoutePrivately, f.PublicOrigins = true, true, false
	if p.Edge.ApplicationGateway.Enabled && !slices.Contains(p.Network.Subnets, SubnetGatewayPrivateLink) {
		p.Network.Subnets = append(slices.Clone(p.Network.Subnets), SubnetGatewayPrivateLink)
	}
}
