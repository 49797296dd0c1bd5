package privatelink

import (
	"fmt"
	"maps"
	"slices"

	network "github.com/pulumi/pulumi-azure-native-sdk/network/v2/v20240501"
	dns "github.com/pulumi/pulumi-azure-native-sdk/network/v2/v20240601"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:PrivateLink"

// PrivateLink is a set of private endpoints with their DNS zones.
type PrivateLink struct {
	pulumi.ResourceState

	endpointIDs map[string]pulumi.StringOutput
	zones       map[string]zone
	ready       []pulumi.Resource
}

// zone is a private DNS zone with what makes it work.
type zone struct {
	id, name pulumi.StringOutput
	// home is where the zone is, and with it its links.
	home  placement.Placement
	links []pulumi.Resource
}

// New makes the zones, their links and the endpoints. It returns every fault of the arguments before it registers
// anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*PrivateLink, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("private link %s: %w", name, err)
	}
	p := &PrivateLink{endpointIDs: map[string]pulumi.StringOutput{}, zones: map[string]zone{}}
	err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), p, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	if err := p.newZones(ctx, name, args); err != nil {
		return nil, err
	}
	previous := args.After
	for _, endpoint := range args.Endpoints {
		made, err := p.newEndpoint(ctx, name, args, endpoint, previous)
		if err != nil {
			return nil, err
		}
		previous = []pulumi.Resource{made}
	}
	return p, ctx.RegisterResourceOutputs(p, p.outputs())
}

// EndpointID returns the resource ID of the endpoint with the name, or an error when there is none.
func (p *PrivateLink) EndpointID(name string) (pulumi.StringOutput, error) {
	id, ok := p.endpointIDs[name]
	if !ok {
		return pulumi.StringOutput{}, fmt.Errorf("there is no private endpoint %s; ask for it in the arguments", name)
	}
	return id, nil
}

// Ready returns what must stand before clients use the private path: depend on it before a public endpoint closes. A
// component that was left out has nothing to wait for.
func (p *PrivateLink) Ready() []pulumi.Resource {
	if p == nil {
		return nil
	}
	return append([]pulumi.Resource(nil), p.ready...)
}

// newZones makes the zones, or takes those of others, and links the networks to all of them.
func (p *PrivateLink) newZones(ctx *pulumi.Context, name string, args Args) (err error) {
	zones := args.shared()
	if !args.shares() {
		for _, zoneName := range args.zoneNames() {
			if zones[zoneName], err = p.newZone(ctx, name, args, zoneName); err != nil {
				return err
			}
		}
	}
	for _, zoneName := range slices.Sorted(maps.Keys(zones)) {
		linked := zones[zoneName]
		if linked.links, err = p.newLinks(ctx, name+"-zone-"+zoneName, args, linked); err != nil {
			return err
		}
		p.zones[zoneName] = linked
		p.ready = append(p.ready, linked.links...)
	}
	return nil
}

func (p *PrivateLink) newZone(ctx *pulumi.Context, name string, args Args, zoneName string) (zone, error) {
	place := args.Placement
	made, err := dns.NewPrivateZone(ctx, name+"-zone-"+zoneName, &dns.PrivateZoneArgs{
		ResourceGroupName: place.ResourceGroupName,
		PrivateZoneName:   pulumi.String(zoneName),
		Location:          pulumi.String("global"),
		Tags:              place.TagMap(),
	}, place.Child(naming.PrivateDNSZone, p)...)
	if err != nil {
		return zone{}, err
	}
	return zone{id: made.ID().ToStringOutput(), name: made.Name, home: place}, nil
}

