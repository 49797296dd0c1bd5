package topology

import (
	"strings"

	"github.com/azstage/azstage/internal/graph"
)

// row says how resources of one type are drawn.
type row struct {
	token, title string
	kind         Kind
	facts        func(*reader, graph.Resource) []string
	// refine chooses kind and title from the resource, where one type has several.
	refine func(*reader, graph.Resource) (Kind, string)
}

// kinds are the types that are drawn. Types that only set up another resource (rules, diagnostics, DNS) are not.
var kinds = []row{
	{token: "azure-native:cdn:Profile", title: "Front Door", kind: FrontDoor, facts: frontDoorFacts},
	{token: "azure-native:network:Profile", title: "Traffic Manager", kind: Other, facts: trafficManagerFacts},
	{token: "azure-native:network:ApplicationGateway", title: "Application Gateway", kind: Gateway, facts: gatewayFacts},
	{
		token: "azure-native:apimanagement:ApiManagementService", title: "API Management", kind: APIs,
		facts: apiManagementFacts,
	},
	{token: "azure-native:web:WebApp", title: "App Service", kind: App, facts: appFacts, refine: appKind},
	{
		token: "azure-native:containerinstance:ContainerGroup", title: "Container group", kind: App,
		facts: containerGroupFacts,
	},
	{token: "azure-native:app:ContainerApp", title: "Container App", kind: App, facts: containerAppFacts},
	{
		token: "azure-native:containerservice:ManagedCluster", title: "Kubernetes Service", kind: Cluster,
		facts: clusterFacts,
	},
	{token: "azure-native:network:PrivateEndpoint", title: "Private endpoint", kind: Endpoint, facts: endpointFacts},
	{token: "azure-native:network:NatGateway", title: "NAT gateway", kind: Other, facts: noFacts},
	{token: "azure-native:cache:RedisEnterprise", title: "Managed Redis", kind: Cache, facts: managedCacheFacts},
	{token: "azure-native:cache:Redis", title: "Cache for Redis", kind: Cache, facts: classicCacheFacts},
	{token: "azure-native:sql:Database", kind: Database, facts: databaseFacts, refine: databaseKind},
	{token: jobAgent, title: "Elastic job agent", kind: Other, facts: jobAgentFacts},
	{
		token: "azure-native:storage:StorageAccount", title: "Blob storage", kind: Storage, facts: storageFacts,
		refine: storageKind,
	},
	{token: "azure-native:servicebus:Namespace", title: "Service Bus", kind: Queue, facts: serviceBusFacts},
	{token: "azure-native:eventgrid:SystemTopic", title: "Event Grid", kind: Events, facts: topicFacts},
	{token: "azure-native:eventgrid:Topic", title: "Event Grid topic", kind: Events, facts: topicFacts},
	{token: "azure-native:keyvault:Vault", title: "Key Vault", kind: Vault, facts: vaultFacts},
	{
		token: "azure-native:documentdb:DatabaseAccount", title: "Cosmos DB", kind: Documents, facts: documentFacts,
		refine: documentKind,
	},
	{token: "azure-native:kusto:Cluster", title: "Data Explorer", kind: TimeSeries, facts: timeSeriesFacts},
	{token: "azure-native:search:Service", title: "AI Search", kind: Search, facts: searchFacts},
	{
		token: "azure-native:insights:Component", title: "Application Insights", kind: Monitoring,
		facts: monitoringFacts,
	},
}

// supporting are the components that are no part of the picture of a request: their effect is in the facts, places and
// flows of the others.
var supporting = map[string]bool{
	"Alerts": true, "Autoscale": true, "Availability": true, "Budget": true, "CostAlerts": true, "DDoSProtection": true, "FailoverGroup": true,
	"Identity": true, "Network": true, "Observability": true, "Peering": true, "PrivateLink": true, "Workbook": true,
	"AKSWorkload": true, "ContainerAppsEnvironment": true, "ContainerNames": true, "Registry": true, "Sentinel": true, "Services": true,
	"SharedPlan": true, "Chaos": true, "LoadTest": true, "Governance": true, "JobTargets": true,
	"TableStorage": true,
}

// failoverGroup is not drawn: it is a fact of the databases in it, and where its host names lead.
const failoverGroup = "azure-native:sql:FailoverGroup"

func appKind(_ *reader, resource graph.Resource) (Kind, string) {
	if isFunctionApp(resource) {
		return App, "Functions"
	}
	return App, "App Service"
}

func databaseKind(_ *reader, resource graph.Resource) (Kind, string) {
	switch {
	case text(resource.Inputs, "sourceDatabaseId") == "":
		return Database, "SQL database"
	case strings.EqualFold(text(resource.Inputs, "secondaryType"), "Named"):
		return Replica, "Read replica"
	}
	return Replica, "Geo-replica"
}

// noFacts is for what there is nothing to say about.
func noFacts(*reader, graph.Resource) []string { return []string{} }
