package apptier

import (
	"fmt"

	web "github.com/pulumi/pulumi-azure-native-sdk/web/v2/v20240401"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:AppTier"

// AppTier is an App Service plan with one web app.
type AppTier struct {
	pulumi.ResourceState

	// PlanID is the resource ID of the plan.
	PlanID pulumi.StringOutput
	// SiteID is the resource ID of the web app.
	SiteID pulumi.StringOutput
	// HostName is the host name that Azure gives the app.
	HostName pulumi.StringOutput
	// URL is the https address of the app.
	URL pulumi.StringOutput
	// PrincipalID is the object ID of the identity that the app runs as.
	PrincipalID pulumi.StringOutput
	// ClientID is the application ID of the same identity.
	ClientID pulumi.StringOutput
	// SlotID is the resource ID of the staging slot; without a slot it is unset.
	SlotID pulumi.StringOutput
	// SlotSiteID is the app's own resource ID from the moment that the slot exists: a private endpoint to the slot names
	// the app. Without a slot it is unset.
	SlotSiteID pulumi.StringOutput
	// SlotHostName is the host name of the staging slot; without a slot it is unset.
	SlotHostName pulumi.StringOutput
}

// HostName is the host name that the app of a placement gets. It is known before the app exists, because what stands in
// front of the app asks for its name while the app asks for the ID of what stands in front.
func HostName(place placement.Placement) pulumi.StringOutput {
	return pulumi.Sprintf("%s.azurewebsites.net", place.Names.GlobalName(naming.WebApp))
}

// New makes the plan and the app. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*AppTier, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("app tier %s: %w", name, err)
	}
	a := &AppTier{
		PrincipalID: args.Identity.PrincipalID.ToStringOutput(), ClientID: args.Identity.ClientID.ToStringOutput(),
	}
	err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), a, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	if err := a.newPlan(ctx, name, args); err != nil {
		return nil, err
	}
	site, err := a.newSite(ctx, name, args)
	if err != nil {
		return nil, err
	}
	if err := a.closePublishing(ctx, name, args, site); err != nil {
		return nil, err
	}
	if err := a.newSlot(ctx, name, args, site); err != nil {
		return nil, err
	}
	return a, ctx.RegisterResourceOutputs(a, a.outputs(args))
}

func (a *AppTier) outputs(args Args) pulumi.Map {
	outputs := pulumi.Map{
		"planId": a.PlanID, "siteId": a.SiteID, "hostName": a.HostName, "url": a.URL, "principalId": a.PrincipalID,
		"clientId": a.ClientID,
	}
	if args.StagingSlot != nil {
		outputs["slotId"], outputs["slotHostName"] = a.SlotID, a.SlotHostName
	}
	return outputs
}

// newPlan makes the plan of the app alone, or takes the one that it shares.
func (a *AppTier) newPlan(ctx *pulumi.Context, name string, args Args) (err error) {
	if args.PlanID != nil {
		a.PlanID = args.PlanID.ToStringOutput()
		return nil
	}
	a.PlanID, err = newPlan(ctx, name, PlanArgs{Placement: args.Placement, Part: args.Part, Plan: args.Plan}, a)
	return err
}

func (a *AppTier) newSite(ctx *pulumi.Context, name string, args Args) (*web.WebApp, error) {
	place := args.Placement
	inputs := &web.WebAppArgs{
		ResourceGroupName: place.ResourceGroupName,
		Name:              place.Names.GlobalName(naming.WebApp, parts(args.Part)...),
		Location:          pulumi.String(place.Location),
		Kind:              pulumi.String(args.kind()),
		Reserved:          pulumi.Bool(true),
		ServerFarmId:      a.PlanID,
		HttpsOnly:         pulumi.Bool(true),
		// Sessions do not live on an instance, so a user may meet any of them.
		ClientAffinityEnabled: pulumi.Bool(false),
		Identity:              args.Identity.assigned(),
		// Without it Azure resolves references to secrets with a system-assigned identity, which the app does not have.
		KeyVaultReferenceIdentity: args.Identity.ID.ToStringOutput(),
		PublicNetworkAccess:       pulumi.String(args.publicNetworkAccess()),
		SiteConfig:                args.siteConfig(nil),
		Tags:                      place.TagMap(),
	}
	if args.SubnetID != nil {
		inputs.VirtualNetworkSubnetId = args.SubnetID.ToStringOutput()
		inputs.VnetRouteAllEnabled = pulumi.Bool(true)
		inputs.VnetImagePullEnabled = args.pullsThroughNetwork()
	}
	site, err := web.NewWebApp(ctx, name+"-site", inputs, place.Child(naming.WebApp, a, args.options()...)...)
	if err != nil {
		return nil, err
	}
	a.SiteID, a.HostName = site.ID().ToStringOutput(), site.DefaultHostName
	a.URL = pulumi.Sprintf("https://%s", site.DefaultHostName)
	return site, place.Diagnose(ctx, name+"-site-diagnostics", naming.WebApp, a.SiteID, a)
}

// closePublishing turns the two publishing passwords off, which every new app has.
func (a *AppTier) closePublishing(ctx *pulumi.Context, name string, args Args, site *web.WebApp) error {
	place := args.Placement
	ftp, err := web.NewWebAppFtpAllowed(ctx, name+"-ftp", &web.WebAppFtpAllowedArgs{
		ResourceGroupName: place.ResourceGroupName, Name: site.Name, Allow: pulumi.Bool(false),
	}, place.Child(naming.BasicPublishingPolicy, a, pulumi.DeletedWith(site))...)
	if err != nil {
		return err
	}
	// Azure answers a conflict when both are written at once.
	_, err = web.NewWebAppScmAllowed(ctx, name+"-scm", &web.WebAppScmAllowedArgs{
		ResourceGroupName: place.ResourceGroupName, Name: site.Name, Allow: pulumi.Bool(false),
	}, place.Child(naming.BasicPublishingPolicy, a, pulumi.DeletedWith(site), pulumi.DependsOn([]pulumi.Resource{ftp}))...)
	return err
}
