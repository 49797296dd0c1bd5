package azure

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestHowAMetricIsAggregated(t *testing.T) {
	t.Parallel()
	kinds, ok := AggregationsOf("Microsoft.ServiceBus/Namespaces", "namespacecpuusage")
	assert.True(t, ok)
	assert.Equal(t, []string{"Maximum"}, kinds)
	_, ok = AggregationsOf("Microsoft.Web/sites", "Requests")
	assert.False(t, ok)
}

func TestAggregationsAreThoseOfKnownMetrics(t *testing.T) {
	t.Parallel()
	for armType, rows := range aggregations {
		seen := map[string]bool{}
		for _, row := range rows {
			assert.Subset(t, []string{"Average", "Count", "Maximum", "Minimum", "Total"}, row.kinds, armType)
			assert.Subset(t, metrics[armType], row.metrics, armType)
			for _, metric := range row.metrics {
				assert.False(t, seen[metric], "%s has two rows", metric)
				seen[metric] = true
			}
		}
	}
}
