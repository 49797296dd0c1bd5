package cost

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/azstage/azstage/internal/graph"
)

const containerApp = "azure-native:app:ContainerApp"

var serviceKinds = map[string]kind{
	"azure-native:containerregistry:Registry":    {charges: containerRegistry},
	"azure-native:containerregistry:Replication": {charges: registryReplica},
	containerApp: {charges: appReplicas, idle: "it has no replica while nobody asks"},

	"azure-native:containerinstance:ContainerGroup": {charges: containerGroup},

	"azure-native:app:ManagedEnvironment":   {free: "the consumption plan bills the apps in it"},
	"azure-native:network:PrivateRecordSet": {free: settings},
}

// containerGroup bills the cores and memory that its containers ask for, whether they work or not.
func containerGroup(_ scene, r graph.Resource) ([]charge, error) {
	if word(r, "osType") == "Windows" {
		return nil, fmt.Errorf("the price book has no licence of Windows for Container Instances")
	}
	var cores, memory float64
	for _, item := range list(r, "containers") {
		container, _ := item.(map[string]any)
		requests := graph.Resource{Inputs: container}
		cores += numberOr(requests, 0, "resources", "requests", "cpu")
		memory += numberOr(requests, 0, "resources", "requests", "memoryInGB")
	}
	if cores == 0 || memory == 0 {
		return nil, fmt.Errorf("the size of the containers is not known")
	}
	return []charge{
		hours("aci.vcpu", "cores", Always(cores)), hours("aci.memory", "memory", Always(memory)),
	}, nil
}

// containerRegistry bills the days of its tier. Storage beyond what the tier includes (Premium 500 GB) is not expected.
func containerRegistry(_ scene, r graph.Resource) ([]charge, error) {
	tier := word(r, "sku", "name")
	if tier == "" {
		return nil, fmt.Errorf("the registry has no tier")
	}
	return []charge{{"registry." + strings.ToLower(tier), tier + " registry", Always(daysPerMonth)}}, nil
}

// registryReplica bills the days of a copy in another region, at that region's price.
func registryReplica(scene, graph.Resource) ([]charge, error) {
	return []charge{{"registry.replica", "copy of the registry", Always(daysPerMonth)}}, nil
}

// appReplicas bills the seconds of cores and memory of replicas, by whether they work on a request, and the requests.
// The grant of a subscription (180,000 core seconds, 360,000 GiB seconds and two million requests a month) is left out,
// because it is shared by everything in it. Source: Microsoft Learn, Billing in Azure Container Apps, known.
func appReplicas(s scene, r graph.Resource) ([]charge, error) {
	cpu, memory, err := replicaSize(r)
	if err != nil {
		return nil, err
	}
	const secondsPerMonth = hoursPerMonth * 3600
	low := numberOr(r, 0, "template", "scale", "minReplicas")
	high := numberOr(r, 10, "template", "scale", "maxReplicas")
	typical := math.Max(low, 1)
	active := Amount{0, typical * activeShare, high}.Times(secondsPerMonth)
	// The replicas that always run are counted as waiting even while they work, so that no line falls while use grows. It
	// adds the idle price, about an eighth of the active one, to their working hours.
	idle := Always(low * secondsPerMonth)
	return []charge{
		{"containerapps.vcpu.active", "cores at work", active.Times(cpu)},
		{"containerapps.vcpu.idle", "cores that wait", idle.Times(cpu)},
		{"containerapps.memory.active", "memory at work", active.Times(memory)},
		{"containerapps.memory.idle", "memory that waits", idle.Times(memory)},
		{"containerapps.requests", "requests", s.share(s.usage.Requests.Times(callsPerRequest), containerApp)},
	}, nil
}

// replicaSize adds up the cores and gibibytes of an app's containers.
func replicaSize(r graph.Resource) (cpu, memory float64, err error) {
	containers, _ := input(r, "template", "containers").([]any)
	for _, item := range containers {
		container, _ := item.(map[string]any)
		resources, _ := container["resources"].(map[string]any)
		cores, _ := resources["cpu"].(float64)
		text, _ := resources["memory"].(string)
		gib, unreadable := strconv.ParseFloat(strings.TrimSuffix(text, "Gi"), 64)
		if cores == 0 || unreadable != nil {
			return 0, 0, fmt.Errorf("the size of a container is not known")
		}
		cpu, memory = cpu+cores, memory+gib
	}
	if cpu == 0 {
		return 0, 0, fmt.Errorf("the app has no container")
	}
	return cpu, memory, nil
}
