package apptier

import (
	"maps"
	"slices"

	web "github.com/pulumi/pulumi-azure-native-sdk/web/v2/v20240401"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
)

const (
	// SlotName is the name of the staging slot.
	SlotName = "staging"
	// SlotPrivateLinkGroup is the group ID by which a private endpoint to the app leads to the staging slot.
	SlotPrivateLinkGroup = "sites-" + SlotName
)

// serviceNameSetting is where OpenTelemetry looks for what to call the app. Source: OpenTelemetry specification,
// environment variables, known.
const serviceNameSetting = "OTEL_SERVICE_NAME"

// warmUp makes a swap wait until the new version answers its health path; otherwise Azure asks "/" and takes any
// answer. Source: MicrosoftDocs/azure-docs app-service/deploy-staging-slots.md, 2023-07, verified.
func (a Args) warmUp() map[string]pulumi.StringInput {
	return map[string]pulumi.StringInput{
		"WEBSITE_SWAP_WARMUP_PING_PATH":     pulumi.String(a.HealthPath),
		"WEBSITE_SWAP_WARMUP_PING_STATUSES": pulumi.String("200"),
	}
}

// StagingSlot is a second copy of the app to deploy to and to swap with. It runs on the same instances.
type StagingSlot struct {
	// Settings is optional: environment variables that differ from the app's. All of them stay with the slot in a swap;
	// what did not would come into production with it. OTEL_SERVICE_NAME is among them, so that telemetry tells the two
	// apart.
	Settings map[string]pulumi.StringInput
}

// stickySettings are the names of the settings that a swap leaves where they are: those in which the slot differs. What
// both have alike, such as STAGE or the connection strings, may move, because it is the same.
func (s StagingSlot) stickySettings() []string {
	names := map[string]bool{serviceNameSetting: true}
	for name := range s.Settings {
		names[name] = true
	}
	return slices.Sorted(maps.Keys(names))
}

func (a Args) slotSettings() map[string]pulumi.StringInput {
	own := map[string]pulumi.StringInput{
		serviceNameSetting: pulumi.String(a.Placement.Names.Workload + "-" + SlotName),
	}
	maps.Copy(own, a.StagingSlot.Settings)
	return own
}

// newSlot makes the slot after the list of what stays with it, so that no swap can come in between.
func (a *AppTier) newSlot(ctx *pulumi.Context, name string, args Args, site *web.WebApp) error {
	if args.StagingSlot == nil {
		return nil
	}
	place := args.Placement
	sticky, err := web.NewWebAppSlotConfigurationNames(ctx, name+"-sticky", &web.WebAppSlotConfigurationNamesArgs{
		ResourceGroupName: place.ResourceGroupName, Name: site.Name,
		AppSettingNames: pulumi.ToStringArray(args.StagingSlot.stickySettings()),
	}, place.Child(naming.WebAppSlotSettings, a, pulumi.DeletedWith(site))...)
	if err != nil {
		return err
	}
	inputs := &web.WebAppSlotArgs{
		ResourceGroupName:         place.ResourceGroupName,
		Name:                      site.Name,
		Slot:                      pulumi.String(SlotName),
		Location:                  pulumi.String(place.Location),
		Kind:                      pulumi.String(args.kind()),
		Reserved:                  pulumi.Bool(true),
		ServerFarmId:              a.PlanID,
		HttpsOnly:                 pulumi.Bool(true),
		ClientAffinityEnabled:     pulumi.Bool(false),
		Identity:                  args.Identity.assigned(),
		KeyVaultReferenceIdentity: args.Identity.ID.ToStringOutput(),
		PublicNetworkAccess:       pulumi.String(args.publicNetworkAccess()),
		// There is no auto swap: the swap is a decision of whoever deploys.
		SiteConfig: args.siteConfig(args.slotSettings()),
		Tags:       place.TagMap(),
	}
	if args.SubnetID != nil {
		inputs.VirtualNetworkSubnetId = args.SubnetID.ToStringOutput()
		inputs.VnetRouteAllEnabled = pulumi.Bool(true)
		inputs.VnetImagePullEnabled = args.pullsThroughNetwork()
	}
	slot, err := web.NewWebAppSlot(ctx, name+"-slot", inputs, place.Child(naming.WebAppSlot, a,
		pulumi.DeletedWith(site), pulumi.DependsOn([]pulumi.Resource{sticky}))...)
	if err != nil {
		return err
	}
	a.SlotID, a.SlotHostName = slot.ID().ToStringOutput(), slot.DefaultHostName
	ids := pulumi.All(a.SiteID, a.SlotID)
	a.SlotSiteID = ids.ApplyT(func(known []any) string { return known[0].(string) }).(pulumi.StringOutput)
	if err := place.Diagnose(ctx, name+"-slot-diagnostics", naming.WebAppSlot, a.SlotID, a); err != nil {
		return err
	}
	return a.closeSlotPublishing(ctx, name, args, site, slot)
}

// closeSlotPublishing turns the slot's publishing passwords off: it has its own.
func (a *AppTier) closeSlotPublishing(
	ctx *pulumi.Context, name string, args Args, site *web.WebApp, slot *web.WebAppSlot,
) error {
	place := args.Placement
	ftp, err := web.NewWebAppFtpAllowedSlot(ctx, name+"-slot-ftp", &web.WebAppFtpAllowedSlotArgs{
		ResourceGroupName: place.ResourceGroupName, Name: site.Name, Slot: pulumi.String(SlotName),
		Allow: pulumi.Bool(false),
	}, place.Child(naming.SlotBasicPublishingPolicy, a,
		pulumi.DeletedWith(slot), pulumi.DependsOn([]pulumi.Resource{slot}))...)
	if err != nil {
		return err
	}
	// Azure answers a conflict when both are written at once.
	_, err = web.NewWebAppScmAllowedSlot(ctx, name+"-slot-scm", &web.WebAppScmAllowedSlotArgs{
		ResourceGroupName: place.ResourceGroupName, Name: site.Name, Slot: pulumi.String(SlotName),
		Allow: pulumi.Bool(false),
	}, place.Child(naming.SlotBasicPublishingPolicy, a,
		pulumi.DeletedWith(slot), pulumi.DependsOn([]pulumi.Resource{ftp}))...)
	return err
}
