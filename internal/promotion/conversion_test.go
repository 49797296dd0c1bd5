package promotion

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
)

func TestEveryConversionIsRefusedAndItsHarmlessSisterIsNot(t *testing.T) {
	t.Parallel()
	objective := func(name, tier string, zones bool) map[string]any {
		return map[string]any{"sku": map[string]any{"name": name, "tier": tier}, "zoneRedundant": zones}
	}
	cache := func(size string) map[string]any { return map[string]any{"clusterName": "c", "sku": sku(size)["sku"]} }
	member := resourceOf("azure-native:cache/v20250401:Database", "cache-database", map[string]any{
		"clusterName": "c", "geoReplication": map[string]any{"groupNickname": "shop-dev"},
	})
	list := func(zones ...any) map[string]any { return map[string]any{"zones": zones} }
	one := func(key string, value any) map[string]any { return map[string]any{key: value} }
	const cacheDatabase = "azure-native:cache:Database"
	seen := map[string]bool{}
	for _, tc := range []struct {
		token, property           string
		before, refused, harmless map[string]any
		beside                    []graph.Resource
	}{
		{sqlDatabase, "sku.name", objective("HS_Gen5_4", "Hyperscale", true), objective("S3", "Standard", true),
			objective("GP_Gen5_4", "GeneralPurpose", true), nil},
		{sqlDatabase, "zoneRedundant", objective("HS_Gen5_4", "Hyperscale", false),
			objective("HS_Gen5_4", "Hyperscale", true), objective("HS_Gen5_8", "Hyperscale", false), nil},
		{sqlDatabase, "zoneRedundant", objective("HS_Gen5_4", "Hyperscale", true),
			objective("HS_Gen5_4", "Hyperscale", false), objective("GP_Gen5_4", "GeneralPurpose", false), nil},
		{storageAccount, "sku.name", sku("Standard_ZRS"), sku("Standard_LRS"), sku("Standard_GZRS"), nil},
		{storageAccount, "sku.name", sku("Standard_LRS"), sku("Standard_ZRS"), sku("Standard_GRS"), nil},
		{cacheCluster, "sku.name", cache("Balanced_B10"), cache("Balanced_B3"), cache("Balanced_B20"), []graph.Resource{member}},
		{cacheCluster, "highAvailability", one("highAvailability", "Enabled"), one("highAvailability", "Disabled"),
			map[string]any{"highAvailability": "Enabled", "tags": "new"}, nil},
		{cacheDatabase, "clusteringPolicy", one("clusteringPolicy", "OSSCluster"),
			one("clusteringPolicy", "EnterpriseCluster"), one("clusteringPolicy", "OSSCluster"), nil},
		{"azure-native:cdn:Profile", "sku.name", sku("Premium_AzureFrontDoor"), sku("Standard_AzureFrontDoor"),
			sku("Premium_AzureFrontDoor"), nil},
		{frontDoorComponent, "tier", one("tier", "Premium_AzureFrontDoor"), one("tier", "Standard_AzureFrontDoor"),
			one("tier", "Premium_AzureFrontDoor"), nil},
		{frontDoorComponent, "tier", one("tier", "Premium_AzureFrontDoor"), one("tier", "Standard_AzureFrontDoor"),
			map[string]any{"tier": "Premium_AzureFrontDoor", "firewall": true}, nil},
		{"azure-native:servicebus/v20240101:Namespace", "sku.name", sku("Standard"), sku("Premium"), sku("Basic"), nil},
		{"azure-native:network:ApplicationGateway", "zones", list("1", "2"), list("1", "2", "3"), list("1", "2"), nil},
	} {
		seen[graph.Unversioned(tc.token)+" "+tc.property] = true
		before := resourceOf(tc.token, "it", tc.before)
		plan := func(inputs map[string]any) Plan {
			after := resourceOf(tc.token, "it", inputs)
			return planned(Expand, stackOf(append(tc.beside, before)...), stackOf(append(tc.beside, after)...),
				engine.Step{URN: after.URN, Action: Update})
		}
		refused := plan(tc.refused).Refused
		if assert.NotEmpty(t, refused, "%s %s", tc.token, tc.property) {
			assert.Equal(t, tc.property, refused[0].Property, tc.token)
			assert.NotEmpty(t, refused[0].WayOut)
		}
		assert.Empty(t, plan(tc.harmless).Refused, "%s %s", tc.token, tc.property)
	}
	for _, c := range conversions {
		assert.True(t, seen[c.token+" "+c.property], "%s %s is not tried", c.token, c.property)
		for _, text := range []string{c.reason, c.wayOut, c.source, string(c.evidence)} {
			assert.NotEmpty(t, text, c.token)
		}
	}
}

func TestACacheOutsideAGroupMayShrink(t *testing.T) {
	t.Parallel()
	before := resourceOf(cacheCluster, "cache", map[string]any{"clusterName": "c", "sku": sku("Balanced_B10")["sku"]})
	after := resourceOf(cacheCluster, "cache", map[string]any{"clusterName": "c", "sku": sku("Balanced_B3")["sku"]})
	other := resourceOf("azure-native:cache:Database", "other", map[string]any{
		"clusterName": "other", "geoReplication": map[string]any{"groupNickname": "shop-dev"},
	})
	plan := planned(Expand, stackOf(before, other), stackOf(after, other), engine.Step{URN: after.URN, Action: Update})
	assert.Empty(t, plan.Refused)
}

func TestASettingInTheMiddleIsOneChange(t *testing.T) {
	t.Parallel()
	setting := func(name, value string) any { return map[string]any{"name": name, "value": value} }
	found := changes("", map[string]any{"appSettings": []any{setting("A", "1"), setting("C", "3")}, "same": true},
		map[string]any{"appSettings": []any{setting("A", "1"), setting("B", "2"), setting("C", "4")}, "same": true})
	var paths []string
	for _, c := range found {
		paths = append(paths, c.path)
	}
	assert.Equal(t, []string{"appSettings[B]", "appSettings[C].value"}, paths)
	assert.Equal(t, "appSettings[B] nothing → …, appSettings[C].value 3 → 4", summary(found))

	plain := changes("", map[string]any{"zones": []any{"1"}}, map[string]any{"zones": []any{"1", "2"}})
	require.Len(t, plain, 1)
	assert.Equal(t, "zones[1]", plain[0].path)
}
