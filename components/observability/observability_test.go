package observability_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/observability"
)

func arguments() observability.Args {
	return observability.Args{
		Placement: componenttest.Placement(), DailyCapGB: 1, Emails: []string{"ops@example.com", "dev@example.com"},
	}
}

func run(t *testing.T, args observability.Args) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := observability.New(ctx, "watch", args)
		return err
	})
}

func fields(t *testing.T, err error) []string {
	t.Helper()
	var faults fault.List
	require.ErrorAs(t, err, &faults)
	var all []string
	for _, f := range faults {
		assert.NotEmpty(t, f.Rule)
		assert.NotEmpty(t, f.Fix)
		all = append(all, f.Field)
	}
	return all
}

func TestTheWatchOfARegion(t *testing.T) {
	t.Parallel()
	recording := run(t, arguments())
	recording.AssertDescend(t, "watch")
	recording.AssertProtected(t)
	assert.Equal(t, []string{
		"watch", "watch-actiongroup", "watch-alert-daily-cap", "watch-appinsights", "watch-workspace",
		"watch-workspace-diagnostics",
	}, recording.Names())

	workspace := recording.Named(t, "watch-workspace")
	assert.Equal(t, "PerGB2018", workspace.Input(t, "sku.name"))
	assert.EqualValues(t, 30, workspace.Input(t, "retentionInDays"))
	assert.EqualValues(t, 1, workspace.Input(t, "workspaceCapping.dailyQuotaGb"))
	assert.Equal(t, true, workspace.Input(t, "features.disableLocalAuth"))

	appInsights := recording.Named(t, "watch-appinsights")
	assert.Equal(t, componenttest.ID("watch-workspace"), appInsights.Input(t, "workspaceResourceId"))
	assert.Equal(t, "LogAnalytics", appInsights.Input(t, "ingestionMode"))

	group := recording.Named(t, "watch-actiongroup")
	assert.Equal(t, "shop-prod", group.Input(t, "groupShortName"))
	assert.Equal(t, "dev@example.com", group.Input(t, "emailReceivers[1].emailAddress"))

	assert.Equal(t, componenttest.ID("watch-workspace"),
		recording.Named(t, "watch-workspace-diagnostics").Input(t, "workspaceId"),
		"the workspace keeps its own audit log")
	capped := recording.Named(t, "watch-alert-daily-cap")
	assert.Contains(t, capped.Input(t, "criteria.allOf[0].query"), "OverQuota")
	assert.Equal(t, componenttest.ID("watch-actiongroup"), capped.Input(t, "actions.actionGroups[0]"))
}

func TestWithoutACapThereIsNoAlertOnIt(t *testing.T) {
	t.Parallel()
	args := arguments()
	args.DailyCapGB = 0
	recording := run(t, args)
	assert.NotContains(t, recording.Names(), "watch-alert-daily-cap")
	assert.False(t, recording.Named(t, "watch-workspace").HasInput(t, "workspaceCapping"))
}

func TestNothingIsProtectedInAnEnvironmentThatComesAndGoes(t *testing.T) {
	t.Parallel()
	args := arguments()
	args.Placement.Protect = false
	run(t, args).AssertUnprotected(t)
}

func TestAnActionGroupsShortNameFitsAMessage(t *testing.T) {
	t.Parallel()
	args := arguments()
	args.Placement.Names.Workload, args.Placement.Names.Environment = "elevenchar"[:10], "staging"
	assert.Equal(t, "elevenchar-s", run(t, args).Named(t, "watch-actiongroup").Input(t, "groupShortName"))
}

func TestArgumentsAreRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	args := observability.Args{
		Placement: componenttest.Placement(), RetentionDays: 7, DailyCapGB: 0.001,
		Emails: []string{"ops@example.com", "Ops <ops@example.com>", "nobody"},
	}
	assert.Equal(t, []string{"RetentionDays", "DailyCapGB", "Emails[1]", "Emails[2]"}, fields(t, args.Validate()))
	args.Emails = nil
	assert.Contains(t, fields(t, args.Validate()), "Emails")
}
