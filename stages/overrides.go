package stages

import (
	"fmt"
	"slices"

	"github.com/azstage/azstage/internal/shardmap"
)

// Overrides is the part of a profile that a configuration may change. A nil pointer leaves the stage's own value. What
// comes out must still be a valid profile.
type Overrides struct {
	// Compute changes the tier that answers requests.
	Compute struct {
		SKU           *PlanSKU `json:"sku"`
		Instances     *int     `json:"instances"`
		ZoneRedundant *bool    `json:"zoneRedundant"`
		StagingSlot   *bool    `json:"stagingSlot"`
		// Autoscale changes the bounds; the rules stay.
		Autoscale struct {
			Min     *int `json:"min"`
			Default *int `json:"default"`
			Max     *int `json:"max"`
		} `json:"autoscale"`
	} `json:"compute"`
	// Cache changes the cache.
	Cache struct {
		// Engine "classic" takes the classic size nearest to the stage's, unless SKU names one.
		Engine           *CacheEngine `json:"engine"`
		SKU              *CacheSKU    `json:"sku"`
		HighAvailability *bool        `json:"highAvailability"`
		GeoGroup         *bool        `json:"geoGroup"`
	} `json:"cache"`
	// Database changes the relational database.
	Database struct {
		SKU           *SQLSKU `json:"sku"`
		ZoneRedundant *bool   `json:"zoneRedundant"`
		HAReplicas    *int    `json:"haReplicas"`
		// NamedReplicas is the number of named replicas, each of the database's own size.
		NamedReplicas *int      `json:"namedReplicas"`
		ReadPath      *ReadPath `json:"readPath"`
		// Topology is for stages with several regions: activePassive, multiWrite or geoSharded.
		Topology         *Topology         `json:"topology"`
		BackupRedundancy *BackupRedundancy `json:"backupRedundancy"`
		RetentionDays    *int              `json:"retentionDays"`
		// LongTerm keeps full backups for years, e.g. {"weekly": "P12W"}.
		LongTerm struct {
			// Weekly is how long each week's first backup is kept, such as P4W.
			Weekly *string `json:"weekly"`
			// Monthly is how long each month's first backup is kept, such as P12M.
			Monthly *string `json:"monthly"`
			// Yearly is how long one backup of a year is kept, such as P5Y.
			Yearly *string `json:"yearly"`
			// WeekOfYear is the week whose backup Yearly keeps, 1 to 52.
			WeekOfYear *int `json:"weekOfYear"`
		} `json:"longTerm"`
		// Licence "BasePrice" brings SQL Server licences along, for provisioned General Purpose and Business Critical.
		Licence *string `json:"licence"`
		// FailoverGroup changes the copy in the second region.
		FailoverGroup struct {
			// Policy "Manual" or "Automatic" also makes a group where the stage has none; "None" takes the stage's away.
			Policy       *string `json:"policy"`
			GraceMinutes *int    `json:"graceMinutes"`
		} `json:"failoverGroup"`
		// Shards divides the data over more databases. 0 takes the shards away, with what is on them.
		Shards struct {
			// Count is the number of shards on each server that is written. 0: not sharded.
			Count *int `json:"count"`
			// Strategy is lookup (with a catalog database), range or hash. Default hash.
			Strategy *string `json:"strategy"`
			// SKU is the size of each shard outside a pool.
			SKU *SQLSKU `json:"sku"`
			// Pool is the size of an elastic pool that the shards share. Empty: none.
			Pool *SQLSKU `json:"pool"`
			// VirtualShards is how many parts the keys are divided into before shards are given them.
			VirtualShards *int `json:"virtualShards"`
			// Boundaries are the first keys of the shards after the first, for range: "g,n,t".
			Boundaries *string `json:"boundaries"`
			// Moved gives single virtual shards to other shards, for lookup: "17:3".
			Moved *string `json:"moved"`
			// JobAgent adds or removes an elastic job agent that runs migrations in every shard.
			JobAgent *bool `json:"jobAgent"`
		} `json:"shards"`
	} `json:"database"`
	// Data changes the stores beside the relational database.
	Data struct {
		Cosmos struct {
			// Enabled adds or removes the account. A stage that has none gets the containers of stage 100k.
			Enabled     *bool         `json:"enabled"`
			Consistency *Consistency  `json:"consistency"`
			Backup      *CosmosBackup `json:"backup"`
			// ZoneRedundant is fixed at creation.
			ZoneRedundant *bool `json:"zoneRedundant"`
			// MultiRegionWrites false keeps one writing region where several serve users.
			MultiRegionWrites *bool `json:"multiRegionWrites"`
			// MaxThroughput is the bound of every container's autoscale, in request units a second.
			MaxThroughput *int `json:"maxThroughput"`
		} `json:"cosmos"`
		Search struct {
			// Enabled adds or removes the service. A stage that has none gets that of stage 100k.
			Enabled        *bool   `json:"enabled"`
			SKU            *string `json:"sku"`
			Replicas       *int    `json:"replicas"`
			Partitions     *int    `json:"partitions"`
			SemanticRanker *string `json:"semanticRanker"`
		} `json:"search"`
		// Stores are the further stores from stage 100k on, in the place of the stage's: table, graph, timeseries.
		Stores *[]string `json:"stores"`
	} `json:"data"`
	// Edge changes what stands in front.
	Edge struct {
		// FrontDoorTier "Premium_AzureFrontDoor" also turns on what the tier is for: Microsoft's rule sets, and private link
		// to the origins, whose public endpoints close.
		FrontDoorTier      *FrontDoorTier `json:"frontDoorTier"`
		RateLimitPerMinute *int           `json:"rateLimitPerMinute"`
		ApplicationGateway *bool          `json:"applicationGateway"`
		// TrafficManager routes by DNS to hosts of a service that does not speak HTTP:
		// {"port": 1883, "hosts": [{"name": "westeurope", "host": "mqtt.example.com"}]}.
		TrafficManager *TrafficManager `json:"trafficManager"`
		// EdgeAction makes an edge action of Front Door, for JavaScript that runs at the edge. Azure has it as a preview: not
		// for production, and its API may change. See docs/edge-actions.md for what is left to do by commands.
		EdgeAction *bool `json:"edgeAction"`
	} `json:"edge"`
	// Cells divides the users of each region.
	Cells struct {
		// PerRegion is the number of cells in each region, those included that were removed. It only grows.
		PerRegion *int `json:"perRegion"`
		// UsersPerCell is the number of users at which another cell is added.
		UsersPerCell *int `json:"usersPerCell"`
		// Drained are cells whose users move to the others: ["c02"].
		Drained *[]string `json:"drained"`
		// Removed are drained cells whose resources go, with the data that is still in them.
		Removed *[]string `json:"removed"`
	} `json:"cells"`
	// Network changes how the tiers reach each other.
	Network struct {
		NATGateway *bool `json:"natGateway"`
	} `json:"network"`
	// Storage changes the blob storage.
	Storage struct {
		Redundancy     *StorageRedundancy `json:"redundancy"`
		SoftDeleteDays *int               `json:"softDeleteDays"`
		// Lifecycle changes the ages, in days since the last change; 0: never. A stage in which nothing ages stays so.
		Lifecycle struct {
			// CoolAfterDays is when uploads move to the cool tier. One that leaves it within 30 days is charged for all 30.
			CoolAfterDays *int `json:"coolAfterDays"`
			// ColdAfterDays is when they move on to the cold tier. One that leaves it within 90 days is charged for all 90.
			ColdAfterDays *int `json:"coldAfterDays"`
			// ArchiveAfterDays is when blobs of the archive account move to the archive tier, which cannot be read without hours
			// of waiting. One that leaves it within 180 days is charged for all 180.
			ArchiveAfterDays *int `json:"archiveAfterDays"`
			// DeleteVersionsAfterDays is when superseded versions are deleted, counted from when they were written.
			DeleteVersionsAfterDays *int `json:"deleteVersionsAfterDays"`
		} `json:"lifecycle"`
	} `json:"storage"`
	// Messaging changes what carries messages to the workers.
	Messaging struct {
		// Kind "storagequeues" and "eventgrid" drop what only Service Bus has.
		Kind           *MessagingKind `json:"kind"`
		MessagingUnits *int           `json:"messagingUnits"`
		// Delivery changes how each queue of Service Bus treats its messages.
		Delivery struct {
			// LockSeconds is how long a receiver has for a message before it comes back, 1 to 300.
			LockSeconds *int `json:"lockSeconds"`
			// MaxDeliveries is after how many deliveries a message is dead, 1 to 2000.
			MaxDeliveries *int `json:"maxDeliveries"`
			// TimeToLiveHours is after how many hours without a receiver a message is dead.
			TimeToLiveHours *int `json:"timeToLiveHours"`
			// DuplicateWindowMinutes is for how long a second message with the same ID is dropped, 1 to 10080. It changes in
			// place.
			DuplicateWindowMinutes *int `json:"duplicateWindowMinutes"`
		} `json:"delivery"`
	} `json:"messaging"`
	// Workers changes what works the queues off.
	Workers struct {
		// MemoryMB is the memory of an instance: 512, 2048 or 4096. Cores come with it.
		MemoryMB *int `json:"memoryMb"`
		// MaxInstances bounds the scaling of all functions together, 1 to 1000.
		MaxInstances *int `json:"maxInstances"`
		// AlwaysReady is how many instances of each function stand ready at all times, billed whether they work or not. Over
		// zones there are two in any case.
		AlwaysReady *int `json:"alwaysReady"`
	} `json:"workers"`
	// Services changes the services that were split off.
	Services struct {
		// Host also gives the stage the subnet that the host needs, and takes away the one of the host before.
		Host *ServiceHost `json:"host"`
		// Definitions replace the stage's own: name all services that are to run.
		Definitions *[]Service `json:"definitions"`
	} `json:"services"`
	// Observability changes what is recorded.
	Observability struct {
		RetentionDays   *int     `json:"retentionDays"`
		DailyCapGB      *float64 `json:"dailyCapGb"`
		SamplingPercent *float64 `json:"samplingPercent"`
		// WorkspaceReplica copies the logs to the paired region of the first one, and bills each copied gigabyte.
		WorkspaceReplica *bool `json:"workspaceReplica"`
	} `json:"observability"`
	// Security changes the protection.
	Security struct {
		// DDoS "ip" protects each region's address of the API gateway, "network" the networks of all regions by one plan, which
		// costs more than fourteen addresses; azstage cost has the prices.
		DDoS *DDoSProtection `json:"ddos"`
		// Sentinel analyses the logs of all regions for attacks, and bills each gigabyte a second time.
		Sentinel *bool `json:"sentinel"`
		KeyVault *bool `json:"keyVault"`
		// PolicyAssignments assigns built-in policies to the resource groups, so that Azure refuses what breaks the rules of a
		// stack, whoever asks. See docs/governance.md.
		PolicyAssignments *bool `json:"policyAssignments"`
	} `json:"security"`
	// Resilience adds what failures are injected with, from 100k on.
	Resilience struct {
		// Chaos names the experiments of Azure Chaos Studio that somebody can start, such as ["app-stop"]. None starts by
		// itself. See docs/resilience.md for what each does and needs.
		Chaos *[]ChaosExperiment `json:"chaos"`
		// LoadTest adds an Azure Load Testing resource, whose test plans are made through its own API.
		LoadTest *bool `json:"loadTest"`
	} `json:"resilience"`
}

