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
