package stages_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/stages"
)

// faultFields are the fields an error finds fault with.
func faultFields(t *testing.T, err error) []string {
	t.Helper()
	var faults stages.Faults
	require.ErrorAs(t, err, &faults)
	var fields []string
	for _, f := range faults {
		assert.NotEmpty(t, f.Problem, f.Field)
		assert.NotEmpty(t, f.Rule, f.Field)
		assert.NotEmpty(t, f.Fix, f.Field)
		fields = append(fields, f.Field)
	}
	return fields
}

func TestEveryStageIsValid(t *testing.T) {
	t.Parallel()
	for _, r := range stages.Ladder() {
		assert.NoError(t, profileOf(t, r.Stage).Validate(), r.Stage)
	}
}

func TestValidateRefusesWhatAzureWouldRefuse(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name  string
		stage stages.Stage
		spoil func(*stages.Profile)
		field string
	}{
		{"a plan that does not exist", "1k", func(p *stages.Profile) { p.Compute.SKU = "P9v9" }, "compute.sku"},
		{"a plan that cannot join a network", "single",
			func(p *stages.Profile) { p.Compute.SKU = "F1" }, "compute.sku"},
		{"zones without Premium", "1k", func(p *stages.Profile) { p.Compute.SKU = "S1" }, "compute.zoneRedundant"},
		{"zones with one instance", "1k", func(p *stages.Profile) { p.Compute.Instances = 1 }, "compute.instances"},
		{"more instances than Basic allows", "single",
			func(p *stages.Profile) { p.Compute.Instances = 4 }, "compute.instances"},
		{"a slot on Basic", "single",
			func(p *stages.Profile) { p.Compute.StagingSlot = true }, "compute.stagingSlot"},
		{"autoscale on Basic", "10k", func(p *stages.Profile) { p.Compute.SKU = "B2" }, "compute.autoscale"},
		{"a minimum above the default", "10k",
			func(p *stages.Profile) { p.Compute.Autoscale.Min = 5 }, "compute.autoscale"},
		{"a default above the maximum", "10k",
			func(p *stages.Profile) { p.Compute.Autoscale.Default = 11 }, "compute.autoscale"},
		{"more than the tier allows", "10k",
			func(p *stages.Profile) { p.Compute.Autoscale.Max = 31 }, "compute.autoscale.max"},
		{"one instance at night over zones", "10k", func(p *stages.Profile) { p.Compute.Autoscale.Min = 1 },
			"compute.autoscale.min"},
		{"bounds without rules", "10k", func(p *stages.Profile) { p.Compute.Autoscale.Rules = nil },
			"compute.autoscale.rules"},
		{"a rule that removes under load", "10k", func(p *stages.Profile) { p.Compute.Autoscale.Rules[0].Change = -1 },
			"compute.autoscale.rules.cpu-high"},
		{"a window shorter than Azure looks", "10k",
			func(p *stages.Profile) { p.Compute.Autoscale.Rules[0].WindowMinutes = 4 },
			"compute.autoscale.rules.cpu-high.windowMinutes"},
		{"a size of the other engine", "1k", func(p *stages.Profile) { p.Cache.SKU = "Standard_C2" }, "cache.sku"},
		{"a group on a cache too small", "1k",
			func(p *stages.Profile) { p.Cache.SKU = "Balanced_B1" }, "cache.geoGroup"},
		{"a classic cache with a clustering policy", "1k", func(p *stages.Profile) { p.Cache.Engine = "classic" },
			"cache.engine"},
		{"sessions without a cache", "single", func(p *stages.Profile) { p.Cache.Sessions = true }, "cache.engine"},
		{"a database that does not exist", "1k", func(p *stages.Profile) { p.Database.SKU = "S5" }, "database.sku"},
		{"HA replicas below Hyperscale", "1k",
			func(p *stages.Profile) { p.Database.HAReplicas = 1 }, "database.haReplicas"},
		{"five HA replicas", "10k", func(p *stages.Profile) { p.Database.HAReplicas = 5 }, "database.haReplicas"},
		{"named replicas below Hyperscale", "10k", func(p *stages.Profile) { p.Database.SKU = "GP_Gen5_4" },
			"database.namedReplicas"},
		{"read scale-out on Standard", "1k", func(p *stages.Profile) { p.Database.ReadPath = "readScale" },
			"database.readPath"},
		{"reads from a replica that is not there", "10k", func(p *stages.Profile) { p.Database.NamedReplicas = nil },
			"database.readPath"},
		{"zones on Standard", "1k",
			func(p *stages.Profile) { p.Database.ZoneRedundant = true }, "database.zoneRedundant"},
		{"zones on Hyperscale with backups elsewhere", "10k",
			func(p *stages.Profile) { p.Database.BackupRedundancy = stages.BackupGeo }, "database.zoneRedundant"},
		{"backups kept too long", "single", func(p *stages.Profile) { p.Database.RetentionDays = 36 },
			"database.retentionDays"},
		{"a topology without its copies", "100k",
			func(p *stages.Profile) {
				p.Database.FailoverGroup = stages.FailoverGroup{}
				p.Database.Topology = stages.ActivePassive
			}, "database.failoverGroup.policy"},
		{"a topology of several regions in one", "100k", func(p *stages.Profile) { p.Database.Topology = stages.GeoSharded },
			"database.topology"},
		{"documents that one region writes", "1m", func(p *stages.Profile) {
			p.Database.Topology, p.Data.Cosmos.MultiRegionWrites = stages.MultiWrite, false
		}, "database.topology"},
		{"a copy in each of five regions", "1m", func(p *stages.Profile) {
			p.Database.SKU, p.Database.NamedReplicas, p.Database.HAReplicas = "BC_Gen5_16", nil, 0
			p.Regions.Active = 5
		}, "database.topology"},
		{"a topology that does not exist", "1m", func(p *stages.Profile) { p.Database.Topology = "activeActive" },
			"database.topology"},
		{"a failover policy of another name", "100k",
			func(p *stages.Profile) { p.Database.FailoverGroup.Policy = "automatic" }, "database.failoverGroup.policy"},
		{"an automatic failover at once", "100k", func(p *stages.Profile) {
			p.Database.FailoverGroup.Policy, p.Database.FailoverGroup.GraceMinutes = "Automatic", 59
		}, "database.failoverGroup.graceMinutes"},
		{"a grace period while a person decides", "100k",
			func(p *stages.Profile) { p.Database.FailoverGroup.GraceMinutes = 60 }, "database.failoverGroup.graceMinutes"},
		{"a licence for Hyperscale", "100k", func(p *stages.Profile) { p.Database.Licence = "BasePrice" }, "database.licence"},
		{"backups kept for a word", "100k", func(p *stages.Profile) { p.Database.LongTerm.Weekly = "long" },
			"database.longTerm.weekly"},
		{"a yearly backup of no week", "100k", func(p *stages.Profile) { p.Database.LongTerm.Yearly = "P1Y" },
			"database.longTerm.weekOfYear"},
		{"shards of no strategy", "10m", func(p *stages.Profile) { p.Database.Shards.Strategy = "modulo" },
			"database.shards.strategy"},
		{"more shards than a map can name", "10m",
			func(p *stages.Profile) { p.Database.Shards.Count, p.Database.Shards.PoolSKU = 65, "" }, "database.shards.count"},
		{"a pool that nobody sells", "10m", func(p *stages.Profile) { p.Database.Shards.PoolSKU = "GP_Gen5_5" },
			"database.shards.pool"},
		{"more shards than a pool takes", "10m", func(p *stages.Profile) { p.Database.Shards.Count = 26 },
			"database.shards.pool"},
		{"a pool without zones for a database with them", "10m",
			func(p *stages.Profile) { p.Database.Shards.PoolSKU = "StandardPool_200" }, "database.shards.pool"},
		{"shards of a size without zones", "10m", func(p *stages.Profile) {
			p.Database.Shards.PoolSKU, p.Database.Shards.SKU = "", "S3"
		}, "database.shards.sku"},
		{"ranges without boundaries", "10m", func(p *stages.Profile) { p.Database.Shards.Strategy = "range" },
			"database.shards"},
		{"virtual shards of an odd number", "10m", func(p *stages.Profile) { p.Database.Shards.VirtualShards = 100 },
			"database.shards"},
		{"a move that cannot be read", "10m", func(p *stages.Profile) { p.Database.Shards.Moved = "17" },
			"database.shards.moved"},
		{"a move to a shard that is not there", "10m", func(p *stages.Profile) { p.Database.Shards.Moved = "17:24" },
			"database.shards"},
		{"a lookup without a map", "10m", func(p *stages.Profile) { p.Database.Shards.Catalog = false },
			"database.shards.catalog"},
		{"managed rules on Standard", "100k", func(p *stages.Profile) { p.Edge.FrontDoor.Tier = stages.FrontDoorStandard },
			"edge.frontDoor.waf.managedRules"},
		{"private origins on Standard", "100k", func(p *stages.Profile) { p.Edge.FrontDoor.Tier = stages.FrontDoorStandard },
			"edge.frontDoor.privateLinkOrigins"},
		{"code at the edge without Front Door", "single",
			func(p *stages.Profile) { p.Edge.EdgeAction = true }, "edge.edgeAction"},
		{"an app nobody can reach", "single",
			func(p *stages.Profile) { p.Edge.DirectAccess = false }, "edge.directAccess"},
		{"a gateway whose bounds are reversed", "1k",
			func(p *stages.Profile) { p.Edge.ApplicationGateway.MinCapacity = 3 }, "edge.applicationGateway.minCapacity"},
		{"private endpoints without a subnet", "1k", func(p *stages.Profile) { p.Network.Subnets = p.Network.Subnets[:1] },
			"network.subnets"},
		{"service endpoints to nowhere", "single", func(p *stages.Profile) { p.Network.PublicAccess = false },
			"network.publicAccess"},
		{"stores nobody can reach", "single",
			func(p *stages.Profile) { p.Network.ServiceEndpoints = false }, "network"},
		{"strong consistency in three regions", "1m", func(p *stages.Profile) { p.Data.Cosmos.Consistency = "Strong" },
			"data.cosmos.consistency"},
		{"continuous backup in three regions", "1m", func(p *stages.Profile) { p.Data.Cosmos.Backup = "Continuous" },
			"data.cosmos.backup"},
		{"an archive on a zone-redundant account", "100k",
			func(p *stages.Profile) { p.Storage.ArchiveRedundancy = "Standard_GZRS" },
			"storage.archiveRedundancy"},
		{"cold before cool", "100k", func(p *stages.Profile) { p.Storage.Lifecycle.ColdAfterDays = 20 },
			"storage.lifecycle.coldAfterDays"},
		{"a container that does not age because it is not there", "100k",
			func(p *stages.Profile) { p.Storage.Lifecycle.Aging = []string{"photos"} }, "storage.lifecycle.aging"},
		{"cheaper tiers for nothing", "100k", func(p *stages.Profile) { p.Storage.Lifecycle.Aging = nil },
			"storage.lifecycle.aging"},
		{"a function without a queue", "100k",
			func(p *stages.Profile) { p.Workers.Functions = append(p.Workers.Functions, "thumbnails") }, "workers.functions"},
		{"workers on a plan that never sleeps", "100k", func(p *stages.Profile) { p.Workers.SKU = "EP1" }, "workers.sku"},
		{"workers of one gigabyte", "100k", func(p *stages.Profile) { p.Workers.MemoryMB = 1024 }, "workers.memoryMb"},
		{"three messaging units", "100k", func(p *stages.Profile) { p.Messaging.MessagingUnits = 3 },
			"messaging.messagingUnits"},
		{"units on Standard", "100k", func(p *stages.Profile) { p.Messaging.Tier = stages.ServiceBusStandard },
			"messaging.messagingUnits"},
		{"events without a queue", "100k", func(p *stages.Profile) {
			p.Messaging = stages.Messaging{Kind: stages.MessagingEventGrid}
		}, "messaging.queues"},
		{"events without a place for dead letters", "100k", func(p *stages.Profile) {
			p.Messaging = stages.Messaging{Kind: stages.MessagingEventGrid, Queues: p.Messaging.Queues}
			p.Storage.Containers = []string{"static", stages.UploadContainer}
		}, "storage.containers"},
		{"logs without a cap", "single", func(p *stages.Profile) { p.Observability.DailyCapGB = 0 },
			"observability.dailyCapGb"},
		{"an alert on costs that nobody looks at", "100k", func(p *stages.Profile) { p.Cost.AnomalyAlert = false },
			"cost.anomalyAlert"},
		{"telemetry without a way in", "single", func(p *stages.Profile) { p.Observability.KeyIngestion = false },
			"observability.keyIngestion"},
		{"an alert nobody defined", "single", func(p *stages.Profile) { p.Observability.Alerts[0] = "gone" },
			"observability.alerts"},
		{"no budget", "single", func(p *stages.Profile) { p.Cost.BudgetUSD = 0 }, "cost.budgetUsd"},
		{"a gateway tier with one region only", "1m", func(p *stages.Profile) { p.Services.Gateway.SKU = "PremiumV2" },
			"services.gateway.sku"},
		{"a cell too many", "10m", func(p *stages.Profile) { p.Cells.PerRegion = 101 }, "cells.perRegion"},
		{"cells over one database", "10m", func(p *stages.Profile) { p.Database.Topology = stages.ActivePassive },
			"database.topology"},
		{"a cell that is not there", "10m", func(p *stages.Profile) { p.Cells.Drained = []string{"c04"} }, "cells.drained[0]"},
		{"a first cell that goes", "10m", func(p *stages.Profile) { p.Cells.Drained = []string{"c00"} }, "cells.drained[0]"},
		{"a cell removed under its users", "10m", func(p *stages.Profile) { p.Cells.Removed = []string{"c01"} },
			"cells.removed[0]"},
		{"more cells than Front Door has origins", "10m", func(p *stages.Profile) { p.Cells.PerRegion = 67 },
			"cells.perRegion"},
		{"a gateway in front of cells", "10m", func(p *stages.Profile) { p.Edge.FrontDoor.RouteToApps = false },
			"edge.applicationGateway"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			p := profileOf(t, tc.stage)
			tc.spoil(&p)
			assert.Contains(t, faultFields(t, p.Validate()), tc.field)
		})
	}
}

