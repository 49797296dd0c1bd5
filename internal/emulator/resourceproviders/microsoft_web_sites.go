package resourceproviders

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const siteSource = azurermSource + "appservice/linux_web_app_resource.go"

func webApp() *model.Type {
	return &model.Type{
		Token:    "azure-native:web/v20240401:WebApp",
		ARMType:  "Microsoft.Web/sites",
		Path:     webGroupPath + "sites/{name}",
		Location: model.Regional,
		Replace:  properties(verified(replaceSource), "location", "kind"),
		Required: properties(known(), "serverFarmId"),
		Allowed: []model.Allowed{
			allowed(verified(sdkSource+"WebApp"), "publicNetworkAccess", "Enabled", "Disabled", ""),
			allowed(verified(sdkSource+"SiteConfig"), "siteConfig.minTlsVersion", "1.2", "1.3"),
			allowed(verified(sdkSource+"SiteConfig"), "siteConfig.scmMinTlsVersion", "1.2", "1.3"),
			allowed(verified(sdkSource+"SiteConfig"), "siteConfig.ftpsState", "AllAllowed", "FtpsOnly", "Disabled"),
			allowed(verified(sdkSource+"SiteConfig"), "siteConfig.ipSecurityRestrictionsDefaultAction", "Allow", "Deny"),
			allowed(verified(sdkSource+"SiteConfig"), "siteConfig.scmIpSecurityRestrictionsDefaultAction", "Allow", "Deny"),
			allowed(verified(sdkSource+"IpSecurityRestriction"), "siteConfig.ipSecurityRestrictions[].action", "Allow", "Deny"),
			allowed(verified(sdkSource+"IpSecurityRestriction"), "siteConfig.ipSecurityRestrictions[].tag",
				"Default", "ServiceTag", "XffProxy"),
		},
		Ranges: []model.Range{
			between(verified(accessRestrictionDocs), "siteConfig.ipSecurityRestrictions", 0, 512),
			between(verified(accessRestrictionDocs), "siteConfig.scmIpSecurityRestrictions", 0, 512),
			between(verified(flexScaleSource), "functionAppConfig.scaleAndConcurrency.triggers.http.perInstanceConcurrency",
				1, 1000),
			between(verified(flexScaleSource), "functionAppConfig.scaleAndConcurrency.alwaysReady[].instanceCount", 0, 1000),
		},
		References: []model.Reference{
			{
				Path: "serverFarmId", Types: []string{"Microsoft.Web/serverfarms"}, Blocks: true, Code: "Conflict",
				Message: "Server farm cannot be deleted because it has web app(s) assigned to it.", Fact: known(),
			},
			{
				Path: "virtualNetworkSubnetId", Types: []string{"Microsoft.Network/virtualNetworks/subnets"}, Blocks: true,
				Code: "InUseSubnetCannotBeDeleted", Message: "Subnet is in use by serviceAssociationLinks/AppServiceLink " +
					"and cannot be deleted. In order to delete the subnet, delete all the resources within the subnet. " +
					"See aka.ms/deletesubnet.", Fact: known(),
			},
			{
				Path:  "siteConfig.ipSecurityRestrictions[].vnetSubnetResourceId",
				Types: []string{"Microsoft.Network/virtualNetworks/subnets"}, Fact: known(),
			},
			identityReference,
			{
				Path:  "keyVaultReferenceIdentity",
				Types: []string{"Microsoft.ManagedIdentity/userAssignedIdentities"}, Fact: known(),
			},
		},
		Defaults:  siteDefaults(),
		Normalise: map[string]func(any) any{"location": locationDisplayName},
		ReadOnly:  siteOutputs,
		Rules:     append(siteRules(), flexSiteRules()...),
	}
}

