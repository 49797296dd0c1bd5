package stages

import (
	"fmt"
	"slices"

	"github.com/azstage/azstage/internal/azure"
)

var messagingKinds = []MessagingKind{MessagingServiceBus, MessagingStorageQueues}

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
		c.that(m.Tier == "" && m.MaxMessagingUnits == 0 && !m.DuplicateDetection, "messaging.tier",
			fmt.Sprintf("what only Service Bus has, with %s", m.Kind),
			"tiers, messaging units and duplicate detection belong to Service Bus", "leave them out")
		c.that(len(m.Topics) == 0, "messaging.topics", fmt.Sprintf("topics with %s", m.Kind),
			"services subscribe to topics of Service Bus", "use servicebus")
	}
	c.serviceBus(m)
	c.uploadEvents(p)
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
