package cost_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/cost"
	"github.com/azstage/azstage/internal/cost/pricebook"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/graph/graphtest"
)

func TestAResourceAloneCostsWhatTheEstimateSays(t *testing.T) {
	t.Parallel()
	book, err := pricebook.Embedded()
	require.NoError(t, err)
	g := graphtest.Graph(t, "1k")
	estimate, err := cost.Of(g, book, nil)
	require.NoError(t, err)
	prices, err := cost.PricesIn(g, book, nil)
	require.NoError(t, err)
	plan := g.OfType("azure-native:web:AppServicePlan")[0]
	alone, known := prices.Month(plan)
	assert.True(t, known)
	for _, resource := range estimate.Resources {
		if resource.URN == plan.URN {
			assert.Equal(t, resource.Amount, alone)
		}
	}

	_, known = prices.Month(graph.Resource{Type: "azure-native:network:FlowLog"})
	assert.False(t, known, "a type that the estimate does not know")
	alone, known = prices.Month(g.OfType("azure-native:resources:ResourceGroup")[0])
	assert.True(t, known, "what is free is known to cost nothing")
	assert.Zero(t, alone)
}
