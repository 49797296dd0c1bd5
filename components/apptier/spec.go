package apptier

import (
	"maps"
	"slices"

	web "github.com/pulumi/pulumi-azure-native-sdk/web/v2/v20240401"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/internal/azure"
)

// linuxFxVersion is Azure's name for what runs: a built-in stack, or an image behind the word DOCKER.
func (a Args) linuxFxVersion() string {
	if a.Image != "" {
		return "DOCKER|" + a.Image
	}
	return a.Runtime
}

// kind is how Azure marks the app. A change of it replaces the app.
func (a Args) kind() string {
	if a.Image != "" {
		return "app,linux,container"
	}
	return "app,linux"
}

// pullsThroughNetwork lets the image come from a registry without a public endpoint: routing all traffic through the
// network does not include it. Source: MicrosoftDocs/azure-docs app-service/configure-vnet-integration-routing.md,
// container image pull, known.
func (a Args) pullsThroughNetwork() pulumi.BoolPtrInput {
	if a.Image == "" {
		return nil
	}
	return pulumi.Bool(true)
}

// options leave the image to the pipeline that deploys the app, where it owns it from its first run on: a deployment of
// the stack would bring the first one back.
func (a Args) options() []pulumi.ResourceOption {
	options := []pulumi.ResourceOption{pulumi.DependsOn(a.After)}
	if a.ImageAtCreation {
		options = append(options, pulumi.IgnoreChanges([]string{"siteConfig.linuxFxVersion"}))
	}
	return options
}

func (a Args) publicNetworkAccess() string {
	if a.PrivateOnly {
		return "Disabled"
	}
	return "Enabled"
}

// settings lists the environment variables by name, so that the order never makes a difference. The later win: what
// the component adds, the caller's, and those of a slot alone.
func (a Args) settings(own map[string]pulumi.StringInput) web.NameValuePairArray {
	all := map[string]pulumi.StringInput{clientIDSetting: a.Identity.ClientID}
	if a.StagingSlot != nil {
		all[serviceNameSetting] = pulumi.String(a.Placement.Names.Workload)
		maps.Copy(all, a.warmUp())
	}
	maps.Copy(all, a.Settings)
	maps.Copy(all, own)
	pairs := web.NameValuePairArray{}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		pairs = append(pairs, web.NameValuePairArgs{Name: pulumi.String(name), Value: all[name].ToStringOutput()})
	}
	return pairs
}

func (i Identity) assigned() web.ManagedServiceIdentityArgs {
	return web.ManagedServiceIdentityArgs{
		Type:                   web.ManagedServiceIdentityTypeUserAssigned,
		UserAssignedIdentities: pulumi.StringArray{i.ID},
	}
}

func (p Plan) sku() web.SkuDescriptionArgs {
	tier, _ := azure.AppServiceTierOf(p.SKU)
	return web.SkuDescriptionArgs{
		Name: pulumi.String(p.SKU), Tier: pulumi.String(tier.Name), Capacity: pulumi.Int(p.instances()),
	}
}

// options leave the number of instances to autoscale: a deployment would set it back to the number of the first one, in
// the middle of the day.
func (p Plan) options() []pulumi.ResourceOption {
	if !p.Autoscaled {
		return nil
	}
	return []pulumi.ResourceOption{pulumi.IgnoreChanges([]string{"sku.capacity"})}
}

func (a Args) siteConfig(own map[string]pulumi.StringInput) web.SiteConfigArgs {
	config := web.SiteConfigArgs{
		LinuxFxVersion:   pulumi.String(a.linuxFxVersion()),
		AppSettings:      a.settings(own),
		AlwaysOn:         pulumi.Bool(true),
		Http20Enabled:    pulumi.Bool(true),
		HealthCheckPath:  pulumi.String(a.HealthPath),
		MinTlsVersion:    pulumi.String("1.2"),
		ScmMinTlsVersion: pulumi.String("1.2"),
		FtpsState:        pulumi.String("Disabled"),
	}
	a.AllowedSources.restrict(&config)
	if a.Image != "" {
		config.AcrUseManagedIdentityCreds = pulumi.Bool(true)
		config.AcrUserManagedIdentityID = a.Identity.ClientID.ToStringOutput()
	}
	return config
}
