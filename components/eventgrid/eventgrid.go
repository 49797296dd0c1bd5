package eventgrid

import (
	"fmt"

	eventgrid "github.com/pulumi/pulumi-azure-native-sdk/eventgrid/v2/v20250215"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:EventGrid"

// cloudEvents is the open form of events.
const cloudEvents = "CloudEventSchemaV1_0"

// EventGrid passes the events of a storage account on.
type EventGrid struct {
	pulumi.ResourceState

	// TopicID is the resource ID of the system topic, whose metrics tell what was and was not delivered.
	TopicID pulumi.StringOutput
	// PrincipalID is the object ID of the identity that delivers.
	PrincipalID pulumi.StringOutput
}

// New makes the system topic and its subscription. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*EventGrid, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("event grid %s: %w", name, err)
	}
	e := &EventGrid{}
	err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), e, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	topic, err := e.newTopic(ctx, name, args)
	if err != nil {
		return nil, err
	}
	granted, err := e.grant(ctx, name, args)
	if err != nil {
		return nil, err
	}
	if err := e.subscribe(ctx, name, args, topic, append(granted, args.After...)); err != nil {
		return nil, err
	}
	return e, ctx.RegisterResourceOutputs(e, pulumi.Map{"topicId": e.TopicID, "principalId": e.PrincipalID})
}

func (e *EventGrid) newTopic(ctx *pulumi.Context, name string, args Args) (*eventgrid.SystemTopic, error) {
	place := args.Placement
	topic, err := eventgrid.NewSystemTopic(ctx, name+"-topic", &eventgrid.SystemTopicArgs{
		ResourceGroupName: place.ResourceGroupName,
		SystemTopicName:   pulumi.String(place.Names.Name(naming.EventGridSystemTopic, "storage")),
		Location:          pulumi.String(place.Location),
		Source:            args.AccountID.ToStringOutput(),
		TopicType:         pulumi.String("Microsoft.Storage.StorageAccounts"),
		Identity:          eventgrid.IdentityInfoArgs{Type: pulumi.String("SystemAssigned")},
		Tags:              place.TagMap(),
	}, place.Child(naming.EventGridSystemTopic, e)...)
	if err != nil {
		return nil, err
	}
	e.TopicID, e.PrincipalID = topic.ID().ToStringOutput(), topic.Identity.PrincipalId().Elem()
	return topic, place.Diagnose(ctx, name+"-topic-diagnostics", naming.EventGridSystemTopic, e.TopicID, e)
}

// grant lets the topic deliver to the destination and write dead letters, and returns what the subscription waits for.
func (e *EventGrid) grant(ctx *pulumi.Context, name string, args Args) ([]pulumi.Resource, error) {
	place := args.Placement
	deliver, err := place.AssignRole(ctx, name+"-grant-deliver", args.Destination.scope(), e.PrincipalID,
		roles[args.Destination.Kind], e)
	if err != nil {
		return nil, err
	}
	container := pulumi.Sprintf("%s/blobServices/default/containers/%s", args.DeadLetters.AccountID.ToStringOutput(),
		args.DeadLetters.Container)
	bury, err := place.AssignRole(ctx, name+"-grant-deadletters", container, e.PrincipalID,
		placement.StorageBlobDataContributor, e)
	return []pulumi.Resource{deliver, bury}, err
}

// scope is the one queue that the identity may send to.
func (d Destination) scope() pulumi.StringOutput {
	if d.Kind == StorageQueue {
		return pulumi.Sprintf("%s/queueServices/default/queues/%s", d.ID.ToStringOutput(), d.Queue)
	}
	return d.ID.ToStringOutput()
}

func (e *EventGrid) subscribe(ctx *pulumi.Context, name string, args Args, topic *eventgrid.SystemTopic,
	after []pulumi.Resource,
) error {
	place := args.Placement
	identity := eventgrid.EventSubscriptionIdentityArgs{Type: pulumi.String("SystemAssigned")}
	_, err := eventgrid.NewSystemTopicEventSubscription(ctx, name+"-subscription",
		&eventgrid.SystemTopicEventSubscriptionArgs{
			ResourceGroupName:     place.ResourceGroupName,
			SystemTopicName:       topic.Name,
			EventSubscriptionName: pulumi.String(args.Container),
			EventDeliverySchema:   pulumi.String(cloudEvents),
			Filter: eventgrid.EventSubscriptionFilterArgs{
				IncludedEventTypes: pulumi.ToStringArray([]string{"Microsoft.Storage.BlobCreated"}),
				// The slash at the end keeps out containers whose names begin alike.
				SubjectBeginsWith: pulumi.Sprintf("/blobServices/default/containers/%s/", args.Container),
			},
			DeliveryWithResourceIdentity: eventgrid.DeliveryWithResourceIdentityArgs{
				Identity: identity, Destination: args.Destination.input(),
			},
			DeadLetterWithResourceIdentity: eventgrid.DeadLetterWithResourceIdentityArgs{
				Identity: identity,
				DeadLetterDestination: eventgrid.StorageBlobDeadLetterDestinationArgs{
					EndpointType: pulumi.String("StorageBlob"), ResourceId: args.DeadLetters.AccountID.ToStringOutput(),
					BlobContainerName: pulumi.String(args.DeadLetters.Container),
				},
			},
			RetryPolicy: eventgrid.RetryPolicyArgs{
				MaxDeliveryAttempts: pulumi.Int(args.attempts()), EventTimeToLiveInMinutes: pulumi.Int(args.timeToLive()),
			},
		}, place.Child(naming.EventGridSystemEvents, e, pulumi.DeletedWith(topic), pulumi.DependsOn(after))...)
	return err
}

// input is the destination as Azure wants it.
func (d Destination) input() pulumi.Input {
	kind, id := pulumi.String(d.Kind), d.ID.ToStringOutput()
	switch d.Kind {
	case StorageQueue:
		return eventgrid.StorageQueueEventSubscriptionDestinationArgs{
			EndpointType: kind, ResourceId: id, QueueName: pulumi.String(d.Queue),
			// The worker decides when a message is too old, not the queue.
			QueueMessageTimeToLiveInSeconds: pulumi.Float64(-1),
		}
	default:
		return eventgrid.ServiceBusQueueEventSubscriptionDestinationArgs{EndpointType: kind, ResourceId: id}
	}
}
