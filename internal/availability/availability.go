// Package availability estimates how available a stack is by what Microsoft promises of its parts. It is an upper bound
// of promises, not a forecast: it knows neither the application nor deployments, and takes parts to fail independently.
package availability

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/topology"
)

// minutesPerMonth is the month of Microsoft's agreements: 730 hours.
const minutesPerMonth = 730 * 60

// Estimate is the availability of a stack.
type Estimate struct {
	// Percent is the composite of the parts, 0 when nothing is promised at all.
	Percent float64 `json:"percent"`
	// DowntimeMinutes is what the promises leave open in a month.
	DowntimeMinutes float64 `json:"downtimeMinutes"`
	// Parts are what a request may need, ordered from the users inwards.
	Parts []Part `json:"parts"`
	// Cell is whose users the estimate is for; empty for a stack without cells.
	Cell string `json:"cell,omitempty"`
	// Unpromised are the titles of parts without a promise; they are not in Percent.
	Unpromised []string `json:"unpromised,omitempty"`
}

// Part is one part on the way of a request.
type Part struct {
	Node  string `json:"node"`
	Title string `json:"title"`
	// Region is empty for what is in none.
	Region  string             `json:"region,omitempty"`
	Promise azure.ServiceLevel `json:"promise"`
}

// Of estimates a stack. Every part that a request of a user may need counts, as if it always needed all of them: whatever
// fails, some request fails. Of a stack with cells it is the estimate for the users of the cell that is promised least.
func Of(g graph.Graph) Estimate {
	model := topology.FromGraph(g)
	divided := cellsOf(g)
	var least Estimate
	for i, cell := range divided.names() {
		estimate := forCell(g, model, divided, cell)
		if i == 0 || estimate.Percent < least.Percent {
			least = estimate
		}
	}
	return least
}

func forCell(g graph.Graph, model topology.Model, divided cells, cell string) Estimate {
	estimate := Estimate{Cell: cell, Parts: []Part{}}
	way := onTheWay(model, func(from, to topology.Node) bool { return divided.leadsAway(g, from, to, cell) })
	for _, node := range way {
		if standsBy(model, way, node) {
			continue
		}
		resource, _ := g.Find(node.URN)
		id, known := promiseOf(g, node, resource)
		promise, ok := azure.ServiceLevelByID(id)
		switch {
		case !known:
			estimate.Unpromised = append(estimate.Unpromised, node.Title)
		case ok:
			estimate.Parts = append(estimate.Parts, Part{node.ID, node.Title, model.RegionOf(node), promise})
			if promise.Percent == 0 {
				estimate.Unpromised = append(estimate.Unpromised, node.Title)
			}
		}
	}
	if share := composite(estimate.Parts); share > 0 {
		estimate.Percent, estimate.DowntimeMinutes = share*100, (1-share)*minutesPerMonth
	}
	return estimate
}

// standsBy says whether a node is a copy in a region without an app. It takes part in no request that could not be answered
// without it, and it does not answer in the place of its region before somebody fails over.
func standsBy(model topology.Model, way []topology.Node, node topology.Node) bool {
	served := slices.ContainsFunc(way, func(other topology.Node) bool {
		return other.Kind == topology.App && model.RegionOf(other) == model.RegionOf(node)
	})
	return node.Kind == topology.Replica && !served
}

// onTheWay returns the nodes that a request reaches, breadth first from the users, without the flows that it does not take.
func onTheWay(model topology.Model, closed func(from, to topology.Node) bool) []topology.Node {
	var found []topology.Node
	queue := []string{}
	for _, node := range model.Nodes {
		if node.Kind == topology.Users {
			queue = append(queue, node.ID)
		}
	}
	for seen := slices.Clone(queue); len(queue) > 0; queue = queue[1:] {
		for _, flow := range model.Flows {
			waits := flow.Kind == topology.Traffic || flow.Kind == topology.Data
			if flow.From != queue[0] || !waits || !serves(flow, seen) {
				continue
			}
			from, _ := model.Node(flow.From)
			node, ok := model.Node(flow.To)
			switch {
			case !ok || closed(from, node):
				continue
			case slices.Contains(seen, flow.To):
				if node.Kind == topology.Endpoint { // it may serve this caller with something else
					queue = append(queue, flow.To)
				}
				continue
			}
			seen, queue, found = append(seen, flow.To), append(queue, flow.To), append(found, node)
		}
	}
	return found
}

