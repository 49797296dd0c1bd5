package appgateway

import (
	"fmt"

	"github.com/pulumi/pulumi-azure-native-sdk/managedidentity/v2"
	network "github.com/pulumi/pulumi-azure-native-sdk/network/v2/v20240501"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:ApplicationGateway"

// what tells the gateway's address and identity from others in the resource group.
const what = "agw"

// Gateway is an application gateway with its address and its firewall policy.
type Gateway struct {
	pulumi.ResourceState

	// GatewayID is the resource ID.
	GatewayID pulumi.StringOutput
	// HostName is the name of the public address, which Front Door connects to.
	HostName pulumi.StringOutput
	// Protocol is what Front Door speaks to the gateway, "Http" or "Https".
	Protocol string
	// PrivatePort is where the gateway listens for what comes by private link. 0: it does not.
	PrivatePort int
}

// HostName is the name that the gateway of the placement has. Front Door needs it while the gateway needs Front Door.
func HostName(place placement.Placement) pulumi.StringOutput {
	return label(place).ApplyT(func(label string) string { return hostName(label, place.Location) }).(pulumi.StringOutput)
}

func label(place placement.Placement) pulumi.StringOutput {
	return place.Names.GlobalName(naming.PublicIPAddress, what)
}

// New makes the gateway. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*Gateway, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("application gateway %s: %w", name, err)
	}
	g := &Gateway{HostName: HostName(args.Placement), Protocol: args.protocol()}
	if args.PrivateLink != nil {
		g.PrivatePort = args.privatePort()
	}
	err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), g, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	address, err := g.newAddress(ctx, name, args)
	if err != nil {
		return nil, err
	}
	policy, err := g.newPolicy(ctx, name, args)
	if err != nil {
		return nil, err
	}
	reader, err := g.newReader(ctx, name, args)
	if err != nil {
		return nil, err
	}
	if err := g.newGateway(ctx, name, args, address, policy, reader); err != nil {
		return nil, err
	}
	return g, ctx.RegisterResourceOutputs(g, pulumi.Map{
		"gatewayId": g.GatewayID, "hostName": g.HostName, "protocol": pulumi.String(g.Protocol),
	})
}

func (g *Gateway) newAddress(ctx *pulumi.Context, name string, args Args) (*network.PublicIPAddress, error) {
	place := args.Placement
	inputs := &network.PublicIPAddressArgs{
		ResourceGroupName:        place.ResourceGroupName,
		PublicIpAddressName:      pulumi.String(place.Names.Name(naming.PublicIPAddress, what)),
		Location:                 pulumi.String(place.Location),
		Sku:                      standardAddress(),
		PublicIPAllocationMethod: pulumi.String("Static"),
		PublicIPAddressVersion:   pulumi.String("IPv4"),
		DnsSettings:              network.PublicIPAddressDnsSettingsArgs{DomainNameLabel: label(place)},
		Tags:                     place.TagMap(),
	}
	if zones := args.zones(); len(zones) > 0 {
		inputs.Zones = pulumi.ToStringArray(zones)
	}
	if args.DDoSProtected {
		inputs.DdosSettings = network.DdosSettingsArgs{ProtectionMode: pulumi.String("Enabled")}
	}
	address, err := network.NewPublicIPAddress(ctx, name+"-address", inputs, place.Child(naming.PublicIPAddress, g)...)
	if err != nil {
		return nil, err
	}
	return address, place.Diagnose(ctx, name+"-address-diagnostics", naming.PublicIPAddress,
		address.ID().ToStringOutput(), g)
}

func standardAddress() network.PublicIPAddressSkuArgs {
	return network.PublicIPAddressSkuArgs{Name: pulumi.String("Standard"), Tier: pulumi.String("Regional")}
}

// reader is how the gateway reads its certificate; the zero value is for a gateway without one.
type reader struct {
	identity *managedidentity.UserAssignedIdentity
	// allowed is what must exist before the gateway tries.
	allowed []pulumi.Resource
}

func (g *Gateway) newReader(ctx *pulumi.Context, name string, args Args) (reader, error) {
	if args.Certificate == nil {
		return reader{}, nil
	}
	place := args.Placement
	inputs := &managedidentity.UserAssignedIdentityArgs{
		ResourceGroupName: place.ResourceGroupName,
		ResourceName:      pulumi.String(place.Names.Name(naming.UserAssignedIdentity, what)),
		Location:          pulumi.String(place.Location),
		Tags:              place.TagMap(),
	}
	identity, err := managedidentity.NewUserAssignedIdentity(ctx, name+"-identity", inputs,
		place.Child(naming.UserAssignedIdentity, g)...)
	if err != nil {
		return reader{}, err
	}
	grant, err := place.AssignRole(ctx, name+"-grant-certificate", args.Certificate.VaultID, identity.PrincipalId,
		placement.KeyVaultSecretsUser, g)
	return reader{identity: identity, allowed: []pulumi.Resource{grant}}, err
}

func (g *Gateway) newGateway(ctx *pulumi.Context, name string, args Args, address *network.PublicIPAddress,
	policy *network.WebApplicationFirewallPolicy, certificate reader,
) error {
	place := args.Placement
	resourceName := place.Names.Name(naming.ApplicationGateway)
	own := part{policyID: policy.ID().ToStringOutput(), gateway: resourceName}
	inputs := args.gateway(own)
	inputs.ApplicationGatewayName = pulumi.String(resourceName)
	inputs.FirewallPolicy = network.SubResourceArgs{Id: policy.ID().ToStringOutput()}
	inputs.FrontendIPConfigurations = args.frontends(address, own)
	inputs.PrivateLinkConfigurations = args.PrivateLink.privateLinks()
	if certificate.identity != nil {
		inputs.Identity = network.ManagedServiceIdentityArgs{
			Type:                   network.ResourceIdentityTypeUserAssigned,
			UserAssignedIdentities: pulumi.StringArray{certificate.identity.ID().ToStringOutput()},
		}
	}
	gateway, err := network.NewApplicationGateway(ctx, name+"-gateway", inputs,
		place.Child(naming.ApplicationGateway, g, pulumi.DependsOn(certificate.allowed))...)
	if err != nil {
		return err
	}
	g.GatewayID = gateway.ID().ToStringOutput()
	return place.Diagnose(ctx, name+"-gateway-diagnostics", naming.ApplicationGateway, g.GatewayID, g)
}
