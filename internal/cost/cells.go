package cost

import (
	"strings"

	"github.com/azstage/azstage/internal/graph"
)

// cellOf names the cell that a resource is in, as in "uksouth/c01": that of its resource group, which has a tag that says so.
// What the first cell of a region has and what its cells share are in one group. Empty: the stack has no cells.
func (s scene) cellOf(r graph.Resource) string {
	if len(s.cells) == 0 {
		return ""
	}
	if cell, known := s.cells[groupOf(r.ID)]; known {
		return cell
	}
	return inNoGroup
}

const (
	inNoGroup        = "in no resource group of the stack"
	sharedByItsCells = "/c00, and what its cells share"
)

// cellsOf reads the cells of a stack by resource group. It is empty where no group has a cell's tag.
func cellsOf(g graph.Index) map[string]string {
	cells, divided := map[string]string{}, false
	for _, group := range g.OfType("azure-native:resources:ResourceGroup") {
		region := word(group, "location")
		cells[groupOf(group.ID+"/")] = region + sharedByItsCells
		if cell := word(group, "tags", "cell"); cell != "" {
			cells[groupOf(group.ID+"/")] = region + "/" + cell
			divided = true
		}
	}
	if !divided {
		return nil
	}
	return cells
}

// groupOf is the part of an ARM ID that names the resource group, in lower case.
func groupOf(id string) string {
	const marker = "/resourcegroups/"
	id = strings.ToLower(id)
	_, rest, _ := strings.Cut(id, marker)
	name, _, _ := strings.Cut(rest, "/")
	return name
}
