package topology

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/graph"
)

const zoneRedundant = "zone-redundant"

// when returns a fact that holds on a condition.
func when(condition bool, fact string) string {
	if condition {
		return fact
	}
	return ""
}

// span writes bounds: "2 to 10 instances", or one number where they are the same.
func span(low, high, unit string) string {
	if low == high {
		return low + " " + unit
	}
	return low + " to " + high + " " + unit
}

func frontDoorFacts(r *reader, profile graph.Resource) []string {
	tier, _, _ := strings.Cut(text(profile.Inputs, "sku", "name"), "_")
	firewall, caching := false, ""
	for _, policy := range r.childrenOf("azure-native:cdn:SecurityPolicy", profile, "profileName") {
		firewall = firewall || strings.EqualFold(text(policy.Inputs, "parameters", "type"), "WebApplicationFirewall")
	}
	for _, route := range r.childrenOf("azure-native:cdn:Route", profile, "profileName") {
		patterns, _ := value(route.Inputs, "patternsToMatch").([]any)
		if value(route.Inputs, "cacheConfiguration") != nil && len(patterns) > 0 {
			caching = fmt.Sprint("caches ", patterns[0])
		}
	}
	return []string{tier, when(firewall, "firewall"), caching}
}

func trafficManagerFacts(_ *reader, profile graph.Resource) []string {
	return []string{
		text(profile.Inputs, "trafficRoutingMethod") + " routing",
		fmt.Sprintf("%d endpoints", len(objects(profile.Inputs, "endpoints"))),
		text(profile.Inputs, "dnsConfig", "ttl") + " s in DNS caches",
	}
}

func gatewayFacts(_ *reader, gateway graph.Resource) []string {
	zones, _ := value(gateway.Inputs, "zones").([]any)
	bounds := value(gateway.Inputs, "autoscaleConfiguration") != nil
	units := text(gateway.Inputs, "sku", "capacity") + " units"
	if bounds {
		units = span(text(gateway.Inputs, "autoscaleConfiguration", "minCapacity"),
			text(gateway.Inputs, "autoscaleConfiguration", "maxCapacity"), "units")
	}
	return []string{text(gateway.Inputs, "sku", "name"), units, when(len(zones) > 1, zoneRedundant)}
}

func appFacts(r *reader, app graph.Resource) []string {
	plan, _ := r.find(text(app.Inputs, "serverFarmId"))
	if isFunctionApp(app) {
		return r.functionFacts(app, plan)
	}
	instances := text(plan.Inputs, "sku", "capacity") + " instances"
	if number(plan.Inputs, "sku", "capacity") == 1 {
		instances = "1 instance"
	}
	if low, high, ok := r.autoscale(plan); ok {
		instances = span(low, high, "instances")
	}
	slots := r.childrenOf("azure-native:web:WebAppSlot", app, "name")
	return []string{
		text(plan.Inputs, "sku", "name") + ", " + instances, when(isTrue(plan.Inputs, "zoneRedundant"), zoneRedundant),
		when(len(slots) > 0, "staging slot"),
	}
}

func isFunctionApp(app graph.Resource) bool {
	return strings.Contains(strings.ToLower(text(app.Inputs, "kind")), "functionapp")
}

func (r *reader) functionFacts(app, plan graph.Resource) []string {
	most := text(app.Inputs, "functionAppConfig", "scaleAndConcurrency", "maximumInstanceCount")
	return []string{
		text(plan.Inputs, "sku", "name") + ", up to " + most + " instances",
		when(isTrue(plan.Inputs, "zoneRedundant"), zoneRedundant),
	}
}

