package stages_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/stages"
)

// Every number and every named part of the architecture, one row each, so that a profile cannot drift from it unseen.
func TestProfilesKeepTheNumbersOfTheArchitecture(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		claim string
		stage stages.Stage
		got   func(stages.Profile) any
		want  any
	}{
		{"one App Service instance of size B2", "single",
			func(p stages.Profile) any { return []any{p.Compute.SKU, p.Compute.Instances} },
			[]any{stages.PlanSKU("B2"), 1}},
		{"one SQL database S1 of 20 DTUs", "single",
			func(p stages.Profile) any { return p.Database.SKU }, stages.SQLSKU("S1")},
		{"blob storage for static files", "single",
			func(p stages.Profile) any { return p.Storage.Containers }, []string{"static"}},
		{"a monthly total of at most 200 dollars", "single",
			func(p stages.Profile) any { return p.Cost.BudgetUSD }, 200.0},
		{"no cache, no gateway and no private network for one user", "single",
			func(p stages.Profile) any {
				return p.Cache.Engine == "" && !p.Edge.ApplicationGateway.Enabled && len(p.Network.PrivateEndpoints) == 0
			}, true},
		{"two instances in two zones at 1,000 users", "1k",
			func(p stages.Profile) any { return []any{p.Compute.Instances, p.Compute.ZoneRedundant} }, []any{2, true}},
		{"a managed cache of the size of a C2", "1k",
			func(p stages.Profile) any { return p.Cache.SKU }, stages.CacheSKU("Balanced_B3")},
		{"Front Door and Application Gateway in front of the instances", "1k",
			func(p stages.Profile) any { return p.Edge.FrontDoor.Tier != "" && p.Edge.ApplicationGateway.Enabled }, true},
		{"still one region at 1,000 users", "1k", func(p stages.Profile) any { return p.Regions.Active }, 1},
		{"4 to 10 instances by autoscale at 10,000 users", "10k",
			func(p stages.Profile) any { return []int{p.Compute.Autoscale.Default, p.Compute.Autoscale.Max} },
			[]int{4, 10}},
		{"sessions outside the instances", "10k", func(p stages.Profile) any { return p.Cache.Sessions }, true},
		{"Hyperscale with a replica for reads", "10k",
			func(p stages.Profile) any { return []any{p.Database.SKU, p.Database.ReadPath} },
			[]any{stages.SQLSKU("HS_Gen5_4"), stages.ReadNamedReplica}},
		{"dozens of instances over zones at 100,000 users", "100k",
			func(p stages.Profile) any { return p.Compute.Autoscale.Max >= 24 && p.Compute.ZoneRedundant }, true},
		{"a failover group to another region", "100k",
			func(p stages.Profile) any { return p.Database.FailoverGroup.Policy != "" && p.Regions.Standby }, true},
		{"Service Bus queues for mail, images and reports", "100k",
			func(p stages.Profile) any { return p.Messaging.Queues }, []string{"image-processing", "email", "reports", "batch"}},
		{"functions that work the queues off", "100k", func(p stages.Profile) any { return p.Workers.Functions },
			[]string{"image-processing", "email", "reports", "batch"}},
		{"static files cached at the edge, by path and by kind", "100k",
			func(p stages.Profile) any { return p.Edge.FrontDoor.CacheStaticRoute && p.Edge.FrontDoor.CacheAssets }, true},
		{"output caching, and memory of each instance with an expiry and a background sync", "100k",
			func(p stages.Profile) any {
				return p.Cache.Output.Seconds > 0 && p.Cache.Memory.Seconds > 0 && p.Cache.Memory.InvalidationChannel != ""
			}, true},
		{"one service split off first", "100k", func(p stages.Profile) any { return len(p.Services.Definitions) }, 1},
		{"the cool and the archive tier for old data", "100k",
			func(p stages.Profile) any {
				return p.Storage.Lifecycle.CoolAfterDays > 0 && p.Storage.Lifecycle.ArchiveAfterDays > 0
			}, true},
		{"Cosmos DB beside the relational database", "100k",
			func(p stages.Profile) any { return len(p.Data.Cosmos.Containers) > 0 }, true},
		{"the API asked for from different regions", "100k",
			func(p stages.Profile) any { return len(p.Observability.WebTestLocations) }, 5},
		{"distributed tracing, with a share of it kept", "100k",
			func(p stages.Profile) any {
				return []any{p.Observability.DistributedTracing, p.Observability.SamplingPercent}
			}, []any{true, 25.0}},
		{"alerts for everything that matters", "100k",
			func(p stages.Profile) any { return []any{p.Observability.Alerts, p.Observability.PlatformHealth} },
			[]any{[]string{
				"100k-response-time", "100k-failures", "100k-database-load", "100k-queue-depth", "100k-costs",
			}, true}},
		{"alerts on cost anomalies", "100k", func(p stages.Profile) any { return p.Cost.AnomalyAlert }, true},
		{"the Americas, Europe and Asia at a million users", "1m",
			func(p stages.Profile) any { return p.Regions.Active }, 3},
		{"routing by latency", "1m", func(p stages.Profile) any { return p.Edge.FrontDoor.LatencyRouting }, true},
		{"multi-region writes", "1m", func(p stages.Profile) any { return p.Data.Cosmos.MultiRegionWrites }, true},
		{"Kubernetes with three nodes", "1m",
			func(p stages.Profile) any { return []any{p.Services.Host, p.Services.ClusterNodes} },
			[]any{stages.HostAKS, 3}},
		{"an API gateway", "1m", func(p stages.Profile) any { return p.Services.Gateway.SKU }, "Premium"},
		{"events that services subscribe to", "1m", func(p stages.Profile) any { return len(p.Messaging.Topics) > 0 }, true},
		{"scale units at planet scale", "10m", func(p stages.Profile) any { return p.Cells.PerRegion > 0 }, true},
		{"dozens of shards behind a map", "10m",
			func(p stages.Profile) any {
				return p.Regions.Active*p.Cells.PerRegion*p.Database.Shards.Count >= 24 && p.Database.Shards.Catalog
			}, true},
		{"table, graph and time series stores", "10m",
			func(p stages.Profile) any { return p.Data.Stores }, []string{"table", "graph", "timeseries"}},
	} {
		t.Run(string(tc.stage)+": "+tc.claim, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tc.want, tc.got(profileOf(t, tc.stage)))
		})
	}
}