// serves says whether a flow is taken for anybody on the way.
func serves(flow topology.Flow, seen []string) bool {
	return len(flow.For) == 0 || slices.ContainsFunc(flow.For, func(caller string) bool { return slices.Contains(seen, caller) })
}

// composite multiplies parts in series. Regions stand beside each other: a request is lost when all of them fail.
func composite(parts []Part) float64 {
	series, promised := 1.0, false
	regions, order := map[string]float64{}, []string{}
	for _, part := range parts {
		share := part.Promise.Percent / 100
		if share == 0 {
			continue
		}
		promised = true
		if part.Region == "" {
			series *= share
			continue
		}
		if _, ok := regions[part.Region]; !ok {
			regions[part.Region], order = 1, append(order, part.Region)
		}
		regions[part.Region] *= share
	}
	if !promised {
		return 0
	}
	allFail := 1.0
	for _, region := range order {
		allFail *= 1 - regions[region]
	}
	if len(order) > 0 {
		series *= 1 - allFail
	}
	return series
}

// promiseOf returns the ID of the promise that holds for a node as it is configured. False: no row is about it.
func promiseOf(g graph.Graph, node topology.Node, resource graph.Resource) (string, bool) {
	switch node.Kind {
	case topology.FrontDoor:
		return "frontdoor", true
	case topology.Gateway:
		return "applicationgateway", true
	case topology.APIs:
		return apiManagementPromise(resource), true
	case topology.Endpoint:
		return "privatelink", true
	case topology.Storage:
		return "blob", true
	case topology.Vault:
		return "keyvault", true
	case topology.Queue:
		return "servicebus", true
	case topology.Events:
		return "eventgrid", true
	case topology.App:
		return appPromise(g, resource), true
	case topology.Cluster:
		return clusterPromise(resource), true
	case topology.Database, topology.Replica:
		if resource.Inputs["zoneRedundant"] == true {
			return "sql-zones", true
		}
		return "sql", true
	case topology.Cache:
		return cachePromise(resource), true
	case topology.TimeSeries:
		return timeSeriesPromise(resource), true
	case topology.Tables:
		return "table", true
	case topology.Documents, topology.Relations:
		return documentPromise(resource), true
	case topology.Search:
		return searchPromise(resource), true
	}
	return "", false
}

// clusterPromise is that of the API server; the Free tier has none.
func clusterPromise(cluster graph.Resource) string {
	sku, _ := cluster.Inputs["sku"].(map[string]any)
	tier, _ := sku["tier"].(string)
	if tier != "Standard" && tier != "Premium" {
		return "aks-free"
	}
	pools, _ := cluster.Inputs["agentPoolProfiles"].([]any)
	for _, item := range pools {
		pool, _ := item.(map[string]any)
		if zones, _ := pool["availabilityZones"].([]any); len(zones) > 1 {
			return "aks-zones"
		}
	}
	return "aks"
}

func appPromise(g graph.Graph, app graph.Resource) string {
	plan, _ := app.Inputs["serverFarmId"].(string)
	for _, resource := range g.OfType("azure-native:web:AppServicePlan") {
		sku, _ := resource.Inputs["sku"].(map[string]any)
		tier, _ := sku["tier"].(string)
		switch {
		case !strings.EqualFold(resource.ID, plan):
			continue
		case tier == "Free" || tier == "Shared":
			return "appservice-free"
		case resource.Inputs["zoneRedundant"] == true:
			return "appservice-zones"
		}
	}
	return "appservice"
}

// cachePromise: Azure Managed Redis spreads its nodes over zones by itself where the region has them.
func cachePromise(cache graph.Resource) string {
	if graph.Unversioned(cache.Type) == "azure-native:cache:Redis" {
		if sku, _ := cache.Inputs["sku"].(map[string]any); sku["name"] == "Basic" {
			return "redis-classic-basic"
		}
		return "redis-classic"
	}
	location, _ := cache.Inputs["location"].(string)
	region, _ := azure.RegionByName(location)
	switch {
	case cache.Inputs["highAvailability"] != "Enabled":
		return "redis-managed-single"
	case region.Zones:
		return "redis-managed-zones"
	}
	return "redis-managed"
}
