package observability_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/observability"
	"github.com/azstage/azstage/components/placement"
)

func TestAnIdentitySendsTelemetryWithoutTheKey(t *testing.T) {
	t.Parallel()
	args := arguments()
	args.EntraOnly = true
	signed := make(chan string, 1)
	recording := componenttest.Run(t, func(ctx *pulumi.Context) error {
		watch, err := observability.New(ctx, "watch", args)
		if err != nil {
			return err
		}
		value, err := watch.AllowPublisher(ctx, "web", pulumi.String("principal"), pulumi.String("client"))
		value.ApplyT(func(v string) string { signed <- v; return v })
		return err
	})
	recording.AssertDescend(t, "watch")
	assert.Equal(t, true, recording.Named(t, "watch-appinsights").Input(t, "disableLocalAuth"))
	assert.Equal(t, "Authorization=AAD;ClientId=client", <-signed)

	role := recording.Named(t, "watch-publisher-web")
	scope := componenttest.ID("watch-appinsights")
	assert.Equal(t, scope, role.Input(t, "scope"))
	assert.Equal(t, "principal", role.Input(t, "principalId"))
	definition, err := placement.RoleDefinitionID(scope, placement.MonitoringMetricsPublisher)
	require.NoError(t, err)
	assert.Equal(t, definition, role.Input(t, "roleDefinitionId"))
}

func TestWithoutTheNeedToSignInTheKeyIsEnough(t *testing.T) {
	t.Parallel()
	assert.False(t, run(t, arguments()).Named(t, "watch-appinsights").HasInput(t, "disableLocalAuth"))
}