func (p *PrivateLink) newLinks(ctx *pulumi.Context, logical string, args Args, to zone) ([]pulumi.Resource, error) {
	var links []pulumi.Resource
	for _, linked := range args.Networks {
		// Azure refuses to delete a zone that still has links, so they are deleted one by one and not with it.
		link, err := dns.NewVirtualNetworkLink(ctx, logical+"-"+linked.Name, &dns.VirtualNetworkLinkArgs{
			ResourceGroupName:      to.home.ResourceGroupName,
			PrivateZoneName:        to.name,
			VirtualNetworkLinkName: pulumi.String(args.Placement.Names.Name(naming.VirtualNetworkLink, linked.Name)),
			Location:               pulumi.String("global"),
			RegistrationEnabled:    pulumi.Bool(false),
			VirtualNetwork:         dns.SubResourceArgs{Id: linked.ID.ToStringOutput()},
			// The zone answers for its names from its first moment on, and an endpoint's record follows minutes later. What is
			// in use by its public name would not resolve in between without a fallback to it. Microsoft Learn "Fallback to
			// internet for Azure Private DNS zones", 2025.
			ResolutionPolicy: pulumi.String("NxDomainRedirect"),
			Tags:             args.Placement.TagMap(),
		}, to.home.Child(naming.VirtualNetworkLink, p)...)
		if err != nil {
			return nil, err
		}
		links = append(links, link)
	}
	return links, nil
}

func (p *PrivateLink) newEndpoint(ctx *pulumi.Context, name string, args Args, endpoint Endpoint,
	previous []pulumi.Resource,
) (*network.PrivateEndpoint, error) {
	place, logical := args.Placement, name+"-endpoint-"+endpoint.Name
	target, _ := Target(endpoint.Kind)
	zoneName := args.zoneOf(endpoint.Kind)
	home := p.zones[zoneName]
	made, err := network.NewPrivateEndpoint(ctx, logical, &network.PrivateEndpointArgs{
		ResourceGroupName:   place.ResourceGroupName,
		PrivateEndpointName: pulumi.String(place.Names.Name(naming.PrivateEndpoint, endpoint.Name)),
		Location:            pulumi.String(place.Location),
		Subnet:              network.SubnetTypeArgs{Id: args.SubnetID.ToStringOutput()},
		PrivateLinkServiceConnections: network.PrivateLinkServiceConnectionArray{
			network.PrivateLinkServiceConnectionArgs{
				Name:                 pulumi.String(endpoint.Name),
				PrivateLinkServiceId: endpoint.TargetID.ToStringOutput(),
				GroupIds:             pulumi.ToStringArray([]string{target.GroupID}),
			},
		},
		Tags: place.TagMap(endpoint.Tags),
	}, place.Child(naming.PrivateEndpoint, p,
		pulumi.DependsOn(slices.Concat(previous, home.links, endpoint.After)),
		// Azure lists host names here until the zone group takes them over; a refresh would find them gone.
		pulumi.IgnoreChanges([]string{"customDnsConfigs"}))...)
	if err != nil {
		return nil, err
	}
	p.endpointIDs[endpoint.Name] = made.ID().ToStringOutput()
	return made, p.newZoneGroup(ctx, logical, args, made, zoneName)
}

func (p *PrivateLink) newZoneGroup(ctx *pulumi.Context, logical string, args Args, endpoint *network.PrivateEndpoint,
	zoneName string,
) error {
	group, err := network.NewPrivateDnsZoneGroup(ctx, logical+"-zones", &network.PrivateDnsZoneGroupArgs{
		ResourceGroupName:       args.Placement.ResourceGroupName,
		PrivateEndpointName:     endpoint.Name,
		PrivateDnsZoneGroupName: pulumi.String("default"),
		PrivateDnsZoneConfigs: network.PrivateDnsZoneConfigArray{network.PrivateDnsZoneConfigArgs{
			Name: pulumi.String("zone"), PrivateDnsZoneId: p.zones[zoneName].id,
		}},
	}, args.Placement.Child(naming.PrivateDNSZoneGroup, p, pulumi.DeletedWith(endpoint))...)
	p.ready = append(p.ready, group)
	return err
}

func (p *PrivateLink) outputs() pulumi.Map {
	endpoints, zoneIDs := pulumi.StringMap{}, pulumi.StringMap{}
	for name, id := range p.endpointIDs {
		endpoints[name] = id
	}
	for name, zone := range p.zones {
		zoneIDs[name] = zone.id
	}
	return pulumi.Map{"endpointIds": endpoints, "zoneIds": zoneIDs}
}
