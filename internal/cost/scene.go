package cost

import (
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/graph"
)

const (
	hoursPerMonth = 730
	daysPerMonth  = hoursPerMonth / 24.0
)

// scene is what the price of a resource may depend on beside its own properties.
type scene struct {
	graph graph.Index
	usage Usage
	// region is the stack's own: that of its first resource group.
	region string
	// cells are the names of cells by resource group; see cellOf.
	cells map[string]string
}

func newScene(g graph.Graph, declared Declaration) (scene, error) {
	usage, err := usageOf(g.Stage, len(g.OfType("azure-native:insights:DiagnosticSetting")), declared)
	if limit, capped := capacityOfLogs(g); capped {
		usage.LogGB = usage.LogGB.AtMost(limit)
		if !usage.declared(LogGB) {
			usage.LogGB.Max = limit // a loop that logs reaches the cap every day
		}
	}
	index := graph.NewIndex(g)
	return scene{graph: index, usage: usage, region: regionOf(g), cells: cellsOf(index)}, err
}

func regionOf(g graph.Graph) string {
	for _, group := range g.OfType("azure-native:resources:ResourceGroup") {
		if region, ok := azure.RegionByName(word(group, "location")); ok {
			return region.Name
		}
	}
	return ""
}

// place is where a resource is: its region, or "global" for what Azure runs everywhere.
func (s scene) place(r graph.Resource) string {
	location := word(r, "location")
	if strings.EqualFold(location, "global") {
		return global
	}
	if region, ok := azure.RegionByName(location); ok {
		return region.Name
	}
	return s.region
}

const global = "global"

// priceRegion is the region whose prices hold for a resource: global ones bill where the stack is.
func (s scene) priceRegion(r graph.Resource) string {
	if place := s.place(r); place != global {
		return place
	}
	return s.region
}

// share divides what all resources of a type bear together.
func (s scene) share(whole Amount, token string) Amount {
	return whole.Times(1 / max(1, float64(len(s.graph.OfType(token)))))
}
