package eventgrid

import (
	"fmt"
	"slices"

	eventgrid "github.com/pulumi/pulumi-azure-native-sdk/eventgrid/v2/v20250215"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// TopicToken is the type of a [Topic]. It is part of every child's URN and never changes.
const TopicToken = "azstage:components:EventGridTopic"

// Topic takes the events that an application publishes, and delivers each to whoever asked for its type.
type Topic struct {
	pulumi.ResourceState

	// TopicID is the resource ID of the topic, whose metrics tell what was and was not delivered.
	TopicID pulumi.StringOutput
	// Endpoint is the address that publishers send events to.
	Endpoint pulumi.StringOutput
	// PrincipalID is the object ID of the identity that delivers.
	PrincipalID pulumi.StringOutput
}

// NewTopic makes a topic with its subscriptions. It returns every fault of the arguments before it registers anything.
func NewTopic(ctx *pulumi.Context, name string, args TopicArgs, opts ...pulumi.ResourceOption) (*Topic, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("event grid topic %s: %w", name, err)
	}
	t := &Topic{}
	err := ctx.RegisterComponentResourceV2(TopicToken, name, args.inputs(), t, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	topic, err := t.newTopic(ctx, name, args)
	if err != nil {
		return nil, err
	}
	buried, err := t.grant(ctx, name, args)
	if err != nil {
		return nil, err
	}
	for _, subscription := range args.Subscriptions {
		if err := t.subscribe(ctx, name, args, topic, subscription, slices.Concat(buried, args.After)); err != nil {
			return nil, err
		}
	}
	return t, ctx.RegisterResourceOutputs(t, pulumi.Map{
		"topicId": t.TopicID, "endpoint": t.Endpoint, "principalId": t.PrincipalID,
	})
}

func (t *Topic) newTopic(ctx *pulumi.Context, name string, args TopicArgs) (*eventgrid.Topic, error) {
	place := args.Placement
	access := "Enabled"
	if args.Private {
		access = "Disabled"
	}
	topic, err := eventgrid.NewTopic(ctx, name+"-topic", &eventgrid.TopicArgs{
		ResourceGroupName: place.ResourceGroupName,
		TopicName:         place.Names.GlobalName(naming.EventGridTopic, args.Purpose),
		Location:          pulumi.String(place.Location),
		InputSchema:       pulumi.String(cloudEvents),
		Identity:          eventgrid.IdentityInfoArgs{Type: pulumi.String(systemAssigned)},
		// Azure's own default lets keys in.
		DisableLocalAuth:         pulumi.Bool(true),
		MinimumTlsVersionAllowed: pulumi.String("1.2"),
		PublicNetworkAccess:      pulumi.String(access),
		Tags:                     place.TagMap(),
	}, place.Child(naming.EventGridTopic, t)...)
	if err != nil {
		return nil, err
	}
	t.TopicID, t.Endpoint, t.PrincipalID = topic.ID().ToStringOutput(), topic.Endpoint, topic.Identity.PrincipalId().Elem()
	return topic, place.Diagnose(ctx, name+"-topic-diagnostics", naming.EventGridTopic, t.TopicID, t)
}

// grant lets publishers publish and the topic write dead letters, and returns what subscriptions wait for.
func (t *Topic) grant(ctx *pulumi.Context, name string, args TopicArgs) ([]pulumi.Resource, error) {
	place := args.Placement
	for _, publisher := range args.Publishers {
		_, err := place.AssignRole(ctx, name+"-grant-"+publisher.Name, t.TopicID, publisher.ID, placement.EventGridDataSender, t)
		if err != nil {
			return nil, err
		}
	}
	bury, err := place.AssignRole(ctx, name+"-grant-deadletters", args.DeadLetters.scope(), t.PrincipalID,
		placement.StorageBlobDataContributor, t)
	return []pulumi.Resource{bury}, err
}

func (t *Topic) subscribe(ctx *pulumi.Context, name string, args TopicArgs, topic *eventgrid.Topic, wanted Subscription,
	after []pulumi.Resource,
) error {
	place := args.Placement
	deliver, err := place.AssignRole(ctx, name+"-grant-deliver-"+wanted.Name, wanted.Destination.scope(), t.PrincipalID,
		roles[wanted.Destination.Kind], t)
	if err != nil {
		return err
	}
	_, err = eventgrid.NewTopicEventSubscription(ctx, name+"-subscription-"+wanted.Name,
		&eventgrid.TopicEventSubscriptionArgs{
			ResourceGroupName:     place.ResourceGroupName,
			TopicName:             topic.Name,
			EventSubscriptionName: pulumi.String(wanted.Name),
			// A topic that takes CloudEvents delivers nothing else.
			EventDeliverySchema: pulumi.String(cloudEvents),
			Filter: eventgrid.EventSubscriptionFilterArgs{
				IncludedEventTypes: pulumi.ToStringArray(wanted.EventTypes),
			},
			DeliveryWithResourceIdentity:   wanted.Destination.deliver(),
			DeadLetterWithResourceIdentity: args.DeadLetters.bury(),
			RetryPolicy:                    args.retry().policy(),
		}, place.Child(naming.EventGridTopicEvents, t, pulumi.DependsOn(append(after, deliver)))...)
	return err
}
