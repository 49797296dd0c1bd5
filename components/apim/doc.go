// Package apim makes an API Management service in front of the services of one or several regions: one address for all
// of their APIs, which checks tokens, limits what one caller may do, and sends each request to the backend of the
// region that it arrived in.
//
// # Inside the network
//
// The gateways stand inside the virtual networks (mode Internal): nobody reaches them from outside, and the entry point
// of each region, such as an application gateway, calls them there. Azure registers none of their names. So each region
// has a private DNS zone of the gateway's own name, linked to its networks, with the private address of that region's
// gateway: the same name leads to the nearest gateway wherever it is asked for. A zone for all of azure-api.net would
// hide every other API Management service from these networks. A change of zones or of the subnet gives a gateway
// another address, and the record follows.
//
// There is no name for the other endpoints: the developer portal is off, and the direct management API and the Git
// repository were retired in March 2025.
//
// Each region has a public address of its own that carries the traffic of Azure's management alone. Azure demands one
// where a region is spread over zones.
//
// # Who may call
//
// No API wants a subscription key: callers show a token of Microsoft Entra ID. Without [Args.Tokens] no token is asked
// for, and whatever stands in front, or the services themselves, have to know who calls. The number of calls is limited
// by the subject of the token, or by the client's address as Front Door passes it on. Every gateway counts for itself.
//
// # When a backend fails
//
// A request that only reads is tried again; one that changes something is not, because nobody knows whether it already
// has. A backend that fails again and again gets no requests for a while (a circuit breaker), so that it can recover;
// callers get 503 at once. Requests do not move to another region by themselves: that is for the entry point, whose
// probes see the same failure.
//
// # Telemetry
//
// Each request is traced with W3C headers, so that the trace goes on in the service behind. The gateway signs in to
// Application Insights with its identity. A rate of more than a thousand requests a second wants sampling: recording
// all of them costs a gateway almost half of its throughput.
//
// # What cannot be changed later
//
// The home region. The step between a classic tier and one of v2: another service, with another name. Out of the network
// there is no way back to it. A deleted service keeps its name for 48 hours.
//
// # Costs
//
// A unit of Premium costs 2,795 US dollars a month. Azure's price list has a secondary unit at half of that; which units
// are billed so is not documented, so the estimate takes it for the least. Developer costs 48 and is promised nothing.
package apim
