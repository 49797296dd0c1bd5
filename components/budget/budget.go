package budget

import (
	"fmt"

	"github.com/pulumi/pulumi-azure-native-sdk/consumption/v2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:Budget"

// Budget is a monthly budget.
type Budget struct {
	pulumi.ResourceState

	// BudgetID is the resource ID of the budget.
	BudgetID pulumi.StringOutput
}

// New makes the budget. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*Budget, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("budget %s: %w", name, err)
	}
	b, place := &Budget{}, args.Placement
	if err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), b, place.Component(opts)...); err != nil {
		return nil, err
	}
	inputs := &consumption.BudgetArgs{
		Scope:         args.scope(),
		BudgetName:    pulumi.String(place.Names.Name(naming.Budget, args.words()...)),
		Category:      pulumi.String("Cost"),
		TimeGrain:     pulumi.String("Monthly"),
		Amount:        pulumi.Float64(args.AmountUSD),
		TimePeriod:    consumption.BudgetTimePeriodArgs{StartDate: pulumi.String(args.StartDate + startTimeOfDay)},
		Notifications: args.notifications(),
	}
	if filter := args.filter(); filter != nil {
		inputs.Filter = filter
	}
	// Azure refuses to move the start of a budget into the past and adds an end of its own.
	options := []pulumi.ResourceOption{pulumi.IgnoreChanges([]string{"timePeriod"})}
	if args.SubscriptionID != nil {
		options = append(options, pulumi.DeletedWith(nil)) // it is in no resource group
	}
	budget, err := consumption.NewBudget(ctx, name+"-monthly", inputs, place.Child(naming.Budget, b, options...)...)
	if err != nil {
		return nil, err
	}
	b.BudgetID = budget.ID().ToStringOutput()
	return b, ctx.RegisterResourceOutputs(b, pulumi.Map{"budgetId": b.BudgetID})
}

// costCenterTag is the tag that says who pays for a resource.
const costCenterTag = "costCenter"

func (a Args) scope() pulumi.StringInput {
	if a.SubscriptionID != nil {
		return a.SubscriptionID
	}
	return a.ResourceGroupID
}

// filter narrows the budget down; nil: everything in its scope counts. Azure takes one condition as it is, and several
// under "and" only.
func (a Args) filter() consumption.BudgetFilterPtrInput {
	groups := consumption.BudgetComparisonExpressionArgs{
		Name: pulumi.String("ResourceGroupName"), Operator: pulumi.String("In"), Values: pulumi.StringArray(a.ResourceGroups),
	}
	center := consumption.BudgetComparisonExpressionArgs{
		Name: pulumi.String(costCenterTag), Operator: pulumi.String("In"),
		Values: pulumi.StringArray{pulumi.String(a.CostCenter)},
	}
	switch several, tagged := len(a.ResourceGroups) > 0, a.CostCenter != ""; {
	case several && tagged:
		return consumption.BudgetFilterArgs{And: consumption.BudgetFilterPropertiesArray{
			consumption.BudgetFilterPropertiesArgs{Dimensions: groups}, consumption.BudgetFilterPropertiesArgs{Tags: center},
		}}
	case several:
		return consumption.BudgetFilterArgs{Dimensions: groups}
	case tagged:
		return consumption.BudgetFilterArgs{Tags: center}
	}
	return nil
}

// words tell the budgets of one resource group apart.
func (a Args) words() []string {
	if a.CostCenter == "" {
		return nil
	}
	return []string{a.CostCenter}
}

func (a Args) notifications() consumption.NotificationMap {
	all := consumption.NotificationMap{}
	for _, threshold := range a.thresholds() {
		notification := consumption.NotificationArgs{
			Enabled:       pulumi.Bool(true),
			Operator:      pulumi.String("GreaterThanOrEqualTo"),
			Threshold:     pulumi.Float64(threshold.Percent),
			ThresholdType: pulumi.String(threshold.Basis),
			ContactEmails: pulumi.ToStringArray(a.Emails),
		}
		if a.ActionGroupID != nil {
			notification.ContactGroups = pulumi.StringArray{a.ActionGroupID}
		}
		all[fmt.Sprintf("%s%d", threshold.Basis, threshold.Percent)] = notification
	}
	return all
}
