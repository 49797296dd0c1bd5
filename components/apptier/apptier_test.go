package apptier_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/apptier"
	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
)

func arguments() apptier.Args {
	return apptier.Args{
		Placement:  componenttest.Placement(),
		Plan:       apptier.Plan{SKU: "B2"},
		Runtime:    "DOTNETCORE|8.0",
		HealthPath: "/healthz",
		Identity: apptier.Identity{
			ID: pulumi.String(componenttest.ID("identity")), ClientID: pulumi.String("client"),
			PrincipalID: pulumi.String("principal"),
		},
		SubnetID: pulumi.String(componenttest.ID("subnet")),
		Settings: map[string]pulumi.StringInput{
			"Z_LAST": pulumi.String("z"), "APPLICATIONINSIGHTS_CONNECTION_STRING": pulumi.String("c"),
		},
	}
}

func run(t *testing.T, args apptier.Args) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := apptier.New(ctx, "web", args)
		return err
	})
}

func TestAWebAppOnASmallPlan(t *testing.T) {
	t.Parallel()
	recording := run(t, arguments())
	recording.AssertDescend(t, "web")
	recording.AssertUnprotected(t)
	assert.Equal(t, []string{
		"web", "web-ftp", "web-plan", "web-plan-diagnostics", "web-scm", "web-site", "web-site-diagnostics",
	}, recording.Names())

	plan := recording.Named(t, "web-plan")
	assert.Equal(t, map[string]any{"name": "B2", "tier": "Basic", "capacity": 1.0}, plan.Input(t, "sku"))
	assert.Equal(t, true, plan.Input(t, "reserved"))
	assert.Equal(t, false, plan.Input(t, "zoneRedundant"))

	site := recording.Named(t, "web-site")
	for path, want := range map[string]any{
		"name":                               "app-shop-prod-eus2-k3x9a",
		"kind":                               "app,linux",
		"httpsOnly":                          true,
		"clientAffinityEnabled":              false,
		"identity.type":                      "UserAssigned",
		"identity.userAssignedIdentities[0]": componenttest.ID("identity"),
		"keyVaultReferenceIdentity":          componenttest.ID("identity"),
		"publicNetworkAccess":                "Enabled",
		"serverFarmId":                       componenttest.ID("web-plan"),
		"virtualNetworkSubnetId":             componenttest.ID("subnet"),
		"vnetRouteAllEnabled":                true,
		"siteConfig.linuxFxVersion":          "DOTNETCORE|8.0",
		"siteConfig.alwaysOn":                true,
		"siteConfig.http20Enabled":           true,
		"siteConfig.healthCheckPath":         "/healthz",
		"siteConfig.minTlsVersion":           "1.2",
		"siteConfig.scmMinTlsVersion":        "1.2",
		"siteConfig.ftpsState":               "Disabled",
		"siteConfig.appSettings[0].name":     "APPLICATIONINSIGHTS_CONNECTION_STRING",
		"siteConfig.appSettings[1].name":     "AZURE_CLIENT_ID",
		"siteConfig.appSettings[1].value":    "client",
		"siteConfig.appSettings[2].name":     "Z_LAST",
	} {
		assert.Equal(t, want, site.Input(t, path), path)
	}
}

func TestNobodyPublishesWithAPassword(t *testing.T) {
	t.Parallel()
	recording := run(t, arguments())
	for _, name := range []string{"web-ftp", "web-scm"} {
		policy := recording.Named(t, name)
		assert.Equal(t, false, policy.Input(t, "allow"), name)
		assert.Equal(t, "web-site", policy.DeletedWith(), name)
	}
	assert.Contains(t, recording.Named(t, "web-scm").DependsOn(), "web-ftp")
}

func TestAContainerIsPulledWithTheIdentity(t *testing.T) {
	t.Parallel()
	args := arguments()
	args.Runtime, args.Image = "", "shop.azurecr.io/web:1.4"
	site := run(t, args).Named(t, "web-site")
	assert.Equal(t, "app,linux,container", site.Input(t, "kind"))
	assert.Equal(t, "DOCKER|shop.azurecr.io/web:1.4", site.Input(t, "siteConfig.linuxFxVersion"))
	assert.Equal(t, true, site.Input(t, "siteConfig.acrUseManagedIdentityCreds"))
	assert.Equal(t, "client", site.Input(t, "siteConfig.acrUserManagedIdentityID"))
}