// apply returns the profile with the overrides.
func (o Overrides) apply(p Profile) Profile {
	o.applyCompute(&p.Compute)
	o.applyCache(&p.Cache)
	o.applyDatabase(&p.Database)
	o.applyCosmos(&p)
	o.applySearch(&p)
	o.applyStores(&p)
	o.applyEdge(&p.Edge)
	set(&p.Network.NATGateway, o.Network.NATGateway)
	set(&p.Storage.Redundancy, o.Storage.Redundancy)
	set(&p.Storage.SoftDeleteDays, o.Storage.SoftDeleteDays)
	set(&p.Observability.RetentionDays, o.Observability.RetentionDays)
	set(&p.Observability.DailyCapGB, o.Observability.DailyCapGB)
	set(&p.Observability.SamplingPercent, o.Observability.SamplingPercent)
	set(&p.Observability.WorkspaceReplica, o.Observability.WorkspaceReplica)
	set(&p.Security.DDoS, o.Security.DDoS)
	set(&p.Security.Sentinel, o.Security.Sentinel)
	set(&p.Security.KeyVault, o.Security.KeyVault)
	set(&p.Security.PolicyAssignments, o.Security.PolicyAssignments)
	set(&p.Resilience.Chaos, o.Resilience.Chaos)
	set(&p.Resilience.LoadTest, o.Resilience.LoadTest)
	o.applyLifecycle(&p.Storage.Lifecycle)
	o.applyMessaging(&p)
	o.applyWorkers(&p.Workers)
	o.withPremium(&p)
	o.withoutGateway(&p)
	o.withGateway(&p)
	o.withVault(&p)
	o.applyCells(&p.Cells)
	o.applyServices(&p)
	return p
}

