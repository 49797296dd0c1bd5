package services_test

import (
	"slices"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/services"
)

func service(name string) services.Service {
	return services.Service{
		Name: name, MinReplicas: 2,
		Identity: services.Identity{
			ID: pulumi.String(componenttest.ID("id-" + name)), ClientID: pulumi.String("client-" + name),
			PrincipalID: pulumi.String("principal-" + name),
		},
		Settings: map[string]pulumi.StringInput{"SERVICE_NAME": pulumi.String(name)},
	}
}

func args(host services.Host, names ...string) services.Args {
	all := services.Args{
		Placement: componenttest.Placement(), Host: host, SubnetID: pulumi.String(componenttest.ID("subnet")),
		Networks:       []services.Network{{Name: "stamp", ID: pulumi.String(componenttest.ID("vnet"))}},
		RegistryServer: pulumi.String("crshop.azurecr.io"),
	}
	for _, name := range names {
		all.Services = append(all.Services, service(name))
	}
	return all
}

func run(t *testing.T, args services.Args) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := services.New(ctx, "services", args)
		return err
	})
}

var hosts = []services.Host{"", services.ContainerApps, services.ContainerInstances}

// Whoever adds a service must not touch the others: what is registered for them is the same to the letter.
func TestAServiceComesAndGoesWithoutTheOthers(t *testing.T) {
	t.Parallel()
	for _, host := range hosts {
		t.Run(string(host), func(t *testing.T) {
			t.Parallel()
			before := run(t, args(host, "search"))
			before.AssertDescend(t, "services")
			after := run(t, args(host, "orders", "search"))
			assert.NotEmpty(t, before.Names())
			for _, name := range before.Names() {
				if name == "services" {
					continue // it records the list
				}
				assert.Equal(t, before.Named(t, name).Inputs, after.Named(t, name).Inputs, name)
				assert.Equal(t, before.Named(t, name).DependsOn(), after.Named(t, name).DependsOn(), name)
			}
			added := slices.DeleteFunc(after.Names(), func(name string) bool { return slices.Contains(before.Names(), name) })
			assert.NotEmpty(t, added)
			for _, name := range added {
				assert.Contains(t, name, "services-orders", "named after the service")
			}
		})
	}
}

func TestCallersAreToldTheAddresses(t *testing.T) {
	t.Parallel()
	for host, want := range map[services.Host]string{
		services.ContainerApps:      "https://ca-shop-prod-eus2-search.mocked-cae-shop-prod-eus2.eastus2.azurecontainerapps.io",
		services.ContainerInstances: "http://search.services.prod.shop.internal",
	} {
		got := map[string]string{}
		componenttest.Run(t, func(ctx *pulumi.Context) error {
			made, err := services.New(ctx, "services", args(host, "search"))
			require.NoError(t, err)
			pulumi.StringMap(made.Settings()).ToStringMapOutput().ApplyT(func(v map[string]string) string {
				got = v
				return ""
			})
			return nil
		})
		assert.Equal(t, map[string]string{"SERVICE_SEARCH_URL": want}, got)
	}
}

func TestEachServiceRunsAsItself(t *testing.T) {
	t.Parallel()
	recording := run(t, args(services.ContainerApps, "search", "orders"))
	for _, name := range []string{"search", "orders"} {
		app := recording.Named(t, "services-"+name+"-app")
		assert.Equal(t, []any{componenttest.ID("id-" + name)}, app.Input(t, "identity.userAssignedIdentities"))
		assert.Contains(t, app.Input(t, "template.containers[0].env"), map[string]any{"name": "SERVICE_NAME", "value": name})
	}
}

func TestArgumentsAreRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		change func(*services.Args)
		fields []string
	}{
		"an unknown host": {func(a *services.Args) { a.Host = "nomad" }, []string{"Host"}},
		"no network":      {func(a *services.Args) { a.SubnetID, a.Networks = nil, nil }, []string{"SubnetID", "Networks"}},
		"names that are wrong, used twice, and nobody's": {
			func(a *services.Args) {
				a.Services = []services.Service{service("Orders"), service("users"), service("users"), {Name: "catalog"}}
			},
			[]string{"Services[0].Name", "Services[2].Name", "Services[3].Identity"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			given := args(services.ContainerApps, "search")
			test.change(&given)
			recording, err := componenttest.Try(func(ctx *pulumi.Context) error {
				_, err := services.New(ctx, "services", given)
				return err
			})
			var faults fault.List
			require.ErrorAs(t, err, &faults)
			var fields []string
			for _, f := range faults {
				fields = append(fields, f.Field)
				assert.NotEmpty(t, f.Fix)
			}
			assert.Equal(t, test.fields, fields)
			assert.Empty(t, recording.Names(), "nothing is registered before the arguments are right")
		})
	}
}
