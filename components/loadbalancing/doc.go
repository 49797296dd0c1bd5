// Package loadbalancing says which of Azure's load balancers a workload needs, and why.
//
// Three questions decide: which layer of the network carries what is balanced on, whether one region or all are
// balanced, and which protocol is spoken. [Choose] answers them from a table that has a row for every combination, and
// [Markdown] prints it. [CheckChain] looks at balancers that stand behind each other.
//
// The package knows no resource: the answers are built by others.
package loadbalancing
