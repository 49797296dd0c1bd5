package azure

import (
	"slices"
	"strings"
)

// dimensions are what metrics can be split by, by ARM type in lower case and metric. Source: MicrosoftDocs/azure-monitor-docs
// supported-metrics, 2024-07 to 2026-07, verified; those of TotalRequests and TotalRequestUnits of Cosmos DB known.
var dimensions = map[string]map[string][]string{
	"microsoft.servicebus/namespaces": {
		"ActiveMessages": {"EntityName"}, "DeadletteredMessages": {"EntityName"}, "ScheduledMessages": {"EntityName"},
		"Messages": {"EntityName"}, "Size": {"EntityName"}, "IncomingMessages": {"EntityName"},
		"OutgoingMessages": {"EntityName"}, "AbandonMessage": {"EntityName"}, "CompleteMessage": {"EntityName"},
		"ServerSendLatency": {"EntityName"}, "ReplicationLagCount": {"EntityName"}, "ReplicationLagDuration": {"EntityName"},
		"ThrottledRequests": {"EntityName", "OperationResult", "MessagingErrorSubCode"},
		"ServerErrors":      {"EntityName", "OperationResult"}, "UserErrors": {"EntityName", "OperationResult"},
		"SuccessfulRequests": {"EntityName", "OperationResult"},
		"NamespaceCpuUsage":  {"Replica"}, "NamespaceMemoryUsage": {"Replica"},
	},
	"microsoft.cdn/profiles": {
		"OriginHealthPercentage": {"Origin", "OriginGroup"}, "OriginLatency": {"Origin", "Endpoint"},
		"OriginRequestCount": {"HttpStatus", "HttpStatusGroup", "Origin", "Endpoint"},
		"Percentage5XX":      {"Endpoint", "ClientRegion", "ClientCountry"},
		"Percentage4XX":      {"Endpoint", "ClientRegion", "ClientCountry"}, "ByteHitRatio": {"Endpoint"},
	},
	"microsoft.apimanagement/service": {
		"Capacity": {"Location"}, "Duration": {"Location", "Hostname", "ApiId"},
		"BackendDuration": {"Location", "Hostname", "ApiId"}, "NetworkConnectivity": {"Location", "ResourceType"},
		"Requests": {"Location", "Hostname", "LastErrorReason", "BackendResponseCode", "GatewayResponseCode",
			"BackendResponseCodeCategory", "GatewayResponseCodeCategory", "ApiId"},
	},
	"microsoft.eventgrid/topics": {
		"DeadLetteredCount":        {"DeadLetterReason", "EventSubscriptionName"},
		"DeliveryAttemptFailCount": {"Error", "ErrorType", "EventSubscriptionName"},
		"DroppedEventCount":        {"DropReason", "EventSubscriptionName"},
		"DeliverySuccessCount":     {"EventSubscriptionName"}, "MatchedEventCount": {"EventSubscriptionName"},
		"PublishFailCount": {"ErrorType", "Error"},
	},
	"microsoft.sql/servers/databases": {
		"replication_lag_seconds":      {"PartnerResourceId", "PartnerServerName", "PartnerDatabaseName"},
		"connection_failed":            {"Error", "ValidatedDriverNameAndVersion"},
		"connection_failed_user_error": {"Error", "ValidatedDriverNameAndVersion"},
	},
	"microsoft.network/trafficmanagerprofiles": {
		"ProbeAgentCurrentEndpointStateByProfileResourceId": {"EndpointName"}, "QpsByEndpoint": {"EndpointName"},
	},
	"microsoft.documentdb/databaseaccounts": {
		"NormalizedRUConsumption": {"CollectionName", "DatabaseName", "Region", "PartitionKeyRangeId", "CollectionRid"},
		"TotalRequests":           {"CollectionName", "DatabaseName", "Region", "StatusCode", "OperationType", "Status"},
		"TotalRequestUnits":       {"CollectionName", "DatabaseName", "Region", "StatusCode", "OperationType", "Status"},
	},
}

// DimensionsOf returns what a metric of a resource type can be split by. It reports false for a metric that the table
// does not have. Azure compares these names without regard to case, and so does it.
func DimensionsOf(armType, metric string) ([]string, bool) {
	for name, found := range dimensions[strings.ToLower(armType)] {
		if strings.EqualFold(name, metric) {
			return slices.Clone(found), true
		}
	}
	return nil, false
}
