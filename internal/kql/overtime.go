// Package kql changes queries of Azure Monitor's logs. It needs neither Pulumi nor the Azure SDK.
package kql

import "strings"

// separator is what stands between the steps of a query, one a line.
const separator = "\n| "

// Pipe joins the steps of a query.
func Pipe(steps ...string) string { return strings.Join(steps, separator) }

// OverTime turns the query of an alert, which answers for its window, into one that answers for each window of the time
// that is looked at. The query is a pipe with one step a line, and steps that summarize have their groups at the end.
func OverTime(query, window string) string {
	steps := strings.Split(query, separator)
	bin := "bin(TimeGenerated, " + Timespan(window) + ")"
	for i, step := range steps {
		switch {
		case strings.HasPrefix(step, "summarize") && strings.Contains(step, ") by "):
			steps[i] = step + ", " + bin
		case strings.HasPrefix(step, "summarize"):
			steps[i] = step + " by " + bin
		case strings.HasPrefix(step, "project"):
			steps[i] = step + ", TimeGenerated"
		}
	}
	return Pipe(steps...)
}

// Timespan writes an ISO 8601 duration of hours, minutes or days as KQL does: PT15M is 15m, P1D is 1d.
func Timespan(iso string) string {
	return strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(iso, "P"), "T"))
}