// withVault gives a vault that is overridden into a stage with private endpoints one too, or nobody could reach it.
func (o Overrides) withVault(p *Profile) {
	links := p.Network.PrivateEndpoints
	if p.Security.KeyVault && len(links) > 0 && !slices.Contains(links, PrivateKeyVault) {
		p.Network.PrivateEndpoints = append(slices.Clone(links), PrivateKeyVault)
	}
}

// withPremium gives a Front Door that is overridden to Premium what Premium is for.
func (o Overrides) withPremium(p *Profile) {
	f := &p.Edge.FrontDoor
	if o.Edge.FrontDoorTier == nil || f.Tier != FrontDoorPremium {
		return
	}
	p.withPrivateOrigins()
	if f.WAF.Enabled && len(f.WAF.ManagedRules) == 0 {
		f.WAF.ManagedRules = managedRules()
	}
}

// withoutGateway takes away what a gateway that is overridden away would need. Without one, Front Door reaches the app
// itself: by private link, or at its public endpoint, which then lets in nobody but that Front Door.
func (o Overrides) withoutGateway(p *Profile) {
	if o.Edge.ApplicationGateway == nil || *o.Edge.ApplicationGateway {
		return
	}
	p.Edge.ApplicationGateway = ApplicationGateway{}
	p.Network.PrivateEndpoints = without(p.Network.PrivateEndpoints, PrivateSites)
	p.Network.Subnets = without(without(p.Network.Subnets, SubnetApplicationGateway), SubnetGatewayPrivateLink)
}

