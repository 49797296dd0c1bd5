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

func TestMetricsThatAlertsOfTheServicesWatch(t *testing.T) {
	t.Parallel()
	for armType, names := range map[string]struct{ has, hasNot string }{
		"Microsoft.ContainerService/managedClusters": {"cluster_autoscaler_unschedulable_pods_count", "CpuPercentage"},
		"Microsoft.App/containerApps":                {"RestartCount", "node_cpu_usage_percentage"},
		"Microsoft.DocumentDB/databaseAccounts":      {"NormalizedRUConsumption", "cpu_percent"},
		"Microsoft.ServiceBus/namespaces":            {"DeadletteredMessages", "DeadLetteredCount"},
		"Microsoft.EventGrid/systemTopics":           {"DeadLetteredCount", "DeadletteredMessages"},
		"Microsoft.Search/searchServices":            {"ThrottledSearchQueriesPercentage", "ThrottledRequests"},
		"Microsoft.Web/sites":                        {"OnDemandFunctionExecutionCount", "CpuPercentage"},
		"Microsoft.ApiManagement/service":            {"CpuPercent_Gateway", "FailedRequests"},
		"Microsoft.EventGrid/topics":                 {"DeliverySuccessCount", "ServerDeliverySuccessRate"},
		"Microsoft.Network/trafficManagerProfiles":   {"QpsByEndpoint", "RequestCount"},
	} {
		known, ok := azure.MetricsOf(armType)
		assert.True(t, ok, armType)
		assert.Contains(t, known, names.has, armType)
		assert.NotContains(t, known, names.hasNot, armType)
	}
}
