package resourceproviders

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	clusterID    = group + "/providers/Microsoft.ContainerService/managedClusters/aks"
	userPoolID   = clusterID + "/agentPools/user"
	nodesID      = networkID + "/subnets/aks"
	runsAsID     = group + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/aks"
	credentialID = runsAsID + "/federatedIdentityCredentials/shop-search"
	nodeRolesID  = nodesID + "/providers/Microsoft.Authorization/roleAssignments/" + guid
	networkRole  = "/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/4d97b98b-1d4f-4787-a291-c67834d212e7"
	readerRole   = "/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7"
)

func kubernetesCases() []ruleCase {
	return slices.Concat(poolCases(), poolListCases(), clusterAccessCases(), clusterVersionCases(), clusterNetworkCases(),
		clusterPlaceCases(), agentPoolCases(), maintenanceCases(), credentialCases())
}

// systemNodes and userNodes are pools that nothing is wrong with.
func systemNodes(more props) props {
	return merged(props{"name": "system", "mode": "System", "count": 3.0, "vmSize": "Standard_D4s_v5"}, more)
}

func userNodes(more props) props {
	return merged(props{"name": "user", "mode": "User", "count": 0.0, "vmSize": "Standard_B2s"}, more)
}

// poolCases asks every rule about pools twice: in the list of a cluster, and of a pool that is a resource.
func poolCases() []ruleCase {
	bounds := func(on bool, low, count, high float64) props {
		return props{"enableAutoScaling": on, "minCount": low, "maxCount": high, "count": count}
	}
	spot := func(more props) props { return merged(props{"scaleSetPriority": "Spot"}, more) }
	var cases []ruleCase
	for _, row := range []struct {
		what, property    string
		accepted, refused props
	}{
		{"name", "name", userNodes(nil), userNodes(props{"name": "User"})},
		{"name", "name", userNodes(props{"name": "windows"}), userNodes(props{"name": "windows", "osType": "Windows"})},
		{"name", "name", userNodes(props{"name": "abcdefghijkl"}), userNodes(props{"name": "abcdefghijklm"})},
		{"mode", "mode", userNodes(nil), props{"name": "user", "vmSize": "Standard_B2s"}},
		{"size-known", "vmSize", userNodes(nil), userNodes(props{"vmSize": "D4s_v5"})},
		{"system-size", "vmSize", systemNodes(nil), systemNodes(props{"vmSize": "Standard_D2s_v5"})},
		{"system-size", "vmSize", userNodes(props{"vmSize": "Standard_B4ms"}), systemNodes(props{"vmSize": "Standard_B4ms"})},
		{"system-linux", "osType", userNodes(props{"osType": "Windows"}), systemNodes(props{"osType": "Windows"})},
		{"pods", "maxPods", systemNodes(props{"maxPods": 30.0}), systemNodes(props{"maxPods": 29.0})},
		{"pods", "maxPods", userNodes(props{"maxPods": 10.0}), userNodes(props{"maxPods": 251.0})},
		{"count", "count", userNodes(nil), systemNodes(props{"count": 0.0})},
		{"count", "count", userNodes(props{"count": 1000.0}), userNodes(props{"count": 1001.0})},
		{"autoscaler", "count", userNodes(bounds(true, 2, 2, 5)), userNodes(bounds(true, 2, 6, 5))},
		{"autoscaler", "minCount", userNodes(bounds(true, 0, 0, 0)), userNodes(bounds(true, 3, 3, 2))},
		{"autoscaler", "minCount", systemNodes(bounds(true, 1, 1, 2)), systemNodes(bounds(true, 0, 1, 2))},
		{"autoscaler", "enableAutoScaling", userNodes(nil), userNodes(bounds(false, 1, 1, 2))},
		{"autoscaler", "minCount", userNodes(nil), userNodes(props{"enableAutoScaling": true})},
		{"spot", "scaleSetPriority", userNodes(spot(nil)), systemNodes(spot(nil))},
		{"spot", "upgradeSettings.maxSurge", userNodes(props{"upgradeSettings": props{"maxSurge": "33%"}}),
			userNodes(spot(props{"upgradeSettings": props{"maxSurge": "33%"}}))},
		{"spot", "type", userNodes(spot(props{"type": scaleSets})), userNodes(spot(props{"type": "AvailabilitySet"}))},
		{"spot", "scaleSetEvictionPolicy", userNodes(spot(props{"scaleSetEvictionPolicy": "Delete"})),
			userNodes(props{"scaleSetEvictionPolicy": "Delete"})},
		{"spot", "spotMaxPrice", userNodes(spot(props{"spotMaxPrice": -1.0})), userNodes(props{"spotMaxPrice": -1.0})},
		{"spot-price", "spotMaxPrice", userNodes(props{"spotMaxPrice": 0.98765}), userNodes(props{"spotMaxPrice": 0.987654})},
		{"spot-price", "spotMaxPrice", userNodes(props{"spotMaxPrice": -1.0}), userNodes(props{"spotMaxPrice": 0.0})},
		{"zones", "availabilityZones", userNodes(props{"availabilityZones": list("1"), "type": scaleSets}),
			userNodes(props{"availabilityZones": list("1"), "type": "AvailabilitySet"})},
		{"taints", "nodeTaints", systemNodes(props{"nodeTaints": list("CriticalAddonsOnly=true:NoSchedule")}),
			systemNodes(props{"nodeTaints": list("CriticalAddonsOnly")})},
		{"ephemeral-disk", "osDiskType", userNodes(props{"vmSize": "Standard_D4ds_v5", "osDiskType": "Ephemeral"}),
			userNodes(props{"vmSize": "Standard_D4s_v5", "osDiskType": "Ephemeral"})},
	} {
		listed := func(pool props) props { return props{"agentPoolProfiles": list(systemNodes(nil), pool)} }
		own := func(pool props) props {
			pool = pool.Clone()
			pool["agentPoolName"] = pool["name"]
			delete(pool, "name")
			return pool
		}
		property := row.property
		if property == "name" {
			property = "agentPoolName"
		}
		cases = append(cases,
			ruleCase{"containerservice.managedclusters.pool-" + row.what, given(listed(row.accepted)),
				given(listed(row.refused)), "agentPoolProfiles[1]." + row.property},
			ruleCase{"containerservice.agentpools." + row.what, given(own(row.accepted)), given(own(row.refused)), property})
	}
	return cases
}

