package cost

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
)

func functionApp(ready float64) map[string]any {
	return map[string]any{
		"kind": "functionapp,linux", "functionAppConfig": map[string]any{
			"deployment": map[string]any{"storage": map[string]any{"value": "https://sthost.blob.core.windows.net/packages"}},
			"scaleAndConcurrency": map[string]any{
				"instanceMemoryMB": 4096.0,
				"alwaysReady":      []any{map[string]any{"name": "function:email", "instanceCount": ready}},
			},
		},
	}
}

func TestFunctionsAreChargedForWhatRunsAndWhatStandsReady(t *testing.T) {
	t.Parallel()
	lines := only(t, "azure-native:web/v20240401:WebApp", functionApp(2))
	assert.InDelta(t, 2*4*730*3600, lines["functions.flex.ready"].Quantity.Typical, 1e-6, "2 instances of 4 GB all month")
	jobs := 30_000 * requestsPerUser * jobsPerRequest
	assert.InDelta(t, jobs*4*secondsPerJob, lines["functions.flex.execution"].Quantity.Typical, 1e-6)
	assert.NotContains(t, only(t, "azure-native:web/v20240401:WebApp", functionApp(0)), "functions.flex.ready")
	assert.NotContains(t, lines, "bandwidth.out", "nobody downloads from a worker")
	assert.Empty(t, only(t, "azure-native:web/v20240401:AppServicePlan", map[string]any{"sku": size("FC1"), "reserved": true}))
}

func TestBlobsCostByTheTierTheyAgeTo(t *testing.T) {
	t.Parallel()
	policy := func(step string) graph.Resource {
		return graph.Resource{
			URN: "urn:pulumi:x::y::azure-native:storage:ManagementPolicy::p", Name: "p",
			Type: "azure-native:storage:ManagementPolicy", ID: "/it/managementPolicies/default",
			Inputs: map[string]any{"policy": map[string]any{"rules": []any{map[string]any{
				"definition": map[string]any{"actions": map[string]any{"baseBlob": map[string]any{step: map[string]any{}}}},
			}}}},
		}
	}
	account := func(sku, tier string) map[string]any {
		return map[string]any{"kind": "StorageV2", "sku": size(sku), "accessTier": tier}
	}
	const token = "azure-native:storage:StorageAccount"
	young := only(t, token, account("Standard_GZRS", "Hot"))
	aged := only(t, token, account("Standard_GZRS", "Hot"), policy("tierToCool"))
	whole := young["blob.hot.GZRS.data"].Quantity.Typical
	require.Positive(t, whole)
	assert.InDelta(t, whole, aged["blob.hot.GZRS.data"].Quantity.Typical+aged["blob.cool.GZRS.data"].Quantity.Typical+
		aged["blob.cold.GZRS.data"].Quantity.Typical, 1e-6, "what moves is nowhere twice")
	records := only(t, token, account("Standard_GRS", "Cool"), policy("tierToArchive"))
	assert.InDelta(t, whole*recordShare*archivedShare, records["blob.archive.GRS.data"].Quantity.Typical, 1e-6)
	assert.NotContains(t, only(t, token, account("Standard_GRS", "Cool")), "blob.archive.GRS.data")
}

func TestTheAccountOfAFunctionAppHoldsNoFilesOfUsers(t *testing.T) {
	t.Parallel()
	app := graph.Resource{
		URN: "urn:pulumi:x::y::azure-native:web/v20240401:WebApp::app", Name: "app", Type: "azure-native:web/v20240401:WebApp",
		Inputs: functionApp(0),
	}
	app.Inputs["location"] = "eastus2"
	lines := only(t, "azure-native:storage:StorageAccount", map[string]any{
		"kind": "StorageV2", "sku": size("Standard_ZRS"),
		"primaryEndpoints": map[string]any{"blob": "https://sthost.blob.core.windows.net/"},
	}, app)
	assert.InDelta(t, hostGB, lines["blob.hot.ZRS.data"].Quantity.Typical, 1e-9)
	assert.NotContains(t, lines, "blob.hot.ZRS.writes")
}
