package azuremonitor

import (
	"context"
	"math"
	"path"
	"slices"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/to"
	"github.com/Azure/azure-sdk-for-go/sdk/monitor/query/azlogs"

	"github.com/azstage/azstage/internal/advise"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/kql"
)

// readLogs asks the workspaces what the alert rules of a signal ask, for every window of the period.
func (m *measuring) readLogs(ctx context.Context, s advise.Signal) {
	rules := m.rules("azure-native:insights:ScheduledQueryRule", s)
	if len(rules) == 0 {
		m.problem("%s: the stack has no alert rule that says how it is measured", s.ID)
	}
	for _, rule := range rules {
		m.readRule(ctx, s, rule, len(rules) > 1)
	}
}

func (m *measuring) readRule(ctx context.Context, s advise.Signal, rule graph.Resource, several bool) {
	workspace, _ := m.byID(word(rule.Inputs, "scopes", 0))
	customer := word(workspace.Outputs, "customerId")
	if customer == "" {
		m.problem("%s: the state does not know the workspace of its alert rule; azstage refresh reads it", s.ID)
		return
	}
	criterion := at(rule.Inputs, "criteria", "allOf", 0)
	answer, err := m.source.logs.QueryWorkspace(ctx, customer, azlogs.QueryBody{
		Query:    to.Ptr(kql.OverTime(word(criterion, "query"), word(rule.Inputs, "windowSize"))),
		Timespan: to.Ptr(azlogs.NewTimeInterval(m.metrics.From, m.metrics.To)),
	}, nil)
	if err != nil {
		m.failed(s.ID, err)
		return
	}
	if answer.Error != nil {
		m.problem("%s: Azure answers for a part only: %s", s.ID, answer.Error.Code)
	}
	series := advise.Series{Signal: s.ID, Values: m.blank(s.Window)}
	if several {
		series.Resource = path.Base(workspace.ID)
	}
	for _, table := range answer.Tables {
		m.takeRows(s, series.Values, table, word(criterion, "metricMeasureColumn"))
	}
	m.metrics.Series = append(m.metrics.Series, series)
}

// takeRows keeps the worst row of each window: an alert rule looks at each.
func (m *measuring) takeRows(s advise.Signal, values advise.Values, table azlogs.Table, column string) {
	measured := slices.IndexFunc(table.Columns, func(c azlogs.Column) bool { return value(c.Name) == column })
	began := slices.IndexFunc(table.Columns, func(c azlogs.Column) bool { return value(c.Name) == "TimeGenerated" })
	if measured < 0 || began < 0 {
		m.problem("%s: Azure's answer lacks the column %s or TimeGenerated", s.ID, column)
		return
	}
	worst := map[time.Time]float64{}
	for _, row := range table.Rows {
		if max(measured, began) >= len(row) {
			continue
		}
		text, _ := row[began].(string)
		moment, err := time.Parse(time.RFC3339, text)
		number, ok := row[measured].(float64)
		if err != nil || !ok || math.IsNaN(number) {
			continue // A window without requests has no share of them.
		}
		known, there := worst[moment]
		if !there || (s.Operator == "LessThan") == (number < known) {
			worst[moment] = number
		}
	}
	for moment, number := range worst {
		m.put(values, s.Window, moment, number)
	}
}
