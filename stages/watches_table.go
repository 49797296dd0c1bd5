package stages

const (
	typeClassicRedis = "Microsoft.Cache/redis"
	typeFrontDoor    = "Microsoft.Cdn/profiles"

	typeEventTopic = "Microsoft.EventGrid/topics"

	dimensionEntity       = "EntityName"
	dimensionSubscription = "EventSubscriptionName"

	baselineAlerts = "Azure Monitor's baseline alerts, 2026-05"
	activityLog    = "Azure Monitor's baseline alerts and the activity log's event schema, 2026"
)

// watches are ordered by what they look at. Azure's baseline has most thresholds from what its customers use, not from
// measurements.
var watches = []Watch{
	{
		ID: "edge-errors", Title: "Front Door answers with errors", Severity: severityError,
		Advice: "See which origin or rule answers: the status 5xx is the origin's, or Front Door's when none answers",
		Measure: Measure{
			ResourceType: typeFrontDoor, Metric: "Percentage5XX", Aggregation: "Average", Operator: "GreaterThan",
			Threshold: 10, Unit: "percent", Window: 5 * Minute, Every: 5 * Minute,
		},
		Source: baselineAlerts,
	},
	{
		ID: "origin-health", Title: "Front Door finds an origin ill", Severity: severityError,
		Advice: "Ask for the health path of the origin: its instances, and then what they depend on",
		Measure: Measure{
			ResourceType: typeFrontDoor, Metric: "OriginHealthPercentage", Aggregation: "Average", Operator: "LessThan",
			Threshold: 95, Unit: "percent", Window: 15 * Minute, Every: 5 * Minute, Split: "Origin",
		},
		Source: baselineAlerts,
	},
	{
		ID: "dead-letters", Title: "Messages could not be worked off", Severity: severityWarning,
		Advice: "Read why in the dead-letter queue, mend the worker, and send the messages again",
		Measure: Measure{
			ResourceType: typeServiceBus, Metric: "DeadletteredMessages", Aggregation: "Average", Operator: "GreaterThan",
			Threshold: 0, Unit: "messages", Window: 5 * Minute, Every: 5 * Minute, Split: dimensionEntity,
		},
		Source: baselineAlerts,
	},
	{
		ID: "dead-events", Title: "Events could not be delivered", Severity: severityWarning,
		Advice: "Read why in the container for dead letters: an event beyond 48 KB fits into no storage queue; then publish again",
		Measure: Measure{
			ResourceType: typeEventTopic, Metric: "DeadLetteredCount", Aggregation: "Total", Operator: "GreaterThan",
			Threshold: 0, Unit: "events", Window: 5 * Minute, Every: 5 * Minute, Split: dimensionSubscription,
		},
		Source: "ours: as for the dead letters of Service Bus",
	},
	{
		ID: "delivery-failures", Title: "Event Grid does not reach a queue", Severity: severityWarning,
		Advice: "See whether the topic's identity has its role on the queue, and whether the account lets trusted services in",
		Measure: Measure{
			ResourceType: typeEventTopic, Metric: "DeliveryAttemptFailCount", Aggregation: "Total", Operator: "GreaterThan",
			Threshold: 0, Unit: "attempts", Window: 15 * Minute, Every: 5 * Minute, Split: dimensionSubscription,
		},
		Source: "ours: delivery is tried for a day, which is the time to mend it before events become dead letters",
	},
	{
		ID: "messaging-throttled", Title: "Service Bus refuses requests", Severity: severityWarning,
		Advice: "Add messaging units, or raise the maximum that autoscale may reach",
		Measure: Measure{
			ResourceType: typeServiceBus, Metric: "ThrottledRequests", Aggregation: "Total", Operator: "GreaterThan",
			Threshold: 0, Unit: "requests", Window: 5 * Minute, Every: 5 * Minute,
		},
		Source: baselineAlerts,
	},
	{
		ID: "messaging-load", Title: "Service Bus is near its limit", Severity: severityWarning,
		Advice: "Add messaging units, or raise the maximum that autoscale may reach",
		Measure: Measure{
			ResourceType: typeServiceBus, Metric: "NamespaceCpuUsage", Aggregation: "Maximum", Operator: "GreaterThan",
			Threshold: 85, Unit: "percent", Window: 15 * Minute, Every: 5 * Minute,
		},
		Source: baselineAlerts,
	},
	{
		ID: "cache-memory", Title: "The cache is nearly full", Severity: severityWarning,
		Advice: "Look for keys without an expiry before taking the next size: sessions are evicted when it is full",
		Measure: Measure{
			ResourceType: typeManagedRedis, Metric: "usedmemorypercentage", Aggregation: "Maximum", Operator: "GreaterThan",
			Threshold: 85, Unit: "percent", Window: 15 * Minute, Every: 5 * Minute,
		},
		Source: "ours: the fifteen percent that are left are what a burst of new sessions takes",
	},
	{
		ID: "cache-load", Title: "The cache is busy all the time", Severity: severityWarning,
		Advice: "Look for slow commands and large values before taking the next size",
		Measure: Measure{
			ResourceType: typeManagedRedis, Metric: "percentProcessorTime", Aggregation: "Maximum", Operator: "GreaterThan",
			Threshold: 85, Unit: "percent", Window: 15 * Minute, Every: 5 * Minute,
		},
		Source: "ours: as for the database's CPU, with less margin because a cache has no long requests",
	},
	{
		ID: "classic-cache-load", Title: "The cache is busy all the time", Severity: severityWarning,
		Advice: "Look for slow commands and large values before taking the next size",
		Measure: Measure{
			ResourceType: typeClassicRedis, Metric: "allserverLoad", Aggregation: "Maximum", Operator: "GreaterThan",
			Threshold: 85, Unit: "percent", Window: 15 * Minute, Every: 5 * Minute,
		},
		Source: "ours: the same as for Managed Redis",
	},
	{
		ID: "request-units", Title: "A Cosmos DB container is near its throughput", Severity: severityWarning,
		Advice: "Raise the container's maximum; if one partition is hot, it is the partition key",
		Measure: Measure{
			ResourceType: typeCosmos, Metric: "NormalizedRUConsumption", Aggregation: "Average", Operator: "GreaterThan",
			Threshold: 70, Unit: "percent", Window: 15 * Minute, Every: 5 * Minute, Split: "CollectionName",
		},
		Source: baselineAlerts,
	},
	{
		ID: "service-health", Title: "Azure has trouble, or plans work",
		Advice: "Read what Azure says; for an outage decide whether to fail over",
		Entry: LogEntry{Category: "ServiceHealth", WholeSubscription: true, Fields: []LogField{
			{"properties.incidentType", []string{"Incident", "Maintenance", "ActionRequired", "Security"}},
		}},
		Source: activityLog,
	},
	{
		ID: "resource-health", Title: "A resource is ill, as Azure itself sees it",
		Advice: "Open the resource's health: it says whether Azure or somebody of yours caused it",
		Entry: LogEntry{Category: "ResourceHealth", Fields: []LogField{
			{"properties.currentHealthStatus", []string{"Degraded", "Unavailable"}},
			{"properties.previousHealthStatus", []string{"Available", "Unknown"}},
		}},
		Source: activityLog,
	},
	{
		ID: "advisor", Title: "Azure Advisor recommends something",
		Advice: "Read it in the weekly review: cost, reliability and security are among its subjects",
		Entry: LogEntry{Category: "Recommendation", Fields: []LogField{
			{"operationName", []string{"Microsoft.Advisor/recommendations/available/action"}},
		}},
		Source: "mspnp/aks-baseline alerts, 2026",
	},
	{
		ID: "autoscale-failed", Title: "Autoscale could not change the number of instances",
		Advice: "Look for the quota or the region's capacity in the entry, and scale by hand meanwhile",
		Entry: LogEntry{Category: "Autoscale", Fields: []LogField{
			{"operationName", []string{
				"Microsoft.Insights/AutoscaleSettings/ScaleupResult/Action",
				"Microsoft.Insights/AutoscaleSettings/ScaledownResult/Action",
			}},
			{"status", []string{"Failed"}},
		}},
		Source: activityLog,
	},
}
