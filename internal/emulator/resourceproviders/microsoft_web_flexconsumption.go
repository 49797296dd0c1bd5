package resourceproviders

import (
	"fmt"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	flexDocs               = "MicrosoftDocs/azure-docs azure-functions/flex-consumption-plan.md (2025)"
	functionsRegionsSource = "Azure/azure-powershell Get-AzFunctionAppAvailableLocation.Recording.json (2025-10-09); " +
		"answers: Azure/azure-cli#29370 (2024-07), Azure/terraform-azurerm-avm-res-web-serverfarm#133 (2026-05)"
	flexScaleSource = azurermSource + "appservice/function_app_flex_consumption_resource.go"
	flexAnswers     = "Azure-Samples/azure-functions-flex-consumption-samples#7 (2024-06) and repositories that quote the answer"
)

// flexPlanRules are what holds for plans of functions alone.
func flexPlanRules() []model.Rule {
	return []model.Rule{
		preflight("web.serverfarms.flex-linux", "A Flex Consumption plan runs Linux: reserved is true.", verified(flexDocs),
			flexPlanLinux),
		preflight("web.serverfarms.flex-region", "Not every region has Flex Consumption.",
			verified(functionsRegionsSource), flexRegion),
		preflight("web.serverfarms.flex-zones-by-region", "Not every region with zones has zone-redundant Flex Consumption.",
			verified(functionsRegionsSource), flexZones),
		preflight("web.serverfarms.flex-fixed",
			"A plan does not change to or from Flex Consumption.", inferred(flexDocs), flexPlanFixed),
	}
}

// flexSiteRules are what holds for function apps on Flex Consumption. Slots are not among them: such apps have none.
func flexSiteRules() []model.Rule {
	return []model.Rule{
		preflight("web.sites.flex-scale",
			"A function app has instances of 512, 2048 or 4096 MB, at most 1 to 1000 of them, and no more always ready than "+
				"that; what is kept ready is http, blob, durable, or function:NAME, each named once.",
			verified(flexDocs), flexScale),
		preflight("web.sites.flex-runtime", "The runtime of a function app has a name and a version.",
			verified(sdkSource+"FunctionsRuntime"), flexRuntime),
		onApply("web.sites.flex-function-app-config",
			"A function app on Flex Consumption has a functionAppConfig, and no other app does.", verified(flexAnswers),
			flexConfig),
		onApply("web.sites.flex-one-app-per-plan", "A Flex Consumption plan holds one app.", verified(flexAnswers),
			flexOneApp),
		onApply("web.sites.flex-plan-fixed", "An app does not move to or from a Flex Consumption plan.",
			inferred(azurermSource+"appservice"), flexAppFixed),
		onApply("web.sites.flex-site-config",
			"Properties of siteConfig that Flex Consumption decides elsewhere are refused: FTP, runtime versions, Always On, "+
				"scale limits.", verified("Azure/azure-cli#31414 (2025-05), microsoft/azure-pipelines-tasks#22254 (2026-06)"),
			flexSiteConfig),
		onApply("web.sites.flex-app-settings",
			"The app setting FUNCTIONS_WORKER_RUNTIME is refused on Flex Consumption. Others that it has no use for "+
				"(WEBSITE_RUN_FROM_PACKAGE, WEBSITE_CONTENTSHARE, FUNCTIONS_EXTENSION_VERSION and more) are ignored.",
			verified("microsoft/vscode-azurefunctions#4142 (2025-08)"), flexSettings),
		onApply("web.sites.flex-ready-over-zones",
			"In a zone-redundant plan at least two instances of a function are kept ready.", verified(flexDocs), flexReady),
		onApply("web.sites.flex-package-container",
			"The blob container of the package exists, and the identity that reads it is the app's. The app is not told from "+
				"one whose identity may not read there: that shows when the package is deployed.", inferred(flexDocs),
			flexPackage),
		onApply("web.sites.flex-subnet-delegated",
			"The integration subnet of a Flex Consumption app is delegated to Microsoft.App/environments.",
			verified(flexDocs), flexSubnet),
	}
}

func isFlex(sku string) bool { return oneOf(sku, azure.FlexConsumption) }

// onFlex says that a site runs on a Flex Consumption plan, as far as the plan is there.
func onFlex(r model.Request) bool {
	plan, ok := planOf(r)
	return ok && isFlex(plan.Inputs.String("sku.name"))
}

func flexPlanLinux(r model.Request) []model.Fault {
	if !isFlex(r.Inputs.String("sku.name")) || !r.Inputs.Known("reserved") || r.Inputs.Bool("reserved") {
		return nil
	}
	return model.Refuse("reserved", "BadRequest", "Flex Consumption plans run Linux only: reserved must be true.")
}

func flexRegion(r model.Request) []model.Fault {
	region, ok := azure.FunctionsIn(r.Inputs.String("location"))
	if !ok || region.Flex || !isFlex(r.Inputs.String("sku.name")) {
		return nil
	}
	return model.Refuse("location", "BadRequest",
		"Requested features are not supported in region. Please try another region. (%s has no Flex Consumption)", region.Name)
}

