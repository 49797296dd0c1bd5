package services_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/services"
)

const packages = "https://stsvc.blob.core.windows.net/deployments"

// on are two services on a host in one zone-redundant region.
func on(host services.Host) services.Args {
	args := services.Args{
		Placement: componenttest.Placement(), Host: host, SubnetID: pulumi.String(componenttest.ID("subnet")),
		Networks:      []services.Network{{Name: "stamp", ID: pulumi.String(componenttest.ID("vnet"))}},
		ZoneRedundant: true, RegistryServer: pulumi.String("shop.azurecr.io"),
	}
	for _, service := range []services.Service{
		{Name: "search", CPU: 0.5, MinReplicas: 3, MaxReplicas: 30}, {Name: "orders"},
	} {
		service.Identity = services.Identity{
			ID: pulumi.String(componenttest.ID(service.Name)), ClientID: pulumi.String("client-" + service.Name),
			PrincipalID: pulumi.String("principal-" + service.Name),
		}
		service.Settings = map[string]pulumi.StringInput{"SERVICE_NAME": pulumi.String(service.Name)}
		if host == services.Functions {
			service.Storage = &services.Storage{AccountName: pulumi.String("stsvc"), PackageURL: pulumi.String(packages)}
		}
		args.Services = append(args.Services, service)
	}
	return args
}

// made is what a program made, and the addresses and sites that it tells others.
type made struct {
	*componenttest.Recording
	settings map[string]string
	sites    map[string]string
}

func runSites(t *testing.T, args services.Args) made {
	m := made{settings: map[string]string{}, sites: map[string]string{}}
	m.Recording = componenttest.Run(t, func(ctx *pulumi.Context) error {
		s, err := services.New(ctx, "services", args)
		if err != nil {
			return err
		}
		var names []string
		var values []any
		for _, name := range slices.Sorted(maps.Keys(s.Settings())) {
			names, values = append(names, name), append(values, s.Settings()[name])
		}
		for _, site := range s.Sites() {
			names, values = append(names, site.Service), append(values, site.ID)
		}
		pulumi.All(values...).ApplyT(func(known []any) error {
			for i, value := range known {
				if i < len(s.Settings()) {
					m.settings[names[i]] = value.(string)
				} else {
					m.sites[names[i]] = value.(string)
				}
			}
			return nil
		})
		return nil
	})
	return m
}

func siteSettings(t *testing.T, site componenttest.Resource) map[string]any {
	t.Helper()
	found := map[string]any{}
	for _, pair := range site.Input(t, "siteConfig.appSettings").([]any) {
		setting, _ := pair.(map[string]any)
		found[setting["name"].(string)] = setting["value"]
	}
	return found
}

func TestServicesShareAPlanOfTheirOwn(t *testing.T) {
	t.Parallel()
	m := runSites(t, on(services.AppService))
	m.AssertDescend(t, "services")
	plan := m.Named(t, "services-host-plan")
	assert.Equal(t, map[string]any{"name": "P0v3", "tier": "PremiumV3", "capacity": 3.0}, plan.Input(t, "sku"))
	assert.Equal(t, true, plan.Input(t, "zoneRedundant"))
	assert.Equal(t, "asp-shop-prod-eus2-services", plan.Input(t, "name"))
	assert.Equal(t, []string{"sku.capacity"}, plan.Request.GetIgnoreChanges(), "the load decides")
	scaling := m.Named(t, "services-autoscale-setting")
	assert.Equal(t, componenttest.ID("services-host-plan"), scaling.Input(t, "targetResourceUri"))
	assert.Equal(t, map[string]any{"minimum": "3", "maximum": "30", "default": "3"},
		scaling.Input(t, "profiles[0].capacity"))
	for _, name := range []string{"search", "orders"} {
		site := m.Named(t, "services-"+name+"-site")
		for path, want := range map[string]any{
			"name":                                  "app-shop-prod-eus2-" + name + "-k3x9a",
			"serverFarmId":                          componenttest.ID("services-host-plan"),
			"publicNetworkAccess":                   "Disabled",
			"virtualNetworkSubnetId":                componenttest.ID("subnet"),
			"vnetImagePullEnabled":                  true,
			"identity.userAssignedIdentities[0]":    componenttest.ID(name),
			"siteConfig.linuxFxVersion":             "DOCKER|mcr.microsoft.com/appsvc/staticsite:latest",
			"siteConfig.acrUseManagedIdentityCreds": true,
			"siteConfig.acrUserManagedIdentityID":   "client-" + name,
			"siteConfig.healthCheckPath":            "/",
		} {
			assert.Equal(t, want, site.Input(t, path), "%s %s", name, path)
		}
		assert.Equal(t, []string{"siteConfig.linuxFxVersion"}, site.Request.GetIgnoreChanges(), "the pipeline owns the image")
		assert.Equal(t, name, siteSettings(t, site)["SERVICE_NAME"])
		assert.NotContains(t, m.Names(), "services-"+name+"-plan", "the plan is shared")
		for _, policy := range []string{"-ftp", "-scm"} {
			assert.Equal(t, false, m.Named(t, "services-"+name+policy).Input(t, "allow"))
		}
	}
	assert.Equal(t, map[string]string{
		"SERVICE_SEARCH_URL": "https://app-shop-prod-eus2-search-k3x9a.azurewebsites.net",
		"SERVICE_ORDERS_URL": "https://app-shop-prod-eus2-orders-k3x9a.azurewebsites.net",
	}, m.settings)
	assert.Equal(t, map[string]string{
		"search": componenttest.ID("services-search-site"), "orders": componenttest.ID("services-orders-site"),
	}, m.sites)
}

