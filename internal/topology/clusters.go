package topology

import (
	"fmt"
	"maps"
	"net/netip"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/graph"
)

// clusterFacts are the tier of a cluster and its pools: those of its own list, then those that are resources.
func clusterFacts(r *reader, cluster graph.Resource) []string {
	facts := []string{text(cluster.Inputs, "sku", "tier")}
	zoned := false
	for _, pool := range objects(cluster.Inputs, "agentPoolProfiles") {
		zones, _ := value(pool, "availabilityZones").([]any)
		zoned = zoned || len(zones) > 1
		facts = append(facts, poolFact(text(pool, "name"), pool))
	}
	for _, pool := range r.childrenOf("azure-native:containerservice:AgentPool", cluster, "resourceName") {
		facts = append(facts, poolFact(text(pool.Inputs, "agentPoolName"), pool.Inputs))
	}
	return append(facts, when(zoned, zoneRedundant),
		when(isTrue(cluster.Inputs, "apiServerAccessProfile", "enablePrivateCluster"), "private API server"))
}

// clusterNames are the names in private zones that lead to addresses in the subnet of the nodes, where the load balancers
// of a cluster answer for its services.
func (r *reader) clusterNames(cluster graph.Resource) []string {
	var names []string
	for _, pool := range objects(cluster.Inputs, "agentPoolProfiles") {
		subnet, _ := r.find(text(pool, "vnetSubnetID"))
		prefix, err := netip.ParsePrefix(text(subnet.Inputs, "addressPrefix"))
		if err != nil {
			continue
		}
		for _, record := range r.graph.OfType("azure-native:network:PrivateRecordSet") {
			if leadsInto(prefix, record) {
				names = append(names, text(record.Inputs, "relativeRecordSetName")+"."+text(record.Inputs, "privateZoneName"))
			}
		}
	}
	return names
}

// deployed are the settings of the services that run in a cluster, in the order of their names. What runs there is no
// resource: the stack tells them to whoever deploys the services, for each region's cluster.
func (r *reader) deployed(cluster graph.Resource) []map[string]string {
	var found []map[string]string
	for _, stack := range r.graph.OfType("pulumi:pulumi:Stack") {
		told := []any{value(stack.Outputs, deployments)}
		regions, _ := value(stack.Outputs, "regions").(map[string]any)
		for _, name := range slices.Sorted(maps.Keys(regions)) {
			region, _ := regions[name].(map[string]any)
			told = append(told, value(region, deployments))
		}
		for _, services := range told {
			services, _ := services.(map[string]any)
			for _, name := range slices.Sorted(maps.Keys(services)) {
				service, _ := services[name].(map[string]any)
				if text(service, "cluster") == text(cluster.Outputs, "name") {
					found = append(found, texts(service, "settings"))
				}
			}
		}
	}
	return found
}

// deployments is the stack output that says what runs in clusters.
const deployments = "serviceDeployments"

// namesElsewhere says whether a node is a cluster of another region. Its services have the same names there, in a private
// zone of its own that the caller's network is not linked to.
func (r *reader) namesElsewhere(caller Node, id string) bool {
	to, _ := r.model.Node(id)
	there, here := r.model.RegionOf(to), r.model.RegionOf(caller)
	return to.Kind == Cluster && there != "" && here != "" && there != here
}

// leadsInto says whether a record set has an address of the range.
func leadsInto(prefix netip.Prefix, record graph.Resource) bool {
	for _, one := range objects(record.Inputs, "aRecords") {
		address, err := netip.ParseAddr(text(one, "ipv4Address"))
		if err == nil && prefix.Contains(address) {
			return true
		}
	}
	return false
}

// poolFact is e.g. "system: 3 nodes D4s_v5".
func poolFact(name string, pool map[string]any) string {
	size := strings.TrimPrefix(text(pool, "vmSize"), "Standard_")
	nodes := span(text(pool, "count"), text(pool, "count"), "nodes")
	if isTrue(pool, "enableAutoScaling") {
		nodes = span(text(pool, "minCount"), text(pool, "maxCount"), "nodes")
	}
	return fmt.Sprintf("%s: %s %s", name, nodes, size)
}