func poolListCases() []ruleCase {
	pools := func(all ...any) props { return props{"agentPoolProfiles": all} }
	at := func(location string, pool props) props {
		return merged(pools(pool), props{"location": location})
	}
	zoned := systemNodes(props{"availabilityZones": list("1", "2", "3")})
	const prefix = "containerservice.managedclusters."
	return []ruleCase{
		{prefix + "one-system-pool", given(pools(userNodes(nil), systemNodes(nil))), given(pools(userNodes(nil))),
			"agentPoolProfiles"},
		{prefix + "no-pool-added", changed(pools(systemNodes(nil), userNodes(nil)), pools(systemNodes(nil))),
			changed(pools(systemNodes(nil)), pools(systemNodes(nil), userNodes(nil))), "agentPoolProfiles[1].name"},
		{prefix + "pool-properties-fixed",
			changed(pools(systemNodes(nil)), pools(systemNodes(props{"count": 5.0, "vmSize": "standard_d4S_V5"}))),
			changed(pools(systemNodes(nil)), pools(systemNodes(props{"vmSize": "Standard_D8s_v5"}))),
			"agentPoolProfiles[0].vmSize"},
		{prefix + "pool-properties-fixed", changed(pools(zoned), pools(zoned)),
			changed(pools(zoned), pools(systemNodes(props{"availabilityZones": list("1")}))),
			"agentPoolProfiles[0].availabilityZones"},
		{prefix + "pool-zones-by-region", given(at("eastus2", zoned)), given(at("westus", zoned)),
			"agentPoolProfiles[0].availabilityZones"},
	}
}

