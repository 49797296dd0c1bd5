package resourceproviders

import (
	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/model"
)

const elasticZonesSource = "Microsoft Learn, Configure regional and zone availability for Azure Functions, 2026-02-19"

// elasticPlanRules are what holds for plans of functions that scale by themselves, Elastic Premium.
func elasticPlanRules() []model.Rule {
	return []model.Rule{
		preflight("web.serverfarms.elastic-workers",
			"The capacity of an Elastic Premium plan is what it always has, and maximumElasticWorkerCount is not below it nor "+
				"above 100.", inferred(azurermSource+"appservice/service_plan_resource.go"), elasticWorkers),
		preflight("web.serverfarms.elastic-zones-by-region",
			"Not every region with zones has zone-redundant Elastic Premium plans.", verified(elasticZonesSource),
			elasticZones),
	}
}

func isElasticPremium(inputs model.Properties) bool {
	tier, _ := planTierOf(inputs)
	return oneOf(tier.Name, azure.TierElasticPremium)
}

func elasticWorkers(r model.Request) []model.Fault {
	const property = "maximumElasticWorkerCount"
	tier, _ := planTierOf(r.Inputs)
	if !isElasticPremium(r.Inputs) || !r.Inputs.Has(property) || !r.Inputs.Known("sku.capacity") {
		return nil
	}
	most, ready := int(r.Inputs.Number(property)), planInstances(r.Inputs)
	if most >= ready && most <= tier.MaxInstances {
		return nil
	}
	return model.Refuse(property, "BadRequest", "MaximumElasticWorkerCount must be between %d, the number of instances of "+
		"the plan, and %d, not %d.", ready, tier.MaxInstances, most)
}

func elasticZones(r model.Request) []model.Fault {
	region, ok := azure.FunctionsIn(r.Inputs.String("location"))
	if !ok || region.PremiumZones || !isElasticPremium(r.Inputs) || !r.Inputs.Bool("zoneRedundant") {
		return nil
	}
	return model.Refuse("zoneRedundant", "BadRequest", "The region %s has no zone-redundant Elastic Premium plans.", region.Name)
}
