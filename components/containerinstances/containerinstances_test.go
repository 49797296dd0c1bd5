package containerinstances_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/containerinstances"
	"github.com/azstage/azstage/components/fault"
)

func names() containerinstances.NamesArgs {
	return containerinstances.NamesArgs{
		Placement: componenttest.Placement(), Domain: "services.shop.internal",
		Networks: []containerinstances.Network{{Name: "stamp", ID: pulumi.String(componenttest.ID("vnet"))}},
	}
}

func service() containerinstances.Args {
	return containerinstances.Args{
		Placement: componenttest.Placement(), Name: "search", SubnetID: pulumi.String(componenttest.ID("subnet")),
		Identity: containerinstances.Identity{
			ID: pulumi.String(componenttest.ID("identity")), ClientID: pulumi.String("client"),
		},
		RegistryServer: pulumi.String("crshop.azurecr.io"), Replicas: 4, ZoneRedundant: true,
		Settings: map[string]pulumi.StringInput{"STAGE": pulumi.String("100k")},
	}
}

func run(t *testing.T, args containerinstances.Args) (recording *componenttest.Recording, url string) {
	recording = componenttest.Run(t, func(ctx *pulumi.Context) error {
		zone, err := containerinstances.NewNames(ctx, "names", names())
		require.NoError(t, err)
		args.Names = zone
		made, err := containerinstances.New(ctx, "service", args)
		if err == nil {
			made.URL.ApplyT(func(text string) string {
				url = text
				return text
			})
		}
		return err
	})
	return recording, url
}

func TestAGroupForEachReplicaBelowOneName(t *testing.T) {
	t.Parallel()
	recording, url := run(t, service())
	recording.AssertUnprotected(t)
	var zones []any
	for _, group := range []string{"service-group-0", "service-group-1", "service-group-2", "service-group-3"} {
		zones = append(zones, recording.Named(t, group).Input(t, "zones[0]"))
	}
	assert.Equal(t, []any{"1", "2", "3", "1"}, zones, "in turn")
	group := recording.Named(t, "service-group-1")
	for path, want := range map[string]any{
		"containerGroupName": "ci-shop-prod-eus2-search-r1", "osType": "Linux", "restartPolicy": "Always",
		"ipAddress": map[string]any{
			"type": "Private", "ports": []any{map[string]any{"port": 80.0, "protocol": "TCP"}},
		},
		"subnetIds": []any{map[string]any{"id": componenttest.ID("subnet")}},
		"imageRegistryCredentials": []any{map[string]any{
			"server": "crshop.azurecr.io", "identity": componenttest.ID("identity"),
		}},
		"identity.userAssignedIdentities":  []any{componenttest.ID("identity")},
		"containers[0].image":              containerinstances.QuickstartImage,
		"containers[0].resources.requests": map[string]any{"cpu": 0.5, "memoryInGB": 1.0},
		"containers[0].environmentVariables": []any{
			map[string]any{"name": "AZURE_CLIENT_ID", "value": "client"}, map[string]any{"name": "STAGE", "value": "100k"},
		},
	} {
		assert.Equal(t, want, group.Input(t, path), path)
	}
	assert.Equal(t, []string{"containers[0].image"}, group.Request.GetIgnoreChanges())
	assert.True(t, group.Request.GetDeleteBeforeReplace(), "the next group has the same name")
	assert.Contains(t, group.Request.GetReplaceOnChanges(), "containers[*].resources", "Azure refuses it in place")

	record := recording.Named(t, "service-name")
	assert.Equal(t, "search", record.Input(t, "relativeRecordSetName"))
	assert.Equal(t, "services.shop.internal", record.Input(t, "privateZoneName"))
	assert.Len(t, record.Input(t, "aRecords"), 4)
	assert.Equal(t, "http://search.services.shop.internal", url)
}

func TestAPortAndAHealthPath(t *testing.T) {
	t.Parallel()
	args := service()
	args.Port, args.HealthPath, args.Replicas, args.ZoneRedundant = 8080, "/healthz", 0, false
	recording, url := run(t, args)
	assert.Equal(t, "http://search.services.shop.internal:8080", url)
	group := recording.Named(t, "service-group-0")
	assert.False(t, group.HasInput(t, "zones"))
	assert.Equal(t, "/healthz", group.Input(t, "containers[0].livenessProbe.httpGet.path"))
	assert.NotContains(t, recording.Names(), "service-group-1")
}

func TestArgumentsAreRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		change func(*containerinstances.Args)
		fields []string
	}{
		"nothing": {
			func(a *containerinstances.Args) { *a = containerinstances.Args{Placement: a.Placement} },
			[]string{"Name", "SubnetID", "Names", "Identity.ID", "Identity.ClientID"},
		},
		"sizes that no group has": {
			func(a *containerinstances.Args) { a.CPU, a.Replicas, a.Port = 5, 60, 70000 }, []string{"Port", "CPU", "Replicas"},
		},
		"a bad image, path and variable": {
			func(a *containerinstances.Args) {
				a.Image, a.HealthPath = "https://x y", "healthz"
				a.Settings = map[string]pulumi.StringInput{"a.b": nil}
			},
			[]string{"Image", "HealthPath", `Settings["a.b"]`, `Settings["a.b"]`},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			args := service()
			args.Names = &containerinstances.Names{}
			test.change(&args)
			var faults fault.List
			require.ErrorAs(t, args.Validate(), &faults)
			var fields []string
			for _, f := range faults {
				fields = append(fields, f.Field)
				assert.NotEmpty(t, f.Fix)
			}
			assert.Equal(t, test.fields, fields)
		})
	}
	bad := containerinstances.NamesArgs{Placement: componenttest.Placement(), Domain: "single",
		Networks: []containerinstances.Network{{Name: "A"}}}
	var faults fault.List
	require.ErrorAs(t, bad.Validate(), &faults)
	assert.Len(t, faults, 3)
}
