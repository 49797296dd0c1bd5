package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

func managedClusterOutputs(r model.Request) model.Properties {
	inputs := withDefaults(r)
	version := currentKubernetes(inputs.String("kubernetesVersion"), r.Old.String("currentKubernetesVersion"))
	outputs := model.Properties{
		"agentPoolProfiles": poolsOutput(r, inputs, version), "azurePortalFQDN": clusterHost(r, inputs, "portal.hcp"),
		"currentKubernetesVersion": version, "kubernetesVersion": minorOf(version), "eTag": stableUUID(r.ID, "etag"),
		"fqdn": "", "privateFQDN": "", "identityProfile": kubeletIdentity(r, inputs),
		"maxAgentPools": float64(azure.MaxAgentPools), "networkProfile": networkOutput(inputs),
		"nodeResourceGroup": nodeGroupOf(r, inputs), "powerState": model.Properties{"code": "Running"},
		"provisioningState": succeeded, "resourceUID": stableHex(r.ID, "uid", 24), "systemData": systemData(),
		"servicePrincipalProfile": model.Properties{"clientId": "msi"},
	}
	if given := inputs.String("kubernetesVersion"); given != "" {
		outputs["kubernetesVersion"] = given
	}
	private := inputs.Bool("apiServerAccessProfile.enablePrivateCluster")
	if private {
		outputs["privateFQDN"] = clusterHost(r, inputs, "privatelink")
	}
	if !private || inputs.Bool("apiServerAccessProfile.enablePrivateClusterPublicFQDN") {
		outputs["fqdn"] = clusterHost(r, inputs, "hcp")
	}
	if inputs.Bool("oidcIssuerProfile.enabled") {
		outputs["oidcIssuerProfile"] = model.Properties{"enabled": true, "issuerURL": issuerOf(r, inputs)}
	}
	return withIdentity(r, named(r, clusterType, outputs))
}

// clusterHost is a name of the API server: its prefix, digits of Azure's, the service and the region.
func clusterHost(r model.Request, inputs model.Properties, service string) string {
	prefix := inputs.String("dnsPrefix")
	if prefix == "" {
		prefix = inputs.String("fqdnSubdomain")
	}
	return prefix + "-" + stableHex(r.ID, "host", 8) + "." + service + "." + regionOf(inputs) + ".azmk8s.io"
}

func regionOf(inputs model.Properties) string {
	name, _ := locationName(inputs.String("location")).(string)
	return name
}

func issuerOf(r model.Request, inputs model.Properties) string {
	return "https://" + regionOf(inputs) + ".oic.prod-aks.azure.com/" + tenantID + "/" + stableUUID(r.ID, "issuer") + "/"
}

// nodeGroupOf is the resource group of the nodes. Azure shortens long names; how is not known.
func nodeGroupOf(r model.Request, inputs model.Properties) string {
	if name := inputs.String("nodeResourceGroup"); name != "" {
		return name
	}
	name := "MC_" + segmentOf(r.ID, "resourceGroups") + "_" + nameOf(r.ID) + "_" + regionOf(inputs)
	return name[:min(len(name), longestNodeGroup)]
}

// kubeletIdentity is the identity that Azure makes beside the nodes, unless the program brings one.
func kubeletIdentity(r model.Request, inputs model.Properties) model.Properties {
	if given := inputs.Object("identityProfile"); given != nil {
		return given.Clone()
	}
	id := "/subscriptions/" + segmentOf(r.ID, "subscriptions") + "/resourceGroups/" + nodeGroupOf(r, inputs) +
		"/providers/Microsoft.ManagedIdentity/userAssignedIdentities/" + nameOf(r.ID) + "-agentpool"
	return model.Properties{"kubeletidentity": model.Properties{
		"resourceId": id, "clientId": stableUUID(id, "client"), "objectId": stableUUID(id, "principal"),
	}}
}

