package topology_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/topology"
)

// pipeline is a storage account whose events go to a queue of a namespace.
func pipeline() graph.Graph {
	const group = "/subscriptions/s/resourceGroups/rg/providers/"
	const account, bus = group + "Microsoft.Storage/storageAccounts/st", group + "Microsoft.ServiceBus/namespaces/sbns"
	const topic = group + "Microsoft.EventGrid/systemTopics/storage"
	made := func(name, token, id string, inputs map[string]any) graph.Resource {
		inputs["location"] = "eastus2"
		return graph.Resource{
			URN: "urn:pulumi:a::b::" + token + "::" + name, Name: name, Type: token, ID: id, Inputs: inputs,
			Outputs: map[string]any{"serviceBusEndpoint": "https://sbns.servicebus.windows.net:443/"},
		}
	}
	return graph.Graph{Stage: "100k", Resources: []graph.Resource{
		made("store", "azure-native:storage:StorageAccount", account, map[string]any{"sku": map[string]any{"name": "Standard_ZRS"}}),
		made("bus", "azure-native:servicebus/v20240101:Namespace", bus, map[string]any{
			"sku": map[string]any{"name": "Premium", "capacity": 1.0},
		}),
		made("tasks", "azure-native:servicebus/v20240101:Queue", bus+"/queues/tasks", map[string]any{"namespaceName": "sbns"}),
		made("events", "azure-native:eventgrid/v20250215:SystemTopic", topic, map[string]any{"source": account}),
		made("uploads", "azure-native:eventgrid/v20250215:SystemTopicEventSubscription", topic+"/eventSubscriptions/uploads",
			map[string]any{
				"systemTopicName": "storage", "filter": map[string]any{"includedEventTypes": []any{"Microsoft.Storage.BlobCreated"}},
				"deliveryWithResourceIdentity": map[string]any{
					"destination": map[string]any{"resourceId": bus + "/queues/tasks"},
				},
				"deadLetterWithResourceIdentity": map[string]any{
					"deadLetterDestination": map[string]any{"resourceId": account},
				},
			}),
		made("site", "azure-native:web/v20240401:WebApp", group+"Microsoft.Web/sites/app", map[string]any{
			"siteConfig": map[string]any{"appSettings": []any{
				map[string]any{"name": "SERVICEBUS_FQDN", "value": "sbns.servicebus.windows.net"},
			}},
		}),
	}}
}

// publication is an app that publishes to a topic, whose events go to a queue of a storage account.
func publication() graph.Graph {
	g := pipeline()
	const group = "/subscriptions/s/resourceGroups/rg/providers/"
	const topic, host = group + "Microsoft.EventGrid/topics/work", "work.eastus2-1.eventgrid.azure.net"
	made := func(name, token, id string, inputs, outputs map[string]any) graph.Resource {
		return graph.Resource{URN: "urn:pulumi:a::b::" + token + "::" + name, Name: name, Type: token, ID: id, Inputs: inputs,
			Outputs: outputs}
	}
	g.Resources = append(g.Resources,
		made("work", "azure-native:eventgrid/v20250215:Topic", topic, map[string]any{"location": "eastus2"},
			map[string]any{"endpoint": "https://" + host + "/api/events"}),
		made("mails", "azure-native:eventgrid/v20250215:TopicEventSubscription", topic+"/eventSubscriptions/email",
			map[string]any{
				"topicName": "work", "filter": map[string]any{"includedEventTypes": []any{"EmailRequested"}},
				"deliveryWithResourceIdentity": map[string]any{"destination": map[string]any{
					"resourceId": group + "Microsoft.Storage/storageAccounts/st", "queueName": "email",
				}},
			}, nil),
		made("shop", "azure-native:web/v20240401:WebApp", group+"Microsoft.Web/sites/shop", map[string]any{
			"location": "eastus2",
			"siteConfig": map[string]any{"appSettings": []any{
				map[string]any{"name": "EVENTGRID_TOPIC_ENDPOINT", "value": "https://" + host + "/api/events"},
			}},
		}, nil),
	)
	return g
}

func TestEventsAreDrawnFromTheAppToTheQueue(t *testing.T) {
	t.Parallel()
	model := topology.FromGraph(publication())
	assert.Subset(t, flows(model), []string{"shop messages work events", "work messages store email"})
	work, ok := model.Node("work")
	require.True(t, ok)
	assert.Equal(t, topology.Events, work.Kind)
	assert.Equal(t, []string{"EmailRequested"}, work.Facts)
}

func TestMessagesAreDrawnFromUploadToQueue(t *testing.T) {
	t.Parallel()
	model := topology.FromGraph(pipeline())
	assert.Equal(t, []string{
		"events messages bus tasks", "events messages store dead letters", "site messages bus messages",
		"store messages events events", "users traffic site HTTPS",
	}, flows(model))
	bus, ok := model.Node("bus")
	require.True(t, ok)
	assert.Equal(t, []string{"Premium", "1 unit", "tasks"}, bus.Facts)
	events, ok := model.Node("events")
	require.True(t, ok)
	assert.Equal(t, []string{"BlobCreated"}, events.Facts)
}

func TestANamespaceShowsItsTopicsApartFromItsQueues(t *testing.T) {
	t.Parallel()
	g := pipeline()
	topic := g.Resources[2]
	topic.URN, topic.Name, topic.Type = "urn:pulumi:a::b::t::placed", "placed", "azure-native:servicebus/v20240101:Topic"
	topic.ID = g.Resources[1].ID + "/topics/order-placed"
	g.Resources = append(g.Resources, topic)
	node, ok := topology.FromGraph(g).Node("bus")
	require.True(t, ok)
	assert.Equal(t, []string{"Premium", "1 unit", "tasks", "topics order-placed"}, node.Facts)
}
