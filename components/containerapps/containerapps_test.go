package containerapps_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/containerapps"
	"github.com/azstage/azstage/components/fault"
)

func internal() containerapps.Args {
	return containerapps.Args{
		Placement: componenttest.Placement(), SubnetID: pulumi.String(componenttest.ID("subnet")), Internal: true,
		ZoneRedundant: true,
		Networks:      []containerapps.Network{{Name: "stamp", ID: pulumi.String(componenttest.ID("vnet"))}},
	}
}

func run(t *testing.T, args containerapps.Args) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := containerapps.New(ctx, "env", args)
		return err
	})
}

func TestAnInternalEnvironmentIsFoundByName(t *testing.T) {
	t.Parallel()
	recording := run(t, internal())
	recording.AssertDescend(t, "env")
	recording.AssertUnprotected(t)
	assert.Equal(t, []string{
		"env", "env-environment", "env-environment-diagnostics", "env-zone", "env-zone-stamp", "env-zone-wildcard",
	}, recording.Names())
	environment := recording.Named(t, "env-environment")
	for path, want := range map[string]any{
		"environmentName": "cae-shop-prod-eus2", "vnetConfiguration.internal": true, "zoneRedundant": true,
		"vnetConfiguration.infrastructureSubnetId": componenttest.ID("subnet"),
		"appLogsConfiguration":                     map[string]any{"destination": "azure-monitor"},
		"peerAuthentication.mtls.enabled":          true, "peerTrafficConfiguration.encryption.enabled": true,
		"workloadProfiles": []any{map[string]any{"name": "Consumption", "workloadProfileType": "Consumption"}},
	} {
		assert.Equal(t, want, environment.Input(t, path), path)
	}
	const domain = "mocked-cae-shop-prod-eus2.eastus2.azurecontainerapps.io"
	assert.Equal(t, domain, recording.Named(t, "env-zone").Input(t, "privateZoneName"))
	record := recording.Named(t, "env-zone-wildcard")
	assert.Equal(t, domain, record.Input(t, "privateZoneName"))
	assert.Equal(t, "*", record.Input(t, "relativeRecordSetName"))
	assert.Equal(t, []any{map[string]any{"ipv4Address": "10.0.3.254"}}, record.Input(t, "aRecords"))
	assert.Equal(t, componenttest.ID("vnet"), recording.Named(t, "env-zone-stamp").Input(t, "virtualNetwork.id"))
}

func TestTheZeroValueIsPublicAndWithoutANetwork(t *testing.T) {
	t.Parallel()
	recording := run(t, containerapps.Args{Placement: componenttest.Placement()})
	environment := recording.Named(t, "env-environment")
	assert.False(t, environment.HasInput(t, "vnetConfiguration"))
	assert.Equal(t, false, environment.Input(t, "zoneRedundant"))
	assert.NotContains(t, recording.Names(), "env-zone")
}

func app() containerapps.AppArgs {
	return containerapps.AppArgs{
		Placement: componenttest.Placement(), Name: "search", External: true,
		Identity: containerapps.Identity{
			ID: pulumi.String(componenttest.ID("identity")), ClientID: pulumi.String("client"),
		},
		RegistryServer: pulumi.String("crshop.azurecr.io"),
		Settings:       map[string]pulumi.StringInput{"COSMOS_ENDPOINT": pulumi.String("https://c")},
		CPU:            0.5, MinReplicas: 3, MaxReplicas: 30,
	}
}

