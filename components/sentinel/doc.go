// Package sentinel switches Microsoft Sentinel on for a Log Analytics workspace: a search for attacks in the logs that
// are there already.
//
// Sentinel bills each gigabyte that the workspace takes in, about as much again as Log Analytics itself, except what
// Azure gives away: the activity log and the alerts of Defender. It keeps logs for 90 days at no extra charge. Stages
// that write many gigabytes of traces send those to a workspace without Sentinel.
//
// Connectors and rules are not here: the activity log is connected by Azure Policy, those of other products need their
// licences, and which rules matter is for the people who answer their alerts. Taking Sentinel off a workspace loses its
// rules, incidents and watchlists; the logs stay.
package sentinel
