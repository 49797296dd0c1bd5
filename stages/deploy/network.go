package deploy

import (
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/nat"
	"github.com/azstage/azstage/components/network"
)

func (s *stamp) newNetwork(ctx *pulumi.Context) error {
	space, err := s.addressSpace()
	if err != nil {
		return err
	}
	subnets := make([]network.Subnet, 0, len(s.subnets()))
	for _, kind := range s.subnets() {
		subnet := network.Subnet{Kind: network.SubnetKind(kind)}
		switch {
		case subnet.Kind == network.AppService:
			subnet = s.appSubnet()
		case subnet.Kind == network.ApplicationGateway:
			subnet.PrivateOnly = !s.profile.Edge.FrontDoor.PublicOrigins
		case s.nat != nil && slices.Contains(outboundKinds, subnet.Kind):
			subnet.NATGatewayID = s.nat.GatewayID
		}
		subnets = append(subnets, subnet)
	}
	args := network.Args{Placement: s.place, Space: space, Subnets: subnets}
	if s.ddos != nil {
		args.DDoSPlanID = s.ddos.PlanID
	}
	s.network, err = network.New(ctx, s.name("network"), args, s.top()...)
	return err
}

// outboundKinds are the subnets, beside the app's, whose services call the Internet and pull images from it.
var outboundKinds = []network.SubnetKind{
	network.ContainerApps, network.ContainerInstances, network.Services, network.ServiceFunctions, network.AKS,
}

// appSubnet is where the app's outbound traffic enters the network.
func (s *stamp) appSubnet() network.Subnet {
	subnet := network.Subnet{Kind: network.AppService}
	if s.profile.Network.ServiceEndpoints {
		subnet.ServiceEndpoints = []string{"Microsoft.Sql"}
	}
	if s.nat != nil {
		subnet.NATGatewayID = s.nat.GatewayID
	}
	return subnet
}

func (s *stamp) newNAT(ctx *pulumi.Context) (err error) {
	if s.profile.Network.NATGateway {
		s.nat, err = nat.New(ctx, s.name("nat"), nat.Args{Placement: s.place}, s.top()...)
	}
	return err
}
