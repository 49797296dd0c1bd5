package cost

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/graph"
)

func documentAccountOf(inputs map[string]any, regions ...any) graph.Resource {
	inputs["accountName"], inputs["location"], inputs["locations"] = "cosno", "eastus2", regions
	return graph.Resource{
		URN: "urn:pulumi:x::y::" + cosmosAccount + "::account", Name: "account", Type: cosmosAccount, ID: "/account",
		Inputs: inputs,
	}
}

func region(zones bool) map[string]any { return map[string]any{"isZoneRedundant": zones} }

func TestThroughputCostsByRegionAndMode(t *testing.T) {
	t.Parallel()
	auto := map[string]any{"autoscaleSettings": map[string]any{"maxThroughput": 1000.0}}
	manual := map[string]any{"throughput": 1000.0}
	several := func() map[string]any { return map[string]any{"enableMultipleWriteLocations": true} }
	for _, row := range []struct {
		name    string
		account graph.Resource
		options map[string]any
		meter   string
		want    Amount
	}{
		{"autoscale has a floor of a tenth", documentAccountOf(map[string]any{}, region(true)), auto,
			"cosmos.ru.autoscale", Amount{8.76, 26.28, 87.60}},
		{"by hand", documentAccountOf(map[string]any{}, region(false)), manual, "cosmos.ru", Always(58.40)},
		{"by hand over zones", documentAccountOf(map[string]any{}, region(true)), manual, "cosmos.ru", Always(73.00)},
		{"two regions, one writes", documentAccountOf(map[string]any{}, region(false), region(false)), manual,
			"cosmos.ru", Always(116.80)},
		{"two regions write", documentAccountOf(several(), region(true), region(true)), manual,
			"cosmos.ru.multi", Always(233.60)},
		{"autoscale costs nothing extra where several write", documentAccountOf(several(), region(true)), auto,
			"cosmos.ru.multi", Amount{11.68, 35.04, 116.80}},
	} {
		lines := only(t, cosmosContainer, map[string]any{"accountName": "cosno", "options": row.options}, row.account)
		assert.InDelta(t, row.want.Min, lines[row.meter].Amount.Min, 0.01, row.name)
		assert.InDelta(t, row.want.Typical, lines[row.meter].Amount.Typical, 0.01, row.name)
		assert.InDelta(t, row.want.Max, lines[row.meter].Amount.Max, 0.01, row.name)
	}
}

func TestTwoCopiesOfABackupAreFree(t *testing.T) {
	t.Parallel()
	backup := func(minutes, hours float64) map[string]any {
		return map[string]any{"backupPolicy": map[string]any{"type": "Periodic", "periodicModeProperties": map[string]any{
			"backupIntervalInMinutes": minutes, "backupRetentionIntervalInHours": hours, "backupStorageRedundancy": "Zone",
		}}}
	}
	free := only(t, cosmosAccount, backup(240, 8))
	assert.NotContains(t, free, "cosmos.backup.Zone")
	// 30,000 users have 15 GB.
	assert.InDelta(t, 15*0.25, free["cosmos.storage"].Amount.Typical, 0.01)
	paid := only(t, cosmosAccount, backup(240, 16))
	assert.InDelta(t, 15*2*0.125, paid["cosmos.backup.Zone"].Amount.Typical, 0.01)
	continuous := only(t, cosmosAccount, map[string]any{"backupPolicy": map[string]any{"type": "Continuous"}})
	assert.InDelta(t, 15*0.2, continuous["cosmos.backup.continuous"].Amount.Typical, 0.01)
}

func TestSearchUnitsAreReplicasTimesPartitions(t *testing.T) {
	t.Parallel()
	lines := only(t, searchService, map[string]any{
		"sku": size("standard"), "replicaCount": 3.0, "partitionCount": 2.0, "semanticSearch": "standard",
	})
	assert.InDelta(t, 6*245.28, lines["search.standard"].Amount.Typical, 0.01)
	// 6 million requests make 300,000 searches, the first thousand of which are free.
	assert.InDelta(t, 299, lines["search.semantic"].Amount.Typical, 0.01)
	assert.Empty(t, only(t, searchService, map[string]any{"sku": size("free")}))
}
