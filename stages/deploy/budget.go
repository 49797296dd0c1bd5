package deploy

import (
	"maps"
	"slices"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/budget"
)

// newBudget makes the stage's budget, and one for each cost centre that the configuration names.
func (d *deployment) newBudget(ctx *pulumi.Context) error {
	if _, err := budget.New(ctx, d.budgetName(), d.budget("", d.profile.Cost.BudgetUSD), d.top()...); err != nil {
		return err
	}
	for _, center := range slices.Sorted(maps.Keys(d.config.CostCenterBudgets)) {
		args := d.budget(center, d.config.CostCenterBudgets[center])
		if _, err := budget.New(ctx, d.budgetName()+"-"+center, args, d.top()...); err != nil {
			return err
		}
	}
	return nil
}

// budgetName is another one where there are several regions: that budget belongs to the subscription, and one in a resource
// group cannot move there.
func (d *deployment) budgetName() string {
	if len(d.regions()) > 1 {
		return "regions-budget"
	}
	return "budget"
}

func (d *deployment) budget(costCenter string, amount float64) budget.Args {
	var thresholds []budget.Threshold
	for _, percent := range d.profile.Cost.ActualPercent {
		thresholds = append(thresholds, budget.Threshold{Percent: percent, Basis: budget.Actual})
	}
	if d.profile.Cost.ForecastPercent > 0 {
		thresholds = append(thresholds, budget.Threshold{Percent: d.profile.Cost.ForecastPercent, Basis: budget.Forecasted})
	}
	now := time.Now().UTC()
	args := budget.Args{
		Placement:     d.home().place,
		CostCenter:    costCenter,
		AmountUSD:     amount,
		StartDate:     time.Date(now.Year(), now.Month(), 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly),
		Thresholds:    thresholds,
		Emails:        []string{d.config.AlertEmail},
		ActionGroupID: d.home().watch.ActionGroupID,
	}
	if len(d.regions()) == 1 {
		args.ResourceGroupID = d.home().group.ID().ToStringOutput()
		return args
	}
	args.SubscriptionID = pulumi.String(d.subscription)
	for _, s := range d.regions() {
		args.ResourceGroups = append(args.ResourceGroups, s.group.Name)
	}
	return args
}
