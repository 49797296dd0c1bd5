package cost

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/graph"
)

func protectedAddress(settings map[string]any) graph.Resource {
	return graph.Resource{Type: publicAddress, Inputs: map[string]any{
		"sku": map[string]any{"name": "Standard"}, "ddosSettings": settings,
	}}
}

func TestProtectionOfAnAddressBesideAPlanHasNoPrice(t *testing.T) {
	t.Parallel()
	_, err := address(scene{}, protectedAddress(map[string]any{"protectionMode": "Enabled"}))
	assert.ErrorContains(t, err, "IP Protection")
	for _, settings := range []map[string]any{
		{"protectionMode": "VirtualNetworkInherited"},
		{"protectionMode": "Enabled", "ddosProtectionPlan": map[string]any{"id": "/plan"}},
	} {
		charges, err := address(scene{}, protectedAddress(settings))
		assert.NoError(t, err)
		assert.Len(t, charges, 1)
	}
}

func TestAPlanIncludesAHundredAddresses(t *testing.T) {
	t.Parallel()
	var addresses []graph.Resource
	for i := range addressesInPlan + 1 {
		addresses = append(addresses, graph.Resource{Type: publicAddress, Name: fmt.Sprint(i)})
	}
	_, err := ddosPlan(scene{graph: graph.NewIndex(graph.Graph{Resources: addresses[1:]})}, graph.Resource{})
	assert.NoError(t, err)
	_, err = ddosPlan(scene{graph: graph.NewIndex(graph.Graph{Resources: addresses})}, graph.Resource{})
	assert.ErrorContains(t, err, "beyond 100")
}

func TestAPeeringBillsWhatCrossesByWhetherRegionsDiffer(t *testing.T) {
	t.Parallel()
	network := func(id, location string) graph.Resource {
		return graph.Resource{URN: id, Type: virtualNetwork, ID: id, Inputs: map[string]any{"location": location}}
	}
	for location, want := range map[string]string{"eastus2": "network.peering.in", "uksouth": "network.peering.global.in"} {
		g := graph.NewIndex(graph.Graph{Resources: []graph.Resource{
			network("/networks/a", "eastus2"), network("/networks/ab", "japaneast"), network("/networks/b", location),
		}})
		side := graph.Resource{ID: "/networks/A/peerings/b", Inputs: map[string]any{
			"remoteVirtualNetwork": map[string]any{"id": "/networks/b"},
		}}
		charges, err := peered(scene{graph: g, usage: Usage{EgressGB: Always(300)}}, side)
		assert.NoError(t, err)
		assert.Equal(t, want, charges[0].meter)
		assert.InDelta(t, 300*callsPerRequest*1.1/2/3, charges[0].quantity.Typical, 1e-9)
		assert.Equal(t, charges[0].quantity, charges[1].quantity)
		side.Inputs["remoteVirtualNetwork"] = map[string]any{"id": "/networks/elsewhere"}
		_, err = peered(scene{graph: g}, side)
		assert.ErrorContains(t, err, "not in the stack")
	}
}
