package stages

import "slices"

// messagingLinks is the private endpoint that each kind is reached through.
var messagingLinks = map[MessagingKind]PrivateLink{
	MessagingServiceBus:    PrivateServiceBus,
	MessagingStorageQueues: PrivateQueues,
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
		if link, ok := messagingLinks[m.Kind]; ok {
			p.Network.PrivateEndpoints = replaced(p.Network.PrivateEndpoints, messagingLinks[before], link)
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

// replaced returns the list with one item in the place of another; a list without that stays as it is.
func replaced[T comparable](list []T, item, instead T) []T {
	changed := slices.Clone(list)
	if at := slices.Index(changed, item); at >= 0 {
		changed[at] = instead
	}
	return changed
}
