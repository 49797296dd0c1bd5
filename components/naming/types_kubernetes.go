package naming

// Resource types that come with Kubernetes clusters.
const (
	ManagedCluster           = "Microsoft.ContainerService/managedClusters"
	AgentPool                = "Microsoft.ContainerService/managedClusters/agentPools"
	MaintenanceConfiguration = "Microsoft.ContainerService/managedClusters/maintenanceConfigurations"
	FederatedCredential      = "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials"
)
