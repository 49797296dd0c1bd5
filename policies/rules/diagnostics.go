package rules

import (
	"slices"

	"github.com/azstage/azstage/stages"
)

// observed is a type whose logs somebody has to keep.
type observed struct {
	id, title string
	types     []string
	severity  Severity
	advisory  stages.Stage
	mandatory stages.Stage
	sources   []Source
}

var observedTypes = []observed{
	{
		id: "diagnostics-appservice", title: "Web apps keep their HTTP logs", types: apps, severity: Medium,
		mandatory: stages.Single,
		sources:   from(aprl("493f6079-3bb6-4a56-96ba-ab3248474cb1"), cis("5.1.6"), cis5("6.1.1.6")),
	},
	{
		id: "diagnostics-plan", title: "App Service plans keep their metrics", types: []string{appServicePlan},
		severity: Low, mandatory: stages.Single, sources: from(cis("5.4"), cis5("6.1.4")),
	},
	{
		id: "diagnostics-sql", title: "Databases keep their logs", types: []string{sqlDatabase}, severity: Medium,
		mandatory: stages.Single, sources: from(cis("5.4"), cis5("6.1.4")),
	},
	{
		id: "diagnostics-storage", title: "Blob services keep the record of reads, writes and deletions",
		types: []string{blobService}, severity: Medium, mandatory: stages.Single,
		sources: from(aprl("96cb8331-6b06-8242-8ce8-4e2f665dc679"), cis("3.13", "5.4")),
	},
	{
		id: "diagnostics-redis", title: "Caches keep their metrics and connections",
		types: []string{managedRedis, managedRedisDB, classicRedis}, severity: Low, mandatory: stages.Single,
		sources: from(cis("5.4"), cis5("6.1.4")),
	},
	{
		id: "diagnostics-keyvault", title: "Vaults keep the record of who read what", types: []string{keyVault},
		severity: High, mandatory: stages.Single,
		sources: from(psrule("KeyVault.Logs"), aprl("1dc0821d-4f14-7644-bab4-ba208ff5f7fa"), cis("5.1.4"), cis5("6.1.1.4")),
	},
	{
		id: "diagnostics-frontdoor", title: "Front Door keeps its access and firewall logs", types: []string{edgeProfile},
		severity: Medium, mandatory: stages.Single,
		sources: from(psrule("FrontDoor.Logs"), aprl("1ad74c3c-e3d7-0046-b83f-a2199974ef15",
			"5357ae22-0f52-1a49-9fd4-1f00ace6add0")),
	},
	{
		id: "diagnostics-gateway", title: "Application Gateways keep their access and firewall logs",
		types: []string{appGateway}, severity: High, mandatory: stages.Single,
		sources: aprl("5d035919-898d-a047-8d5d-454e199692e5"),
	},
	{
		id: "diagnostics-nsg", title: "Security groups keep their events", types: []string{securityGroup},
		severity: Medium, mandatory: stages.Single, sources: aprl("d2976d3e-294b-4b49-a1f0-c42566a3758f"),
	},
	{
		id: "diagnostics-network", title: "Virtual networks and public addresses keep their logs",
		types: []string{virtualNetwork, publicIP}, severity: Low, mandatory: stages.Single,
		sources: from(cis("5.4"), cis5("6.1.4")),
	},
	{
		id: "diagnostics-workspace", title: "Workspaces keep the record of who queried them", types: []string{workspace},
		severity: Low, mandatory: stages.Single, sources: from(cis("5.4"), cis5("6.1.4")),
	},
	{
		id: "diagnostics-registry", title: "Registries keep the record of who pulled and pushed", types: []string{registry},
		severity: Medium, mandatory: stages.Single,
		sources: aprl("44107155-7a32-9348-89f3-d5aa7e7c5a1d", "d594cde6-4116-d143-a64a-25f63289a2f8"),
	},
	{
		id: "diagnostics-eventgrid", title: "Topics of Event Grid keep the record of what was not delivered",
		types: []string{eventTopic, systemTopic}, severity: Medium, mandatory: stages.Single,
		sources: aprl("54c3191b-b535-1946-bba9-b754f44060f6"),
	},
	{
		id: "diagnostics-servicebus", title: "Namespaces of queues keep the record of who did what", types: []string{serviceBus},
		severity: Medium, mandatory: stages.Single, sources: psrule("ServiceBus.AuditLogs"),
	},
	{
		id: "diagnostics-aks", title: "Clusters keep the logs of their control plane", types: []string{managedCluster},
		severity: Medium, mandatory: stages.Single,
		sources: from(psrule("AKS.PlatformLogs", "AKS.AuditLogs"), aprl("dcaf8128-94bd-4d53-9235-3a0371df6b74")),
	},
	{
		id: "diagnostics-dataexplorer", title: "Clusters for time series keep the record of what is asked and taken in",
		types: []string{kustoCluster}, severity: Low, mandatory: stages.Single, sources: from(cis("5.4"), cis5("6.1.4")),
	},
	{
		id: "diagnostics-autoscale", title: "Autoscale keeps the record of what it did", types: []string{autoscaleSetting},
		severity: Low, advisory: stages.Single, sources: from(cis("5.4"), cis5("6.1.4")),
	},
}

// diagnosticRules are one rule for each service, because their sources differ, and one on the settings themselves.
func diagnosticRules() []Rule {
	var rules []Rule
	for _, o := range observedTypes {
		rules = append(rules, Rule{
			ID: o.id, Title: o.title, Severity: o.severity, Types: o.types, Advisory: o.advisory, Mandatory: o.mandatory,
			Sources: o.sources, Costs: true, Fix: "add a diagnostic setting to the workspace", Stack: hasDiagnostics(o.types),
		})
	}
	return append(rules, Rule{
		ID: "diagnostics-destination", Title: "Diagnostic settings send something somewhere",
		Severity: Medium, Types: []string{diagnosticSetting}, Mandatory: stages.Single,
		Properties: []string{"workspaceId"},
		Sources:    cis("5.1.2"), Fix: "set workspaceId and enable logs or metrics", Resource: sendsSomething,
	})
}

func hasDiagnostics(types []string) func(*Stack) []Located {
	return func(s *Stack) []Located {
		return s.eachOf(types, unlessFlex(func(r Resource) Result {
			found, certain := s.referring(diagnosed, r)
			return demand(len(found), certain, "there is no diagnostic setting")
		}))
	}
}

// diagnosed is how diagnostic settings name their resource: exactly, because those of its children do not count.
var diagnosed = &reference{types: []string{diagnosticSetting}, values: property("resourceUri"), exact: true}

// sendsSomething looks for a destination and for a category that is on.
func sendsSomething(r Resource) Result {
	destinations := []string{"workspaceId", "storageAccountId", "eventHubAuthorizationRuleId", "marketplacePartnerId"}
	if !slices.ContainsFunc(destinations, func(name string) bool { return !isEmpty(r.Get(name)) }) {
		return fail("no destination is set")
	}
	categories := append(r.Get("logs").Items(), r.Get("metrics").Items()...)
	if r.Get("logs").Opaque() || r.Get("metrics").Opaque() {
		return undecidable("logs")
	}
	on := slices.ContainsFunc(categories, func(v Value) bool { return v.Get("enabled").Is("true") })
	return failIf(!on, "no category is enabled")
}
