package apim

import (
	"fmt"

	apimanagement "github.com/pulumi/pulumi-azure-native-sdk/apimanagement/v2/v20240501"
	network "github.com/pulumi/pulumi-azure-native-sdk/network/v2/v20240501"
	dns "github.com/pulumi/pulumi-azure-native-sdk/network/v2/v20240601"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/internal/azure"
)

// domain is what the names of all services end in.
const domain = "azure-api.net"

// recordSeconds is how long a network remembers the address, which changes with the zones of a region.
const recordSeconds = 60

// newAddresses makes the address of each region, by which Azure manages the gateway there. It has the name of the
// service as its label. MicrosoftDocs/azure-docs includes/api-management-virtual-network-prerequisites.md, 2024-05-10,
// and reliability/reliability-api-management.md, 2025-06-26, verified.
func (m *APIManagement) newAddresses(ctx *pulumi.Context, name string, args Args) ([]*network.PublicIPAddress, error) {
	var addresses []*network.PublicIPAddress
	for _, region := range args.Regions {
		place, logical := region.Placement, name+"-address-"+region.azureRegion().ShortName
		inputs := &network.PublicIPAddressArgs{
			ResourceGroupName:        place.ResourceGroupName,
			PublicIpAddressName:      pulumi.String(place.Names.Name(naming.PublicIPAddress, "apim")),
			Location:                 pulumi.String(place.Location),
			Sku:                      network.PublicIPAddressSkuArgs{Name: pulumi.String("Standard"), Tier: pulumi.String("Regional")},
			PublicIPAllocationMethod: pulumi.String("Static"),
			PublicIPAddressVersion:   pulumi.String("IPv4"),
			DnsSettings: network.PublicIPAddressDnsSettingsArgs{
				DomainNameLabel: args.home().Placement.Names.GlobalName(naming.APIManagement),
			},
			Tags: place.TagMap(),
		}
		// An address cannot be spread over zones later, and the units may be.
		if region.azureRegion().Zones {
			inputs.Zones = pulumi.ToStringArray(zoneNames)
		}
		if args.DDoSProtected {
			inputs.DdosSettings = network.DdosSettingsArgs{ProtectionMode: pulumi.String("Enabled")}
		}
		address, err := network.NewPublicIPAddress(ctx, logical, inputs, place.Child(naming.PublicIPAddress, m)...)
		if err != nil {
			return nil, err
		}
		addresses = append(addresses, address)
		err = place.Diagnose(ctx, logical+"-diagnostics", naming.PublicIPAddress, address.ID().ToStringOutput(), m)
		if err != nil {
			return nil, err
		}
	}
	return addresses, nil
}

// newNames makes the zone of each region, in which the name of the gateway leads to the region's own.
func (m *APIManagement) newNames(
	ctx *pulumi.Context, name string, args Args, service *apimanagement.ApiManagementService,
) error {
	for i, region := range args.Regions {
		address := service.PrivateIPAddresses.Index(pulumi.Int(0))
		if i > 0 {
			address = addressIn(service, region)
		}
		if err := m.newZone(ctx, name, region, address); err != nil {
			return err
		}
	}
	return nil
}

// addressIn is the gateway's address in a further region. Azure lists the regions in an order of its own, by display name.
func addressIn(service *apimanagement.ApiManagementService, region Region) pulumi.StringOutput {
	return service.AdditionalLocations.ApplyT(func(locations []apimanagement.AdditionalLocationResponse) string {
		for _, location := range locations {
			found, _ := azure.RegionByName(location.Location)
			if found.Name == region.azureRegion().Name && len(location.PrivateIPAddresses) > 0 {
				return location.PrivateIPAddresses[0]
			}
		}
		return ""
	}).(pulumi.StringOutput)
}

func (m *APIManagement) newZone(ctx *pulumi.Context, name string, region Region, address pulumi.StringOutput) error {
	place, short := region.Placement, region.azureRegion().ShortName
	zone, err := dns.NewPrivateZone(ctx, name+"-zone-"+short, &dns.PrivateZoneArgs{
		ResourceGroupName: place.ResourceGroupName, PrivateZoneName: m.HostName, Location: pulumi.String("global"),
		Tags: place.TagMap(),
	}, place.Child(naming.PrivateDNSZone, m)...)
	if err != nil {
		return err
	}
	record, err := dns.NewPrivateRecordSet(ctx, name+"-record-"+short, &dns.PrivateRecordSetArgs{
		ResourceGroupName: place.ResourceGroupName, PrivateZoneName: zone.Name,
		RecordType: pulumi.String("A"), RelativeRecordSetName: pulumi.String("@"), Ttl: pulumi.Float64(recordSeconds),
		ARecords: dns.ARecordArray{dns.ARecordArgs{Ipv4Address: address}},
	}, place.Child(naming.PrivateDNSRecordSet, m, pulumi.DeletedWith(zone))...)
	if err != nil {
		return err
	}
	m.ready = append(m.ready, record)
	for _, linked := range region.Networks {
		// Azure refuses to delete a zone that still has links, so they are deleted one by one and not with it.
		link, err := dns.NewVirtualNetworkLink(ctx, fmt.Sprintf("%s-zone-%s-%s", name, short, linked.Name),
			&dns.VirtualNetworkLinkArgs{
				ResourceGroupName: place.ResourceGroupName, PrivateZoneName: zone.Name,
				VirtualNetworkLinkName: pulumi.String(place.Names.Name(naming.VirtualNetworkLink, linked.Name)),
				Location:               pulumi.String("global"),
				RegistrationEnabled:    pulumi.Bool(false),
				VirtualNetwork:         dns.SubResourceArgs{Id: linked.ID.ToStringOutput()},
				Tags:                   place.TagMap(),
			}, place.Child(naming.VirtualNetworkLink, m)...)
		if err != nil {
			return err
		}
		m.ready = append(m.ready, link)
	}
	return nil
}
