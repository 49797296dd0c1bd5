package sentinel_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/sentinel"
)

func TestAWorkspaceIsOnboarded(t *testing.T) {
	t.Parallel()
	recording := componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := sentinel.New(ctx, "sentinel", sentinel.Args{
			Placement: componenttest.Placement(), WorkspaceName: pulumi.String("log-shop"),
		})
		return err
	})
	recording.AssertDescend(t, "sentinel")
	made := recording.Named(t, "sentinel-onboarding")
	assert.Equal(t, "log-shop", made.Input(t, "workspaceName"))
	assert.Equal(t, "default", made.Input(t, "sentinelOnboardingStateName"), "Azure takes no other name")
}

func TestSentinelNeedsAWorkspace(t *testing.T) {
	t.Parallel()
	var faults fault.List
	require.ErrorAs(t, sentinel.Args{Placement: componenttest.Placement()}.Validate(), &faults)
	assert.Equal(t, "WorkspaceName", faults[0].Field)
}
