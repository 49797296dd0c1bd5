package worker

import (
	web "github.com/pulumi/pulumi-azure-native-sdk/web/v2/v20240401"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// withoutNetFramework takes back what the SDK writes into every site configuration, netFrameworkVersion "v4.6": Azure
// refuses the property on Flex Consumption, whatever its value. Azure-native SDK v2.73.1 web/v20240401
// SiteConfig.Defaults, verified.
func withoutNetFramework(args *pulumi.ResourceTransformationArgs) *pulumi.ResourceTransformationResult {
	site, ok := args.Props.(*web.WebAppArgs)
	if !ok || site.SiteConfig == nil {
		return nil
	}
	bare := *site
	bare.SiteConfig = site.SiteConfig.ToSiteConfigPtrOutput().ApplyT(func(config *web.SiteConfig) *web.SiteConfig {
		config.NetFrameworkVersion = nil
		return config
	}).(web.SiteConfigPtrOutput)
	return &pulumi.ResourceTransformationResult{Props: &bare, Opts: args.Opts}
}
