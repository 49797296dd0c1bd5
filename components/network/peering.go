package network

import (
	"fmt"
	"regexp"

	network "github.com/pulumi/pulumi-azure-native-sdk/network/v2/v20240501"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// PeeringToken is the component's type. It is part of every child's URN and never changes.
const PeeringToken = "azstage:components:Peering"

// Peering connects the network of a region, the hub, with that of a cell, a spoke of it. Each reaches the addresses of the
// other. It leads no further: two spokes of one hub do not reach each other.
//
// Traffic between peered networks of one region costs about 0.01 US dollars a gigabyte in each direction (known).
type Peering struct {
	pulumi.ResourceState

	toSpoke, toHub *network.VirtualNetworkPeering
}

// PeeringArgs describes the two networks of a peering.
type PeeringArgs struct {
	// Hub is required: the network that several others are peered with.
	Hub Peer
	// Spoke is required: the network that is peered with the hub alone.
	Spoke Peer
	// After is optional: the peering of the same hub that was asked for before this one, because Azure changes one peering
	// of a network at a time. Default none: it is the hub's first.
	After *Peering
}

// Peer is one of the two networks.
type Peer struct {
	// Placement is required: that of the network.
	Placement placement.Placement
	// Name is required: lowercase letters and digits, different from those of the hub's other spokes. It names the peering
	// that leads here.
	Name string
	// Network is required.
	Network *Network
}

var peerNameForm = regexp.MustCompile(`^[a-z][a-z0-9]*$`)

// Validate reports everything that is wrong with the arguments.
func (a PeeringArgs) Validate() error {
	var faults fault.List
	faults.Merge("Hub", a.Hub.validate())
	faults.Merge("Spoke", a.Spoke.validate())
	faults.Require(a.Hub.Network == nil || a.Hub.Network != a.Spoke.Network, "Spoke.Network", "is the hub itself",
		"pass the network of the cell")
	return faults.Err()
}

func (p Peer) validate() error {
	var faults fault.List
	faults.Merge("Placement", p.Placement.Validate())
	faults.Require(peerNameForm.MatchString(p.Name), "Name",
		fmt.Sprintf("must be lowercase letters and digits, a letter first, not %q", p.Name), "use a word such as c00")
	faults.Require(p.Network != nil, "Network", "is missing", "pass the network component")
	return faults.Err()
}

// NewPeering makes both sides, the hub's first. It returns every fault of the arguments before it registers anything.
func NewPeering(ctx *pulumi.Context, name string, args PeeringArgs, opts ...pulumi.ResourceOption) (*Peering, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("peering %s: %w", name, err)
	}
	p := &Peering{}
	recorded := pulumi.Map{"hub": pulumi.String(args.Hub.Name), "spoke": pulumi.String(args.Spoke.Name)}
	err := ctx.RegisterComponentResourceV2(PeeringToken, name, recorded, p, args.Spoke.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	// Azure refuses to peer a network while one of its subnets is being written.
	waits := []pulumi.Resource{args.Hub.Network, args.Spoke.Network}
	if args.After != nil {
		waits = append(waits, args.After.toSpoke)
	}
	if p.toSpoke, err = p.newSide(ctx, name+"-to-spoke", args.Hub, args.Spoke, waits); err != nil {
		return nil, err
	}
	p.toHub, err = p.newSide(ctx, name+"-to-hub", args.Spoke, args.Hub, []pulumi.Resource{p.toSpoke, args.Spoke.Network})
	if err != nil {
		return nil, err
	}
	return p, ctx.RegisterResourceOutputs(p, pulumi.Map{"toSpokeId": p.toSpoke.ID(), "toHubId": p.toHub.ID()})
}

// Ready returns what must stand before clients use addresses of the other network. A peering that was left out has nothing
// to wait for.
func (p *Peering) Ready() []pulumi.Resource {
	if p == nil {
		return nil
	}
	return []pulumi.Resource{p.toSpoke, p.toHub}
}

func (p *Peering) newSide(ctx *pulumi.Context, name string, from, to Peer, after []pulumi.Resource,
) (*network.VirtualNetworkPeering, error) {
	place := from.Placement
	return network.NewVirtualNetworkPeering(ctx, name, &network.VirtualNetworkPeeringArgs{
		ResourceGroupName:         place.ResourceGroupName,
		VirtualNetworkName:        from.Network.VirtualNetworkName,
		VirtualNetworkPeeringName: pulumi.String(place.Names.Name(naming.VirtualNetworkPeering, "to", to.Name)),
		RemoteVirtualNetwork:      network.SubResourceArgs{Id: to.Network.VirtualNetworkID},
		AllowVirtualNetworkAccess: pulumi.Bool(true),
		// Nothing in the networks forwards what comes from elsewhere, and none has a gateway.
		AllowForwardedTraffic: pulumi.Bool(false),
		AllowGatewayTransit:   pulumi.Bool(false),
		UseRemoteGateways:     pulumi.Bool(false),
	}, place.Child(naming.VirtualNetworkPeering, p, pulumi.DependsOn(after),
		// The first side waits for the second and changes its state then, which a refresh would find.
		pulumi.IgnoreChanges([]string{"peeringState", "peeringSyncLevel"}))...)
}
