package deploy

import (
	"fmt"

	"github.com/azstage/azstage/components/observability"
	"github.com/azstage/azstage/stages"
)

// objectiveRules tell how fast the error budget of each objective is being spent, over all regions together.
func (d *deployment) objectiveRules() ([]observability.AlertRule, error) {
	if !d.profile.Observability.Objectives {
		return nil, nil
	}
	var rules []observability.AlertRule
	for _, objective := range stages.Objectives() {
		for _, rate := range stages.BurnRates() {
			rule, err := d.burnRateRule(objective, rate)
			if err != nil {
				return nil, fmt.Errorf("objective %s: %w", objective.ID, err)
			}
			rules = append(rules, rule)
		}
	}
	return rules, nil
}

func (d *deployment) burnRateRule(objective stages.Objective, rate stages.BurnRate) (observability.AlertRule, error) {
	query, err := observability.BurnRateQuery(observability.ServiceLevel{
		Operation: objective.Operation, TargetPercent: objective.TargetPercent,
		SlowMilliseconds: objective.SlowMilliseconds, MinimumRequests: objective.MinimumRequests,
		ShortMinutes: int(rate.Short),
	})
	return observability.AlertRule{
		Name: "objective-" + objective.ID + "-" + rate.ID,
		Description: fmt.Sprintf("%s, %g %% of the time over %d days: the error budget burns %g times too fast. Find the cause; "+
			"when the budget is spent, reliability comes before features.", objective.Title, objective.TargetPercent,
			objective.Days, rate.Factor),
		Severity: rate.Severity, Kind: observability.LogQuery, Query: query, Column: observability.BurnRateColumn,
		// A query returns one row, so every aggregation of it is the value itself.
		Aggregation: "Maximum", Operator: "GreaterThan", Threshold: rate.Factor,
		Window: rate.Long.String(), Frequency: rate.Every.String(), Scope: d.home().watch.WorkspaceID,
	}, err
}
