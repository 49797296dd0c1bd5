package observability

import (
	"fmt"

	"github.com/azstage/azstage/internal/kql"
)

// The columns that the queries below return, for [AlertRule.Column].
const (
	InstancesColumn = "Instances"
	MessagesColumn  = "Messages"
	SecondsColumn   = "Seconds"
)

// InstanceCountQuery returns KQL for the smallest number of instances that autoscale observed in the window. Reaching
// the maximum for a moment is what autoscale is for; never leaving it is a sign that there is nothing left to add.
//
// An App Service plan has no metric of its own for this. The autoscale setting has ObservedCapacity, once a minute; its
// diagnostic setting must send it. There is no row while more than a quarter of the minutes is missing: the newest
// ones always are, because metrics take minutes to arrive, and autoscale that is off says nothing. Source: Microsoft
// Learn, supported metrics for microsoft.insights/autoscalesettings, 2026, verified.
func InstanceCountQuery(windowMinutes int) (string, error) {
	if windowMinutes < 1 {
		return "", fmt.Errorf("window of %d minutes: must be at least 1", windowMinutes)
	}
	return kql.Pipe(
		"AzureMetrics",
		`where ResourceProvider =~ "MICROSOFT.INSIGHTS" and MetricName == "ObservedCapacity"`,
		"summarize "+InstancesColumn+" = min(Average), Minutes = dcount(bin(TimeGenerated, 1m)) by _ResourceId",
		fmt.Sprintf("where Minutes >= %d", max(windowMinutes*3/4, 1)),
		"project "+InstancesColumn,
	), nil
}

// ReplicaLagMetric is the custom metric by which the app reports how many seconds its read replica is behind: a gauge
// of OpenTelemetry or Application Insights, once a minute. To measure it, the app writes a row in the primary and reads
// it over the connection for reads until it sees what it has written; the time that takes is the lag.
//
// The app has to, because Azure Monitor does not: replication_lag_seconds of Microsoft.Sql/servers/databases is for
// geo-secondaries, and no platform metric tells the lag of named and high-availability replicas. Source:
// MicrosoftDocs/azure-monitor-docs supported-metrics/microsoft-sql-servers-databases-metrics.md, 2026-07-31, verified.
const ReplicaLagMetric = "database.replica.lag"

// GeoReplicaLagMetric is Azure's own metric, in preview, of the lag of a geo-secondary in seconds. The primary has it.
const GeoReplicaLagMetric = "replication_lag_seconds"

// ReplicaLagQuery returns KQL for the time in seconds that the read replica is behind, as [ReplicaLagMetric] tells it.
// It is what nine of ten measurements stay below, so that one slow round trip raises no alert. Without measurements
// there is no row: an app that does not report its lag is not alerted on.
func ReplicaLagQuery() string {
	return kql.Pipe(
		"AppMetrics",
		fmt.Sprintf("where Name == %q", ReplicaLagMetric),
		"summarize "+SecondsColumn+" = percentile(Max, 90), Measurements = count()",
		"where Measurements > 0",
		"project "+SecondsColumn,
	)
}

// CacheHitRatioQuery returns KQL for the share of look-ups that the cache answered, in percent. It works for Managed
// Redis and for classic Redis, whose metrics have the same names. There is no row below minimumLookups look-ups: an
// empty cache misses at first. Source: Microsoft Learn, supported metrics for Microsoft.Cache/redisEnterprise, 2026,
// verified.
func CacheHitRatioQuery(minimumLookups int) (string, error) {
	if minimumLookups < 1 {
		return "", fmt.Errorf("minimum of %d look-ups: must be at least 1", minimumLookups)
	}
	return kql.Pipe(
		"AzureMetrics",
		`where ResourceProvider =~ "MICROSOFT.CACHE" and MetricName in ("cachehits", "cachemisses")`,
		`summarize Hits = sumif(Total, MetricName == "cachehits"), Lookups = sum(Total)`,
		fmt.Sprintf("where Lookups >= %d", minimumLookups),
		"project "+PercentColumn+" = 100.0 * Hits / Lookups",
	), nil
}

// QueueDepthMetric is the custom metric by which the workers report how many messages wait in a queue, where the queue
// has no metric of its own: a gauge with the attribute "queue", once a minute. Storage queues count all queues of an
// account together, once an hour; the queues of an Event Grid namespace are not counted.
const QueueDepthMetric = "messaging.queue.depth"

// QueueDepthQuery returns KQL for the number of messages in the fullest queue, as [QueueDepthMetric] tells it. Without
// measurements there is no row.
func QueueDepthQuery() string {
	return kql.Pipe(
		"AppMetrics",
		fmt.Sprintf("where Name == %q", QueueDepthMetric),
		`summarize Depth = avg(Max) by Queue = tostring(Properties["queue"])`,
		"summarize "+MessagesColumn+" = max(Depth), Queues = count()",
		"where Queues > 0",
		"project "+MessagesColumn,
	)
}
