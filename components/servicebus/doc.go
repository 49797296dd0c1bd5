// Package servicebus makes a Service Bus namespace with its queues and topics, and the role assignments that let identities
// send and receive.
//
// # Tiers
//
// Azure never turns a Basic or Standard namespace into a Premium one: the messages would have to be migrated to a second
// namespace. Whoever may need private endpoints, messages beyond 256 KB or a throughput of their own begins with Premium.
// Premium costs 677 US dollars a month for each messaging unit (East US 2, 2026-08) and nothing for operations. Azure
// spreads every namespace over the zones of its region by itself, so there is nothing to switch on.
//
// # Who gets in
//
// There are no keys: shared access signatures are off, and the rule RootManageSharedAccessKey, which Azure makes with
// every namespace, opens nothing. An identity gets a role on one queue, or on all of the namespace where it needs all.
//
// A private namespace has private endpoints and no public access. TrustedServices lets Event Grid in beside them: it
// delivers over Microsoft's own network, never through a private endpoint. According to Microsoft it gets in with its
// system-assigned identity alone (azure-docs event-grid/deliver-events-using-managed-identity.md, 2025-04).
//
// # Queues
//
// A receiver locks a message, and completes it when the work is done. When it does not, or when the lock runs out, the
// message comes back until it was delivered MaxDeliveries times; then it moves to the dead-letter queue. Messages that
// nobody took in time go there as well. Nobody empties that queue but a person: watch it.
//
// Every message may be delivered more than once, so handlers have to be idempotent. Duplicate detection drops a second
// message with the same ID, which covers a sender that tries again. It is fixed when the queue is made: a change deletes
// the queue with its messages.
//
// # Topics
//
// A topic hands every message to each of its subscriptions, which work like queues of their own: each has a dead-letter queue,
// and one that fails keeps the others waiting for nothing. A message that nobody subscribed to is dropped, so subscriptions
// come first, and senders after them. A receiver has its role on its own subscription, and reads nobody else's.
//
// Topics keep duplicates out as queues do. They leave out filters: whoever subscribes gets all, and each kind of event has a
// topic of its own.
package servicebus
