package eventgrid

import (
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/azure"
)

// Args describes a subscription to the events of a storage account.
type Args struct {
	// Placement is required. Its location is that of the account.
	Placement placement.Placement
	// AccountID is required: the resource ID of the storage account whose events are passed on.
	AccountID pulumi.StringInput
	// Container is required: the blob container whose new blobs are reported.
	Container string
	// Destination is required: where the events go.
	Destination Destination
	// DeadLetters is required: where events go that could not be delivered.
	DeadLetters DeadLetters
	// Attempts is optional: how often delivery is tried, 1 to 30. Default 30.
	Attempts int
	// TimeToLiveMinutes is optional: how long delivery is tried, 1 to 1440. Default 1440.
	TimeToLiveMinutes int
	// After is optional: what has to stand first, such as the containers and queues. Default nothing.
	After []pulumi.Resource
}

// DestinationKind says what events are delivered to.
type DestinationKind string

// The kinds of destinations.
const (
	// ServiceBusQueue is a queue of a Service Bus namespace.
	ServiceBusQueue DestinationKind = "ServiceBusQueue"
	// StorageQueue is a queue of a storage account.
	StorageQueue DestinationKind = "StorageQueue"
)

// Destination is where events are delivered.
type Destination struct {
	// Kind is required.
	Kind DestinationKind
	// ID is required: the resource ID of the queue; of a storage queue that of its account.
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
	StorageQueue:    placement.StorageQueueDataSender,
}

func (a Args) attempts() int   { return or(a.Attempts, maxAttempts) }
func (a Args) timeToLive() int { return or(a.TimeToLiveMinutes, maxTimeToLiveMinutes) }

func or(value, instead int) int {
	if value == 0 {
		return instead
	}
	return value
}

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(a.AccountID != nil, "AccountID", "is missing", "pass the storage account's resource ID")
	containers, _ := azure.NameRuleFor(naming.StorageBlobContainer)
	faults.Merge("Container", containers.Check(a.Container))
	faults.Merge("Destination", a.Destination.validate())
	faults.Merge("DeadLetters", a.DeadLetters.validate())
	faults.Require(a.DeadLetters.Container != a.Container, "DeadLetters.Container",
		"is the container whose events are passed on, so that each dead letter would cause another event",
		"use a container of its own")
	faults.Require(a.attempts() >= 1 && a.attempts() <= maxAttempts, "Attempts",
		fmt.Sprintf("must be 1 to %d, not %d", maxAttempts, a.Attempts), "use 30")
	faults.Require(a.timeToLive() >= 1 && a.timeToLive() <= maxTimeToLiveMinutes, "TimeToLiveMinutes",
		fmt.Sprintf("must be 1 to %d, not %d", maxTimeToLiveMinutes, a.TimeToLiveMinutes), "use 1440")
	return faults.Err()
}

func (d Destination) validate() error {
	var faults fault.List
	_, known := roles[d.Kind]
	faults.Require(known, "Kind", fmt.Sprintf("%q is not known", d.Kind),
		"use ServiceBusQueue or StorageQueue")
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

// inputs is what the state records of the arguments.
func (a Args) inputs() pulumi.Map {
	return pulumi.Map{
		"placement": a.Placement.Summary(), "container": pulumi.String(a.Container),
		"destination": pulumi.String(a.Destination.Kind), "deadLetters": pulumi.String(a.DeadLetters.Container),
		"attempts": pulumi.Int(a.attempts()), "timeToLiveMinutes": pulumi.Int(a.timeToLive()),
	}
}
