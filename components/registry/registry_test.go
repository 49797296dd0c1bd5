package registry_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/registry"
)

func private() registry.Args {
	return registry.Args{
		Placement: componenttest.Placement(), Private: true, RetentionDays: 30,
		Pullers: []registry.Puller{
			{Name: "web", PrincipalID: pulumi.String("principal-web")},
			{Name: "svcsearch", PrincipalID: pulumi.String("principal-search")},
		},
	}
}

func run(t *testing.T, args registry.Args) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := registry.New(ctx, "registry", args)
		return err
	})
}

func TestAPrivateRegistry(t *testing.T) {
	t.Parallel()
	recording := run(t, private())
	recording.AssertDescend(t, "registry")
	recording.AssertProtected(t)
	assert.Equal(t, []string{
		"registry", "registry-pull-svcsearch", "registry-pull-web", "registry-registry", "registry-registry-diagnostics",
	}, recording.Names())
	made := recording.Named(t, "registry-registry")
	for path, want := range map[string]any{
		"registryName": "crshopprodeus225burk3x9a", "sku.name": "Premium", "adminUserEnabled": false,
		"publicNetworkAccess": "Disabled", "networkRuleBypassOptions": "AzureServices",
		"policies.exportPolicy.status": "disabled", "policies.retentionPolicy.status": "enabled",
		"policies.retentionPolicy.days": 30.0,
	} {
		assert.Equal(t, want, made.Input(t, path), path)
	}
	assert.Equal(t, []string{"zoneRedundancy"}, made.Request.GetIgnoreChanges(), "a change of it replaces the registry")
	grant := recording.Named(t, "registry-pull-web")
	assert.Equal(t, "principal-web", grant.Input(t, "principalId"))
	assert.Equal(t, componenttest.ID("registry-registry"), grant.Input(t, "scope"), "on the registry and nothing else")
	assert.Contains(t, grant.Input(t, "roleDefinitionId"), "7f951dda-4ed3-4680-a7ca-43fe172d538d")
}

func TestTheZeroValueIsTheCheapest(t *testing.T) {
	t.Parallel()
	made := run(t, registry.Args{Placement: componenttest.Placement()}).Named(t, "registry-registry")
	assert.Equal(t, "Basic", made.Input(t, "sku.name"))
	assert.Equal(t, "Enabled", made.Input(t, "publicNetworkAccess"))
	assert.Equal(t, "disabled", made.Input(t, "policies.retentionPolicy.status"))
	assert.Equal(t, "enabled", made.Input(t, "policies.exportPolicy.status"), "Azure refuses less on a public registry")
}

func TestCopiesAreMadeOneAfterTheOther(t *testing.T) {
	t.Parallel()
	args := private()
	args.Replicas = []string{"westeurope", "southeastasia"}
	recording := run(t, args)
	recording.AssertProtected(t)
	first, second := recording.Named(t, "registry-replica-westeurope"), recording.Named(t, "registry-replica-southeastasia")
	for path, want := range map[string]any{
		"registryName": "crshopprodeus225burk3x9a", "replicationName": "westeurope", "location": "westeurope",
		"regionEndpointEnabled": true,
	} {
		assert.Equal(t, want, first.Input(t, path), path)
	}
	assert.Contains(t, second.DependsOn(), first.Name, "Azure changes a registry once at a time")
	assert.NotContains(t, recording.Named(t, "registry-pull-web").DependsOn(), second.Name,
		"a preview that adds a copy says that who pulls stays as it is")
	args.Private, args.RetentionDays, args.SKU = false, 0, ""
	assert.Equal(t, "Premium", run(t, args).Named(t, "registry-registry").Input(t, "sku.name"))
}

func TestAPullerWaitsForItsRole(t *testing.T) {
	t.Parallel()
	componenttest.Run(t, func(ctx *pulumi.Context) error {
		made, err := registry.New(ctx, "registry", private())
		require.NoError(t, err)
		assert.Len(t, made.Granted("web"), 1)
		assert.Empty(t, made.Granted("stranger"))
		return nil
	})
}

func TestArgumentsAreRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		change func(*registry.Args)
		fields []string
	}{
		{"an unknown tier", func(a *registry.Args) { a.SKU = "Classic" }, []string{"SKU"}},
		{"what only Premium has", func(a *registry.Args) { a.SKU = "Standard" }, []string{"Private", "RetentionDays"}},
		{
			"copies of a cheaper tier", func(a *registry.Args) {
				a.SKU, a.Private, a.RetentionDays, a.Replicas = "Basic", false, 0, []string{"westus3"}
			}, []string{"Replicas"},
		},
		{
			"copies nowhere, at home and twice", func(a *registry.Args) {
				a.Replicas = []string{"atlantis", "eastus2", "westus3", "westus3", "West US 2"}
			}, []string{"Replicas[0]", "Replicas[1]", "Replicas[3]", "Replicas[4]"},
		},
		{"a retention beyond the limit", func(a *registry.Args) { a.RetentionDays = 366 }, []string{"RetentionDays"}},
		{
			"pullers without name or principal, and twice",
			func(a *registry.Args) {
				a.Pullers = []registry.Puller{{Name: "Web", PrincipalID: pulumi.String("p")}, {Name: "a"},
					{Name: "a", PrincipalID: pulumi.String("p")}}
			},
			[]string{"Pullers[0].Name", "Pullers[1].PrincipalID", "Pullers[2].Name"},
		},
		{"no placement", func(a *registry.Args) { a.Placement.Location = "" }, []string{"Placement.Location"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			args := private()
			test.change(&args)
			recording, err := componenttest.Try(func(ctx *pulumi.Context) error {
				_, err := registry.New(ctx, "registry", args)
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
