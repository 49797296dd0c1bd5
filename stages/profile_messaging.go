package stages

// ServiceBusTier is the SKU of a Service Bus namespace.
type ServiceBusTier string

// The tiers, by rank. There is no change in place to or from Premium.
const (
	ServiceBusBasic    ServiceBusTier = "Basic"
	ServiceBusStandard ServiceBusTier = "Standard"
	ServiceBusPremium  ServiceBusTier = "Premium"
)

// Messaging are queues, topics and events.
type Messaging struct {
	// Tier is the namespace's SKU. Empty: no Service Bus.
	Tier ServiceBusTier `json:"tier,omitzero"`
	// MessagingUnits is the capacity of a Premium namespace: 1, 2, 4, 8 or 16.
	MessagingUnits int `json:"messagingUnits,omitzero"`
	// MaxMessagingUnits bounds its autoscale. 0: fixed.
	MaxMessagingUnits int `json:"maxMessagingUnits,omitzero"`
	// Queues are the queues, each with a dead-letter queue that is watched.
	Queues []string `json:"queues,omitzero"`
	// Topics are the topics that services publish to.
	Topics []Topic `json:"topics,omitzero"`
	// UploadEvents puts a message on a queue for every new blob.
	UploadEvents bool `json:"uploadEvents,omitzero"`
	// DomainEvents adds an Event Grid topic for what happened in the domain.
	DomainEvents bool `json:"domainEvents,omitzero"`
	// DuplicateDetection drops repeated messages. Fixed at the creation of a queue or topic.
	DuplicateDetection bool `json:"duplicateDetection,omitzero"`
}

// Topic is a Service Bus topic.
type Topic struct {
	// Name is the event, e.g. "user-registered".
	Name string `json:"name"`
	// Subscriptions are the services that react to it.
	Subscriptions []string `json:"subscriptions"`
}
