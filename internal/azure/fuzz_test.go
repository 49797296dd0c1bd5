package azure_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/azure"
)

// FuzzNames: what somebody calls a SKU, a region, a type or a version is known or not, and nothing else happens.
func FuzzNames(f *testing.F) {
	for _, seed := range []string{
		"", "P1v3", "fc1", "HS_Gen5_4", "GP_Gen5_", "StandardPool_100", "Balanced_B10", "Standard_C2", "Standard_D4s_v5",
		"East US 2", "eastus22", "1.35.2", "1..", "0.5Gi", "InfGi", "NaNGi", "Microsoft.Web/sites", "S3", "GP_S_Gen5_2",
	} {
		f.Add(seed, 0)
		f.Add(seed, -1)
	}
	f.Fuzz(func(t *testing.T, name string, capacity int) {
		if region, ok := azure.RegionByName(name); ok {
			again, ok := azure.RegionByName(region.Name)
			require.True(t, ok)
			require.Equal(t, region, again)
		}
		if near := azure.NearestRegionName(name); near != "" {
			_, ok := azure.RegionByName(near)
			require.True(t, ok)
		}
		if memory, ok := azure.ParseMemoryGi(name); ok {
			require.True(t, memory > 0 && !math.IsInf(memory, 0))
		}
		azure.AppServiceTierOf(name)
		azure.AppServiceSizeOf(name)
		azure.SQLObjectiveOf(name, capacity)
		azure.SQLPoolOf(name, capacity)
		azure.RedisSKUByName(name)
		azure.ClassicRedisSKUByName(name)
		azure.SearchSKUByName(name)
		azure.KubernetesMinor(name)
		azure.VMSizeByName(name)
		azure.DurationOf(name, azure.Verb(name))
		azure.PrivateLinkTargetOf(name, name)
		if rule, ok := azure.NameRuleFor(name); ok {
			_ = rule.Check(name)
		}
	})
}