func clusterAccessCases() []ruleCase {
	server := func(more props) props { return props{"apiServerAccessProfile": more} }
	private := func(more props) props { return server(merged(props{"enablePrivateCluster": true}, more)) }
	entra := func(managed bool) props {
		return props{"aadProfile": props{"managed": managed, "enableAzureRBAC": true}}
	}
	issuer := func(on bool) props { return props{"oidcIssuerProfile": props{"enabled": on}} }
	identity := func(kind string, ids ...any) props {
		return props{"identity": props{"type": kind, "userAssignedIdentities": ids}}
	}
	trust := props{"securityProfile": props{"workloadIdentity": props{"enabled": true}}}
	noAccounts := props{"disableLocalAccounts": true}
	zone := func(id string) props { return private(props{"privateDNSZone": id}) }
	ownZone := zone(group + "/providers/Microsoft.Network/privateDnsZones/privatelink.eastus2.azmk8s.io")
	balancer := func(sku string) props { return props{"networkProfile": props{"loadBalancerSku": sku}} }
	hidden := func(zone string) props {
		return private(props{"privateDNSZone": zone, "enablePrivateClusterPublicFQDN": false})
	}
	const prefix, path = "containerservice.managedclusters.", "apiServerAccessProfile."
	return []ruleCase{
		{prefix + "dns-prefix", given(props{"dnsPrefix": "aks-shop"}), given(props{"dnsPrefix": "-shop"}), "dnsPrefix"},
		{prefix + "dns-prefix", given(props{"dnsPrefix": strings.Repeat("a", 54)}),
			given(props{"dnsPrefix": strings.Repeat("a", 55)}), "dnsPrefix"},
		{prefix + "dns-prefix", given(props{"dnsPrefix": "a"}), given(props{}), "dnsPrefix"},
		{prefix + "dns-prefix", given(merged(private(nil), props{"fqdnSubdomain": "shop"})),
			given(props{"fqdnSubdomain": "shop"}), "fqdnSubdomain"},
		{prefix + "node-group-name", given(props{"nodeResourceGroup": strings.Repeat("a", 80)}),
			given(props{"nodeResourceGroup": strings.Repeat("a", 81)}), "nodeResourceGroup"},
		{prefix + "local-accounts", given(merged(entra(true), noAccounts)), given(noAccounts), "disableLocalAccounts"},
		{prefix + "azure-rbac", given(entra(true)), given(entra(false)), "aadProfile.enableAzureRBAC"},
		{prefix + "azure-rbac", given(entra(true)), given(merged(entra(true), props{"enableRBAC": false})),
			"aadProfile.enableAzureRBAC"},
		{prefix + "workload-identity-needs-oidc", given(merged(trust, issuer(true))), given(merged(trust, issuer(false))),
			"securityProfile.workloadIdentity.enabled"},
		{prefix + "issuer-stays", changed(issuer(false), issuer(true)), changed(issuer(true), issuer(false)),
			"oidcIssuerProfile.enabled"},
		{prefix + "one-identity", given(identity("UserAssigned", "a")), given(identity("UserAssigned", "a", "b")), "identity"},
		{prefix + "one-identity", given(identity("SystemAssigned")), given(props{}), "identity"},
		{prefix + "private-ranges", given(server(props{"authorizedIPRanges": list("203.0.113.0/24")})),
			given(private(props{"authorizedIPRanges": list("203.0.113.0/24")})), path + "authorizedIPRanges"},
		{prefix + "private-dns", given(zone("system")), given(server(props{"privateDNSZone": "system"})),
			path + "privateDNSZone"},
		{prefix + "private-dns", given(hidden("system")), given(hidden("none")), path + "privateDNSZone"},
		{prefix + "private-dns", given(zone("none")), given(zone("shop.example")), path + "privateDNSZone"},
		{prefix + "private-dns", given(merged(ownZone, identity("UserAssigned", "a"))),
			given(merged(ownZone, identity("SystemAssigned"))), path + "privateDNSZone"},
		{prefix + "private-dns", given(private(props{"enablePrivateClusterPublicFQDN": true})),
			given(server(props{"enablePrivateClusterPublicFQDN": true})), path + "enablePrivateClusterPublicFQDN"},
		{prefix + "private-needs-standard", given(merged(private(nil), balancer("standard"))),
			given(merged(private(nil), balancer("basic"))), "networkProfile.loadBalancerSku"},
	}
}

