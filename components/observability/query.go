package observability

import (
	"fmt"
	"strings"

	"github.com/azstage/azstage/internal/kql"
)

// The columns that the queries below return, for [AlertRule.Column].
const (
	MillisecondsColumn = "Milliseconds"
	PercentColumn      = "Percent"
)

// dailyCapQuery is how Azure documents it: Microsoft Learn "Set daily cap on Log Analytics workspace", 2026, known.
const dailyCapQuery = `_LogOperation
| where Category =~ "Ingestion"
| where Detail has "OverQuota"`

// requests are those of users: availability tests mark theirs as synthetic and would hide what users see.
const requests = "AppRequests\n| where isempty(SyntheticSource)"

// PercentileQuery returns KQL for a percentile (1 to 99) of the response time in milliseconds. The query has no row,
// and so raises no alert, below minimumRequests requests in the window: three slow requests at night mean nothing.
//
// Sampled telemetry carries the number of requests that a record stands for; the query weighs by it.
func PercentileQuery(percentile, minimumRequests int) (string, error) {
	if percentile < 1 || percentile > 99 {
		return "", fmt.Errorf("percentile %d: must be 1 to 99", percentile)
	}
	return withVolume(minimumRequests,
		fmt.Sprintf("%s = percentilew(DurationMs, ItemCount, %d)", MillisecondsColumn, percentile), MillisecondsColumn)
}

// FailureShareQuery returns KQL for the share of requests that the server failed (status 500 and above), in percent. As
// for [PercentileQuery] there is no row below minimumRequests. A caller's mistake (status 400 to 499) is not a failure.
func FailureShareQuery(minimumRequests int) (string, error) {
	return withVolume(minimumRequests, "Failed = sumif(ItemCount, toint(ResultCode) >= 500)",
		PercentColumn+" = 100.0 * Failed / Requests")
}

func withVolume(minimumRequests int, measure, project string) (string, error) {
	if minimumRequests < 1 {
		return "", fmt.Errorf("minimum of %d requests: must be at least 1", minimumRequests)
	}
	return kql.Pipe(
		requests,
		"summarize Requests = sum(ItemCount), "+measure,
		fmt.Sprintf("where Requests >= %d", minimumRequests),
		"project "+project,
	), nil
}

// nameWords splits a rule's name, because a resource name joins its parts itself.
func nameWords(name string) []string {
	return strings.Split(name, "-")
}
