package resourceproviders

import (
	"fmt"
	"math"
	"net/netip"
	"strconv"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

// clustersPerRegion is the quota of a pay-as-you-go subscription. Others have other ones.
const clustersPerRegion = 100

// clusterPlaceRules are the rules about what a cluster finds around it.
func clusterPlaceRules() []model.Rule {
	return []model.Rule{
		onApply("containerservice.managedclusters.subnets",
			"The subnets of nodes are in the cluster's region and in one network, are delegated to nobody, and have, like "+
				"their network and its group, names of 63 characters at most.",
			inferred(clusterSpec+"; "+overlayDocs), clusterSubnets),
		onApply("containerservice.managedclusters.subnet-size",
			"A subnet has an address for each node at the maximum and for the nodes that come in addition during an upgrade.",
			inferred(overlayDocs), clusterSubnetSize),
		onApply("containerservice.managedclusters.outbound-on-subnet",
			"With userAssignedNATGateway each subnet has a NAT gateway, with userDefinedRouting a route table.",
			verified(clusterDocs+"nat-gateway.md (2026-04-15)"), clusterOutbound),
		onApply("containerservice.managedclusters.ranges-outside-network",
			"The ranges of pods and services do not overlap the subnets of the network.",
			verified(clusterSpec+"; "+overlayDocs), clusterRangesOutside),
		onApply("containerservice.managedclusters.identity-may-join",
			"A user-assigned identity of the control plane has Network Contributor (or more) on the subnet, or above it, before "+
				"the cluster is made.", inferred(clusterDocs+"use-managed-identity.md"), clusterMayJoin),
		onApply("containerservice.managedclusters.node-group-free",
			"The resource group of the nodes does not exist yet and belongs to one cluster.",
			inferred(clusterSource), clusterNodeGroupFree),
		onApply("containerservice.managedclusters.quota",
			"A subscription has 100 clusters in a region at most; Azure raises or lowers that for some.",
			known(), clusterQuota),
	}
}

// nodePool is a pool with what it can grow to.
type nodePool struct {
	model.Properties
	property string
}

// largest is the number of nodes at the maximum.
func (p nodePool) largest() float64 {
	if p.Bool("enableAutoScaling") {
		return p.Number("maxCount")
	}
	return max(p.Number("count"), 1)
}

// surge is the number of nodes that an upgrade adds: a tenth, or what the pool says.
func (p nodePool) surge() float64 {
	text := p.String("upgradeSettings.maxSurge")
	switch share, isShare := strings.CutSuffix(text, "%"); {
	case oneOf(p.String("scaleSetPriority"), "Spot"):
		return 0
	case text == "":
		return math.Ceil(p.largest() * 0.1)
	case isShare:
		percent, _ := strconv.ParseFloat(share, 64)
		return math.Ceil(p.largest() * percent / 100)
	}
	number, _ := strconv.ParseFloat(text, 64)
	return number
}

func poolsOf(cluster model.Properties) []nodePool {
	var pools []nodePool
	for i, pool := range cluster.Objects("agentPoolProfiles") {
		pools = append(pools, nodePool{pool, fmt.Sprintf("agentPoolProfiles[%d].vnetSubnetID", i)})
	}
	return pools
}

func (p nodePool) subnet() string { return p.String("vnetSubnetID") }

func clusterSubnets(r model.Request) []model.Fault {
	var faults []model.Fault
	network := ""
	for _, pool := range poolsOf(r.Inputs) {
		subnet, ok := r.Cloud.Get(pool.subnet())
		if !ok {
			continue
		}
		faults = append(faults, subnetFits(r, pool.property, subnet)...)
		if network != "" && !strings.EqualFold(network, parentOf(subnet.ID)) {
			faults = append(faults, model.Refuse(pool.property, "InvalidParameter",
				"All node pools of a cluster must be in one virtual network.")...)
		}
		network = parentOf(subnet.ID)
	}
	return faults
}

// subnetFits are the demands on a subnet of nodes.
func subnetFits(r model.Request, property string, subnet model.Resource) []model.Fault {
	const longestLabel = 63
	faults := otherRegionThanNetwork(r, property, subnet.ID)
	for _, delegation := range subnet.Inputs.Objects("delegations") {
		faults = append(faults, model.Refuse(property, "SubnetIsDelegated", "Subnet %s is delegated to %s and cannot be used "+
			"for nodes.", subnet.ID, delegation.String("serviceName"))...)
	}
	for _, name := range []string{
		nameOf(subnet.ID), nameOf(parentOf(subnet.ID)), segmentOf(subnet.ID, "resourceGroups"),
	} {
		if len(name) > longestLabel {
			faults = append(faults, model.Refuse(property, "InvalidParameter", "The name %s is too long to become a label of a "+
				"node: it has at most %d characters.", name, longestLabel)...)
		}
	}
	return faults
}

func clusterSubnetSize(r model.Request) []model.Fault {
	wanted, first := map[string]float64{}, map[string]string{}
	add := func(pool nodePool) {
		id := strings.ToLower(pool.subnet())
		wanted[id] += pool.largest() + pool.surge()
		if first[id] == "" {
			first[id] = pool.property
		}
	}
	for _, pool := range poolsOf(r.Inputs) {
		add(pool)
	}
	for _, child := range agentPoolsBelow(r.Cloud, r.ID) {
		add(nodePool{child.Outputs, "agentPoolProfiles"})
	}
	var faults []model.Fault
	for _, pool := range poolsOf(r.Inputs) {
		id := strings.ToLower(pool.subnet())
		if first[id] == pool.property {
			faults = append(faults, tooSmall(r, pool.property, pool.subnet(), wanted[id])...)
		}
	}
	return faults
}

// tooSmall refuses a subnet with fewer addresses than nodes.
func tooSmall(r model.Request, property, id string, nodes float64) []model.Fault {
	subnet, ok := r.Cloud.Get(id)
	if !ok {
		return nil
	}
	free := usableAddresses(subnetPrefixes(subnet.Inputs))
	if len(subnetPrefixes(subnet.Inputs)) == 0 || float64(free) >= nodes {
		return nil
	}
	return model.Refuse(property, "InsufficientSubnetSize", "Pre-allocated IPs %v exceeds IPs available %d in Subnet %s. If "+
		"Autoscaler is enabled, the max-count from each nodepool is counted towards this total (which means that "+
		"pre-allocated IPs count represents a theoretical max value, not the actual number of IPs requested).",
		nodes, free, id)
}

func clusterOutbound(r model.Request) []model.Fault {
	need := map[string]string{"userassignednatgateway": "natGateway.id", "userdefinedrouting": "routeTable.id"}[strings.
		ToLower(outboundTypeOf(r.Inputs))]
	if need == "" {
		return nil
	}
	var faults []model.Fault
	for _, pool := range poolsOf(r.Inputs) {
		subnet, ok := r.Cloud.Get(pool.subnet())
		if _, has := subnet.Inputs.Get(need); ok && !has {
			faults = append(faults, model.Refuse(pool.property, "ExistingSubnetMissingOutboundResource",
				"outboundType %s requires %s on subnet %s.", outboundTypeOf(r.Inputs), strings.TrimSuffix(need, ".id"), subnet.ID)...)
		}
	}
	return faults
}

// networkRanges are the prefixes of all subnets of the network that a cluster's nodes are in.
func networkRanges(r model.Request) []netip.Prefix {
	var ranges []netip.Prefix
	for _, pool := range poolsOf(r.Inputs) {
		if pool.subnet() == "" {
			continue
		}
		for _, child := range childSubnets(model.Request{ID: parentOf(pool.subnet()), Cloud: r.Cloud}) {
			ranges = append(ranges, subnetPrefixes(child.Inputs)...)
		}
	}
	return ranges
}

func clusterRangesOutside(r model.Request) []model.Fault {
	taken := networkRanges(r)
	if own, other, overlap := overlapping(serviceRanges(r.Inputs), taken); overlap {
		return model.Refuse("networkProfile.serviceCidr", "ServiceCidrOverlapExistingSubnetsCidr",
			"The specified service CIDR %s is conflicted with an existing subnet CIDR %s.", own, other)
	}
	if own, other, overlap := overlapping(podRanges(r.Inputs), taken); overlap {
		return model.Refuse("networkProfile.podCidr", "PodCidrOverlapExistingSubnetsCidr",
			"The specified pod CIDR %s is conflicted with an existing subnet CIDR %s.", own, other)
	}
	return nil
}

// networkRoles let an identity join a subnet.
var networkRoles = []string{"Network Contributor", "Contributor", "Owner"}

func clusterMayJoin(r model.Request) []model.Fault {
	ids := r.Inputs.Strings("identity.userAssignedIdentities")
	if len(ids) != 1 {
		return nil
	}
	identity, ok := r.Cloud.Get(ids[0])
	if !ok {
		return nil
	}
	var faults []model.Fault
	for _, pool := range poolsOf(r.Inputs) {
		if pool.subnet() != "" && !hasRole(r.Cloud, identity.Outputs.String("principalId"), pool.subnet(), networkRoles) {
			faults = append(faults, model.Refuse(pool.property, "SubnetMissingPermissionError", "The user-assigned identity %s "+
				"must be given permission to join the subnet %s: assign it Network Contributor.", identity.ID, pool.subnet())...)
		}
	}
	return faults
}

// hasRole says whether a principal has one of the roles on a resource or on what it is in.
func hasRole(cloud model.Cloud, principal, id string, roles []string) bool {
	for _, assignment := range cloud.OfType("Microsoft.Authorization/roleAssignments") {
		scope := strings.ToLower(strings.TrimSuffix(assignment.Inputs.String("scope"), "/"))
		covers := strings.EqualFold(scope, id) || strings.HasPrefix(strings.ToLower(id), scope+"/")
		role := builtInRoles[strings.ToLower(nameOf(assignment.Inputs.String("roleDefinitionId")))]
		if covers && assignment.Inputs.String("principalId") == principal && oneOf(role, roles...) {
			return true
		}
	}
	return false
}

func clusterNodeGroupFree(r model.Request) []model.Fault {
	const property = "nodeResourceGroup"
	if !r.Creating() {
		return nil
	}
	name := nodeGroupOf(r, r.Inputs)
	for _, group := range r.Cloud.OfType("Microsoft.Resources/resourceGroups") {
		if strings.EqualFold(nameOf(group.ID), name) {
			return model.Refuse(property, "NodeResourceGroupAlreadyExists",
				"The node resource group %s already exists: choose another name.", name)
		}
	}
	for _, other := range r.Cloud.OfType(clusterType) {
		if !strings.EqualFold(other.ID, r.ID) && strings.EqualFold(other.Outputs.String(property), name) {
			return model.Refuse(property, "NodeResourceGroupAlreadyExists",
				"The node resource group %s belongs to the cluster %s.", name, other.ID)
		}
	}
	return nil
}

func clusterQuota(r model.Request) []model.Fault {
	if !r.Creating() {
		return nil
	}
	used := 0
	for _, other := range r.Cloud.OfType(clusterType) {
		if sameRegion(other.Inputs.String("location"), r.Inputs.String("location")) {
			used++
		}
	}
	if used < clustersPerRegion {
		return nil
	}
	return model.Refuse("", "ManagedClusterCountExceedsQuotaLimit", "Operation results in exceeding quota limits for managed "+
		"clusters. Maximum allowed: %d, Current usage: %d, Additional requested: 1.", clustersPerRegion, used)
}

// agentPoolsBelow returns the pools of a cluster that are resources of their own.
func agentPoolsBelow(cloud model.Cloud, cluster string) []model.Resource {
	var pools []model.Resource
	if cloud == nil {
		return nil
	}
	for _, below := range cloud.Below(cluster) {
		if strings.EqualFold(below.ARMType, agentPoolType) {
			pools = append(pools, below)
		}
	}
	return pools
}

// poolResource finds a pool of a cluster that is a resource of its own.
func poolResource(r model.Request, name string) (model.Resource, bool) {
	if r.Cloud == nil {
		return model.Resource{}, false
	}
	return r.Cloud.Get(r.ID + "/agentPools/" + name)
}

// maxClusterNodes is the limit by tier.
func maxClusterNodes(tier string) float64 {
	const free = 1000
	if oneOf(tier, "Standard", "Premium") {
		return azure.MaxNodesPerCluster
	}
	return free
}
