package worker_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/identity"
	"github.com/azstage/azstage/components/worker"
)

const packages = "https://sthost.blob.core.windows.net/deployments"

func arguments() worker.Args {
	return worker.Args{
		Placement:     componenttest.Placement(),
		Runtime:       worker.Runtime{Name: "dotnet-isolated", Version: "10.0"},
		ZoneRedundant: true,
		Functions:     []string{"email", "image-processing"},
		Identity:      worker.Identity{ID: pulumi.String("id-worker"), ClientID: pulumi.String("client")},
		SubnetID:      pulumi.String("subnet"),
		Host:          worker.Host{AccountName: pulumi.String("sthost"), PackageURL: pulumi.String(packages)},
		Settings: worker.ServiceBusConnection("ServiceBusConnection",
			pulumi.String("sb.servicebus.windows.net"), pulumi.String("client")),
	}
}

func run(t *testing.T, args worker.Args) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := worker.New(ctx, "workers", args)
		return err
	})
}

func TestAFunctionAppOnAPlanOfItsOwn(t *testing.T) {
	t.Parallel()
	recording := run(t, arguments())
	recording.AssertDescend(t, "workers")
	assert.Equal(t, []string{"workers", "workers-ftp", "workers-plan", "workers-scm", "workers-site"}, recording.Names())
	plan := recording.Named(t, "workers-plan")
	for path, want := range map[string]any{
		"sku.name": "FC1", "sku.tier": "FlexConsumption", "reserved": true, "zoneRedundant": true,
	} {
		assert.Equal(t, want, plan.Input(t, path), path)
	}
	site := recording.Named(t, "workers-site")
	for path, want := range map[string]any{
		"kind":                      "functionapp,linux",
		"httpsOnly":                 true,
		"publicNetworkAccess":       "Disabled",
		"serverFarmId":              componenttest.ID("workers-plan"),
		"virtualNetworkSubnetId":    "subnet",
		"identity.type":             "UserAssigned",
		"siteConfig.minTlsVersion":  "1.2",
		"keyVaultReferenceIdentity": "id-worker",
		"functionAppConfig": map[string]any{
			"deployment": map[string]any{"storage": map[string]any{
				"type": "blobContainer", "value": packages,
				"authentication": map[string]any{"type": "UserAssignedIdentity", "userAssignedIdentityResourceId": "id-worker"},
			}},
			"runtime": map[string]any{"name": "dotnet-isolated", "version": "10.0"},
			"scaleAndConcurrency": map[string]any{
				"maximumInstanceCount": 100.0, "instanceMemoryMB": 2048.0,
				"alwaysReady": []any{
					map[string]any{"name": "function:email", "instanceCount": 2.0},
					map[string]any{"name": "function:image-processing", "instanceCount": 2.0},
				},
			},
		},
	} {
		assert.Equal(t, want, site.Input(t, path), path)
	}
	config, _ := site.Input(t, "siteConfig").(map[string]any)
	assert.NotContains(t, config, "ftpsState", "Azure refuses it on this plan")
	assert.NotContains(t, config, "linuxFxVersion", "Azure refuses it on this plan")
	assert.NotContains(t, config, "alwaysOn")
	assert.NotContains(t, config, "netFrameworkVersion", "Azure refuses what the SDK writes everywhere else")
	for _, name := range []string{"workers-ftp", "workers-scm"} {
		assert.Equal(t, false, recording.Named(t, name).Input(t, "allow"), name)
	}
}

func TestTheHostAndItsTriggersSignInAsTheIdentity(t *testing.T) {
	t.Parallel()
	settings := map[string]any{}
	for _, pair := range run(t, arguments()).Named(t, "workers-site").Input(t, "siteConfig.appSettings").([]any) {
		setting, _ := pair.(map[string]any)
		settings[setting["name"].(string)] = setting["value"]
	}
	assert.Equal(t, map[string]any{
		"AZURE_CLIENT_ID":                               "client",
		"AzureWebJobsStorage__blobServiceUri":           "https://sthost.blob.core.windows.net/",
		"AzureWebJobsStorage__clientId":                 "client",
		"AzureWebJobsStorage__credential":               "managedidentity",
		"AzureWebJobsStorage__queueServiceUri":          "https://sthost.queue.core.windows.net/",
		"AzureWebJobsStorage__tableServiceUri":          "https://sthost.table.core.windows.net/",
		"ServiceBusConnection__clientId":                "client",
		"ServiceBusConnection__credential":              "managedidentity",
		"ServiceBusConnection__fullyQualifiedNamespace": "sb.servicebus.windows.net",
	}, settings)
}

