package network

import (
	"cmp"
	"fmt"
	"slices"

	network "github.com/pulumi/pulumi-azure-native-sdk/network/v2/v20240501"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:Network"

// Network is a virtual network with its subnets and their security groups.
type Network struct {
	pulumi.ResourceState

	// VirtualNetworkID is the resource ID of the virtual network.
	VirtualNetworkID pulumi.StringOutput
	// VirtualNetworkName is its name.
	VirtualNetworkName pulumi.StringOutput

	subnetIDs        map[SubnetKind]pulumi.StringOutput
	securityGroupIDs map[SubnetKind]pulumi.StringOutput
}

// New makes the virtual network. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*Network, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("network %s: %w", name, err)
	}
	n := &Network{
		subnetIDs: map[SubnetKind]pulumi.StringOutput{}, securityGroupIDs: map[SubnetKind]pulumi.StringOutput{},
	}
	err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), n, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	vnet, err := n.newVirtualNetwork(ctx, name, args)
	if err != nil {
		return nil, err
	}
	n.VirtualNetworkID, n.VirtualNetworkName = vnet.ID().ToStringOutput(), vnet.Name
	if err := n.newSubnets(ctx, name, args, vnet); err != nil {
		return nil, err
	}
	return n, ctx.RegisterResourceOutputs(n, n.outputs())
}

// SubnetID returns the resource ID of the subnet of the kind, or an error when the network has none.
func (n *Network) SubnetID(kind SubnetKind) (pulumi.StringOutput, error) {
	id, ok := n.subnetIDs[kind]
	if !ok {
		return pulumi.StringOutput{}, fmt.Errorf("the network has no subnet %s; ask for it in its arguments", kind)
	}
	return id, nil
}

// SecurityGroupID returns the resource ID of the security group on the subnet of the kind, or an error when the network has
// no such subnet.
func (n *Network) SecurityGroupID(kind SubnetKind) (pulumi.StringOutput, error) {
	id, ok := n.securityGroupIDs[kind]
	if !ok {
		return pulumi.StringOutput{}, fmt.Errorf("the network has no subnet %s; ask for it in its arguments", kind)
	}
	return id, nil
}

func (n *Network) newVirtualNetwork(ctx *pulumi.Context, name string, args Args) (*network.VirtualNetwork, error) {
	place := args.Placement
	inputs := &network.VirtualNetworkArgs{
		ResourceGroupName:  place.ResourceGroupName,
		VirtualNetworkName: pulumi.String(place.Names.Name(naming.VirtualNetwork)),
		Location:           pulumi.String(place.Location),
		AddressSpace:       network.AddressSpaceArgs{AddressPrefixes: pulumi.StringArray{pulumi.String(args.Space.CIDR())}},
		Tags:               place.TagMap(),
	}
	if args.DDoSPlanID != nil {
		inputs.EnableDdosProtection = pulumi.Bool(true)
		inputs.DdosProtectionPlan = network.SubResourceArgs{Id: args.DDoSPlanID.ToStringOutput()}
	}
	vnet, err := network.NewVirtualNetwork(ctx, name+"-vnet", inputs, place.Child(naming.VirtualNetwork, n,
		// Subnets and peerings are resources of their own; a refresh would otherwise list them here as well.
		pulumi.IgnoreChanges([]string{"subnets", "virtualNetworkPeerings"}))...)
	if err != nil {
		return nil, err
	}
	return vnet, place.Diagnose(ctx, name+"-vnet-diagnostics", naming.VirtualNetwork, vnet.ID().ToStringOutput(), n)
}

// newSubnets makes the subnets in the order of the plan, each after the one before.
func (n *Network) newSubnets(ctx *pulumi.Context, name string, args Args, vnet *network.VirtualNetwork) error {
	subnets := slices.SortedFunc(slices.Values(args.Subnets), func(a, b Subnet) int {
		return cmp.Compare(position(a.Kind), position(b.Kind))
	})
	var previous []pulumi.Resource
	for _, subnet := range subnets {
		made, err := n.newSubnet(ctx, name, args, vnet, subnet, previous)
		if err != nil {
			return err
		}
		n.subnetIDs[subnet.Kind] = made.ID().ToStringOutput()
		previous = []pulumi.Resource{made}
	}
	return nil
}

