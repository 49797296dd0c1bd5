package frontdoor

import (
	"fmt"

	"github.com/pulumi/pulumi-azure-native-sdk/cdn/v2"
	network "github.com/pulumi/pulumi-azure-native-sdk/network/v2/v20240201"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:FrontDoor"

// FrontDoor is the profile with everything in it.
type FrontDoor struct {
	pulumi.ResourceState

	// ProfileID is the resource ID of the profile.
	ProfileID pulumi.StringOutput
	// FrontDoorID is what the profile sends in the header X-Azure-FDID: origins admit nobody without it.
	FrontDoorID pulumi.StringOutput
	// EndpointHostName is the host name that Azure gives: name-hash.z01.azurefd.net.
	EndpointHostName pulumi.StringOutput
	// URL is where users go: the custom domain, or else the endpoint.
	URL pulumi.StringOutput
	// CustomDomain is what DNS must say. Nil without a custom domain.
	CustomDomain *CustomDomain

	name     string
	args     Args
	profile  *cdn.Profile
	endpoint *cdn.AFDEndpoint
	firewall *network.Policy
	domain   *cdn.AFDCustomDomain
}

// New makes the profile. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*FrontDoor, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("front door %s: %w", name, err)
	}
	f := &FrontDoor{name: name, args: args}
	err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), f, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	if err := f.newChildren(ctx, name, args); err != nil {
		return nil, err
	}
	return f, ctx.RegisterResourceOutputs(f, f.outputs())
}

func (f *FrontDoor) newChildren(ctx *pulumi.Context, name string, args Args) error {
	firewalls, err := f.newFirewalls(ctx, name, args)
	if err != nil {
		return err
	}
	if err := f.newProfile(ctx, name, args, firewalls); err != nil {
		return err
	}
	if err := f.newEndpoint(ctx, name, args); err != nil {
		return err
	}
	if f.domain, err = f.newCustomDomain(ctx, name, args); err != nil || len(args.Origins) == 0 {
		return err
	}
	return f.route(ctx, args.Origins)
}

// Route lets the profile serve users from the origins. It is called once, and only if the arguments named no origin. It
// returns every fault of the origins before it registers anything.
func (f *FrontDoor) Route(ctx *pulumi.Context, origins ...Origin) error {
	var faults fault.List
	faults.Require(len(origins) > 0, "Origins", "are missing", "name what the requests go to")
	faults.Require(len(f.args.Origins) == 0, "Origins", "are among the arguments of the profile already",
		"name all of them there, or all here")
	f.args.validateOrigins(&faults, origins)
	if err := faults.Err(); err != nil {
		return fmt.Errorf("front door %s: %w", f.name, err)
	}
	return f.route(ctx, origins)
}

func (f *FrontDoor) route(ctx *pulumi.Context, origins []Origin) error {
	routes, err := f.newRouting(ctx, f.name, f.args, origins)
	if err != nil || f.firewall == nil {
		return err
	}
	return f.newSecurityPolicy(ctx, f.name, f.args, routes)
}

func (f *FrontDoor) newProfile(ctx *pulumi.Context, name string, args Args, firewalls []pulumi.Resource) error {
	place := args.Placement
	options := []pulumi.ResourceOption{
		// Azure raises the tier by an upgrade action; a new SKU here would make Pulumi replace the profile.
		pulumi.IgnoreChanges([]string{"sku"}),
	}
	if len(firewalls) > 0 {
		// The security policy goes with the profile and holds the firewall policy until then: the profile goes first.
		options = append(options, pulumi.DependsOn(firewalls))
	}
	profile, err := cdn.NewProfile(ctx, name+"-profile", &cdn.ProfileArgs{
		ResourceGroupName:            place.ResourceGroupName,
		ProfileName:                  pulumi.String(place.Names.Name(naming.FrontDoorProfile)),
		Location:                     pulumi.String("Global"),
		Sku:                          cdn.SkuArgs{Name: pulumi.String(args.tier())},
		OriginResponseTimeoutSeconds: pulumi.Int(args.responseTimeout()),
		Tags:                         place.TagMap(),
	}, place.Child(naming.FrontDoorProfile, f, options...)...)
	if err != nil {
		return err
	}
	f.profile = profile
	f.ProfileID, f.FrontDoorID = profile.ID().ToStringOutput(), profile.FrontDoorId
	return place.Diagnose(ctx, name+"-profile-diagnostics", naming.FrontDoorProfile, f.ProfileID, f)
}

