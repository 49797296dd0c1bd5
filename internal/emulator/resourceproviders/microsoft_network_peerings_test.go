package resourceproviders

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/arm"
	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	spokeID      = group + "/providers/Microsoft.Network/virtualNetworks/spoke"
	otherSpokeID = group + "/providers/Microsoft.Network/virtualNetworks/third"
	peeringID    = networkID + "/virtualNetworkPeerings/to-spoke"
)

func peeringCases() []ruleCase {
	to := func(network string, more props) props {
		return merged(props{"remoteVirtualNetwork": props{"id": network}}, more)
	}
	network := func(id, prefix string) model.Resource {
		return resource(id, props{"addressSpace": props{"addressPrefixes": list(prefix)}})
	}
	hub, spoke := network(networkID, "10.0.0.0/16"), network(spokeID, "10.1.0.0/20")
	apart := fakeCloud{hub, spoke, network(otherSpokeID, "10.1.16.0/20")}
	clash := fakeCloud{hub, spoke, network(otherSpokeID, "10.1.0.0/24")}
	with := func(cloud fakeCloud, id string, inputs props) fakeCloud {
		return append(append(fakeCloud{}, cloud...), resource(id, inputs))
	}
	thirdOfHub := networkID + "/virtualNetworkPeerings/to-third"
	many := fakeCloud{}
	for i := range maxPeerings {
		many = with(many, fmt.Sprintf("%s/virtualNetworkPeerings/to-%d", networkID, i), to(fmt.Sprint("/", i), nil))
	}
	back := func(state string) fakeCloud {
		return with(apart, spokeID+"/virtualNetworkPeerings/to-hub", to(networkID, props{"peeringState": state}))
	}
	wide := props{"addressSpace": props{"addressPrefixes": list("10.0.0.0/16", "10.1.0.0/16")}}
	space := props{"addressSpace": props{"addressPrefixes": list("10.0.0.0/16", "10.2.0.0/16")}}
	const rule, remote = "network.virtualNetworkPeerings.", "remoteVirtualNetwork.id"
	return []ruleCase{
		{rule + "two-networks", in(nil, peeringID, to(spokeID, nil)), in(nil, peeringID, to(networkID, nil)), remote},
		{rule + "whole-networks", given(to(spokeID, props{"peerCompleteVnets": true})),
			given(to(spokeID, props{"peerCompleteVnets": false})), "peerCompleteVnets"},
		{rule + "gateway-one-way", given(to(spokeID, props{"allowGatewayTransit": true})),
			given(to(spokeID, props{"allowGatewayTransit": true, "useRemoteGateways": true})), "useRemoteGateways"},
		{rule + "remote-gateway-exists", given(to(spokeID, props{"useRemoteGateways": false})),
			given(to(spokeID, props{"useRemoteGateways": true})), "useRemoteGateways"},
		{rule + "one-per-network", in(with(apart, peeringID, to(spokeID, nil)), peeringID, to(spokeID, nil)),
			in(with(apart, peeringID, to(spokeID, nil)), thirdOfHub, to(spokeID, nil)), remote},
		{rule + "no-overlap", in(clash, peeringID, to(spokeID, nil)),
			in(clash, spokeID+"/virtualNetworkPeerings/x", to(otherSpokeID, nil)), remote},
		{rule + "no-overlap-with-peers", in(with(apart, thirdOfHub, to(otherSpokeID, nil)), peeringID, to(spokeID, nil)),
			in(with(clash, thirdOfHub, to(otherSpokeID, nil)), peeringID, to(spokeID, nil)), remote},
		{rule + "no-overlap-with-peers", in(with(apart, thirdOfHub, to(otherSpokeID, nil)), spokeID+"/virtualNetworkPeerings/x",
			to(networkID, nil)), in(with(clash, thirdOfHub, to(otherSpokeID, nil)), spokeID+"/virtualNetworkPeerings/x",
			to(networkID, nil)), remote},
		{rule + "counterpart-waits", in(back(peeringInitiated), peeringID, to(spokeID, nil)),
			in(back(peeringConnected), peeringID, to(spokeID, nil)), ""},
		{rule + "counterpart-waits", changing(back(peeringConnected), peeringID, props{}, to(spokeID, nil)),
			in(back(peeringDisconnected), peeringID, to(spokeID, nil)), ""},
		{rule + "at-most-500", in(many[1:], peeringID, to(spokeID, nil)), in(many, peeringID, to(spokeID, nil)),
			"virtualNetworkPeeringName"},
		{"network.virtualNetworks.inline-peerings", given(space),
			given(merged(space, props{"virtualNetworkPeerings": list(to(spokeID, nil))})), "virtualNetworkPeerings"},
		{"network.virtualNetworks.address-space-clear-of-peers",
			changing(with(apart, peeringID, to(spokeID, nil)), networkID, hub.Inputs, space),
			changing(with(apart, peeringID, to(spokeID, nil)), networkID, hub.Inputs, wide), "addressSpace.addressPrefixes"},
		{"network.virtualNetworks.address-space-clear-of-peers",
			changing(with(with(apart, peeringID, to(spokeID, nil)), thirdOfHub, to(otherSpokeID, nil)), otherSpokeID, props{}, space),
			changing(with(with(with(apart, peeringID, to(spokeID, nil)), thirdOfHub, to(otherSpokeID, nil)),
				otherSpokeID+"/virtualNetworkPeerings/to-hub", to(networkID, nil)), otherSpokeID, props{},
				props{"addressSpace": props{"addressPrefixes": list("10.1.0.0/16")}}), "addressSpace.addressPrefixes"},
	}
}