func TestValidateNamesAllFaultsAtOnceInAStableOrder(t *testing.T) {
	t.Parallel()
	p := profileOf(t, stages.Stage1k)
	p.Storage.Redundancy, p.Compute.SKU, p.Database.SKU = "LRS", "P1v4v4", "S5"
	err := p.Validate()
	fields := faultFields(t, err)
	assert.Equal(t, []string{"compute.sku", "database.sku", "storage.redundancy"}, fields)
	assert.Contains(t, err.Error(), "3 fault(s)")
	assert.Contains(t, err.Error(), `did you mean "P1v4"`)
	assert.Equal(t, err.Error(), p.Validate().Error())
}

func TestCachedOutputNeedsACacheAndBounds(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		change func(*stages.Profile)
		field  string
	}{
		"output without a cache": {func(p *stages.Profile) {
			p.Cache = stages.Cache{Output: stages.OutputCache{Seconds: 60}}
		}, "cache.engine"},
		"output for ever":       {func(p *stages.Profile) { p.Cache.Output.Seconds = 90000 }, "cache.output.seconds"},
		"all of a memory":       {func(p *stages.Profile) { p.Cache.Memory.SizeMB = 5000 }, "cache.memory.sizeMb"},
		"memory for ever":       {func(p *stages.Profile) { p.Cache.Memory.Seconds = 0 }, "cache.memory.seconds"},
		"memory on its own":     {func(p *stages.Profile) { p.Cache.Memory.InvalidationChannel = "" }, "cache.memory.invalidationChannel"},
		"no way to the origins": {func(p *stages.Profile) { p.Edge.FrontDoor.PrivateLinkOrigins = false }, "edge.frontDoor.publicOrigins"},
		"routes to nowhere":     {func(p *stages.Profile) { p.Edge.FrontDoor.RoutePrivately = false }, "edge.frontDoor.routePrivately"},
		"no subnet for private link": {func(p *stages.Profile) {
			p.Network.Subnets = slices.DeleteFunc(slices.Clone(p.Network.Subnets), func(s stages.Subnet) bool {
				return s == stages.SubnetGatewayPrivateLink
			})
		}, "network.subnets"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := profileOf(t, stages.Stage100k)
			require.NoError(t, p.Validate())
			tc.change(&p)
			assert.Contains(t, faultFields(t, p.Validate()), tc.field)
		})
	}
}

