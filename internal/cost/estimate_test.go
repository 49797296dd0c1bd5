package cost

import (
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages"
)

// unpricedIn is what stages have that no public capture of the prices names, by stage.
var unpricedIn = map[string][]string{
	"1m":  {ddosAddress.missing().Error()},
	"10m": {ddosAddress.missing().Error(), dataExplorer.missing().Error()},
}

func TestNothingOfTheStagesIsUnpricedButWhatNoCaptureNames(t *testing.T) {
	t.Parallel()
	for _, stage := range stagesWithGraph {
		estimate := estimateOf(t, stage, nil)
		for _, urn := range estimate.Unpriced {
			assert.Contains(t, unpricedIn[stage], estimate.Reasons[urn], urn)
		}
		assert.Greater(t, len(estimate.Resources), 10, stage)
		assert.Greater(t, len(estimate.Free), 20, stage)
		for _, urn := range estimate.Free {
			assert.NotEmpty(t, estimate.Reasons[urn], urn)
		}
	}
}

// The article gives 100 to 200 dollars for the first stage, with 55 for the plan. The plan's own price on Linux is the
// whole difference, and on Windows there is none.
func TestTheFirstStageIsInTheArticlesRangeOnWindowsAndBelowItOnLinux(t *testing.T) {
	t.Parallel()
	linux := estimateOf(t, "single", nil)
	assert.InDelta(t, 60, linux.Total.Typical, 5)
	assert.GreaterOrEqual(t, linux.Total.Max, 100.0, "with logs at the daily cap it reaches the range")
	assert.LessOrEqual(t, linux.Total.Max, 200.0)

	onWindows := stageGraph(t, "single")
	for _, resource := range onWindows.OfType("azure-native:web:AppServicePlan") {
		resource.Inputs["reserved"] = false
	}
	windows, err := Of(onWindows, embedded(t), nil)
	require.NoError(t, err)
	assert.GreaterOrEqual(t, windows.Total.Typical, 100.0)
	assert.LessOrEqual(t, windows.Total.Max, 220.0)
	difference := windows.Total.Typical - linux.Total.Typical
	assert.InDelta(t, (0.15-0.034)*730, difference, 0.01, "the plan is the whole difference")
}

func TestTheTypicalCostIsWithinTheBudgetOfTheStage(t *testing.T) {
	t.Parallel()
	for _, stage := range stagesWithGraph {
		profile, err := stages.ProfileOf(stages.Stage(stage))
		require.NoError(t, err)
		typical := estimateOf(t, stage, nil).Total.Typical
		assert.Less(t, typical, profile.Cost.BudgetUSD, stage)
		assert.Greater(t, typical, profile.Cost.BudgetUSD/4, "stage %s: a budget that never alarms is none", stage)
	}
}

// declaration draws any use that a month can have.
func declaration(t *rapid.T) Declaration {
	declared := Declaration{}
	for _, name := range DeclarableNames() {
		if rapid.Bool().Draw(t, "declares "+name) {
			declared[name] = rapid.Float64Range(0, 1e9).Draw(t, name)
		}
	}
	return declared
}

// small are the stages that are estimated hundreds of times with any use. The large ones have more of the same.
var small = []string{"single", "1k", "10k", "100k"}

func TestTotalsAreTheSumOfTheirLinesWhateverTheUse(t *testing.T) {
	t.Parallel()
	for _, stage := range stagesWithGraph {
		addsUp(t, estimateOf(t, stage, nil))
	}
	rapid.Check(t, func(t *rapid.T) {
		addsUp(t, estimateOf(t, rapid.SampledFrom(small).Draw(t, "stage"), declaration(t)))
	})
}

func addsUp(t require.TestingT, estimate Estimate) {
	var lines Amount
	for _, resource := range estimate.Resources {
		for _, line := range resource.Lines {
			lines = lines.Plus(line.Amount)
		}
		// A line alone need not be: one meter may stand for another in the cheapest case.
		ordered(t, resource.Amount, resource.Name)
	}
	ordered(t, estimate.Total, "total")
	equal(t, estimate.Total, lines)
	for name, parts := range map[string][]Part{
		"components": estimate.Components, "regions": estimate.Regions, "cells": estimate.Cells,
	} {
		var sum Amount
		for _, part := range parts {
			sum = sum.Plus(part.Amount)
		}
		if name != "cells" || len(parts) > 0 {
			equal(t, estimate.Total, sum)
		}
	}
}

func ordered(t require.TestingT, a Amount, what string) {
	assert.LessOrEqual(t, a.Min, a.Typical, what)
	assert.LessOrEqual(t, a.Typical, a.Max, what)
}

// equal to the cent, as far as floating point can tell at this size.
func equal(t require.TestingT, want, got Amount) {
	for _, pair := range [][2]float64{{want.Min, got.Min}, {want.Typical, got.Typical}, {want.Max, got.Max}} {
		assert.InDelta(t, pair[0], pair[1], 0.001+math.Abs(pair[0])*1e-9)
	}
}

func TestMoreUseNeverCostsLess(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		stage, less := rapid.SampledFrom(small).Draw(t, "stage"), declaration(t)
		more := Declaration{}
		for name, value := range less {
			more[name] = value * rapid.Float64Range(1, 100).Draw(t, "more "+name)
		}
		small, large := estimateOf(t, stage, less).Total, estimateOf(t, stage, more).Total
		assert.LessOrEqual(t, small.Min, large.Min)
		assert.LessOrEqual(t, small.Typical, large.Typical)
		assert.LessOrEqual(t, small.Max, large.Max)
	})
}

