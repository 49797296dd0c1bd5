package resourceproviders

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/emulator/model"
)

const linkSubnetID = networkID + "/subnets/link"

// privateGateway is a gateway with a private frontend at an address, whose private link comes from a subnet.
func privateGateway(address, subnet string) props {
	return props{
		"applicationGatewayName":  "agw",
		"gatewayIPConfigurations": list(props{"name": "gw", "subnet": props{"id": edgeSubnetID}}),
		"frontendIPConfigurations": list(
			props{"name": "public", "publicIPAddress": props{"id": addressID}},
			props{
				"name": "private", "privateIPAddress": address, "privateIPAllocationMethod": "Static",
				"subnet":                   props{"id": edgeSubnetID},
				"privateLinkConfiguration": props{"id": gatewayID + "/privateLinkConfigurations/link"},
			}),
		"privateLinkConfigurations": list(props{"name": "link", "ipConfigurations": list(
			props{"name": "one", "primary": true, "subnet": props{"id": subnet}})}),
		"httpListeners": list(props{
			"name": "in", "frontendIPConfiguration": props{"id": gatewayID + "/frontendIPConfigurations/private"},
		}),
	}
}

// withPart returns a gateway with another value of a property.
func withPart(gateway props, path string, value any) props {
	gateway = gateway.Clone()
	for _, found := range gateway.Objects("frontendIPConfigurations") {
		if found.String("name") == "private" && strings.HasPrefix(path, "private.") {
			found.Set(strings.TrimPrefix(path, "private."), value)
			return gateway
		}
	}
	gateway.Set(path, value)
	return gateway
}

func gatewayPrivateLinkCases() []ruleCase {
	const rule = "network.applicationGateways."
	good := privateGateway("10.0.1.254", linkSubnetID)
	put := func(gateway props, policies string) model.Request {
		return in(edge(nil, resource(linkSubnetID, props{"privateLinkServiceNetworkPolicies": policies})), gatewayID, gateway)
	}
	unlinked := withPart(good, "frontendIPConfigurations", list(props{"name": "public"}))
	twice := withPart(good, "privateLinkConfigurations", list(props{"name": "link", "ipConfigurations": list(
		props{"name": "one", "primary": true}, props{"name": "two", "primary": true})}))
	link := props{"sharedPrivateLinkResource": props{
		"privateLink": props{"id": gatewayID}, "groupId": "private", "privateLinkLocation": "eastus2",
	}}
	connected := fakeCloud{resource(edgeOriginID, link)}
	return []ruleCase{
		{rule + "private-link-name", given(good), given(withPart(good, "applicationGatewayName", strings.Repeat("a", 67))),
			"privateLinkConfigurations[0].name"},
		{rule + "private-link-primary", given(good), given(twice), "privateLinkConfigurations[0].ipConfigurations"},
		{rule + "private-link-listener", given(good), given(withPart(good, "httpListeners", list(props{
			"name": "in", "frontendIPConfiguration": props{"id": gatewayID + "/frontendIPConfigurations/public"},
		}))), "frontendIPConfigurations[1].privateLinkConfiguration"},
		{rule + "private-frontend", given(good), given(withPart(good, "private.privateIPAllocationMethod", "Dynamic")),
			"frontendIPConfigurations[1].privateIPAllocationMethod"},
		{rule + "private-frontend", given(good), given(withPart(good, "private.subnet.id", linkSubnetID)),
			"frontendIPConfigurations[1].subnet"},
		{rule + "private-frontend", given(good), given(withPart(good, "frontendIPConfigurations",
			list(good.Objects("frontendIPConfigurations")[1]))), "frontendIPConfigurations"},
		{rule + "private-link-subnet", put(good, "Disabled"), put(good, "Enabled"),
			"privateLinkConfigurations[0].ipConfigurations[0].subnet.id"},
		{rule + "private-link-subnet", put(good, "Disabled"), put(privateGateway("10.0.1.254", edgeSubnetID), "Disabled"),
			"privateLinkConfigurations[0].ipConfigurations[0].subnet.id"},
		{rule + "private-frontend-address", put(good, "Disabled"), put(privateGateway("10.0.1.3", linkSubnetID), "Disabled"),
			"frontendIPConfigurations[1].privateIPAddress"},
		{rule + "private-frontend-address", put(good, "Disabled"), put(privateGateway("10.0.2.9", linkSubnetID), "Disabled"),
			"frontendIPConfigurations[1].privateIPAddress"},
		{rule + "private-frontend-address", put(good, "Disabled"), put(privateGateway("10.0.1.255", linkSubnetID), "Disabled"),
			"frontendIPConfigurations[1].privateIPAddress"},
		{rule + "private-link-in-use", in(connected, gatewayID, good), in(connected, gatewayID, unlinked),
			"frontendIPConfigurations"},
	}
}

func TestAGatewayShowsWhoAskedForItsPrivateLink(t *testing.T) {
	t.Parallel()
	ask := func(status, region string) props {
		return props{"sharedPrivateLinkResource": props{
			"privateLink": props{"id": gatewayID}, "groupId": "private", "privateLinkLocation": region, "status": status,
			"requestMessage": "please",
		}}
	}
	cloud := fakeCloud{
		resource(edgeOriginID, ask("Pending", "eastus2")), resource(edgeOriginID+"2", ask("Pending", "eastus2")),
		resource(edgeOriginID+"3", ask("Approved", "westeurope")),
		resource(edgeOriginID+"4", props{"hostName": "public.example.com"}),
	}
	connections := props{"all": gatewayConnections(in(cloud, gatewayID, nil))}.Objects("all")
	if assert.Len(t, connections, 2, "origins with the same target, group and region share an endpoint") {
		assert.Equal(t, "Pending", connections[0].String("privateLinkServiceConnectionState.status"))
		assert.Equal(t, "please", connections[0].String("privateLinkServiceConnectionState.description"))
		assert.Equal(t, "Approved", connections[1].String("privateLinkServiceConnectionState.status"))
	}
}
