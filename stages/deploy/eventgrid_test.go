package deploy_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
)

const customTopicToken = "azure-native:eventgrid:Topic"

// assertTopicIsClosed says that the application, and nobody else, publishes to the topic, through its private endpoint.
func assertTopicIsClosed(t *testing.T, g graph.Graph) {
	t.Helper()
	topic := one(t, g, customTopicToken)
	assert.Equal(t, true, topic.Outputs["disableLocalAuth"])
	assert.Equal(t, "Disabled", topic.Outputs["publicNetworkAccess"])
	assert.Contains(t, privateTargets(g), topic.ID)
	assert.Equal(t, topic.Outputs["endpoint"], setting(t, g, "EVENTGRID_TOPIC_ENDPOINT"))
	var publishers []any
	for _, assignment := range g.OfType("azure-native:authorization:RoleAssignment") {
		if assignment.Inputs["scope"] == topic.ID {
			publishers = append(publishers, assignment.Inputs["principalId"])
		}
	}
	web := principalOf(t, g, "web-identity")
	assert.Equal(t, []any{web}, publishers)
	for _, scope := range scopesOf(g, web) {
		assert.NotContains(t, scope, "/queueServices/", "the application publishes, and Event Grid sends")
	}
}

// assertEventBecomesWork follows an event from the application through the topic into the queue that the workers read, and
// into the container for what could not be delivered.
func assertEventBecomesWork(t *testing.T, g graph.Graph, queue, event string) {
	t.Helper()
	word := strings.TrimPrefix(queueSetting(queue), "QUEUE_")
	assert.Equal(t, event, setting(t, g, "EVENT_TYPE_"+word), "what the application publishes")

	var found graph.Resource
	for _, subscription := range g.OfType("azure-native:eventgrid:TopicEventSubscription") {
		if subscription.Inputs["eventSubscriptionName"] == queue {
			found = subscription
		}
	}
	require.NotEmpty(t, found.ID, queue)
	topic := one(t, g, customTopicToken)
	assert.Equal(t, []any{event}, place(t, found.Inputs, "filter", "includedEventTypes"))
	assert.Equal(t, topic.ID, found.Outputs["topic"])

	delivery := place(t, found.Inputs, "deliveryWithResourceIdentity", "destination")
	account, _ := place(t, delivery, "resourceId").(string)
	assert.Equal(t, queue, place(t, delivery, "queueName"))
	worker := settingsOf(t, named(t, g, "azure-native:web:WebApp", "workers-site"))
	name := account[strings.LastIndex(account, "/")+1:]
	assert.Equal(t, "https://"+name+".queue.core.windows.net/", worker["QueueConnection__queueServiceUri"],
		"the workers read the account that is delivered to")
	assert.Equal(t, worker["AZURE_CLIENT_ID"], worker["QueueConnection__clientId"])
	assert.Equal(t, queue, worker[queueSetting(queue)])
	assert.NotContains(t, worker, "EVENTGRID_TOPIC_ENDPOINT", "the workers have no role on the topic")

	dead := place(t, found.Inputs, "deadLetterWithResourceIdentity", "deadLetterDestination")
	buried, _ := place(t, dead, "blobContainerName").(string)
	own := scopesOf(g, place(t, topic.Outputs, "identity", "principalId"))
	assert.Contains(t, own, account+"/queueServices/default/queues/"+queue)
	assert.Contains(t, own, account+"/blobServices/default/containers/"+buried)
	assert.Contains(t, scopesOf(g, principalOf(t, g, "worker-identity")), account+"/queueServices/default/queues/"+queue)
}

func assertEventsBecomeWork(t *testing.T, g graph.Graph) {
	t.Helper()
	assert.Empty(t, g.OfType(busToken))
	assertTopicIsClosed(t, g)
	for queue, event := range map[string]string{
		"image-processing": "ImageProcessingRequested", "email": "EmailRequested", "reports": "ReportsRequested",
		"batch": "BatchRequested",
	} {
		assertEventBecomesWork(t, g, queue, event)
	}
	for _, id := range []string{"dead-events", "delivery-failures"} {
		assert.Equal(t, one(t, g, customTopicToken).ID, at(t, alertOf(t, g, id), "scopes", 0), id)
		assert.Equal(t, "EventSubscriptionName", at(t, alertOf(t, g, id), "criteria", "allOf", 0, "dimensions", 0, "name"), id)
	}
}