func siteDefaults() []model.Default {
	documented := verified(sdkSource + "WebApp")
	return []model.Default{
		byDefault(documented, "clientAffinityEnabled", true),
		byDefault(documented, "clientCertEnabled", false),
		byDefault(documented, "scmSiteAlsoStopped", false),
		byDefault(documented, "reserved", false),
		byDefault(documented, "hyperV", false),
		byDefault(documented, "isXenon", false),
		byDefault(known(), "enabled", true),
		byDefault(known(), "httpsOnly", false),
		byDefault(known(), "clientCertMode", "Required"),
		byDefault(known(), "redundancyMode", "None"),
		byDefault(known(), "keyVaultReferenceIdentity", "SystemAssigned"),
		byDefault(known(), "storageAccountRequired", false),
		byDefault(known(), "hostNamesDisabled", false),
		byDefault(known(), "vnetRouteAllEnabled", false),
		byDefault(known(), "siteConfig.minTlsVersion", "1.2"),
		byDefault(known(), "siteConfig.ftpsState", "FtpsOnly"),
		byDefault(known(), "siteConfig.alwaysOn", false),
		byDefault(known(), "siteConfig.http20Enabled", false),
		byDefault(known(), "siteConfig.numberOfWorkers", float64(1)),
	}
}

func siteOutputs(r model.Request) model.Properties {
	inputs := withDefaults(r)
	name := nameOf(r.ID)
	host, scm := name+".azurewebsites.net", name+".scm.azurewebsites.net"
	state := "Running"
	if !inputs.Bool("enabled") {
		state = "Stopped"
	}
	tier := planTier(r)
	stable, possible := outboundAddresses(r, tier)
	return withIdentity(r, named(r, "Microsoft.Web/sites", model.Properties{
		"availabilityState":           "Normal",
		"customDomainVerificationId":  strings.ToUpper(stableHex(segmentOf(r.ID, "subscriptions"), "domain", 64)),
		"defaultHostName":             host,
		"enabledHostNames":            []any{host, scm},
		"hostNameSslStates":           []any{hostNameState(host, "Standard"), hostNameState(scm, "Repository")},
		"hostNames":                   []any{host},
		"inProgressOperationId":       "",
		"isDefaultContainer":          false,
		"kind":                        siteKind(r, inputs),
		"lastModifiedTimeUtc":         emulatedTime,
		"maxNumberOfWorkers":          float64(0),
		"outboundIpAddresses":         stable,
		"possibleOutboundIpAddresses": possible,
		"repositorySiteName":          name,
		"resourceGroup":               segmentOf(r.ID, "resourceGroups"),
		"sku":                         tier.Name,
		"slotSwapStatus":              model.Properties{"destinationSlotName": "", "sourceSlotName": "", "timestampUtc": ""},
		"state":                       state,
		"suspendedTill":               "",
		"targetSwapSlot":              "",
		"trafficManagerHostNames":     []any{},
		"usageState":                  "Normal",
	}))
}

func hostNameState(host, kind string) model.Properties {
	return model.Properties{"name": host, "hostType": kind, "sslState": "Disabled"}
}

func siteKind(r model.Request, inputs model.Properties) string {
	if kind := inputs.String("kind"); kind != "" {
		return kind
	}
	if plan, ok := planOf(r); ok && plan.Inputs.Bool("reserved") {
		return "app,linux"
	}
	return "app"
}

// planOf returns the App Service plan of a site.
func planOf(r model.Request) (model.Resource, bool) {
	if r.Cloud == nil || !r.Inputs.Has("serverFarmId") {
		return model.Resource{}, false
	}
	return r.Cloud.Get(r.Inputs.String("serverFarmId"))
}

// planTier returns the tier of a site's plan; the zero tier when the plan is not there.
func planTier(r model.Request) azure.AppServiceTier {
	plan, _ := planOf(r)
	tier, _ := azure.AppServiceTierOf(plan.Inputs.String("sku.name"))
	return tier
}

// outboundAddresses returns the addresses that a site calls from, and those that it may call from on another SKU of
// its scale unit. They come from the blocks for documentation, so that nobody mistakes them for Azure's.
func outboundAddresses(r model.Request, tier azure.AppServiceTier) (stable, possible string) {
	if !tier.StableOutboundAddresses {
		return "", ""
	}
	unit := segmentOf(r.ID, "resourceGroups") + locationName(r.Inputs.String("location")).(string)
	digits := []byte(stableHex(unit, "outbound", 16))
	var addresses []string
	for i, digit := range digits[:12] {
		addresses = append(addresses, fmt.Sprintf("203.0.113.%d", 20*i+int(digit)%20))
	}
	return strings.Join(addresses[:6], ","), strings.Join(addresses, ",")
}
