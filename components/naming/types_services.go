package naming

// Resource types that run the services which were split off.
const (
	ContainerRegistry            = "Microsoft.ContainerRegistry/registries"
	ContainerRegistryReplication = "Microsoft.ContainerRegistry/registries/replications"
	ContainerEnvironment         = "Microsoft.App/managedEnvironments"
	ContainerApp                 = "Microsoft.App/containerApps"
	ContainerGroup               = "Microsoft.ContainerInstance/containerGroups"
)
