// Package services runs services that were split off the monolith, each with a deployment and an identity of its own.
//
// # Hosts
//
// One host runs all services of a stage. Container Apps is the default from the first service on: replicas by the
// second, scaling by requests, no machines. App Service runs them on a plan of their own beside the web app's: they
// share its instances, whose number follows the load between the largest minimum and the largest maximum that any of them
// asks for. A service without a health path is asked for "/" there. Functions gives each an app and a Flex Consumption
// plan, scaled by requests and paid by the second; it takes packages and no images, and needs a storage account for each.
// On both, a service is reached by a private endpoint, which whoever made the services makes for each of Sites. Container
// Instances is the simplest and the least: one group for each replica, nothing that scales or balances. AKS is a
// cluster for teams that want Kubernetes itself.
//
// # Kubernetes
//
// On AKS the program makes the cluster and what Azure has to know of each service, but nothing inside the cluster: those
// objects are the pipeline's, which runs in the network, because the API server is private. For each service it finds in
// [Services.Deployments]
//
//   - namespace and serviceAccount, both named after the service. The service account carries the annotation
//     azure.workload.identity/client-id with clientId, the pods the label azure.workload.identity/use: "true";
//   - settings, for a ConfigMap that the pods take their environment from: none is a secret;
//   - image, port, healthPath, cpu, minReplicas and maxReplicas as they are configured; empty and 0: the pipeline decides;
//   - address, which a Kubernetes Service of type LoadBalancer claims on port 80 by the annotations
//     service.beta.kubernetes.io/azure-load-balancer-internal: "true" and service.beta.kubernetes.io/azure-load-balancer-ipv4.
//
// The address is taken from the end of the nodes' subnet, by the service's name alone; a name in a private zone of the
// stamp's own leads to it. So callers know the URL before the service runs, and it stays when other services come and
// go. No public authority issues certificates for such a zone, so the URL is HTTP, inside the network; whoever wants TLS
// brings an authority of their own into the cluster. An ingress was not chosen because it is one more thing in the cluster
// that all services share, and the add-on with NGINX is being retired.
//
// Nobody but Azure RBAC lets people and pipelines in: assign "Azure Kubernetes Service Cluster User Role" and, for a
// namespace, "Azure Kubernetes Service RBAC Writer"; "Azure Kubernetes Service RBAC Cluster Admin" for administrators. The
// administrators of the database are not those of the cluster.
//
// # One by one
//
// A service is added or taken away without touching the others: everything of its own is named after it, and what the
// services share belongs to the host and does not know them. The web app is told the address of every service, so it is
// the only thing that changes when one comes or goes.
//
// # A composition
//
// The package composes other components, which components do not do otherwise; docs/decisions/0010-services-compose-tiers.md
// says why.
package services
