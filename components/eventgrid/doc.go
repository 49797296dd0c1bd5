// Package eventgrid passes on what happens in a storage account: every new blob in a container becomes a message on a queue.
//
// A storage account reports every new blob to its system topic, of which it can have one. An event subscription picks the
// events of one container and delivers them to a queue, in the form of CloudEvents 1.0. Event Grid tries for a day, up to
// 30 times; what could not be delivered goes to a container for dead letters, so that nothing is lost in silence.
//
// # Who gets in
//
// The topic delivers with an identity of its own, which gets a role on the one queue and on the one container. It is
// system-assigned, unlike all others in this program: Event Grid never comes through a private endpoint, and as a trusted
// service it gets past a closed door with no other kind of identity
// (azure-docs event-grid/deliver-events-using-managed-identity.md, 2025-04, verified). The door must let trusted services
// in: a storage account does so by default, a Service Bus namespace where its rule set says so.
//
// A role takes up to some minutes until it holds everywhere. Azure refuses a subscription for dead letters whose identity
// may not write them (azure-docs issue 98216); should that happen on the first deployment, the next one goes on from there.
//
// # Cost
//
// 0.60 US dollars for a million operations, after the first hundred thousand of a month (East US 2, 2026-08).
//
// # What is left out
//
// Event Grid namespaces, from whose topics workers can pull. Their API of 2025-02-15, the newest that the SDK has, cannot
// switch access keys off, and it is not documented how a system topic delivers to a namespace without public access.
package eventgrid
