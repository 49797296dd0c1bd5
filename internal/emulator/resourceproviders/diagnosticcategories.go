package resourceproviders

import "strings"

// diagnosticCategories is what a resource type can send to Azure Monitor.
type diagnosticCategories struct {
	logs, groups, metrics []string
}

var (
	allLogs      = []string{"allLogs"}
	allAndAudit  = []string{"allLogs", "audit"}
	allMetrics   = []string{"AllMetrics"}
	storageLogs  = []string{"StorageRead", "StorageWrite", "StorageDelete"}
	transactions = []string{"Transaction", "Capacity", "AllMetrics"}
	siteLogs     = []string{"AppServiceHTTPLogs", "AppServiceConsoleLogs", "AppServiceAppLogs", "AppServiceAuditLogs",
		"AppServiceIPSecAuditLogs", "AppServicePlatformLogs", "AppServiceAntivirusScanAuditLogs",
		"AppServiceFileAuditLogs", "AppServiceAuthenticationLogs"}
)

// diagnosticsByType lists the categories by ARM type in lower case; a type without a row is not modelled.
var diagnosticsByType = map[string]diagnosticCategories{
	"microsoft.web/sites":       {logs: siteLogs, groups: allLogs, metrics: allMetrics},
	"microsoft.web/sites/slots": {logs: siteLogs, groups: allLogs, metrics: allMetrics},
	"microsoft.web/serverfarms": {metrics: allMetrics},
	"microsoft.sql/servers/databases": {
		logs: []string{"SQLInsights", "AutomaticTuning", "QueryStoreRuntimeStatistics", "QueryStoreWaitStatistics", "Errors",
			"DatabaseWaitStatistics", "Timeouts", "Blocks", "Deadlocks", "DevOpsOperationsAudit", "SQLSecurityAuditEvents"},
		groups: allAndAudit, metrics: []string{"Basic", "InstanceAndAppAdvanced", "WorkloadManagement", "AllMetrics"},
	},
	"microsoft.sql/servers/elasticpools": {
		metrics: []string{"Basic", "InstanceAndAppAdvanced", "AllMetrics"},
	},
	"microsoft.storage/storageaccounts":               {metrics: transactions},
	"microsoft.storage/storageaccounts/blobservices":  {logs: storageLogs, groups: allAndAudit, metrics: transactions},
	"microsoft.storage/storageaccounts/queueservices": {logs: storageLogs, groups: allAndAudit, metrics: transactions},
	"microsoft.storage/storageaccounts/tableservices": {logs: storageLogs, groups: allAndAudit, metrics: transactions},
	"microsoft.storage/storageaccounts/fileservices":  {logs: storageLogs, groups: allAndAudit, metrics: transactions},
	"microsoft.operationalinsights/workspaces": {
		logs: []string{"Audit", "SummaryLogs", "Jobs"}, groups: allAndAudit, metrics: allMetrics,
	},
	"microsoft.insights/components": {
		logs: []string{"AppAvailabilityResults", "AppBrowserTimings", "AppDependencies", "AppEvents", "AppExceptions",
			"AppMetrics", "AppPageViews", "AppPerformanceCounters", "AppRequests", "AppSystemEvents", "AppTraces"},
		groups: allLogs, metrics: allMetrics,
	},
	"microsoft.insights/autoscalesettings": {
		logs: []string{"AutoscaleEvaluations", "AutoscaleScaleActions"}, groups: allLogs, metrics: allMetrics,
	},
	"microsoft.network/networksecuritygroups": {
		logs: []string{"NetworkSecurityGroupEvent", "NetworkSecurityGroupRuleCounter"}, groups: allLogs,
	},
	"microsoft.network/virtualnetworks": {
		logs: []string{"VMProtectionAlerts"}, groups: allLogs, metrics: allMetrics,
	},
	"microsoft.network/publicipaddresses": {
		logs:   []string{"DDoSProtectionNotifications", "DDoSMitigationFlowLogs", "DDoSMitigationReports"},
		groups: allAndAudit, metrics: allMetrics,
	},
	"microsoft.network/applicationgateways": {
		logs:   []string{"ApplicationGatewayAccessLog", "ApplicationGatewayPerformanceLog", "ApplicationGatewayFirewallLog"},
		groups: allAndAudit, metrics: allMetrics,
	},
	"microsoft.network/trafficmanagerprofiles": {
		logs: []string{"ProbeHealthStatusEvents"}, groups: allLogs, metrics: allMetrics,
	},
	"microsoft.cdn/profiles": {
		logs:   []string{"FrontDoorAccessLog", "FrontDoorHealthProbeLog", "FrontDoorWebApplicationFirewallLog"},
		groups: allAndAudit, metrics: allMetrics,
	},
	"microsoft.containerservice/managedclusters": {
		logs: []string{"kube-apiserver", "kube-audit", "kube-audit-admin", "kube-controller-manager", "kube-scheduler",
			"cluster-autoscaler", "cloud-controller-manager", "guard", "csi-azuredisk-controller", "csi-azurefile-controller",
			"csi-snapshot-controller"},
		groups: allAndAudit, metrics: allMetrics,
	},
	"microsoft.apimanagement/service": {
		logs:   []string{"GatewayLogs", "WebSocketConnectionLogs", "DeveloperPortalAuditLogs", "GatewayLlmLogs"},
		groups: allAndAudit, metrics: allMetrics,
	},
	"microsoft.network/natgateways": {metrics: allMetrics},
	"microsoft.keyvault/vaults": {
		logs: []string{"AuditEvent", "AzurePolicyEvaluationDetails"}, groups: allAndAudit, metrics: allMetrics,
	},
	"microsoft.cache/redisenterprise":           {metrics: allMetrics},
	"microsoft.cache/redisenterprise/databases": {logs: []string{"ConnectionEvents"}, groups: allAndAudit},
	"microsoft.documentdb/databaseaccounts": {
		logs: []string{"DataPlaneRequests", "DataPlaneRequests5M", "DataPlaneRequests15M", "MongoRequests",
			"QueryRuntimeStatistics", "PartitionKeyStatistics", "PartitionKeyRUConsumption", "ControlPlaneRequests",
			"CassandraRequests", "GremlinRequests", "TableApiRequests"},
		groups: allAndAudit, metrics: []string{"Requests", "SLI", "AllMetrics"},
	},
	"microsoft.kusto/clusters": {
		logs: []string{"SucceededIngestion", "FailedIngestion", "IngestionBatching", "Command", "Query",
			"TableUsageStatistics", "TableDetails", "Journal", "DataOperation"},
		groups: allAndAudit, metrics: allMetrics,
	},
	"microsoft.search/searchservices": {logs: []string{"OperationLogs"}, groups: allAndAudit, metrics: allMetrics},
	"microsoft.containerregistry/registries": {
		logs:   []string{"ContainerRegistryLoginEvents", "ContainerRegistryRepositoryEvents"},
		groups: allAndAudit, metrics: allMetrics,
	},
	"microsoft.app/managedenvironments": {
		logs: []string{"ContainerAppConsoleLogs", "ContainerAppSystemLogs", "AppEnvSpringAppConsoleLogs",
			"AppEnvSessionConsoleLogs", "AppEnvSessionPoolEventLogs", "AppEnvSessionLifeCycleLogs"},
		groups: allAndAudit, metrics: allMetrics,
	},
	"microsoft.app/containerapps":                 {metrics: allMetrics},
	"microsoft.containerinstance/containergroups": {metrics: allMetrics},
	"microsoft.eventgrid/systemtopics":            {logs: []string{"DeliveryFailures"}, groups: allLogs, metrics: allMetrics},
	"microsoft.eventgrid/topics": {
		logs:   []string{"DataPlaneRequests", "DeliveryFailures", "PublishFailures"},
		groups: allAndAudit, metrics: allMetrics,
	},
	"microsoft.servicebus/namespaces": {
		logs: []string{"OperationalLogs", "VNetAndIPFilteringLogs", "RuntimeAuditLogs", "ApplicationMetricsLogs",
			"DataDRLogs", "DiagnosticErrorLogs"},
		groups: allAndAudit, metrics: allMetrics,
	},
}

func diagnosticsOf(armType string) (diagnosticCategories, bool) {
	categories, ok := diagnosticsByType[strings.ToLower(armType)]
	return categories, ok
}