func TestPremiumBringsPrivateOriginsAndStandardDoesNot(t *testing.T) {
	t.Parallel()
	resolved := func(stage, overrides string) stages.FrontDoor {
		c, err := stages.ParseConfig(with(map[string]string{"stage": stage, "overrides": overrides}))
		require.NoError(t, err)
		p, err := stages.Resolve(c)
		require.NoError(t, err)
		return p.Edge.FrontDoor
	}
	premium := resolved("1k", `{"edge":{"frontDoorTier":"Premium_AzureFrontDoor"}}`)
	assert.True(t, premium.PrivateLinkOrigins && premium.RoutePrivately && !premium.PublicOrigins)
	standard := resolved("100k", `{"edge":{"frontDoorTier":"Standard_AzureFrontDoor"}}`)
	assert.True(t, standard.PublicOrigins && !standard.PrivateLinkOrigins && !standard.RoutePrivately)
	assert.Empty(t, standard.WAF.ManagedRules)
}

func TestUsersTakeTheNewWayInTheSecondHalfOnly(t *testing.T) {
	t.Parallel()
	lower, upper := profileOf(t, stages.Stage10k), profileOf(t, stages.Stage100k)
	up, down := stages.Expand(lower, upper).Edge.FrontDoor, stages.Expand(upper, lower).Edge.FrontDoor
	for _, both := range []stages.FrontDoor{up, down} {
		assert.True(t, both.PublicOrigins && both.PrivateLinkOrigins, "both ways stand")
	}
	assert.False(t, up.RoutePrivately)
	assert.True(t, down.RoutePrivately)
}
