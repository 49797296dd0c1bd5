// Package trafficmanager lets clients of a protocol that is not HTTP find the nearest region that is well: a Traffic
// Manager profile answers the DNS queries for one name with the host of an endpoint.
//
// # When
//
// For HTTP use Front Door: it answers in milliseconds when a region fails, ends TLS near the user, caches and filters.
// Traffic Manager sees names only, so any protocol works (MQTT, AMQP, games), and nothing of the traffic passes through
// it. It does not stand in front of Front Door: both choose the region, and each hides from the other what it chose.
//
// # How long a failure lasts
//
// An endpoint counts as failed after [Args.ToleratedFailures] probes and one more; clients then keep the old answer for
// as long as the time to live. With the defaults (every 30 seconds, three tolerated, 60 seconds) that is about three
// minutes; with [Args.FastProbes] and one tolerated about 80 seconds. Some clients keep names for longer, and connections that
// stand are not moved.
//
// # Endpoints
//
// An endpoint is a resource of Azure (a public address with a DNS name, a web app) or a host anywhere, of which the
// region has to be said. The method is Performance: the region with the shortest way to the resolver of the client.
package trafficmanager