func (n *Network) newSubnet(ctx *pulumi.Context, name string, args Args, vnet *network.VirtualNetwork, subnet Subnet,
	previous []pulumi.Resource,
) (*network.Subnet, error) {
	spec := specFor(subnet.Kind)
	prefix, err := args.Space.Subnet(subnet.Kind)
	if err != nil {
		return nil, err
	}
	group, err := n.newSecurityGroup(ctx, name, args, spec)
	if err != nil {
		return nil, err
	}
	n.securityGroupIDs[subnet.Kind] = group.ID().ToStringOutput()
	inputs := &network.SubnetArgs{
		ResourceGroupName:    args.Placement.ResourceGroupName,
		VirtualNetworkName:   vnet.Name,
		SubnetName:           pulumi.String(args.Placement.Names.Name(naming.Subnet, string(subnet.Kind))),
		AddressPrefix:        pulumi.String(prefix),
		NetworkSecurityGroup: network.NetworkSecurityGroupTypeArgs{Id: group.ID().ToStringOutput()},
		Delegations:          spec.delegations(),
		ServiceEndpoints:     endpoints(subnet.ServiceEndpoints),
		// Azure takes this at creation only, so it is closed from the start: what needs the Internet gets a NAT gateway.
		DefaultOutboundAccess: pulumi.Bool(false),
	}
	if subnet.NATGatewayID != nil {
		inputs.NatGateway = network.SubResourceArgs{Id: subnet.NATGatewayID.ToStringOutput()}
	}
	if spec.endpointPolicies {
		inputs.PrivateEndpointNetworkPolicies = pulumi.String("Enabled")
	}
	if spec.isLinkSource() {
		inputs.PrivateLinkServiceNetworkPolicies = pulumi.String("Disabled")
	}
	opts := []pulumi.ResourceOption{pulumi.DependsOn(previous)}
	// A subnet that goes with its network keeps its NAT gateway from being deleted until the network is gone, which the
	// gateway does not wait for.
	if subnet.NATGatewayID == nil {
		opts = append(opts, pulumi.DeletedWith(vnet))
	}
	return network.NewSubnet(ctx, fmt.Sprintf("%s-subnet-%s", name, subnet.Kind), inputs,
		args.Placement.Child(naming.Subnet, n, opts...)...)
}

func (n *Network) newSecurityGroup(ctx *pulumi.Context, name string, args Args, spec subnetSpec,
) (*network.NetworkSecurityGroup, error) {
	place, child := args.Placement, fmt.Sprintf("%s-nsg-%s", name, spec.kind)
	rules, err := args.securityRules(spec)
	if err != nil {
		return nil, err
	}
	group, err := network.NewNetworkSecurityGroup(ctx, child, &network.NetworkSecurityGroupArgs{
		ResourceGroupName:        place.ResourceGroupName,
		NetworkSecurityGroupName: pulumi.String(place.Names.Name(naming.NetworkSecurityGroup, string(spec.kind))),
		Location:                 pulumi.String(place.Location),
		SecurityRules:            securityRules(rules),
		Tags:                     place.TagMap(),
	}, place.Child(naming.NetworkSecurityGroup, n)...)
	if err != nil {
		return nil, err
	}
	return group, place.Diagnose(ctx, child+"-diagnostics", naming.NetworkSecurityGroup, group.ID().ToStringOutput(), n)
}

func (n *Network) outputs() pulumi.Map {
	subnets := pulumi.StringMap{}
	for kind, id := range n.subnetIDs {
		subnets[string(kind)] = id
	}
	return pulumi.Map{
		"virtualNetworkId": n.VirtualNetworkID, "virtualNetworkName": n.VirtualNetworkName, "subnetIds": subnets,
	}
}
