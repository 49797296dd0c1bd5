package eventgrid_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/eventgrid"
	"github.com/azstage/azstage/components/fault"
)

func topicArguments() eventgrid.TopicArgs {
	to := func(queue string) eventgrid.Destination {
		return eventgrid.Destination{Kind: eventgrid.StorageQueue, ID: pulumi.String(account), Queue: queue}
	}
	return eventgrid.TopicArgs{
		Placement: componenttest.Placement(), Purpose: "work", Private: true,
		Publishers: []eventgrid.Publisher{{Name: "web", ID: pulumi.String("principal-web")}},
		Subscriptions: []eventgrid.Subscription{
			{Name: "email", EventTypes: []string{"EmailRequested"}, Destination: to("email")},
			{Name: "reports", EventTypes: []string{"ReportsRequested", "OrderPlaced"}, Destination: to("reports")},
		},
		DeadLetters: eventgrid.DeadLetters{AccountID: pulumi.String(account), Container: "deadletters"},
	}
}

func runTopic(t *testing.T, args eventgrid.TopicArgs) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := eventgrid.NewTopic(ctx, "events", args)
		return err
	})
}

func TestATopicKnowsNoKeysAndIsClosed(t *testing.T) {
	t.Parallel()
	recording := runTopic(t, topicArguments())
	recording.AssertDescend(t, "events")
	assert.Equal(t, []string{
		"events", "events-grant-deadletters", "events-grant-deliver-email", "events-grant-deliver-reports", "events-grant-web",
		"events-subscription-email", "events-subscription-reports", "events-topic", "events-topic-diagnostics",
	}, recording.Names())
	topic := recording.Named(t, "events-topic")
	for path, want := range map[string]any{
		"disableLocalAuth": true, "publicNetworkAccess": "Disabled", "minimumTlsVersionAllowed": "1.2",
		"inputSchema": "CloudEventSchemaV1_0", "identity.type": "SystemAssigned", "location": "eastus2",
	} {
		assert.Equal(t, want, topic.Input(t, path), path)
	}
	args := topicArguments()
	args.Private = false
	assert.Equal(t, "Enabled", runTopic(t, args).Named(t, "events-topic").Input(t, "publicNetworkAccess"))
}

func TestEachSubscriptionDeliversItsTypesToItsQueue(t *testing.T) {
	t.Parallel()
	recording := runTopic(t, topicArguments())
	const delivery, dead = "deliveryWithResourceIdentity.", "deadLetterWithResourceIdentity."
	for name, types := range map[string][]any{"email": {"EmailRequested"}, "reports": {"ReportsRequested", "OrderPlaced"}} {
		subscription := recording.Named(t, "events-subscription-"+name)
		for path, want := range map[string]any{
			"topicName":           recording.Named(t, "events-topic").Input(t, "topicName"),
			"eventDeliverySchema": "CloudEventSchemaV1_0", "filter.includedEventTypes": types,
			delivery + "identity.type": "SystemAssigned", delivery + "destination.queueName": name,
			dead + "identity.type": "SystemAssigned", dead + "deadLetterDestination.blobContainerName": "deadletters",
			"retryPolicy.maxDeliveryAttempts": 30.0, "retryPolicy.eventTimeToLiveInMinutes": 1440.0,
		} {
			assert.Equal(t, want, subscription.Input(t, path), "%s %s", name, path)
		}
		assert.Empty(t, subscription.DeletedWith(), "it goes before the queue that it fills, not with the topic after it")
		assert.Subset(t, subscription.DependsOn(), []string{"events-grant-deliver-" + name, "events-grant-deadletters"},
			"Azure asks for the roles when the subscription is made")
	}
}

func TestPublishersPublishAndTheTopicDelivers(t *testing.T) {
	t.Parallel()
	recording := runTopic(t, topicArguments())
	own := componenttest.GUID("events-topic", "principal")
	for name, want := range map[string]struct{ scope, principal, role string }{
		"events-grant-web": {componenttest.ID("events-topic"), "principal-web", "d5a91429-5739-47e2-a06b-3470a27159e7"},
		"events-grant-deliver-email": {
			account + "/queueServices/default/queues/email", own, "c6a89b2d-59bc-44d0-9896-0f6e12d7b80a",
		},
		"events-grant-deadletters": {
			account + "/blobServices/default/containers/deadletters", own, "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
		},
	} {
		grant := recording.Named(t, name)
		assert.Equal(t, want.scope, grant.Input(t, "scope"), name)
		assert.Equal(t, want.principal, grant.Input(t, "principalId"), name)
		assert.Contains(t, grant.Input(t, "roleDefinitionId"), want.role, name)
	}
}

func TestArgumentsOfATopicAreRefused(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		change func(*eventgrid.TopicArgs)
		want   []string
	}{
		"when nobody subscribes": {func(a *eventgrid.TopicArgs) { a.Subscriptions = nil }, []string{"Subscriptions"}},
		"when two have one name": {
			func(a *eventgrid.TopicArgs) { a.Subscriptions[1].Name = "email" }, []string{"Subscriptions[1].Name"},
		},
		"when two deliver to one queue": {
			func(a *eventgrid.TopicArgs) { a.Subscriptions[1].Destination.Queue = "email" },
			[]string{"Subscriptions[1].Destination.Queue"},
		},
		"when a publisher is named twice": {
			func(a *eventgrid.TopicArgs) { a.Publishers = append(a.Publishers, a.Publishers[0]) }, []string{"Publishers[1].Name"},
		},
		"with every fault at once": {
			func(a *eventgrid.TopicArgs) {
				*a = eventgrid.TopicArgs{
					Placement: a.Placement, Purpose: "Work", Publishers: []eventgrid.Publisher{{Name: "Web"}},
					Subscriptions: []eventgrid.Subscription{{Name: "e"}}, Attempts: 31, TimeToLiveMinutes: 1441,
				}
			},
			[]string{
				"Purpose", "Publishers[0].Name", "Publishers[0].ID", "Subscriptions[0].Name", "Subscriptions[0].EventTypes",
				"Subscriptions[0].Destination.Kind", "Subscriptions[0].Destination.ID", "DeadLetters.AccountID",
				"DeadLetters.Container", "Attempts", "TimeToLiveMinutes",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			args := topicArguments()
			require.NoError(t, args.Validate())
			tc.change(&args)
			var faults fault.List
			require.ErrorAs(t, args.Validate(), &faults)
			var fields []string
			for _, f := range faults {
				fields = append(fields, f.Field)
				assert.NotEmpty(t, f.Fix)
			}
			assert.Equal(t, tc.want, fields)
		})
	}
}

func TestATopicDeliversToATopicOfServiceBus(t *testing.T) {
	t.Parallel()
	const bus = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.ServiceBus/namespaces/sbns/topics/order-placed"
	args := topicArguments()
	args.Subscriptions[1].Destination = eventgrid.Destination{Kind: eventgrid.ServiceBusTopic, ID: pulumi.String(bus)}
	recording := runTopic(t, args)
	assert.Equal(t, map[string]any{"endpointType": "ServiceBusTopic", "resourceId": bus},
		recording.Named(t, "events-subscription-reports").Input(t, "deliveryWithResourceIdentity.destination"))
	grant := recording.Named(t, "events-grant-deliver-reports")
	assert.Equal(t, bus, grant.Input(t, "scope"))
	assert.Contains(t, grant.Input(t, "roleDefinitionId"), "69a216fc-b8fb-44d8-bc22-1f3c2cd27a39")
}
