package containerinstances

import (
	"fmt"
	"regexp"

	dns "github.com/pulumi/pulumi-azure-native-sdk/network/v2/v20240601"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// NamesToken is the type of the names' component. It is part of every child's URN and never changes.
const NamesToken = "azstage:components:ContainerNames"

// NamesArgs describes the private DNS zone of the services.
type NamesArgs struct {
	// Placement is required.
	Placement placement.Placement
	// Domain is required: the zone's name, e.g. "services.shop.internal". It never changes.
	Domain string
	// Networks is required: the networks of the callers.
	Networks []Network
}

// Network is a virtual network that the zone is linked to.
type Network struct {
	// Name is required and unique: lowercase letters and digits. It is part of logical names.
	Name string
	// ID is required: the resource ID of the virtual network.
	ID pulumi.StringInput
}

// Names is the zone that services are found in.
type Names struct {
	pulumi.ResourceState

	// Domain is the zone's name.
	Domain pulumi.StringOutput
}

var domainForm = regexp.MustCompile(`^[a-z0-9-]+(\.[a-z0-9-]+)+$`)

// Validate reports everything that is wrong with the arguments.
func (a NamesArgs) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(domainForm.MatchString(a.Domain), "Domain", fmt.Sprintf("must be a domain, not %q", a.Domain),
		"use one such as services.shop.internal")
	faults.Require(len(a.Networks) > 0, "Networks", "is empty", "name the network of the callers")
	for i, network := range a.Networks {
		field := fmt.Sprintf("Networks[%d]", i)
		faults.Require(nameForm.MatchString(network.Name), field+".Name",
			fmt.Sprintf("must be lowercase letters and digits, a letter first, not %q", network.Name), "use a word such as stamp")
		faults.Require(network.ID != nil, field+".ID", "is missing", "pass the ID of the virtual network")
	}
	return faults.Err()
}

// NewNames makes the zone and its links. It returns every fault of the arguments before it registers anything.
func NewNames(ctx *pulumi.Context, name string, args NamesArgs, opts ...pulumi.ResourceOption) (*Names, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("names %s: %w", name, err)
	}
	n, place := &Names{}, args.Placement
	recorded := pulumi.Map{"placement": place.Summary(), "domain": pulumi.String(args.Domain)}
	if err := ctx.RegisterComponentResourceV2(NamesToken, name, recorded, n, place.Component(opts)...); err != nil {
		return nil, err
	}
	zone, err := dns.NewPrivateZone(ctx, name+"-zone", &dns.PrivateZoneArgs{
		ResourceGroupName: place.ResourceGroupName, PrivateZoneName: pulumi.String(args.Domain),
		Location: pulumi.String("global"), Tags: place.TagMap(),
	}, place.Child(naming.PrivateDNSZone, n)...)
	if err != nil {
		return nil, err
	}
	n.Domain = zone.Name
	for _, linked := range args.Networks {
		// Azure refuses to delete a zone that still has links, so they are deleted one by one and not with it.
		_, err := dns.NewVirtualNetworkLink(ctx, name+"-zone-"+linked.Name, &dns.VirtualNetworkLinkArgs{
			ResourceGroupName:      place.ResourceGroupName,
			PrivateZoneName:        zone.Name,
			VirtualNetworkLinkName: pulumi.String(place.Names.Name(naming.VirtualNetworkLink, linked.Name)),
			Location:               pulumi.String("global"),
			RegistrationEnabled:    pulumi.Bool(false),
			VirtualNetwork:         dns.SubResourceArgs{Id: linked.ID.ToStringOutput()},
			Tags:                   place.TagMap(),
		}, place.Child(naming.VirtualNetworkLink, n)...)
		if err != nil {
			return nil, err
		}
	}
	return n, ctx.RegisterResourceOutputs(n, pulumi.Map{"domain": n.Domain})
}
