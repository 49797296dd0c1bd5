package trafficmanager_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/trafficmanager"
)

func args() trafficmanager.Args {
	return trafficmanager.Args{
		Placement: componenttest.Placement(), Port: 8883,
		Endpoints: []trafficmanager.Endpoint{
			{Name: "eastus2", TargetID: pulumi.String(componenttest.ID("address"))},
			{Name: "partner", Host: pulumi.String("mqtt.example.com"), Location: "westeurope"},
		},
	}
}

func profile(t *testing.T, args trafficmanager.Args) componenttest.Resource {
	recording := componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := trafficmanager.New(ctx, "devices", args)
		return err
	})
	recording.AssertDescend(t, "devices")
	recording.AssertUnprotected(t)
	assert.Equal(t, []string{"devices", "devices-profile", "devices-profile-diagnostics"}, recording.Names())
	return recording.Named(t, "devices-profile")
}

func TestClientsFindTheNearestRegion(t *testing.T) {
	t.Parallel()
	made := profile(t, args())
	const kind = "Microsoft.Network/trafficManagerProfiles/"
	for path, want := range map[string]any{
		"trafficRoutingMethod": "Performance", "location": "global", "dnsConfig.ttl": 60.0,
		"monitorConfig.protocol": "TCP", "monitorConfig.port": 8883.0, "monitorConfig.intervalInSeconds": 30.0,
		"endpoints[0].type": kind + "azureEndpoints", "endpoints[0].targetResourceId": componenttest.ID("address"),
		"endpoints[1].type": kind + "externalEndpoints", "endpoints[1].target": "mqtt.example.com",
		"endpoints[1].endpointLocation": "westeurope",
	} {
		assert.Equal(t, want, made.Input(t, path), path)
	}
	assert.Equal(t, made.Input(t, "profileName"), made.Input(t, "dnsConfig.relativeName"))
	assert.False(t, made.HasInput(t, "monitorConfig.path"), "Azure refuses a path of TCP")
}

func TestFastProbesWaitForNineSeconds(t *testing.T) {
	t.Parallel()
	fast := args()
	none := 0
	fast.FastProbes, fast.HealthPath, fast.ToleratedFailures = true, "/healthz", &none
	made := profile(t, fast)
	assert.Equal(t, "HTTPS", made.Input(t, "monitorConfig.protocol"))
	assert.InDelta(t, 9, made.Input(t, "monitorConfig.timeoutInSeconds"), 0)
	assert.InDelta(t, 0, made.Input(t, "monitorConfig.toleratedNumberOfFailures"), 0)
}

func TestArgumentsAreRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	ten := 10
	wrong := args()
	wrong.Port, wrong.TTLSeconds, wrong.HealthPath, wrong.ToleratedFailures = 0, -1, "healthz", &ten
	wrong.Endpoints = []trafficmanager.Endpoint{
		{Name: "A", Host: pulumi.String("x"), Location: "atlantis"},
		{Name: "b", TargetID: pulumi.String("/id"), Location: "eastus2"}, {Name: "b"},
	}
	var faults fault.List
	require.ErrorAs(t, wrong.Validate(), &faults)
	var fields []string
	for _, f := range faults {
		fields = append(fields, f.Field)
	}
	assert.Equal(t, []string{
		"TTLSeconds", "Port", "ToleratedFailures", "HealthPath", "Endpoints[0].Name", "Endpoints[0].Location",
		"Endpoints[1].Location", "Endpoints[2].TargetID", "Endpoints[2].Name",
	}, fields)
}
