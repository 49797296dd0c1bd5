package azure

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestMetricsWithoutADynamicThreshold(t *testing.T) {
	t.Parallel()
	assert.False(t, HasDynamicThreshold("microsoft.ServiceBus/namespaces", "activemessages"))
	assert.True(t, HasDynamicThreshold("Microsoft.ServiceBus/namespaces", "IncomingMessages"))
	assert.True(t, HasDynamicThreshold("Microsoft.Web/sites", "Requests"))
	for armType, names := range withoutDynamicThreshold {
		known, ok := MetricsOf(armType)
		assert.True(t, ok, armType)
		assert.Subset(t, known, names, "%s measures what has no dynamic threshold", armType)
	}
}

func TestTypesThatAnAlertWatchesTogether(t *testing.T) {
	t.Parallel()
	assert.True(t, WatchedTogether("microsoft.sql/servers/databases"))
	assert.False(t, WatchedTogether("Microsoft.Web/sites"))
}

func TestDimensionsAreThoseOfKnownMetrics(t *testing.T) {
	t.Parallel()
	for armType, split := range dimensions {
		for metric, names := range split {
			assert.Contains(t, metrics[armType], metric, armType)
			assert.NotEmpty(t, names, metric)
		}
	}
}
