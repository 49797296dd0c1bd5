package stages_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/stages"
)

func TestARemovedCellLeavesItsNumberUnused(t *testing.T) {
	t.Parallel()
	cells := stages.Cells{PerRegion: 5, Drained: []string{"c01", "c03"}, Removed: []string{"c03"}}
	assert.Equal(t, []int{0, 1, 2, 4}, cells.Numbers())
	assert.Equal(t, []int{0}, stages.Cells{}.Numbers(), "a region that is not divided is one cell")
}

// Between two stages users may not be sent to the cells yet, so no rule of profiles says it.
func TestUsersAreSentToTheCellsOfTheirStage(t *testing.T) {
	t.Parallel()
	divided := 0
	for _, stage := range stages.All() {
		profile := profileOf(t, stage)
		assert.Equal(t, profile.Cells.Divided(), profile.Edge.FrontDoor.CellRouting, stage)
		if profile.Cells.Divided() {
			divided++
		}
	}
	assert.Equal(t, 1, divided)
}