func TestAutoscaleAddsAbove70PercentForFiveMinutesAndRemovesBelow30(t *testing.T) {
	t.Parallel()
	rules := profileOf(t, stages.Stage10k).Compute.Autoscale.Rules
	find := func(name string) stages.ScaleRule {
		i := slices.IndexFunc(rules, func(r stages.ScaleRule) bool { return r.Name == name })
		require.GreaterOrEqual(t, i, 0, name)
		return rules[i]
	}
	high, low := find("cpu-high"), find("cpu-low")
	assert.Equal(t, []any{"CpuPercentage", "GreaterThan", 70.0, 5, 1},
		[]any{high.Metric, high.Operator, high.Threshold, high.WindowMinutes, high.Change})
	assert.Equal(t, []any{"CpuPercentage", "LessThan", 30.0, -1},
		[]any{low.Metric, low.Operator, low.Threshold, low.Change})
	metrics := map[string]int{}
	for _, r := range rules {
		metrics[r.Metric] += r.Change
	}
	assert.Equal(t, map[string]int{"CpuPercentage": 0, "MemoryPercentage": 0, "HttpQueueLength": 0}, metrics,
		"each metric adds as much as it removes")
}

func TestTriggersKeepTheNumbersOfTheArchitecture(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		claim, id, signal, aggregation string
		threshold                      float64
		unit                           string
	}{
		{"above 500 ms under normal load", "single-response-time", "requestDuration", "p95", 500, "ms"},
		{"the database is the bottleneck", "single-database-load", "dtu_consumption_percent", "Average", 80, "percent"},
		{"p95 above 500 ms", "1k-response-time", "requestDuration", "p95", 500, "ms"},
		{"database CPU above 70 %", "1k-database-cpu", "cpu_percent", "Average", 70, "percent"},
		{"errors above 0.1 %", "1k-failures", "failedRequests", "share", 0.1, "percent"},
		{"ten instances are not enough", "10k-instances", "instanceCount", "Minimum", 10, "instances"},
		{"replicas behind by more than 5 seconds", "10k-replica-lag", "replicaLag", "Maximum", 5, "seconds"},
		{"P99 above 500 ms", "100k-response-time", "requestDuration", "p99", 500, "ms"},
		{"errors above 1 %", "100k-failures", "failedRequests", "share", 1, "percent"},
		{"DTU above 80 %", "100k-database-load", "dtu_consumption_percent", "Average", 80, "percent"},
		{"queues deeper than 10,000", "100k-queue-depth", "ActiveMessages", "Average", 10000, "messages"},
		{"a day 20 % dearer", "100k-costs", "dailyCosts", "share", 20, "percent"},
	} {
		i := slices.IndexFunc(stages.Triggers(), func(x stages.Trigger) bool { return x.ID == tc.id })
		require.GreaterOrEqual(t, i, 0, tc.id)
		got := stages.Triggers()[i]
		assert.Equal(t, []any{tc.signal, tc.aggregation, tc.threshold, tc.unit},
			[]any{got.Signal, got.Aggregation, got.Threshold, got.Unit}, tc.claim)
	}
}