func TestTheAppWaitsForWhatItNeedsToStart(t *testing.T) {
	t.Parallel()
	recording := componenttest.Run(t, func(ctx *pulumi.Context) error {
		role, err := identity.New(ctx, "role", identity.Args{Placement: componenttest.Placement(), Role: "worker"})
		require.NoError(t, err)
		args := arguments()
		args.After = []pulumi.Resource{role}
		_, err = worker.New(ctx, "workers", args)
		return err
	})
	assert.NotEmpty(t, recording.Named(t, "workers-site").DependsOn())
}

func TestWithoutZonesNothingStandsReady(t *testing.T) {
	t.Parallel()
	args := arguments()
	args.ZoneRedundant, args.PublicAccess = false, true
	recording := run(t, args)
	scale, _ := recording.Named(t, "workers-site").Input(t, "functionAppConfig.scaleAndConcurrency").(map[string]any)
	assert.NotContains(t, scale, "alwaysReady")
	assert.Equal(t, "Enabled", recording.Named(t, "workers-site").Input(t, "publicNetworkAccess"))
}

func TestWhatIsAskedForStandsReady(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		zones bool
		ready int
		want  float64
	}{
		"without zones":            {false, 1, 1},
		"over zones, two at least": {true, 1, 2},
		"over zones, more":         {true, 3, 3},
	} {
		args := arguments()
		args.ZoneRedundant, args.Ready = tc.zones, tc.ready
		scale, _ := run(t, args).Named(t, "workers-site").Input(t, "functionAppConfig.scaleAndConcurrency").(map[string]any)
		groups, _ := scale["alwaysReady"].([]any)
		require.Len(t, groups, len(args.Functions), name)
		for _, group := range groups {
			assert.InDelta(t, tc.want, group.(map[string]any)["instanceCount"], 0, name)
		}
	}
}

func TestArgumentsAreRefused(t *testing.T) {
	t.Parallel()
	require.NoError(t, arguments().Validate())
	setting := func(name string) func(*worker.Args) {
		return func(a *worker.Args) { a.Settings = map[string]pulumi.StringInput{name: pulumi.String("x")} }
	}
	for name, tc := range map[string]struct {
		change func(*worker.Args)
		want   []string
	}{
		"when the runtime is a web app's": {
			func(a *worker.Args) { a.Runtime = worker.Runtime{Name: "DOTNETCORE", Version: "~10"} },
			[]string{"Runtime.Name", "Runtime.Version"},
		},
		"when the plan decides the setting":    {setting("FUNCTIONS_WORKER_RUNTIME"), []string{`Settings["FUNCTIONS_WORKER_RUNTIME"]`}},
		"when the component decides a setting": {setting("AZURE_CLIENT_ID"), []string{`Settings["AZURE_CLIENT_ID"]`}},
		"when there are too many, of a size that is none": {
			func(a *worker.Args) { a.MaxInstances, a.MemoryMB = 1001, 1024 }, []string{"MaxInstances", "MemoryMB"},
		},
		"when fewer may run than stand ready": {
			func(a *worker.Args) { a.MaxInstances = 3 }, []string{"MaxInstances"},
		},
		"when nothing can stand ready": {func(a *worker.Args) { a.Ready = -1 }, []string{"Ready"}},
		"when functions share a name": {
			func(a *worker.Args) { a.Functions = []string{"email", "email", "1st"} }, []string{"Functions[1]", "Functions[2]"},
		},
		"when everything is missing": {
			func(a *worker.Args) {
				a.Identity, a.SubnetID, a.Host = worker.Identity{}, nil, worker.Host{}
			},
			[]string{"Identity.ID", "Identity.ClientID", "SubnetID", "Host.AccountName", "Host.PackageURL"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			args := arguments()
			tc.change(&args)
			var faults fault.List
			require.ErrorAs(t, args.Validate(), &faults)
			var fields []string
			for _, f := range faults {
				fields = append(fields, f.Field)
			}
			assert.Equal(t, tc.want, fields)
		})
	}
}
