package servicebus

import (
	"fmt"
	"slices"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/internal/azure"
	servicebus "github.com/azstage/azstage/internal/azurenative/servicebus/v20240101"
)

// Topic hands every message to each of its subscriptions.
type Topic struct {
	// Name is required: 1 to 260 letters, digits, and . - _ / ~ inside. No queue has the same.
	Name string
	// TimeToLive is optional: after how long without a receiver a message is dead, at least a second. Default 14 days.
	TimeToLive time.Duration
	// DuplicateWindow is optional: for how long a second message with the same ID is dropped, 20 seconds to 7 days. Setting
	// it, or taking it away, replaces the topic with its subscriptions. Default 0: duplicates are not looked for.
	DuplicateWindow time.Duration
	// Lock is optional: how long a receiver has for a message before it comes back, 1 second to 5 minutes. Default 1
	// minute.
	Lock time.Duration
	// MaxDeliveries is optional: after how many deliveries a message is dead, 1 to 2000. Default 10.
	MaxDeliveries int
	// Subscriptions are required: the names of who receives, 1 to 50 letters, digits, and . - _ inside. A message that
	// nobody subscribed to is dropped.
	Subscriptions []string
}

// delivery is how each subscription treats its messages: as a queue does.
func (t Topic) delivery() Queue {
	return Queue{
		Name: t.Name, Lock: t.Lock, MaxDeliveries: t.MaxDeliveries, TimeToLive: t.TimeToLive,
		DuplicateWindow: t.DuplicateWindow,
	}
}

func (a Args) validateTopics(faults *fault.List) {
	names, _ := azure.NameRuleFor(naming.ServiceBusSubscription)
	for i, topic := range a.Topics {
		field := fmt.Sprintf("Topics[%d]", i)
		faults.Merge(field, topic.delivery().validate())
		faults.Require(a.tier() != Basic, field, "Basic has no topics", "use Standard or Premium, or no topics")
		taken := slices.ContainsFunc(a.Topics[:i], func(other Topic) bool { return other.Name == topic.Name }) ||
			a.hasQueue(topic.Name)
		faults.Require(!taken, field+".Name", fmt.Sprintf("%q is the name of another queue or topic", topic.Name), "rename one")
		faults.Require(len(topic.Subscriptions) > 0, field+".Subscriptions", "is empty", "name who receives, or leave the topic out")
		for j, name := range topic.Subscriptions {
			faults.Merge(fmt.Sprintf("%s.Subscriptions[%d]", field, j), names.Check(name))
			faults.Require(!slices.Contains(topic.Subscriptions[:j], name), fmt.Sprintf("%s.Subscriptions[%d]", field, j),
				fmt.Sprintf("%q is named twice", name), "name it once")
		}
	}
}

func (a Args) hasQueue(name string) bool {
	return slices.ContainsFunc(a.Queues, func(queue Queue) bool { return queue.Name == name })
}

// hasSubscription says whether there is a topic with the name and, where one is asked for, a subscription of it.
func (a Args) hasSubscription(topic, subscription string) bool {
	return slices.ContainsFunc(a.Topics, func(t Topic) bool {
		return t.Name == topic && (subscription == "" || slices.Contains(t.Subscriptions, subscription))
	})
}

// subscriberNames are the names of the subscriptions by topic.
func (a Args) subscriberNames() pulumi.Map {
	topics := pulumi.Map{}
	for _, topic := range a.Topics {
		topics[topic.Name] = pulumi.ToStringArray(topic.Subscriptions)
	}
	return topics
}

func (s *ServiceBus) newTopic(ctx *pulumi.Context, name string, args Args, namespace *servicebus.Namespace, topic Topic,
) error {
	place, delivery := args.Placement, topic.delivery()
	inputs := &servicebus.TopicArgs{
		ResourceGroupName: place.ResourceGroupName,
		NamespaceName:     namespace.Name,
		TopicName:         pulumi.String(topic.Name),
		// Where a subscription says more than this, this holds.
		DefaultMessageTimeToLive:   pulumi.String(iso(delivery.timeToLive())),
		RequiresDuplicateDetection: pulumi.Bool(topic.DuplicateWindow > 0),
	}
	if topic.DuplicateWindow > 0 {
		inputs.DuplicateDetectionHistoryTimeWindow = pulumi.String(iso(topic.DuplicateWindow))
	}
	logical := name + "-topic-" + topic.Name
	made, err := servicebus.NewTopic(ctx, logical, inputs,
		place.Child(naming.ServiceBusTopic, s, pulumi.DeletedWith(namespace))...)
	if err != nil {
		return err
	}
	s.topicIDs[topic.Name] = made.ID().ToStringOutput()
	for _, subscription := range topic.Subscriptions {
		if err := s.subscribe(ctx, logical, args, namespace, made, subscription, topic); err != nil {
			return err
		}
	}
	return nil
}

func (s *ServiceBus) subscribe(ctx *pulumi.Context, logical string, args Args, namespace *servicebus.Namespace,
	made *servicebus.Topic, subscription string, topic Topic,
) error {
	place, delivery := args.Placement, topic.delivery()
	subscribed, err := servicebus.NewSubscription(ctx, logical+"-"+subscription, &servicebus.SubscriptionArgs{
		ResourceGroupName: place.ResourceGroupName,
		NamespaceName:     namespace.Name,
		TopicName:         made.Name,
		SubscriptionName:  pulumi.String(subscription),
		LockDuration:      pulumi.String(iso(delivery.lock())),
		MaxDeliveryCount:  pulumi.Int(delivery.maxDeliveries()),
		// What nobody took in time, and what a filter fails on, is a fault to be looked at, not rubbish.
		DeadLetteringOnMessageExpiration:          pulumi.Bool(true),
		DeadLetteringOnFilterEvaluationExceptions: pulumi.Bool(true),
		DefaultMessageTimeToLive:                  pulumi.String(iso(delivery.timeToLive())),
	}, place.Child(naming.ServiceBusSubscription, s, pulumi.DeletedWith(made))...)
	if err != nil {
		return err
	}
	s.subscriptionIDs[subscriptionKey{topic.Name, subscription}] = subscribed.ID().ToStringOutput()
	s.subscriptions = append(s.subscriptions, subscribed)
	return nil
}

// subscriptionKey names one subscription of a namespace.
type subscriptionKey struct{ topic, subscription string }

// TopicID returns the resource ID of the topic with the name, or an error when there is none.
func (s *ServiceBus) TopicID(name string) (pulumi.StringOutput, error) {
	id, ok := s.topicIDs[name]
	if !ok {
		return pulumi.StringOutput{}, fmt.Errorf("there is no topic %s; ask for it in the arguments", name)
	}
	return id, nil
}

// Subscriptions are what has to stand before anything is sent to a topic, which drops what nobody subscribed to.
func (s *ServiceBus) Subscriptions() []pulumi.Resource { return slices.Clone(s.subscriptions) }
