package cost

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/graph"
)

var kubernetesKinds = map[string]kind{
	"azure-native:containerservice:ManagedCluster":           {charges: cluster, idle: "the Free tier bills nodes alone"},
	"azure-native:containerservice:AgentPool":                {charges: nodePool, idle: "a pool without nodes costs nothing"},
	"azure-native:containerservice:MaintenanceConfiguration": {free: settings},

	"azure-native:managedidentity:FederatedIdentityCredential": {free: settings},
}

// cluster bills the control plane by its tier, and the nodes of the pools in its own list. The load balancer that AKS
// makes for a service, and its address, are no resources of the program.
func cluster(_ scene, r graph.Resource) ([]charge, error) {
	var charges []charge
	switch tier := word(r, "sku", "tier"); tier {
	case "", "Free":
	case "Standard":
		charges = append(charges, hours("aks.standard", "control plane with a service level", Always(1)))
	default:
		return nil, fmt.Errorf("the tier %s is not in the price book", tier)
	}
	pools, _ := r.Inputs["agentPoolProfiles"].([]any)
	for _, item := range pools {
		pool, ok := item.(map[string]any)
		if !ok {
			return nil, fmt.Errorf("a pool is not known yet")
		}
		charges = append(charges, machines(graph.Resource{Inputs: pool})...)
	}
	return charges, nil
}

func nodePool(_ scene, r graph.Resource) ([]charge, error) { return machines(r), nil }

// machines are the nodes of a pool with their system disks, between the bounds of the autoscaler where there is one. Spot
// machines are billed like others here: what they cost less is a saving, because their price changes by the hour.
func machines(pool graph.Resource) []charge {
	count := Always(numberOr(pool, 1, "count"))
	if truth(pool, "enableAutoScaling") {
		low, high := numberOr(pool, 0, "minCount"), numberOr(pool, 0, "maxCount")
		count = Amount{low, (low + high) / 2, high}
	}
	if count.zero() {
		return nil
	}
	size := strings.TrimPrefix(word(pool, "vmSize"), "Standard_")
	charges := []charge{hours("vm.linux."+size, size+" nodes", count)}
	if word(pool, "osDiskType") != "Ephemeral" {
		charges = append(charges, charge{"disk.premium.P10", "system disks of 128 GB", count})
	}
	return charges
}
