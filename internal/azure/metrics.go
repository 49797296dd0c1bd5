package azure

import (
	"slices"
	"strings"
)

// metrics lists what resources measure, by ARM type in lower case; a type without a row is not known. Names that alerts
// commonly watch: Azure/azure-monitor-baseline-alerts services/*/alerts.yaml, 2026-05, verified. The others: Microsoft
// Learn, supported metrics with Azure Monitor, 2026, known; those of Managed Redis and autoscale settings verified there.
var metrics = map[string][]string{
	"microsoft.web/serverfarms": {"CpuPercentage", "MemoryPercentage", "HttpQueueLength", "DiskQueueLength",
		"BytesReceived", "BytesSent", "SocketOutboundAll", "TcpEstablished", "TcpTimeWait"},
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
	"microsoft.sql/servers/databases": {"cpu_percent", "dtu_consumption_percent", "dtu_used", "dtu_limit", "cpu_used",
		"cpu_limit", "app_cpu_percent", "app_memory_percent", "physical_data_read_percent", "log_write_percent", "storage",
		"storage_percent", "allocated_data_storage", "deadlock", "connection_failed", "connection_failed_user_error",
		"connection_successful", "blocked_by_firewall", "sessions_count", "sessions_percent", "workers_percent",
		"sql_instance_cpu_percent", "sql_instance_memory_percent", "availability", "tempdb_log_used_percent",
		"replication_lag_seconds"},
	"microsoft.sql/servers/elasticpools": {"cpu_percent", "dtu_consumption_percent", "storage_percent",
		"eDTU_used", "sessions_percent", "workers_percent", "log_write_percent", "physical_data_read_percent"},
	"microsoft.storage/storageaccounts": {"Availability", "UsedCapacity", "SuccessE2ELatency", "SuccessServerLatency",
		"Transactions", "Ingress", "Egress"},
	"microsoft.insights/components": {"availabilityResults/availabilityPercentage", "availabilityResults/count",
		"availabilityResults/duration", "requests/count", "requests/duration", "requests/failed", "requests/rate",
		"exceptions/count", "exceptions/server", "dependencies/count", "dependencies/duration", "dependencies/failed",
		"performanceCounters/requestExecutionTime", "performanceCounters/requestsInQueue",
		"performanceCounters/processCpuPercentage", "performanceCounters/memoryAvailableBytes", "traces/count"},
	"microsoft.servicebus/namespaces": {"ActiveMessages", "DeadletteredMessages", "ThrottledRequests", "ServerErrors",
		"NamespaceCpuUsage", "NamespaceMemoryUsage", "ScheduledMessages", "Size", "UserErrors", "Messages",
		"IncomingMessages", "OutgoingMessages", "IncomingRequests", "ActiveConnections"},
	"microsoft.cache/redis": {"serverLoad", "allserverLoad", "usedmemorypercentage", "allusedmemorypercentage",
		"connectedclients", "allconnectedclients", "cacheLatency", "errors"},
	"microsoft.cache/redisenterprise": {"cachehits", "cachemisses", "cacheLatency", "cacheRead", "cacheWrite",
		"connectedclients", "errors", "evictedkeys", "expiredkeys", "getcommands", "setcommands", "operationsPerSecond",
		"percentProcessorTime", "totalcommandsprocessed", "totalkeys", "usedmemory", "usedmemorypercentage",
		"geoReplicationHealthy"},
	"microsoft.insights/autoscalesettings": {"MetricThreshold", "ObservedCapacity", "ObservedMetricValue",
		"ScaleActionsInitiated"},
	"microsoft.cdn/profiles": {"Percentage5XX", "Percentage4XX", "TotalLatency", "OriginHealthPercentage",
		"ByteHitRatio", "RequestCount", "OriginLatency", "OriginRequestCount", "RequestSize", "ResponseSize",
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
	"microsoft.apimanagement/service": {"Capacity", "Requests", "Duration", "BackendDuration"},
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
	"microsoft.eventgrid/topics": {"PublishFailCount", "DeadLetteredCount", "DeliveryAttemptFailCount",
		"PublishSuccessCount", "DroppedEventCount"},
	// MicrosoftDocs/azure-monitor-docs supported-metrics/microsoft-eventgrid-systemtopics-metrics.md, 2026-07-31, verified:
	// the whole list.
	"microsoft.eventgrid/systemtopics": {"AdvancedFilterEvaluationCount", "DeadLetteredCount", "DeliveryAttemptFailCount",
		"DeliverySuccessCount", "DestinationProcessingDurationInMs", "DroppedEventCount", "MatchedEventCount",
		"PublishFailCount", "PublishSuccessCount", "PublishSuccessLatencyInMs", "ServerDeliverySuccessRate",
		"UnmatchedEventCount"},
	"microsoft.app/containerapps": {"UsageNanoCores", "WorkingSetBytes", "RestartCount", "Replicas", "Requests"},
}

// MetricsOf returns the metrics that alerts on a resource type can watch. It reports false for a type that the table
// does not have. ARM compares types without regard to case, and so does it.
func MetricsOf(armType string) ([]string, bool) {
	names, ok := metrics[strings.ToLower(armType)]
	return slices.Clone(names), ok
}
