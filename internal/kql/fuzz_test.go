package kql_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/kql"
)

// FuzzOverTime: a query keeps its steps, whatever they say.
func FuzzOverTime(f *testing.F) {
	f.Add("AppRequests\n| where Success == false\n| summarize count() by Name", "PT15M")
	f.Add("", "")
	f.Add("\n| summarize\n| project ", "P")
	f.Fuzz(func(t *testing.T, query, window string) {
		const step = "\n| "
		if strings.Contains(window, step) {
			return
		}
		require.Equal(t, strings.Count(query, step), strings.Count(kql.OverTime(query, window), step))
	})
}