func TestAServiceOnAppServiceBringsItsImagePortAndPath(t *testing.T) {
	t.Parallel()
	args := on(services.AppService)
	args.ZoneRedundant, args.PlanSKU = false, "P1v3"
	args.Services = args.Services[1:]
	args.Services[0].Image, args.Services[0].Port, args.Services[0].HealthPath = "shop.azurecr.io/orders:V1", 8080, "/ok"
	m := runSites(t, args)
	assert.Equal(t, map[string]any{"name": "P1v3", "tier": "PremiumV3", "capacity": 1.0},
		m.Named(t, "services-host-plan").Input(t, "sku"))
	assert.NotContains(t, m.Names(), "services-autoscale-setting", "nobody asks for more instances")
	site := m.Named(t, "services-orders-site")
	assert.Equal(t, "DOCKER|shop.azurecr.io/orders:V1", site.Input(t, "siteConfig.linuxFxVersion"))
	assert.Equal(t, "/ok", site.Input(t, "siteConfig.healthCheckPath"))
	assert.Equal(t, "8080", siteSettings(t, site)["WEBSITES_PORT"])
}

func TestEachServiceIsAFunctionAppOnAPlanOfItsOwn(t *testing.T) {
	t.Parallel()
	args := on(services.Functions)
	args.Runtime = "node|22"
	m := runSites(t, args)
	m.AssertDescend(t, "services")
	for name, want := range map[string]struct{ memory, most, ready float64 }{
		"search": {2048, 30, 3}, "orders": {512, 100, 2},
	} {
		plan := m.Named(t, "services-"+name+"-plan")
		assert.Equal(t, "FC1", plan.Input(t, "sku.name"))
		assert.Equal(t, "asp-shop-prod-eus2-"+name, plan.Input(t, "name"))
		site := m.Named(t, "services-"+name+"-site")
		for path, value := range map[string]any{
			"kind": "functionapp,linux", "serverFarmId": componenttest.ID("services-" + name + "-plan"),
			"publicNetworkAccess": "Disabled", "virtualNetworkSubnetId": componenttest.ID("subnet"),
			"functionAppConfig.deployment.storage.value": packages,
			"functionAppConfig.runtime":                  map[string]any{"name": "node", "version": "22"},
			"functionAppConfig.scaleAndConcurrency": map[string]any{
				"maximumInstanceCount": want.most, "instanceMemoryMB": want.memory,
				"alwaysReady": []any{map[string]any{"name": "http", "instanceCount": want.ready}},
			},
		} {
			assert.Equal(t, value, site.Input(t, path), "%s %s", name, path)
		}
		assert.Equal(t, "client-"+name, siteSettings(t, site)["AzureWebJobsStorage__clientId"])
		assert.Equal(t, componenttest.ID("services-"+name+"-site"), m.sites[name])
	}
	assert.Equal(t, "https://app-shop-prod-eus2-search-k3x9a.azurewebsites.net", m.settings["SERVICE_SEARCH_URL"])
}

func TestFunctionsRefuseWhatTheyHaveNoPlaceFor(t *testing.T) {
	t.Parallel()
	args := on(services.Functions)
	require.NoError(t, args.Validate())
	first := &args.Services[0]
	first.Image, first.Port, first.HealthPath, first.CPU, first.Storage = "x/y:1", 80, "/ok", 2.25, nil
	var faults fault.List
	require.ErrorAs(t, args.Validate(), &faults)
	var fields []string
	for _, f := range faults {
		fields = append(fields, f.Field)
	}
	assert.ElementsMatch(t, []string{
		"Services[0].Image", "Services[0].Port", "Services[0].HealthPath", "Services[0].CPU", "Services[0].Storage",
	}, fields)
}
