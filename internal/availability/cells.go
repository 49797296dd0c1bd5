package availability

import (
	"maps"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/topology"
	"github.com/azstage/azstage/stages"
)

// firstCell is the region itself (docs/decisions/0017): its resource group has no tag of a cell.
var firstCell = stages.CellName(0)

// cells are the cells of a stack by the resource group that holds one, in lower case.
type cells map[string]string

func cellsOf(g graph.Graph) cells {
	found := cells{}
	for _, group := range g.OfType("azure-native:resources:ResourceGroup") {
		tags, _ := group.Inputs["tags"].(map[string]any)
		if cell, _ := tags["cell"].(string); cell != "" {
			found[groupOf(group.ID)] = cell
		}
	}
	return found
}

// names are those of the cells in order, or one empty name for a stack that is not divided.
func (c cells) names() []string {
	if len(c) == 0 {
		return []string{""}
	}
	return slices.Compact(slices.Sorted(slices.Values(append(slices.Collect(maps.Values(c)), firstCell))))
}

// leadsAway says whether a flow takes a request to the app of another cell than the user's.
func (c cells) leadsAway(g graph.Graph, from, to topology.Node, cell string) bool {
	if cell == "" || from.Kind != topology.FrontDoor || to.Kind != topology.App {
		return false
	}
	app, _ := g.Find(to.URN)
	own, tagged := c[groupOf(app.ID)]
	if !tagged {
		own = firstCell
	}
	return own != cell
}

// groupOf is the ID of the resource group in an ARM ID, in lower case.
func groupOf(id string) string {
	segments := strings.Split(strings.ToLower(id), "/")
	if len(segments) < 5 {
		return ""
	}
	return strings.Join(segments[:5], "/")
}
