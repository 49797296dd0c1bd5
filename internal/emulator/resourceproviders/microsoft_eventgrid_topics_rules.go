package resourceproviders

import (
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/emulator/model"
)

// The forms in which events arrive, and those in which they are delivered; the custom one has two names.
const (
	eventGridForm     = "EventGridSchema"
	cloudEventForm    = "CloudEventSchemaV1_0"
	customForm        = "CustomEventSchema"
	customDeliverForm = "CustomInputSchema"
)

// deliveryForms are the forms in which a topic delivers what it takes in. Azure answers with the same words whenever the two
// do not fit; which others fit the custom form is what the documentation of input mappings says.
var deliveryForms = map[string][]string{
	eventGridForm:  {eventGridForm, cloudEventForm},
	cloudEventForm: {cloudEventForm},
	customForm:     {customDeliverForm, eventGridForm, cloudEventForm},
}

// maxSubscriptions is the most that a topic can have, and cannot be raised.
const maxSubscriptions = 500

func customTopicRules() []model.Rule {
	return []model.Rule{
		preflight("eventgrid.topics.mapping-of-custom-schema",
			"A mapping says how to read events of the custom schema, and belongs to that alone.", known(), topicMapping),
	}
}

// customSubscriptionRules are those of the subscriptions of a system topic, which hold here too, and its own.
func customSubscriptionRules() []model.Rule {
	rules := systemSubscriptionRules()
	for i := range rules {
		rules[i].ID = strings.Replace(rules[i].ID, "eventgrid.", "eventgrid.topics.", 1)
	}
	return append(rules,
		onApply("eventgrid.topics.eventSubscriptions.schema-fits-topic",
			"Events are delivered in the form in which the topic takes them, or in one that it can make of that: CloudEvents "+
				"stay CloudEvents.", verified("GitHub MicrosoftDocs/azure-docs#17010 and hashicorp/terraform-provider-azurerm#18563, "+
				"with Azure's answers"), subscriptionSchema),
		onApply("eventgrid.topics.eventSubscriptions.number", "A topic has at most 500 event subscriptions.",
			verified(eventGridQuotas), subscriptionNumber),
	)
}

func topicMapping(r model.Request) []model.Fault {
	schema, known := withDefaults(r).String("inputSchema"), r.Inputs.Known("inputSchema")
	if _, given := r.Inputs.Get("inputSchemaMapping"); !given || !known || oneOf(schema, customForm) {
		return nil
	}
	return model.Refuse("inputSchemaMapping", "InvalidRequest", "A topic with the input schema %s takes no mapping.", schema)
}

func subscriptionSchema(r model.Request) []model.Fault {
	topic, ok := r.Cloud.Get(parentOf(r.ID))
	takes, delivers := topic.Outputs.String("inputSchema"), r.Inputs.String("eventDeliverySchema")
	if delivers == "" {
		delivers = eventGridForm
	}
	if !ok || takes == "" || slices.Contains(deliveryForms[takes], delivers) {
		return nil
	}
	return model.Refuse("eventDeliverySchema", "InvalidRequest", "The specified EventDeliverySchema value \"%s\" cannot be used "+
		"in combination with the topic's input schema of %s.", delivers, takes)
}

func subscriptionNumber(r model.Request) []model.Fault {
	if r.Old != nil {
		return nil
	}
	var count int
	for _, found := range r.Cloud.Below(parentOf(r.ID)) {
		if oneOf(found.ARMType, customTopicType+"/eventSubscriptions") && !strings.EqualFold(found.ID, r.ID) {
			count++
		}
	}
	if count < maxSubscriptions {
		return nil
	}
	return model.Refuse("eventSubscriptionName", "QuotaExceeded", "The topic %s has %d event subscriptions, the most that it can.",
		nameOf(parentOf(r.ID)), count)
}
