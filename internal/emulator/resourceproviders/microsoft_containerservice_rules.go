package resourceproviders

import (
	"regexp"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

// longestNodeGroup is the longest name of the resource group of the nodes. Azure/azure-cli aks create, known.
const longestNodeGroup = 80

func clusterAccessRules() []model.Rule {
	entra := inferred(clusterSpec)
	return []model.Rule{
		preflight("containerservice.managedclusters.dns-prefix",
			"A cluster has either a dnsPrefix, 1 to 54 letters, digits and hyphens, or, when it is private, a fqdnSubdomain.",
			inferred(clusterSource), clusterPrefix),
		preflight("containerservice.managedclusters.node-group-name",
			"The resource group of the nodes has a name of 80 characters at most.", known(), clusterNodeGroupName),
		preflight("containerservice.managedclusters.local-accounts",
			"Local accounts can be disabled only where Entra is enabled.", verified(clusterSpec), clusterLocalAccounts),
		preflight("containerservice.managedclusters.azure-rbac",
			"Azure RBAC needs managed Entra and Kubernetes RBAC.", entra, clusterAzureRBAC),
		preflight("containerservice.managedclusters.workload-identity-needs-oidc",
			"Workload identity needs the OIDC issuer.", inferred(clusterSource), clusterWorkloadIdentity),
		preflight("containerservice.managedclusters.issuer-stays",
			"The OIDC issuer cannot be disabled.", verified(clusterSource), clusterIssuerStays),
		preflight("containerservice.managedclusters.one-identity",
			"The control plane runs under a system-assigned identity or under one user-assigned identity.",
			inferred(clusterSpec), clusterIdentity),
		preflight("containerservice.managedclusters.private-ranges",
			"Authorised ranges are for public API servers.", verified(privateDocs), clusterRanges),
		preflight("containerservice.managedclusters.private-dns",
			"The DNS zone and the public name of a private API server need one; without a zone (none) there is a public name, "+
				"and a zone of one's own needs a user-assigned identity.", verified(privateDocs), clusterPrivateDNS),
		preflight("containerservice.managedclusters.private-needs-standard",
			"A private cluster needs the Standard load balancer.", verified(privateDocs), clusterPrivateBalancer),
	}
}

var dnsPrefixForm = regexp.MustCompile(`^[A-Za-z0-9]([-A-Za-z0-9]{0,52}[A-Za-z0-9])?$`)

func privateCluster(cluster model.Properties) bool {
	return cluster.Bool("apiServerAccessProfile.enablePrivateCluster")
}

func clusterPrefix(r model.Request) []model.Fault {
	_, prefix := r.Inputs.Get("dnsPrefix")
	_, subdomain := r.Inputs.Get("fqdnSubdomain")
	switch {
	case !r.Inputs.Known("dnsPrefix") || !r.Inputs.Known("fqdnSubdomain"):
		return nil
	case prefix == subdomain:
		return model.Refuse("dnsPrefix", "InvalidParameter", "Exactly one of dnsPrefix and fqdnSubdomain must be specified.")
	case subdomain && !privateCluster(r.Inputs) && r.Inputs.Known("apiServerAccessProfile.enablePrivateCluster"):
		return model.Refuse("fqdnSubdomain", "InvalidParameter", "fqdnSubdomain is for private clusters with a private DNS "+
			"zone of their own.")
	case r.Inputs.Has("dnsPrefix") && !dnsPrefixForm.MatchString(r.Inputs.String("dnsPrefix")):
		return model.Refuse("dnsPrefix", "DnsPrefixInvalid", "The DNS prefix %q is invalid: it has 1 to 54 letters, digits and "+
			"hyphens, with a letter or digit at either end.", r.Inputs.String("dnsPrefix"))
	}
	return nil
}

func clusterNodeGroupName(r model.Request) []model.Fault {
	name := r.Inputs.String("nodeResourceGroup")
	if len(name) <= longestNodeGroup {
		return nil
	}
	return model.Refuse("nodeResourceGroup", "InvalidParameter",
		"The length of the node resource group name is too long. The maximum length is %d, and the length of the value "+
			"provided is %d.", longestNodeGroup, len(name))
}

func clusterLocalAccounts(r model.Request) []model.Fault {
	if !r.Inputs.Bool("disableLocalAccounts") || !r.Inputs.Known("aadProfile.managed") ||
		r.Inputs.Bool("aadProfile.managed") {
		return nil
	}
	return model.Refuse("disableLocalAccounts", "BadRequest",
		"Disabling local accounts is only allowed on clusters with managed Azure Active Directory enabled.")
}

func clusterAzureRBAC(r model.Request) []model.Fault {
	off := r.Inputs.Has("enableRBAC") && !r.Inputs.Bool("enableRBAC")
	if !r.Inputs.Bool("aadProfile.enableAzureRBAC") || r.Inputs.Bool("aadProfile.managed") && !off {
		return nil
	}
	return model.Refuse("aadProfile.enableAzureRBAC", "BadRequest",
		"Azure RBAC requires managed Azure Active Directory and Kubernetes RBAC to be enabled.")
}

func clusterWorkloadIdentity(r model.Request) []model.Fault {
	if !r.Inputs.Bool("securityProfile.workloadIdentity.enabled") || !r.Inputs.Known("oidcIssuerProfile.enabled") ||
		r.Inputs.Bool("oidcIssuerProfile.enabled") {
		return nil
	}
	return model.Refuse("securityProfile.workloadIdentity.enabled", "BadRequest",
		"Workload identity requires the OIDC issuer to be enabled.")
}

func clusterIssuerStays(r model.Request) []model.Fault {
	const property = "oidcIssuerProfile.enabled"
	if r.Creating() || !r.Old.Bool(property) || !r.Inputs.Known(property) || r.Inputs.Bool(property) {
		return nil
	}
	return model.Refuse(property, "OIDCIssuerFeatureCannotBeDisabled", "OIDC issuer feature cannot be disabled.")
}

func clusterIdentity(r model.Request) []model.Fault {
	const property = "identity"
	kind := r.Inputs.String("identity.type")
	if !r.Inputs.Known(property) || !r.Inputs.Known("identity.type") || !r.Inputs.Known("identity.userAssignedIdentities") {
		return nil
	}
	given := len(r.Inputs.List("identity.userAssignedIdentities"))
	if _, old := r.Inputs.Get("servicePrincipalProfile"); old && kind == "" {
		return nil
	}
	if oneOf(kind, "SystemAssigned") && given == 0 || oneOf(kind, "UserAssigned") && given == 1 {
		return nil
	}
	return model.Refuse(property, "InvalidParameter", "A managed cluster has a system-assigned identity or exactly one "+
		"user-assigned identity, not %q with %d.", kind, given)
}

func clusterRanges(r model.Request) []model.Fault {
	if !privateCluster(r.Inputs) || len(r.Inputs.List("apiServerAccessProfile.authorizedIPRanges")) == 0 {
		return nil
	}
	return model.Refuse("apiServerAccessProfile.authorizedIPRanges", "InvalidParameter",
		"API server authorized IP ranges cannot be used with a private cluster.")
}

func clusterPrivateDNS(r model.Request) []model.Fault {
	const zonePath, namePath = "apiServerAccessProfile.privateDNSZone",
		"apiServerAccessProfile.enablePrivateClusterPublicFQDN"
	if !r.Inputs.Known("apiServerAccessProfile.enablePrivateCluster") || !r.Inputs.Known(zonePath) ||
		!r.Inputs.Known(namePath) {
		return nil
	}
	zone := r.Inputs.String(zonePath)
	hidden := r.Inputs.Has(namePath) && !r.Inputs.Bool(namePath)
	own := zone != "" && !oneOf(zone, "system", "none")
	switch {
	case !privateCluster(r.Inputs) && zone != "":
		return model.Refuse(zonePath, "InvalidParameter", "privateDNSZone is only valid for private clusters.")
	case !privateCluster(r.Inputs) && r.Inputs.Bool(namePath):
		return model.Refuse(namePath, "InvalidParameter", "enablePrivateClusterPublicFQDN is only valid for private clusters.")
	case privateCluster(r.Inputs) && oneOf(zone, "none") && hidden:
		return model.Refuse(zonePath, "InvalidParameter",
			"privateDNSZone none is not supported together with a disabled public FQDN.")
	case own && !oneOf(armTypeOf(zone), privateZoneType):
		return model.Refuse(zonePath, "InvalidParameter", "privateDNSZone must be system, none or the ID of a zone, not %q.",
			zone)
	case own && !oneOf(r.Inputs.String("identity.type"), "UserAssigned") && r.Inputs.Known("identity.type"):
		return model.Refuse(zonePath, "CustomPrivateDNSZoneMissingPermissionError",
			"Service principal or user-assigned identity must be given permission to read and write to custom private dns "+
				"zone %s.", zone)
	}
	return nil
}

func clusterPrivateBalancer(r model.Request) []model.Fault {
	if !privateCluster(r.Inputs) || !oneOf(r.Inputs.String("networkProfile.loadBalancerSku"), "basic") {
		return nil
	}
	return model.Refuse("networkProfile.loadBalancerSku", "InvalidParameter",
		"Private clusters require the Standard load balancer.")
}

func clusterVersionRules() []model.Rule {
	return []model.Rule{
		preflight("containerservice.managedclusters.long-term-support",
			"The tier Premium and the support plan AKSLongTermSupport go together.",
			verified(clusterDocs+"long-term-support.md"), clusterSupport),
		preflight("containerservice.managedclusters.cost-analysis",
			"Cost analysis needs the tier Standard or Premium.", known(), clusterCostAnalysis),
		preflight("containerservice.managedclusters.version-supported",
			"Clusters are created with the newest three minor versions of Kubernetes (1.35, 1.36 and 1.37 in 2026-12); older "+
				"ones need long-term support.", verified(clusterDocs+"supported-kubernetes-versions.md (2026-08)"), clusterVersion),
		preflight("containerservice.managedclusters.version-upgrade",
			"Kubernetes goes up one minor version at a time, and never down.", verified(clusterSpec), clusterUpgrade),
	}
}

func clusterSupport(r model.Request) []model.Fault {
	premium := oneOf(r.Inputs.String("sku.tier"), "Premium")
	long := oneOf(r.Inputs.String("supportPlan"), "AKSLongTermSupport")
	if premium == long || !r.Inputs.Known("sku.tier") || !r.Inputs.Known("supportPlan") {
		return nil
	}
	return model.Refuse("supportPlan", "InvalidSupportPlan",
		"The support plan AKSLongTermSupport requires the tier Premium, and the tier Premium that plan.")
}

func clusterCostAnalysis(r model.Request) []model.Fault {
	const property = "metricsProfile.costAnalysis.enabled"
	if !r.Inputs.Bool(property) || !r.Inputs.Known("sku.tier") ||
		oneOf(r.Inputs.String("sku.tier"), "Standard", "Premium") {
		return nil
	}
	return model.Refuse(property, "CostAnalysisNotSupportedInFreeTier",
		"Cost analysis is only supported for clusters of the tiers Standard and Premium.")
}

func clusterVersion(r model.Request) []model.Fault {
	const property = "kubernetesVersion"
	version := r.Inputs.String(property)
	if !r.Creating() || !r.Inputs.Has(property) {
		return nil
	}
	row, ok := azure.KubernetesVersionByName(version)
	if ok && (!row.LongTermOnly || oneOf(r.Inputs.String("supportPlan"), "AKSLongTermSupport")) {
		return nil
	}
	return model.Refuse(property, "K8sVersionNotSupported", "Managed cluster %s is on version %s which is not supported in "+
		"this region. Please use [az aks get-versions] command to get the supported version list in this region.",
		nameOf(r.ID), version)
}

func clusterUpgrade(r model.Request) []model.Fault {
	const property = "kubernetesVersion"
	if r.Creating() || !r.Inputs.Has(property) {
		return nil
	}
	from, known := azure.KubernetesMinor(r.Old.String("currentKubernetesVersion"))
	to, also := azure.KubernetesMinor(r.Inputs.String(property))
	switch {
	case !known || !also || to == from || to == from+1:
		return nil
	case to < from:
		return model.Refuse(property, "OperationNotAllowed", "Downgrading the Kubernetes version from 1.%d to 1.%d is not "+
			"allowed.", from, to)
	}
	return model.Refuse(property, "OperationNotAllowed", "Upgrading Kubernetes version 1.%d to 1.%d is not allowed. Minor "+
		"versions cannot be skipped.", from, to)
}
