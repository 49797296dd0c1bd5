package stages_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/stages"
)

func TestFurtherStoresComeWithTheirPrivateEndpoints(t *testing.T) {
	t.Parallel()
	links := []stages.PrivateLink{stages.PrivateTables, stages.PrivateGraph, stages.PrivateTimeSeries}
	all := overridden(t, stages.Stage100k, `{"data": {"stores": ["table", "graph", "timeseries"]}}`)
	assert.Subset(t, all.Network.PrivateEndpoints, links)
	one := overridden(t, stages.Stage10m, `{"data": {"stores": ["graph"]}}`)
	assert.Equal(t, []string{"graph"}, one.Data.Stores)
	assert.Contains(t, one.Network.PrivateEndpoints, stages.PrivateGraph)
	assert.NotContains(t, one.Network.PrivateEndpoints, stages.PrivateTables)
	none := overridden(t, stages.Stage10m, `{"data": {"stores": []}}`)
	assert.Empty(t, none.Data.Stores)
	for _, link := range links {
		assert.NotContains(t, none.Network.PrivateEndpoints, link)
	}
	assert.Empty(t, overridden(t, stages.Stage10k, `{"data": {"stores": ["table"]}}`).Data.Stores,
		"the overrides are for the other stage of a hop")
}

func TestFurtherStoresAreRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	faults := storeFaults(t, `{"data": {"stores": ["tables", "graph", "graph"]}}`)
	require.Len(t, faults, 2)
	assert.Equal(t, "overrides.data.stores[0]", faults[0].Field)
	assert.Contains(t, faults[0].Problem, `did you mean "table"`)
	assert.Equal(t, "overrides.data.stores[2]", faults[1].Field)
	p := profileOf(t, stages.Stage100k)
	p.Data.Stores = []string{stages.StoreTable}
	assert.Equal(t, []string{"data.stores[0]"}, faultFields(t, p.Validate()), "nobody could reach it")
}

func TestAServiceChoosesAFurtherStoreThatTheStageHas(t *testing.T) {
	t.Parallel()
	const services = `"services": {"definitions": [{"name": "friends", "store": "graph"}, {"name": "prices", "store": "table"}]}}`
	faults := storeFaults(t, `{"data": {"stores": ["table"]}, `+services)
	require.Len(t, faults, 1)
	assert.Equal(t, "overrides.services.definitions[0].store", faults[0].Field)
	assert.Contains(t, faults[0].Fix, `add "graph" to data.stores`)
	assert.Empty(t, storeFaults(t, `{"data": {"stores": ["table", "graph"]}, `+services))
}