// peered is a subscription with two networks, in which peerings come and go.
type peered struct {
	*arm.Subscription
	t *testing.T
}

func newPeered(t *testing.T) peered {
	t.Helper()
	subscription, err := arm.New(cloud.Memory(), All())
	require.NoError(t, err)
	p := peered{subscription, t}
	require.NoError(t, p.put("azure-native:resources:ResourceGroup", props{"resourceGroupName": "rg", "location": "eastus2"}))
	for name, prefix := range map[string]string{"vnet": "10.0.0.0/16", "spoke": "10.1.0.0/20"} {
		require.NoError(t, p.put(virtualNetwork().Token, networkOf(name, prefix)))
	}
	return p
}

func networkOf(name string, prefixes ...any) props {
	return props{"resourceGroupName": "rg", "virtualNetworkName": name, "location": "eastus2",
		"addressSpace": props{"addressPrefixes": prefixes}}
}

func peeringOf(network, name, remote string) props {
	return props{"resourceGroupName": "rg", "virtualNetworkName": network, "virtualNetworkPeeringName": name,
		"remoteVirtualNetwork": props{"id": remote}}
}

func (p peered) put(token string, inputs props) error {
	_, err := p.Create(p.t.Context(), token, inputs)
	return err
}

// seen is a peering as a refresh finds it.
func (p peered) seen(id string) props {
	p.t.Helper()
	found, exists, err := p.Read(virtualNetworkPeering().Token, id, nil, nil)
	require.NoError(p.t, err)
	require.True(p.t, exists)
	return found.Outputs
}

func TestAPeeringIsConnectedWhileBothSidesExist(t *testing.T) {
	t.Parallel()
	p, token, back := newPeered(t), virtualNetworkPeering().Token, spokeID+"/virtualNetworkPeerings/to-hub"
	toSpoke, toHub := peeringOf("vnet", "to-spoke", spokeID), peeringOf("spoke", "to-hub", networkID)
	require.NoError(t, p.put(token, toSpoke))
	first := p.seen(peeringID)
	assert.Equal(t, peeringInitiated, first.String("peeringState"))
	assert.Equal(t, "RemoteNotInSync", first.String("peeringSyncLevel"))
	assert.Equal(t, []any{"10.1.0.0/20"}, first.List("remoteAddressSpace.addressPrefixes"))
	assert.True(t, first.Bool("allowVirtualNetworkAccess"))

	require.NoError(t, p.put(token, toHub))
	for _, id := range []string{peeringID, back} {
		assert.Equal(t, peeringConnected, p.seen(id).String("peeringState"), id)
		assert.Equal(t, "FullyInSync", p.seen(id).String("peeringSyncLevel"), id)
	}

	require.NoError(t, p.Delete(t.Context(), token, peeringID))
	assert.Equal(t, peeringDisconnected, p.seen(back).String("peeringState"))
	require.ErrorContains(t, p.put(token, toSpoke), "RemotePeeringIsDisconnected")
	_, err := p.Update(t.Context(), token, toHub)
	require.NoError(t, err)
	assert.Equal(t, peeringInitiated, p.seen(back).String("peeringState"))
	require.NoError(t, p.put(token, toSpoke), "the counterpart waits for it now")
	assert.Equal(t, peeringConnected, p.seen(back).String("peeringState"))
}

func TestADeletedNetworkLeavesItsPeersDisconnected(t *testing.T) {
	t.Parallel()
	p, token := newPeered(t), virtualNetworkPeering().Token
	require.NoError(t, p.put(token, peeringOf("vnet", "to-spoke", spokeID)))
	require.NoError(t, p.put(token, peeringOf("spoke", "to-hub", networkID)))
	require.NoError(t, p.Delete(t.Context(), virtualNetwork().Token, spokeID))
	assert.Equal(t, peeringDisconnected, p.seen(peeringID).String("peeringState"))
}

func TestAPeeringFollowsTheAddressSpaceWhenItIsToldTo(t *testing.T) {
	t.Parallel()
	p, token := newPeered(t), virtualNetworkPeering().Token
	toSpoke := peeringOf("vnet", "to-spoke", spokeID)
	require.NoError(t, p.put(token, toSpoke))
	require.NoError(t, p.put(token, peeringOf("spoke", "to-hub", networkID)))
	_, err := p.Update(t.Context(), virtualNetwork().Token, networkOf("spoke", "10.1.0.0/20", "10.1.16.0/20"))
	require.NoError(t, err)
	level := func() string { return p.seen(peeringID).String("peeringSyncLevel") }
	assert.Equal(t, "LocalNotInSync", level())
	assert.Equal(t, "RemoteNotInSync", p.seen(spokeID+"/virtualNetworkPeerings/to-hub").String("peeringSyncLevel"))

	_, err = p.Update(t.Context(), token, toSpoke)
	require.NoError(t, err)
	assert.Equal(t, "LocalNotInSync", level(), "the parameter asks for it")
	_, err = p.Update(t.Context(), token, merged(toSpoke, props{"syncRemoteAddressSpace": "true"}))
	require.NoError(t, err)
	assert.Equal(t, "FullyInSync", level())
}
