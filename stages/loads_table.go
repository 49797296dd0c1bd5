package stages

const (
	typeAutoscale = "Microsoft.Insights/autoscalesettings"
	typeSearch    = "Microsoft.Search/searchServices"

	// rightSizing: Azure Advisor shuts down virtual machines whose CPU stays below 3 %, and proposes a smaller one for work
	// that users wait for where its 95th percentile would stay at 40 %.
	rightSizing = "Azure Advisor's rules for virtual machines, Microsoft Learn, 2024, known"
	unused      = "ours: in no hour was there a single one"
)

var loads = []Load{
	{
		ID: "plan-cpu", Title: "CPU of the plan", ResourceType: typePlans, Metric: "CpuPercentage", Aggregation: "Average",
		Unit: "percent", Window: Hour, IdleBelow: 3, Dimension: ComputeDimension, Fits: 40, Source: rightSizing,
	},
	{
		ID: "plan-memory", Title: "Memory of the plan", ResourceType: typePlans, Metric: "MemoryPercentage",
		Aggregation: "Average", Unit: "percent", Window: Hour, Dimension: MemoryDimension, Fits: 80,
		Source: "ours: above 80 % autoscale adds an instance, from stage 10k on",
	},
	{
		ID: "plan-instances", Title: "Instances of the plan", ResourceType: typeAutoscale, Metric: "ObservedCapacity",
		Aggregation: "Average", Unit: "instances", Window: Hour,
		Source: "ours: says how much of the plan is used, together with its CPU",
	},
	{
		ID: "database-used", Title: "Load of the database", ResourceType: typeDatabases, Metric: metricDTU,
		Aggregation: "Average", Unit: "percent", Window: Hour, IdleBelow: 3, Dimension: ComputeDimension, Fits: 40,
		Source: rightSizing,
	},
	{
		ID: "cache-cpu", Title: "CPU of the cache", ResourceType: typeManagedRedis, Metric: "percentProcessorTime",
		Aggregation: "Maximum", Unit: "percent", Window: Hour, Dimension: ComputeDimension, Fits: 40, Source: rightSizing,
	},
	{
		ID: "cache-filled", Title: "Memory of the cache", ResourceType: typeManagedRedis, Metric: "usedmemorypercentage",
		Aggregation: "Maximum", Unit: "percent", Window: Hour, Dimension: MemoryDimension, Fits: 60,
		Source: "ours: leaves a quarter of the cache before the alert at 85 %",
	},
	{
		ID: "cache-lookups", Title: "Look-ups in the cache", ResourceType: typeManagedRedis, Metric: "getcommands",
		Aggregation: "Total", Unit: "look-ups", Window: Hour, IdleBelow: 1, Source: unused,
	},
	{
		ID: "edge-requests", Title: "Requests to Front Door", ResourceType: typeFrontDoor, Metric: "RequestCount",
		Aggregation: "Total", Unit: "requests", Window: Hour, IdleBelow: 1, Source: unused,
	},
	{
		ID: "messages", Title: "Messages to Service Bus", ResourceType: typeServiceBus, Metric: "IncomingMessages",
		Aggregation: "Total", Unit: "messages", Window: Hour, IdleBelow: 1, Source: unused,
	},
	{
		ID: "document-requests", Title: "Requests to Cosmos DB", ResourceType: typeCosmos, Metric: "TotalRequests",
		Aggregation: "Count", Unit: "requests", Window: Hour, IdleBelow: 1, Source: unused,
	},
	{
		ID: "searches", Title: "Searches a second", ResourceType: typeSearch, Metric: "SearchQueriesPerSecond",
		Aggregation: "Average", Unit: "searches", Window: Hour, IdleBelow: 1.0 / 3600, Source: unused,
	},
}
