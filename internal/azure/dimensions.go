package azure

import (
	"slices"
	"strings"
)

// dimensions are what metrics can be split by, by ARM type in lower case and metric. Source: Microsoft Learn, supported
// metrics with Azure Monitor, 2026, known; EntityName of Service Bus: Azure/azure-monitor-baseline-alerts
// services/ServiceBus, 2026-05, verified.
var dimensions = map[string]map[string][]string{
	"microsoft.servicebus/namespaces": {
		"ActiveMessages": {"EntityName"}, "DeadletteredMessages": {"EntityName"}, "ScheduledMessages": {"EntityName"},
		"Messages": {"EntityName"}, "Size": {"EntityName"}, "IncomingMessages": {"EntityName"},
		"OutgoingMessages":  {"EntityName"},
		"ThrottledRequests": {"EntityName", "OperationResult", "MessagingErrorSubCode"},
		"ServerErrors":      {"EntityName", "OperationResult"}, "UserErrors": {"EntityName", "OperationResult"},
	},
	"microsoft.cdn/profiles": {
		"OriginHealthPercentage": {"Origin", "OriginGroup"},
		"Percentage5XX":          {"HttpStatus", "HttpStatusGroup", "ClientRegion", "ClientCountry", "Endpoint"},
		"Percentage4XX":          {"HttpStatus", "HttpStatusGroup", "ClientRegion", "ClientCountry", "Endpoint"},
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
