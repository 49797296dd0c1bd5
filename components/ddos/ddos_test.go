package ddos_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/ddos"
	"github.com/azstage/azstage/components/fault"
)

func TestAPlan(t *testing.T) {
	t.Parallel()
	recording := componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := ddos.New(ctx, "ddos", ddos.Args{Placement: componenttest.Placement()})
		return err
	})
	recording.AssertDescend(t, "ddos")
	recording.AssertUnprotected(t)
	assert.Equal(t, []string{"ddos", "ddos-plan"}, recording.Names())
	plan := recording.Named(t, "ddos-plan")
	assert.Equal(t, "ddos-shop-prod-eus2", plan.Input(t, "ddosProtectionPlanName"))
	assert.Equal(t, "eastus2", plan.Input(t, "location"))
}

func TestAPlanNeedsAPlace(t *testing.T) {
	t.Parallel()
	recording, err := componenttest.Try(func(ctx *pulumi.Context) error {
		_, err := ddos.New(ctx, "ddos", ddos.Args{})
		return err
	})
	var faults fault.List
	require.ErrorAs(t, err, &faults)
	assert.NotEmpty(t, faults)
	assert.Empty(t, recording.Names())
}
