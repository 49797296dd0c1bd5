package azure

import (
	"slices"
	"strings"
)

// FlexConsumption is the SKU of the Functions plan that scales to zero and reaches into a network.
const FlexConsumption = "FC1"

// The names of the tiers of plans for functions alone, as ARM returns them in sku.tier.
const (
	TierConsumption     = "Dynamic"
	TierFlexConsumption = "FlexConsumption"
	TierElasticPremium  = "ElasticPremium"
)

const (
	functionsDocs = "MicrosoftDocs/azure-docs azure-functions/functions-scale.md and functions-deployment-slots.md (2025); " +
		"Always On: hashicorp/terraform-provider-azurerm v5.2.0"
	flexDocs    = "MicrosoftDocs/azure-docs azure-functions/flex-consumption-plan.md (2025)"
	flexSources = "Azure/azure-cli#31414 (2025-05), microsoft/azure-pipelines-tasks#22254 (2026-06) and " +
		"microsoft/vscode-azurefunctions#4142, which quote the answer"
)

// functionTiers are the tiers of plans for functions alone.
var functionTiers = []AppServiceTier{
	{
		// The capacity of a plan means nothing: the app has the number of instances that its functions need, up to its own
		// limit.
		Name: TierFlexConsumption, SKUs: []string{FlexConsumption}, MaxInstances: FlexMaxInstances, VNetIntegration: true,
		PrivateEndpoint: true, ZoneRedundant: true, Source: flexDocs, Evidence: Verified,
	},
	{
		// Here it means nothing either: 200 instances are what an app on Windows may get, one on Linux gets 100.
		Name: TierConsumption, SKUs: []string{"Y1"}, MaxInstances: 200, Slots: 1, StableOutboundAddresses: true,
		Source: functionsDocs, Evidence: Inferred,
	},
	{
		// On Linux, and in some regions, 20 to 100 instances.
		Name: TierElasticPremium, SKUs: []string{"EP1", "EP2", "EP3"}, MaxInstances: 100, Slots: 2, VNetIntegration: true,
		PrivateEndpoint: true, ZoneRedundant: true, StableOutboundAddresses: true, Source: functionsDocs, Evidence: Inferred,
	},
}

// IsFunctionsTier says that plans of a tier are for functions alone.
func IsFunctionsTier(name string) bool {
	return slices.ContainsFunc(functionTiers, func(tier AppServiceTier) bool { return strings.EqualFold(tier.Name, name) })
}

// FlexMaxInstances bounds functionAppConfig.scaleAndConcurrency.maximumInstanceCount, which starts at 1
// (hashicorp/terraform-provider-azurerm v5.2.0 function_app_flex_consumption, inferred; the documents of 2025 still name
// 40 as the lowest).
const FlexMaxInstances = 1000

// FlexZonedReady is the number of always-ready instances that each function has at least in a zone-redundant plan, asked
// for or not. They are charged. Source: Microsoft Learn "Reliability in Azure Functions", 2025, verified.
const FlexZonedReady = 2

// FlexMemoryMB returns the memory sizes of an instance in MB, smallest first. Source as for the tier; some regions and
// API versions refuse 512 (Azure/azure-rest-api-specs#40898, 2026-03).
func FlexMemoryMB() []int { return []int{512, 2048, 4096} }

// FlexSetting is what an app on Flex Consumption must not set, because the plan decides it elsewhere or not at all.
type FlexSetting struct {
	// Name is an app setting, or a property of siteConfig.
	Name string
	// Instead says where the thing is decided.
	Instead string
	// Refused says that Azure turns the request away; it ignores the others.
	Refused  bool
	Source   string
	Evidence Evidence
}

const flexDeprecations = "Microsoft Learn \"App settings reference\", Flex Consumption plan deprecations, as quoted by " +
	"several repositories (2026)"

var flexSettings = []FlexSetting{
	{"FUNCTIONS_WORKER_RUNTIME", "functionAppConfig.runtime.name", true, flexSources, Verified},
	{"FUNCTIONS_WORKER_RUNTIME_VERSION", "functionAppConfig.runtime.version", false, flexDeprecations, Inferred},
	{"FUNCTIONS_EXTENSION_VERSION", "the platform", false, flexDeprecations, Inferred},
	{"WEBSITE_CONTENTAZUREFILECONNECTIONSTRING", "functionAppConfig.deployment", false, flexDeprecations, Inferred},
	{"WEBSITE_CONTENTSHARE", "functionAppConfig.deployment", false, flexDeprecations, Inferred},
	{"WEBSITE_RUN_FROM_PACKAGE", "functionAppConfig.deployment", false, flexDeprecations, Inferred},
	{"WEBSITE_MAX_DYNAMIC_APPLICATION_SCALE_OUT", "functionAppConfig.scaleAndConcurrency", false, flexDeprecations, Inferred},
	{"ENABLE_ORYX_BUILD", "the deployment", false, flexDeprecations, Inferred},
	{"SCM_DO_BUILD_DURING_DEPLOYMENT", "the deployment", false, flexDeprecations, Inferred},
	{"WEBSITE_TIME_ZONE", "nowhere: times are UTC", false, flexDocs, Verified},
	{"TZ", "nowhere: times are UTC", false, flexDocs, Verified},
}

// flexSiteConfig are the properties of siteConfig that Azure refuses on Flex Consumption.
var flexSiteConfig = []FlexSetting{
	{"ftpsState", "nowhere: there is no FTP", true, flexSources, Verified},
	{"linuxFxVersion", "functionAppConfig.runtime", true, flexSources, Verified},
	{"netFrameworkVersion", "functionAppConfig.runtime", true, flexSources, Verified},
	{"use32BitWorkerProcess", "nowhere", true, flexSources, Verified},
	{"preWarmedInstanceCount", "functionAppConfig.scaleAndConcurrency.alwaysReady", true, flexSources, Verified},
	{"functionsRuntimeScaleMonitoringEnabled", "the platform", true, flexSources, Verified},
	{"functionAppScaleLimit", "functionAppConfig.scaleAndConcurrency.maximumInstanceCount", true, flexSources, Verified},
}

// FlexSettings returns the app settings that have no place on Flex Consumption.
func FlexSettings() []FlexSetting { return slices.Clone(flexSettings) }

// FlexSiteConfig returns the properties of siteConfig that have no place on Flex Consumption.
func FlexSiteConfig() []FlexSetting { return slices.Clone(flexSiteConfig) }

// FlexSettingOf finds an app setting that has no place on Flex Consumption. Names are compared without regard to case.
func FlexSettingOf(name string) (FlexSetting, bool) {
	for _, setting := range flexSettings {
		if strings.EqualFold(setting.Name, name) {
			return setting, true
		}
	}
	return FlexSetting{}, false
}
