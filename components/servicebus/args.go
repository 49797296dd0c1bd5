package servicebus

import (
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/azure"
)

// Tier is the SKU of a namespace.
type Tier string

// The tiers.
const (
	Basic    Tier = azure.ServiceBusBasic
	Standard Tier = azure.ServiceBusStandard
	Premium  Tier = azure.ServiceBusPremium
)

// Args describes a namespace.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// Tier is optional. Default Basic. There is no way in place to or from Premium.
	Tier Tier
	// Units is optional, Premium only: the number of messaging units, 1, 2, 4, 8 or 16. Default 1.
	Units int
	// Autoscaled is optional: an autoscale setting moves the number of units, so that deployments do not set it back.
	// Default false.
	Autoscaled bool
	// Private is optional, Premium only: the namespace is reached by private endpoint alone. Default false.
	Private bool
	// TrustedServices is optional, Premium only: Event Grid gets in past a private namespace's closed door. Default false.
	TrustedServices bool
	// Queues is optional. Default none.
	Queues []Queue
	// Topics is optional, not on Basic. Default none.
	Topics []Topic
	// Grants is optional: who may send and receive. Default nobody.
	Grants []Grant
}

// Queue is one queue, with its dead-letter queue.
type Queue struct {
	// Name is required: 1 to 260 letters, digits, and . - _ / ~ inside.
	Name string
	// Lock is optional: how long a receiver has for a message before it comes back, 1 second to 5 minutes. Default 1
	// minute.
	Lock time.Duration
	// MaxDeliveries is optional: after how many deliveries a message is dead, 1 to 2000. Default 10.
	MaxDeliveries int
	// TimeToLive is optional: after how long without a receiver a message is dead, at least a second. Default 14 days.
	TimeToLive time.Duration
	// DuplicateWindow is optional: for how long a second message with the same ID is dropped, 20 seconds to 7 days. Not on
	// Basic. Setting it, or taking it away, replaces the queue. Default 0: duplicates are not looked for.
	DuplicateWindow time.Duration
}

// Grant lets a managed identity send to or receive from one queue, one topic, one subscription, or all of the namespace.
type Grant struct {
	// Name is required: the workload role, lowercase letters and digits. It is part of a logical name.
	Name string
	// PrincipalID is required: the identity's object ID.
	PrincipalID pulumi.StringInput
	// Role is required: ServiceBusDataSender or ServiceBusDataReceiver.
	Role placement.Role
	// Queue is optional: the one queue that the role is for. Default all of the namespace.
	Queue string
	// Topic is optional, in the place of Queue: the one topic that the role is for.
	Topic string
	// Subscription is optional, with Topic: the one subscription of it. A receiver needs no more.
	Subscription string
}

// The defaults. Azure's own time to live is for ever, and then nothing would ever be seen to be stuck.
const (
	defaultLock          = time.Minute
	defaultMaxDeliveries = 10
	defaultTimeToLive    = 14 * 24 * time.Hour
)

// roles are what a workload needs; the owner's role would let it change the queues.
var roles = []placement.Role{placement.ServiceBusDataSender, placement.ServiceBusDataReceiver}

func (a Args) tier() Tier { return or(a.Tier, Basic) }

func (a Args) units() int {
	if a.tier() != Premium {
		return 0
	}
	return or(a.Units, 1)
}

func (q Queue) lock() time.Duration       { return or(q.Lock, defaultLock) }
func (q Queue) maxDeliveries() int        { return or(q.MaxDeliveries, defaultMaxDeliveries) }
func (q Queue) timeToLive() time.Duration { return or(q.TimeToLive, defaultTimeToLive) }

// or is a value, or what stands for its zero.
func or[T comparable](value, instead T) T {
	var zero T
	if value == zero {
		return instead
	}
	return value
}

// inputs is what the state records of the arguments.
func (a Args) inputs() pulumi.Map {
	queues := pulumi.StringArray{}
	for _, queue := range a.Queues {
		queues = append(queues, pulumi.String(queue.Name))
	}
	inputs := pulumi.Map{
		"placement": a.Placement.Summary(), "tier": pulumi.String(a.tier()), "units": pulumi.Int(a.units()),
		"autoscaled": pulumi.Bool(a.Autoscaled), "private": pulumi.Bool(a.Private),
		"trustedServices": pulumi.Bool(a.TrustedServices), "queues": queues,
	}
	if len(a.Topics) > 0 {
		inputs["topics"] = a.subscriberNames()
	}
	return inputs
}
