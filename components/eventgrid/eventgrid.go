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
		Identity:          eventgrid.IdentityInfoArgs{Type: pulumi.String(systemAssigned)},
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
	bury, err := place.AssignRole(ctx, name+"-grant-deadletters", args.DeadLetters.scope(), e.PrincipalID,
		placement.StorageBlobDataContributor, e)
	return []pulumi.Resource{deliver, bury}, err
}

func (e *EventGrid) subscribe(ctx *pulumi.Context, name string, args Args, topic *eventgrid.SystemTopic,
	after []pulumi.Resource,
) error {
	place := args.Placement
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
			DeliveryWithResourceIdentity:   args.Destination.deliver(),
			DeadLetterWithResourceIdentity: args.DeadLetters.bury(),
			RetryPolicy:                    args.retry().policy(),
		}, place.Child(naming.EventGridSystemEvents, e, pulumi.DependsOn(after))...)
	return err
}
