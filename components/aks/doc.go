// Package aks makes a Kubernetes cluster for the services that were split off, and lets a service's pods run under a
// managed identity.
//
// # The cluster
//
// Always the Standard tier, because the Free one promises nothing and has no cost analysis. Nodes of the system pool run
// what belongs to the cluster itself; with a user pool nothing else is admitted there. The cluster autoscaler works
// between the bounds of the user pool, KEDA scales deployments by their queues. In a region with zones all pools span
// them. A spot pool is for batch work that may be interrupted: Azure takes its machines back at will.
//
// Nodes run Azure Linux. Azure upgrades Kubernetes to the newest patch of the second newest minor version (channel
// stable) on Sundays and node images on Saturdays, unless [Maintenance] says otherwise. The version and the numbers of
// nodes belong to Azure once the cluster exists: the program ignores changes of them.
//
// # Network
//
// Azure CNI Overlay with the data plane and policies of Cilium: only nodes take addresses of the subnet, pods and
// services have ranges of their own (network.PodRange, network.ServiceRange), the same in every cluster. All of it is
// fixed at creation: a change replaces the cluster. Outbound traffic takes the NAT gateway of the subnet where there is
// one, else a load balancer of the cluster's own.
//
// The API server is private: reached from the virtual network alone, through a private endpoint among the nodes, with a
// DNS zone that Azure keeps beside them (system) and no public name. Deployments therefore need a runner inside the
// network; running commands through Azure is switched off, because it goes around the network. That was chosen over
// API server integration into a delegated subnet, which would take another range of the address plan, and over a public
// server. [Args.AuthorizedRanges] opens a public one instead, for those ranges only.
//
// # Who gets in
//
// Entra identities only; the built-in accounts are disabled, so there is no credential to output. Azure RBAC decides
// what an identity may do: assign "Azure Kubernetes Service RBAC Writer" and the like. The control plane runs under an
// identity that may change the subnet of the nodes; the identity of the nodes may pull from the registry.
//
// # Services
//
// [NewWorkload] trusts one Kubernetes service account of the cluster to run under one managed identity. Azure refuses
// changes of several credentials of one identity at the same time, so each identity gets one.
//
// # What is left out
//
// Container Insights and managed Prometheus: both need data collection rules and endpoints, which this program does not
// make; Azure's own metrics of nodes and pods, and the logs of the control plane, work without. The Key Vault driver:
// pods read a vault under their identity. Encryption at host and Trusted Launch, which a subscription and a node size
// must have; Defender for Containers and backup of volumes, because services keep their data outside.
//
// An update sends the number of nodes that the state has. Refresh before an update where the autoscaler has been busy.
package aks
