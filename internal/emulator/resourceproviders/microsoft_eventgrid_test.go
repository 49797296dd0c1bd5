package resourceproviders

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/emulator/model"
)

const (
	eventTopicID   = group + "/providers/Microsoft.EventGrid/systemTopics/storage"
	eventsID       = eventTopicID + "/eventSubscriptions/uploads"
	otherAccountID = group + "/providers/Microsoft.Storage/storageAccounts/other"
	deadID         = accountID + "/blobServices/default/containers/dead"
	taskQueueID    = accountID + "/queueServices/default/queues/tasks"
	eventIdentity  = group + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/events"
)

// eventWorld is a topic with an identity of its own, its account with a container and a queue, and a Service Bus queue.
// The roles are pairs of a GUID and a scope.
func eventWorld(roles ...[2]string) fakeCloud {
	cloud := fakeCloud{
		resource(eventTopicID, props{
			"source": accountID, "location": "eastus2",
			"identity": props{"type": "SystemAssigned", "principalId": guid},
		}),
		resource(accountID, props{"location": "eastus2"}), resource(deadID, props{}), resource(taskQueueID, props{}),
		resource(busQueueID, props{}), resource(busTopicID, props{}), resource(busID+"/queues/ordered", props{"requiresSession": true}),
	}
	for i, role := range roles {
		cloud = append(cloud, resource(role[1]+"/providers/Microsoft.Authorization/roleAssignments/"+string(rune('a'+i)), props{
			"principalId": guid, "scope": role[1],
			"roleDefinitionId": "/providers/Microsoft.Authorization/roleDefinitions/" + role[0],
		}))
	}
	return cloud
}

func deliverTo(destination props) props {
	return props{"deliveryWithResourceIdentity": props{
		"identity": props{"type": "SystemAssigned"}, "destination": destination,
	}}
}

func buryIn(container string) props {
	return props{"deadLetterWithResourceIdentity": props{
		"identity": props{"type": "SystemAssigned"},
		"deadLetterDestination": props{
			"endpointType": "StorageBlob", "resourceId": accountID, "blobContainerName": container,
		},
	}}
}

