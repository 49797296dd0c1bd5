package kql_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/azstage/azstage/internal/kql"
)

func TestAQueryAnswersForEachWindow(t *testing.T) {
	t.Parallel()
	for window, c := range map[string]struct{ query, want string }{
		"PT15M": {
			kql.Pipe("AppRequests", "summarize Requests = sum(ItemCount)", "where Requests > 9", "project Requests"),
			"AppRequests\n| summarize Requests = sum(ItemCount) by bin(TimeGenerated, 15m)\n| where Requests > 9\n" +
				"| project Requests, TimeGenerated",
		},
		"PT1H": {
			kql.Pipe("AzureMetrics", "summarize Least = min(Average) by _ResourceId"),
			"AzureMetrics\n| summarize Least = min(Average) by _ResourceId, bin(TimeGenerated, 1h)",
		},
		"P1D": {
			kql.Pipe("AppMetrics", `summarize Depth = avg(Max) by Queue`, "summarize Most = max(Depth)", "project Most"),
			"AppMetrics\n| summarize Depth = avg(Max) by Queue, bin(TimeGenerated, 1d)\n" +
				"| summarize Most = max(Depth) by bin(TimeGenerated, 1d)\n| project Most, TimeGenerated",
		},
	} {
		assert.Equal(t, c.want, kql.OverTime(c.query, window), window)
	}
}
