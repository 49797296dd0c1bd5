package compare

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/graph"
)

// Limit is a number that bounds what a side can carry. An empty value means that the side has no such limit.
type Limit struct {
	// Resource is the logical name of the resource that sets the limit.
	Resource string `json:"resource"`
	// Name says what is limited, with its unit.
	Name   string `json:"name"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// bound is a limit of one resource.
type bound struct{ name, value string }

// bounds read the limits of resources, by unversioned type.
var bounds = map[string]func(graph.Resource) []bound{
	"azure-native:web:AppServicePlan":            planBounds,
	"azure-native:insights:AutoscaleSetting":     autoscaleBounds,
	"azure-native:network:ApplicationGateway":    gatewayBounds,
	"azure-native:sql:Database":                  databaseBounds,
	"azure-native:cache:RedisEnterprise":         cacheBounds,
	"azure-native:operationalinsights:Workspace": workspaceBounds,
}

func limitsBetween(before, after graph.Graph) []Limit {
	type key struct{ resource, name string }
	limits := map[key]*Limit{}
	read := func(g graph.Graph, side func(*Limit) *string) {
		for _, resource := range g.Resources {
			of, ok := bounds[graph.Unversioned(resource.Type)]
			if !ok || !resource.Custom() {
				continue
			}
			for _, found := range of(resource) {
				k := key{resource.Name, found.name}
				if limits[k] == nil {
					limits[k] = &Limit{Resource: resource.Name, Name: found.name}
				}
				*side(limits[k]) = found.value
			}
		}
	}
	read(before, func(l *Limit) *string { return &l.Before })
	read(after, func(l *Limit) *string { return &l.After })
	sorted := []Limit{}
	for limit := range maps.Values(limits) {
		sorted = append(sorted, *limit)
	}
	slices.SortFunc(sorted, func(a, b Limit) int {
		return cmp.Or(cmp.Compare(a.Resource, b.Resource), cmp.Compare(a.Name, b.Name))
	})
	return sorted
}

func planBounds(plan graph.Resource) []bound {
	settings := flatten(plan.Inputs)
	found := []bound{{"instances at creation", settings["sku.capacity"]}}
	if tier, ok := azure.AppServiceTierOf(settings["sku.name"]); ok {
		found = append(found, bound{"instances that the tier allows", strconv.Itoa(tier.MaxInstances)})
	}
	return found
}

func autoscaleBounds(setting graph.Resource) []bound {
	profiles, _ := setting.Inputs["profiles"].([]any)
	low, high := -1, -1
	for _, item := range profiles {
		profile, _ := item.(map[string]any)
		settings := flatten(profile)
		minimum, lowErr := strconv.Atoi(settings["capacity.minimum"])
		maximum, highErr := strconv.Atoi(settings["capacity.maximum"])
		if lowErr != nil || highErr != nil {
			continue // Not known yet.
		}
		if low < 0 || minimum < low {
			low = minimum
		}
		high = max(high, maximum)
	}
	if high < 0 {
		return nil
	}
	return []bound{{"instances at least", strconv.Itoa(low)}, {"instances at most", strconv.Itoa(high)}}
}

func gatewayBounds(gateway graph.Resource) []bound {
	settings := flatten(gateway.Inputs)
	return []bound{{
		"capacity units at most", cmp.Or(settings["autoscaleConfiguration.maxCapacity"], settings["sku.capacity"]),
	}}
}

func databaseBounds(database graph.Resource) []bound {
	settings := flatten(database.Inputs)
	objective, ok := azure.SQLObjectiveOf(settings["sku.name"], 0)
	if !ok {
		return nil
	}
	compute := bound{"vCores", strconv.Itoa(objective.VCores)}
	if objective.DTU > 0 {
		compute = bound{"DTUs", strconv.Itoa(objective.DTU)}
	}
	return []bound{compute, {"GB of data at most", strconv.Itoa(objective.MaxSizeGB)}}
}

func cacheBounds(cache graph.Resource) []bound {
	sku, ok := azure.RedisSKUByName(flatten(cache.Inputs)["sku.name"])
	if !ok {
		return nil
	}
	return []bound{{"GB of memory", fmt.Sprint(sku.MemoryGB)}, {"vCPUs", strconv.Itoa(sku.VCPUs)}}
}

func workspaceBounds(workspace graph.Resource) []bound {
	limit, ok := flatten(workspace.Inputs)["workspaceCapping.dailyQuotaGb"]
	if !ok {
		return nil
	}
	return []bound{{"GB of logs a day", limit}}
}