// autoscale returns the widest bounds within which a plan is scaled.
func (r *reader) autoscale(plan graph.Resource) (low, high string, ok bool) {
	smallest, largest := 0, 0
	for _, setting := range r.graph.OfType("azure-native:insights:AutoscaleSetting") {
		if !strings.EqualFold(text(setting.Inputs, "targetResourceUri"), plan.ID) {
			continue
		}
		for _, profile := range objects(setting.Inputs, "profiles") {
			var minimum, maximum int
			_, err := fmt.Sscan(text(profile, "capacity", "minimum")+" "+text(profile, "capacity", "maximum"),
				&minimum, &maximum)
			if err != nil {
				continue // The bound is not known yet.
			}
			if !ok || minimum < smallest {
				smallest = minimum
			}
			largest, ok = max(largest, maximum), true
		}
	}
	return fmt.Sprint(smallest), fmt.Sprint(largest), ok
}

func endpointFacts(_ *reader, endpoint graph.Resource) []string {
	for _, connection := range objects(endpoint.Inputs, "privateLinkServiceConnections") {
		return []string{text(connection, "name")}
	}
	return nil
}

func managedCacheFacts(_ *reader, cache graph.Resource) []string {
	available := strings.EqualFold(text(cache.Inputs, "highAvailability"), "Enabled")
	return []string{text(cache.Inputs, "sku", "name"), when(available, "highly available")}
}

func classicCacheFacts(_ *reader, cache graph.Resource) []string {
	return []string{fmt.Sprintf("%s %s%s", text(cache.Inputs, "sku", "name"), text(cache.Inputs, "sku", "family"),
		text(cache.Inputs, "sku", "capacity"))}
}

func databaseFacts(r *reader, database graph.Resource) []string {
	standby := ""
	switch replicas := number(database.Inputs, "highAvailabilityReplicaCount"); {
	case replicas == 1:
		standby = "1 standby"
	case replicas > 1:
		standby = fmt.Sprintf("%d standbys", replicas)
	}
	return []string{
		text(database.Inputs, "sku", "name"), standby, when(isTrue(database.Inputs, "zoneRedundant"), zoneRedundant),
		r.failover(database), r.shardFact(database),
	}
}

// failover says by whom the failover of a database in a group is decided.
func (r *reader) failover(database graph.Resource) string {
	for _, group := range r.graph.OfType(failoverGroup) {
		members, _ := value(group.Inputs, "databases").([]any)
		for _, member := range members {
			if id, _ := member.(string); id != "" && strings.EqualFold(id, database.ID) {
				return strings.ToLower(text(group.Inputs, "readWriteEndpoint", "failoverPolicy")) + " failover"
			}
		}
	}
	return ""
}

func storageFacts(r *reader, account graph.Resource) []string {
	_, redundancy, _ := strings.Cut(text(account.Inputs, "sku", "name"), "_")
	tables := len(r.childrenOf(storageTable, account, "accountName"))
	return []string{redundancy, when(tables > 0, counted(tables, "table"))}
}

func vaultFacts(_ *reader, vault graph.Resource) []string {
	return []string{text(vault.Inputs, "properties", "sku", "name")}
}

func monitoringFacts(r *reader, component graph.Resource) []string {
	workspace, ok := r.find(text(component.Inputs, "workspaceResourceId"))
	if !ok {
		return nil
	}
	days := text(workspace.Inputs, "retentionInDays")
	limit := text(workspace.Inputs, "workspaceCapping", "dailyQuotaGb")
	return []string{when(days != "", days+" days of logs"), when(limit != "", "up to "+limit+" GB a day")}
}

// childrenOf returns resources of a type that name their parent by a property, in the parent's resource group.
func (r *reader) childrenOf(token string, parent graph.Resource, property string) []graph.Resource {
	var found []graph.Resource
	prefix := strings.ToLower(parent.ID) + "/"
	for _, resource := range r.graph.OfType(token) {
		named := strings.EqualFold(text(resource.Inputs, property), lastSegment(parent.ID))
		if named && strings.HasPrefix(strings.ToLower(resource.ID), prefix) {
			found = append(found, resource)
		}
	}
	return found
}

func lastSegment(id string) string { return id[strings.LastIndex(id, "/")+1:] }