func runApp(t *testing.T, args containerapps.AppArgs) (recording *componenttest.Recording, url string) {
	recording = componenttest.Run(t, func(ctx *pulumi.Context) error {
		environment, err := containerapps.New(ctx, "env", internal())
		require.NoError(t, err)
		args.Environment = environment
		made, err := containerapps.NewApp(ctx, "app", args)
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

func TestAnAppHasNoSecretAndKeepsTheImageOfItsPipeline(t *testing.T) {
	t.Parallel()
	recording, url := runApp(t, app())
	made := recording.Named(t, "app-app")
	for path, want := range map[string]any{
		"containerAppName": "ca-shop-prod-eus2-search", "workloadProfileName": "Consumption",
		"environmentId": componenttest.ID("env-environment"), "identity.type": "UserAssigned",
		"identity.userAssignedIdentities":   []any{componenttest.ID("identity")},
		"configuration.activeRevisionsMode": "Single", "configuration.ingress.external": true,
		"configuration.ingress.allowInsecure": false, "configuration.ingress.targetPort": 80.0,
		"configuration.registries": []any{map[string]any{
			"server": "crshop.azurecr.io", "identity": componenttest.ID("identity"),
		}},
		"template.containers[0].image":     containerapps.QuickstartImage,
		"template.containers[0].resources": map[string]any{"cpu": 0.5, "memory": "1Gi"},
		"template.containers[0].env": []any{
			map[string]any{"name": "AZURE_CLIENT_ID", "value": "client"},
			map[string]any{"name": "COSMOS_ENDPOINT", "value": "https://c"},
		},
		"template.scale.minReplicas": 3.0, "template.scale.maxReplicas": 30.0,
		"template.scale.rules": []any{map[string]any{
			"name": "requests", "http": map[string]any{"metadata": map[string]any{"concurrentRequests": "50"}},
		}},
	} {
		assert.Equal(t, want, made.Input(t, path), path)
	}
	assert.False(t, made.HasInput(t, "configuration.secrets"))
	assert.Equal(t, []string{"template.containers[0].image"}, made.Request.GetIgnoreChanges())
	assert.Equal(t, "https://ca-shop-prod-eus2-search.mocked-cae-shop-prod-eus2.eastus2.azurecontainerapps.io", url)
}

func TestAnAppForItsNeighboursHasAnotherName(t *testing.T) {
	t.Parallel()
	args := app()
	args.External = false
	_, url := runApp(t, args)
	assert.Contains(t, url, "ca-shop-prod-eus2-search.internal.mocked-")
}

func TestProbesAskForAPathOnlyWhereThereIsOne(t *testing.T) {
	t.Parallel()
	args := app()
	recording, _ := runApp(t, args)
	made := recording.Named(t, "app-app")
	assert.Len(t, made.Input(t, "template.containers[0].probes"), 3)
	assert.InDelta(t, 80, made.Input(t, "template.containers[0].probes[2].tcpSocket.port"), 0)
	args.HealthPath, args.Port = "/healthz", 8080
	recording, _ = runApp(t, args)
	made = recording.Named(t, "app-app")
	assert.Equal(t, "/healthz", made.Input(t, "template.containers[0].probes[0].httpGet.path"))
	assert.InDelta(t, 8080, made.Input(t, "template.containers[0].probes[0].httpGet.port"), 0)
	assert.False(t, made.HasInput(t, "template.containers[0].probes[0].tcpSocket"))
}

func TestAQueueScalesWithTheIdentity(t *testing.T) {
	t.Parallel()
	args := app()
	args.Queue = &containerapps.Queue{Namespace: pulumi.String("sbns-shop"), Name: "orders"}
	recording, _ := runApp(t, args)
	assert.Equal(t, map[string]any{
		"name": "queue", "custom": map[string]any{
			"type": "azure-servicebus", "identity": componenttest.ID("identity"),
			"metadata": map[string]any{"namespace": "sbns-shop", "queueName": "orders", "messageCount": "5"},
		},
	}, recording.Named(t, "app-app").Input(t, "template.scale.rules[1]"))
}

func fieldsOf(t *testing.T, err error) []string {
	var faults fault.List
	require.ErrorAs(t, err, &faults)
	var fields []string
	for _, f := range faults {
		fields = append(fields, f.Field)
		assert.NotEmpty(t, f.Fix)
	}
	return fields
}

func TestAnEnvironmentIsRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		change func(*containerapps.Args)
		fields []string
	}{
		{"no subnet", func(a *containerapps.Args) { a.SubnetID = nil }, []string{"Internal", "ZoneRedundant"}},
		{"nobody finds it", func(a *containerapps.Args) { a.Networks = nil }, []string{"Networks"}},
		{"names for what is public", func(a *containerapps.Args) { a.Internal = false }, []string{"Networks"}},
		{
			"networks without name or ID, and twice",
			func(a *containerapps.Args) {
				a.Networks = append(a.Networks, a.Networks[0], containerapps.Network{Name: "B"})
			},
			[]string{"Networks[1].Name", "Networks[2].Name", "Networks[2].ID"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			args := internal()
			test.change(&args)
			recording, err := componenttest.Try(func(ctx *pulumi.Context) error {
				_, err := containerapps.New(ctx, "env", args)
				return err
			})
			assert.Equal(t, test.fields, fieldsOf(t, err))
			assert.Empty(t, recording.Names(), "nothing is registered before the arguments are right")
		})
	}
}

func TestAnAppIsRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		change func(*containerapps.AppArgs)
		fields []string
	}{
		{"nothing", func(a *containerapps.AppArgs) { *a = containerapps.AppArgs{Placement: a.Placement} },
			[]string{"Name", "Environment", "Identity.ID", "Identity.ClientID"}},
		{"cores that are not on sale", func(a *containerapps.AppArgs) { a.CPU = 0.3 }, []string{"CPU"}},
		{"fewer at most than at least", func(a *containerapps.AppArgs) { a.MaxReplicas = 2 }, []string{"MinReplicas"}},
		{"too many", func(a *containerapps.AppArgs) { a.MaxReplicas = 1001 }, []string{"MaxReplicas"}},
		{
			"a bad image, port, path and variable",
			func(a *containerapps.AppArgs) {
				a.Image, a.Port, a.HealthPath = "https://x y", 70000, "healthz"
				a.Settings = map[string]pulumi.StringInput{"a.b": pulumi.String("c"), "EMPTY": nil}
			},
			[]string{"Image", "Port", "HealthPath", `Settings["EMPTY"]`, `Settings["a.b"]`},
		},
		{"a queue without names", func(a *containerapps.AppArgs) { a.Queue = &containerapps.Queue{} },
			[]string{"Queue.Namespace", "Queue.Name"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			args := app()
			args.Environment = &containerapps.Environment{}
			test.change(&args)
			assert.Equal(t, test.fields, fieldsOf(t, args.Validate()))
		})
	}
}
