package cost

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
)

func TestMessagingUnitsAreBilledByTheHour(t *testing.T) {
	t.Parallel()
	premium := func() map[string]any {
		return map[string]any{"sku": map[string]any{"name": "Premium", "capacity": 2.0}}
	}
	fixed := only(t, "azure-native:servicebus:Namespace", premium())["servicebus.premium"]
	assert.InDelta(t, 2*730*0.9275, fixed.Typical, 0.01)

	scaled := only(t, "azure-native:servicebus:Namespace", premium(), graph.Resource{
		URN: "urn:pulumi:x::y::z::scale", Name: "scale", Type: autoscaleSetting, ID: "/scale",
		Inputs: map[string]any{"location": "eastus2", "enabled": true, "targetResourceUri": "/it", "profiles": []any{
			map[string]any{"capacity": map[string]any{"minimum": "1", "default": "1", "maximum": "4"}},
		}},
	})["servicebus.premium"]
	assert.InDelta(t, 730*0.9275, scaled.Min, 0.01)
	assert.InDelta(t, 4*730*0.9275, scaled.Max, 0.01)
}

func TestBasicQueuesAndEventsAreBilledByTheOperation(t *testing.T) {
	t.Parallel()
	basic := only(t, "azure-native:servicebus:Namespace", map[string]any{"sku": size("Basic")})
	// 30,000 users send 6 million requests; one in twenty is a message of three operations.
	assert.InDelta(t, 0.9, basic["servicebus.basic.operations"].Quantity.Typical, 0.001)
	topic := only(t, "azure-native:eventgrid:SystemTopic", map[string]any{})
	// 60,000 uploads of two operations.
	assert.InDelta(t, 1.2, topic["eventgrid.operations"].Quantity.Typical, 0.001)
	own := only(t, "azure-native:eventgrid:Topic", map[string]any{})
	// 300,000 events of two operations.
	assert.InDelta(t, 6, own["eventgrid.operations"].Quantity.Typical, 0.001)
}

func TestStorageQueuesAreBilledByTheRedundancyOfTheirAccount(t *testing.T) {
	t.Parallel()
	const account = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/st"
	queue := func(name string) graph.Resource {
		return graph.Resource{URN: "urn:pulumi:x::y::z::" + name, Name: name, Type: "azure-native:storage:Queue",
			ID: account + "/queueServices/default/queues/" + name}
	}
	estimate := func(sku string) Estimate {
		holder := graph.Resource{URN: "urn:pulumi:x::y::z::st", Name: "st", Type: storageAccount, ID: account,
			Inputs: map[string]any{"kind": "StorageV2", "location": "eastus2", "sku": size(sku)}}
		group := graph.Resource{URN: "urn:pulumi:x::y::z::rg", Name: "rg", Type: "azure-native:resources:ResourceGroup",
			Inputs: map[string]any{"location": "eastus2"}}
		found, err := Of(graph.Graph{Stage: "10k", Resources: []graph.Resource{group, holder, queue("email"), queue("batch")}},
			embedded(t), nil)
		require.NoError(t, err)
		return found
	}
	priced := estimate("Standard_ZRS")
	require.Empty(t, priced.Unpriced, "%v", priced.Reasons)
	for _, resource := range priced.Resources {
		if resource.Name == "st" {
			continue
		}
		require.Len(t, resource.Lines, 2, resource.Name)
		// 6 million requests; one in twenty is a message, and half of them go through each queue.
		assert.Equal(t, "queue.class1.ZRS", resource.Lines[0].Meter)
		assert.InDelta(t, 45, resource.Lines[0].Quantity.Typical, 0.001)
		assert.InDelta(t, 15, resource.Lines[1].Quantity.Typical, 0.001)
		assert.InDelta(t, 0.24, resource.Amount.Typical, 0.001)
	}
	none := estimate("Standard_GZRS")
	assert.Len(t, none.Unpriced, 2, "the book has no such meter")
	assert.Contains(t, none.Reasons[queue("email").URN], "queue.class1.GZRS")
}

func TestTopicsArePaidWithTheirNamespace(t *testing.T) {
	t.Parallel()
	for _, token := range []string{"azure-native:servicebus:Topic", "azure-native:servicebus:Subscription"} {
		assert.Empty(t, only(t, token, map[string]any{}), token)
	}
}
