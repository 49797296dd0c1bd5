package network_test

import (
	"net"
	"net/netip"
	"testing"

	"github.com/apparentlymart/go-cidr/cidr"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/azstage/azstage/components/network"
)

func parse(t require.TestingT, text string) *net.IPNet {
	_, parsed, err := net.ParseCIDR(text)
	require.NoError(t, err)
	return parsed
}

// TestTheAddressPlanNeverMoves pins every address that may be in use somewhere. A failure here is an outage there.
func TestTheAddressPlanNeverMoves(t *testing.T) {
	t.Parallel()
	stamp, err := network.Stamp(3)
	require.NoError(t, err)
	assert.Equal(t, "10.24.0.0/16", stamp.CIDR())
	cell, err := network.Cell(3, 7)
	require.NoError(t, err)
	assert.Equal(t, "10.25.112.0/20", cell.CIDR())

	want := map[network.SubnetKind][2]string{
		network.AppService:         {"10.24.0.0/26", "10.25.112.0/26"},
		network.Workers:            {"10.24.0.64/26", "10.25.112.64/26"},
		network.PrivateEndpoints:   {"10.24.0.128/25", "10.25.112.128/25"},
		network.ApplicationGateway: {"10.24.1.0/24", "10.25.113.0/24"},
		network.ContainerApps:      {"10.24.2.0/23", "10.25.114.0/23"},
		network.APIManagement:      {"10.24.4.0/27", "10.25.116.0/27"},
		network.Services:           {"10.24.4.64/26", "10.25.116.64/26"},
		network.AKS:                {"10.24.8.0/21", "10.25.120.0/21"},
		network.GatewayPrivateLink: {"10.24.4.32/27", "10.25.116.32/27"},
		network.ContainerInstances: {"10.24.4.128/26", "10.25.116.128/26"},
		network.ServiceFunctions:   {"10.24.4.192/26", "10.25.116.192/26"},
	}
	require.Len(t, network.SubnetKinds(), len(want))
	for kind, addresses := range want {
		inStamp, err := stamp.Subnet(kind)
		require.NoError(t, err)
		inCell, err := cell.Subnet(kind)
		require.NoError(t, err)
		assert.Equal(t, addresses, [2]string{inStamp, inCell}, kind)
	}
}

func TestRegionsAndCellsNeverOverlap(t *testing.T) {
	t.Parallel()
	var all []*net.IPNet
	for region := range network.Regions {
		stamp, err := network.Stamp(region)
		require.NoError(t, err)
		all = append(all, parse(t, stamp.CIDR()))
		for cell := range network.CellsPerRegion {
			space, err := network.Cell(region, cell)
			require.NoError(t, err)
			all = append(all, parse(t, space.CIDR()))
		}
	}
	require.Len(t, all, network.Regions*(1+network.CellsPerRegion))
	assert.NoError(t, cidr.VerifyNoOverlap(all, parse(t, "10.0.0.0/8")))
}

func TestSubnetsLieInTheirNetworkAndNeverOverlap(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		region := rapid.IntRange(0, network.Regions-1).Draw(rt, "region")
		space, err := network.Stamp(region)
		if cell := rapid.IntRange(-1, network.CellsPerRegion-1).Draw(rt, "cell, -1 for the stamp"); cell >= 0 {
			space, err = network.Cell(region, cell)
		}
		require.NoError(rt, err)
		var subnets []*net.IPNet
		for _, kind := range network.SubnetKinds() {
			subnet, err := space.Subnet(kind)
			require.NoError(rt, err)
			subnets = append(subnets, parse(rt, subnet))
		}
		require.NotEmpty(rt, subnets)
		assert.NoError(rt, cidr.VerifyNoOverlap(subnets, parse(rt, space.CIDR())))
	})
}

func TestWhatThePlanHasNoRoomForIsRefused(t *testing.T) {
	t.Parallel()
	_, err := network.Stamp(network.Regions)
	assert.ErrorContains(t, err, "regions 0 to 31")
	_, err = network.Stamp(-1)
	assert.Error(t, err)
	_, err = network.Cell(0, network.CellsPerRegion)
	assert.ErrorContains(t, err, "cells 0 to 99")
	_, err = network.AddressSpace{}.Subnet(network.AKS)
	assert.ErrorContains(t, err, "empty")
	stamp, err := network.Stamp(0)
	require.NoError(t, err)
	_, err = stamp.Subnet("sqlmi")
	assert.ErrorContains(t, err, "not in the address plan")
}

func TestTheRangesOfClustersOverlapNoNetworkAndNoneOfAzuresOwn(t *testing.T) {
	t.Parallel()
	ranges := map[string]netip.Prefix{}
	for name, text := range map[string]string{
		"pods": network.PodRange, "services": network.ServiceRange, "all networks": "10.0.0.0/8",
		// Reserved by AKS: Microsoft Learn, Azure CNI prerequisites, 2026.
		"link-local": "169.254.0.0/16", "reserved 30": "172.30.0.0/16", "reserved 31": "172.31.0.0/16",
		"documentation": "192.0.2.0/24",
	} {
		prefix, err := netip.ParsePrefix(text)
		require.NoError(t, err, name)
		assert.Equal(t, prefix.Masked(), prefix, name)
		for other, taken := range ranges {
			assert.False(t, prefix.Overlaps(taken), "%s and %s", name, other)
		}
		ranges[name] = prefix
	}
	resolver, err := netip.ParseAddr(network.ClusterDNS)
	require.NoError(t, err)
	assert.True(t, ranges["services"].Contains(resolver))
	assert.NotEqual(t, ranges["services"].Addr().Next(), resolver, "the first address is the API server's")
}

func TestAddressesFromTheEndStayInTheirSubnetAndClearOfAzuresOwn(t *testing.T) {
	t.Parallel()
	space, err := network.Stamp(0)
	require.NoError(t, err)
	last, err := space.LastAddress(network.AKS)
	require.NoError(t, err)
	assert.Equal(t, "10.0.15.254", last)
	for number, want := range map[int]string{0: last, 1: "10.0.15.253", 2042: "10.0.8.4"} {
		address, err := space.AddressFromEnd(network.AKS, number)
		require.NoError(t, err)
		assert.Equal(t, want, address)
	}
	for _, number := range []int{-1, 2043} {
		_, err := space.AddressFromEnd(network.AKS, number)
		assert.Error(t, err, "%d", number)
	}
}