// withGateway gives a stage whose regions do without a gateway one in each, through which the requests go.
func (o Overrides) withGateway(p *Profile) {
	if o.Edge.ApplicationGateway == nil || !*o.Edge.ApplicationGateway || !p.Edge.FrontDoor.AppOrigins {
		return
	}
	before := stage100k(stage10k(stage1k(single())))
	p.Edge.ApplicationGateway = before.Edge.ApplicationGateway
	p.Edge.FrontDoor.AppOrigins, p.Edge.FrontDoor.RouteToApps = false, false
}

func without[T comparable](list []T, item T) []T {
	return slices.DeleteFunc(slices.Clone(list), func(other T) bool { return other == item })
}

func (o Overrides) applyCompute(c *Compute) {
	set(&c.SKU, o.Compute.SKU)
	set(&c.Instances, o.Compute.Instances)
	set(&c.ZoneRedundant, o.Compute.ZoneRedundant)
	set(&c.StagingSlot, o.Compute.StagingSlot)
	set(&c.Autoscale.Min, o.Compute.Autoscale.Min)
	set(&c.Autoscale.Default, o.Compute.Autoscale.Default)
	set(&c.Autoscale.Max, o.Compute.Autoscale.Max)
}

func (o Overrides) applyCache(c *Cache) {
	if c.Engine == "" && o.Cache.Engine == nil {
		return // The stage has no cache. The overrides are for the other stage of a hop, which shares them.
	}
	if o.Cache.Engine != nil && *o.Cache.Engine == ClassicCache && c.Engine == ManagedCache {
		// What only the managed engine has goes with it.
		c.SKU, c.ClusteringPolicy, c.GeoGroup, c.GeoReplicated = classicSizes[c.SKU], "", false, false
	}
	set(&c.Engine, o.Cache.Engine)
	set(&c.SKU, o.Cache.SKU)
	set(&c.HighAvailability, o.Cache.HighAvailability)
	set(&c.GeoGroup, o.Cache.GeoGroup)
}

