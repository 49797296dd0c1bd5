package rules

import "strings"

// The types that rules name, without API version.
const (
	resourceGroup = "azure-native:resources:ResourceGroup"

	appServicePlan  = "azure-native:web:AppServicePlan"
	webApp          = "azure-native:web:WebApp"
	webAppSlot      = "azure-native:web:WebAppSlot"
	ftpAllowed      = "azure-native:web:WebAppFtpAllowed"
	ftpAllowedSlot  = "azure-native:web:WebAppFtpAllowedSlot"
	scmAllowed      = "azure-native:web:WebAppScmAllowed"
	scmAllowedSlot  = "azure-native:web:WebAppScmAllowedSlot"
	slotConfigNames = "azure-native:web:WebAppSlotConfigurationNames"
	webAppSettings  = "azure-native:web:WebAppApplicationSettings"
	slotSettings    = "azure-native:web:WebAppApplicationSettingsSlot"

	storageAccount     = "azure-native:storage:StorageAccount"
	blobService        = "azure-native:storage:BlobServiceProperties"
	blobContainer      = "azure-native:storage:BlobContainer"
	sqlServer          = "azure-native:sql:Server"
	sqlDatabase        = "azure-native:sql:Database"
	sqlFirewallRule    = "azure-native:sql:FirewallRule"
	sqlVNetRule        = "azure-native:sql:VirtualNetworkRule"
	sqlAuditing        = "azure-native:sql:ExtendedServerBlobAuditingPolicy"
	sqlAuditingBasic   = "azure-native:sql:ServerBlobAuditingPolicy"
	sqlEncryption      = "azure-native:sql:TransparentDataEncryption"
	sqlShortTerm       = "azure-native:sql:BackupShortTermRetentionPolicy"
	sqlFailover        = "azure-native:sql:FailoverGroup"
	sqlJobAgent        = "azure-native:sql:JobAgent"
	sqlPool            = "azure-native:sql:ElasticPool"
	managedRedis       = "azure-native:cache:RedisEnterprise"
	managedRedisDB     = "azure-native:cache:Database"
	classicRedis       = "azure-native:cache:Redis"
	keyVault           = "azure-native:keyvault:Vault"
	serviceBus         = "azure-native:servicebus:Namespace"
	serviceBusQueue    = "azure-native:servicebus:Queue"
	systemTopic        = "azure-native:eventgrid:SystemTopic"
	eventTopic         = "azure-native:eventgrid:Topic"
	systemSubscription = "azure-native:eventgrid:SystemTopicEventSubscription"
	topicSubscription  = "azure-native:eventgrid:TopicEventSubscription"
	storageQueue       = "azure-native:storage:Queue"
	storageTable       = "azure-native:storage:Table"
	registry           = "azure-native:containerregistry:Registry"
	registryReplica    = "azure-native:containerregistry:Replication"
	appEnvironment     = "azure-native:app:ManagedEnvironment"
	containerApp       = "azure-native:app:ContainerApp"
	containerGroup     = "azure-native:containerinstance:ContainerGroup"

	cosmosAccount   = "azure-native:documentdb:DatabaseAccount"
	cosmosDatabase  = "azure-native:documentdb:SqlResourceSqlDatabase"
	cosmosContainer = "azure-native:documentdb:SqlResourceSqlContainer"
	gremlinDatabase = "azure-native:documentdb:GremlinResourceGremlinDatabase"
	gremlinGraph    = "azure-native:documentdb:GremlinResourceGremlinGraph"
	kustoCluster    = "azure-native:kusto:Cluster"
	kustoDatabase   = "azure-native:kusto:ReadWriteDatabase"
	searchService   = "azure-native:search:Service"

	apiManagement = "azure-native:apimanagement:ApiManagementService"
	managedAPI    = "azure-native:apimanagement:Api"
	apiBackend    = "azure-native:apimanagement:Backend"

	virtualNetwork  = "azure-native:network:VirtualNetwork"
	subnet          = "azure-native:network:Subnet"
	securityGroup   = "azure-native:network:NetworkSecurityGroup"
	publicIP        = "azure-native:network:PublicIPAddress"
	natGateway      = "azure-native:network:NatGateway"
	privateEndpoint = "azure-native:network:PrivateEndpoint"
	dnsZoneGroup    = "azure-native:network:PrivateDnsZoneGroup"
	privateZone     = "azure-native:network:PrivateZone"
	zoneLink        = "azure-native:network:VirtualNetworkLink"
	flowLog         = "azure-native:network:FlowLog"
	appGateway      = "azure-native:network:ApplicationGateway"
	gatewayFirewall = "azure-native:network:WebApplicationFirewallPolicy"
	trafficManager  = "azure-native:network:Profile"

	edgeFirewall   = "azure-native:network:Policy"
	edgeProfile    = "azure-native:cdn:Profile"
	edgeEndpoint   = "azure-native:cdn:AFDEndpoint"
	originGroup    = "azure-native:cdn:AFDOriginGroup"
	origin         = "azure-native:cdn:AFDOrigin"
	route          = "azure-native:cdn:Route"
	customDomain   = "azure-native:cdn:AFDCustomDomain"
	securityPolicy = "azure-native:cdn:SecurityPolicy"

	workspace         = "azure-native:operationalinsights:Workspace"
	appInsights       = "azure-native:insights:Component"
	actionGroup       = "azure-native:insights:ActionGroup"
	metricAlert       = "azure-native:insights:MetricAlert"
	queryRule         = "azure-native:insights:ScheduledQueryRule"
	webTest           = "azure-native:insights:WebTest"
	diagnosticSetting = "azure-native:insights:DiagnosticSetting"
	autoscaleSetting  = "azure-native:insights:AutoscaleSetting"
	activityAlert     = "azure-native:insights:ActivityLogAlert"
	workbook          = "azure-native:insights:Workbook"
	budget            = "azure-native:consumption:Budget"
	scheduledAction   = "azure-native:costmanagement:ScheduledActionByScope"

	managedCluster = "azure-native:containerservice:ManagedCluster"
	agentPool      = "azure-native:containerservice:AgentPool"

	clusterMaintenance = "azure-native:containerservice:MaintenanceConfiguration"

	userIdentity   = "azure-native:managedidentity:UserAssignedIdentity"
	roleAssignment = "azure-native:authorization:RoleAssignment"

	policyAssignment = "azure-native:authorization:PolicyAssignment"
)

