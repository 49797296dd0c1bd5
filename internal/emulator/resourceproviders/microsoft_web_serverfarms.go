package resourceproviders

import (
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
		Rules:     slices.Concat(planRules(), planSlotRules(), flexPlanRules()),
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
	workers := float64(planInstances(r.Inputs))
	kind := r.Inputs.String("kind")
	if kind == "" {
		kind = "app"
		if r.Inputs.Bool("reserved") {
			kind = "linux"
		}
	}
	return named(r, "Microsoft.Web/serverfarms", model.Properties{
		"geoRegion":              locationDisplayName(r.Inputs.String("location")),
		"kind":                   kind,
		"maximumNumberOfWorkers": float64(tier.MaxInstances),
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

// planInstances is the number of instances that Azure runs: zone redundancy forces two.
func planInstances(inputs model.Properties) int {
	instances := max(1, int(inputs.Number("sku.capacity")))
	if inputs.Bool("zoneRedundant") {
		instances = max(2, instances)
	}
	return instances
}

// skuFamily is the SKU without its size: "P1v3" is of family "Pv3", "B2" of family "B".
func skuFamily(sku string) string {
	if len(sku) < 2 {
		return sku
	}
	return sku[:1] + sku[2:]
}

// sitesOf returns the sites on a plan.
func sitesOf(cloud model.Cloud, plan string) []model.Resource {
	var sites []model.Resource
	if cloud == nil {
		return nil
	}
	for _, site := range cloud.OfType("Microsoft.Web/sites") {
		if strings.EqualFold(site.Inputs.String("serverFarmId"), plan) {
			sites = append(sites, site)
		}
	}
	return sites
}
