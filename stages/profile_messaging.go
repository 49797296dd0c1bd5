package stages

import "strings"

// MessagingKind is the service that carries the messages between the application and its workers.
type MessagingKind string

// The kinds. They differ in the protocol that the application speaks, so changing the kind is a release of its own.
const (
	// MessagingServiceBus has locks, dead-letter queues and duplicate detection.
	MessagingServiceBus MessagingKind = "servicebus"
	// MessagingStorageQueues are the queues of the storage account: simple, and the cheapest.
	MessagingStorageQueues MessagingKind = "storagequeues"
	// MessagingEventGrid is an Event Grid topic that the application publishes to, which feeds the queues of the storage
	// account that the workers read: more can subscribe without a change of the application.
	MessagingEventGrid MessagingKind = "eventgrid"
)

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
	// Kind is the service. Empty: there are no messages.
	Kind MessagingKind `json:"kind,omitzero"`
	// Tier is the SKU of the Service Bus namespace. Empty: no Service Bus.
	Tier ServiceBusTier `json:"tier,omitzero"`
	// MessagingUnits is the capacity of a Premium namespace: 1, 2, 4, 8 or 16.
	MessagingUnits int `json:"messagingUnits,omitzero"`
	// MaxMessagingUnits bounds its autoscale. 0: fixed.
	MaxMessagingUnits int `json:"maxMessagingUnits,omitzero"`
	// Queues are the queues, each with a place for messages that nobody could work off, which is watched.
	Queues []string `json:"queues,omitzero"`
	// Topics are the topics that services publish to.
	Topics []Topic `json:"topics,omitzero"`
	// UploadEvents puts a message on the queue image-processing for every new blob in the container uploads.
	UploadEvents bool `json:"uploadEvents,omitzero"`
	// DomainEvents adds an Event Grid topic for what happened in the domain, which feeds the topics of Service Bus.
	DomainEvents bool `json:"domainEvents,omitzero"`
	// DuplicateDetection drops repeated messages. Fixed at the creation of a queue or topic.
	DuplicateDetection bool `json:"duplicateDetection,omitzero"`
	// Delivery is how each queue of Service Bus treats its messages.
	Delivery Delivery `json:"delivery,omitzero"`
}

// Delivery is how a queue of Service Bus treats its messages. 0: what the component servicebus has by default.
type Delivery struct {
	// LockSeconds is how long a receiver has for a message before it comes back, 1 to 300. A worker that needs more renews
	// the lock.
	LockSeconds int `json:"lockSeconds,omitzero" expand:"target"`
	// MaxDeliveries is after how many deliveries a message is dead, 1 to 2000.
	MaxDeliveries int `json:"maxDeliveries,omitzero" expand:"target"`
	// TimeToLiveHours is after how many hours without a receiver a message is dead.
	TimeToLiveHours int `json:"timeToLiveHours,omitzero" expand:"target"`
	// DuplicateWindowMinutes is for how long a second message with the same ID is dropped, 1 to 10080, which is a week.
	DuplicateWindowMinutes int `json:"duplicateWindowMinutes,omitzero" expand:"target"`
}

// EventType is the type of the events that ask for work of a queue: ImageProcessingRequested for image-processing.
func EventType(queue string) string { return capitalised(queue) + "Requested" }

// capitalised is a name in the form of a type: UserRegistered for user-registered.
func capitalised(name string) string {
	var joined strings.Builder
	for _, word := range strings.Split(name, "-") {
		if word != "" {
			joined.WriteString(strings.ToUpper(word[:1]) + word[1:])
		}
	}
	return joined.String()
}

// EventType is the type of the events that go to the topic: UserRegistered for user-registered.
func (t Topic) EventType() string { return capitalised(t.Name) }

// Topic is a Service Bus topic.
type Topic struct {
	// Name is the event, e.g. "user-registered".
	Name string `json:"name"`
	// Subscriptions are the services that react to it.
	Subscriptions []string `json:"subscriptions"`
}

// The names that upload events lead through.
const (
	// UploadContainer is where users' files arrive.
	UploadContainer = "uploads"
	// UploadQueue is where a message for each of them goes.
	UploadQueue = "image-processing"
	// DeadLetterContainer keeps the events that could not be delivered.
	DeadLetterContainer = "deadletters"
)
