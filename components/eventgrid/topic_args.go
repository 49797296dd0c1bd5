package eventgrid

import (
	"fmt"
	"regexp"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/azure"
)

// TopicArgs describes a topic for the events of an application.
type TopicArgs struct {
	// Placement is required.
	Placement placement.Placement
	// Purpose is required: what the events are about, lowercase letters and digits. It is part of the topic's name.
	Purpose string
	// Publishers are optional: who may publish to the topic. Default nobody.
	Publishers []Publisher
	// Subscriptions are required: an event that none of them asks for is dropped.
	Subscriptions []Subscription
	// DeadLetters is required: where events go that could not be delivered.
	DeadLetters DeadLetters
	// Private closes the public endpoint: publishers come through a private endpoint. Default false.
	Private bool
	// Attempts is optional: how often delivery is tried, 1 to 30. Default 30.
	Attempts int
	// TimeToLiveMinutes is optional: how long delivery is tried, 1 to 1440. Default 1440.
	TimeToLiveMinutes int
	// After is optional: what has to stand before anything is delivered, such as the queues. Default nothing.
	After []pulumi.Resource
}

// Publisher is a managed identity that publishes events.
type Publisher struct {
	// Name is required: the workload role, lowercase letters and digits. It is part of a logical name.
	Name string
	// ID is required: the identity's object ID.
	ID pulumi.StringInput
}

// Subscription delivers the events of some types.
type Subscription struct {
	// Name is required: 3 to 64 letters, digits and hyphens. It is part of logical names.
	Name string
	// EventTypes are required: the attribute "type" of the events.
	EventTypes []string
	// Destination is required: where the events go.
	Destination Destination
}

var wordForm = regexp.MustCompile(`^[a-z0-9]+$`)

func (a TopicArgs) retry() retry { return retry{a.Attempts, a.TimeToLiveMinutes} }

// Validate reports everything that is wrong with the arguments.
func (a TopicArgs) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(wordForm.MatchString(a.Purpose), "Purpose",
		fmt.Sprintf("must be lowercase letters and digits, not %q", a.Purpose), "use a word such as work")
	a.validatePublishers(&faults)
	a.validateSubscriptions(&faults)
	faults.Merge("DeadLetters", a.DeadLetters.validate())
	a.retry().check(&faults)
	return faults.Err()
}

func (a TopicArgs) validatePublishers(faults *fault.List) {
	seen := map[string]bool{}
	for i, publisher := range a.Publishers {
		field := fmt.Sprintf("Publishers[%d]", i)
		faults.Require(wordForm.MatchString(publisher.Name), field+".Name",
			fmt.Sprintf("must be lowercase letters and digits, not %q", publisher.Name), "use a word such as web")
		faults.Require(!seen[publisher.Name], field+".Name", fmt.Sprintf("%q is used twice", publisher.Name), "rename one")
		faults.Require(publisher.ID != nil, field+".ID", "is missing", "pass the identity's object ID")
		seen[publisher.Name] = true
	}
}

func (a TopicArgs) validateSubscriptions(faults *fault.List) {
	faults.Require(len(a.Subscriptions) > 0, "Subscriptions", "is empty", "subscribe to the events, or leave the topic out")
	rule, _ := azure.NameRuleFor(naming.EventGridTopicEvents)
	names, queues := map[string]bool{}, map[string]bool{}
	for i, subscription := range a.Subscriptions {
		field := fmt.Sprintf("Subscriptions[%d]", i)
		faults.Merge(field+".Name", rule.Check(subscription.Name))
		faults.Require(!names[subscription.Name], field+".Name", fmt.Sprintf("%q is used twice", subscription.Name), "rename one")
		faults.Require(len(subscription.EventTypes) > 0, field+".EventTypes", "is empty", "name the types of events")
		faults.Merge(field+".Destination", subscription.Destination.validate())
		queue := subscription.Destination.Queue
		faults.Require(queue == "" || !queues[queue], field+".Destination.Queue", fmt.Sprintf("%q is delivered to twice", queue),
			"name the types of both in one subscription")
		names[subscription.Name], queues[queue] = true, true
	}
}

// inputs is what the state records of the arguments.
func (a TopicArgs) inputs() pulumi.Map {
	subscriptions := pulumi.Map{}
	for _, subscription := range a.Subscriptions {
		subscriptions[subscription.Name] = pulumi.ToStringArray(subscription.EventTypes)
	}
	return pulumi.Map{
		"placement": a.Placement.Summary(), "purpose": pulumi.String(a.Purpose), "private": pulumi.Bool(a.Private),
		"subscriptions": subscriptions, "deadLetters": pulumi.String(a.DeadLetters.Container),
		"attempts": pulumi.Int(a.retry().attempts()), "timeToLiveMinutes": pulumi.Int(a.retry().timeToLive()),
	}
}