func clusterVersionCases() []ruleCase {
	tier := func(name, plan string) props { return props{"sku": props{"tier": name}, "supportPlan": plan} }
	costs := func(name string) props {
		return props{"sku": props{"tier": name}, "metricsProfile": props{"costAnalysis": props{"enabled": true}}}
	}
	version := func(text string) props { return props{"kubernetesVersion": text} }
	running := func(text string) props { return props{"currentKubernetesVersion": text} }
	long := props{"supportPlan": "AKSLongTermSupport"}
	const prefix, path = "containerservice.managedclusters.", "kubernetesVersion"
	return []ruleCase{
		{prefix + "long-term-support", given(tier("Premium", "AKSLongTermSupport")),
			given(tier("Premium", "KubernetesOfficial")), "supportPlan"},
		{prefix + "long-term-support", given(tier("Standard", "KubernetesOfficial")),
			given(tier("Standard", "AKSLongTermSupport")), "supportPlan"},
		{prefix + "cost-analysis", given(costs("Standard")), given(costs("Free")), "metricsProfile.costAnalysis.enabled"},
		{prefix + "version-supported", given(version("1.35")), given(version("1.34")), path},
		{prefix + "version-supported", given(merged(version("1.34.2"), long)), given(version("1.99")), path},
		{prefix + "version-upgrade", changed(running("1.35.0"), version("1.36")), changed(running("1.35.0"), version("1.37")),
			path},
		{prefix + "version-upgrade", changed(running("1.36.0"), version("1.36")), changed(running("1.36.0"), version("1.35")),
			path},
	}
}

func clusterNetworkCases() []ruleCase {
	profile := func(more props) props { return props{"networkProfile": more} }
	net := func(plugin, mode, plane, policy string) props {
		return profile(props{
			"networkPlugin": plugin, "networkPluginMode": mode, "networkDataplane": plane, "networkPolicy": policy,
		})
	}
	services := func(cidr, resolver string) props {
		return profile(props{"serviceCidr": cidr, "dnsServiceIP": resolver})
	}
	overlay := func(pods, services string) props {
		return profile(props{"networkPluginMode": "overlay", "podCidr": pods, "serviceCidr": services})
	}
	leaving := func(kind string) props { return profile(props{"outboundType": kind}) }
	inNetwork := props{"agentPoolProfiles": list(systemNodes(props{"vnetSubnetID": nodesID}))}
	windows := props{"agentPoolProfiles": list(systemNodes(nil), userNodes(props{"osType": "Windows"}))}
	const prefix, path = "containerservice.managedclusters.", "networkProfile."
	return []ruleCase{
		{prefix + "basic-load-balancer", given(profile(props{"loadBalancerSku": "standard"})),
			given(profile(props{"loadBalancerSku": "basic"})), path + "loadBalancerSku"},
		{prefix + "basic-load-balancer", given(props{"agentPoolProfiles": list(systemNodes(props{"type": scaleSets}))}),
			given(props{"agentPoolProfiles": list(systemNodes(props{"type": "AvailabilitySet"}))}), "agentPoolProfiles[0].type"},
		{prefix + "overlay-needs-azure", given(net("azure", "overlay", "cilium", "cilium")),
			given(net("kubenet", "overlay", "azure", "calico")), path + "networkPlugin"},
		{prefix + "overlay-needs-azure", given(net("kubenet", "", "azure", "calico")),
			given(net("none", "", "cilium", "none")), path + "networkPlugin"},
		{prefix + "cilium-policy", given(net("azure", "overlay", "cilium", "cilium")),
			given(net("azure", "overlay", "azure", "cilium")), path + "networkPolicy"},
		{prefix + "cilium-policy", given(net("azure", "overlay", "azure", "calico")),
			given(net("azure", "overlay", "cilium", "calico")), path + "networkPolicy"},
		{prefix + "cilium-linux", given(merged(net("azure", "overlay", "azure", "calico"), windows)),
			given(merged(net("azure", "overlay", "cilium", "cilium"), windows)), "agentPoolProfiles[1].osType"},
		{prefix + "service-range", given(services("172.16.0.0/16", "172.16.0.10")),
			given(services("172.16.0.0/16", "172.17.0.10")), path + "dnsServiceIP"},
		{prefix + "service-range", given(services("10.0.0.0/13", "10.0.0.10")), given(services("172.16.0.0/12", "172.16.0.10")),
			path + "serviceCidr"},
		{prefix + "service-range", given(services("172.16.0.0/16", "172.16.0.2")),
			given(services("172.16.0.0/16", "172.16.0.1")), path + "dnsServiceIP"},
		{prefix + "ranges-apart", given(overlay("172.20.0.0/14", "172.16.0.0/16")),
			given(overlay("172.16.0.0/14", "172.16.0.0/16")), path + "podCidr"},
		{prefix + "ranges-apart", given(overlay("172.20.0.0/14", "172.16.0.0/16")),
			given(overlay("172.20.0.0/14", "172.30.8.0/24")), path + "serviceCidr"},
		{prefix + "ranges-apart", given(props{"networkProfile": props{"podCidr": "10.0.0.0/16", "serviceCidr": "10.0.0.0/16"}}),
			given(overlay("172.28.0.0/14", "172.16.0.0/16")), path + "podCidr"},
		{prefix + "managed-nat-own-network", given(leaving("managedNATGateway")),
			given(merged(leaving("managedNATGateway"), inNetwork)), path + "outboundType"},
		{prefix + "outbound-needs-subnet", given(merged(leaving("userAssignedNATGateway"), inNetwork)),
			given(leaving("userAssignedNATGateway")), path + "outboundType"},
	}
}

