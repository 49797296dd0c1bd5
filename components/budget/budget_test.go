package budget_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/budget"
	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
)

func arguments() budget.Args {
	return budget.Args{
		Placement: componenttest.Placement(), ResourceGroupID: pulumi.String(componenttest.ID("group")), AmountUSD: 200,
		StartDate: "2026-11-01", Emails: []string{"ops@example.com"}, ActionGroupID: pulumi.String(componenttest.ID("ag")),
	}
}

func run(t *testing.T, args budget.Args) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := budget.New(ctx, "money", args)
		return err
	})
}

func TestAMonthlyBudget(t *testing.T) {
	t.Parallel()
	recording := run(t, arguments())
	recording.AssertDescend(t, "money")
	recording.AssertUnprotected(t)
	made := recording.Named(t, "money-monthly")
	assert.Equal(t, componenttest.ID("group"), made.Input(t, "scope"))
	assert.EqualValues(t, 200, made.Input(t, "amount"))
	assert.Equal(t, "Monthly", made.Input(t, "timeGrain"))
	assert.Equal(t, "2026-11-01T00:00:00Z", made.Input(t, "timePeriod.startDate"))
	assert.Contains(t, made.Request.GetIgnoreChanges(), "timePeriod")
	assert.Len(t, made.Input(t, "notifications"), 3)
	for key, want := range map[string][2]any{
		"Actual80": {80.0, "Actual"}, "Actual100": {100.0, "Actual"}, "Forecasted110": {110.0, "Forecasted"},
	} {
		path := "notifications." + key
		assert.Equal(t, want[0], made.Input(t, path+".threshold"))
		assert.Equal(t, want[1], made.Input(t, path+".thresholdType"))
		assert.Equal(t, "ops@example.com", made.Input(t, path+".contactEmails[0]"))
		assert.Equal(t, componenttest.ID("ag"), made.Input(t, path+".contactGroups[0]"))
	}
}

func TestACostCentreHasABudgetBesideTheStages(t *testing.T) {
	t.Parallel()
	whole := run(t, arguments()).Named(t, "money-monthly")
	assert.False(t, whole.HasInput(t, "filter"))
	args := arguments()
	args.CostCenter = "CC-42"
	part := run(t, args).Named(t, "money-monthly")
	assert.Equal(t, map[string]any{"name": "costCenter", "operator": "In", "values": []any{"CC-42"}},
		part.Input(t, "filter.tags"))
	assert.NotEqual(t, whole.Input(t, "budgetName"), part.Input(t, "budgetName"), "both are in one resource group")
}

func TestACellCountsByItsTagInTheGroupsOfAllRegions(t *testing.T) {
	t.Parallel()
	args := arguments()
	args.Cell = "c01"
	tag := map[string]any{"name": "cell", "operator": "In", "values": []any{"c01"}}
	assert.Equal(t, tag, run(t, args).Named(t, "money-monthly").Input(t, "filter.tags"))

	args.ResourceGroupID, args.SubscriptionID = nil, pulumi.String("/subscriptions/s")
	args.ResourceGroups = []pulumi.StringInput{pulumi.String("rg-a"), pulumi.String("rg-b")}
	several := run(t, args).Named(t, "money-monthly")
	assert.Equal(t, "ResourceGroupName", several.Input(t, "filter.and[0].dimensions.name"))
	assert.Equal(t, tag, several.Input(t, "filter.and[1].tags"))
	args.Cell = "c02"
	assert.NotEqual(t, several.Input(t, "budgetName"), run(t, args).Named(t, "money-monthly").Input(t, "budgetName"))
}

func TestWithoutAnActionGroupMailIsEnough(t *testing.T) {
	t.Parallel()
	args := arguments()
	args.ActionGroupID = nil
	args.Thresholds = []budget.Threshold{{Percent: 50, Basis: budget.Actual}}
	made := run(t, args).Named(t, "money-monthly")
	assert.Len(t, made.Input(t, "notifications"), 1)
	assert.False(t, made.HasInput(t, "notifications.Actual50.contactGroups"))
}

func TestArgumentsAreRefused(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		change func(*budget.Args)
		want   []string
	}{
		"when the month does not start on its first day": {
			func(a *budget.Args) { a.StartDate = "2026-11-02" }, []string{"StartDate"},
		},
		"when the start is before there were budgets": {
			func(a *budget.Args) { a.StartDate = "2017-05-01" }, []string{"StartDate"},
		},
		"when nothing may be spent": {
			func(a *budget.Args) { a.AmountUSD = 0 }, []string{"AmountUSD"},
		},
		"when a threshold is there twice": {
			func(a *budget.Args) {
				a.Thresholds = []budget.Threshold{{Percent: 80, Basis: budget.Actual}, {Percent: 80, Basis: budget.Actual}}
			},
			[]string{"Thresholds[1]"},
		},
		"when there are more thresholds than Azure takes": {
			func(a *budget.Args) {
				for percent := range 6 {
					a.Thresholds = append(a.Thresholds, budget.Threshold{Percent: 50 + percent, Basis: budget.Actual})
				}
			},
			[]string{"Thresholds"},
		},
		"with every fault at once": {
			func(a *budget.Args) {
				*a = budget.Args{Placement: a.Placement, Thresholds: []budget.Threshold{{}}, Emails: []string{"nobody"}}
			},
			[]string{
				"ResourceGroupID", "AmountUSD", "StartDate", "Thresholds[0].Percent", "Thresholds[0].Basis", "Emails[0]",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			args := arguments()
			require.NoError(t, args.Validate())
			tc.change(&args)
			var faults fault.List
			require.ErrorAs(t, args.Validate(), &faults)
			var fields []string
			for _, f := range faults {
				fields = append(fields, f.Field)
				assert.NotEmpty(t, f.Fix)
			}
			assert.Equal(t, tc.want, fields)
		})
	}
}
