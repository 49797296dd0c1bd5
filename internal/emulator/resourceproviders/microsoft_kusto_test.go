package resourceproviders

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	kustoID      = group + "/providers/Microsoft.Kusto/clusters/decshop"
	kustoDBID    = kustoID + "/databases/timeseries"
	kustoGrantID = kustoDBID + "/principalAssignments/web"
)

func kustoCases() []ruleCase {
	const size = "Standard_E2ads_v5"
	sku := func(name, tier string, capacity float64) props {
		return props{"sku": props{"name": name, "tier": tier, "capacity": capacity}}
	}
	scaled := func(name string, capacity, low, high float64) props {
		return merged(sku(name, "", capacity), props{"optimizedAutoscale": props{
			"isEnabled": true, "minimum": low, "maximum": high, "version": 1.0,
		}})
	}
	zones := func(location string, zones ...any) props { return props{"location": location, "zones": zones} }
	kept := func(retention, cache string) props {
		return props{"softDeletePeriod": retention, "hotCachePeriod": cache}
	}
	cluster := fakeCloud{resource(kustoID, props{"location": "eastus2"})}
	principal := func(role string) props { return props{"principalId": guid, "role": role} }
	granted := fakeCloud{resource(kustoDBID+"/principalAssignments/other", principal("Viewer"))}
	const c, d = kustoClusterRule, kustoDatabaseRule
	return []ruleCase{
		{c + "sku-known", given(sku(size, "Standard", 2)), given(sku("Standard_B1", "Standard", 2)), "sku.name"},
		{c + "sku-known", given(sku(size, "Standard", 2)), given(sku(size, "Basic", 2)), "sku.tier"},
		{c + "capacity", given(sku(size, "Standard", 2)), given(sku(size, "Standard", 1)), "sku.capacity"},
		{c + "capacity", given(sku("Dev(No SLA)_Standard_E2a_v4", "Basic", 1)),
			given(sku("Dev(No SLA)_Standard_E2a_v4", "Basic", 2)), "sku.capacity"},
		{c + "autoscale", given(scaled(size, 2, 2, 6)), given(scaled("Dev(No SLA)_Standard_E2a_v4", 1, 1, 1)),
			"optimizedAutoscale"},
		{c + "autoscale", given(scaled(size, 2, 2, 2)), given(scaled(size, 2, 3, 2)), "optimizedAutoscale.minimum"},
		{c + "autoscale", given(scaled(size, 6, 2, 6)), given(scaled(size, 7, 2, 6)), "sku.capacity"},
		{c + "zones-need-region", given(zones("eastus2", "1", "2")), given(zones("westus", "1", "2")), "zones"},
		{c + "zones-stay", changed(zones("eastus2"), zones("eastus2", "1")), changed(zones("eastus2", "1"), zones("eastus2")),
			"zones"},
		{d + "periods", given(kept("P365D", "P31D")), given(kept("one year", "P31D")), "softDeletePeriod"},
		{d + "cache-within-retention", given(kept("P31D", "P31D")), given(kept("P31D", "P32D")), "hotCachePeriod"},
		{d + "location-of-cluster", in(cluster, kustoDBID, props{"location": "East US 2"}),
			in(cluster, kustoDBID, props{"location": "westus3"}), "location"},
		{"kusto.principalAssignments.unique", in(granted, kustoGrantID, principal("Ingestor")),
			in(granted, kustoGrantID, principal("Viewer")), "principalId"},
	}
}

func TestAClusterIsReachedByItsNameAndRegion(t *testing.T) {
	t.Parallel()
	outputs := kustoCluster().ReadOnly(model.Request{ID: kustoID, Inputs: props{"location": "East US 2"}})
	assert.Equal(t, "https://decshop.eastus2.kusto.windows.net", outputs.String("uri"))
	assert.Equal(t, "https://ingest-decshop.eastus2.kusto.windows.net", outputs.String("dataIngestionUri"))
	database := kustoDatabase().ReadOnly(model.Request{ID: kustoDBID, Inputs: props{}})
	assert.Equal(t, "decshop/timeseries", database.String("name"))
}
