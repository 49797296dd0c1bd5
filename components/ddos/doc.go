// Package ddos makes a DDoS Network Protection plan: protection against floods that learns what traffic each public
// address usually has, for all virtual networks that join the plan.
//
// # One plan
//
// A plan costs about 2,944 US dollars a month with up to 100 addresses, and as much when it protects nothing. The
// networks of all regions and subscriptions of a tenant can join the same plan, so an organisation has one: a stack that
// can use an existing plan passes its ID to its networks and does not make another. Azure takes one plan of a
// subscription in a region. Where the plan is makes no difference to what it protects.
//
// For up to about fourteen addresses, DDoS IP Protection of each address is cheaper. It protects in the same way, but
// has no rapid response team, no refund of what an attack made scale out, and no discount on the firewall of gateways.
//
// # What it protects
//
// Addresses of gateways, load balancers and machines in the networks. Azure does not protect the address of a NAT
// gateway this way, which nothing listens at. Front Door has protection of its own; behind it, an address counts that an
// attacker can find and flood past Front Door.
//
// # Order
//
// A plan is not deleted while a network belongs to it. Where the networks are in other resource groups, these must go
// first: let them depend on the group of the plan.
package ddos
