package resourceproviders

import (
	"regexp"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const planSource = azurermSource + "appservice/service_plan_resource.go"

func appServicePlan() *model.Type {
	return &model.Type{
		Token:     "azure-native:web/v20240401:AppServicePlan",
		ARMType:   "Microsoft.Web/serverfarms",
		Path:      webGroupPath + "serverfarms/{name}",
		Location:  model.Regional,
		Replace:   properties(verified(planSource), "location"),
		Required:  properties(known(), "sku.name"),
		Immutable: []model.Immutable{planImmutable("reserved"), planImmutable("hyperV"), planImmutable("isXenon")},
		Defaults: []model.Default{
			byDefault(verified(sdkSource+"AppServicePlan"), "reserved", false),
			byDefault(verified(sdkSource+"AppServicePlan"), "zoneRedundant", false),
			byDefault(verified(sdkSource+"AppServicePlan"), "perSiteScaling", false),
			byDefault(verified(sdkSource+"AppServicePlan"), "hyperV", false),
			byDefault(known(), "elasticScaleEnabled", false),
			byDefault(known(), "isSpot", false),
			byDefault(verified(sdkSource+"AppServicePlan"), "isXenon", false),
			byDefault(known(), "targetWorkerCount", float64(0)),
			byDefault(known(), "targetWorkerSizeId", float64(0)),
			byDefault(known(), "maximumElasticWorkerCount", float64(1)),
		},
		Normalise: map[string]func(any) any{"location": locationDisplayName},
		ReadOnly:  planOutputs,
		Rules:     slices.Concat(planRules(), planSlotRules(), flexPlanRules(), elasticPlanRules()),
	}
}

func planImmutable(path string) model.Immutable {
	return model.Immutable{
		Path: path, Code: "Conflict",
		Message: "The operating system of an App Service plan cannot be changed (%s): create another plan.",
		Fact:    inferred(planSource),
	}
}

func planOutputs(r model.Request) model.Properties {
	sku := r.Inputs.String("sku.name")
	tier, _ := azure.AppServiceTierOf(sku)
	workers, most := float64(planInstances(r.Inputs)), float64(tier.MaxInstances)
	if isServerless(tier) {
		workers, most = 0, 0 // instances belong to the apps
	}
	return named(r, "Microsoft.Web/serverfarms", model.Properties{
		"geoRegion":              locationDisplayName(r.Inputs.String("location")),
		"kind":                   planKind(r.Inputs, tier),
		"maximumNumberOfWorkers": most,
		"numberOfSites":          float64(len(sitesOf(r.Cloud, r.ID))),
		"numberOfWorkers":        workers,
		"provisioningState":      succeeded,
		"resourceGroup":          segmentOf(r.ID, "resourceGroups"),
		"status":                 "Ready",
		"subscription":           segmentOf(r.ID, "subscriptions"),
		"sku": merged(r.Inputs.Object("sku"), model.Properties{
			"name": sku, "size": sku, "tier": tier.Name, "family": skuFamily(sku), "capacity": workers,
		}),
	})
}

// isServerless says that a tier has no instances of its own. How Azure returns such a plan: Azure/azure-powershell
// New-AzFunctionApp.FlexConsumption.Recording.json, 2026-03-29, verified for Flex Consumption.
func isServerless(tier azure.AppServiceTier) bool {
	return oneOf(tier.Name, azure.TierFlexConsumption, azure.TierConsumption)
}

// planKind is the kind that the program gives, or Azure's.
func planKind(inputs model.Properties, tier azure.AppServiceTier) string {
	switch kind := inputs.String("kind"); {
	case kind != "":
		return kind
	case isServerless(tier):
		return "functionapp"
	case oneOf(tier.Name, azure.TierElasticPremium):
		return "elastic"
	case inputs.Bool("reserved"):
		return "linux"
	}
	return "app"
}

// planInstances is the number of instances that Azure runs: zone redundancy forces two.
func planInstances(inputs model.Properties) int {
	instances := max(1, int(inputs.Number("sku.capacity")))
	if inputs.Bool("zoneRedundant") {
		instances = max(2, instances)
	}
	return instances
}

var sizeOfSKU = regexp.MustCompile(`[0-9]`)

// skuFamily is the SKU without its size: "P1v3" is of family "Pv3", "B2" of family "B", "EP1" of family "EP".
func skuFamily(sku string) string {
	size := sizeOfSKU.FindStringIndex(sku)
	if size == nil {
		return sku
	}
	return sku[:size[0]] + sku[size[1]:]
}

// sitesOf returns the sites on a plan.
func sitesOf(cloud model.Cloud, plan string) []model.Resource {
	var sites []model.Resource
	for _, site := range referringTo(cloud, plan, "Microsoft.Web/sites") {
		if strings.EqualFold(site.Inputs.String("serverFarmId"), plan) {
			sites = append(sites, site)
		}
	}
	return sites
}
