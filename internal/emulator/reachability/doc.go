// Package reachability derives from what exists in the emulated cloud whether users reach the applications, and whether
// each application reaches the stores that its settings name.
//
// It follows names and packets, not permissions: DNS as a virtual network sees it, private endpoints, firewalls, network
// security groups, Front Door's routes and origins, the gateway's listeners and backends. Sign-in, certificates, health
// probes, managed firewall rules, peered networks and deployment slots are not modelled. A change takes effect at once;
// the minutes that the edges of Front Door need are in the duration model.
package reachability
