package azuremonitor

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"

	"github.com/azstage/azstage/internal/advise"
)

// costVersion is the API version of Cost Management's queries that docs/observability.md uses too.
const costVersion = "2023-11-01"

const (
	dayLayout = "20060102"
	day       = 24 * time.Hour
)

// costAnswer is a page of an answer of Cost Management: a table whose columns are named.
type costAnswer struct {
	Properties struct {
		NextLink string `json:"nextLink"`
		Columns  []struct {
			Name string `json:"name"`
		} `json:"columns"`
		Rows [][]any `json:"rows"`
	} `json:"properties"`
}

// readCosts sums what each day of the period cost in all resource groups. Without all of them nothing is kept: a sum that
// lacks a part would look like a saving.
func (m *measuring) readCosts(ctx context.Context, s advise.Signal) {
	first := m.metrics.From.Truncate(day)
	costs := make(advise.Values, int(m.metrics.To.Sub(m.metrics.From)/day))
	if len(costs) == 0 {
		m.problem("%s: the period is shorter than a day", s.ID)
		return
	}
	for _, group := range m.graph.OfType("azure-native:resources:ResourceGroup") {
		rows, err := m.costsOf(ctx, group.ID, first, len(costs))
		if err != nil {
			m.failed(s.ID, err)
			return
		}
		for at, cost := range rows {
			if i := int(at.Sub(first) / day); i >= 0 && i < len(costs) {
				costs[i] += cost
			}
		}
	}
	m.metrics.DailyCosts = costs
}

func (m *measuring) costsOf(ctx context.Context, group string, first time.Time, days int) (map[time.Time]float64, error) {
	body := map[string]any{
		"type": "ActualCost", "timeframe": "Custom",
		"timePeriod": map[string]any{"from": first.Format(time.RFC3339), "to": first.AddDate(0, 0, days-1).Format(time.RFC3339)},
		"dataset": map[string]any{
			"granularity": "Daily", "aggregation": map[string]any{"total": map[string]any{"name": "Cost", "function": "Sum"}},
		},
	}
	costs := map[time.Time]float64{}
	next := runtime.JoinPaths(m.source.costs.Endpoint(), group, "providers/Microsoft.CostManagement/query") +
		"?api-version=" + costVersion
	for next != "" {
		answer, err := m.source.post(ctx, next, body)
		if err != nil {
			return nil, err
		}
		if err := answer.sum(costs); err != nil {
			return nil, err
		}
		next = answer.Properties.NextLink
	}
	return costs, nil
}

func (s *Source) post(ctx context.Context, url string, body any) (costAnswer, error) {
	var answer costAnswer
	request, err := runtime.NewRequest(ctx, http.MethodPost, url)
	if err != nil {
		return answer, err
	}
	if err := runtime.MarshalAsJSON(request, body); err != nil {
		return answer, err
	}
	response, err := s.costs.Pipeline().Do(request)
	if err != nil {
		return answer, err
	}
	if !runtime.HasStatusCode(response, http.StatusOK) {
		return answer, runtime.NewResponseError(response)
	}
	return answer, runtime.UnmarshalAsJSON(response, &answer)
}

// sum adds the rows to the days that they are of.
func (a costAnswer) sum(costs map[time.Time]float64) error {
	var names []string
	for _, column := range a.Properties.Columns {
		names = append(names, column.Name)
	}
	cost, date := slices.Index(names, "Cost"), slices.Index(names, "UsageDate")
	if cost < 0 || date < 0 {
		return fmt.Errorf("the answer of Cost Management has the columns %q instead of Cost and UsageDate", names)
	}
	for _, row := range a.Properties.Rows {
		if max(cost, date) >= len(row) {
			return fmt.Errorf("a row of Cost Management has %d of %d columns", len(row), len(names))
		}
		number, _ := row[date].(float64)
		at, err := time.Parse(dayLayout, strconv.Itoa(int(number)))
		amount, ok := row[cost].(float64)
		if err != nil || !ok {
			return fmt.Errorf("a row of Cost Management is no cost of a day: %v", row)
		}
		costs[at] += amount
	}
	return nil
}
