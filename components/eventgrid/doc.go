// Package eventgrid passes events on to queues: what happens in a storage account, and what an application publishes.
//
// A storage account reports every new blob to its system topic, of which it can have one. An event subscription picks the
// events of one container and delivers them to a queue. An application publishes to a topic of its own; there, a subscription
// picks events by their type. Either way they have the form of CloudEvents 1.0. Event Grid tries for a day, up to 30 times;
// what could not be delivered goes to a container for dead letters, so that nothing is lost in silence. An event that nobody
// subscribed to is dropped.
//
// An event is at most 1 MB, but a message of a storage queue 64 KB (Microsoft Learn, Azure Queue Storage), and Event Grid
// writes it in base64: what goes to such a queue may have 48 KB with its attributes. A larger one ends as a dead letter.
//
// # Who gets in
//
// A topic delivers with an identity of its own, which gets a role on each queue and on the one container. It is
// system-assigned, unlike all others in this program: Event Grid never comes through a private endpoint, and as a trusted
// service it gets past a closed door with no other kind of identity
// (azure-docs event-grid/deliver-events-using-managed-identity.md, 2025-04, verified). The door must let trusted services
// in: a storage account does so by default, a Service Bus namespace where its rule set says so.
//
// A role takes up to some minutes until it holds everywhere. Azure refuses a subscription for dead letters whose identity
// may not write them (azure-docs issue 98216); should that happen on the first deployment, the next one goes on from there.
//
// Publishers sign in with managed identities, for which they get a role on the topic: there are no keys. They come through
// a private endpoint where the public one is closed; a system topic has no endpoint.
//
// # Cost
//
// 0.60 US dollars for a million operations, after the first hundred thousand of a month (East US 2, 2026-08). To take an
// event in is one operation, each delivery another; an event counts once for every 64 KB.
//
// # What is left out
//
// Event Grid namespaces, from whose topics workers can pull. Their API of 2025-02-15, the newest that the SDK has, cannot
// switch access keys off, and it is not documented how a system topic delivers to a namespace without public access.
package eventgrid
