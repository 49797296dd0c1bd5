package nat

import (
	"fmt"
	"slices"

	network "github.com/pulumi/pulumi-azure-native-sdk/network/v2/v20240501"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/azure"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:NAT"

// Args describes a NAT gateway.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// Zone is optional: "1", "2" or "3" for a gateway beside zonal resources. Default Azure's choice. Fixed at creation.
	Zone string
	// IdleTimeoutMinutes is optional: how long an idle connection keeps its port, 4 to 120. Default 4.
	IdleTimeoutMinutes int
}

// The idle timeout frees ports soon, because ports are what a busy gateway runs out of. Network ARM schema, known.
const (
	defaultIdleTimeout = 4
	maxIdleTimeout     = 120
)

var zoneNames = []string{"1", "2", "3"}

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	region, known := azure.RegionByName(a.Placement.Location)
	faults.Require(a.Zone == "" || slices.Contains(zoneNames, a.Zone), "Zone",
		fmt.Sprintf("must be 1, 2, 3 or empty, not %q", a.Zone), "leave it empty unless the clients are zonal")
	faults.Require(a.Zone == "" || !known || region.Zones, "Zone",
		fmt.Sprintf("the region %s has no availability zones", a.Placement.Location), "leave it empty")
	timeout := a.idleTimeout()
	faults.Require(timeout >= defaultIdleTimeout && timeout <= maxIdleTimeout, "IdleTimeoutMinutes",
		fmt.Sprintf("must be %d to %d, not %d", defaultIdleTimeout, maxIdleTimeout, timeout), "use 4")
	return faults.Err()
}

func (a Args) idleTimeout() int {
	if a.IdleTimeoutMinutes == 0 {
		return defaultIdleTimeout
	}
	return a.IdleTimeoutMinutes
}

// addressZones spreads the address over the zones of its region, so that it survives the gateway's zone.
func (a Args) addressZones() []string {
	if region, ok := azure.RegionByName(a.Placement.Location); ok && region.Zones {
		return zoneNames
	}
	return nil
}

// NAT is a NAT gateway with its address.
type NAT struct {
	pulumi.ResourceState

	// GatewayID is the resource ID, for the subnets behind it.
	GatewayID pulumi.StringOutput
	// Address is the public address that others see.
	Address pulumi.StringOutput
}

// New makes the gateway. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*NAT, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("nat %s: %w", name, err)
	}
	n, place := &NAT{}, args.Placement
	recorded := pulumi.Map{"placement": place.Summary(), "zone": pulumi.String(args.Zone)}
	if err := ctx.RegisterComponentResourceV2(Token, name, recorded, n, place.Component(opts)...); err != nil {
		return nil, err
	}
	address, err := n.newAddress(ctx, name, args)
	if err != nil {
		return nil, err
	}
	if err := n.newGateway(ctx, name, args, address); err != nil {
		return nil, err
	}
	return n, ctx.RegisterResourceOutputs(n, pulumi.Map{"gatewayId": n.GatewayID, "address": n.Address})
}

func (n *NAT) newAddress(ctx *pulumi.Context, name string, args Args) (*network.PublicIPAddress, error) {
	place := args.Placement
	inputs := &network.PublicIPAddressArgs{
		ResourceGroupName:        place.ResourceGroupName,
		PublicIpAddressName:      pulumi.String(place.Names.Name(naming.PublicIPAddress, "nat")),
		Location:                 pulumi.String(place.Location),
		Sku:                      standardAddress(),
		PublicIPAllocationMethod: pulumi.String("Static"),
		PublicIPAddressVersion:   pulumi.String("IPv4"),
		Tags:                     place.TagMap(),
	}
	if zones := args.addressZones(); len(zones) > 0 {
		inputs.Zones = pulumi.ToStringArray(zones)
	}
	address, err := network.NewPublicIPAddress(ctx, name+"-address", inputs, place.Child(naming.PublicIPAddress, n,
		// Azure returns the gateway here once it holds the address; a refresh would otherwise bring it in.
		pulumi.IgnoreChanges([]string{"natGateway"}))...)
	if err != nil {
		return nil, err
	}
	n.Address = address.IpAddress.Elem()
	return address, place.Diagnose(ctx, name+"-address-diagnostics", naming.PublicIPAddress,
		address.ID().ToStringOutput(), n)
}

func standardAddress() network.PublicIPAddressSkuArgs {
	return network.PublicIPAddressSkuArgs{Name: pulumi.String("Standard"), Tier: pulumi.String("Regional")}
}

func (n *NAT) newGateway(ctx *pulumi.Context, name string, args Args, address *network.PublicIPAddress) error {
	place := args.Placement
	inputs := &network.NatGatewayArgs{
		ResourceGroupName:    place.ResourceGroupName,
		NatGatewayName:       pulumi.String(place.Names.Name(naming.NATGateway)),
		Location:             pulumi.String(place.Location),
		Sku:                  network.NatGatewaySkuArgs{Name: pulumi.String("Standard")},
		IdleTimeoutInMinutes: pulumi.Int(args.idleTimeout()),
		PublicIpAddresses:    network.SubResourceArray{network.SubResourceArgs{Id: address.ID().ToStringOutput()}},
		Tags:                 place.TagMap(),
	}
	if args.Zone != "" {
		inputs.Zones = pulumi.ToStringArray([]string{args.Zone})
	}
	gateway, err := network.NewNatGateway(ctx, name+"-gateway", inputs, place.Child(naming.NATGateway, n)...)
	if err != nil {
		return err
	}
	n.GatewayID = gateway.ID().ToStringOutput()
	return place.Diagnose(ctx, name+"-gateway-diagnostics", naming.NATGateway, n.GatewayID, n)
}
