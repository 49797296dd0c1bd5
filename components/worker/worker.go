package worker

import (
	"fmt"

	web "github.com/pulumi/pulumi-azure-native-sdk/web/v2/v20240401"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/internal/azure"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:Worker"

// Worker is a function app on a plan of its own.
type Worker struct {
	pulumi.ResourceState

	// PlanID is the resource ID of the plan.
	PlanID pulumi.StringOutput
	// SiteID is the resource ID of the function app.
	SiteID pulumi.StringOutput
	// HostName is the host name that Azure gives the app.
	HostName pulumi.StringOutput
}

// New makes the plan and the app. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*Worker, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("worker %s: %w", name, err)
	}
	w := &Worker{}
	err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), w, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	if err := w.newPlan(ctx, name, args); err != nil {
		return nil, err
	}
	site, err := w.newSite(ctx, name, args)
	if err != nil {
		return nil, err
	}
	if err := w.closePublishing(ctx, name, args, site); err != nil {
		return nil, err
	}
	return w, ctx.RegisterResourceOutputs(w, pulumi.Map{
		"planId": w.PlanID, "siteId": w.SiteID, "hostName": w.HostName,
	})
}

func (w *Worker) newPlan(ctx *pulumi.Context, name string, args Args) error {
	place := args.Placement
	plan, err := web.NewAppServicePlan(ctx, name+"-plan", &web.AppServicePlanArgs{
		ResourceGroupName: place.ResourceGroupName,
		Name:              pulumi.String(place.Names.Name(naming.AppServicePlan, args.part())),
		Location:          pulumi.String(place.Location),
		Kind:              pulumi.String("functionapp"),
		// Azure's way to say Linux, which is all that this plan has.
		Reserved:      pulumi.Bool(true),
		Sku:           web.SkuDescriptionArgs{Name: pulumi.String(azure.FlexConsumption), Tier: pulumi.String("FlexConsumption")},
		ZoneRedundant: pulumi.Bool(args.ZoneRedundant),
		Tags:          place.TagMap(),
	}, place.Child(naming.AppServicePlan, w)...)
	if err != nil {
		return err
	}
	w.PlanID = plan.ID().ToStringOutput()
	return nil
}

// newSite waits for what the host needs to start: an app that cannot read its storage does not come up, and tries again
// only when somebody touches it.
func (w *Worker) newSite(ctx *pulumi.Context, name string, args Args) (*web.WebApp, error) {
	place := args.Placement
	site, err := web.NewWebApp(ctx, name+"-site", &web.WebAppArgs{
		ResourceGroupName: place.ResourceGroupName,
		Name:              place.Names.GlobalName(naming.WebApp, args.part()),
		Location:          pulumi.String(place.Location),
		Kind:              pulumi.String("functionapp,linux"),
		Reserved:          pulumi.Bool(true),
		ServerFarmId:      w.PlanID,
		HttpsOnly:         pulumi.Bool(true),
		Identity: web.ManagedServiceIdentityArgs{
			Type:                   web.ManagedServiceIdentityTypeUserAssigned,
			UserAssignedIdentities: pulumi.StringArray{args.Identity.ID},
		},
		KeyVaultReferenceIdentity: args.Identity.ID.ToStringOutput(),
		VirtualNetworkSubnetId:    args.SubnetID.ToStringOutput(),
		PublicNetworkAccess:       pulumi.String(args.publicNetworkAccess()),
		FunctionAppConfig:         args.functionAppConfig(),
		SiteConfig: web.SiteConfigArgs{
			AppSettings:      args.settings(),
			Http20Enabled:    pulumi.Bool(true),
			MinTlsVersion:    pulumi.String("1.2"),
			ScmMinTlsVersion: pulumi.String("1.2"),
		},
		Tags: place.TagMap(),
	}, place.Child(naming.WebApp, w, pulumi.DependsOn(args.After),
		pulumi.Transformations([]pulumi.ResourceTransformation{withoutNetFramework}))...)
	if err != nil {
		return nil, err
	}
	w.SiteID, w.HostName = site.ID().ToStringOutput(), site.DefaultHostName
	return site, nil
}

// closePublishing turns the two publishing passwords off, which every new app has.
func (w *Worker) closePublishing(ctx *pulumi.Context, name string, args Args, site *web.WebApp) error {
	place := args.Placement
	ftp, err := web.NewWebAppFtpAllowed(ctx, name+"-ftp", &web.WebAppFtpAllowedArgs{
		ResourceGroupName: place.ResourceGroupName, Name: site.Name, Allow: pulumi.Bool(false),
	}, place.Child(naming.BasicPublishingPolicy, w, pulumi.DeletedWith(site))...)
	if err != nil {
		return err
	}
	// Azure answers a conflict when both are written at once.
	_, err = web.NewWebAppScmAllowed(ctx, name+"-scm", &web.WebAppScmAllowedArgs{
		ResourceGroupName: place.ResourceGroupName, Name: site.Name, Allow: pulumi.Bool(false),
	}, place.Child(naming.BasicPublishingPolicy, w, pulumi.DeletedWith(site), pulumi.DependsOn([]pulumi.Resource{ftp}))...)
	return err
}
