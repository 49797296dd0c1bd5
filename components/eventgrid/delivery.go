package eventgrid

import (
	"fmt"

	eventgrid "github.com/pulumi/pulumi-azure-native-sdk/eventgrid/v2/v20250215"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/azure"
)

// cloudEvents is the open form of events.
const cloudEvents = "CloudEventSchemaV1_0"

// DestinationKind says what events are delivered to.
type DestinationKind string

// The kinds of destinations.
const (
	// ServiceBusQueue is a queue of a Service Bus namespace.
	ServiceBusQueue DestinationKind = "ServiceBusQueue"
	// ServiceBusTopic is a topic of a Service Bus namespace.
	ServiceBusTopic DestinationKind = "ServiceBusTopic"
	// StorageQueue is a queue of a storage account.
	StorageQueue DestinationKind = "StorageQueue"
)

// Destination is where events are delivered.
type Destination struct {
	// Kind is required.
	Kind DestinationKind
	// ID is required: the resource ID of the queue or topic; of a storage queue that of its account.
	ID pulumi.StringInput
	// Queue is required for a storage queue and for nothing else: its name.
	Queue string
}

// DeadLetters is a blob container for events that could not be delivered.
type DeadLetters struct {
	// AccountID is required: the resource ID of the storage account.
	AccountID pulumi.StringInput
	// Container is required: its name.
	Container string
}

// The limits of retries. Source: Event Grid ARM schema, RetryPolicy, and Microsoft Learn, Event Grid message delivery and
// retry, known.
const (
	maxAttempts          = 30
	maxTimeToLiveMinutes = 1440
)

// roles is what the identity needs on a destination. Source: Microsoft Learn, grant managed identity the access to Event
// Grid destination, verified.
var roles = map[DestinationKind]placement.Role{
	ServiceBusQueue: placement.ServiceBusDataSender,
	ServiceBusTopic: placement.ServiceBusDataSender,
	StorageQueue:    placement.StorageQueueDataSender,
}

func (d Destination) validate() error {
	var faults fault.List
	_, known := roles[d.Kind]
	faults.Require(known, "Kind", fmt.Sprintf("%q is not known", d.Kind),
		"use ServiceBusQueue, ServiceBusTopic or StorageQueue")
	faults.Require(d.ID != nil, "ID", "is missing", "pass the resource ID of the queue or of its account")
	if d.Kind == StorageQueue {
		queues, _ := azure.NameRuleFor(naming.StorageQueue)
		faults.Merge("Queue", queues.Check(d.Queue))
	} else {
		faults.Require(d.Queue == "", "Queue", fmt.Sprintf("says nothing about a %s", d.Kind), "leave it out")
	}
	return faults.Err()
}

func (d DeadLetters) validate() error {
	var faults fault.List
	faults.Require(d.AccountID != nil, "AccountID", "is missing", "pass the storage account's resource ID")
	containers, _ := azure.NameRuleFor(naming.StorageBlobContainer)
	faults.Merge("Container", containers.Check(d.Container))
	return faults.Err()
}

// scope is the one queue that the identity may send to.
func (d Destination) scope() pulumi.StringOutput {
	if d.Kind == StorageQueue {
		return pulumi.Sprintf("%s/queueServices/default/queues/%s", d.ID.ToStringOutput(), d.Queue)
	}
	return d.ID.ToStringOutput()
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
	case ServiceBusTopic:
		return eventgrid.ServiceBusTopicEventSubscriptionDestinationArgs{EndpointType: kind, ResourceId: id}
	default:
		return eventgrid.ServiceBusQueueEventSubscriptionDestinationArgs{EndpointType: kind, ResourceId: id}
	}
}

// deliver is a delivery with the identity of the topic.
func (d Destination) deliver() eventgrid.DeliveryWithResourceIdentityArgs {
	return eventgrid.DeliveryWithResourceIdentityArgs{Identity: topicIdentity(), Destination: d.input()}
}

// scope is the one container that the identity may write to.
func (d DeadLetters) scope() pulumi.StringOutput {
	return pulumi.Sprintf("%s/blobServices/default/containers/%s", d.AccountID.ToStringOutput(), d.Container)
}

// bury is what becomes of events that could not be delivered, with the identity of the topic.
func (d DeadLetters) bury() eventgrid.DeadLetterWithResourceIdentityArgs {
	return eventgrid.DeadLetterWithResourceIdentityArgs{
		Identity: topicIdentity(),
		DeadLetterDestination: eventgrid.StorageBlobDeadLetterDestinationArgs{
			EndpointType: pulumi.String("StorageBlob"), ResourceId: d.AccountID.ToStringOutput(),
			BlobContainerName: pulumi.String(d.Container),
		},
	}
}

// topicIdentity is the only one that gets past a closed door.
func topicIdentity() eventgrid.EventSubscriptionIdentityArgs {
	return eventgrid.EventSubscriptionIdentityArgs{Type: pulumi.String(systemAssigned)}
}

const systemAssigned = "SystemAssigned"

// retry is how often and how long delivery is tried. 0 stands for the most that Azure does.
type retry struct{ tries, minutes int }

func (r retry) attempts() int   { return or(r.tries, maxAttempts) }
func (r retry) timeToLive() int { return or(r.minutes, maxTimeToLiveMinutes) }

func or(value, instead int) int {
	if value == 0 {
		return instead
	}
	return value
}

// check adds what is wrong with the fields Attempts and TimeToLiveMinutes.
func (r retry) check(faults *fault.List) {
	faults.Require(r.attempts() >= 1 && r.attempts() <= maxAttempts, "Attempts",
		fmt.Sprintf("must be 1 to %d, not %d", maxAttempts, r.tries), "use 30")
	faults.Require(r.timeToLive() >= 1 && r.timeToLive() <= maxTimeToLiveMinutes, "TimeToLiveMinutes",
		fmt.Sprintf("must be 1 to %d, not %d", maxTimeToLiveMinutes, r.minutes), "use 1440")
}

func (r retry) policy() eventgrid.RetryPolicyArgs {
	return eventgrid.RetryPolicyArgs{
		MaxDeliveryAttempts: pulumi.Int(r.attempts()), EventTimeToLiveInMinutes: pulumi.Int(r.timeToLive()),
	}
}
