package azuremonitor

import (
	"path"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/advise"
	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/graph"
)

// target is a resource whose metric is asked for.
type target struct {
	id, name string
	// region is whose endpoint knows the resource, "global" for what is everywhere.
	region string
}

// targets are the resources that a metric is measured of: for a trigger or a watch those that its alert rules look at, for a
// load those that the stage's own sizes are of.
func (m *measuring) targets(s advise.Signal) []target {
	ids := m.watched(s)
	if s.Kind == advise.Load {
		ids = m.sized(s)
	}
	var found []target
	for _, id := range ids {
		r, _ := m.byID(id)
		found = append(found, target{id: id, name: path.Base(id), region: regionOf(r)})
	}
	return found
}

// watched are the IDs of the resources that the alert rules of a signal look at.
func (m *measuring) watched(s advise.Signal) []string {
	var ids []string
	for _, rule := range m.rules("azure-native:insights:MetricAlert", s) {
		ids = append(ids, word(rule.Inputs, "scopes", 0))
	}
	return ids
}

// sized are the IDs of the resources that a size of the profile is of. It leaves out what has a size of its own: copies of
// databases and databases of services, plans of functions and services, and what scales something else than a plan.
func (m *measuring) sized(s advise.Signal) []string {
	var ids []string
	if s.ResourceType == typeDatabases {
		for _, other := range m.signals {
			if other.Kind == advise.Trigger && other.ResourceType == typeDatabases {
				ids = append(ids, m.watched(other)...)
			}
		}
		slices.Sort(ids)
		return slices.Compact(ids)
	}
	for _, r := range m.graph.OfType(advise.Token(s.ResourceType)) {
		if r.Custom() && (s.ResourceType != typePlans || isPlan(r)) && (s.ResourceType != typeAutoscale || m.scalesPlan(r)) {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// The types of which a stack has several sizes.
const (
	typeDatabases = "Microsoft.Sql/servers/databases"
	typePlans     = "Microsoft.Web/serverfarms"
	typeAutoscale = "Microsoft.Insights/autoscalesettings"
)

// isPlan says whether a plan is that of the app, in any region.
func isPlan(r graph.Resource) bool { return strings.HasSuffix(r.Name, "app-plan") }

// scalesPlan says whether an autoscale setting is of the plan of the app.
func (m *measuring) scalesPlan(setting graph.Resource) bool {
	plan, ok := m.byID(word(setting.Inputs, "targetResourceUri"))
	return ok && isPlan(plan)
}

// regionOf is the region of a resource in Azure's programmatic spelling.
func regionOf(r graph.Resource) string {
	location := word(r.Inputs, "location")
	if location == "" {
		location = word(r.Outputs, "location")
	}
	if region, ok := azure.RegionByName(location); ok {
		return region.Name
	}
	return "global"
}

// subscriptionOf reads the subscription out of a resource ID.
func subscriptionOf(id string) string {
	parts := strings.Split(id, "/")
	if len(parts) > 2 && strings.EqualFold(parts[1], "subscriptions") {
		return parts[2]
	}
	return ""
}