func TestTheOrderOfTheGraphChangesNothing(t *testing.T) {
	t.Parallel()
	g := stageGraph(t, "10k")
	slices.Reverse(g.Resources)
	reversed, err := Of(g, embedded(t), nil)
	require.NoError(t, err)
	straight := estimateOf(t, "10k", nil)
	assert.Equal(t, straight.Total, reversed.Total)
	assert.Equal(t, straight.Resources, reversed.Resources)
}

func TestWhatHasNoPriceIsListedWithTheReason(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]struct {
		change func(*graph.Graph)
		reason string
	}{
		"a type the estimate does not know": {func(g *graph.Graph) {
			g.Resources = append(g.Resources, graph.Resource{
				URN: "urn:pulumi:x::y::azure-native:quantum:Workspace::q", Type: "azure-native:quantum:Workspace", ID: "/q",
			})
		}, "does not know the type azure-native:quantum:Workspace"},
		"a size without a meter": {func(g *graph.Graph) {
			g.OfType("azure-native:web:AppServicePlan")[0].Inputs["sku"] = map[string]any{"name": "I9v9"}
		}, "no meter app.linux.I9v9"},
		"a gateway of a size nobody priced": {func(g *graph.Graph) {
			g.Resources = append(g.Resources, graph.Resource{
				URN: "urn:pulumi:x::y::z::gw", Type: "azure-native:network/v20240501:ApplicationGateway", ID: "/gw",
				Inputs: map[string]any{"sku": map[string]any{"name": "Basic"}},
			})
		}, `gateway of size "Basic"`},
	} {
		g := stageGraph(t, "single")
		before := estimateOf(t, "single", nil).Total.Typical
		change.change(&g)
		estimate, err := Of(g, embedded(t), nil)
		require.NoError(t, err, name)
		require.Len(t, estimate.Unpriced, 1, name)
		assert.Contains(t, estimate.Reasons[estimate.Unpriced[0]], change.reason, name)
		assert.LessOrEqual(t, estimate.Total.Typical, before, name)
	}
}

func TestAFurtherRegionThatTheBookHasNotIsAtTheStacksOwnPricesAndSaysSo(t *testing.T) {
	t.Parallel()
	g := stageGraph(t, "single")
	before := estimateOf(t, "single", nil)
	g.OfType("azure-native:sql:Database")[0].Inputs["location"] = "japaneast"
	estimate, err := Of(g, embedded(t), nil)
	require.NoError(t, err)
	assert.Empty(t, estimate.Unpriced)
	assert.Equal(t, before.Total, estimate.Total)
	for _, resource := range estimate.Resources {
		for _, line := range resource.Lines {
			assert.Equal(t, resource.Region == "japaneast", line.PriceRegion == "eastus2", resource.Name)
		}
	}
	var text strings.Builder
	require.NoError(t, estimate.WriteText(&text))
	assert.Contains(t, text.String(), "at the prices of eastus2, as the price book lacks some of japaneast: ")
	assert.Contains(t, text.String(), " of 1 resource(s)")

	g.OfType("azure-native:resources:ResourceGroup")[0].Inputs["location"] = "japaneast"
	estimate, err = Of(g, embedded(t), nil)
	require.NoError(t, err)
	assert.Contains(t, slices.Collect(maps.Values(estimate.Reasons)),
		"the price book has no price of sql.dtu.S1 (S1 DTUs) in japaneast", "it has none of the stack's own region either")
}

func TestTheSecondRegionHasAPriceForEverythingButPlainEgress(t *testing.T) {
	t.Parallel()
	for stage, unpriced := range map[string]int{"single": 1, "1k": 0, "10k": 0} {
		g := stageGraph(t, stage)
		for _, resource := range g.Resources {
			if resource.Inputs["location"] == "eastus2" {
				resource.Inputs["location"] = "westeurope"
			}
		}
		estimate, err := Of(g, embedded(t), nil)
		require.NoError(t, err)
		assert.Equal(t, "westeurope", estimate.Region)
		assert.Len(t, estimate.Unpriced, unpriced, "%s: %v", stage, estimate.Reasons)
		assert.Greater(t, estimate.Total.Typical, estimateOf(t, stage, nil).Total.Typical, "%s: Europe is dearer", stage)
	}
}

func TestEveryStageHasAnAssumptionAboutItsUsers(t *testing.T) {
	t.Parallel()
	for _, rung := range stages.Ladder() {
		users, ok := usersOf(string(rung.Stage))
		assert.True(t, ok, rung.Stage)
		assert.Less(t, users.Min, users.Typical, rung.Stage)
		assert.Less(t, users.Typical, users.Max, rung.Stage)
	}
}

func TestACellCostsWhatIsInItsResourceGroups(t *testing.T) {
	t.Parallel()
	assert.Empty(t, estimateOf(t, "1m", nil).Cells)
	estimate := estimateOf(t, "10m", nil)
	costs := map[string]float64{}
	for _, part := range estimate.Cells {
		costs[part.Name] = part.Typical
	}
	assert.Len(t, costs, 3*4, "three regions, each with a first cell, what its cells share, and three more")
	assert.InDelta(t, costs["eastus2/c01"], costs["eastus2/c03"], 10, "cells are alike")
	assert.Greater(t, costs["eastus2"+sharedByItsCells], costs["eastus2/c01"])
	profile, err := stages.ProfileOf(stages.Stage10m)
	require.NoError(t, err)
	for name, typical := range costs {
		if !strings.HasSuffix(name, sharedByItsCells) {
			assert.Less(t, typical, profile.Cost.CellBudgetUSD, name)
			assert.Greater(t, typical, profile.Cost.CellBudgetUSD/4, name)
		}
	}
}
