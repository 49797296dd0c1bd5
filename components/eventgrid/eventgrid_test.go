package eventgrid_test

import (
	"testing"

	"github.com/pulumi/pulumi-azure-native-sdk/managedidentity/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/eventgrid"
	"github.com/azstage/azstage/components/fault"
)

var (
	account = componenttest.ID("account")
	queue   = componenttest.ID("queue")
)

func arguments() eventgrid.Args {
	return eventgrid.Args{
		Placement: componenttest.Placement(), AccountID: pulumi.String(account), Container: "uploads",
		Destination: eventgrid.Destination{Kind: eventgrid.ServiceBusQueue, ID: pulumi.String(queue)},
		DeadLetters: eventgrid.DeadLetters{AccountID: pulumi.String(account), Container: "deadletters"},
	}
}

func run(t *testing.T, args eventgrid.Args) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := eventgrid.New(ctx, "uploads", args)
		return err
	})
}

func TestUploadsAreReportedToAQueue(t *testing.T) {
	t.Parallel()
	recording := run(t, arguments())
	recording.AssertDescend(t, "uploads")
	assert.Equal(t, []string{
		"uploads", "uploads-grant-deadletters", "uploads-grant-deliver", "uploads-subscription", "uploads-topic",
		"uploads-topic-diagnostics",
	}, recording.Names())
	topic := recording.Named(t, "uploads-topic")
	for path, want := range map[string]any{
		"source": account, "topicType": "Microsoft.Storage.StorageAccounts", "location": "eastus2",
		"identity": map[string]any{"type": "SystemAssigned"},
	} {
		assert.Equal(t, want, topic.Input(t, path), path)
	}
	subscription := recording.Named(t, "uploads-subscription")
	const delivery, dead = "deliveryWithResourceIdentity.", "deadLetterWithResourceIdentity."
	for path, want := range map[string]any{
		"systemTopicName": topic.Input(t, "systemTopicName"), "eventDeliverySchema": "CloudEventSchemaV1_0",
		"filter.includedEventTypes":                      []any{"Microsoft.Storage.BlobCreated"},
		"filter.subjectBeginsWith":                       "/blobServices/default/containers/uploads/",
		delivery + "identity.type":                       "SystemAssigned",
		delivery + "destination":                         map[string]any{"endpointType": "ServiceBusQueue", "resourceId": queue},
		dead + "identity.type":                           "SystemAssigned",
		dead + "deadLetterDestination.endpointType":      "StorageBlob",
		dead + "deadLetterDestination.blobContainerName": "deadletters",
		dead + "deadLetterDestination.resourceId":        account,
		"retryPolicy.maxDeliveryAttempts":                30.0,
		"retryPolicy.eventTimeToLiveInMinutes":           1440.0,
	} {
		assert.Equal(t, want, subscription.Input(t, path), path)
	}
	assert.False(t, subscription.HasInput(t, "destination"), "that would deliver without an identity")
	assert.Empty(t, subscription.DeletedWith(), "it goes before the queue that it fills, not with the topic after it")
	assert.Subset(t, subscription.DependsOn(), []string{"uploads-grant-deliver", "uploads-grant-deadletters"},
		"Azure asks for the roles when the subscription is made")
}

func TestTheTopicMayDoTwoThingsAndNoMore(t *testing.T) {
	t.Parallel()
	recording := run(t, arguments())
	deliver, bury := recording.Named(t, "uploads-grant-deliver"), recording.Named(t, "uploads-grant-deadletters")
	principal := componenttest.GUID("uploads-topic", "principal")
	assert.Equal(t, queue, deliver.Input(t, "scope"))
	assert.Equal(t, principal, deliver.Input(t, "principalId"))
	assert.Contains(t, deliver.Input(t, "roleDefinitionId"), "69a216fc-b8fb-44d8-bc22-1f3c2cd27a39")
	assert.Equal(t, account+"/blobServices/default/containers/deadletters", bury.Input(t, "scope"))
	assert.Equal(t, principal, bury.Input(t, "principalId"))
	assert.Contains(t, bury.Input(t, "roleDefinitionId"), "ba92f5b4-2d11-453d-a403-e96b0029c9fe")
}

func TestOtherDestinations(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		to    eventgrid.Destination
		want  map[string]any
		scope string
		role  string
	}{
		"a storage queue": {
			eventgrid.Destination{Kind: eventgrid.StorageQueue, ID: pulumi.String(account), Queue: "image-processing"},
			map[string]any{
				"endpointType": "StorageQueue", "resourceId": account, "queueName": "image-processing",
				"queueMessageTimeToLiveInSeconds": -1.0,
			},
			account + "/queueServices/default/queues/image-processing", "c6a89b2d-59bc-44d0-9896-0f6e12d7b80a",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			args := arguments()
			args.Destination = tc.to
			recording := run(t, args)
			assert.Equal(t, tc.want,
				recording.Named(t, "uploads-subscription").Input(t, "deliveryWithResourceIdentity.destination"))
			grant := recording.Named(t, "uploads-grant-deliver")
			assert.Equal(t, tc.scope, grant.Input(t, "scope"))
			assert.Contains(t, grant.Input(t, "roleDefinitionId"), tc.role)
		})
	}
}

func TestASubscriptionWaitsForWhatItIsTold(t *testing.T) {
	t.Parallel()
	recording := componenttest.Run(t, func(ctx *pulumi.Context) error {
		first, err := managedidentity.NewUserAssignedIdentity(ctx, "first", &managedidentity.UserAssignedIdentityArgs{
			ResourceGroupName: pulumi.String("rg"),
		})
		if err != nil {
			return err
		}
		args := arguments()
		args.After = []pulumi.Resource{first}
		_, err = eventgrid.New(ctx, "uploads", args)
		return err
	})
	assert.Contains(t, recording.Named(t, "uploads-subscription").DependsOn(), "first")
}

func TestArgumentsAreRefused(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		change func(*eventgrid.Args)
		want   []string
	}{
		"when dead letters would be reported as uploads": {
			func(a *eventgrid.Args) { a.DeadLetters.Container = "uploads" }, []string{"DeadLetters.Container"},
		},
		"when it would be tried for ever": {
			func(a *eventgrid.Args) { a.Attempts, a.TimeToLiveMinutes = 31, 1441 }, []string{"Attempts", "TimeToLiveMinutes"},
		},
		"when a Service Bus queue is named twice": {
			func(a *eventgrid.Args) { a.Destination.Queue = "q" }, []string{"Destination.Queue"},
		},
		"when a storage queue is not named": {
			func(a *eventgrid.Args) { a.Destination.Kind = eventgrid.StorageQueue }, []string{"Destination.Queue"},
		},
		"with every fault at once": {
			func(a *eventgrid.Args) {
				*a = eventgrid.Args{Placement: a.Placement, Container: "Uploads"}
			},
			[]string{
				"AccountID", "Container", "Destination.Kind", "Destination.ID", "DeadLetters.AccountID", "DeadLetters.Container",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			args := arguments()
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
