package cost

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

const apiService = "azure-native:apimanagement/v20240501:ApiManagementService"

func TestTheUnitsOfEveryRegionCost(t *testing.T) {
	t.Parallel()
	units := func(tier string, units float64) map[string]any {
		return map[string]any{"name": tier, "capacity": units}
	}
	lines := only(t, apiService, map[string]any{"sku": units("Developer", 1)})
	assert.InDelta(t, 48.03, lines["apim.Developer"].Amount.Typical, 0.01)
	lines = only(t, apiService, map[string]any{
		"sku":                 units("Premium", 3),
		"additionalLocations": []any{map[string]any{"sku": units("Premium", 3)}, map[string]any{"sku": units("Premium", 1)}},
	})
	assert.InDelta(t, 3*2795.17, lines["apim.Premium"].Amount.Min, 0.01, "the first unit of each region")
	assert.InDelta(t, 4*1397.585, lines["apim.Secondary"].Amount.Min, 0.01)
	assert.InDelta(t, 7*2795.17, lines["apim.Premium"].Amount.Typical, 0.01)
	assert.Zero(t, lines["apim.Secondary"].Amount.Max)
}
