package costalerts_test

import (
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/costalerts"
	"github.com/azstage/azstage/components/fault"
)

const subscription = "/subscriptions/" + componenttest.SubscriptionID

func arguments() costalerts.Args {
	return costalerts.Args{
		Placement: componenttest.Placement(), SubscriptionID: pulumi.String(subscription),
		ResourceGroupID: pulumi.String(componenttest.ID("group")), Emails: []string{"ops@example.com", "cfo@example.com"},
		StartDate: "2026-07-01", Message: "Compare with yesterday.",
	}
}

func run(t *testing.T, args costalerts.Args) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := costalerts.New(ctx, "money", args)
		return err
	})
}

func TestAnomaliesAreReportedDailyAndTheBillWeekly(t *testing.T) {
	t.Parallel()
	recording := run(t, arguments())
	recording.AssertDescend(t, "money")
	recording.AssertUnprotected(t)
	assert.Equal(t, []string{"money", "money-anomaly", "money-review"}, recording.Names())
	for name, want := range map[string][5]string{
		"money-anomaly": {"InsightAlert", subscription, "ms:DailyAnomalyByResourceGroup", "Daily", "shop-prod cost"},
		"money-review":  {"Email", componenttest.ID("group"), "ms:CostByService", "Weekly", "shop-prod bill"},
	} {
		made := recording.Named(t, name)
		assert.Equal(t, want[0], made.Input(t, "kind"))
		assert.Equal(t, want[1], made.Input(t, "scope"))
		assert.Equal(t, want[1]+"/providers/Microsoft.CostManagement/views/"+want[2], made.Input(t, "viewId"))
		assert.Equal(t, want[3], made.Input(t, "schedule.frequency"))
		assert.Equal(t, want[4], made.Input(t, "displayName"))
		assert.Equal(t, "Azure: "+want[4], made.Input(t, "notification.subject"))
		assert.Equal(t, "cfo@example.com", made.Input(t, "notification.to[1]"))
		assert.Equal(t, "2026-07-01T00:00:00Z", made.Input(t, "schedule.startDate"))
		assert.Equal(t, "2027-07-01T00:00:00Z", made.Input(t, "schedule.endDate"))
		assert.Equal(t, []string{"*"}, made.Request.GetReplaceOnChanges(), "the provider cannot update it")
		assert.True(t, made.Request.GetDeleteBeforeReplace(), "both would have the same name")
		assert.Empty(t, made.Request.GetDeletedWith(), "it does not go with the resource group")
	}
	assert.Equal(t, "Monday", recording.Named(t, "money-review").Input(t, "schedule.daysOfWeek[0]"))
	assert.Equal(t, "Compare with yesterday.", recording.Named(t, "money-anomaly").Input(t, "notification.message"))
	assert.False(t, recording.Named(t, "money-review").HasInput(t, "notification.message"))
}

// Azure takes 25 characters.
func TestTheTitleFitsWithTheLongestNames(t *testing.T) {
	t.Parallel()
	args := arguments()
	args.Placement.Names.Workload, args.Placement.Names.Environment = "tencharact", "eightcha"
	title, ok := run(t, args).Named(t, "money-anomaly").Input(t, "displayName").(string)
	require.True(t, ok)
	assert.LessOrEqual(t, len(title), 25)
}

func TestArgumentsAreRefused(t *testing.T) {
	t.Parallel()
	for field, change := range map[string]func(*costalerts.Args){
		"SubscriptionID":  func(a *costalerts.Args) { a.SubscriptionID = nil },
		"ResourceGroupID": func(a *costalerts.Args) { a.ResourceGroupID = nil },
		"Emails":          func(a *costalerts.Args) { a.Emails = nil },
		"Emails[1]":       func(a *costalerts.Args) { a.Emails[1] = "nobody" },
		"StartDate":       func(a *costalerts.Args) { a.StartDate = "July" },
		"ReviewDay":       func(a *costalerts.Args) { a.ReviewDay = "Montag" },
		"Message":         func(a *costalerts.Args) { a.Message = strings.Repeat("x", 251) },
	} {
		args := arguments()
		change(&args)
		var faults fault.List
		require.ErrorAs(t, args.Validate(), &faults, field)
		require.Len(t, faults, 1, field)
		assert.Equal(t, field, faults[0].Field)
	}
}
