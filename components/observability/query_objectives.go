package observability

import (
	"fmt"
	"strconv"

	"github.com/azstage/azstage/internal/kql"
)

// BurnRateColumn is the column that [BurnRateQuery] returns, for [AlertRule.Column].
const BurnRateColumn = "BurnRate"

// ServiceLevel is what [BurnRateQuery] measures.
type ServiceLevel struct {
	// Operation is optional: a word in the names of the operations that count. Default all.
	Operation string
	// TargetPercent is required: the share of requests that have to be good, above 0 and below 100.
	TargetPercent float64
	// SlowMilliseconds is optional: a request that takes longer is bad. Default: one that the server failed is.
	SlowMilliseconds int
	// MinimumRequests is required: below so many there is no row, and so no alert.
	MinimumRequests int
	// ShortMinutes is required: the window within the rule's own in which the budget has to burn as fast, so that the alert
	// ends soon after the cause has gone.
	ShortMinutes int
}

// BurnRateQuery returns KQL for how many times faster than the objective allows bad requests come: the smaller of the
// rates in the rule's window and in the short one at its end. Sampled records count as often as they stand for.
func BurnRateQuery(level ServiceLevel) (string, error) {
	if level.TargetPercent <= 0 || level.TargetPercent >= 100 {
		return "", fmt.Errorf("target of %g %%: must be above 0 and below 100", level.TargetPercent)
	}
	if level.MinimumRequests < 1 || level.ShortMinutes < 1 || level.SlowMilliseconds < 0 {
		return "", fmt.Errorf("minimum of %d requests in %d minutes, slow after %d ms: must be at least 1, 1 and 0",
			level.MinimumRequests, level.ShortMinutes, level.SlowMilliseconds)
	}
	bad := "toint(ResultCode) >= 500"
	if level.SlowMilliseconds > 0 {
		bad = fmt.Sprintf("DurationMs > %d", level.SlowMilliseconds)
	}
	steps := []string{requests}
	if level.Operation != "" {
		steps = append(steps, fmt.Sprintf("where OperationName has %s", strconv.Quote(level.Operation)))
	}
	return kql.Pipe(append(steps,
		fmt.Sprintf("extend Bad = %s, Recent = TimeGenerated > ago(%dm)", bad, level.ShortMinutes),
		"summarize All = sum(ItemCount), BadOfAll = sumif(ItemCount, Bad), "+
			"Late = sumif(ItemCount, Recent), BadOfLate = sumif(ItemCount, Bad and Recent)",
		fmt.Sprintf("where All >= %d and Late > 0", level.MinimumRequests),
		fmt.Sprintf("project %s = min_of(100.0 * BadOfAll / All, 100.0 * BadOfLate / Late) / %s", BurnRateColumn,
			strconv.FormatFloat(100-level.TargetPercent, 'g', 6, 64)),
	)...), nil
}
