// Package worker makes an Azure Functions app on a Flex Consumption plan: the tier that works off queues.
//
// One app holds all functions of the workload. That is no shortcut: a plan of this kind holds one app only, and scales
// each function of it by itself, on instances of its own, from none to as many as the app allows. Functions that should
// be deployed apart get an app and a plan of their own; apps on such plans can share a subnet, and then share what its
// gateways carry.
//
// The app runs under a managed identity made elsewhere, and so does everything around it: the host keeps its state in a
// storage account of the app's own, the package comes from a container there, and triggers sign in with the identity. No
// key, no connection string with a secret, and no file share, which would need one. The account is the app's own because
// the identity must own its blobs, queues and tables, and because no lifecycle may touch them.
//
// Outbound traffic leaves through a subnet delegated to Microsoft.App/environments. The app has no public endpoint unless
// asked for: it is deployed from inside the network, through its private endpoint, or not at all.
//
// What costs are the seconds and gigabytes in which functions run. In a zone-redundant plan two instances of each
// function always stand ready, and are charged, whether there is work or not.
//
// Caveats. The plan cannot be exchanged for one of another kind, nor the app moved to another plan. There are no slots.
// Diagnostic settings are not supported on this plan (Microsoft Learn, "Flex Consumption plan", 2025): logs and metrics
// come by Application Insights. The subscription needs the resource provider Microsoft.App. A region gives a subscription
// 512,000 MB for all its instances together until support raises it.
package worker