// flexZones answers as Azure does, with the placeholders that it leaves unfilled.
func flexZones(r model.Request) []model.Fault {
	region, ok := azure.FunctionsIn(r.Inputs.String("location"))
	if !ok || region.FlexZones || !isFlex(r.Inputs.String("sku.name")) || !r.Inputs.Bool("zoneRedundant") {
		return nil
	}
	return model.Refuse("zoneRedundant", "BadRequest", "App Service Plans with fewer than {0} workers are not allowed for "+
		"zone redundancy. Requested number of workers: {1}. (%s has no zone-redundant Flex Consumption)", region.Name)
}

func flexPlanFixed(r model.Request) []model.Fault {
	from, to := r.Old.String("sku.name"), r.Inputs.String("sku.name")
	if r.Creating() || from == "" || to == "" || isFlex(from) == isFlex(to) {
		return nil
	}
	return []model.Fault{{Property: "sku.name", Status: 409, Code: "Conflict", Message: fmt.Sprintf(
		"A plan cannot change from %s to %s: create another plan.", from, to)}}
}

const flexScalePath = "functionAppConfig.scaleAndConcurrency"

func flexScale(r model.Request) []model.Fault {
	scale := r.Inputs.Object(flexScalePath)
	var faults []model.Fault
	refuse := func(property, format string, args ...any) {
		faults = append(faults, model.Refuse(flexScalePath+"."+property, "BadRequest",
			"Site.FunctionAppConfig.ScaleAndConcurrency is invalid. "+format, args...)...)
	}
	if memory := int(scale.Number("instanceMemoryMB")); scale.Has("instanceMemoryMB") &&
		!slices.Contains(azure.FlexMemoryMB(), memory) {
		refuse("instanceMemoryMB", "InstanceMemoryMB must be one of %v, not %d.", azure.FlexMemoryMB(), memory)
	}
	most := azure.FlexMaxInstances
	if scale.Has("maximumInstanceCount") {
		if count := int(scale.Number("maximumInstanceCount")); count < 1 || count > most {
			refuse("maximumInstanceCount", "MaximumInstanceCount must be between 1 and %d, not %d.", most, count)
		} else {
			most = count
		}
	}
	ready, seen := 0, map[string]bool{}
	for i, group := range scale.Objects("alwaysReady") {
		name := strings.ToLower(group.String("name"))
		function, isFunction := strings.CutPrefix(name, "function:")
		if group.Has("name") && !slices.Contains([]string{"http", "blob", "durable"}, name) && (!isFunction || function == "") {
			refuse(fmt.Sprintf("alwaysReady[%d].name", i), "%q is neither http, blob, durable nor function:NAME.", name)
		}
		if seen[name] && name != "" {
			refuse(fmt.Sprintf("alwaysReady[%d].name", i), "%q is named twice.", name)
		}
		seen[name] = true
		ready += int(group.Number("instanceCount"))
	}
	if ready > most {
		refuse("alwaysReady", "%d instances always ready are more than the %d that may run.", ready, most)
	}
	return faults
}

func flexRuntime(r model.Request) []model.Fault {
	const path = "functionAppConfig.runtime"
	if !r.Inputs.Has("functionAppConfig") || !r.Inputs.Known(path+".name") || !r.Inputs.Known(path+".version") {
		return nil
	}
	name, version := r.Inputs.String(path+".name"), r.Inputs.String(path+".version")
	known := oneOf(name, "dotnet-isolated", "node", "java", "powershell", "python", "custom")
	if known && version != "" {
		return nil
	}
	return model.Refuse(path+".name", "BadRequest",
		"Site.FunctionAppConfig.Runtime is invalid. Runtime version '%s' for runtime name '%s' is not supported.", version, name)
}

func flexConfig(r model.Request) []model.Fault {
	if _, ok := planOf(r); !ok {
		return nil
	}
	_, given := r.Inputs.Get("functionAppConfig")
	switch flex := onFlex(r); {
	case flex && !given:
		return model.Refuse("functionAppConfig", "BadRequest", "Site.FunctionAppConfig is invalid.  The FunctionAppConfig "+
			"section was not specified in the request, which is required for Flex Consumption sites. To proceed, please add "+
			"the FunctionAppConfig section in your request.")
	case !flex && given:
		return model.Refuse("functionAppConfig", "BadRequest",
			"Site.FunctionAppConfig is invalid: it is for Flex Consumption sites only.")
	}
	return nil
}

func flexOneApp(r model.Request) []model.Fault {
	if !onFlex(r) {
		return nil
	}
	for _, site := range sitesOf(r.Cloud, r.Inputs.String("serverFarmId")) {
		if !strings.EqualFold(site.ID, r.ID) {
			return model.Refuse("serverFarmId", "BadRequest", "properties.serverFarmId is invalid. There is already a site "+
				"linked to the specified Flex Consumption serverfarm: %s. There can only be one site per Flex Consumption "+
				"serverfarm.", nameOf(site.ID))
		}
	}
	return nil
}

