package stages

const (
	typeComponents   = "Microsoft.Insights/components"
	typeDatabases    = "Microsoft.Sql/servers/databases"
	typePlans        = "Microsoft.Web/serverfarms"
	typeServiceBus   = "Microsoft.ServiceBus/namespaces"
	typeManagedRedis = "Microsoft.Cache/redisEnterprise"
	typeCosmos       = "Microsoft.DocumentDB/databaseAccounts"

	metricDTU = "dtu_consumption_percent"
	metricCPU = "cpu_percent"

	metricActiveMessages = "ActiveMessages"
)

// triggers is in the order of the ladder. A source that says "article" is followed by the section the number is from;
// "ours" by the reason for a number the article does not give.
var triggers = []Trigger{
	{
		ID: "single-response-time", Stage: Single, Title: "Requests are slow under normal load", Action: Promote,
		Evaluation: EvaluateLogQuery, ResourceType: typeComponents, Signal: "requestDuration", Aggregation: "p95",
		Operator: "GreaterThan", Threshold: 500, Unit: "ms", Window: 30 * Minute, MinimumRequests: 100,
		Source: "article section 2: consistently above 500 ms; the percentile is the one section 3 names",
	},
	{
		ID: "single-database-load", Stage: Single, Title: "The database is the bottleneck", Action: Promote,
		Evaluation: EvaluateMetric, ResourceType: typeDatabases, Signal: metricDTU, Aggregation: "Average",
		Operator: "GreaterThan", Threshold: 80, Unit: "percent", Window: 30 * Minute,
		Source: "article section 2 names the bottleneck without a number; 80 % of DTU is its number in section 5",
	},
	{
		ID: "single-failures", Stage: Single, Title: "One instance is not reliable enough", Action: Promote,
		Evaluation: EvaluateLogQuery, ResourceType: typeComponents, Signal: "failedRequests", Aggregation: "share",
		Operator: "GreaterThan", Threshold: 1, Unit: "percent", Window: Hour, MinimumRequests: 100,
		Source: "ours: section 2 asks for fault tolerance without a number. Section 5's 1 % is taken because at this " +
			"volume section 3's 0.1 % would be a single failed request",
	},
	{
		ID: "1k-response-time", Stage: Stage1k, Title: "Requests are slow", Action: Promote,
		Evaluation: EvaluateLogQuery, ResourceType: typeComponents, Signal: "requestDuration", Aggregation: "p95",
		Operator: "GreaterThan", Threshold: 500, Unit: "ms", Window: 15 * Minute, MinimumRequests: 500,
		Source: "article section 3: response time above 500 ms at the 95th percentile",
	},
	{
		ID: "1k-database-cpu", Stage: Stage1k, Title: "The database is busy all the time", Action: Promote,
		Evaluation: EvaluateMetric, ResourceType: typeDatabases, Signal: metricCPU, Aggregation: "Average",
		Operator: "GreaterThan", Threshold: 70, Unit: "percent", Window: 30 * Minute,
		Source: "article section 3: database CPU consistently above 70 %",
	},
	{
		ID: "1k-failures", Stage: Stage1k, Title: "Too many requests fail", Action: Promote,
		Evaluation: EvaluateLogQuery, ResourceType: typeComponents, Signal: "failedRequests", Aggregation: "share",
		Operator: "GreaterThan", Threshold: 0.1, Unit: "percent", Window: 30 * Minute, MinimumRequests: 1000,
		Source: "article section 3: error rate above 0.1 %",
	},
	{
		ID: "10k-instances", Stage: Stage10k, Title: "Autoscale has nothing left to add", Action: Promote,
		Evaluation: EvaluateLogQuery, ResourceType: typePlans, Signal: "instanceCount", Aggregation: "Minimum",
		Operator: "GreaterThanOrEqual", Threshold: 10, Unit: "instances", Window: Hour,
		Source: "article section 4 runs 4 to 10 instances; section 5 begins with dozens",
	},
	{
		ID: "10k-response-time", Stage: Stage10k, Title: "Requests are slow", Action: Promote,
		Evaluation: EvaluateLogQuery, ResourceType: typeComponents, Signal: "requestDuration", Aggregation: "p95",
		Operator: "GreaterThan", Threshold: 500, Unit: "ms", Window: 15 * Minute, MinimumRequests: 1000,
		Source: "article section 3: 500 ms at the 95th percentile; section 4 gives no other number",
	},
	{
		ID: "10k-database-cpu", Stage: Stage10k, Title: "The primary is busy although reads go elsewhere",
		Action: Promote, Evaluation: EvaluateMetric, ResourceType: typeDatabases, Signal: metricCPU,
		Aggregation: "Average", Operator: "GreaterThan", Threshold: 80, Unit: "percent", Window: 30 * Minute,
		Source: "article section 5: 80 % of DTU, which Hyperscale measures as CPU",
	},
	{
		ID: "10k-replica-lag", Stage: Stage10k, Title: "Replicas are further behind than readers can bear",
		Action: Promote, Evaluation: EvaluateLogQuery, ResourceType: typeDatabases, Signal: "replicaLag",
		Aggregation: "Maximum", Operator: "GreaterThan", Threshold: 5, Unit: "seconds", Window: 15 * Minute,
		Source: "article section 4: replicas lag by 1 to 5 seconds; more is not normal",
	},
	{
		ID: "10k-cache-hits", Stage: Stage10k, Title: "The cache answers too few look-ups", Action: Investigate,
		Evaluation: EvaluateLogQuery, ResourceType: typeManagedRedis, Signal: "cacheHitRatio", Aggregation: "share",
		Operator: "LessThan", Threshold: 80, Unit: "percent", Window: Hour, MinimumRequests: 10000,
		Source: "ours: section 4 relies on the cache to relieve the database; below 80 % it relieves it by less than four fifths",
	},
	{
		ID: "100k-response-time", Stage: Stage100k, Title: "The slowest requests are too slow", Action: Promote,
		Evaluation: EvaluateLogQuery, ResourceType: typeComponents, Signal: "requestDuration", Aggregation: "p99",
		Operator: "GreaterThan", Threshold: 500, Unit: "ms", Window: 15 * Minute, MinimumRequests: 1000,
		Severity: severityError, Source: "article section 5: P99 latency above 500 ms",
	},
	{
		ID: "100k-failures", Stage: Stage100k, Title: "Too many requests fail", Action: Investigate,
		Evaluation: EvaluateLogQuery, ResourceType: typeComponents, Signal: "failedRequests", Aggregation: "share",
		Operator: "GreaterThan", Threshold: 1, Unit: "percent", Window: 15 * Minute, MinimumRequests: 1000,
		Severity: severityError, Source: "article section 5: error rate above 1 %",
	},
	{
		ID: "100k-database-load", Stage: Stage100k, Title: "The database is near its limit", Action: Promote,
		Evaluation: EvaluateMetric, ResourceType: typeDatabases, Signal: metricDTU, Aggregation: "Average",
		Operator: "GreaterThan", Threshold: 80, Unit: "percent", Window: 15 * Minute,
		Source: "article section 5: database DTU above 80 %",
	},
	{
		ID: "100k-queue-depth", Stage: Stage100k, Title: "Workers fall behind", Action: Promote,
		Evaluation: EvaluateMetric, ResourceType: typeServiceBus, Signal: metricActiveMessages, Aggregation: "Average",
		Operator: "GreaterThan", Threshold: 10000, Unit: "messages", Window: 15 * Minute, Split: dimensionEntity,
		Source: "article section 5: queue depth above 10,000 messages",
	},
	{
		ID: "100k-costs", Stage: Stage100k, Title: "A day costs unusually much", Action: Investigate,
		Evaluation: EvaluateCosts, ResourceType: "Microsoft.CostManagement/scheduledActions", Signal: "dailyCosts",
		Aggregation: "share", Operator: "GreaterThan", Threshold: 20, Unit: "percent", Window: 24 * Hour,
		Source: "article section 5: cost anomaly above 20 % in a day",
	},
	{
		ID: "1m-instances", Stage: Stage1m, Title: "A region has no instances left to add", Action: Promote,
		Evaluation: EvaluateLogQuery, ResourceType: typePlans, Signal: "instanceCount", Aggregation: "Minimum",
		Operator: "GreaterThanOrEqual", Threshold: 30, Unit: "instances", Window: Hour,
		Source: "ours: 30 is the most instances a Premium plan can have",
	},
	{
		ID: "1m-database-load", Stage: Stage1m, Title: "The only writer is near its limit", Action: Promote,
		Evaluation: EvaluateMetric, ResourceType: typeDatabases, Signal: metricDTU, Aggregation: "Average",
		Operator: "GreaterThan", Threshold: 80, Unit: "percent", Window: 15 * Minute,
		Source: "article section 5: 80 %; section 7 answers a writer at its limit with shards",
	},
	{
		ID: "1m-request-units", Stage: Stage1m, Title: "A Cosmos DB partition is hot", Action: Investigate,
		Evaluation: EvaluateMetric, ResourceType: typeCosmos, Signal: "NormalizedRUConsumption",
		Aggregation: "Maximum", Operator: "GreaterThan", Threshold: 70, Unit: "percent", Window: 15 * Minute,
		Source: "ours: the threshold of Azure Monitor's baseline alerts, 2026-05",
	},
	{
		ID: "10m-instances", Stage: Stage10m, Title: "A cell has no instances left to add", Action: AddCell,
		Evaluation: EvaluateLogQuery, ResourceType: typePlans, Signal: "instanceCount", Aggregation: "Minimum",
		Operator: "GreaterThanOrEqual", Threshold: 30, Unit: "instances", Window: Hour,
		Source: "ours: 30 is the most instances a Premium plan can have, and a cell does not grow beyond it",
	},
	{
		ID: "10m-database-load", Stage: Stage10m, Title: "A shard is near its limit", Action: AddCell,
		Evaluation: EvaluateMetric, ResourceType: typeDatabases, Signal: metricDTU, Aggregation: "Average",
		Operator: "GreaterThan", Threshold: 80, Unit: "percent", Window: 15 * Minute,
		Source: "article section 5: 80 %",
	},
}
