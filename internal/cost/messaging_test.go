package cost

import (
	"testing"

	"github.com/stretchr/testify/assert"

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
}
