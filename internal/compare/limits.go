package compare

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

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

// Bound is a number that bounds what one stack can carry.
type Bound struct {
	// Resource is the logical name of the resource that sets the limit.
	Resource string
	// Name says what is limited, with its unit.
	Name  string
	Value string
}

// bound is a limit of one resource.
type bound struct{ name, value string }

// bounds read the limits of resources, by unversioned type.
var bounds = map[string]func(graph.Resource) []bound{
	"azure-native:web:AppServicePlan": planBounds,
	"azure-native:web:WebApp": settingBound("instances at most",
		"functionAppConfig.scaleAndConcurrency.maximumInstanceCount"), // of functions; other apps are bounded by their plan
	"azure-native:insights:AutoscaleSetting":              autoscaleBounds,
	"azure-native:network:ApplicationGateway":             gatewayBounds,
	"azure-native:apimanagement:ApiManagementService":     settingBound("units in the first region", "sku.capacity"),
	"azure-native:sql:Database":                           databaseBounds,
	"azure-native:sql:ElasticPool":                        settingBound("vCores that its databases share", "sku.capacity"),
	"azure-native:cache:RedisEnterprise":                  cacheBounds,
	"azure-native:documentdb:SqlResourceSqlContainer":     throughputBounds,
	"azure-native:documentdb:GremlinResourceGremlinGraph": throughputBounds,
	"azure-native:kusto:Cluster":                          settingBound("instances at most", "optimizedAutoscale.maximum"),
	"azure-native:operationalinsights:Workspace":          settingBound("GB of logs a day", "workspaceCapping.dailyQuotaGb"),
}

// Bounds are what bounds a stack, in order of resources and names.
func Bounds(g graph.Graph) []Bound {
	var all []Bound
	for _, resource := range g.Resources {
		of, ok := bounds[graph.Unversioned(resource.Type)]
		if !ok || !resource.Custom() {
			continue
		}
		for _, found := range of(resource) {
			all = append(all, Bound{resource.Name, found.name, found.value})
		}
	}
	slices.SortFunc(all, func(a, b Bound) int {
		return cmp.Or(cmp.Compare(a.Resource, b.Resource), cmp.Compare(a.Name, b.Name))
	})
	return all
}

func limitsBetween(before, after graph.Graph) []Limit {
	type key struct{ resource, name string }
	limits := map[key]*Limit{}
	read := func(g graph.Graph, side func(*Limit) *string) {
		for _, found := range Bounds(g) {
			k := key{found.Resource, found.Name}
			if limits[k] == nil {
				limits[k] = &Limit{Resource: found.Resource, Name: found.Name}
			}
			*side(limits[k]) = found.Value
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

// settingBound is a limit that stands in one setting of a resource.
func settingBound(name, path string) func(graph.Resource) []bound {
	return func(resource graph.Resource) []bound {
		limit, ok := flatten(resource.Inputs)[path]
		if !ok {
			return nil
		}
		return []bound{{name, limit}}
	}
}

func throughputBounds(container graph.Resource) []bound {
	settings := flatten(container.Inputs)
	limit := cmp.Or(settings["options.autoscaleSettings.maxThroughput"], settings["options.throughput"])
	if limit == "" {
		return nil
	}
	return []bound{{"request units a second", limit}}
}

func planBounds(plan graph.Resource) []bound {
	settings := flatten(plan.Inputs)
	var found []bound
	if capacity, ok := settings["sku.capacity"]; ok { // consumption plans have none
		found = append(found, bound{"instances at creation", capacity})
	}
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
	what := "instances"
	if target, _ := setting.Inputs["targetResourceUri"].(string); strings.Contains(target, "/Microsoft.ServiceBus/") {
		what = "messaging units"
	}
	return []bound{{what + " at least", strconv.Itoa(low)}, {what + " at most", strconv.Itoa(high)}}
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