func flexAppFixed(r model.Request) []model.Fault {
	from, to := r.Old.String("serverFarmId"), r.Inputs.String("serverFarmId")
	if r.Creating() || to == "" || strings.EqualFold(from, to) {
		return nil
	}
	before, _ := r.Cloud.Get(from)
	if !isFlex(before.Inputs.String("sku.name")) && !onFlex(r) {
		return nil
	}
	return []model.Fault{{Property: "serverFarmId", Status: 409, Code: "Conflict", Message: "An app cannot move to or from " +
		"a Flex Consumption plan: create another app."}}
}

func flexSiteConfig(r model.Request) []model.Fault {
	if !onFlex(r) {
		return nil
	}
	var faults []model.Fault
	refuse := func(name string) {
		property := "siteConfig." + name
		faults = append(faults, model.Refuse(property, "BadRequest", "The following site configuration property "+
			"(Site.SiteConfig.%s) for Flex Consumption sites is invalid.  Please remove or rename it before retrying.",
			strings.ToUpper(name[:1])+name[1:])...)
	}
	for _, setting := range azure.FlexSiteConfig() {
		if _, given := r.Inputs.Get("siteConfig." + setting.Name); given {
			refuse(setting.Name)
		}
	}
	if r.Inputs.Bool("siteConfig.alwaysOn") {
		refuse("alwaysOn")
	}
	return faults
}

func flexSettings(r model.Request) []model.Fault {
	if !onFlex(r) {
		return nil
	}
	var faults []model.Fault
	for i, setting := range r.Inputs.Objects("siteConfig.appSettings") {
		if row, found := azure.FlexSettingOf(setting.String("name")); found && row.Refused {
			faults = append(faults, model.Refuse(fmt.Sprintf("siteConfig.appSettings[%d].name", i), "BadRequest",
				"The following app setting (Site.SiteConfig.AppSettings.%s) for Flex Consumption sites is invalid.  Please "+
					"remove or rename it before retrying.", setting.String("name"))...)
		}
	}
	return faults
}

func flexReady(r model.Request) []model.Fault {
	plan, ok := planOf(r)
	if !ok || !onFlex(r) || !plan.Inputs.Bool("zoneRedundant") {
		return nil
	}
	var faults []model.Fault
	for i, group := range r.Inputs.Objects(flexScalePath + ".alwaysReady") {
		if count := int(group.Number("instanceCount")); group.Has("instanceCount") && count < azure.FlexZonedReady {
			faults = append(faults, model.Refuse(fmt.Sprintf("%s.alwaysReady[%d].instanceCount", flexScalePath, i), "BadRequest",
				"At least %d always ready instances are needed while zone redundancy is enabled, not %d.",
				azure.FlexZonedReady, count)...)
		}
	}
	return faults
}

func flexPackage(r model.Request) []model.Fault {
	const path = "functionAppConfig.deployment.storage"
	if !onFlex(r) || !r.Inputs.Has(path+".value") {
		return nil
	}
	var faults []model.Fault
	address := strings.TrimPrefix(r.Inputs.String(path+".value"), "https://")
	host, container, _ := strings.Cut(address, "/")
	account, ours := strings.CutSuffix(host, ".blob.core.windows.net")
	if !ours || container == "" {
		return model.Refuse(path+".value", "BadRequest",
			"Site.FunctionAppConfig.Deployment.Storage.Value is invalid: write https://ACCOUNT.blob.core.windows.net/CONTAINER.")
	}
	if !containerExists(r.Cloud, account, container) {
		faults = append(faults, model.Refuse(path+".value", "BadRequest",
			"Site.FunctionAppConfig.Deployment.Storage.Value is invalid: there is no container %s in %s.", container, account)...)
	}
	id := r.Inputs.String(path + ".authentication.userAssignedIdentityResourceId")
	assigned := slices.ContainsFunc(r.Inputs.Strings("identity.userAssignedIdentities"), func(other string) bool {
		return strings.EqualFold(other, id)
	})
	if id != "" && !assigned {
		faults = append(faults, model.Refuse(path+".authentication.userAssignedIdentityResourceId", "BadRequest",
			"The identity %s is not assigned to the site.", nameOf(id))...)
	}
	return faults
}

func containerExists(cloud model.Cloud, account, container string) bool {
	for _, found := range cloud.OfType("Microsoft.Storage/storageAccounts/blobServices/containers") {
		if strings.EqualFold(segmentOf(found.ID, "storageAccounts"), account) && strings.EqualFold(nameOf(found.ID), container) {
			return true
		}
	}
	return false
}

func flexSubnet(r model.Request) []model.Fault {
	found, ok := integrationSubnet(r)
	if !ok || !onFlex(r) || delegatedTo(found.Inputs, "Microsoft.App/environments") {
		return nil
	}
	return model.Refuse("virtualNetworkSubnetId", "SubnetMissingRequiredDelegation",
		"The subnet %s is missing a required delegation: delegate it to Microsoft.App/environments.", nameOf(found.ID))
}
