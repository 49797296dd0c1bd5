package azure

import (
	"slices"
	"strings"
)

// metrics lists what resources measure, by ARM type in lower case; a type without a row is not known. Names that alerts
// commonly watch: Azure/azure-monitor-baseline-alerts services/*/alerts.yaml, 2026-05, verified. The others: Microsoft
// Learn, supported metrics with Azure Monitor, 2026, known; those of Managed Redis and autoscale settings verified there. Rows
// with a source of their own were checked against it.
var metrics = map[string][]string{
	// MicrosoftDocs/azure-monitor-docs supported-metrics/microsoft-web-serverfarms-metrics.md, 2026-07, verified: the whole
	// list.
	"microsoft.web/serverfarms": {"BytesReceived", "BytesSent", "CpuPercentage", "DiskQueueLength", "HttpQueueLength",
		"MemoryPercentage", "SocketInboundAll", "SocketLoopback", "SocketOutboundAll", "SocketOutboundEstablished",
		"SocketOutboundTimeWait", "TcpCloseWait", "TcpClosing", "TcpEstablished", "TcpFinWait1", "TcpFinWait2", "TcpLastAck",
		"TcpSynReceived", "TcpSynSent", "TcpTimeWait"},
	"microsoft.web/sites": {"HttpResponseTime", "Http5xx", "Http4xx", "Http3xx", "Http2xx", "Http401", "Http403",
		"Http404", "Requests", "HealthCheckStatus", "RequestsInApplicationQueue", "CpuTime", "MemoryWorkingSet",
		"AverageMemoryWorkingSet", "AverageResponseTime", "AppConnections", "BytesReceived", "BytesSent", "Threads",
		"FileSystemUsage",
		// Of Functions, from AlwaysReady on of Flex Consumption alone. CpuPercentage, which only Flex Consumption has, is left
		// out: a rule for a web app would wait for it for ever. MicrosoftDocs/azure-monitor-docs
		// supported-metrics/microsoft-web-sites-metrics.md, 2026-07-31, verified.
		"FunctionExecutionCount", "FunctionExecutionUnits", "InstanceCount",
		"AlwaysReadyFunctionExecutionCount", "AlwaysReadyFunctionExecutionUnits", "AlwaysReadyUnits",
		"OnDemandFunctionExecutionCount", "OnDemandFunctionExecutionUnits"},
	// MicrosoftDocs/azure-monitor-docs supported-metrics/microsoft-sql-servers-databases-metrics.md, 2026-07-31, verified: the
	// whole list without data warehouses, the ledger and the free offer.
	"microsoft.sql/servers/databases": {"allocated_data_storage", "app_cpu_billed", "app_cpu_billed_ha_replicas",
		"app_cpu_percent", "app_memory_percent", "availability", "base_blob_size_bytes", "blocked_by_firewall",
		"connection_failed", "connection_failed_user_error", "connection_successful", "cpu_limit", "cpu_percent", "cpu_used",
		"deadlock", "diff_backup_size_bytes", "dtu_consumption_percent", "dtu_limit", "dtu_used", "full_backup_size_bytes",
		"log_backup_size_bytes", "log_write_percent", "physical_data_read_percent", "replication_lag_seconds",
		"sessions_count", "sessions_percent", "snapshot_backup_size_bytes", "storage", "storage_percent", "workers_percent",
		"xtp_storage_percent", "sql_instance_cpu_percent", "sql_instance_memory_percent", "sqlserver_process_core_percent",
		"sqlserver_process_memory_percent", "tempdb_data_size", "tempdb_log_size", "tempdb_log_used_percent"},
	"microsoft.sql/servers/elasticpools": {"cpu_percent", "dtu_consumption_percent", "storage_percent",
		"eDTU_used", "sessions_percent", "workers_percent", "log_write_percent", "physical_data_read_percent"},
	"microsoft.storage/storageaccounts": {"Availability", "UsedCapacity", "SuccessE2ELatency", "SuccessServerLatency",
		"Transactions", "Ingress", "Egress"},
	"microsoft.insights/components": {"availabilityResults/availabilityPercentage", "availabilityResults/count",
		"availabilityResults/duration", "requests/count", "requests/duration", "requests/failed", "requests/rate",
		"exceptions/count", "exceptions/server", "dependencies/count", "dependencies/duration", "dependencies/failed",
		"performanceCounters/requestExecutionTime", "performanceCounters/requestsInQueue",
		"performanceCounters/processCpuPercentage", "performanceCounters/memoryAvailableBytes", "traces/count"},
	// MicrosoftDocs/azure-monitor-docs supported-metrics/microsoft-servicebus-namespaces-metrics.md, 2026-07-13, verified: the
	// whole list without what is deprecated.
	"microsoft.servicebus/namespaces": {"AbandonMessage", "ActiveConnections", "ActiveMessages", "CompleteMessage",
		"ConnectionsClosed", "ConnectionsOpened", "DeadletteredMessages", "IncomingBytes", "IncomingMessages",
		"IncomingRequests", "Messages", "NamespaceCpuUsage", "NamespaceMemoryUsage", "OutgoingBytes", "OutgoingMessages",
		"PendingCheckpointOperationCount", "ReplicationLagCount", "ReplicationLagDuration", "ScheduledMessages",
		"ServerErrors", "ServerSendLatency", "Size", "SuccessfulRequests", "ThrottledRequests", "UserErrors"},
	"microsoft.cache/redis": {"serverLoad", "allserverLoad", "usedmemorypercentage", "allusedmemorypercentage",
		"connectedclients", "allconnectedclients", "cacheLatency", "errors"},
	"microsoft.cache/redisenterprise": {"cachehits", "cachemisses", "cacheLatency", "cacheRead", "cacheWrite",
		"connectedclients", "errors", "evictedkeys", "expiredkeys", "getcommands", "setcommands", "operationsPerSecond",
		"percentProcessorTime", "totalcommandsprocessed", "totalkeys", "usedmemory", "usedmemorypercentage",
		"geoReplicationHealthy"},
	"microsoft.insights/autoscalesettings": {"MetricThreshold", "ObservedCapacity", "ObservedMetricValue",
		"ScaleActionsInitiated"},
	// MicrosoftDocs/azure-monitor-docs supported-metrics/microsoft-cdn-profiles-metrics.md, 2024-07-30, verified: the whole
	// list of its time.
	"microsoft.cdn/profiles": {"ByteHitRatio", "OriginHealthPercentage", "OriginLatency", "OriginRequestCount",
		"Percentage4XX", "Percentage5XX", "RequestCount", "RequestSize", "ResponseSize", "TotalLatency",
		"WebApplicationFirewallRequestCount"},
	"microsoft.network/applicationgateways": {"UnhealthyHostCount", "HealthyHostCount", "FailedRequests",
		"ResponseStatus", "CapacityUnits", "ComputeUnits", "ApplicationGatewayTotalTime", "TotalRequests",
		"BackendLastByteResponseTime", "Throughput", "CurrentConnections"},
	"microsoft.documentdb/databaseaccounts": {"NormalizedRUConsumption", "TotalRequests", "TotalRequestUnits",
		"ServerSideLatency", "ServiceAvailability", "ReplicationLatency", "RegionFailover", "AutoscaleMaxThroughput",
		"AutoscaledRU", "ProvisionedThroughput", "DataUsage", "IndexUsage", "DocumentCount"},
	// MicrosoftDocs/azure-monitor-docs supported-metrics/microsoft-search-searchservices-metrics.md, 2026-08-14, verified:
	// the whole list.
	"microsoft.search/searchservices": {"SearchLatency", "SearchQueriesPerSecond", "ThrottledSearchQueriesPercentage",
		"DocumentsProcessedCount", "DocumentsProcessedBytes", "IndexStorageUsage", "IndexVectorUsage",
		"PerRequestComputeConsumption", "SkillExecutionCount"},
	"microsoft.keyvault/vaults": {"Availability", "SaturationShoebox", "ServiceApiLatency", "ServiceApiHit",
		"ServiceApiResult"},
	// MicrosoftDocs/azure-monitor-docs supported-metrics/microsoft-apimanagement-service-metrics.md, 2026-07-13, verified: the
	// whole list without what is deprecated.
	"microsoft.apimanagement/service": {"Capacity", "CpuPercent_Gateway", "MemoryPercent_Gateway", "EventHubDroppedEvents",
		"EventHubRejectedEvents", "EventHubSuccessfulEvents", "EventHubThrottledEvents", "EventHubTimedoutEvents",
		"EventHubTotalBytesSent", "EventHubTotalEvents", "EventHubTotalFailedEvents", "BackendDuration", "Duration",
		"Requests", "ConnectionAttempts", "WebSocketMessages", "NetworkConnectivity"},
	// MicrosoftDocs/azure-monitor-docs supported-metrics/microsoft-containerservice-managedclusters-metrics.md,
	// 2026-07-31, verified: the whole list.
	"microsoft.containerservice/managedclusters": {"apiserver_cpu_usage_percentage", "apiserver_memory_usage_percentage",
		"apiserver_current_inflight_requests", "cluster_autoscaler_cluster_safe_to_autoscale",
		"cluster_autoscaler_scale_down_in_cooldown", "cluster_autoscaler_unneeded_nodes_count",
		"cluster_autoscaler_unschedulable_pods_count", "etcd_cpu_usage_percentage", "etcd_database_usage_percentage",
		"etcd_memory_usage_percentage", "kube_node_status_allocatable_cpu_cores",
		"kube_node_status_allocatable_memory_bytes", "kube_node_status_condition", "node_cpu_usage_millicores",
		"node_cpu_usage_percentage", "node_disk_usage_bytes", "node_disk_usage_percentage", "node_memory_rss_bytes",
		"node_memory_rss_percentage", "node_memory_working_set_bytes", "node_memory_working_set_percentage",
		"node_network_in_bytes", "node_network_out_bytes", "kube_pod_status_phase", "kube_pod_status_ready"},
	// MicrosoftDocs/azure-monitor-docs supported-metrics/microsoft-eventgrid-topics-metrics.md, 2026-07-31, verified: the whole
	// list.
	"microsoft.eventgrid/topics": {"AdvancedFilterEvaluationCount", "DeadLetteredCount", "DeliveryAttemptFailCount",
		"DeliverySuccessCount", "DestinationProcessingDurationInMs", "DroppedEventCount", "MatchedEventCount",
		"PublishFailCount", "PublishSuccessCount", "PublishSuccessLatencyInMs", "UnmatchedEventCount"},
	// MicrosoftDocs/azure-monitor-docs supported-metrics/microsoft-eventgrid-systemtopics-metrics.md, 2026-07-31, verified:
	// the whole list.
	"microsoft.eventgrid/systemtopics": {"AdvancedFilterEvaluationCount", "DeadLetteredCount", "DeliveryAttemptFailCount",
		"DeliverySuccessCount", "DestinationProcessingDurationInMs", "DroppedEventCount", "MatchedEventCount",
		"PublishFailCount", "PublishSuccessCount", "PublishSuccessLatencyInMs", "ServerDeliverySuccessRate",
		"UnmatchedEventCount"},
	"microsoft.app/containerapps": {"UsageNanoCores", "WorkingSetBytes", "RestartCount", "Replicas", "Requests"},
	// MicrosoftDocs/azure-monitor-docs supported-metrics/microsoft-network-trafficmanagerprofiles-metrics.md, 2026-07-13,
	// verified: the whole list.
	"microsoft.network/trafficmanagerprofiles": {"ProbeAgentCurrentEndpointStateByProfileResourceId", "QpsByEndpoint"},
}

// MetricsOf returns the metrics that alerts on a resource type can watch. It reports false for a type that the table
// does not have. ARM compares types without regard to case, and so does it.
func MetricsOf(armType string) ([]string, bool) {
	names, ok := metrics[strings.ToLower(armType)]
	return slices.Clone(names), ok
}
