package nat_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/nat"
)

func run(t *testing.T, args nat.Args) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := nat.New(ctx, "nat", args)
		return err
	})
}

func TestAGatewayWithAZoneRedundantAddress(t *testing.T) {
	t.Parallel()
	recording := run(t, nat.Args{Placement: componenttest.Placement()})
	recording.AssertDescend(t, "nat")
	recording.AssertUnprotected(t)
	assert.Equal(t, []string{
		"nat", "nat-address", "nat-address-diagnostics", "nat-gateway", "nat-gateway-diagnostics",
	}, recording.Names())

	address := recording.Named(t, "nat-address")
	assert.Equal(t, "Standard", address.Input(t, "sku.name"))
	assert.Equal(t, "Static", address.Input(t, "publicIPAllocationMethod"))
	assert.Equal(t, []any{"1", "2", "3"}, address.Input(t, "zones"))
	assert.Contains(t, address.Request.GetIgnoreChanges(), "natGateway")

	gateway := recording.Named(t, "nat-gateway")
	assert.Equal(t, componenttest.ID("nat-address"), gateway.Input(t, "publicIpAddresses[0].id"))
	assert.False(t, gateway.HasInput(t, "zones"), "Azure picks the zone")
	assert.InDelta(t, 4, gateway.Input(t, "idleTimeoutInMinutes"), 0)
}

func TestAZonalGateway(t *testing.T) {
	t.Parallel()
	recording := run(t, nat.Args{Placement: componenttest.Placement(), Zone: "2"})
	assert.Equal(t, []any{"2"}, recording.Named(t, "nat-gateway").Input(t, "zones"))
}

func TestARegionWithoutZones(t *testing.T) {
	t.Parallel()
	place := componenttest.Placement()
	place.Location = "westus"
	recording := run(t, nat.Args{Placement: place})
	assert.False(t, recording.Named(t, "nat-address").HasInput(t, "zones"))
}

func TestArgumentsAreRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	place := componenttest.Placement()
	place.Location = "westus"
	err := nat.Args{Placement: place, Zone: "4", IdleTimeoutMinutes: 121}.Validate()
	var faults fault.List
	require.ErrorAs(t, err, &faults)
	var fields []string
	for _, f := range faults {
		fields = append(fields, f.Field)
	}
	assert.Equal(t, []string{"Zone", "Zone", "IdleTimeoutMinutes"}, fields)
}
