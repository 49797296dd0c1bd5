package azure

import (
	"slices"
	"strings"
)

// aggregations lists, by ARM type in lower case, how alerts can aggregate metrics over their window; a metric without a row
// is not known. Source: MicrosoftDocs/azure-monitor-docs supported-metrics, column Aggregation, 2024-07 to 2026-07, verified.
var aggregations = map[string][]aggregation{
	"microsoft.servicebus/namespaces": {
		{[]string{"Average", "Minimum", "Maximum"}, []string{"ActiveMessages", "DeadletteredMessages", "Messages",
			"ScheduledMessages", "Size", "ReplicationLagCount", "ReplicationLagDuration"}},
		{[]string{"Maximum"}, []string{"NamespaceCpuUsage", "NamespaceMemoryUsage"}},
		{[]string{"Average"}, []string{"ConnectionsClosed", "ConnectionsOpened", "ServerSendLatency"}},
		{[]string{"Total"}, []string{"IncomingMessages", "OutgoingMessages", "IncomingRequests", "SuccessfulRequests",
			"ServerErrors", "UserErrors", "ThrottledRequests", "AbandonMessage", "CompleteMessage", "ActiveConnections"}},
	},
	"microsoft.cdn/profiles": {
		{[]string{"Average"}, []string{"ByteHitRatio", "OriginHealthPercentage", "OriginLatency", "Percentage4XX",
			"Percentage5XX"}},
		{[]string{"Total"}, []string{"OriginRequestCount"}},
	},
	"microsoft.documentdb/databaseaccounts": {{[]string{"Maximum", "Average"}, []string{"NormalizedRUConsumption"}}},
	"microsoft.apimanagement/service": {
		{[]string{"Average", "Maximum"}, []string{"Capacity", "CpuPercent_Gateway", "MemoryPercent_Gateway"}},
		{[]string{"Average", "Maximum", "Minimum"}, []string{"BackendDuration", "Duration"}},
		{[]string{"Total", "Maximum", "Minimum"}, []string{"Requests"}},
		{[]string{"Total", "Average"}, []string{"ConnectionAttempts", "WebSocketMessages", "NetworkConnectivity"}},
	},
	"microsoft.eventgrid/topics": {
		{[]string{"Average"}, []string{"DestinationProcessingDurationInMs"}},
		{[]string{"Total"}, []string{"AdvancedFilterEvaluationCount", "DeadLetteredCount", "DeliveryAttemptFailCount",
			"DeliverySuccessCount", "DroppedEventCount", "MatchedEventCount", "PublishFailCount", "PublishSuccessCount",
			"PublishSuccessLatencyInMs", "UnmatchedEventCount"}},
	},
	"microsoft.network/trafficmanagerprofiles": {
		{[]string{"Maximum"}, []string{"ProbeAgentCurrentEndpointStateByProfileResourceId"}},
		{[]string{"Total"}, []string{"QpsByEndpoint"}},
	},
	"microsoft.sql/servers/databases": {
		{[]string{"Average", "Maximum", "Minimum"}, []string{"cpu_percent", "dtu_consumption_percent", "dtu_used",
			"physical_data_read_percent", "log_write_percent", "storage", "storage_percent", "sessions_percent",
			"sessions_count", "workers_percent", "replication_lag_seconds", "sql_instance_cpu_percent",
			"sql_instance_memory_percent", "tempdb_log_used_percent"}},
		{[]string{"Total", "Count"}, []string{"deadlock", "connection_failed", "connection_failed_user_error",
			"connection_successful", "blocked_by_firewall"}},
	},
}

// aggregation is how some metrics of a type can be aggregated.
type aggregation struct{ kinds, metrics []string }

// AggregationsOf returns how an alert can aggregate a metric of a type. It reports false for a metric that the table does not
// have. Names are compared without regard to case.
func AggregationsOf(armType, metric string) ([]string, bool) {
	for _, row := range aggregations[strings.ToLower(armType)] {
		if slices.ContainsFunc(row.metrics, func(name string) bool { return strings.EqualFold(name, metric) }) {
			return slices.Clone(row.kinds), true
		}
	}
	return nil, false
}
