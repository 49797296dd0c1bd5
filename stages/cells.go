package stages

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"github.com/azstage/azstage/internal/azure"
)

// Cells says how the users of a region are divided. Cells of one number in all regions are siblings: each user belongs to
// a number, and is served by the nearest of its cells.
type Cells struct {
	// PerRegion is the number of cells in each region, those included that were removed. 0: the region is not divided. At
	// most 100. Numbers are never given twice, so this only grows.
	PerRegion int `json:"perRegion,omitzero"`
	// UsersPerCell is the number of users at which another cell is added.
	UsersPerCell int `json:"usersPerCell,omitzero"`
	// Drained are cells that serve nobody any more, such as "c02": their users move to the others. What they hold stays.
	Drained []string `json:"drained,omitzero"`
	// Removed are drained cells whose resources go.
	Removed []string `json:"removed,omitzero"`
}

// MaxCells is how many cells a region has at most: what the address plan has room for.
const MaxCells = 100

var cellForm = regexp.MustCompile(`^c([0-9]{2})$`)

// CellName is the name of the cell with a number: "c00" to "c99".
func CellName(number int) string { return fmt.Sprintf("c%02d", number) }

// Numbers are those of the cells that a region has, the first one always among them: it is the part of the region that
// was there before it was divided.
func (c Cells) Numbers() []int {
	numbers := []int{0}
	for number := 1; number < c.PerRegion; number++ {
		if !slices.Contains(c.Removed, CellName(number)) {
			numbers = append(numbers, number)
		}
	}
	return numbers
}

// Divided says whether a region has several cells, or had.
func (c Cells) Divided() bool { return c.PerRegion > 1 }

func (c *check) cells(p Profile) {
	c.between("cells.perRegion", p.Cells.PerRegion, 0, MaxCells)
	c.that(p.Cells.PerRegion == 0 || p.Cells.UsersPerCell > 0, "cells.usersPerCell", "cells without a size",
		"a cell needs the number of users at which another is added", "set it")
	for i, name := range p.Cells.Drained {
		c.cellName(fmt.Sprintf("cells.drained[%d]", i), name, p.Cells.PerRegion)
	}
	for i, name := range p.Cells.Removed {
		c.that(slices.Contains(p.Cells.Drained, name), fmt.Sprintf("cells.removed[%d]", i), name+" still serves users",
			"a cell is drained before it is removed", "name it in cells.drained, run up, move its data, and then remove it")
	}
	if !p.Cells.Divided() {
		return
	}
	c.that(p.Database.Topology == GeoSharded, "database.topology", string(p.Database.Topology)+" with cells",
		"a cell has databases of its own, and shares a fault with no other", "use "+string(GeoSharded))
	c.that(p.Edge.FrontDoor.RouteToApps, "edge.applicationGateway", "a gateway in front of cells",
		"Front Door reaches the app of each cell itself", "leave the override out")
	limit, _ := azure.FrontDoorLimitFor("Microsoft.Cdn/profiles/originGroups/origins")
	c.that(p.Regions.Active*len(p.Cells.Numbers()) <= limit.Premium, "cells.perRegion",
		fmt.Sprintf("%d cells in each of %d regions", len(p.Cells.Numbers()), p.Regions.Active),
		fmt.Sprintf("a Front Door profile has at most %d origins, one for each cell", limit.Premium),
		fmt.Sprintf("use at most %d, or fewer regions", limit.Premium/p.Regions.Active))
}

// cellName demands the name of a cell that can go: the first one holds what all cells of its region share.
func (c *check) cellName(field, name string, cells int) {
	number := -1
	if parts := cellForm.FindStringSubmatch(name); parts != nil {
		number, _ = strconv.Atoi(parts[1])
	}
	c.that(number > 0 && number < cells, field, fmt.Sprintf("%q", name),
		fmt.Sprintf("it must be a cell from %s to %s; %s holds what the cells of a region share", CellName(1),
			CellName(max(1, cells-1)), CellName(0)), "name another cell")
}
