package availability

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/graph"
)

func TestAPIManagementPromisesMoreOverZonesOrRegions(t *testing.T) {
	t.Parallel()
	region := []any{map[string]any{"location": "westeurope"}}
	for _, test := range []struct {
		tier           string
		zones, regions []any
		want           string
	}{
		{"Developer", nil, nil, "apim-developer"},
		{"Standard", nil, nil, "apim"},
		{"Premium", []any{"1"}, nil, "apim"},
		{"Premium", []any{"1", "2"}, nil, "apim-spread"},
		{"Premium", nil, region, "apim-spread"},
	} {
		got := apiManagementPromise(graph.Resource{Inputs: map[string]any{
			"sku": map[string]any{"name": test.tier}, "zones": test.zones, "additionalLocations": test.regions,
		}})
		assert.Equal(t, test.want, got)
		_, known := azure.ServiceLevelByID(got)
		assert.True(t, known, got)
	}
}
