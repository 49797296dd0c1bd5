// Package costalerts lets Cost Management write to people: of days that cost unusually much, and once a week what was
// spent. Both are mails and cost nothing.
//
// What Azure cannot do: there is no alert rule on a cost metric, because Azure Monitor has none, and a budget compares
// months, not days. The anomaly alert learns what a subscription usually costs in a day, from the 60 days before, and
// reports what its model does not expect, one to two days later. How far a day must be off is not a setting.
//
// Anomalies are found for whole subscriptions, and a subscription has room for a handful of such alerts: share one
// subscription among few stacks. The identity that deploys needs the role Cost Management Contributor on the
// subscription.
package costalerts
