// Package azuremonitor measures a stack: it asks Azure Monitor what the stack's own alert rules look at, the same metrics of
// the same resources and the same queries, and beside them the loads. It needs a stack's graph and credentials that may read
// metrics, logs and costs (the roles Monitoring Reader, Log Analytics Reader and Cost Management Reader).
package azuremonitor
