package azure_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/azure"
)

func TestNameRulesAcceptAndRefuse(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("a", 300)
	for _, tc := range []struct {
		armType string
		good    []string
		bad     []string
	}{
		{"Microsoft.Resources/resourceGroups",
			[]string{"rg-shop-dev-eus2", "rg_(x)"}, []string{"", "rg.", "rg shop", long}},
		{"Microsoft.Web/serverfarms", []string{"asp-shop"}, []string{"asp_shop", "-asp", strings.Repeat("a", 41)}},
		{"Microsoft.Web/sites", []string{"app-shop-dev"}, []string{"a", "app-", "app_shop", long}},
		{"Microsoft.Web/sites/slots", []string{"staging"}, []string{"s", "sta.ging"}},
		{"Microsoft.Sql/servers", []string{"sql-shop-1"}, []string{"SQL-shop", "-sql", "sql-", "sql_1"}},
		{"Microsoft.Sql/servers/databases", []string{"shop", "Shop DB"}, []string{"a/b", "a?", "db.", "db ", "a%"}},
		{"Microsoft.Sql/servers/failoverGroups", []string{"fog-shop"}, []string{"Fog", "fog-"}},
		{"Microsoft.Cache/redis", []string{"redis-shop"}, []string{"redis--shop", "-redis"}},
		{"Microsoft.Cache/redisEnterprise", []string{"amr-shop"}, []string{"ab", "amr--shop", "amr_shop"}},
		{"Microsoft.Cache/redisEnterprise/databases", []string{"default"}, []string{"main", "Default"}},
		{"Microsoft.Cdn/profiles", []string{"afd-shop"}, []string{"a", "afd.shop", "afd-"}},
		{"Microsoft.Cdn/profiles/afdEndpoints", []string{"fde-shop"}, []string{strings.Repeat("a", 47)}},
		{"Microsoft.Cdn/profiles/ruleSets", []string{"security1"}, []string{"1rule", "rule-set"}},
		{"Microsoft.Network/FrontDoorWebApplicationFirewallPolicies",
			[]string{"fdfpshop"}, []string{"fdfp-shop", "1fdfp"}},
		{"Microsoft.Storage/storageAccounts",
			[]string{"stshop42"}, []string{"st", "st-shop", "stShop", strings.Repeat("a", 25)}},
		{"Microsoft.Storage/storageAccounts/blobServices/containers",
			[]string{"static"}, []string{"a--b", "-a", "Static"}},
		{"Microsoft.KeyVault/vaults", []string{"kv-shop"}, []string{"1kv", "kv--shop", "kv-", "kv_shop"}},
		{"Microsoft.ServiceBus/namespaces",
			[]string{"sbns-shop"}, []string{"shop-sb", "shop-MGMT", "1shopns", "short"}},
		{"Microsoft.ServiceBus/namespaces/queues", []string{"orders/new"}, []string{"/orders", "orders?"}},
		{"Microsoft.DocumentDB/databaseAccounts", []string{"cosno-shop"}, []string{"Cosno", strings.Repeat("a", 45)}},
		{"Microsoft.ContainerService/managedClusters/agentPools",
			[]string{"npsystem"}, []string{"np-a", "1np", "thirteenchars"}},
		{"Microsoft.ContainerRegistry/registries", []string{"crshop"}, []string{"cr-shop", "cr"}},
		{"Microsoft.ContainerInstance/containerGroups", []string{"ci-shop-1"}, []string{"CI-shop", "ci--shop", "-ci"}},
		{"Microsoft.Network/privateDnsZones/recordSets",
			[]string{"*", "@", "*.internal", "_sip._tcp"}, []string{"a.*", "a..b", "-a", ""}},
		{"Microsoft.Insights/components", []string{"appi-shop"}, []string{"appi/shop", "appi.", "appi "}},
		{"Microsoft.OperationalInsights/workspaces", []string{"log-shop"}, []string{"log", "log-", "log_shop"}},
		{"Microsoft.Network/virtualNetworks", []string{"vnet-shop_"}, []string{"v", "_vnet", "vnet-"}},
		{"Microsoft.Network/privateEndpoints", []string{"pep-sql"}, []string{"p", strings.Repeat("a", 65)}},
		{"Microsoft.Network/privateDnsZones",
			[]string{"privatelink.database.windows.net"}, []string{"single", "a..b"}},
		{"Microsoft.ManagedIdentity/userAssignedIdentities",
			[]string{"id-shop_1"}, []string{"id", "-id1", "id.shop"}},
		{"Microsoft.Insights/actionGroups", []string{"ag-shop"}, []string{"ag/shop", "ag&shop"}},
		{"Microsoft.Consumption/budgets",
			[]string{"budget_shop-1"}, []string{"budget.shop", strings.Repeat("a", 64)}},
		{"Microsoft.Insights/metricAlerts", []string{"cpu high"}, []string{"cpu > 80", "cpu%"}},
		{"Microsoft.Insights/scheduledQueryRules", []string{"p95 high"}, []string{"p95 > 500", "a#b"}},
		{"Microsoft.Sql/servers/virtualNetworkRules", []string{"app-integration"}, []string{"", "app integration"}},
		{"Microsoft.Sql/servers/firewallRules", []string{"office"}, []string{"a:b", long}},
		{"Microsoft.Authorization/roleAssignments",
			[]string{"0f7a1c1e-58b2-4f0e-8f3c-1f2a3b4c5d6e"}, []string{"reader"}},
	} {
		rule, ok := azure.NameRuleFor(tc.armType)
		require.True(t, ok, tc.armType)
		for _, name := range tc.good {
			assert.NoError(t, rule.Check(name), "%s %q", tc.armType, name)
		}
		for _, name := range tc.bad {
			assert.Error(t, rule.Check(name), "%s %q", tc.armType, name)
		}
	}
}

