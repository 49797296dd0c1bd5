package azure_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/azure"
)

func TestAMetricIsSplitByItsOwnDimensions(t *testing.T) {
	t.Parallel()
	found, ok := azure.DimensionsOf("MICROSOFT.SERVICEBUS/NAMESPACES", "activemessages")
	assert.True(t, ok)
	assert.Equal(t, []string{"EntityName"}, found)
	for _, unknown := range [][2]string{
		{"Microsoft.ServiceBus/namespaces", "Replicas"}, {"Microsoft.Web/sites", "ActiveMessages"},
	} {
		_, ok := azure.DimensionsOf(unknown[0], unknown[1])
		assert.False(t, ok, unknown)
	}
}
