package naming_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/internal/azure"
)

// fixedForms are types whose names are not ours to compose: GUIDs, zone names and children called "default".
var fixedForms = []string{
	"Microsoft.ApiManagement/service/apis/policies", "Microsoft.ApiManagement/service/diagnostics",
	"Microsoft.ApiManagement/service/policies",
	"Microsoft.Authorization/roleAssignments",
	"Microsoft.Cache/redisEnterprise/databases",
	"Microsoft.ContainerService/managedClusters/maintenanceConfigurations",
	"Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments",
	"Microsoft.Insights/workbooks",
	"Microsoft.Network/privateDnsZones",
	"Microsoft.ServiceBus/namespaces/networkRuleSets",
	"Microsoft.Sql/servers/databases/backupShortTermRetentionPolicies",
	"Microsoft.Sql/servers/extendedAuditingSettings",
	"Microsoft.Storage/storageAccounts/blobServices",
	"Microsoft.Storage/storageAccounts/managementPolicies",
	"Microsoft.Storage/storageAccounts/queueServices",
	"Microsoft.Storage/storageAccounts/tableServices",
}

func composable() []azure.NameRule {
	return slices.DeleteFunc(azure.NameRules(), func(r azure.NameRule) bool {
		return slices.Contains(fixedForms, r.ARMType)
	})
}

func partsOf(rt *rapid.T, label string, rule azure.NameRule) naming.Parts {
	parts := naming.Parts{
		Workload:    rapid.StringMatching(`[a-z][a-z0-9]{1,9}`).Draw(rt, label+" workload"),
		Environment: rapid.StringMatching(`[a-z][a-z0-9]{1,7}`).Draw(rt, label+" environment"),
		Region:      rapid.SampledFrom([]string{"eus2", "weu", "sea", "gwc", "eus"}).Draw(rt, label+" region"),
		Cell:        rapid.SampledFrom([]string{"", "c00", "c07", "c99"}).Draw(rt, label+" cell"),
		What: rapid.SliceOfN(rapid.OneOf(
			rapid.StringMatching(`[a-z0-9]{1,12}`),
			rapid.StringMatching(`[A-Za-z0-9_. -]{1,30}`),
			rapid.SampledFrom([]string{"c07", "sb", "mgmt", "a-b", "a", "b"}),
		), 0, 3).Draw(rt, label+" what"),
	}
	if rule.Scope == azure.ScopeGlobal || rule.Scope == azure.ScopeRegionGlobal {
		parts.Suffix = rapid.StringMatching(`[a-z0-9]{5}`).Draw(rt, label+" suffix")
	}
	return parts
}

func TestEveryNameIsLegalUnderItsRule(t *testing.T) {
	t.Parallel()
	require.NotEmpty(t, composable())
	rapid.Check(t, func(rt *rapid.T) {
		rule := rapid.SampledFrom(composable()).Draw(rt, "rule")
		parts := partsOf(rt, "the", rule)
		name := naming.Compose(rule, parts)
		require.NoError(rt, rule.Check(name))
		assert.Equal(rt, name, naming.Compose(rule, parts), "the same parts give the same name")
		assert.Contains(rt, name, parts.Suffix, "the random suffix is never cut")
	})
}

func TestDistinctPartsGiveDistinctNames(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		rule := rapid.SampledFrom(composable()).Draw(rt, "rule")
		one, other := partsOf(rt, "one", rule), partsOf(rt, "other", rule)
		// The nearest neighbours are the likeliest to collide: they differ in one part only.
		other.Workload, other.Environment, other.Suffix = one.Workload, one.Environment, one.Suffix
		if one.Region == other.Region && one.Cell == other.Cell && slices.Equal(one.What, other.What) {
			other.What = append(slices.Clone(other.What), "more")
		}
		assert.NotEqual(rt, naming.Compose(rule, one), naming.Compose(rule, other))
	})
}

func TestNames(t *testing.T) {
	t.Parallel()
	shop := naming.Parts{Workload: "shop", Environment: "dev", Region: "eus2"}
	with := func(change func(*naming.Parts)) naming.Parts {
		parts := shop
		change(&parts)
		return parts
	}
	for name, tc := range map[string]struct {
		armType string
		parts   naming.Parts
		want    string
	}{
		"a resource group has no suffix": {
			naming.ResourceGroup, shop, "rg-shop-dev-eus2",
		},
		"a globally unique name ends in the suffix": {
			naming.WebApp, with(func(p *naming.Parts) { p.Suffix = "k3x9a" }), "app-shop-dev-eus2-k3x9a",
		},
		"what comes after the cell": {
			naming.Subnet,
			with(func(p *naming.Parts) { p.Cell = "c07"; p.What = []string{"workers"} }),
			"snet-shop-dev-eus2-c07-workers",
		},
		"a type the framework does not abbreviate starts with the workload": {
			naming.Budget, shop, "shop-dev-eus2",
		},
		"a storage account without hyphens carries a hash": {
			naming.StorageAccount, with(func(p *naming.Parts) { p.Suffix = "k3x9a" }), "stshopdeveus2vfb7uk3x9a",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rule, ok := azure.NameRuleFor(tc.armType)
			require.True(t, ok)
			assert.Equal(t, tc.want, naming.Compose(rule, tc.parts))
		})
	}
}

func TestTheSameWordsInOtherPlacesAreAnotherName(t *testing.T) {
	t.Parallel()
	shop := naming.Parts{Workload: "shop", Environment: "dev", Region: "eus2"}
	for name, pair := range map[string][2]func(*naming.Parts){
		"a cell is not a word of the same form": {
			func(p *naming.Parts) { p.Cell = "c07" }, func(p *naming.Parts) { p.What = []string{"c07"} },
		},
		"one word with a hyphen is not two words": {
			func(p *naming.Parts) { p.What = []string{"a-b"} }, func(p *naming.Parts) { p.What = []string{"a", "b"} },
		},
		"an environment does not flow into the workload": {
			func(p *naming.Parts) { p.Workload, p.Environment = "shopd", "ev" }, func(*naming.Parts) {},
		},
		"case makes a difference": {
			func(p *naming.Parts) { p.What = []string{"Static"} }, func(p *naming.Parts) { p.What = []string{"static"} },
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, rule := range composable() {
				one, other := shop, shop
				pair[0](&one)
				pair[1](&other)
				assert.NotEqual(t, naming.Compose(rule, one), naming.Compose(rule, other), rule.ARMType)
			}
		})
	}
}
