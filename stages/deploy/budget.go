package deploy

import (
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/budget"
)

func (s *stamp) newBudget(ctx *pulumi.Context) error {
	var thresholds []budget.Threshold
	for _, percent := range s.profile.Cost.ActualPercent {
		thresholds = append(thresholds, budget.Threshold{Percent: percent, Basis: budget.Actual})
	}
	if s.profile.Cost.ForecastPercent > 0 {
		thresholds = append(thresholds, budget.Threshold{Percent: s.profile.Cost.ForecastPercent, Basis: budget.Forecasted})
	}
	now := time.Now().UTC()
	_, err := budget.New(ctx, "budget", budget.Args{
		Placement:       s.place,
		ResourceGroupID: s.group.ID().ToStringOutput(),
		AmountUSD:       s.profile.Cost.BudgetUSD,
		StartDate:       time.Date(now.Year(), now.Month(), 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly),
		Thresholds:      thresholds,
		Emails:          []string{s.config.AlertEmail},
		ActionGroupID:   s.watch.ActionGroupID,
	}, s.top()...)
	return err
}
