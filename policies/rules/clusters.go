package rules

import "github.com/azstage/azstage/stages"

var securityOfClusters = []Rule{
	{
		ID: "aks-local-accounts", Title: "Clusters know no accounts of their own",
		Severity: High, Types: []string{managedCluster}, Mandatory: stages.Single,
		Properties: []string{"disableLocalAccounts"},
		Sources:    psrule("AKS.LocalAccounts"),
		Fix:        "set disableLocalAccounts", Resource: wants("disableLocalAccounts", "true"),
	},
	{
		ID: "aks-entra", Title: "Microsoft Entra and Azure's roles decide who uses a cluster",
		Severity: High, Types: []string{managedCluster}, Mandatory: stages.Single,
		Properties: []string{"aadProfile.managed", "aadProfile.enableAzureRBAC", "enableRBAC"},
		Sources:    psrule("AKS.ManagedAAD", "AKS.AzureRBAC", "AKS.UseRBAC"),
		Fix:        "set aadProfile.managed and aadProfile.enableAzureRBAC, and leave enableRBAC on",
		Resource: both(wants("aadProfile.managed", "true"), wants("aadProfile.enableAzureRBAC", "true"),
			wantsOrDefault("enableRBAC", "true")),
	},
	{
		ID: "aks-api-server", Title: "API servers are private, or open to named addresses",
		Severity: High, Types: []string{managedCluster}, Mandatory: stages.Single,
		Properties: []string{"apiServerAccessProfile"},
		Sources:    psrule("AKS.AuthorizedIPs"),
		Fix:        "set apiServerAccessProfile.enablePrivateCluster when the cluster is created, or authorizedIPRanges",
		Resource:   closedAPIServer,
	},
	{
		ID: "aks-workload-identity", Title: "Pods sign in with identities instead of secrets",
		Severity: High, Types: []string{managedCluster}, Mandatory: stages.Single,
		Properties: []string{"oidcIssuerProfile.enabled", "securityProfile.workloadIdentity.enabled"},
		Sources:    learn("workload-identity-overview for Azure Kubernetes Service"),
		Fix:        "set oidcIssuerProfile.enabled and securityProfile.workloadIdentity.enabled",
		Resource: both(wants("oidcIssuerProfile.enabled", "true"),
			wants("securityProfile.workloadIdentity.enabled", "true")),
	},
	{
		ID: "aks-managed-identity", Title: "Clusters run under a managed identity",
		Severity: High, Types: []string{managedCluster}, Mandatory: stages.Single,
		Properties: []string{"identity.type"},
		Sources:    psrule("AKS.ManagedIdentity"),
		Fix:        "set identity instead of servicePrincipalProfile",
		Resource:   wants("identity.type", "SystemAssigned", "UserAssigned"),
	},
	{
		ID: "aks-network-policy", Title: "Policies decide which pods talk to each other",
		Severity: Medium, Types: []string{managedCluster}, Mandatory: stages.Single,
		Properties: []string{"networkProfile.networkPolicy"},
		Sources:    psrule("AKS.NetworkPolicy"),
		Fix:        "set networkProfile.networkPolicy to cilium when the cluster is created",
		Resource:   wants("networkProfile.networkPolicy", "cilium", "azure", "calico"),
	},
	{
		ID: "aks-policy-addon", Title: "Azure Policy watches what runs in a cluster",
		Severity: Medium, Types: []string{managedCluster}, Mandatory: stages.Single,
		Properties: []string{"addonProfiles.azurepolicy.enabled"},
		Sources:    psrule("AKS.AzurePolicyAddOn"),
		Fix:        "enable the add-on azurepolicy", Resource: wants("addonProfiles.azurepolicy.enabled", "true"),
	},
}

