// Package reachability derives from what exists in the emulated cloud whether users reach the applications, and whether
// each application and each service reaches the stores and the other services that its settings name.
//
// It follows names and packets: DNS as a virtual network sees it, private endpoints, firewalls, network security groups,
// Front Door's routes and origins, the gateway's listeners and backends. At a store it asks whether the caller's identity
// has any role there; which one, and who may do what in a SQL database, is not modelled. Neither are other sign-ins,
// certificates, health probes, managed firewall rules, deployment slots, and what runs in a Kubernetes cluster. Peered
// networks lead to private endpoints only. A change takes effect at once; the minutes that the edges of Front Door and new
// roles need are in the duration model.
package reachability
