package rules

import "github.com/azstage/azstage/stages"

var securityOfContainers = []Rule{
	{
		ID: "registry-admin", Title: "Registries know no admin password",
		Severity: High, Types: []string{registry}, Mandatory: stages.Single, Properties: []string{"adminUserEnabled"},
		Sources: psrule("ACR.AdminUser"), Fix: "leave adminUserEnabled off and grant the role AcrPull",
		Resource: wantsOrDefault("adminUserEnabled", "false"),
	},
	{
		ID: "registry-anonymous", Title: "Nobody pulls images without saying who they are",
		Severity: High, Types: []string{registry}, Mandatory: stages.Single, Properties: []string{"anonymousPullEnabled"},
		Sources: from(psrule("ACR.AnonymousAccess"), aprl("03f4a7d8-c5b4-7842-8e6e-14997a34842b")),
		Fix:     "leave anonymousPullEnabled off", Resource: wantsOrDefault("anonymousPullEnabled", "false"),
	},
	{
		ID: "registry-export", Title: "Images leave a registry through its own door only",
		Severity: Low, Types: []string{registry}, Advisory: stages.Stage100k,
		Properties: []string{"policies.exportPolicy.status"}, Sources: psrule("ACR.ExportPolicy"),
		Fix:      "set policies.exportPolicy.status to disabled, which needs publicNetworkAccess Disabled",
		Resource: wants("policies.exportPolicy.status", "disabled"),
	},
	{
		ID: "registry-private", Title: "Registries are reached from networks that are named",
		Severity: High, Types: []string{registry}, Mandatory: stages.Stage100k,
		Properties: []string{"publicNetworkAccess"}, Costs: true, Sources: psrule("ACR.Firewall"),
		Fix:      "set publicNetworkAccess to Disabled, or networkRuleSet.defaultAction to Deny, in a Premium registry",
		Resource: privateOrDenied("publicNetworkAccess", "networkRuleSet.defaultAction"),
	},
	{
		ID: "containerapp-https", Title: "Container apps redirect what comes without TLS",
		Severity: High, Types: []string{containerApp}, Mandatory: stages.Single,
		Properties: []string{"configuration.ingress.allowInsecure"}, Sources: psrule("ContainerApp.Insecure"),
		Fix: "leave configuration.ingress.allowInsecure off", Resource: wantsOrDefault("configuration.ingress.allowInsecure", "false"),
	},
	{
		ID: "containerapp-identity", Title: "Container apps have an identity",
		Severity: Medium, Types: []string{containerApp}, Mandatory: stages.Single, Properties: []string{"identity.type"},
		Sources: psrule("ContainerApp.ManagedIdentity"), Fix: "set identity.type",
		Resource: wants("identity.type", "SystemAssigned", "UserAssigned", "SystemAssigned, UserAssigned",
			"SystemAssigned,UserAssigned"),
	},
	{
		ID: "containerapps-private", Title: "Environments of container apps are inside the network",
		Severity: High, Types: []string{appEnvironment}, Mandatory: stages.Stage100k,
		Properties: []string{"vnetConfiguration.internal"}, Costs: true,
		Sources: psrule("ContainerApp.PublicAccess", "ContainerApp.ExternalIngress"),
		Fix:     "create the environment with vnetConfiguration.internal, or set publicNetworkAccess to Disabled",
		Resource: func(r Resource) Result {
			if r.Get("publicNetworkAccess").Is("Disabled") {
				return pass()
			}
			return wants("vnetConfiguration.internal", "true")(r)
		},
	},
}

var reliabilityOfContainers = []Rule{
	{
		ID: "registry-tier", Title: "Registries are of a tier for production",
		Severity: Medium, Types: []string{registry}, Mandatory: stages.Single, Properties: []string{"sku.name"}, Costs: true,
		Sources: psrule("ACR.MinSku"), Fix: "use Standard or Premium", Resource: wants("sku.name", "Standard", "Premium"),
	},
	{
		ID: "registry-premium", Title: "Registries of critical services are Premium",
		Severity: Medium, Types: []string{registry}, Mandatory: stages.Stage100k, Properties: []string{"sku.name"}, Costs: true,
		Sources: aprl("eb005943-40a8-194b-9db2-474d430046b7"), Fix: "set sku.name to Premium", Resource: wants("sku.name", "Premium"),
	},
	{
		ID: "registry-replicated", Title: "Images are in every region that starts containers",
		Severity: Medium, Types: []string{registry}, Mandatory: stages.Stage1m, Costs: true,
		Sources: from(psrule("ACR.GeoReplica"), aprl("36ea6c09-ef6e-d743-9cfb-bd0c928a430b")),
		Fix:     "add a Replication in another region",
		Stack:   hasChild(registry, registryReplica, "registryName", "replication"),
	},
	{
		ID: "containerapps-zones", Title: "Environments of container apps spread over zones",
		Severity: High, Types: []string{appEnvironment}, Mandatory: stages.Stage100k, Properties: []string{"zoneRedundant"},
		Sources: from(psrule("ContainerApp.AvailabilityZone"), aprl("f4201965-a88d-449d-b3b4-021394719eb2")),
		Fix:     "create the environment with zoneRedundant, in a subnet", Resource: wants("zoneRedundant", "true"),
	},
	{
		ID: "containerapp-replicas", Title: "Container apps have at least two replicas",
		Severity: High, Types: []string{containerApp}, Mandatory: stages.Stage100k,
		Properties: []string{"template.scale.minReplicas"}, Costs: true, Sources: psrule("ContainerApp.MinReplicas"),
		Fix: "set template.scale.minReplicas to 2 or more", Resource: atLeast("template.scale.minReplicas", 2),
	},
	{
		ID: "containerapp-probes", Title: "Containers are probed",
		Severity: High, Types: []string{containerApp}, Mandatory: stages.Single, Properties: []string{"template.containers"},
		Sources: aprl("8dbcd94b-0948-4df3-b608-1946726c3abf"), Fix: "give each of template.containers probes",
		Resource: both(given("template.containers"), each("template.containers", func(container Value) Result {
			return failIf(isEmpty(container.Get("probes")), "container %s has no probes", container.Get("name"))
		})),
	},
	{
		ID: "containerapp-stateless", Title: "Any replica can answer any request",
		Severity: Low, Types: []string{containerApp}, Mandatory: stages.Single,
		Properties: []string{"configuration.ingress.stickySessions.affinity"}, Sources: psrule("ContainerApp.DisableAffinity"),
		Fix:      "leave configuration.ingress.stickySessions.affinity at none",
		Resource: wantsOrDefault("configuration.ingress.stickySessions.affinity", "none"),
	},
}
