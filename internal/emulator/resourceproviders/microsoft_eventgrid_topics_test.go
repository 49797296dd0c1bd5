package resourceproviders

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	customTopicID  = group + "/providers/Microsoft.EventGrid/topics/events"
	customEventsID = customTopicID + "/eventSubscriptions/email"
)

// customTopicCases are the cases of subscriptions of a system topic again, below a topic of the application's own, and those
// of such topics alone.
func customTopicCases() []ruleCase {
	const p, q = "eventgrid.topics.", "eventgrid.topics.eventSubscriptions."
	var cases []ruleCase
	for _, test := range eventGridCases() {
		if rest, found := strings.CutPrefix(test.rule, "eventgrid.eventSubscriptions."); found {
			test.rule = q + rest
			test.accepted, test.refused = belowCustomTopic(test.accepted), belowCustomTopic(test.refused)
			cases = append(cases, test)
		}
	}
	takes := func(schema string) fakeCloud { return fakeCloud{resource(customTopicID, props{"inputSchema": schema})} }
	delivers := func(takes fakeCloud, schema string) model.Request {
		return in(takes, customEventsID, props{"eventDeliverySchema": schema})
	}
	mapped := func(schema string) model.Request {
		return given(props{"inputSchema": schema, "inputSchemaMapping": props{"inputSchemaMappingType": "Json"}})
	}
	with := func(subscriptions int) model.Request {
		cloud := takes(cloudEventForm)
		for i := range subscriptions {
			cloud = append(cloud, resource(fmt.Sprintf("%s/eventSubscriptions/s%d", customTopicID, i), props{}))
		}
		return in(cloud, customEventsID, props{})
	}
	return append(cases,
		ruleCase{p + "mapping-of-custom-schema", mapped(customForm), mapped(cloudEventForm), "inputSchemaMapping"},
		ruleCase{
			q + "schema-fits-topic", delivers(takes(cloudEventForm), cloudEventForm),
			delivers(takes(cloudEventForm), eventGridForm), "eventDeliverySchema",
		},
		ruleCase{
			q + "schema-fits-topic", delivers(takes(eventGridForm), cloudEventForm),
			delivers(takes(eventGridForm), customDeliverForm), "eventDeliverySchema",
		},
		ruleCase{
			q + "schema-fits-topic", delivers(takes(customForm), customDeliverForm),
			in(takes(cloudEventForm), customEventsID, props{}), "eventDeliverySchema",
		},
		ruleCase{q + "number", with(499), with(500), "eventSubscriptionName"},
	)
}

// belowCustomTopic moves a request, and the topic that it finds, from a system topic to one of the application's own.
func belowCustomTopic(r model.Request) model.Request {
	r.ID = strings.Replace(r.ID, eventTopicID, customTopicID, 1)
	cloud, _ := r.Cloud.(fakeCloud)
	moved := fakeCloud{}
	for _, found := range cloud {
		if found.ID == eventTopicID {
			found.ID, found.ARMType = customTopicID, customTopicType
		}
		moved = append(moved, found)
	}
	if r.Cloud != nil {
		r.Cloud = moved
	}
	return r
}

func TestACustomTopicHasAnEndpointInItsRegion(t *testing.T) {
	t.Parallel()
	for _, location := range []string{"eastus2", "East US 2"} {
		outputs := customTopic().ReadOnly(model.Request{Type: customTopic(), ID: customTopicID + "-Shop", Inputs: props{
			"location": location, "identity": props{"type": "SystemAssigned"},
		}})
		assert.Equal(t, "https://events-shop.eastus2-1.eventgrid.azure.net/api/events", outputs.String("endpoint"))
		assert.NotEmpty(t, outputs.String("identity.principalId"))
	}
}
