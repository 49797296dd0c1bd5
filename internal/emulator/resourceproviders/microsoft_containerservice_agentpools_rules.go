package resourceproviders

import (
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

func agentPoolRules() []model.Rule {
	rules := []model.Rule{
		onApply("containerservice.agentpools.name-free",
			"A pool of the cluster's own list is no resource of its own: its name is taken.",
			inferred(poolChanges), agentPoolNameFree),
		onApply("containerservice.agentpools.fits-cluster",
			"The data plane of Cilium has no Windows nodes, zones need a region that has some, and the subnet is in the network "+
				"of the other pools.", inferred(clusterSpec+"; "+clusterDocs), agentPoolFits),
		onApply("containerservice.agentpools.limits",
			"A cluster has 100 pools, and 1000 nodes in the tier Free, 5000 in the others.",
			verified(clusterDocs+"quotas-skus-regions.md"), agentPoolLimits),
		onApply("containerservice.agentpools.subnet-size",
			"The subnet has an address for each node of all its pools at the maximum, and for those of an upgrade.",
			inferred(overlayDocs), agentPoolSubnetSize),
		onApply("containerservice.agentpools.pod-range",
			"In the overlay each node at the maximum takes a /24 of the range of pods. Azure refuses when the range is used up.",
			inferred(overlayDocs), agentPoolPodRange),
		onApply("containerservice.agentpools.version",
			"A pool runs no newer version of Kubernetes than the cluster, and at most two minor versions older.",
			verified(clusterSpec), agentPoolVersion),
		onDelete("containerservice.agentpools.last-system-pool",
			"The last system pool of a cluster is not deleted.", verified(systemPoolDocs), agentPoolLastSystem),
	}
	for _, rule := range poolRules {
		rules = append(rules, preflight("containerservice.agentpools."+rule.what, rule.text, rule.fact,
			func(r model.Request) []model.Fault { return rule.check(r.Inputs, "") }))
	}
	return rules
}

// clusterOf returns the cluster that a pool belongs to.
func clusterOf(r model.Request) (model.Resource, bool) { return r.Cloud.Get(parentOf(r.ID)) }

// otherPools returns the pools of a cluster but for the one that a request is about.
func otherPools(r model.Request, cluster model.Resource) []nodePool {
	pools := poolsOf(cluster.Inputs)
	for _, child := range agentPoolsBelow(r.Cloud, cluster.ID) {
		if !strings.EqualFold(child.ID, r.ID) {
			pools = append(pools, nodePool{child.Outputs, ""})
		}
	}
	return pools
}

func agentPoolNameFree(r model.Request) []model.Fault {
	cluster, ok := clusterOf(r)
	if !ok || !r.Creating() {
		return nil
	}
	for _, pool := range cluster.Inputs.Objects("agentPoolProfiles") {
		if strings.EqualFold(pool.String("name"), nameOf(r.ID)) {
			return []model.Fault{{
				Property: "agentPoolName", Status: 409, Code: "ResourceExists",
				Message: "cannot create already existing resource '" + r.ID + "': the cluster has it in its list of pools.",
			}}
		}
	}
	return nil
}

func agentPoolFits(r model.Request) []model.Fault {
	cluster, ok := clusterOf(r)
	if !ok {
		return nil
	}
	var faults []model.Fault
	if oneOf(cluster.Inputs.String("networkProfile.networkDataplane"), "cilium") &&
		oneOf(r.Inputs.String("osType"), "Windows") {
		faults = append(faults, model.Refuse("osType", "InvalidParameter",
			"Windows node pools do not support networkDataplane cilium.")...)
	}
	region, known := azure.RegionByName(cluster.Inputs.String("location"))
	if known && !region.Zones && len(r.Inputs.List("availabilityZones")) > 0 {
		faults = append(faults, model.Refuse("availabilityZones", "AvailabilityZoneNotSupported",
			"Availability zones are not supported in location %s.", region.Name)...)
	}
	subnet, exists := r.Cloud.Get(r.Inputs.String("vnetSubnetID"))
	if !exists {
		return faults
	}
	for _, other := range otherPools(r, cluster) {
		if other.subnet() != "" && !strings.EqualFold(parentOf(other.subnet()), parentOf(subnet.ID)) {
			return append(faults, model.Refuse("vnetSubnetID", "InvalidParameter",
				"All node pools of a cluster must be in one virtual network.")...)
		}
	}
	fits := model.Request{ID: r.ID, Cloud: r.Cloud, Inputs: model.Properties{"location": cluster.Inputs["location"]}}
	return append(faults, subnetFits(fits, "vnetSubnetID", subnet)...)
}

// asked is the pool of a request with what Azure fills in.
func asked(r model.Request) nodePool { return nodePool{withDefaults(r), "vnetSubnetID"} }

func agentPoolLimits(r model.Request) []model.Fault {
	cluster, ok := clusterOf(r)
	if !ok {
		return nil
	}
	pools, nodes := otherPools(r, cluster), asked(r).largest()
	for _, pool := range pools {
		nodes += pool.largest()
	}
	limit := maxClusterNodes(cluster.Inputs.String("sku.tier"))
	switch {
	case r.Creating() && len(pools) >= azure.MaxAgentPools:
		return model.Refuse("", "AgentPoolCountExceedsLimit", "A cluster has at most %d node pools.", azure.MaxAgentPools)
	case nodes > limit:
		return model.Refuse("", "NodeCountExceedsLimit",
			"The cluster can have %v nodes at its maxima, more than the %v of its tier.", nodes, limit)
	}
	return nil
}

func agentPoolSubnetSize(r model.Request) []model.Fault {
	cluster, ok := clusterOf(r)
	if !ok {
		return nil
	}
	pool := asked(r)
	nodes := pool.largest() + pool.surge()
	for _, other := range otherPools(r, cluster) {
		if strings.EqualFold(other.subnet(), pool.subnet()) {
			nodes += other.largest() + other.surge()
		}
	}
	return tooSmall(r, pool.property, pool.subnet(), nodes)
}

func agentPoolPodRange(r model.Request) []model.Fault {
	const perNode = 24
	cluster, ok := clusterOf(r)
	if !ok || !oneOf(cluster.Inputs.String("networkProfile.networkPluginMode"), "overlay") {
		return nil
	}
	nodes := asked(r).largest()
	for _, pool := range otherPools(r, cluster) {
		nodes += pool.largest()
	}
	for _, pods := range podRanges(cluster.Inputs) {
		room := 0
		if pods.Bits() <= perNode {
			room = 1 << (perNode - pods.Bits())
		}
		if pods.Addr().Is4() && float64(room) < nodes {
			return model.Refuse("", "InsufficientPodCidr", "The pod CIDR %s has a /24 for %d nodes; the cluster can have %v.",
				pods, room, nodes)
		}
	}
	return nil
}

func agentPoolVersion(r model.Request) []model.Fault {
	const property, oldest = "orchestratorVersion", 2
	cluster, ok := clusterOf(r)
	runs, known := azure.KubernetesMinor(cluster.Outputs.String("currentKubernetesVersion"))
	wanted, also := azure.KubernetesMinor(r.Inputs.String(property))
	if !ok || !known || !also || wanted <= runs && runs-wanted <= oldest {
		return nil
	}
	return model.Refuse(property, "NodePoolMcVersionIncompatible", "Node pool version 1.%d and control plane version 1.%d are "+
		"incompatible. Minor version of node pool cannot be more than %d versions less than control plane's version, and "+
		"cannot be greater.", wanted, runs, oldest)
}

func agentPoolLastSystem(r model.Request) []model.Fault {
	cluster, ok := clusterOf(r)
	if !ok || !isSystem(r.Inputs) {
		return nil
	}
	for _, other := range otherPools(r, cluster) {
		if isSystem(other.Properties) {
			return nil
		}
	}
	return model.Refuse("", "MustDefineAtLeastOneSystemPool", "There has to be at least one system agent pool.")
}
