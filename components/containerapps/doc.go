// Package containerapps makes a Container Apps environment, and container apps in it.
//
// # The environment
//
// It has workload profiles, of which it uses the one named Consumption: replicas are billed by the second, and there are
// no machines to keep. Where it is given a subnet it lives in that subnet, which has to be delegated to
// Microsoft.App/environments and holds nothing else. Subnet, zones and whether it is internal belong to its creation:
// Azure refuses to change them, so another environment would have to take its place.
//
// An internal environment has one address, of its subnet, and no public one. Its apps are called by names below a domain
// that Azure makes up, and that no public DNS knows. The component keeps a private DNS zone of that name with one record,
// "*", and links it to the networks of the callers. A private endpoint for the environment would do the same and costs
// about 80 USD a month, because Azure charges the management of a dedicated plan for it (Microsoft Learn "Use a private
// endpoint with an Azure Container Apps environment", 2026); the zone costs 50 cents. Callers in other networks reach the
// address through a peering.
//
// Traffic between the environment's parts is encrypted, and its apps prove to each other who they are. Logs go to Azure
// Monitor, from where a diagnostic setting takes them to the workspace: the other way, "log-analytics", needs the key of
// the workspace.
//
// # An app
//
// An app runs as a user-assigned identity, pulls its image with it and has no secrets. It starts with Microsoft's hello
// world, [QuickstartImage], unless another image is given. Afterwards the image belongs to the pipeline that deploys the
// app: what is written here holds at creation only, or every deployment of the infrastructure would take the application
// back to its first version.
//
// One revision is active: the next one takes all traffic when its replicas are ready. With a health path Azure asks for
// it over HTTP, without one it only tries the port. Replicas come with requests at the same time, and with the messages
// of a queue where one is named; without requests [AppArgs].MinReplicas stay.
package containerapps
