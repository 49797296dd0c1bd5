package rules

import (
	"regexp"
	"slices"
	"time"
)

// labelForm is the form of the first part of an Azure host name.
var labelForm = regexp.MustCompile(`^[a-z][a-z0-9-]{1,61}[a-z0-9]$`)

// retirement is a service, size or kind that Azure takes away.
type retirement struct {
	token string
	// property has one of the values where the row concerns a resource; an empty property concerns all.
	property string
	values   []string
	// refused is when Azure stops creating it; ends when it stops working. The earlier one counts as retired.
	refused, ends time.Time
	replacement   string
	source        string
}

const (
	endOfLife    = "Azure/EOL service_list.json, 2025-12-18"
	avmRedis     = "Azure/bicep-registry-modules avm/res/cache/redis, 2026-08"
	azurermEdge  = "terraform-provider-azurerm v5.2.0 cdn and frontdoor deprecation files"
	azurermPlace = "terraform-provider-azurerm v5.2.0 network/public_ip_resource.go"
)

// retirements is in the order of the tokens.
var retirements = []retirement{
	{
		token: classicRedis, refused: day(2026, time.April, 1), ends: day(2028, time.September, 30),
		replacement: "Azure Managed Redis", source: avmRedis,
	},
	{
		token: managedRedis, property: "sku.name",
		values: []string{
			"Enterprise_E1", "Enterprise_E5", "Enterprise_E10", "Enterprise_E20", "Enterprise_E50", "Enterprise_E100",
			"Enterprise_E200", "Enterprise_E400", "EnterpriseFlash_F300", "EnterpriseFlash_F700", "EnterpriseFlash_F1500",
		},
		refused: day(2026, time.April, 1), ends: day(2027, time.March, 31),
		replacement: "a Balanced, MemoryOptimized or ComputeOptimized size", source: "Azure/azure-sdk-for-java#50073",
	},
	{
		token: edgeProfile, property: "sku.name",
		values: []string{
			"Standard_Microsoft", "Standard_ChinaCdn", "Standard_Akamai", "Standard_Verizon", "Premium_Verizon",
		},
		refused: day(2025, time.October, 1), ends: day(2027, time.September, 30),
		replacement: "Front Door Standard or Premium", source: azurermEdge,
	},
	{
		token: "azure-native:network:FrontDoor", refused: day(2025, time.April, 1), ends: day(2027, time.March, 31),
		replacement: "Front Door Standard or Premium", source: azurermEdge,
	},
	{
		token: appGateway, property: "sku.name",
		values:  []string{"Standard_Small", "Standard_Medium", "Standard_Large", "WAF_Medium", "WAF_Large"},
		refused: day(2026, time.April, 28), ends: day(2026, time.April, 28),
		replacement: "Standard_v2 or WAF_v2", source: endOfLife,
	},
	{
		token: publicIP, property: "sku.name", values: []string{"Basic"},
		refused: day(2025, time.March, 31), ends: day(2025, time.September, 30),
		replacement: "a Standard address", source: azurermPlace,
	},
	{
		token: "azure-native:network:LoadBalancer", property: "sku.name", values: []string{"Basic"},
		refused: day(2025, time.March, 31), ends: day(2025, time.September, 30),
		replacement: "a Standard load balancer", source: endOfLife,
	},
	{
		token: storageAccount, property: "kind", values: []string{"Storage", "BlobStorage"},
		refused: day(2026, time.September, 1), ends: day(2026, time.September, 1),
		replacement: "kind StorageV2", source: endOfLife,
	},
	{
		token: storageAccount, property: "dnsEndpointType", values: []string{"AzureDnsZone"},
		refused: day(2027, time.March, 31), ends: day(2027, time.March, 31), replacement: "standard endpoints",
		source: "Microsoft Learn, azurednszone-endpoints-retirement-faq",
	},
	{
		token: appGateway, property: "webApplicationFirewallConfiguration.enabled", values: []string{"true"},
		refused: day(2027, time.March, 31), ends: day(2027, time.March, 31),
		replacement: "a WebApplicationFirewallPolicy", source: endOfLife,
	},
	{
		token: webTest, property: "webTestKind", values: []string{"ping"},
		refused: day(2026, time.September, 30), ends: day(2026, time.September, 30),
		replacement: "a standard web test", source: endOfLife,
	},
	{
		token: appInsights, property: "ingestionMode", values: []string{"ApplicationInsights"},
		refused: day(2024, time.February, 29), ends: day(2024, time.February, 29),
		replacement: "a component on a workspace", source: endOfLife,
	},
	{
		token: sqlDatabase, property: "sku.name",
		values: []string{
			"GP_Fsv2", "GP_Fsv2_8", "GP_Fsv2_10", "GP_Fsv2_12", "GP_Fsv2_14", "GP_Fsv2_16", "GP_Fsv2_18", "GP_Fsv2_20",
			"GP_Fsv2_24", "GP_Fsv2_32", "GP_Fsv2_36", "GP_Fsv2_72",
		},
		refused: day(2026, time.October, 1), ends: day(2026, time.October, 1), replacement: "Gen5", source: endOfLife,
	},
}

func retirementTypes() []string {
	var types []string
	for _, row := range retirements {
		types = append(types, row.token)
	}
	slices.Sort(types)
	return slices.Compact(types)
}

// concerns says whether a row is about a resource, and whether that can be seen.
func (row retirement) concerns(r Resource) (concerned, decided bool) {
	if row.token != unversioned(r.Type) {
		return false, true
	}
	if row.property == "" {
		return true, true
	}
	v := r.Get(row.property)
	return v.Is(row.values...), !v.Opaque()
}

// retiredBy is when a row's subject counts as retired: from the first date on new ones are refused.
func (row retirement) retiredBy() time.Time {
	if row.refused.Before(row.ends) {
		return row.refused
	}
	return row.ends
}

func notRetired(r Resource) Result {
	return judgeRetirements(r, func(row retirement) Result {
		return failIf(!r.now().Before(row.retiredBy()), "Azure takes no new ones since %s and stops them on %s; use %s",
			row.refused.Format(time.DateOnly), row.ends.Format(time.DateOnly), row.replacement)
	})
}

func notRetiring(r Resource) Result {
	return judgeRetirements(r, func(row retirement) Result {
		return failIf(r.now().Before(row.retiredBy()), "Azure takes no new ones from %s and stops them on %s; use %s",
			row.refused.Format(time.DateOnly), row.ends.Format(time.DateOnly), row.replacement)
	})
}

func judgeRetirements(r Resource, judge func(retirement) Result) Result {
	var results []Result
	for _, row := range retirements {
		switch concerned, decided := row.concerns(r); {
		case !decided:
			results = append(results, undecidable(row.property))
		case concerned:
			results = append(results, judge(row))
		}
	}
	return all(results...)
}