func TestCheckNamesEveryFaultAtOnce(t *testing.T) {
	t.Parallel()
	rule, ok := azure.NameRuleFor("microsoft.storage/STORAGEACCOUNTS")
	require.True(t, ok, "ARM compares types without regard to case")
	err := rule.Check("ST-shop-with-a-name-too-long")
	require.Error(t, err)
	assert.Contains(t, err.Error(), "has 28 characters; Microsoft.Storage/storageAccounts allows 3 to 24")
	assert.Contains(t, err.Error(), "wants lowercase letters and digits")
}

func TestARuleWithABrokenPatternIsAnErrorNotAPanic(t *testing.T) {
	t.Parallel()
	rule := azure.NameRule{ARMType: "Example/things", Min: 1, Max: 9, Pattern: "("}
	assert.ErrorContains(t, rule.Check("x"), "pattern of Example/things")
}

func TestTheNameTableIsConsistent(t *testing.T) {
	t.Parallel()
	rules := azure.NameRules()
	require.Greater(t, len(rules), 60)
	require.True(t, slices.IsSortedFunc(rules, func(a, b azure.NameRule) int {
		return strings.Compare(strings.ToLower(a.ARMType), strings.ToLower(b.ARMType))
	}))
	seen := map[string]bool{}
	for _, r := range rules {
		key := strings.ToLower(r.ARMType)
		assert.False(t, seen[key], "%s occurs twice", r.ARMType)
		seen[key] = true
		assert.True(t, 1 <= r.Min && r.Min <= r.Max, "%s: %d to %d", r.ARMType, r.Min, r.Max)
		assert.NotEmpty(t, r.Charset, r.ARMType)
		assert.NotEmpty(t, r.Source, r.ARMType)
		assert.NotEmpty(t, r.Evidence, r.ARMType)
		assert.True(t, strings.HasPrefix(r.Pattern, "^") && strings.HasSuffix(r.Pattern, "$"),
			"%s is not anchored", r.ARMType)
		if r.Abbreviation == "" || r.Abbreviation == "cosmos" {
			continue
		}
		// What naming builds: prefix and parts, joined by hyphens where the rule allows them.
		name := r.Abbreviation + "shop" + "dev"
		if r.Hyphens {
			name = r.Abbreviation + "-shop-dev"
		}
		if len(name) <= r.Max {
			assert.NoError(t, r.Check(name), "Hyphens of %s contradicts its pattern", r.ARMType)
		}
		if r.Lowercase {
			assert.Error(t, r.Check(strings.ToUpper(name)), "Lowercase of %s contradicts its pattern", r.ARMType)
		} else {
			assert.NoError(t, r.Check(strings.ToUpper(name)), "Lowercase of %s contradicts its pattern", r.ARMType)
		}
		if !r.Hyphens {
			assert.Error(t, r.Check("ab-cd-ef"), "Hyphens of %s contradicts its pattern", r.ARMType)
		}
	}
}

func TestTablesAreTheCallersOwn(t *testing.T) {
	t.Parallel()
	rules := azure.NameRules()
	i := slices.IndexFunc(rules, func(r azure.NameRule) bool { return len(r.NotEnding) > 0 })
	require.GreaterOrEqual(t, i, 0)
	rules[i].NotEnding[0] = "changed"
	again, _ := azure.NameRuleFor(rules[i].ARMType)
	assert.NotContains(t, again.NotEnding, "changed")
}

func TestAbbreviationTellsKindsApart(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		armType, kind, want string
		ok                  bool
	}{
		{"Microsoft.Web/sites", "", "app", true},
		{"Microsoft.Web/sites", "functionapp", "func", true},
		{"Microsoft.Web/sites", "app,linux", "app", true},
		{"Microsoft.Network/loadBalancers", "public", "lbe", true},
		{"Microsoft.Insights/webtests", "", "", false},
		{"Microsoft.Nothing/here", "", "", false},
	} {
		got, ok := azure.Abbreviation(tc.armType, tc.kind)
		assert.Equal(t, tc.want, got, tc.armType)
		assert.Equal(t, tc.ok, ok, tc.armType)
	}
}