// named says how a type is called in Azure and which input is its name.
type named struct {
	token, armType, property string
	// parent is the input with the name of what holds the resource, where names are unique only inside it.
	parent string
}

// namedTypes are the types whose names internal/azure has a rule for.
var namedTypes = []named{
	{resourceGroup, "Microsoft.Resources/resourceGroups", "resourceGroupName", ""},
	{appServicePlan, "Microsoft.Web/serverfarms", "name", ""},
	{webApp, "Microsoft.Web/sites", "name", ""},
	{webAppSlot, "Microsoft.Web/sites/slots", "slot", "name"},
	{storageAccount, "Microsoft.Storage/storageAccounts", "accountName", ""},
	{blobService, "Microsoft.Storage/storageAccounts/blobServices", "blobServicesName", "accountName"},
	{blobContainer, "Microsoft.Storage/storageAccounts/blobServices/containers", "containerName", ""},
	{sqlServer, "Microsoft.Sql/servers", "serverName", ""},
	{sqlDatabase, "Microsoft.Sql/servers/databases", "databaseName", "serverName"},
	{sqlFailover, "Microsoft.Sql/servers/failoverGroups", "failoverGroupName", ""},
	{sqlPool, "Microsoft.Sql/servers/elasticPools", "elasticPoolName", "serverName"},
	{sqlJobAgent, "Microsoft.Sql/servers/jobAgents", "jobAgentName", "serverName"},
	{managedRedis, "Microsoft.Cache/redisEnterprise", "clusterName", ""},
	{managedRedisDB, "Microsoft.Cache/redisEnterprise/databases", "databaseName", "clusterName"},
	{classicRedis, "Microsoft.Cache/redis", "name", ""},
	{keyVault, "Microsoft.KeyVault/vaults", "vaultName", ""},
	{registry, "Microsoft.ContainerRegistry/registries", "registryName", ""},
	{appEnvironment, "Microsoft.App/managedEnvironments", "environmentName", ""},
	{containerApp, "Microsoft.App/containerApps", "containerAppName", ""},
	{containerGroup, "Microsoft.ContainerInstance/containerGroups", "containerGroupName", ""},
	{cosmosAccount, "Microsoft.DocumentDB/databaseAccounts", "accountName", ""},
	{cosmosDatabase, "Microsoft.DocumentDB/databaseAccounts/sqlDatabases", "databaseName", "accountName"},
	{cosmosContainer, "Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers", "containerName", "databaseName"},
	{gremlinDatabase, "Microsoft.DocumentDB/databaseAccounts/gremlinDatabases", "databaseName", "accountName"},
	{gremlinGraph, "Microsoft.DocumentDB/databaseAccounts/gremlinDatabases/graphs", "graphName", "databaseName"},
	{kustoCluster, "Microsoft.Kusto/clusters", "clusterName", ""},
	{kustoDatabase, "Microsoft.Kusto/clusters/databases", "databaseName", "clusterName"},
	{searchService, "Microsoft.Search/searchServices", "searchServiceName", ""},
	{apiManagement, "Microsoft.ApiManagement/service", "serviceName", ""},
	{managedAPI, "Microsoft.ApiManagement/service/apis", "apiId", "serviceName"},
	{apiBackend, "Microsoft.ApiManagement/service/backends", "backendId", "serviceName"},
	{serviceBus, "Microsoft.ServiceBus/namespaces", "namespaceName", ""},
	{serviceBusQueue, "Microsoft.ServiceBus/namespaces/queues", "queueName", "namespaceName"},
	{systemTopic, "Microsoft.EventGrid/systemTopics", "systemTopicName", ""},
	{eventTopic, "Microsoft.EventGrid/topics", "topicName", ""},
	{storageQueue, "Microsoft.Storage/storageAccounts/queueServices/queues", "queueName", "accountName"},
	{storageTable, "Microsoft.Storage/storageAccounts/tableServices/tables", "tableName", "accountName"},
	{virtualNetwork, "Microsoft.Network/virtualNetworks", "virtualNetworkName", ""},
	{subnet, "Microsoft.Network/virtualNetworks/subnets", "subnetName", "virtualNetworkName"},
	{securityGroup, "Microsoft.Network/networkSecurityGroups", "networkSecurityGroupName", ""},
	{publicIP, "Microsoft.Network/publicIPAddresses", "publicIpAddressName", ""},
	{natGateway, "Microsoft.Network/natGateways", "natGatewayName", ""},
	{privateEndpoint, "Microsoft.Network/privateEndpoints", "privateEndpointName", ""},
	{privateZone, "Microsoft.Network/privateDnsZones", "privateZoneName", ""},
	{appGateway, "Microsoft.Network/applicationGateways", "applicationGatewayName", ""},
	{gatewayFirewall, "Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies", "policyName", ""},
	{edgeFirewall, "Microsoft.Network/FrontDoorWebApplicationFirewallPolicies", "policyName", ""},
	{trafficManager, "Microsoft.Network/trafficmanagerprofiles", "profileName", ""},
	{edgeProfile, "Microsoft.Cdn/profiles", "profileName", ""},
	{edgeEndpoint, "Microsoft.Cdn/profiles/afdEndpoints", "endpointName", "profileName"},
	{originGroup, "Microsoft.Cdn/profiles/originGroups", "originGroupName", "profileName"},
	{origin, "Microsoft.Cdn/profiles/originGroups/origins", "originName", "originGroupName"},
	{route, "Microsoft.Cdn/profiles/afdEndpoints/routes", "routeName", "endpointName"},
	{customDomain, "Microsoft.Cdn/profiles/customDomains", "customDomainName", "profileName"},
	{securityPolicy, "Microsoft.Cdn/profiles/securityPolicies", "securityPolicyName", "profileName"},
	{workspace, "Microsoft.OperationalInsights/workspaces", "workspaceName", ""},
	{appInsights, "Microsoft.Insights/components", "resourceName", ""},
	{actionGroup, "Microsoft.Insights/actionGroups", "actionGroupName", ""},
	{metricAlert, "Microsoft.Insights/metricAlerts", "ruleName", ""},
	{queryRule, "Microsoft.Insights/scheduledQueryRules", "ruleName", ""},
	{autoscaleSetting, "Microsoft.Insights/autoscalesettings", "autoscaleSettingName", ""},
	{webTest, "Microsoft.Insights/webtests", "webTestName", ""},
	{managedCluster, "Microsoft.ContainerService/managedClusters", "resourceName", ""},
	{agentPool, "Microsoft.ContainerService/managedClusters/agentPools", "agentPoolName", "resourceName"},
	{userIdentity, "Microsoft.ManagedIdentity/userAssignedIdentities", "resourceName", ""},
	{activityAlert, "Microsoft.Insights/activityLogAlerts", "activityLogAlertName", ""},
	{workbook, "Microsoft.Insights/workbooks", "resourceName", ""},
	{budget, "Microsoft.Consumption/budgets", "budgetName", ""},
	{scheduledAction, "Microsoft.CostManagement/scheduledActions", "name", ""},
}

// nameOf returns how the type of a resource is named.
func nameOf(token string) (named, bool) {
	token = unversioned(token)
	for _, n := range namedTypes {
		if n.token == token {
			return n, true
		}
	}
	return named{}, false
}

// armTypeOf reads the resource type out of an ARM ID: "/…/providers/Microsoft.Sql/servers/s/databases/d" is of type
// "Microsoft.Sql/servers/databases".
func armTypeOf(id string) string {
	at := strings.LastIndex(strings.ToLower(id), "/providers/")
	if at < 0 {
		return ""
	}
	parts := strings.Split(id[at+len("/providers/"):], "/")
	armType := parts[0]
	for i := 1; i < len(parts); i += 2 {
		armType += "/" + parts[i]
	}
	return armType
}

// lastSegment is the name at the end of an ARM ID.
func lastSegment(id string) string { return id[strings.LastIndex(id, "/")+1:] }

// isFrontDoorHost says whether a host name is one that Front Door gives its endpoints.
func isFrontDoorHost(host string) bool {
	return strings.HasSuffix(strings.ToLower(host), ".azurefd.net")
}
