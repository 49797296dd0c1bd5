package resourceproviders

import (
	"fmt"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const appServiceDocs = "MicrosoftDocs/azure-docs includes/azure-websites-limits.md, " +
	"reliability/reliability-app-service.md (2025-05)"

func planRules() []model.Rule {
	limits := verified(appServiceDocs)
	return []model.Rule{
		preflight("web.serverfarms.known-sku",
			"The SKU of an App Service plan is one for web apps or for functions; plans of workflows are not modelled.",
			verified(planSource), planKnownSKU),
		preflight("web.serverfarms.instances-by-tier",
			"The capacity of an App Service plan is at most what its tier allows.", limits, planInstancesByTier),
		preflight("web.serverfarms.zone-redundant-needs-premium",
			"Zone redundancy needs a Premium or Isolated tier.", limits, planZonesByTier),
		preflight("web.serverfarms.zone-redundant-needs-two-instances",
			"A zone-redundant plan has at least two instances, unless its apps have the instances.", limits, planZonesNeedInstances),
		preflight("web.serverfarms.zone-redundant-needs-zones",
			"Zone redundancy needs a region with availability zones.", limits, planZonesByRegion),
		preflight("web.serverfarms.automatic-scaling-by-tier",
			"Automatic scaling (elasticScaleEnabled) needs a Premium tier.", limits, planAutomaticScaling),
		onApply("web.serverfarms.sites-fit-tier",
			"A plan cannot move to a tier that lacks what its apps use: Always On or virtual network integration.",
			inferred(appServiceDocs), planSitesFitTier),
	}
}

// planTierOf returns the tier that the inputs ask for; not found while it is unknown or none that is modelled.
func planTierOf(inputs model.Properties) (azure.AppServiceTier, bool) {
	return azure.AppServiceTierOf(inputs.String("sku.name"))
}

func planKnownSKU(r model.Request) []model.Fault {
	if _, ok := planTierOf(r.Inputs); ok || !r.Inputs.Has("sku.name") {
		return nil
	}
	sku := r.Inputs.String("sku.name")
	if oneOf(sku, "WS1", "WS2", "WS3") {
		return model.Refuse("sku.name", "NotModelled", "The emulator does not model plans of SKU %s.", sku)
	}
	return model.Refuse("sku.name", "BadRequest", "Cannot find SkuName with name %s.", sku)
}

func planInstancesByTier(r model.Request) []model.Fault {
	tier, ok := planTierOf(r.Inputs)
	instances := int(r.Inputs.Number("sku.capacity"))
	if !ok || instances <= tier.MaxInstances {
		return nil
	}
	return model.Refuse("sku.capacity", "Conflict",
		"The tier %s allows at most %d instances; the plan asks for %d.", tier.Name, tier.MaxInstances, instances)
}

func planZonesByTier(r model.Request) []model.Fault {
	tier, ok := planTierOf(r.Inputs)
	if !ok || tier.ZoneRedundant || !r.Inputs.Bool("zoneRedundant") {
		return nil
	}
	return model.Refuse("zoneRedundant", "BadRequest",
		"Zone redundancy is not available for the tier %s: choose PremiumV2, PremiumV3, PremiumV4, IsolatedV2, FlexConsumption "+
			"or ElasticPremium.", tier.Name)
}

func planZonesNeedInstances(r model.Request) []model.Fault {
	tier, _ := planTierOf(r.Inputs)
	if !r.Inputs.Bool("zoneRedundant") || !r.Inputs.Has("sku.capacity") || r.Inputs.Number("sku.capacity") >= 2 ||
		isServerless(tier) {
		return nil
	}
	return model.Refuse("sku.capacity", "BadRequest", "A zone-redundant App Service plan needs at least 2 instances.")
}

func planZonesByRegion(r model.Request) []model.Fault {
	tier, _ := planTierOf(r.Inputs)
	region, ok := azure.RegionByName(r.Inputs.String("location"))
	if !ok || region.Zones || !r.Inputs.Bool("zoneRedundant") || azure.IsFunctionsTier(tier.Name) {
		return nil // those of functions have tables of their own
	}
	return model.Refuse("zoneRedundant", "BadRequest", "The region %s has no availability zones.", region.Name)
}

func planAutomaticScaling(r model.Request) []model.Fault {
	tier, ok := planTierOf(r.Inputs)
	if !ok || tier.AutomaticScaling || !r.Inputs.Bool("elasticScaleEnabled") {
		return nil
	}
	return model.Refuse("elasticScaleEnabled", "BadRequest",
		"Automatic scaling is not available for the tier %s: choose a Premium tier.", tier.Name)
}

func planSitesFitTier(r model.Request) []model.Fault {
	tier, ok := planTierOf(r.Inputs)
	if !ok || r.Creating() {
		return nil
	}
	var faults []model.Fault
	for _, site := range sitesOf(r.Cloud, r.ID) {
		for _, lost := range lostFeatures(tier, site.Inputs) {
			faults = append(faults, model.Fault{Property: "sku.name", Status: 409, Code: "Conflict", Message: fmt.Sprintf(
				"The tier %s has no %s, which the app %s uses: switch it off first.", tier.Name, lost, nameOf(site.ID))})
		}
	}
	return faults
}

// lostFeatures names what a site uses and a tier lacks.
func lostFeatures(tier azure.AppServiceTier, site model.Properties) []string {
	var lost []string
	if site.Bool("siteConfig.alwaysOn") && !tier.AlwaysOn {
		lost = append(lost, "Always On")
	}
	if site.String("virtualNetworkSubnetId") != "" && !tier.VNetIntegration {
		lost = append(lost, "virtual network integration")
	}
	return lost
}
