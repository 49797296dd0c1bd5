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

// The tags that say who pays for a resource, and which cell it serves.
const (
	costCenterTag = "costCenter"
	cellTag       = "cell"
)

func (a Args) scope() pulumi.StringInput {
	if a.SubscriptionID != nil {
		return a.SubscriptionID
	}
	return a.ResourceGroupID
}

// filter narrows the budget down; nil: everything in its scope counts. Azure takes one condition as it is, and several
// under "and" only.
func (a Args) filter() consumption.BudgetFilterPtrInput {
	conditions := a.conditions()
	switch len(conditions) {
	case 0:
		return nil
	case 1:
		return consumption.BudgetFilterArgs{Dimensions: conditions[0].Dimensions, Tags: conditions[0].Tags}
	}
	all := consumption.BudgetFilterPropertiesArray{}
	for _, condition := range conditions {
		all = append(all, condition)
	}
	return consumption.BudgetFilterArgs{And: all}
}

func (a Args) conditions() []consumption.BudgetFilterPropertiesArgs {
	var conditions []consumption.BudgetFilterPropertiesArgs
	among := func(name string, values pulumi.StringArray) consumption.BudgetComparisonExpressionArgs {
		return consumption.BudgetComparisonExpressionArgs{
			Name: pulumi.String(name), Operator: pulumi.String("In"), Values: values,
		}
	}
	if len(a.ResourceGroups) > 0 {
		conditions = append(conditions,
			consumption.BudgetFilterPropertiesArgs{Dimensions: among("ResourceGroupName", a.ResourceGroups)})
	}
	for _, tag := range []struct{ name, value string }{{costCenterTag, a.CostCenter}, {cellTag, a.Cell}} {
		if tag.value != "" {
			conditions = append(conditions,
				consumption.BudgetFilterPropertiesArgs{Tags: among(tag.name, pulumi.StringArray{pulumi.String(tag.value)})})
		}
	}
	return conditions
}

// words tell the budgets of one resource group apart.
func (a Args) words() []string {
	var words []string
	for _, word := range []string{a.CostCenter, a.Cell} {
		if word != "" {
			words = append(words, word)
		}
	}
	return words
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
