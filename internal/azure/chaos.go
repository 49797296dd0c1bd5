package azure

import "strings"

// ChaosFault is a fault of Azure Chaos Studio that it injects without an agent.
type ChaosFault struct {
	// URN names the fault in an experiment.
	URN string
	// ResourceType is what the fault harms, such as "Microsoft.Web/sites".
	ResourceType string
	// TargetType is the name of the target on the resource, and Capability that of the fault below it.
	TargetType, Capability string
	// Continuous faults last as long as the experiment says; the others happen once.
	Continuous bool
	// Roles are the built-in roles that the experiment needs on the resource.
	Roles []string
	// Evidence says how sure the row is.
	Evidence Evidence
}

// The faults that the table holds.
const (
	ChaosStopApp       = "urn:csci:microsoft:appService:stop/1.0"
	ChaosFailOverDocs  = "urn:csci:microsoft:cosmosDB:failover/1.0"
	ChaosRebootRedis   = "urn:csci:microsoft:azureClusteredCacheForRedis:reboot/1.0"
	ChaosPods          = "urn:csci:microsoft:azureKubernetesServiceChaosMesh:podChaos/2.2"
	ChaosSecurityRules = "urn:csci:microsoft:networkSecurityGroup:securityRule/1.0"
)

// chaosFaults is ordered by resource type. Microsoft Learn, Azure Chaos Studio fault and action library, and Supported
// resource types and role assignments for Chaos Studio (2026), verified, except the version 2.2 of pod faults, which works
// with Entra identities, and its roles: the second page, inferred. Neither page has a fault for Microsoft.Cache/redisEnterprise
// (Azure Managed Redis), for a zone of an App Service plan, or for Azure SQL Database.
var chaosFaults = []ChaosFault{
	{ChaosRebootRedis, "Microsoft.Cache/redis", "Microsoft-AzureClusteredCacheForRedis", "Reboot-1.0", false,
		[]string{"Redis Cache Contributor"}, Verified},
	{ChaosPods, "Microsoft.ContainerService/managedClusters", "Microsoft-AzureKubernetesServiceChaosMesh", "PodChaos-2.2", true,
		[]string{"Azure Kubernetes Service RBAC Admin", "Azure Kubernetes Service Cluster User Role"}, Inferred},
	{ChaosFailOverDocs, "Microsoft.DocumentDB/databaseAccounts", "Microsoft-CosmosDB", "Failover-1.0", true,
		[]string{"Cosmos DB Operator"}, Verified},
	{ChaosSecurityRules, "Microsoft.Network/networkSecurityGroups", "Microsoft-NetworkSecurityGroup", "SecurityRule-1.0", true,
		[]string{"Network Contributor"}, Verified},
	{ChaosStopApp, "Microsoft.Web/sites", "Microsoft-AppService", "Stop-1.0", true,
		[]string{"Website Contributor"}, Verified},
}

// ChaosFaults returns the faults, ordered by resource type. The slice is the caller's own.
func ChaosFaults() []ChaosFault { return append([]ChaosFault(nil), chaosFaults...) }

// ChaosFaultByURN finds a fault. Case matters to nobody here.
func ChaosFaultByURN(urn string) (ChaosFault, bool) {
	for _, row := range chaosFaults {
		if strings.EqualFold(row.URN, urn) {
			return row, true
		}
	}
	return ChaosFault{}, false
}

// Provider is the namespace of the resource type, and Kind the rest of it.
func (f ChaosFault) Provider() string { return f.ResourceType[:strings.Index(f.ResourceType, "/")] }

// Kind is the resource type without its namespace.
func (f ChaosFault) Kind() string { return f.ResourceType[strings.Index(f.ResourceType, "/")+1:] }