func (f *FrontDoor) newEndpoint(ctx *pulumi.Context, name string, args Args) error {
	place := args.Placement
	endpoint, err := cdn.NewAFDEndpoint(ctx, name+"-endpoint", &cdn.AFDEndpointArgs{
		ResourceGroupName: place.ResourceGroupName,
		ProfileName:       f.profile.Name,
		EndpointName:      place.Names.GlobalName(naming.FrontDoorEndpoint),
		Location:          pulumi.String("Global"),
		EnabledState:      pulumi.String("Enabled"),
		// The host name comes back with the endpoint, and nobody outside the tenant can take it over meanwhile.
		AutoGeneratedDomainNameLabelScope: pulumi.String("TenantReuse"),
		Tags:                              place.TagMap(),
	}, f.child(args, naming.FrontDoorEndpoint)...)
	if err != nil {
		return err
	}
	f.endpoint, f.EndpointHostName = endpoint, endpoint.HostName
	f.URL = pulumi.Sprintf("https://%s", endpoint.HostName)
	return nil
}

// newSecurityPolicy binds the firewall to the domains. It comes after the routes: Azure keeps a domain from being
// deleted while it is bound, so whatever changes the routes must find the policy gone.
func (f *FrontDoor) newSecurityPolicy(ctx *pulumi.Context, name string, args Args, routes []pulumi.Resource) error {
	domains := cdn.ActivatedResourceReferenceArray{cdn.ActivatedResourceReferenceArgs{Id: f.endpoint.ID()}}
	if f.domain != nil {
		domains = append(domains, cdn.ActivatedResourceReferenceArgs{Id: f.domain.ID()})
	}
	_, err := cdn.NewSecurityPolicy(ctx, name+"-security", &cdn.SecurityPolicyArgs{
		ResourceGroupName:  args.Placement.ResourceGroupName,
		ProfileName:        f.profile.Name,
		SecurityPolicyName: pulumi.String(securityPolicyName),
		Parameters: cdn.SecurityPolicyWebApplicationFirewallParametersArgs{
			Type:      pulumi.String("WebApplicationFirewall"),
			WafPolicy: cdn.ResourceReferenceArgs{Id: f.firewall.ID()},
			Associations: cdn.SecurityPolicyWebApplicationFirewallAssociationArray{
				cdn.SecurityPolicyWebApplicationFirewallAssociationArgs{
					Domains: domains, PatternsToMatch: pulumi.StringArray{pulumi.String("/*")},
				},
			},
		},
	}, f.child(args, naming.FrontDoorSecurityPolicy, pulumi.DependsOn(routes))...)
	return err
}

// child returns the options of what Azure deletes together with the profile.
func (f *FrontDoor) child(args Args, armType string, extra ...pulumi.ResourceOption) []pulumi.ResourceOption {
	return args.Placement.Child(armType, f, append(extra, pulumi.DeletedWith(f.profile))...)
}

func (f *FrontDoor) outputs() pulumi.Map {
	outputs := pulumi.Map{
		"profileId": f.ProfileID, "frontDoorId": f.FrontDoorID, "endpointHostName": f.EndpointHostName, "url": f.URL,
	}
	if f.CustomDomain != nil {
		outputs["customDomain"] = f.CustomDomain.output()
	}
	return outputs
}
