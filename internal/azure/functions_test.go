package azure

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestThePlanOfFunctionsIsNoneForWebApps(t *testing.T) {
	t.Parallel()
	tier, ok := AppServiceTierOf("fc1")
	require.True(t, ok)
	assert.True(t, tier.VNetIntegration && tier.PrivateEndpoint && tier.ZoneRedundant)
	assert.False(t, tier.AlwaysOn || tier.Autoscale)
	assert.Zero(t, tier.Slots)
	for _, web := range AppServiceTiers() {
		assert.NotContains(t, web.SKUs, FlexConsumption)
	}
}

func TestWhatFlexConsumptionDecidesElsewhereIsTold(t *testing.T) {
	t.Parallel()
	setting, ok := FlexSettingOf("functions_worker_runtime")
	require.True(t, ok)
	assert.True(t, setting.Refused)
	_, ok = FlexSettingOf("AzureWebJobsStorage__blobServiceUri")
	assert.False(t, ok)
	for _, row := range append(FlexSettings(), FlexSiteConfig()...) {
		assert.NotEmpty(t, row.Instead, row.Name)
		assert.NotEmpty(t, row.Source, row.Name)
		assert.NotEmpty(t, row.Evidence, row.Name)
	}
}
