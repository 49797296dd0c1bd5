// Package runbook says what to do when a region is lost, from the graph of a stack: what goes on by itself, which commands
// a person runs on which resource and how to see that they worked, what is lost, and the way back. It needs no Azure SDK.
package runbook
