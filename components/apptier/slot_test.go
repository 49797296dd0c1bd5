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

const frontDoorID = "11111111-2222-4333-8444-555555555555"

func withSlot() apptier.Args {
	args := arguments()
	args.Plan = apptier.Plan{SKU: "P1v3", Instances: 2, ZoneRedundant: true}
	args.StagingSlot = &apptier.StagingSlot{
		Settings: map[string]pulumi.StringInput{"FEATURE_FLAGS": pulumi.String("all")},
	}
	args.Settings["FEATURE_FLAGS"] = pulumi.String("none")
	return args
}

// settings are the environment variables of a recorded site or slot.
func settings(t *testing.T, site componenttest.Resource) map[string]any {
	all := map[string]any{}
	for _, pair := range site.Input(t, "siteConfig.appSettings").([]any) {
		entry := pair.(map[string]any)
		all[entry["name"].(string)] = entry["value"]
	}
	return all
}

func TestAStagingSlotIsTheAppAgain(t *testing.T) {
	t.Parallel()
	recording := run(t, withSlot())
	recording.AssertDescend(t, "web")
	recording.AssertUnprotected(t)
	assert.Equal(t, []string{
		"web", "web-ftp", "web-plan", "web-plan-diagnostics", "web-scm", "web-site", "web-site-diagnostics", "web-slot",
		"web-slot-diagnostics", "web-slot-ftp", "web-slot-scm", "web-sticky",
	}, recording.Names())
	site, slot := recording.Named(t, "web-site"), recording.Named(t, "web-slot")
	assert.Equal(t, "staging", slot.Input(t, "slot"))
	assert.Equal(t, "app-shop-prod-eus2-k3x9a", slot.Input(t, "name"))
	for _, path := range []string{
		"kind", "location", "serverFarmId", "httpsOnly", "clientAffinityEnabled", "identity", "keyVaultReferenceIdentity",
		"publicNetworkAccess", "virtualNetworkSubnetId", "vnetRouteAllEnabled", "siteConfig.linuxFxVersion",
		"siteConfig.alwaysOn", "siteConfig.healthCheckPath", "siteConfig.minTlsVersion", "siteConfig.scmMinTlsVersion",
		"siteConfig.ftpsState", "siteConfig.ipSecurityRestrictionsDefaultAction",
	} {
		assert.Equal(t, site.Input(t, path), slot.Input(t, path), path)
	}
	assert.False(t, slot.HasInput(t, "siteConfig.autoSwapSlotName"), "nobody swaps by accident")
	assert.Equal(t, "web-site", slot.DeletedWith())
}

func TestWhatDiffersInTheSlotStaysThere(t *testing.T) {
	t.Parallel()
	recording := run(t, withSlot())
	site, slot := settings(t, recording.Named(t, "web-site")), settings(t, recording.Named(t, "web-slot"))
	sticky := recording.Named(t, "web-sticky").Input(t, "appSettingNames")
	assert.Equal(t, []any{"FEATURE_FLAGS", "OTEL_SERVICE_NAME"}, sticky)
	for name := range slot {
		if slot[name] != site[name] {
			assert.Contains(t, sticky, name, "a swap would bring it into production")
		}
	}
	assert.Equal(t, "shop", site["OTEL_SERVICE_NAME"])
	assert.Equal(t, "shop-staging", slot["OTEL_SERVICE_NAME"])
	assert.Equal(t, "all", slot["FEATURE_FLAGS"])
	assert.Equal(t, "none", site["FEATURE_FLAGS"])
	assert.Equal(t, "/healthz", slot["WEBSITE_SWAP_WARMUP_PING_PATH"], "a swap waits for the health path")
	assert.Contains(t, recording.Named(t, "web-slot").DependsOn(), "web-sticky")
}

func TestNobodyPublishesToTheSlotWithAPassword(t *testing.T) {
	t.Parallel()
	recording := run(t, withSlot())
	for _, name := range []string{"web-slot-ftp", "web-slot-scm"} {
		policy := recording.Named(t, name)
		assert.Equal(t, false, policy.Input(t, "allow"), name)
		assert.Equal(t, "staging", policy.Input(t, "slot"), name)
		assert.Equal(t, "web-slot", policy.DeletedWith(), name)
	}
	assert.Contains(t, recording.Named(t, "web-slot-ftp").DependsOn(), "web-slot")
	assert.Contains(t, recording.Named(t, "web-slot-scm").DependsOn(), "web-slot-ftp")
}

func TestWithoutASlotNothingIsSaidOfOne(t *testing.T) {
	t.Parallel()
	recording := run(t, arguments())
	assert.NotContains(t, recording.Names(), "web-sticky")
	assert.NotContains(t, settings(t, recording.Named(t, "web-site")), "OTEL_SERVICE_NAME")
}

