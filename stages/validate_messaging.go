package stages

import (
	"fmt"
	"slices"

	"github.com/azstage/azstage/internal/azure"
)

var messagingKinds = []MessagingKind{MessagingServiceBus, MessagingStorageQueues, MessagingEventGrid}

func (c *check) messaging(p Profile) {
	m := p.Messaging
	switch m.Kind {
	case "":
		c.that(len(m.Queues)+len(m.Topics) == 0 && m.Tier == "", "messaging.kind", "queues, topics or a tier without a service",
			"messages need a service that carries them", "set messaging.kind to servicebus")
		return
	case MessagingServiceBus:
		c.that(m.Tier != "", "messaging.tier", "no tier", "a Service Bus namespace has one", "use Premium")
	default:
		c.that(slices.Contains(messagingKinds, m.Kind), "messaging.kind", fmt.Sprintf("%q is no kind%s", m.Kind,
			suggest(string(m.Kind), words(messagingKinds))), fmt.Sprintf("it must be one of %v", messagingKinds),
			"use servicebus")
		c.that(m.Tier == "" && m.MaxMessagingUnits == 0 && !m.DuplicateDetection && m.Delivery == Delivery{},
			"messaging.tier", fmt.Sprintf("what only Service Bus has, with %s", m.Kind),
			"tiers, messaging units, duplicate detection and delivery belong to Service Bus", "leave them out")
		c.that(len(m.Topics) == 0, "messaging.topics", fmt.Sprintf("topics with %s", m.Kind),
			"services subscribe to topics of Service Bus", "use servicebus")
	}
	c.serviceBus(m)
	c.uploadEvents(p)
	c.eventGrid(p)
	c.domainEvents(p)
}

func (c *check) serviceBus(m Messaging) {
	if m.Tier == "" {
		return
	}
	units := azure.ServiceBusUnits()
	premium := m.Tier == ServiceBusPremium
	c.that(premium || m.MessagingUnits == 0, "messaging.messagingUnits", "capacity below Premium",
		"only Premium has messaging units", "use Premium, or 0")
	c.that(!premium || slices.Contains(units, m.MessagingUnits), "messaging.messagingUnits",
		fmt.Sprintf("%d units", m.MessagingUnits), fmt.Sprintf("it must be one of %v", units), "use 1")
	c.that(m.MaxMessagingUnits == 0 || slices.Contains(units, m.MaxMessagingUnits) &&
		m.MaxMessagingUnits >= m.MessagingUnits, "messaging.maxMessagingUnits",
		fmt.Sprintf("%d units at most", m.MaxMessagingUnits),
		fmt.Sprintf("it must be one of %v and not below messagingUnits", units), "use a larger one")
	c.that(m.Tier != ServiceBusBasic || len(m.Topics) == 0 && !m.DuplicateDetection, "messaging.topics",
		"topics or duplicate detection on Basic", "Basic has plain queues only", "use Premium")
	c.delivery(m)
}

// delivery: the limits of a queue. pulumi-azure-native servicebus/v20240101, doc comments of Queue, as in
// components/servicebus. Azure has no limit of a time to live; a year shows a typing error.
func (c *check) delivery(m Messaging) {
	const field, longestLock, mostDeliveries, year, week = "messaging.delivery.", 300, 2000, 365 * 24, 7 * 24 * 60
	d := m.Delivery
	c.between(field+"lockSeconds", d.LockSeconds, 0, longestLock)
	c.between(field+"maxDeliveries", d.MaxDeliveries, 0, mostDeliveries)
	c.between(field+"timeToLiveHours", d.TimeToLiveHours, 0, year)
	c.between(field+"duplicateWindowMinutes", d.DuplicateWindowMinutes, 0, week)
	c.that(m.DuplicateDetection == (d.DuplicateWindowMinutes > 0), field+"duplicateWindowMinutes",
		fmt.Sprintf("%d minutes with duplicate detection %t", d.DuplicateWindowMinutes, m.DuplicateDetection),
		"duplicates are looked for in a window", "use 1440, a day, with duplicate detection, and 0 without")
}

// uploadEvents need both of their ends, and a place for what cannot be delivered.
func (c *check) uploadEvents(p Profile) {
	if !p.Messaging.UploadEvents {
		return
	}
	c.that(slices.Contains(p.Messaging.Queues, UploadQueue), "messaging.queues", "no queue "+UploadQueue,
		"upload events go to the queue "+UploadQueue, "add it")
	for _, container := range []string{UploadContainer, DeadLetterContainer} {
		c.that(slices.Contains(p.Storage.Containers, container), "storage.containers", "no container "+container,
			"upload events need the containers "+UploadContainer+" and "+DeadLetterContainer, "add it")
	}
}

// eventGrid needs queues to deliver to, and a place for what cannot be delivered.
func (c *check) eventGrid(p Profile) {
	if p.Messaging.Kind != MessagingEventGrid {
		return
	}
	c.that(len(p.Messaging.Queues) > 0, "messaging.queues", "no queue with eventgrid",
		"an event that nobody subscribed to is dropped", "name the queues that the workers read")
	c.that(p.Messaging.UploadEvents || slices.Contains(p.Storage.Containers, DeadLetterContainer), "storage.containers",
		"no container "+DeadLetterContainer, "Event Grid needs one for events that could not be delivered", "add it")
}

// domainEvents need topics to go to, and a place for what cannot be delivered.
func (c *check) domainEvents(p Profile) {
	m := p.Messaging
	if !m.DomainEvents {
		return
	}
	c.that(m.Kind == MessagingServiceBus && len(m.Topics) > 0, "messaging.domainEvents", "no topics of Service Bus",
		"an event that nobody subscribed to is dropped", "set messaging.kind to servicebus, and name the topics")
	c.that(slices.Contains(p.Storage.Containers, DeadLetterContainer), "storage.containers",
		"no container "+DeadLetterContainer, "Event Grid needs one for events that could not be delivered", "add it")
}
