package placement_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// diagnose registers the setting for a resource of the type below a component.
func diagnose(t *testing.T, place placement.Placement, armType string) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		holder := &struct{ pulumi.ResourceState }{}
		if err := ctx.RegisterComponentResourceV2("azstage:components:Sample", "it", pulumi.Map{}, holder); err != nil {
			return err
		}
		return place.Diagnose(ctx, "it-diagnostics", armType, pulumi.String(componenttest.ID("target")), holder)
	})
}

func TestASettingAsksForWhatTheTypeHas(t *testing.T) {
	t.Parallel()
	for armType, want := range map[string][2]bool{
		naming.WebApp:               {true, true},
		naming.AppServicePlan:       {false, true},
		naming.NetworkSecurityGroup: {true, false},
	} {
		recording := diagnose(t, componenttest.Placement(), armType)
		recording.AssertDescend(t, "it")
		setting := recording.Named(t, "it-diagnostics")
		assert.Equal(t, want, [2]bool{setting.HasInput(t, "logs[0]"), setting.HasInput(t, "metrics[0]")}, armType)
		assert.Equal(t, componenttest.WorkspaceID, setting.Input(t, "workspaceId"))
		assert.Equal(t, componenttest.ID("target"), setting.Input(t, "resourceUri"))
		assert.Empty(t, setting.DeletedWith(), "Azure keeps a setting when its resource goes")
	}
	logs := diagnose(t, componenttest.Placement(), naming.WebApp).Named(t, "it-diagnostics")
	assert.Equal(t, "allLogs", logs.Input(t, "logs[0].categoryGroup"))
	assert.Equal(t, "AllMetrics", logs.Input(t, "metrics[0].category"))
}

func TestWithoutAWorkspaceNothingIsSent(t *testing.T) {
	t.Parallel()
	place := componenttest.Placement()
	place.Workspace = nil
	assert.Equal(t, []string{"it"}, diagnose(t, place, naming.WebApp).Names())
}

func TestATypeWithUnknownCategoriesIsAnError(t *testing.T) {
	t.Parallel()
	_, err := componenttest.Try(func(ctx *pulumi.Context) error {
		holder := &struct{ pulumi.ResourceState }{}
		if err := ctx.RegisterComponentResourceV2("azstage:components:Sample", "it", pulumi.Map{}, holder); err != nil {
			return err
		}
		return componenttest.Placement().Diagnose(ctx, "it-diagnostics", naming.Budget, pulumi.String("x"), holder)
	})
	require.ErrorContains(t, err, naming.Budget)
}
