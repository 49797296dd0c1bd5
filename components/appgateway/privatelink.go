package appgateway

import (
	network "github.com/pulumi/pulumi-azure-native-sdk/network/v2/v20240501"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// frontends are the addresses of the gateway. It keeps the public one even where nothing listens there: a gateway without
// it takes a feature that the subscription has to be registered for.
func (a Args) frontends(
	address *network.PublicIPAddress, own part,
) network.ApplicationGatewayFrontendIPConfigurationArray {
	frontends := network.ApplicationGatewayFrontendIPConfigurationArray{
		network.ApplicationGatewayFrontendIPConfigurationArgs{
			Name: pulumi.String(addressPart), PublicIPAddress: network.SubResourceArgs{Id: address.ID().ToStringOutput()},
		},
	}
	if a.PrivateLink == nil {
		return frontends
	}
	return append(frontends, network.ApplicationGatewayFrontendIPConfigurationArgs{
		Name:                      pulumi.String(PrivateFrontend),
		PrivateIPAddress:          pulumi.String(a.PrivateLink.Address),
		PrivateIPAllocationMethod: pulumi.String("Static"),
		Subnet:                    network.SubResourceArgs{Id: a.SubnetID.ToStringOutput()},
		PrivateLinkConfiguration:  own.ref("privateLinkConfigurations", privateLinkPart),
	})
}

// privateLinks is where private endpoints come out. One address carries 65,536 connections at a time, of which Front
// Door uses each for many requests.
func (p *PrivateLink) privateLinks() network.ApplicationGatewayPrivateLinkConfigurationArrayInput {
	if p == nil {
		return nil
	}
	return network.ApplicationGatewayPrivateLinkConfigurationArray{
		network.ApplicationGatewayPrivateLinkConfigurationArgs{
			Name: pulumi.String(privateLinkPart),
			IpConfigurations: network.ApplicationGatewayPrivateLinkIpConfigurationArray{
				network.ApplicationGatewayPrivateLinkIpConfigurationArgs{
					Name: pulumi.String(privateLinkAddress), Primary: pulumi.Bool(true),
					PrivateIPAllocationMethod: pulumi.String("Dynamic"),
					Subnet:                    network.SubResourceArgs{Id: p.SubnetID.ToStringOutput()},
				},
			},
		},
	}
}