func TestOnlyTheEdgeReachesTheApp(t *testing.T) {
	t.Parallel()
	args := withSlot()
	args.AllowedSources = apptier.AllowedSources{
		FrontDoorID: pulumi.String(frontDoorID), SubnetIDs: []pulumi.StringInput{pulumi.String(componenttest.ID("gateway"))},
	}
	recording := run(t, args)
	for _, name := range []string{"web-site", "web-slot"} {
		site := recording.Named(t, name)
		const door, gateway = "siteConfig.ipSecurityRestrictions[0].", "siteConfig.ipSecurityRestrictions[1]."
		for path, want := range map[string]any{
			"siteConfig.ipSecurityRestrictionsDefaultAction":    "Deny",
			"siteConfig.scmIpSecurityRestrictionsDefaultAction": "Deny",
			"siteConfig.scmIpSecurityRestrictionsUseMain":       true,
			door + "action":                  "Allow",
			door + "tag":                     "ServiceTag",
			door + "ipAddress":               "AzureFrontDoor.Backend",
			door + "headers.x-azure-fdid":    []any{frontDoorID},
			door + "priority":                100.0,
			gateway + "action":               "Allow",
			gateway + "vnetSubnetResourceId": componenttest.ID("gateway"),
			gateway + "priority":             200.0,
		} {
			assert.Equal(t, want, site.Input(t, path), "%s %s", name, path)
		}
		assert.False(t, site.HasInput(t, "siteConfig.ipSecurityRestrictions[2]"))
	}
}

func TestEverybodyIsLetInUnlessSomebodyIsNamed(t *testing.T) {
	t.Parallel()
	site := run(t, arguments()).Named(t, "web-site")
	assert.Equal(t, "Allow", site.Input(t, "siteConfig.ipSecurityRestrictionsDefaultAction"))
	assert.False(t, site.HasInput(t, "siteConfig.ipSecurityRestrictions"))
}

func TestAutoscaleKeepsItsInstances(t *testing.T) {
	t.Parallel()
	args := withSlot()
	assert.Empty(t, run(t, args).Named(t, "web-plan").Request.GetIgnoreChanges())
	args.Plan.Autoscaled = true
	plan := run(t, args).Named(t, "web-plan")
	assert.Equal(t, []string{"sku.capacity"}, plan.Request.GetIgnoreChanges())
	assert.EqualValues(t, 2, plan.Input(t, "sku.capacity"), "where it begins")
}

func TestTheHostNameIsKnownBeforeTheApp(t *testing.T) {
	t.Parallel()
	var before, after string
	componenttest.Run(t, func(ctx *pulumi.Context) error {
		args := withSlot()
		app, err := apptier.New(ctx, "web", args)
		require.NoError(t, err)
		pulumi.All(apptier.HostName(args.Placement), app.HostName).ApplyT(func(names []any) error {
			before, after = names[0].(string), names[1].(string)
			return nil
		})
		return nil
	})
	assert.NotEmpty(t, after)
	assert.Equal(t, after, before)
}

func TestTheSlotIsReachedByItsOwnName(t *testing.T) {
	t.Parallel()
	var id, host string
	componenttest.Run(t, func(ctx *pulumi.Context) error {
		app, err := apptier.New(ctx, "web", withSlot())
		require.NoError(t, err)
		pulumi.All(app.SlotID, app.SlotHostName).ApplyT(func(values []any) error {
			id, host = values[0].(string), values[1].(string)
			return nil
		})
		return nil
	})
	assert.Equal(t, componenttest.ID("web-slot"), id)
	assert.Equal(t, "app-shop-prod-eus2-k3x9a-staging.azurewebsites.net", host)
}

func TestSlotsAndSourcesAreRefused(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		change func(*apptier.Args)
		want   []string
	}{
		"when the tier has no slots": {
			func(a *apptier.Args) { a.Plan = apptier.Plan{SKU: "B2"} }, []string{"StagingSlot"},
		},
		"when the tier does not autoscale": {
			func(a *apptier.Args) { a.Plan, a.StagingSlot = apptier.Plan{SKU: "B2", Autoscaled: true}, nil },
			[]string{"Plan.Autoscaled"},
		},
		"when a setting of the slot has no value": {
			func(a *apptier.Args) { a.StagingSlot.Settings["EMPTY"] = nil }, []string{`StagingSlot.Settings["EMPTY"]`},
		},
		"when a setting of the slot would be renamed on Linux": {
			func(a *apptier.Args) { a.StagingSlot.Settings["a.b"] = pulumi.String("c") },
			[]string{`StagingSlot.Settings["a.b"]`},
		},
		"when a subnet is missing": {
			func(a *apptier.Args) { a.AllowedSources.SubnetIDs = []pulumi.StringInput{nil} },
			[]string{"AllowedSources.SubnetIDs[0]"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			args := withSlot()
			require.NoError(t, args.Validate())
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