var reliabilityOfClusters = []Rule{
	{
		ID: "aks-tier", Title: "API servers have a service level",
		Severity: High, Types: []string{managedCluster}, Mandatory: stages.Stage100k,
		Properties: []string{"sku.tier"}, Costs: true,
		Sources: from(psrule("AKS.UptimeSLA"), aprl("0611251f-e70f-4243-8ddd-cfe894bec2e7")),
		Fix:     "set sku.tier to Standard", Resource: wants("sku.tier", "Standard", "Premium"),
	},
	{
		ID: "aks-zones", Title: "Nodes are spread over zones",
		Severity: High, Types: []string{managedCluster}, Mandatory: stages.Stage100k,
		Properties: []string{"agentPoolProfiles"},
		Sources:    from(psrule("AKS.AvailabilityZone"), aprl("4f63619f-5001-439c-bacb-8de891287727")),
		Fix:        "set availabilityZones of each pool when it is created",
		Resource: each("agentPoolProfiles", func(pool Value) Result {
			zones := pool.Get("availabilityZones")
			return failIf(isEmpty(zones), "%s is not set", zones.Path())
		}),
	},
	{
		ID: "aks-pool-zones", Title: "Pools beside the system pool are spread over zones",
		Severity: High, Types: []string{agentPool}, Mandatory: stages.Stage100k,
		Properties: []string{"availabilityZones"},
		Sources:    from(psrule("AKS.AvailabilityZone"), aprl("4f63619f-5001-439c-bacb-8de891287727")),
		Fix:        "set availabilityZones when the pool is created", Resource: given("availabilityZones"),
	},
	{
		ID: "aks-pod-addresses", Title: "Pods take no addresses of the network",
		Severity: Low, Types: []string{managedCluster}, Advisory: stages.Stage100k,
		Properties: []string{"networkProfile.networkPluginMode"},
		Sources:    aprl("c22db132-399b-4e7c-995d-577a60881be8"),
		Fix:        "create the cluster with networkPlugin azure and networkPluginMode overlay",
		Resource:   wants("networkProfile.networkPluginMode", "overlay"),
	},
	{
		ID: "aks-system-nodes", Title: "System pools lose a node without losing the cluster",
		Severity: Medium, Types: []string{managedCluster}, Advisory: stages.Stage100k,
		Properties: []string{"agentPoolProfiles"}, Costs: true,
		Sources:  from(psrule("AKS.MinNodeCount"), aprl("7f7ae535-a5ba-4665-b7e0-c451dbdda01f")),
		Fix:      "set count, or minCount with autoscale, of the system pool to 3",
		Resource: each("agentPoolProfiles", enoughSystemNodes),
	},
}

var operationsOfClusters = []Rule{
	{
		ID: "aks-upgrades", Title: "Clusters upgrade themselves",
		Severity: Medium, Types: []string{managedCluster}, Mandatory: stages.Single,
		Properties: []string{"autoUpgradeProfile.upgradeChannel"},
		Sources:    psrule("AKS.AutoUpgrade"),
		Fix:        "set autoUpgradeProfile.upgradeChannel to stable",
		Resource:   wants("autoUpgradeProfile.upgradeChannel", "stable", "patch", "rapid", "node-image"),
	},
	{
		ID: "aks-node-upgrades", Title: "Nodes get the security updates of their system",
		Severity: High, Types: []string{managedCluster}, Mandatory: stages.Single,
		Properties: []string{"autoUpgradeProfile.nodeOSUpgradeChannel"},
		Sources:    psrule("AKS.NodeAutoUpgrade"),
		Fix:        "set autoUpgradeProfile.nodeOSUpgradeChannel to NodeImage",
		Resource:   wantsOrDefault("autoUpgradeProfile.nodeOSUpgradeChannel", "NodeImage", "SecurityPatch"),
	},
	{
		ID: "aks-maintenance", Title: "Somebody has chosen when clusters are upgraded",
		Severity: Medium, Types: []string{managedCluster}, Mandatory: stages.Single,
		Sources: psrule("AKS.MaintenanceWindow"),
		Fix:     "declare MaintenanceConfigurations for the cluster",
		Stack:   hasChild(managedCluster, clusterMaintenance, "resourceName", "MaintenanceConfiguration"),
	},
}

func closedAPIServer(r Resource) Result {
	private, ranges := r.Get("apiServerAccessProfile.enablePrivateCluster"), r.Get("apiServerAccessProfile.authorizedIPRanges")
	switch {
	case private.Is("true"):
		return pass()
	case private.Opaque():
		return undecidable(private.Path())
	}
	return failIf(isEmpty(ranges), "%s is %s and %s is not set", private.Path(), private, ranges.Path())
}

// enoughSystemNodes concerns system pools; the others may be empty.
func enoughSystemNodes(pool Value) Result {
	const fewest = 3
	if !pool.Get("mode").Is("System") {
		return pass()
	}
	if pool.Get("enableAutoScaling").Is("true") {
		return isAtLeast(pool.Get("minCount"), fewest)
	}
	return isAtLeast(pool.Get("count"), fewest)
}
