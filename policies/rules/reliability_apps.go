package rules

import (
	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/stages"
)

// freePlans are sizes that have no instance of their own.
var freePlans = []string{"F1", "D1", "FREE", "SHARED", "Y1", "FC1"}

var reliabilityOfApps = []Rule{
	{
		ID: "appservice-plan-zones", Title: "App Service plans spread their instances over availability zones",
		Severity: High, Types: []string{appServicePlan}, Advisory: stages.Stage1k, Mandatory: stages.Stage100k,
		Properties: []string{"zoneRedundant"}, Costs: true,
		Sources: from(psrule("AppService.AvailabilityZone"), aprl("88cb90c2-3b99-814b-9820-821a63f600dd"),
			article("section 5: resilience with several zones")),
		Fix:      "set zoneRedundant on a Premium plan with at least two instances",
		Resource: unless("sku.name", freePlans, wants("zoneRedundant", "true")),
	},
	{
		ID: "appservice-plan-instances", Title: "App Service plans have at least two instances",
		Severity: High, Types: []string{appServicePlan}, Mandatory: stages.Stage1k,
		Properties: []string{"sku.capacity"}, Costs: true,
		Sources: from(psrule("AppService.PlanInstanceCount"), aprl("855ca19a-6518-4f2e-9e5a-01796fbca9f8"),
			article("section 3: two instances of the application")),
		Fix:      "set sku.capacity to 2 or more",
		Resource: unless("sku.name", []string{"Y1", "FC1"}, atLeast("sku.capacity", 2)),
	},
	{
		ID: "appservice-plan-tier", Title: "App Service plans are Standard or better",
		Severity: High, Types: []string{appServicePlan}, Mandatory: stages.Stage1k,
		Properties: []string{"sku.name"}, Costs: true,
		Sources: from(psrule("AppService.MinPlan"), aprl("b2113023-a553-2e41-9789-597e2fb54c31"), cis("5.5")),
		Fix:     "choose a Premium v3 size such as P1v3",
		Resource: unlessFlex(func(r Resource) Result {
			sku := r.Get("sku.name")
			if sku.Opaque() {
				return undecidable("sku.name")
			}
			tier, known := azure.AppServiceTierOf(sku.Text())
			return failIf(!known || !tier.Autoscale, "sku.name %s is no Standard, Premium or Isolated size", sku)
		}),
	},
	{
		ID: "appservice-always-on", Title: "Web apps stay loaded when nobody calls",
		Severity: Medium, Types: []string{webApp, webAppSlot}, Mandatory: stages.Single,
		Properties: []string{"siteConfig.alwaysOn"},
		Sources:    psrule("AppService.AlwaysOn"), Fix: "set siteConfig.alwaysOn",
		Resource: unlessFunction(wants("siteConfig.alwaysOn", "true")),
	},
	{
		ID: "appservice-health-check", Title: "Web apps have a health check, so that sick instances get no requests",
		Severity: High, Types: []string{webApp, webAppSlot}, Mandatory: stages.Single,
		Properties: []string{"siteConfig.healthCheckPath"},
		Sources:    from(psrule("AppService.WebProbe"), aprl("fd049c28-ae6d-48f0-a641-cc3ba1a3fe1d")),
		Fix:        "set siteConfig.healthCheckPath", Resource: unlessFlex(given("siteConfig.healthCheckPath")),
	},
	{
		ID: "appservice-health-path", Title: "The health check has a path of its own",
		Severity: Low, Types: []string{webApp, webAppSlot}, Advisory: stages.Single, Mandatory: stages.Stage10k,
		Properties: []string{"siteConfig.healthCheckPath"},
		Sources:    psrule("AppService.WebProbePath"),
		Fix:        "answer on a path such as /healthz that looks at what the instance needs",
		Resource:   unlessFlex(ownPath("siteConfig.healthCheckPath")),
	},
	{
		ID: "appservice-staging-slot", Title: "Web apps are deployed to a slot and swapped",
		Severity: Low, Types: []string{webApp}, Advisory: stages.Stage1k, Mandatory: stages.Stage100k,
		Sources: from(aprl("a1d91661-32d4-430b-b3b6-5adeb0975df7"), article("section 5: frequent, safe releases")),
		Fix:     "add a deployment slot", Stack: hasSlot,
	},
	{
		ID: "appservice-integration-subnet", Title: "The subnet of an app is delegated and large enough to scale",
		Severity: Medium, Types: []string{subnet}, Mandatory: stages.Single,
		Properties: []string{"addressPrefix"},
		Sources:    learn("configure-vnet-integration-enable: /28 at least, /26 recommended"),
		Fix: "give the subnet a /26 or larger, and delegate it to Microsoft.Web/serverFarms, or for functions on Flex " +
			"Consumption to Microsoft.App/environments",
		Stack: integrationSubnets,
	},
	{
		ID: "autoscale-bounds", Title: "Autoscale profiles have at least two instances, and bounds that fit together",
		Severity: High, Types: []string{autoscaleSetting}, Mandatory: stages.Single,
		Properties: []string{"profiles"},
		Sources: from(own("the platform refuses a default outside the bounds"),
			aprl("855ca19a-6518-4f2e-9e5a-01796fbca9f8")),
		Fix: "set minimum to 2 or more, and default between minimum and maximum", Resource: autoscaleBounds,
	},
	{
		ID: "autoscale-within-plan", Title: "The plan offers the instances that autoscale may ask for",
		Severity: High, Types: []string{autoscaleSetting}, Mandatory: stages.Single,
		Properties: []string{"profiles"},
		Sources:    learn("azure-websites-limits: instances by tier"),
		Fix:        "lower the maximum, or choose a larger tier", Stack: autoscaleWithinPlan,
	},
	{
		ID: "autoscale-owns-capacity", Title: "The plan's capacity is one that autoscale would leave alone",
		Severity: Medium, Types: []string{appServicePlan}, Mandatory: stages.Single,
		Properties: []string{"sku.capacity"},
		Sources:    own("every up would set the number of instances back, and autoscale forth"),
		Fix:        "keep sku.capacity within the bounds of autoscale, and out of updates (ignoreChanges)",
		Stack:      capacityUnderAutoscale,
	},
}