// nodesSubnet is the subnet of the nodes.
func nodesSubnet(prefix string, more props) model.Resource {
	return resource(nodesID, merged(props{"addressPrefix": prefix, "natGateway": props{"id": natID}}, more))
}

func networkAt(location string) model.Resource {
	return resource(networkID, props{"location": location, "addressSpace": props{"addressPrefixes": list("10.24.0.0/16")}})
}

// shopCluster is a cluster that nothing is wrong with, in the subnet of the nodes.
func shopCluster(more props) props {
	return merged(props{
		"location": "eastus2", "sku": props{"tier": "Standard"}, "nodeResourceGroup": "rg-nodes",
		"identity":          props{"type": "UserAssigned", "userAssignedIdentities": list(runsAsID)},
		"agentPoolProfiles": list(systemNodes(props{"vnetSubnetID": nodesID})),
		"networkProfile": props{
			"networkPlugin": "azure", "networkPluginMode": "overlay", "networkDataplane": "cilium",
			"podCidr": "172.20.0.0/14", "serviceCidr": "172.16.0.0/16", "outboundType": "userAssignedNATGateway",
		},
		"currentKubernetesVersion": "1.36.0",
	}, more)
}

func clusterPlaceCases() []ruleCase {
	const prefix, path = "containerservice.managedclusters.", "agentPoolProfiles[0].vnetSubnetID"
	around := func(subnet model.Resource, more ...model.Resource) fakeCloud {
		return append(fakeCloud{networkAt("eastus2"), subnet}, more...)
	}
	usual := nodesSubnet("10.24.8.0/21", nil)
	asks := func(cloud fakeCloud, more props) model.Request { return in(cloud, clusterID, shopCluster(more)) }
	profile := func(more props) props {
		return props{"networkProfile": merged(shopCluster(nil).Object("networkProfile"), more)}
	}
	identity := model.Resource{ID: runsAsID, ARMType: armTypeOf(runsAsID), Outputs: props{"principalId": guid}}
	assigned := func(id, scope, role string) model.Resource {
		return resource(id, props{"scope": scope, "principalId": guid, "roleDefinitionId": role})
	}
	other := func(group, location string) model.Resource {
		return resource(clusterID+"2", props{"nodeResourceGroup": group, "location": location})
	}
	var many fakeCloud
	for i := range clustersPerRegion {
		many = append(many, resource(fmt.Sprintf("%s-%d", clusterID, i), props{"location": "East US 2"}))
	}
	grown := props{"agentPoolProfiles": list(systemNodes(props{"vnetSubnetID": nodesID, "count": 27.0}))}
	long := networkID + "/subnets/" + strings.Repeat("s", 64)
	longSubnet := resource(long, nodesSubnet("10.24.8.0/21", nil).Inputs)
	return []ruleCase{
		{prefix + "subnets", asks(around(usual), nil), asks(fakeCloud{networkAt("westus3"), usual}, nil), path},
		{prefix + "subnets", asks(around(usual), nil), asks(around(nodesSubnet("10.24.8.0/21", props{
			"delegations": list(props{"serviceName": "Microsoft.Web/serverFarms"}),
		})), nil), path},
		{prefix + "subnets", asks(around(usual), nil), asks(around(longSubnet), props{
			"agentPoolProfiles": list(systemNodes(props{"vnetSubnetID": long})),
		}), path},
		{prefix + "subnet-size", asks(around(nodesSubnet("10.24.8.0/26", nil)), grown),
			asks(around(nodesSubnet("10.24.8.0/27", nil)), grown), path},
		{prefix + "outbound-on-subnet", asks(around(usual), nil),
			asks(around(resource(nodesID, props{"addressPrefix": "10.24.8.0/21"})), nil), path},
		{prefix + "outbound-on-subnet", asks(around(nodesSubnet("10.24.8.0/21", props{"routeTable": props{"id": "rt"}})),
			profile(props{"outboundType": "userDefinedRouting"})),
			asks(around(usual), profile(props{"outboundType": "userDefinedRouting"})), path},
		{prefix + "ranges-outside-network", asks(around(usual), nil),
			asks(around(usual), profile(props{"serviceCidr": "10.24.0.0/16"})), "networkProfile.serviceCidr"},
		{prefix + "ranges-outside-network", asks(around(usual), nil),
			asks(around(usual), profile(props{"podCidr": "10.24.0.0/16"})), "networkProfile.podCidr"},
		{prefix + "identity-may-join", asks(around(usual, identity, assigned(nodeRolesID, nodesID, networkRole)), nil),
			asks(around(usual, identity, assigned(nodeRolesID, nodesID, readerRole)), nil), path},
		{prefix + "identity-may-join", asks(around(usual, identity, assigned(nodeRolesID, group, networkRole)), nil),
			asks(around(usual, identity, assigned(nodeRolesID, subnetID, networkRole)), nil), path},
		{prefix + "node-group-free", asks(fakeCloud{other("rg-others", "eastus2")}, nil),
			asks(fakeCloud{other("RG-nodes", "eastus2")}, nil), "nodeResourceGroup"},
		{prefix + "node-group-free", asks(fakeCloud{resource(group, nil)}, nil),
			asks(fakeCloud{resource(group+"-nodes", nil)}, nil), "nodeResourceGroup"},
		{prefix + "quota", asks(many[1:], nil), asks(many, nil), ""},
	}
}

