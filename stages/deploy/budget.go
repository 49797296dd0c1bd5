package deploy

import (
	"maps"
	"slices"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/budget"
)

// newBudget makes the stage's budget, and one for each cost centre that the configuration names.
func (s *stamp) newBudget(ctx *pulumi.Context) error {
	if _, err := budget.New(ctx, "budget", s.budget("", s.profile.Cost.BudgetUSD), s.top()...); err != nil {
		return err
	}
	for _, center := range slices.Sorted(maps.Keys(s.config.CostCenterBudgets)) {
		args := s.budget(center, s.config.CostCenterBudgets[center])
		if _, err := budget.New(ctx, "budget-"+center, args, s.top()...); err != nil {
			return err
		}
	}
	return nil
}

func (s *stamp) budget(costCenter string, amount float64) budget.Args {
	var thresholds []budget.Threshold
	for _, percent := range s.profile.Cost.ActualPercent {
		thresholds = append(thresholds, budget.Threshold{Percent: percent, Basis: budget.Actual})
	}
	if s.profile.Cost.ForecastPercent > 0 {
		thresholds = append(thresholds, budget.Threshold{Percent: s.profile.Cost.ForecastPercent, Basis: budget.Forecasted})
	}
	now := time.Now().UTC()
	return budget.Args{
		Placement:       s.place,
		ResourceGroupID: s.group.ID().ToStringOutput(),
		CostCenter:      costCenter,
		AmountUSD:       amount,
		StartDate:       time.Date(now.Year(), now.Month(), 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly),
		Thresholds:      thresholds,
		Emails:          []string{s.config.AlertEmail},
		ActionGroupID:   s.watch.ActionGroupID,
	}
}
