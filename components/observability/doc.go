// Package observability makes what a region is watched with: a Log Analytics workspace, Application Insights on top of
// it, and an action group that sends mail. Availability tests and alert rules are components of their own, because they
// need the resources that they watch.
//
// The cost is the ingested volume: Log Analytics bills by the gigabyte, and the daily cap bounds it. A cap that is
// reached blinds every alert that reads logs until the next day, so reaching it raises an alert itself. Retention is
// free for the first 31 days.
//
// Alert rules are plain values: this package knows no stage and no threshold.
package observability