func agentPoolCases() []ruleCase {
	const prefix = "containerservice.agentpools."
	cluster := func(more props) model.Resource { return resource(clusterID, shopCluster(more)) }
	with := func(subnet string, more ...model.Resource) fakeCloud {
		return append(fakeCloud{networkAt("eastus2"), nodesSubnet(subnet, nil), cluster(nil)}, more...)
	}
	pool := func(more props) props { return userNodes(merged(props{"vnetSubnetID": nodesID}, more)) }
	scaled := func(high float64) props { return pool(props{"enableAutoScaling": true, "maxCount": high}) }
	const roomy = "10.24.8.0/21"
	asks := func(cloud fakeCloud, inputs props) model.Request {
		request := in(cloud, userPoolID, inputs)
		request.Type = agentPool()
		return request
	}
	elsewhere := resource(strings.Replace(nodesID, "/vnet/", "/vnet2/", 1), props{"addressPrefix": roomy})
	full := with(roomy)
	for i := range 99 {
		full = append(full, resource(fmt.Sprintf("%s/agentPools/p%d", clusterID, i), userNodes(nil)))
	}
	nowhere := fakeCloud{cluster(props{"location": "westus"})}
	zoned := props{"availabilityZones": list("1")}
	narrow := fakeCloud{cluster(props{"networkProfile": props{"networkPluginMode": "overlay", "podCidr": "172.20.0.0/20"}})}
	free := fakeCloud{cluster(props{"sku": props{"tier": "Free"}})}
	second := resource(clusterID+"/agentPools/system2", systemNodes(nil))
	deletion := func(cloud fakeCloud, inputs props) model.Request { return in(cloud, userPoolID, inputs) }
	userOnly := cluster(props{"agentPoolProfiles": list(userNodes(nil))})
	return []ruleCase{
		{prefix + "name-free", asks(with(roomy), pool(nil)),
			in(with(roomy), clusterID+"/agentPools/System", pool(nil)), "agentPoolName"},
		{prefix + "fits-cluster", asks(with(roomy), pool(nil)), asks(with(roomy), pool(props{"osType": "Windows"})), "osType"},
		{prefix + "fits-cluster", asks(with(roomy), userNodes(zoned)), asks(nowhere, userNodes(zoned)), "availabilityZones"},
		{prefix + "fits-cluster", asks(with(roomy), pool(nil)),
			asks(with(roomy, elsewhere), pool(props{"vnetSubnetID": elsewhere.ID})), "vnetSubnetID"},
		{prefix + "limits", asks(full[:len(full)-1], pool(nil)), asks(full, pool(nil)), ""},
		{prefix + "limits", asks(with(roomy), scaled(1000)), asks(free, scaled(1000)), ""},
		{prefix + "subnet-size", asks(with("10.24.8.0/27"), scaled(20)), asks(with("10.24.8.0/27"), scaled(23)),
			"vnetSubnetID"},
		{prefix + "pod-range", asks(narrow, scaled(13)), asks(narrow, scaled(14)), ""},
		{prefix + "version", asks(with(roomy), pool(props{"orchestratorVersion": "1.34"})),
			asks(with(roomy), pool(props{"orchestratorVersion": "1.37"})), "orchestratorVersion"},
		{prefix + "version", asks(with(roomy), pool(props{"orchestratorVersion": "1.36"})),
			asks(with(roomy), pool(props{"orchestratorVersion": "1.33"})), "orchestratorVersion"},
		{prefix + "last-system-pool", deletion(fakeCloud{userOnly, second}, systemNodes(nil)),
			deletion(fakeCloud{userOnly}, systemNodes(nil)), ""},
	}
}

