package apim

import (
	"fmt"

	apimanagement "github.com/pulumi/pulumi-azure-native-sdk/apimanagement/v2/v20240501"
	network "github.com/pulumi/pulumi-azure-native-sdk/network/v2/v20240501"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:APIManagement"

// APIManagement is an API Management service.
type APIManagement struct {
	pulumi.ResourceState

	// ServiceID is the resource ID.
	ServiceID pulumi.StringOutput
	// ServiceName is the name.
	ServiceName pulumi.StringOutput
	// HostName is where the gateways answer, in the networks of every region.
	HostName pulumi.StringOutput
	// GatewayURL is the same as an address, without a slash at the end.
	GatewayURL pulumi.StringOutput
	// PrincipalID is the object ID of the service's own identity.
	PrincipalID pulumi.StringOutput

	ready []pulumi.Resource
}

// New makes the service. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*APIManagement, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("API management %s: %w", name, err)
	}
	m := &APIManagement{}
	err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), m, args.home().Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	addresses, err := m.newAddresses(ctx, name, args)
	if err != nil {
		return nil, err
	}
	service, err := m.newService(ctx, name, args, addresses)
	if err != nil {
		return nil, err
	}
	for _, make := range []func() error{
		func() error { return m.newNames(ctx, name, args, service) },
		func() error { return m.newTelemetry(ctx, name, args, service) },
		func() error { return m.newPolicy(ctx, name, args, service) },
		func() error { return m.newAPIs(ctx, name, args, service) },
	} {
		if err := make(); err != nil {
			return nil, err
		}
	}
	return m, ctx.RegisterResourceOutputs(m, pulumi.Map{
		"serviceId": m.ServiceID, "serviceName": m.ServiceName, "gatewayUrl": m.GatewayURL,
	})
}

// Ready returns what must stand before requests arrive: names that lead to the gateways, and APIs with their policies.
func (m *APIManagement) Ready() []pulumi.Resource {
	if m == nil {
		return nil
	}
	return append([]pulumi.Resource(nil), m.ready...)
}

// minAPIVersion keeps out clients that would get the secrets of the service in clear. Azure/PSRule.Rules.Azure
// Azure.APIM.MinAPIVersion, 2025, verified.
const minAPIVersion = "2021-08-01"

func (m *APIManagement) newService(
	ctx *pulumi.Context, name string, args Args, addresses []*network.PublicIPAddress,
) (*apimanagement.ApiManagementService, error) {
	home, place := args.home(), args.home().Placement
	service, err := apimanagement.NewApiManagementService(ctx, name+"-service",
		&apimanagement.ApiManagementServiceArgs{
			ResourceGroupName:           place.ResourceGroupName,
			ServiceName:                 place.Names.GlobalName(naming.APIManagement),
			Location:                    pulumi.String(place.Location),
			Sku:                         args.capacity(home),
			Zones:                       home.zones(),
			PublicIpAddressId:           addresses[0].ID().ToStringOutput(),
			VirtualNetworkType:          pulumi.String("Internal"),
			VirtualNetworkConfiguration: home.subnet(),
			AdditionalLocations:         args.additionalLocations(addresses),
			Identity:                    apimanagement.ApiManagementServiceIdentityArgs{Type: pulumi.String("SystemAssigned")},
			PublisherName:               pulumi.String(args.Publisher.Name),
			PublisherEmail:              pulumi.String(args.Publisher.Email),
			ApiVersionConstraint: apimanagement.ApiVersionConstraintArgs{
				MinApiVersion: pulumi.String(minAPIVersion),
			},
			CustomProperties:      protocols(),
			DeveloperPortalStatus: pulumi.String("Disabled"),
			LegacyPortalStatus:    pulumi.String("Disabled"),
			Tags:                  place.TagMap(),
		}, place.Child(naming.APIManagement, m, args.deletion()...)...)
	if err != nil {
		return nil, err
	}
	m.ServiceID, m.ServiceName = service.ID().ToStringOutput(), service.Name
	m.HostName = pulumi.Sprintf("%s.%s", service.Name, domain)
	m.GatewayURL = pulumi.Sprintf("https://%s", m.HostName)
	m.PrincipalID = service.Identity.PrincipalId().Elem()
	return service, place.Diagnose(ctx, name+"-service-diagnostics", naming.APIManagement, m.ServiceID, m)
}

func (a Args) capacity(region Region) apimanagement.ApiManagementServiceSkuPropertiesArgs {
	return apimanagement.ApiManagementServiceSkuPropertiesArgs{
		Name: pulumi.String(a.sku()), Capacity: pulumi.Int(region.units()),
	}
}

func (r Region) subnet() apimanagement.VirtualNetworkConfigurationArgs {
	return apimanagement.VirtualNetworkConfigurationArgs{SubnetResourceId: r.SubnetID.ToStringOutput()}
}

func (a Args) additionalLocations(addresses []*network.PublicIPAddress) apimanagement.AdditionalLocationArray {
	var locations apimanagement.AdditionalLocationArray
	for i, region := range a.Regions[1:] {
		locations = append(locations, apimanagement.AdditionalLocationArgs{
			Location:                    pulumi.String(region.Placement.Location),
			Sku:                         a.capacity(region),
			Zones:                       region.zones(),
			PublicIpAddressId:           addresses[i+1].ID().ToStringOutput(),
			VirtualNetworkConfiguration: region.subnet(),
		})
	}
	return locations
}

// deletion lets a service with gateways in several regions go before their subnets and addresses: those are in other
// resource groups, which may be deleted before its own.
func (a Args) deletion() []pulumi.ResourceOption {
	if len(a.Regions) == 1 {
		return nil
	}
	return []pulumi.ResourceOption{pulumi.DeletedWith(nil)}
}