// networkOutput repeats single ranges as lists, as Azure does.
func networkOutput(inputs model.Properties) model.Properties {
	profile := inputs.Object("networkProfile").Clone()
	if profile == nil {
		profile = model.Properties{}
	}
	for single, plural := range map[string]string{"podCidr": "podCidrs", "serviceCidr": "serviceCidrs"} {
		if _, given := profile.Get(plural); !given && profile.Has(single) {
			profile[plural] = []any{profile.String(single)}
		}
	}
	if _, given := profile.Get("ipFamilies"); !given {
		profile["ipFamilies"] = []any{"IPv4"}
	}
	return profile
}

// poolsOutput lists all pools of a cluster: those of the program's list, and those that are resources of their own or
// that the list has left out, which Azure keeps.
func poolsOutput(r model.Request, inputs model.Properties, version string) []any {
	pools, listed := []any{}, map[string]bool{}
	add := func(pool model.Properties) {
		if name := strings.ToLower(pool.String("name")); !listed[name] {
			listed[name] = true
			pools = append(pools, pool)
		}
	}
	for _, pool := range inputs.Objects("agentPoolProfiles") {
		filled := pool.Clone()
		for _, row := range poolDefaults() {
			if _, given := filled.Get(row.Path); !given {
				filled.Set(row.Path, row.Value)
			}
		}
		if _, given := filled.Get("type"); !given {
			filled["type"] = scaleSets
		}
		add(merged(filled, poolState(filled, version, r.ID+"/agentPools/"+pool.String("name"))))
	}
	for _, pool := range r.Old.Objects("agentPoolProfiles") {
		if _, own := poolResource(r, pool.String("name")); !own && !wasResource(pool) {
			add(pool)
		}
	}
	for _, child := range agentPoolsBelow(r.Cloud, r.ID) {
		pool := child.Outputs.Clone()
		pool["name"], pool["type"] = nameOf(child.ID), scaleSets
		delete(pool, "resourceGroupName")
		add(merged(pool, model.Properties{"eTag": etagOf(child.ID)}))
	}
	return pools
}

// wasResource tells a pool of a resource of its own, by the tag that only their listing gets.
func wasResource(pool model.Properties) bool { return strings.HasPrefix(pool.String("eTag"), "W/") }

// poolState is what Azure adds to a pool.
func poolState(pool model.Properties, version, id string) model.Properties {
	current := version
	if given := pool.String("orchestratorVersion"); given != "" {
		current = currentKubernetes(given, "")
	}
	return model.Properties{
		"currentOrchestratorVersion": current, "orchestratorVersion": minorOf(current), "eTag": stableUUID(id, "etag"),
		"nodeImageVersion": nodeImage(pool), "powerState": model.Properties{"code": "Running"},
		"provisioningState": succeeded,
	}
}

// nodeImage has a date that never changes: the emulator upgrades nothing.
func nodeImage(pool model.Properties) string {
	if oneOf(pool.String("osSKU"), "AzureLinux", "CBLMariner") {
		return "AKSAzureLinux-V3gen2-202601.01.0"
	}
	return "AKSUbuntu-2404gen2containerd-202601.01.0"
}

func agentPoolOutputs(r model.Request) model.Properties {
	pool := withDefaults(r)
	version := azure.DefaultKubernetesVersion
	if r.Cloud != nil {
		if cluster, ok := r.Cloud.Get(parentOf(r.ID)); ok {
			version = cluster.Outputs.String("currentKubernetesVersion")
		}
	}
	return named(r, agentPoolType, poolState(pool, currentKubernetes(version, ""), r.ID))
}

// currentKubernetes completes a version by its patch. Which patches exist the emulator does not know: it says 0. A
// running version stays until another minor version is asked for.
func currentKubernetes(asked, running string) string {
	switch {
	case asked == "" && running != "":
		return running
	case asked == "":
		asked = azure.DefaultKubernetesVersion
	}
	if running != "" && minorOf(asked) == minorOf(running) && strings.Count(asked, ".") == 1 {
		return running
	}
	if strings.Count(asked, ".") == 1 {
		return asked + ".0"
	}
	return asked
}

// minorOf cuts the patch off a version.
func minorOf(version string) string {
	parts := strings.Split(version, ".")
	return strings.Join(parts[:min(len(parts), 2)], ".")
}
