package rules

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/stages"
)

var costRules = []Rule{
	{
		ID: "budget-exists", Title: "Somebody is told when a month costs more than planned",
		Severity: High, Types: []string{resourceGroup}, Mandatory: stages.Single,
		Sources: from(own("no public set asks for it"), article("section 5: cost optimization")),
		Fix:     "declare a consumption Budget", Stack: budgetExists,
	},
	{
		ID: "budget-amount", Title: "Budgets have an amount",
		Severity: Medium, Types: []string{budget}, Mandatory: stages.Single, Properties: []string{"amount"},
		Sources: own("a budget of nothing alerts at once and for ever"),
		Fix:     "set amount to what a month may cost", Resource: atLeast("amount", 1),
	},
	{
		ID: "budget-early-warning", Title: "Budgets warn before the money is spent",
		Severity: Medium, Types: []string{budget}, Mandatory: stages.Single, Properties: []string{"notifications"},
		Sources: own("at 100 per cent nothing can be saved any more"),
		Fix:     "add a notification on Actual below 100 per cent, or on Forecasted", Resource: budgetWarns,
	},
	{
		ID: "tags-cost-center", Title: "Resources say who pays for them",
		Severity: Medium, Types: taggableTypes(), Mandatory: stages.Single,
		Properties: []string{"tags.costCenter"},
		Sources:    psrule("Resource.UseTags"),
		Fix:        "set the tag costCenter", Resource: given("tags.costCenter"),
	},
	{
		ID: "workspace-daily-cap", Title: "Workspaces stop at a daily volume",
		Severity: Medium, Types: []string{workspace}, Advisory: stages.Single,
		Properties: []string{"workspaceCapping.dailyQuotaGb"},
		Sources:    learn("daily-cap"),
		Fix:        "set workspaceCapping.dailyQuotaGb well above a usual day",
		Resource:   atLeast("workspaceCapping.dailyQuotaGb", 0.1),
	},
	{
		ID: "workspace-cap-alert", Title: "Somebody is told when a workspace has stopped",
		Severity: Medium, Types: []string{workspace}, Mandatory: stages.Single,
		Sources: learn("daily-cap: alert when the cap is reached"),
		Fix:     "add a query rule on _LogOperation with OverQuota", Stack: capAlert,
	},
	{
		ID: "workspace-tier", Title: "Workspaces are paid by volume or by commitment",
		Severity: Low, Types: []string{workspace}, Advisory: stages.Single, Properties: []string{"sku.name"},
		Sources: learn("cost-logs: legacy pricing tiers"),
		Fix:     "set sku.name to PerGB2018", Resource: wants("sku.name", "PerGB2018", "CapacityReservation", "LACluster"),
	},
	{
		ID: "alert-query-frequency", Title: "Log alerts do not run every minute",
		Severity: Low, Types: []string{queryRule}, Advisory: stages.Single,
		Properties: []string{"evaluationFrequency"}, Sources: psrule("Alert.HighFrequencyQuery"),
		Fix: "set evaluationFrequency to PT5M or more", Resource: notEveryMinute,
	},
	{
		ID: "alert-auto-mitigate", Title: "Alerts close themselves when their cause is gone",
		Severity: Low, Types: []string{metricAlert, queryRule}, Advisory: stages.Single,
		Properties: []string{"autoMitigate"}, Sources: psrule("Alert.MetricAutoMitigate"),
		Fix: "set autoMitigate", Resource: wantsOrDefault("autoMitigate", "true"),
	},
	{
		ID: "nsg-used", Title: "Security groups belong to a subnet",
		Severity: Low, Types: []string{securityGroup}, Advisory: stages.Single,
		Sources: psrule("NSG.Associated"), Fix: "remove the group, or give it to its subnet",
		Stack: usedBy(securityGroup, []string{subnet}, property("networkSecurityGroup.id"), "subnet"),
	},
	{
		ID: "public-ip-used", Title: "Public addresses belong to something",
		Severity: Medium, Types: []string{publicIP}, Mandatory: stages.Single,
		Sources: from(psrule("PublicIP.IsAttached"), cis("6.7"), cis5("7.7")),
		Fix:     "remove the address", Stack: usedBy(publicIP, []string{appGateway, natGateway, apiManagement}, publicAddresses,
			"gateway"),
	},
	{
		ID: "plan-used", Title: "App Service plans run an app",
		Severity: Medium, Types: []string{appServicePlan}, Mandatory: stages.Single,
		Sources: own("a plan costs the same with no app on it"),
		Fix:     "remove the plan", Stack: usedBy(appServicePlan, apps, property("serverFarmId"), "app"),
	},
	{
		ID: "edge-enabled", Title: "Front Door's endpoints, routes and origins are in use",
		Severity: Low, Types: []string{edgeEndpoint, route, origin}, Advisory: stages.Single,
		Properties: []string{"enabledState"}, Sources: psrule("FrontDoor.State"),
		Fix: "enable it, or remove it", Resource: wantsOrDefault("enabledState", "Enabled"),
	},
	{
		ID: "autoscale-scales-in", Title: "Autoscale gives back what it took",
		Severity: Medium, Types: []string{autoscaleSetting}, Mandatory: stages.Single,
		Properties: []string{"profiles"},
		Sources:    article("section 4: add an instance above 70 per cent, remove one below 30"),
		Fix:        "add a rule with direction Decrease to every profile that has one with Increase",
		Resource:   scalesBothWays,
	},
}