func maintenanceCases() []ruleCase {
	const prefix = "containerservice.maintenance."
	window := func(more props) props { return props{"maintenanceWindow": more} }
	schedule := func(config string, kinds ...string) props {
		all := props{}
		for _, kind := range kinds {
			all[kind] = props{}
		}
		return merged(window(props{"schedule": all}), props{"configName": config})
	}
	const upgrades = "aksManagedAutoUpgradeSchedule"
	old := func(config string) props {
		return props{"configName": config, "timeInWeek": list(props{"day": "Monday"})}
	}
	return []ruleCase{
		{prefix + "times", given(window(props{"startTime": "23:59"})), given(window(props{"startTime": "24:00"})),
			"maintenanceWindow.startTime"},
		{prefix + "times", given(window(props{"utcOffset": "-07:00"})), given(window(props{"utcOffset": "07:00"})),
			"maintenanceWindow.utcOffset"},
		{prefix + "one-schedule", given(schedule(upgrades, "daily")), given(schedule(upgrades, "daily", "weekly")),
			"maintenanceWindow.schedule"},
		{prefix + "one-schedule", given(schedule("default", "weekly")), given(schedule("default", "daily")),
			"maintenanceWindow.schedule"},
		{prefix + "old-properties", given(old("default")), given(old(upgrades)), "timeInWeek"},
		{prefix + "old-properties", given(schedule(upgrades, "weekly")), given(props{"configName": upgrades}),
			"maintenanceWindow"},
	}
}

func credentialCases() []ruleCase {
	const prefix = "managedidentity.credentials."
	trusts := func(issuer, subject string) props { return props{"issuer": issuer, "subject": subject} }
	usual := trusts("https://issuer.example/", "system:serviceaccount:shop:search")
	const other = runsAsID + "/federatedIdentityCredentials/other"
	var many fakeCloud
	for i := range maxCredentials {
		many = append(many, resource(fmt.Sprintf("%s-%d", other, i), trusts("https://issuer.example/", fmt.Sprint(i))))
	}
	return []ruleCase{
		{prefix + "issuer-form", given(usual), given(trusts("http://issuer.example/", "s")), "issuer"},
		{prefix + "issuer-form", given(usual), given(trusts("https://issuer.example/ ", "s")), "issuer"},
		{prefix + "unique", in(fakeCloud{resource(credentialID, usual)}, credentialID, usual),
			in(fakeCloud{resource(other, usual)}, credentialID, usual), "subject"},
		{prefix + "twenty", in(many[1:], credentialID, usual), in(many, credentialID, usual), ""},
	}
}

