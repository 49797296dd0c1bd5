package network_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/network"
)

func TestStoresAreReachedByTheirOwnPorts(t *testing.T) {
	t.Parallel()
	group := run(t, network.Args{
		Placement: componenttest.Placement(), Space: stamp(t),
		Subnets: []network.Subnet{{Kind: network.PrivateEndpoints}},
	}).Named(t, "net-nsg-privateendpoints")
	assert.Equal(t, []any{"443", "1433", "5671", "6380", "8500-8599", "10000", "11000-11999"},
		group.Input(t, "securityRules[0].destinationPortRanges"))
}