// taggableTypes are the types of the table that carry tags; children carry their parent's.
func taggableTypes() []string {
	return []string{
		resourceGroup, appServicePlan, webApp, webAppSlot, storageAccount, sqlServer, sqlDatabase, managedRedis, classicRedis,
		keyVault, virtualNetwork, securityGroup, publicIP, natGateway, privateEndpoint, privateZone, appGateway,
		gatewayFirewall, edgeFirewall, edgeProfile, edgeEndpoint, workspace, appInsights, actionGroup, metricAlert, queryRule,
		webTest, autoscaleSetting, activityAlert, workbook, userIdentity,
	}
}

func budgetExists(s *Stack) []Located {
	groups := s.OfType(resourceGroup)
	if len(groups) == 0 {
		return nil
	}
	return []Located{{s.rootOr(groups[0].URN), failIf(len(s.OfType(budget)) == 0, "the stack has no budget")}}
}

func budgetWarns(r Resource) Result {
	notifications := r.Get("notifications")
	if notifications.Opaque() {
		return undecidable("notifications")
	}
	for _, notification := range notifications.Fields() {
		threshold, ok := notification.Get("threshold").Number()
		early := ok && threshold < 100 || notification.Get("thresholdType").Is("Forecasted")
		if early && notification.Get("enabled").Is("true") && hasReceiver(notification) {
			return pass()
		}
	}
	return fail("no notification comes before the amount is spent")
}

func hasReceiver(notification Value) bool {
	return !isEmpty(notification.Get("contactEmails")) || !isEmpty(notification.Get("contactGroups")) ||
		!isEmpty(notification.Get("contactRoles"))
}

func capAlert(s *Stack) []Located {
	return s.eachOf([]string{workspace}, func(r Resource) Result {
		if isEmpty(r.Get("workspaceCapping.dailyQuotaGb")) {
			return pass()
		}
		found := 0
		for _, rule := range s.OfType(queryRule) {
			for _, criterion := range rule.Get("criteria.allOf").Items() {
				if strings.Contains(criterion.Get("query").Text(), "OverQuota") {
					found++
				}
			}
		}
		return failIf(found == 0, "no query rule looks for OverQuota")
	})
}

func notEveryMinute(r Resource) Result {
	frequency := r.Get("evaluationFrequency")
	if frequency.Opaque() {
		return undecidable("evaluationFrequency")
	}
	return failIf(!strings.HasPrefix(frequency.Text(), "PT") && !strings.HasPrefix(frequency.Text(), "P1D") ||
		frequency.Is("PT1M"), "evaluationFrequency is %s", frequency)
}

// usedBy demands that something points at each resource of a type.
func usedBy(token string, users []string, values func(Resource) []Value, what string) func(*Stack) []Located {
	using := byID(values, users...)
	return func(s *Stack) []Located {
		return s.eachOf([]string{token}, func(r Resource) Result {
			found, certain := s.referring(using, r)
			return demand(len(found), certain, "no %s uses it", what)
		})
	}
}

// publicAddresses are the public addresses of gateways of all kinds, those of API Management in every region.
func publicAddresses(r Resource) []Value {
	return slices.Concat(itemsAt(r.Get("frontendIPConfigurations"), "publicIPAddress.id"),
		itemsAt(r.Get("publicIpAddresses"), "id"), itemsAt(r.Get("additionalLocations"), "publicIpAddressId"),
		[]Value{r.Get("publicIpAddressId")})
}

func scalesBothWays(r Resource) Result {
	return each("profiles", func(profile Value) Result {
		if profile.Get("rules").Opaque() {
			return undecidable(profile.Get("rules").Path())
		}
		up, down := false, false
		for _, rule := range profile.Get("rules").Items() {
			up = up || rule.Get("scaleAction.direction").Is("Increase")
			down = down || rule.Get("scaleAction.direction").Is("Decrease")
		}
		return failIf(up != down, "profile %s scales one way only", profile.Get("name"))
	})(r)
}
