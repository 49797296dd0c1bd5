package stages

import "slices"

// messagingLinks are the private endpoints that each kind is reached through.
var messagingLinks = map[MessagingKind][]PrivateLink{
	MessagingServiceBus:    {PrivateServiceBus},
	MessagingStorageQueues: {PrivateQueues},
	MessagingEventGrid:     {PrivateQueues, PrivateEventGrid},
}

// applyMessaging changes the kind of a stage that has messages; the overrides of a hop are shared by one that has none.
func (o Overrides) applyMessaging(p *Profile) {
	m, wanted := &p.Messaging, o.Messaging
	if m.Kind == "" {
		return
	}
	if wanted.Kind != nil && *wanted.Kind != m.Kind {
		before := m.Kind
		m.Kind = *wanted.Kind
		if before == MessagingServiceBus {
			// What only Service Bus has goes with it.
			m.Tier, m.MessagingUnits, m.MaxMessagingUnits, m.DuplicateDetection = "", 0, 0, false
			m.Delivery = Delivery{}
		}
		if links, ok := messagingLinks[m.Kind]; ok {
			p.Network.PrivateEndpoints = replaced(p.Network.PrivateEndpoints, messagingLinks[before], links)
		}
	}
	if m.Kind == MessagingServiceBus {
		set(&m.MessagingUnits, wanted.MessagingUnits)
		set(&m.Delivery.LockSeconds, wanted.Delivery.LockSeconds)
		set(&m.Delivery.MaxDeliveries, wanted.Delivery.MaxDeliveries)
		set(&m.Delivery.TimeToLiveHours, wanted.Delivery.TimeToLiveHours)
		set(&m.Delivery.DuplicateWindowMinutes, wanted.Delivery.DuplicateWindowMinutes)
	}
}

// applyWorkers changes the workers of a stage that has some.
func (o Overrides) applyWorkers(w *WorkerPlan) {
	if w.SKU == "" {
		return
	}
	set(&w.MemoryMB, o.Workers.MemoryMB)
	set(&w.MaxInstances, o.Workers.MaxInstances)
	set(&w.AlwaysReady, o.Workers.AlwaysReady)
}

// replaced returns the list with other items in the place of some that stand together; a list without those stays as it is.
func replaced[T comparable](list, items, instead []T) []T {
	at := slices.Index(list, items[0])
	if at < 0 {
		return list
	}
	return slices.Replace(slices.Clone(list), at, at+len(items), instead...)
}