func (o Overrides) applyDatabase(d *Database) {
	set(&d.SKU, o.Database.SKU)
	set(&d.ZoneRedundant, o.Database.ZoneRedundant)
	set(&d.HAReplicas, o.Database.HAReplicas)
	set(&d.ReadPath, o.Database.ReadPath)
	set(&d.Topology, o.Database.Topology)
	set(&d.BackupRedundancy, o.Database.BackupRedundancy)
	set(&d.RetentionDays, o.Database.RetentionDays)
	set(&d.LongTerm.Weekly, o.Database.LongTerm.Weekly)
	set(&d.LongTerm.Monthly, o.Database.LongTerm.Monthly)
	set(&d.LongTerm.Yearly, o.Database.LongTerm.Yearly)
	set(&d.LongTerm.WeekOfYear, o.Database.LongTerm.WeekOfYear)
	set(&d.Licence, o.Database.Licence)
	o.applyFailoverGroup(&d.FailoverGroup)
	o.applyShards(&d.Shards)
	if o.Database.NamedReplicas == nil {
		return
	}
	d.NamedReplicas = nil
	// One more than Azure allows is enough for Validate to refuse whatever larger number was given.
	for i := range min(*o.Database.NamedReplicas, maxNamedReplicas+1) {
		name := "read" // the name the stages use, so that the replica they made stays
		if i > 0 {
			name = fmt.Sprintf("read%d", i+1)
		}
		d.NamedReplicas = append(d.NamedReplicas, NamedReplica{Name: name, SKU: d.SKU})
	}
}

func (o Overrides) applyShards(s *Shards) {
	wanted := o.Database.Shards
	set(&s.Count, wanted.Count)
	if s.Count == 0 {
		*s = Shards{}
		return
	}
	if s.Strategy == "" {
		s.Strategy = string(shardmap.Hash)
	}
	set(&s.Strategy, wanted.Strategy)
	set(&s.SKU, wanted.SKU)
	set(&s.PoolSKU, wanted.Pool)
	set(&s.VirtualShards, wanted.VirtualShards)
	set(&s.Boundaries, wanted.Boundaries)
	set(&s.Moved, wanted.Moved)
	set(&s.JobAgent, wanted.JobAgent)
	s.Catalog = s.Catalog || s.Strategy == string(shardmap.Lookup)
}

// defaultGraceMinutes is the shortest that Azure takes.
const defaultGraceMinutes = 60

func (o Overrides) applyFailoverGroup(g *FailoverGroup) {
	policy := o.Database.FailoverGroup.Policy
	if policy == nil {
		set(&g.GraceMinutes, o.Database.FailoverGroup.GraceMinutes)
		return
	}
	if *policy == "None" {
		*g = FailoverGroup{}
		return
	}
	*g = FailoverGroup{Policy: *policy, ReadOnlyListener: true}
	if *policy == "Automatic" {
		g.GraceMinutes = defaultGraceMinutes
	}
	set(&g.GraceMinutes, o.Database.FailoverGroup.GraceMinutes)
}

// applyCells changes the cells of a stage that has some.
func (o Overrides) applyCells(c *Cells) {
	if c.PerRegion == 0 {
		return // The overrides are for the other stage of a hop, which shares them.
	}
	set(&c.PerRegion, o.Cells.PerRegion)
	set(&c.UsersPerCell, o.Cells.UsersPerCell)
	set(&c.Drained, o.Cells.Drained)
	set(&c.Removed, o.Cells.Removed)
}

func (o Overrides) applyEdge(e *Edge) {
	set(&e.FrontDoor.Tier, o.Edge.FrontDoorTier)
	set(&e.FrontDoor.WAF.RateLimitPerMinute, o.Edge.RateLimitPerMinute)
	set(&e.ApplicationGateway.Enabled, o.Edge.ApplicationGateway)
	set(&e.TrafficManager, o.Edge.TrafficManager)
	set(&e.EdgeAction, o.Edge.EdgeAction)
	if o.Edge.FrontDoorTier != nil && e.FrontDoor.Tier == FrontDoorStandard {
		// What only Premium has goes with it.
		e.FrontDoor.WAF.ManagedRules = nil
		e.FrontDoor.PublicOrigins, e.FrontDoor.PrivateLinkOrigins, e.FrontDoor.RoutePrivately = true, false, false
	}
}

// set changes the field where there is an override.
func set[T any](field *T, override *T) {
	if override != nil {
		*field = *override
	}
}
