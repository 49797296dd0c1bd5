package network_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/network"
)

func TestStoresAreReachedByTheirOwnPorts(t *testing.T) {
	t.Parallel()
	ports := func(more ...string) any {
		return run(t, network.Args{
			Placement: componenttest.Placement(), Space: stamp(t),
			Subnets: []network.Subnet{{Kind: network.PrivateEndpoints, Ports: more}},
		}).Named(t, "net-nsg-privateendpoints").Input(t, "securityRules[0].destinationPortRanges")
	}
	usual := []any{"443", "1433", "6380", "8500-8599", "10000", "11000-11999"}
	assert.Equal(t, usual, ports())
	assert.Equal(t, append(usual, "5671"), ports("5671"))
	assert.Equal(t, usual, ports(), "the next network has none of the last one's")
}

func TestPortsBelongToStores(t *testing.T) {
	t.Parallel()
	args := network.Args{
		Placement: componenttest.Placement(), Space: stamp(t),
		Subnets: []network.Subnet{{Kind: network.AppService, Ports: []string{"5671"}}},
	}
	var faults fault.List
	require.ErrorAs(t, args.Validate(), &faults)
	require.Len(t, faults, 1)
	assert.Equal(t, "Subnets[0].Ports", faults[0].Field)
}
