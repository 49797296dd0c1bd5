package deploy_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/promotion"
	"github.com/azstage/azstage/stages"
)

// The first region stays what it is while others join it: Cosmos DB gets its regions, and in the second half lets them
// write; the requests leave the gateway for the apps when the connections to these are approved.
func TestAStackOfOneRegionGrowsIntoSeveralWithoutAnOutage(t *testing.T) {
	t.Parallel()
	withoutAnOutage(t, promotion.Hop{From: stages.Stage100k, To: stages.Stage1m})
}

// The first region's stamps become the first cells, in place; the other cells are only created.
func TestRegionsAreDividedIntoCellsWithoutAnOutage(t *testing.T) {
	t.Parallel()
	withoutAnOutage(t, promotion.Hop{From: stages.Stage1m, To: stages.Stage10m})
}

// withoutAnOutage takes a stack over a hop on which nobody may be cut off.
func withoutAnOutage(t *testing.T, hop promotion.Hop) {
	t.Helper()
	stack := standing(t, configuration(hop.From))
	begun := len(stack.Session.Outages())
	stack.over(hop)
	for _, outage := range stack.Session.Outages()[begun:] {
		assert.Fail(t, "somebody was cut off", "%+v", outage)
	}
}
