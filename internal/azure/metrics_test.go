package azure_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/azure"
)

func TestMetricsOfAResourceType(t *testing.T) {
	t.Parallel()
	names, known := azure.MetricsOf("Microsoft.Sql/Servers/Databases")
	assert.True(t, known)
	assert.Contains(t, names, "cpu_percent")
	assert.NotContains(t, names, "CpuPercentage", "that is what App Service plans measure")
	names[0] = "changed"
	again, _ := azure.MetricsOf("microsoft.sql/servers/databases")
	assert.NotContains(t, again, "changed", "the table is not the caller's")
	_, known = azure.MetricsOf("Microsoft.Unknown/things")
	assert.False(t, known)
}