func TestASecretSettingStaysSecret(t *testing.T) {
	t.Parallel()
	args := arguments()
	args.Settings = map[string]pulumi.StringInput{"TOKEN": pulumi.ToSecret(pulumi.String("s3cret")).(pulumi.StringOutput)}
	site := run(t, args).Named(t, "web-site")
	assert.True(t, site.Inputs.ContainsSecrets())
	assert.Equal(t, "s3cret", site.Input(t, "siteConfig.appSettings[1].value"))
	assert.False(t, run(t, arguments()).Named(t, "web-site").Inputs.ContainsSecrets())
}

func TestTheCallersClientIDWins(t *testing.T) {
	t.Parallel()
	args := arguments()
	args.Settings = map[string]pulumi.StringInput{"AZURE_CLIENT_ID": pulumi.String("other")}
	site := run(t, args).Named(t, "web-site")
	assert.Equal(t, "other", site.Input(t, "siteConfig.appSettings[0].value"))
	assert.False(t, site.HasInput(t, "siteConfig.appSettings[1]"))
}

func TestALargerPlanKeepsNamesAndKind(t *testing.T) {
	t.Parallel()
	args := arguments()
	before := run(t, args)
	args.Plan = apptier.Plan{SKU: "P1v3", Instances: 2, ZoneRedundant: true}
	args.PrivateOnly = true
	after := run(t, args)
	assert.Equal(t, before.Names(), after.Names())
	assert.Equal(t, map[string]any{"name": "P1v3", "tier": "PremiumV3", "capacity": 2.0},
		after.Named(t, "web-plan").Input(t, "sku"))
	for _, path := range []string{"name", "kind"} {
		assert.Equal(t, before.Named(t, "web-plan").Input(t, path), after.Named(t, "web-plan").Input(t, path))
		assert.Equal(t, before.Named(t, "web-site").Input(t, path), after.Named(t, "web-site").Input(t, path))
	}
	assert.Equal(t, "Disabled", after.Named(t, "web-site").Input(t, "publicNetworkAccess"))
}

func TestArgumentsAreRefused(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		change func(*apptier.Args)
		want   []string
	}{
		"when the size does not exist": {
			func(a *apptier.Args) { a.Plan.SKU = "B9" }, []string{"Plan.SKU"},
		},
		"when the tier has fewer instances": {
			func(a *apptier.Args) { a.Plan.Instances = 4 }, []string{"Plan.Instances"},
		},
		"when the tier has no zones": {
			func(a *apptier.Args) { a.Plan.Instances, a.Plan.ZoneRedundant = 2, true }, []string{"Plan.ZoneRedundant"},
		},
		"when one instance should fill two zones": {
			func(a *apptier.Args) { a.Plan = apptier.Plan{SKU: "P1v3", ZoneRedundant: true} }, []string{"Plan.Instances"},
		},
		"when the tier lets the app sleep and stay outside the network": {
			func(a *apptier.Args) { a.Plan.SKU = "F1" }, []string{"Plan.SKU", "SubnetID"},
		},
		"when there is nothing to run": {
			func(a *apptier.Args) { a.Runtime = "" }, []string{"Runtime"},
		},
		"when there are two things to run": {
			func(a *apptier.Args) { a.Image = "shop:1" }, []string{"Runtime"},
		},
		"when the runtime has no version": {
			func(a *apptier.Args) { a.Runtime = "dotnet" }, []string{"Runtime"},
		},
		"when the health path is no path": {
			func(a *apptier.Args) { a.HealthPath = "healthz?deep=1" }, []string{"HealthPath"},
		},
		"when a setting would be renamed on Linux": {
			func(a *apptier.Args) { a.Settings = map[string]pulumi.StringInput{"a.b": pulumi.String("c")} },
			[]string{`Settings["a.b"]`},
		},
		"with every fault at once": {
			func(a *apptier.Args) { *a = apptier.Args{Placement: a.Placement} },
			[]string{"Plan.SKU", "Runtime", "HealthPath", "Identity.ID", "Identity.ClientID", "Identity.PrincipalID"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			args := arguments()
			require.NoError(t, args.Validate())
			tc.change(&args)
			var faults fault.List
			require.ErrorAs(t, args.Validate(), &faults)
			var fields []string
			for _, f := range faults {
				fields = append(fields, f.Field)
				assert.NotEmpty(t, f.Fix)
			}
			assert.Equal(t, tc.want, fields)
		})
	}
}