func TestAClusterListsAllItsPools(t *testing.T) {
	t.Parallel()
	names := func(outputs props) []string {
		var all []string
		for _, pool := range outputs.Objects("agentPoolProfiles") {
			all = append(all, pool.String("name"))
		}
		return all
	}
	user := resource(userPoolID, merged(userNodes(nil), props{"agentPoolName": "user", "type": agentPoolType}))
	request := in(fakeCloud{}, clusterID, shopCluster(nil))
	request.Type = managedCluster()
	alone := managedClusterOutputs(request)
	assert.Equal(t, []string{"system"}, names(alone))

	request.Old, request.Cloud = alone, fakeCloud{user}
	both := managedClusterOutputs(request)
	assert.Equal(t, []string{"system", "user"}, names(both))
	assert.Equal(t, scaleSets, both.Objects("agentPoolProfiles")[1].String("type"))

	request.Old, request.Cloud = both, fakeCloud{}
	assert.Equal(t, []string{"system"}, names(managedClusterOutputs(request)), "a pool that was deleted is gone")

	request.Inputs = shopCluster(props{"agentPoolProfiles": list(systemNodes(props{"name": "system2"}))})
	request.Old = alone
	assert.Equal(t, []string{"system2", "system"}, names(managedClusterOutputs(request)),
		"Azure keeps a pool that the list leaves out")
}

func TestWhatAClusterReturns(t *testing.T) {
	t.Parallel()
	request := in(fakeCloud{}, clusterID, shopCluster(props{
		"dnsPrefix": "shop", "oidcIssuerProfile": props{"enabled": true},
		"apiServerAccessProfile": props{"enablePrivateCluster": true},
	}))
	request.Type = managedCluster()
	private := managedClusterOutputs(request)
	assert.Regexp(t, `^shop-[0-9a-f]{8}\.privatelink\.eastus2\.azmk8s\.io$`, private.String("privateFQDN"))
	assert.Empty(t, private.String("fqdn"))
	assert.Regexp(t, `^https://eastus2\.oic\.prod-aks\.azure\.com/[-0-9a-f]{36}/[-0-9a-f]{36}/$`,
		private.String("oidcIssuerProfile.issuerURL"))
	assert.Equal(t, "1.36.0", private.String("currentKubernetesVersion"))
	assert.Equal(t, "rg-nodes", private.String("nodeResourceGroup"))
	assert.Equal(t, []any{"172.20.0.0/14"}, private.List("networkProfile.podCidrs"))

	kubelet := private.String("identityProfile.kubeletidentity.objectId")
	assert.NotEmpty(t, kubelet)
	assert.Equal(t, kubelet, private.String(managedCluster().Principals[0]), "roles can be assigned to it")

	delete(request.Inputs, "apiServerAccessProfile")
	delete(request.Inputs, "nodeResourceGroup")
	public := managedClusterOutputs(request)
	assert.Regexp(t, `^shop-[0-9a-f]{8}\.hcp\.eastus2\.azmk8s\.io$`, public.String("fqdn"))
	assert.Empty(t, public.String("privateFQDN"))
	assert.Equal(t, "MC_rg_aks_eastus2", public.String("nodeResourceGroup"))
}

func TestAVersionStaysUntilAnotherMinorIsAskedFor(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ asked, running, want string }{
		{"", "", "1.36.0"}, {"1.35", "", "1.35.0"}, {"1.35.4", "", "1.35.4"}, {"", "1.35.4", "1.35.4"},
		{"1.35", "1.35.4", "1.35.4"}, {"1.36", "1.35.4", "1.36.0"},
	} {
		assert.Equal(t, test.want, currentKubernetes(test.asked, test.running), test)
	}
}