func eventGridCases() []ruleCase {
	toBus := deliverTo(props{"endpointType": "ServiceBusQueue", "resourceId": busQueueID})
	toTopic := deliverTo(props{"endpointType": "ServiceBusTopic", "resourceId": busTopicID})
	toOrdered := deliverTo(props{"endpointType": "ServiceBusQueue", "resourceId": busID + "/queues/ordered"})
	toTasks := func(name string) props {
		return deliverTo(props{"endpointType": "StorageQueue", "resourceId": accountID, "queueName": name})
	}
	const (
		sender, blobs, tasks = "69a216fc-b8fb-44d8-bc22-1f3c2cd27a39", "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
			"c6a89b2d-59bc-44d0-9896-0f6e12d7b80a"
		receiver = "4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0"
	)
	as := func(identity props) props {
		return props{"deliveryWithResourceIdentity": props{
			"identity": identity, "destination": props{"endpointType": "ServiceBusQueue", "resourceId": busQueueID},
		}}
	}
	topic := func(source, kind string) props { return props{"source": source, "topicType": kind} }
	placed := func(region string) props { return props{"source": accountID, "location": region} }
	begins := func(subject string) model.Request {
		return given(props{"filter": props{"subjectBeginsWith": subject}})
	}
	const p, q = "eventgrid.systemTopics.", "eventgrid.eventSubscriptions."
	const delivered, buried = "deliveryWithResourceIdentity", "deadLetterWithResourceIdentity"
	return []ruleCase{
		{p + "source-modelled", given(topic(accountID, "microsoft.storage.storageAccounts")), given(topic(busID, "")), "source"},
		{p + "source-modelled", given(topic(accountID, "")), given(topic(accountID, "Microsoft.KeyVault.vaults")), "topicType"},
		{p + "one-per-source", in(eventWorld(), eventTopicID, placed("eastus2")),
			in(eventWorld(), eventTopicID+"2", placed("eastus2")), "source"},
		{p + "same-region-as-source", in(eventWorld(), eventTopicID, placed("East US 2")),
			in(eventWorld(), eventTopicID, placed("westus")), "location"},
		{q + "one-destination", given(toBus), given(merged(toBus, props{"destination": props{}})), delivered},
		{q + "one-destination", given(merged(toBus, buryIn("dead"))), given(buryIn("dead")), delivered},
		{q + "one-destination", given(merged(toBus, buryIn("dead"))),
			given(merged(merged(toBus, buryIn("dead")), props{"deadLetterDestination": props{}})), buried},
		{q + "destination-modelled", given(toBus), given(deliverTo(props{"endpointType": "EventHub"})),
			delivered + ".destination.endpointType"},
		{q + "destination-modelled", given(toTopic), given(deliverTo(props{"endpointType": "WebHook"})),
			delivered + ".destination.endpointType"},
		{q + "destination-of-its-kind", given(toTopic),
			given(deliverTo(props{"endpointType": "ServiceBusTopic", "resourceId": busQueueID})),
			delivered + ".destination.resourceId"},
		{q + "identity-has-role", in(eventWorld([2]string{sender, busTopicID}), eventsID, toTopic),
			in(eventWorld([2]string{sender, busTopicID + "2"}), eventsID, toTopic), delivered + ".destination"},
		{q + "no-wildcards", begins("/blobServices/default/containers/uploads/"), begins("/blobServices/*/uploads/"),
			"filter.subjectBeginsWith"},
		{q + "identity-of-topic", in(eventWorld(), eventsID, toBus),
			in(eventWorld(), eventsID, as(props{"type": "UserAssigned", "userAssignedIdentity": eventIdentity})),
			delivered + ".identity"},
		{q + "no-session-queue", in(eventWorld(), eventsID, toBus), in(eventWorld(), eventsID, toOrdered),
			delivered + ".destination.resourceId"},
		{q + "places-exist", in(eventWorld(), eventsID, toTasks("tasks")), in(eventWorld(), eventsID, toTasks("none")),
			delivered + ".destination.queueName"},
		{q + "places-exist", in(eventWorld(), eventsID, merged(toBus, buryIn("dead"))),
			in(eventWorld(), eventsID, merged(toBus, buryIn("none"))), buried + ".deadLetterDestination.blobContainerName"},
		{q + "identity-has-role", in(eventWorld([2]string{sender, busQueueID}), eventsID, toBus),
			in(eventWorld(), eventsID, toBus), delivered + ".destination"},
		{q + "identity-has-role", in(eventWorld([2]string{sender, busID}), eventsID, toBus),
			in(eventWorld([2]string{receiver, busQueueID}), eventsID, toBus), delivered + ".destination"},
		{q + "identity-has-role", in(eventWorld([2]string{tasks, taskQueueID}), eventsID, toTasks("tasks")),
			in(eventWorld([2]string{tasks, taskQueueID + "2"}), eventsID, toTasks("tasks")), delivered + ".destination"},
		{q + "identity-has-role",
			in(eventWorld([2]string{sender, busQueueID}, [2]string{blobs, deadID}), eventsID, merged(toBus, buryIn("dead"))),
			in(eventWorld([2]string{sender, busQueueID}), eventsID, merged(toBus, buryIn("dead"))), buried},
		{"storage.queues.account-has-queues",
			in(fakeCloud{resource(accountID, props{"kind": "StorageV2", "sku": props{"tier": "Standard"}})}, taskQueueID, props{}),
			in(fakeCloud{resource(accountID, props{"kind": "BlockBlobStorage", "sku": props{"tier": "Premium"}})}, taskQueueID,
				props{}), "accountName"},
	}
}

func TestAnIdentityOfTheUserDeliversWhereTheTopicHasIt(t *testing.T) {
	t.Parallel()
	cloud := append(eventWorld([2]string{"69a216fc-b8fb-44d8-bc22-1f3c2cd27a39", busQueueID}),
		resource(eventIdentity, props{"principalId": guid}))
	cloud[0] = resource(eventTopicID, props{"identity": props{
		"type": "UserAssigned", "userAssignedIdentities": props{eventIdentity: props{}},
	}})
	request := in(cloud, eventsID, props{"deliveryWithResourceIdentity": props{
		"identity":    props{"type": "UserAssigned", "userAssignedIdentity": eventIdentity},
		"destination": props{"endpointType": "ServiceBusQueue", "resourceId": busQueueID},
	}})
	assert.Empty(t, subscriptionIdentity(request))
	assert.Empty(t, subscriptionRoles(request))
}

func TestATopicIsAPrincipal(t *testing.T) {
	t.Parallel()
	outputs := systemTopic().ReadOnly(model.Request{Type: systemTopic(), ID: eventTopicID, Inputs: props{
		"identity": props{"type": "SystemAssigned"},
	}})
	assert.NotEmpty(t, outputs.String("identity.principalId"))
}
