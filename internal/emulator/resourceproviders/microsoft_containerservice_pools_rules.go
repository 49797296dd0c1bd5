package resourceproviders

import (
	"fmt"
	"math"
	"regexp"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const scaleSets = "VirtualMachineScaleSets"

// poolRule is a rule about one pool, wherever it is declared. The prefix leads to the pool's properties.
type poolRule struct {
	what, text string
	fact       model.Fact
	check      func(pool model.Properties, prefix string) []model.Fault
}

var poolRules = []poolRule{
	{"name", "The name of a pool has 1 to 12 lowercase letters and digits, a letter first; on Windows 6 at most.",
		verified(systemPoolDocs), nodesName},
	{"mode", "A pool says whether it is System or User: only the command line has a default.", verified(systemPoolDocs),
		nodesMode},
	{"size-known", "The size of the nodes is in the emulator's table. Whether a subscription may use it in a region and " +
		"zone, only Azure knows.", known(), nodesSizeKnown},
	{"system-size", "A node of a system pool has 4 vCPUs and 4 GB at least and is not of the B series.",
		verified(systemPoolDocs), nodesSystemSize},
	{"system-linux", "A system pool runs Linux.", verified(systemPoolDocs), nodesSystemLinux},
	{"pods", "A node takes 10 to 250 pods, in a system pool 30 at least.", verified(systemPoolDocs + "; " + overlayDocs),
		nodesPods},
	{"count", "A system pool has 1 to 1000 nodes, a user pool 0 to 1000. Microsoft asks for two system nodes, and Azure " +
		"takes one.", verified(clusterSpec), nodesCount},
	{"autoscaler", "The autoscaler has a minimum and a maximum, between which the number of nodes lies; without it there " +
		"are no bounds.", inferred(clusterSource), nodesAutoscaler},
	{"spot", "Spot machines are for user pools in scale sets, without surge at upgrades; their properties are for spot " +
		"pools alone.", verified(spotPoolDocs), nodesSpot},
	{"spot-price", "The highest price of spot machines is -1 or positive, with five decimals at most.",
		verified(spotPoolDocs), nodesSpotPrice},
	{"zones", "Zones need scale sets.", verified(clusterSpec), nodesZones},
	{"taints", "A taint reads key=value:effect.", verified(clusterSpec), nodesTaints},
	{"ephemeral-disk", "An ephemeral system disk needs a size with a local disk.", verified(clusterSpec), nodesDisk},
}

// clusterPoolRules are the rules about the pools in the list of a cluster, and about the list.
func clusterPoolRules() []model.Rule {
	rules := []model.Rule{
		preflight("containerservice.managedclusters.one-system-pool",
			"A cluster has a system pool.", verified(azurermSource+"containers/kubernetes_nodepool.go"), clusterSystemPool),
		preflight("containerservice.managedclusters.no-pool-added",
			"A change of a cluster adds no pool: that is for the pools' own resources. One that is left out stays.",
			verified(poolChanges+"; #579 and #1686"), clusterPoolAdded),
		preflight("containerservice.managedclusters.pool-properties-fixed",
			"Size, subnet, zones, disk, system and priority of a pool are those of its creation.",
			inferred(poolChanges), clusterPoolFixed),
		preflight("containerservice.managedclusters.pool-zones-by-region",
			"Zones need a region with availability zones.", inferred(zonesByRegionSource), clusterPoolZones),
	}
	for _, rule := range poolRules {
		rules = append(rules, preflight("containerservice.managedclusters.pool-"+rule.what, rule.text, rule.fact,
			func(r model.Request) []model.Fault {
				var faults []model.Fault
				for i, pool := range r.Inputs.Objects("agentPoolProfiles") {
					faults = append(faults, rule.check(pool, fmt.Sprintf("agentPoolProfiles[%d].", i))...)
				}
				return faults
			}))
	}
	return rules
}

func refusePool(prefix, property, code, format string, args ...any) []model.Fault {
	return model.Refuse(prefix+property, code, format, args...)
}

var linuxPoolName = regexp.MustCompile(`^[a-z][a-z0-9]{0,11}$`)

func nodesName(pool model.Properties, prefix string) []model.Fault {
	name := pool.String("name")
	property := "name"
	if prefix == "" {
		name, property = pool.String("agentPoolName"), "agentPoolName"
	}
	windows := oneOf(pool.String("osType"), "Windows")
	if name == "" || linuxPoolName.MatchString(name) && (!windows || len(name) <= 6) {
		return nil
	}
	return refusePool(prefix, property, "InvalidParameter", "The value of parameter agentPoolProfile.name is invalid: %q. "+
		"It has 1 to 12 lowercase letters and digits, on Windows 6, and starts with a letter.", name)
}

func nodesMode(pool model.Properties, prefix string) []model.Fault {
	if _, given := pool.Get("mode"); given {
		return nil
	}
	return refusePool(prefix, "mode", "InvalidParameter", "Required parameter agentPoolProfile.mode is missing (null).")
}

func nodesSizeKnown(pool model.Properties, prefix string) []model.Fault {
	size := pool.String("vmSize")
	if _, ok := azure.VMSizeByName(size); ok || !pool.Has("vmSize") {
		return nil
	}
	return refusePool(prefix, "vmSize", "VMSizeNotSupported", "The VM size of %s is not allowed in your subscription in "+
		"location. The emulator knows those of internal/azure/vmsizes.go.", size)
}

func isSystem(pool model.Properties) bool { return oneOf(pool.String("mode"), "System") }

func nodesSystemSize(pool model.Properties, prefix string) []model.Fault {
	size, ok := azure.VMSizeByName(pool.String("vmSize"))
	enough := size.VCPUs >= azure.MinSystemVCPUs && size.MemoryGB >= azure.MinSystemMemoryGB && !size.Burstable
	if !ok || !isSystem(pool) || enough {
		return nil
	}
	return refusePool(prefix, "vmSize", "SystemPoolSkuTooLow", "The system node pool must use a VM SKU of at least %d "+
		"vCPUs and %d GB of memory, not of the B series: %s.", azure.MinSystemVCPUs, azure.MinSystemMemoryGB, size.Name)
}

func nodesSystemLinux(pool model.Properties, prefix string) []model.Fault {
	if !isSystem(pool) || !oneOf(pool.String("osType"), "Windows") {
		return nil
	}
	return refusePool(prefix, "osType", "InvalidParameter", "The osType of a system node pool must be Linux.")
}

func nodesPods(pool model.Properties, prefix string) []model.Fault {
	pods, least := pool.Number("maxPods"), 10.0
	if isSystem(pool) {
		least = azure.MinSystemPods
	}
	if !pool.Has("maxPods") || pods >= least && pods <= azure.MaxPodsPerNode {
		return nil
	}
	return refusePool(prefix, "maxPods", "InvalidParameter", "The value of parameter agentPoolProfile.kubernetesConfig."+
		"kubeletConfig.maxPods is invalid: %v is not between %v and %d.", pods, least, azure.MaxPodsPerNode)
}

func nodesCount(pool model.Properties, prefix string) []model.Fault {
	count, least := pool.Number("count"), 0.0
	if isSystem(pool) {
		least = 1
	}
	if !pool.Has("count") || count >= least && count <= azure.MaxNodesPerPool {
		return nil
	}
	return refusePool(prefix, "count", "InvalidParameter", "The value of parameter agentPoolProfile.count is invalid: %v is "+
		"not between %v and %d.", count, least, azure.MaxNodesPerPool)
}

func nodesAutoscaler(pool model.Properties, prefix string) []model.Fault {
	low, high, count := pool.Number("minCount"), pool.Number("maxCount"), pool.Number("count")
	bounds := pool.Has("minCount") && pool.Has("maxCount")
	_, lower := pool.Get("minCount")
	_, upper := pool.Get("maxCount")
	switch {
	case !pool.Known("enableAutoScaling") || !pool.Known("minCount") || !pool.Known("maxCount"):
		return nil
	case !pool.Bool("enableAutoScaling") && (lower || upper):
		return refusePool(prefix, "enableAutoScaling", "InvalidParameter",
			"minCount and maxCount are not allowed when enableAutoScaling is false.")
	case !pool.Bool("enableAutoScaling"):
		return nil
	case !bounds:
		return refusePool(prefix, "minCount", "InvalidParameter",
			"minCount and maxCount are required when enableAutoScaling is true.")
	case low > high || high > azure.MaxNodesPerPool || low < 0 || isSystem(pool) && low < 1:
		return refusePool(prefix, "minCount", "InvalidParameter", "The bounds %v to %v of the autoscaler are invalid.",
			low, high)
	case pool.Has("count") && (count < low || count > high):
		return refusePool(prefix, "count", "InvalidParameter", "The count %v is not between minCount %v and maxCount %v.",
			count, low, high)
	}
	return nil
}

func nodesSpot(pool model.Properties, prefix string) []model.Fault {
	if !pool.Known("scaleSetPriority") {
		return nil
	}
	spot := oneOf(pool.String("scaleSetPriority"), "Spot")
	_, surges := pool.Get("upgradeSettings.maxSurge")
	switch {
	case spot && isSystem(pool):
		return refusePool(prefix, "scaleSetPriority", "InvalidParameter", "A Spot node pool must be a user node pool.")
	case spot && surges:
		return refusePool(prefix, "upgradeSettings.maxSurge", "InvalidParameter",
			"Spot node pools have no surge nodes: maxSurge can not be set.")
	case spot && oneOf(pool.String("type"), "AvailabilitySet"):
		return refusePool(prefix, "type", "InvalidParameter", "A Spot node pool must use VirtualMachineScaleSets.")
	case spot:
		return nil
	}
	for _, property := range []string{"scaleSetEvictionPolicy", "spotMaxPrice"} {
		if _, given := pool.Get(property); given {
			return refusePool(prefix, property, "InvalidParameter",
				"%s cannot be specified unless scaleSetPriority is Spot.", property)
		}
	}
	return nil
}

func nodesSpotPrice(pool model.Properties, prefix string) []model.Fault {
	const decimals, tolerance = 1e5, 1e-6
	price := pool.Number("spotMaxPrice")
	fits := math.Abs(price*decimals-math.Round(price*decimals)) < tolerance
	if !pool.Has("spotMaxPrice") || price == -1 || price > 0 && fits {
		return nil
	}
	return refusePool(prefix, "spotMaxPrice", "InvalidParameter",
		"spotMaxPrice must be -1 or a positive value with up to five decimal places, not %v.", price)
}

func nodesZones(pool model.Properties, prefix string) []model.Fault {
	if len(pool.List("availabilityZones")) == 0 || !oneOf(pool.String("type"), "AvailabilitySet") {
		return nil
	}
	return refusePool(prefix, "availabilityZones", "InvalidParameter",
		"Availability zones can only be specified if the type of the pool is VirtualMachineScaleSets.")
}

var taintForm = regexp.MustCompile(`^[A-Za-z0-9][-A-Za-z0-9_./]*(=[-A-Za-z0-9_.]*)?:(NoSchedule|PreferNoSchedule|NoExecute)$`)

func nodesTaints(pool model.Properties, prefix string) []model.Fault {
	for _, taint := range pool.Strings("nodeTaints") {
		if !taintForm.MatchString(taint) {
			return refusePool(prefix, "nodeTaints", "InvalidParameter", "The taint %q is invalid: write key=value:effect, with "+
				"the effect NoSchedule, PreferNoSchedule or NoExecute.", taint)
		}
	}
	return nil
}

func nodesDisk(pool model.Properties, prefix string) []model.Fault {
	size, ok := azure.VMSizeByName(pool.String("vmSize"))
	if !ok || size.TemporaryDisk || !oneOf(pool.String("osDiskType"), "Ephemeral") {
		return nil
	}
	return refusePool(prefix, "osDiskType", "VMSizeDoesNotSupportEphemeralOS",
		"The virtual machine size %s does not support Ephemeral OS disk.", size.Name)
}

func clusterSystemPool(r model.Request) []model.Fault {
	const property = "agentPoolProfiles"
	if !r.Inputs.Known(property) {
		return nil
	}
	for _, item := range r.Inputs.List(property) {
		pool, ok := item.(model.Properties)
		if !ok || !pool.Known("mode") || isSystem(pool) {
			return nil
		}
	}
	return model.Refuse(property, "MustDefineAtLeastOneSystemPool", "Must define at least one system pool.")
}

// oldPool finds a pool that the cluster has.
func oldPool(r model.Request, name string) (model.Properties, bool) {
	for _, pool := range r.Old.Objects("agentPoolProfiles") {
		if strings.EqualFold(pool.String("name"), name) {
			return pool, true
		}
	}
	return nil, false
}

func clusterPoolAdded(r model.Request) []model.Fault {
	if r.Creating() {
		return nil
	}
	for i, pool := range r.Inputs.Objects("agentPoolProfiles") {
		if _, ok := oldPool(r, pool.String("name")); !ok && pool.Has("name") {
			return refusePool(fmt.Sprintf("agentPoolProfiles[%d].", i), "name", "BadRequest", "A new agent pool was introduced. "+
				"Adding agent pools to an existing cluster is not allowed through managed cluster operations. For agent pool "+
				"specific change, please use per agent pool operations: https://aka.ms/agent-pool-rest-api")
		}
	}
	return nil
}

// fixedInPool are the properties of a pool that do not change. What a request leaves out keeps its value.
var fixedInPool = []string{"vmSize", "vnetSubnetID", "osType", "osDiskType", "osDiskSizeGB", "maxPods",
	"scaleSetPriority", "type", "availabilityZones"}

func clusterPoolFixed(r model.Request) []model.Fault {
	var faults []model.Fault
	for i, pool := range r.Inputs.Objects("agentPoolProfiles") {
		old, ok := oldPool(r, pool.String("name"))
		if !ok {
			continue
		}
		for _, property := range fixedInPool {
			before, had := old.Get(property)
			if after, given := pool.Get(property); given && had && pool.Known(property) && !samePart(before, after) {
				faults = append(faults, refusePool(fmt.Sprintf("agentPoolProfiles[%d].", i), property, "PropertyChangeNotAllowed",
					"Changing property 'agentPoolProfile.%s' is not allowed.", property)...)
			}
		}
	}
	return faults
}

// samePart compares as ARM does: texts without regard to case.
func samePart(a, b any) bool { return strings.EqualFold(fmt.Sprint(a), fmt.Sprint(b)) }

func clusterPoolZones(r model.Request) []model.Fault {
	region, ok := azure.RegionByName(r.Inputs.String("location"))
	if !ok || region.Zones {
		return nil
	}
	for i, pool := range r.Inputs.Objects("agentPoolProfiles") {
		if len(pool.List("availabilityZones")) > 0 {
			return refusePool(fmt.Sprintf("agentPoolProfiles[%d].", i), "availabilityZones",
				"AvailabilityZoneNotSupported", "Preflight validation check for resource(s) for container service %s failed: "+
					"availability zones are not supported in location %s.", nameOf(r.ID), region.Name)
		}
	}
	return nil
}
