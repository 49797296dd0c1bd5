package azure

// The sources that several rows share. Nobody here could measure against a subscription.
const (
	deploymentLogs = "public deployment logs of Azure CLI and Terraform runs (2021-2026)"
	experience     = "common experience with Azure Resource Manager; nobody looked it up"
	scaleDocs      = "MicrosoftDocs/sql-docs azure-sql/database/single-database-scale.md, without data"
	redisIssue     = "Azure/AzureCacheForRedis issue 6: 20 minutes and more is typical; one log of 6 minutes"
	amrDocs        = "MicrosoftDocs/azure-docs azure-cache-for-redis, how to scale: about 10 minutes for an empty cache"
	gatewayDocs    = "MicrosoftDocs/azure-docs application-gateway quickstarts: 5 to 8 minutes, up to 30"
	edgeExperience = "common experience: quick requests, edges that follow in 10 to 45 minutes; azurerm allows 4 to 6 hours"
	apimDocs       = "MicrosoftDocs/azure-docs api-management quickstarts: 30 to 40 minutes"
)

// propagation is how long Front Door takes to bring a change to all its edges.
var propagation = Duration{10, 20, 45}

// durations starts with the defaults; the others are ordered by type. What the rows of a type leave out takes the verb's
// default. An update takes the time of a change of size where that is the slowest that the program makes.
var durations = []DurationRow{
	duration("", VerbCreate, 0.05, 0.1, 0.5, experience, Known),
	duration("", VerbUpdate, 0.05, 0.1, 0.5, experience, Known),
	duration("", VerbDelete, 0.05, 0.1, 0.5, experience, Known),

	duration("apimanagement:ApiManagementService", VerbCreate, 30, 35, 45, apimDocs, Verified),
	duration("apimanagement:ApiManagementService", VerbUpdate, 15, 25, 45, experience, Known),
	duration("app:ContainerApp", VerbCreate, 0.3, 0.7, 2, experience, Known),
	duration("app:ContainerApp", VerbUpdate, 0.3, 0.7, 2, experience, Known),
	duration("app:ManagedEnvironment", VerbCreate, 2, 3, 5, experience, Known),
	duration("app:ManagedEnvironment", VerbDelete, 2, 5, 10, experience, Known),
	duration("authorization:RoleAssignment", VerbCreate, 0.05, 0.1, 0.5, experience, Known),
	duration("cache:AccessPolicyAssignment", VerbCreate, 0.5, 1, 2, experience, Known),
	duration("cache:Database", VerbCreate, 1, 2, 5, experience, Known),
	duration("cache:Database", VerbUpdate, 0.5, 2, 5, experience, Known),
	duration("cache:Redis", VerbCreate, 6, 20, 25, redisIssue, Verified),
	duration("cache:Redis", VerbUpdate, 10, 20, 30, experience, Known),
	duration("cache:Redis", VerbDelete, 2, 5, 10, experience, Known),
	duration("cache:RedisEnterprise", VerbCreate, 5, 10, 15, amrDocs, Inferred),
	duration("cache:RedisEnterprise", VerbUpdate, 5, 10, 15, amrDocs, Verified),
	duration("cache:RedisEnterprise", VerbDelete, 3, 5, 10, experience, Known),
	frontDoor("cdn:AFDCustomDomain", VerbCreate, 0.5, 1, 2),
	frontDoor("cdn:AFDEndpoint", VerbCreate, 0.2, 0.5, 1),
	frontDoor("cdn:AFDEndpoint", VerbDelete, 0.2, 0.5, 1),
	frontDoor("cdn:AFDOrigin", VerbCreate, 0.2, 0.5, 1),
	frontDoor("cdn:AFDOrigin", VerbUpdate, 0.2, 0.5, 1),
	frontDoor("cdn:AFDOriginGroup", VerbCreate, 0.2, 0.5, 1),
	frontDoor("cdn:AFDOriginGroup", VerbUpdate, 0.2, 0.5, 1),
	frontDoor("cdn:Profile", VerbCreate, 0.2, 0.5, 1),
	frontDoor("cdn:Profile", VerbDelete, 0.5, 1, 3),
	frontDoor("cdn:Route", VerbCreate, 0.2, 0.5, 1),
	frontDoor("cdn:Route", VerbUpdate, 0.2, 0.5, 1),
	frontDoor("cdn:Rule", VerbCreate, 0.2, 0.5, 1),
	frontDoor("cdn:Rule", VerbUpdate, 0.2, 0.5, 1),
	frontDoor("cdn:RuleSet", VerbCreate, 0.2, 0.3, 1),
	frontDoor("cdn:SecurityPolicy", VerbCreate, 0.2, 0.5, 1),
	frontDoor("cdn:SecurityPolicy", VerbUpdate, 0.2, 0.5, 1),
	duration("chaos:Experiment", VerbCreate, 0.1, 0.2, 1, experience, Known),
	duration("containerinstance:ContainerGroup", VerbCreate, 0.5, 1, 3, experience, Known),
	duration("containerregistry:Registry", VerbCreate, 0.2, 0.5, 0.5, deploymentLogs, Verified),
	duration("containerregistry:Replication", VerbCreate, 0.5, 1, 10, experience, Known),
	duration("containerregistry:Replication", VerbDelete, 0.3, 1, 3, experience, Known),
	duration("containerservice:AgentPool", VerbCreate, 1.5, 3, 6, experience, Known),
	duration("containerservice:AgentPool", VerbUpdate, 0.5, 3, 15, experience, Known),
	duration("containerservice:AgentPool", VerbDelete, 1, 3, 8, experience, Known),
	duration("containerservice:MaintenanceConfiguration", VerbCreate, 0.05, 0.1, 0.3, experience, Known),
	duration("containerservice:ManagedCluster", VerbCreate, 3.6, 4.5, 8.5, deploymentLogs, Verified),
	duration("containerservice:ManagedCluster", VerbUpdate, 1, 3, 10, experience, Known),
	duration("containerservice:ManagedCluster", VerbDelete, 3, 5, 10, experience, Known),
	duration("documentdb:DatabaseAccount", VerbCreate, 2, 3, 5, experience, Known),
	duration("documentdb:DatabaseAccount", VerbUpdate, 3, 5, 8, experience, Known),
	duration("documentdb:DatabaseAccount", VerbDelete, 3, 5, 10, experience, Known),
	duration("documentdb:GremlinResourceGremlinDatabase", VerbCreate, 0.3, 0.6, 1, experience, Known),
	duration("documentdb:GremlinResourceGremlinGraph", VerbCreate, 0.3, 0.6, 1.5, experience, Known),
	duration("documentdb:GremlinResourceGremlinGraph", VerbDelete, 0.2, 0.5, 1, experience, Known),
	duration("documentdb:SqlResourceSqlContainer", VerbCreate, 0.3, 0.6, 1.5, experience, Known),
	duration("documentdb:SqlResourceSqlContainer", VerbDelete, 0.2, 0.5, 1, experience, Known),
	duration("documentdb:SqlResourceSqlDatabase", VerbCreate, 0.3, 0.6, 1, experience, Known),
	duration("documentdb:SqlResourceSqlRoleAssignment", VerbCreate, 0.3, 0.5, 1, experience, Known),
	duration("eventgrid:SystemTopic", VerbCreate, 0.2, 0.5, 1, experience, Known),
	duration("eventgrid:SystemTopic", VerbDelete, 0.2, 0.5, 1, experience, Known),
	duration("eventgrid:SystemTopicEventSubscription", VerbCreate, 0.2, 0.5, 1, experience, Known),
	duration("eventgrid:Topic", VerbCreate, 0.2, 0.5, 1, experience, Known),
	duration("eventgrid:Topic", VerbDelete, 0.2, 0.5, 1, experience, Known),
	duration("eventgrid:TopicEventSubscription", VerbCreate, 0.2, 0.5, 1, experience, Known),
	duration("insights:Component", VerbCreate, 0.1, 0.2, 0.5, experience, Known),
	duration("keyvault:Vault", VerbCreate, 0.2, 2.3, 2.7, deploymentLogs, Verified),
	duration("kusto:Cluster", VerbCreate, 10, 15, 25,
		"hashicorp/terraform-provider-azurerm pull request 17581: 21 minutes for a test that makes and deletes one", Inferred),
	duration("kusto:Cluster", VerbUpdate, 1, 5, 15, experience, Known),
	duration("kusto:Cluster", VerbDelete, 3, 5, 10, experience, Known),
	duration("kusto:DatabasePrincipalAssignment", VerbCreate, 0.2, 0.5, 1, experience, Known),
	duration("kusto:ReadWriteDatabase", VerbCreate, 0.5, 1, 2, experience, Known),
	duration("loadtestservice:LoadTest", VerbCreate, 0.3, 1, 3, experience, Known),
	duration("network:ApplicationGateway", VerbCreate, 5, 7, 30, gatewayDocs, Verified),
	duration("network:ApplicationGateway", VerbUpdate, 0.5, 2, 10, experience, Known),
	duration("network:ApplicationGateway", VerbDelete, 1, 3, 8, experience, Known),
	duration("network:DdosProtectionPlan", VerbCreate, 0.1, 0.3, 1, experience, Known),
	duration("network:NatGateway", VerbCreate, 0.2, 0.3, 1, experience, Known),
	duration("network:PrivateDnsZoneGroup", VerbCreate, 0.2, 0.3, 1, experience, Known),
	duration("network:PrivateEndpoint", VerbCreate, 0.5, 1, 1.5, experience, Known),
	duration("network:PrivateEndpoint", VerbDelete, 0.3, 1, 2, experience, Known),
	duration("network:PrivateZone", VerbCreate, 0.3, 0.6, 1, experience, Known),
	duration("network:PrivateZone", VerbDelete, 0.3, 0.6, 1, experience, Known),
	duration("network:Profile", VerbCreate, 0.1, 0.3, 1, experience, Known),
	duration("network:VirtualNetworkLink", VerbCreate, 0.3, 0.6, 1.5, experience, Known),
	duration("network:VirtualNetworkLink", VerbDelete, 0.3, 0.6, 1.5, experience, Known),
	duration("network:VirtualNetworkPeering", VerbCreate, 0.1, 0.3, 1, experience, Known),
	duration("network:VirtualNetworkPeering", VerbDelete, 0.1, 0.3, 1, experience, Known),
	duration("operationalinsights:Workspace", VerbCreate, 0.3, 0.5, 1, experience, Known),
	duration("resources:ResourceGroup", VerbCreate, 0.03, 0.05, 0.15, deploymentLogs, Verified),
	duration("resources:ResourceGroup", VerbDelete, 0.5, 1, 5, experience, Known),
	duration("search:Service", VerbCreate, 1, 3, 10, experience, Known),
	duration("search:Service", VerbUpdate, 5, 15, 60,
		"Microsoft Learn, estimate and manage capacity of a search service: up to an hour for partitions", Inferred),
	duration("search:Service", VerbDelete, 0.2, 0.5, 2, experience, Known),
	duration("securityinsights:SentinelOnboardingState", VerbCreate, 0.1, 0.3, 1, experience, Known),
	duration("servicebus:Namespace", VerbCreate, 0.7, 2, 3, experience, Known),
	duration("servicebus:Namespace", VerbUpdate, 0.2, 0.5, 2, experience, Known),
	duration("servicebus:Namespace", VerbDelete, 0.5, 1, 3, experience, Known),
	duration("sql:Database", VerbCreate, 1, 1.5, 2, experience, Known),
	duration("sql:Database", VerbUpdate, 1, 5, 30, scaleDocs, Inferred),
	duration("sql:Database", VerbDelete, 0.2, 0.5, 2, experience, Known),
	duration("sql:ElasticPool", VerbCreate, 1, 2, 5, experience, Known),
	duration("sql:ElasticPool", VerbUpdate, 1, 5, 30, scaleDocs, Inferred),
	duration("sql:ElasticPool", VerbDelete, 0.2, 0.5, 2, experience, Known),
	duration("sql:FailoverGroup", VerbCreate, 1, 2, 3,
		"MicrosoftDocs/sql-docs azure-sql/database, failover groups: seeding of up to 500 GB an hour comes on top", Inferred),
	duration("sql:FailoverGroup", VerbUpdate, 0.5, 1, 3, experience, Known),
	duration("sql:FailoverGroup", VerbDelete, 0.2, 0.5, 2, experience, Known),
	duration("sql:JobAgent", VerbCreate, 1, 2, 5, experience, Inferred),
	duration("sql:JobPrivateEndpoint", VerbCreate, 0.5, 1, 3, experience, Inferred),
	duration("sql:JobTargetGroup", VerbCreate, 0.1, 0.2, 1, experience, Inferred),
	duration("sql:Server", VerbCreate, 0.75, 1, 1.5, deploymentLogs, Verified),
	duration("sql:Server", VerbUpdate, 0.2, 0.5, 1.5, experience, Known),
	duration("sql:Server", VerbDelete, 0.2, 0.5, 2, experience, Known),
	duration("sql:VirtualNetworkRule", VerbCreate, 0.2, 0.5, 1, experience, Known),
	duration("storage:StorageAccount", VerbCreate, 0.4, 0.5, 1.1, deploymentLogs, Verified),
	duration("web:AppServicePlan", VerbCreate, 0.2, 0.25, 0.5, deploymentLogs, Verified),
	duration("web:AppServicePlan", VerbUpdate, 0.2, 0.5, 3, experience, Known),
	duration("web:WebApp", VerbCreate, 0.5, 0.75, 1, deploymentLogs, Verified),
	duration("web:WebApp", VerbUpdate, 0.2, 0.4, 1, experience, Known),
	duration("web:WebAppSlot", VerbCreate, 0.5, 0.75, 1, experience, Known),
}

func duration(kind string, verb Verb, low, typical, high float64, source string, evidence Evidence) DurationRow {
	return DurationRow{Type: kind, Verb: verb, Duration: Duration{low, typical, high}, Source: source, Evidence: evidence}
}

func frontDoor(kind string, verb Verb, low, typical, high float64) DurationRow {
	row := duration(kind, verb, low, typical, high, edgeExperience, Known)
	row.Settles = propagation
	return row
}
