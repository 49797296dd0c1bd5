package network_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/network"
	"github.com/azstage/azstage/components/placement"
)

// cellPlacement is that of a cell with a resource group of its own.
func cellPlacement() placement.Placement {
	place := componenttest.Placement()
	place.Names.Cell, place.ResourceGroupName = "c00", pulumi.String("rg-cell")
	return place
}

// peerings makes a hub with two spokes.
func peerings(ctx *pulumi.Context) error {
	space, err := network.Stamp(0)
	if err != nil {
		return err
	}
	hub, err := network.New(ctx, "hub", network.Args{
		Placement: componenttest.Placement(), Space: space, Subnets: []network.Subnet{{Kind: network.PrivateEndpoints}},
	})
	if err != nil {
		return err
	}
	var before *network.Peering
	for i, cell := range []string{"c00", "c01"} {
		space, err := network.Cell(0, i)
		if err != nil {
			return err
		}
		spoke, err := network.New(ctx, cell, network.Args{
			Placement: cellPlacement(), Space: space, Subnets: []network.Subnet{{Kind: network.AppService}},
		})
		if err != nil {
			return err
		}
		before, err = network.NewPeering(ctx, cell+"-peering", network.PeeringArgs{
			Hub:   network.Peer{Placement: componenttest.Placement(), Name: "stamp", Network: hub},
			Spoke: network.Peer{Placement: cellPlacement(), Name: cell, Network: spoke},
			After: before,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func TestAPeeringHasTwoSides(t *testing.T) {
	t.Parallel()
	recording := componenttest.Run(t, peerings)
	toSpoke, toHub := recording.Named(t, "c00-peering-to-spoke"), recording.Named(t, "c00-peering-to-hub")
	assert.Equal(t, componenttest.ID("c00-vnet"), toSpoke.Input(t, "remoteVirtualNetwork.id"))
	assert.Equal(t, componenttest.ID("hub-vnet"), toHub.Input(t, "remoteVirtualNetwork.id"))
	assert.Equal(t, "peer-shop-prod-eus2-to-c00", toSpoke.Input(t, "virtualNetworkPeeringName"))
	assert.Equal(t, "peer-shop-prod-eus2-c00-to-stamp", toHub.Input(t, "virtualNetworkPeeringName"))
	assert.Equal(t, "rg-cell", toHub.Input(t, "resourceGroupName"), "each side is a child of its own network")
	assert.NotEqual(t, "rg-cell", toSpoke.Input(t, "resourceGroupName"))
	for _, side := range []componenttest.Resource{toSpoke, toHub} {
		assert.Equal(t, "c00-peering", side.Parent())
		assert.Equal(t, true, side.Input(t, "allowVirtualNetworkAccess"))
		assert.Contains(t, side.Request.GetIgnoreChanges(), "peeringState")
	}
}

func TestPeeringsOfAHubAreWrittenOneAfterTheOtherWhenTheSubnetsStand(t *testing.T) {
	t.Parallel()
	recording := componenttest.Run(t, peerings)
	first, second := recording.Named(t, "c00-peering-to-spoke"), recording.Named(t, "c01-peering-to-spoke")
	assert.Subset(t, first.DependsOn(), []string{"hub-subnet-privateendpoints", "c00-subnet-appservice"})
	assert.Contains(t, second.DependsOn(), "c00-peering-to-spoke")
	assert.NotContains(t, second.DependsOn(), "c00-peering-to-hub", "cells wait no longer than they have to")
	assert.Contains(t, recording.Named(t, "c00-peering-to-hub").DependsOn(), "c00-peering-to-spoke")
}

func TestAPeeringIsRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	hub := &network.Network{}
	recording, err := componenttest.Try(func(ctx *pulumi.Context) error {
		_, err := network.NewPeering(ctx, "peering", network.PeeringArgs{
			Hub:   network.Peer{Placement: componenttest.Placement(), Name: "Stamp", Network: hub},
			Spoke: network.Peer{Placement: componenttest.Placement(), Network: hub},
		})
		return err
	})
	var faults fault.List
	require.ErrorAs(t, err, &faults)
	var fields []string
	for _, f := range faults {
		fields = append(fields, f.Field)
	}
	assert.Equal(t, []string{"Hub.Name", "Spoke.Name", "Spoke.Network"}, fields)
	assert.Empty(t, recording.Names())
}
