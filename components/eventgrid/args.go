package eventgrid

import (
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

func (a Args) retry() retry { return retry{a.Attempts, a.TimeToLiveMinutes} }

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
	a.retry().check(&faults)
	return faults.Err()
}

// inputs is what the state records of the arguments.
func (a Args) inputs() pulumi.Map {
	return pulumi.Map{
		"placement": a.Placement.Summary(), "container": pulumi.String(a.Container),
		"destination": pulumi.String(a.Destination.Kind), "deadLetters": pulumi.String(a.DeadLetters.Container),
		"attempts": pulumi.Int(a.retry().attempts()), "timeToLiveMinutes": pulumi.Int(a.retry().timeToLive()),
	}
}
