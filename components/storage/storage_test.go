package storage_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/components/storage"
)

func arguments() storage.Args {
	return storage.Args{
		Placement:  componenttest.Placement(),
		Containers: []string{"static"},
		Grants: []storage.Grant{
			{Name: "web", PrincipalID: pulumi.String("principal"), Role: placement.StorageBlobDataContributor},
		},
	}
}

func run(t *testing.T, args storage.Args) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := storage.New(ctx, "store", args)
		return err
	})
}

func TestAStorageAccountWithoutKeys(t *testing.T) {
	t.Parallel()
	recording := run(t, arguments())
	recording.AssertDescend(t, "store")
	recording.AssertProtected(t)
	assert.Equal(t, []string{
		"store", "store-account", "store-blobs", "store-blobs-diagnostics", "store-container-static", "store-grant-web",
	}, recording.Names())
	account := recording.Named(t, "store-account")
	for path, want := range map[string]any{
		"kind":                         "StorageV2",
		"sku.name":                     "Standard_ZRS",
		"allowSharedKeyAccess":         false,
		"allowBlobPublicAccess":        false,
		"allowCrossTenantReplication":  false,
		"defaultToOAuthAuthentication": true,
		"enableHttpsTrafficOnly":       true,
		"minimumTlsVersion":            "TLS1_2",
		"publicNetworkAccess":          "Enabled",
	} {
		assert.Equal(t, want, account.Input(t, path), path)
	}
	assert.Regexp(t, `^stshopprodeus2[a-z2-7]{5}k3x9a$`, account.Input(t, "accountName"))
}

func TestWhatIsDeletedIsKeptForAWhile(t *testing.T) {
	t.Parallel()
	recording := run(t, arguments())
	blobs := recording.Named(t, "store-blobs")
	for _, path := range []string{"deleteRetentionPolicy", "containerDeleteRetentionPolicy"} {
		assert.Equal(t, map[string]any{"enabled": true, "days": 7.0}, blobs.Input(t, path), path)
	}
	assert.Equal(t, false, blobs.Input(t, "isVersioningEnabled"))
	assert.Equal(t, "store-account", blobs.DeletedWith())
	container := recording.Named(t, "store-container-static")
	assert.Equal(t, "None", container.Input(t, "publicAccess"))
	assert.Equal(t, "store-account", container.DeletedWith())
	assert.Contains(t, container.DependsOn(), "store-blobs")
	assert.Equal(t, componenttest.ID("store-account")+"/blobServices/default",
		recording.Named(t, "store-blobs-diagnostics").Input(t, "resourceUri"))
}

func TestAnIdentityGetsARoleOnTheAccountAlone(t *testing.T) {
	t.Parallel()
	grant := run(t, arguments()).Named(t, "store-grant-web")
	scope := componenttest.ID("store-account")
	assert.Equal(t, scope, grant.Input(t, "scope"))
	assert.Equal(t, "principal", grant.Input(t, "principalId"))
	assert.Equal(t, "ServicePrincipal", grant.Input(t, "principalType"))
	assert.Equal(t, placement.AssignmentName(scope, "principal", placement.StorageBlobDataContributor),
		grant.Input(t, "roleAssignmentName"))
	assert.Equal(t, "/subscriptions/"+componenttest.SubscriptionID+
		"/providers/Microsoft.Authorization/roleDefinitions/ba92f5b4-2d11-453d-a403-e96b0029c9fe",
		grant.Input(t, "roleDefinitionId"))
}

func TestAddingAContainerChangesNothingElse(t *testing.T) {
	t.Parallel()
	args := arguments()
	before := run(t, args)
	args.Containers = append(args.Containers, "uploads")
	after := run(t, args)
	require.Len(t, after.Names(), len(before.Names())+1)
	for _, name := range before.Names() {
		if name == "store" {
			continue
		}
		assert.Equal(t, before.Named(t, name).Inputs, after.Named(t, name).Inputs, name)
	}
}

func TestNothingIsProtectedInAnEnvironmentThatComesAndGoes(t *testing.T) {
	t.Parallel()
	args := arguments()
	args.Placement.Protect = false
	run(t, args).AssertUnprotected(t)
}

func TestArgumentsAreRefused(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		change func(*storage.Args)
		want   []string
	}{
		"when the redundancy is a short form": {
			func(a *storage.Args) { a.Redundancy = "ZRS" }, []string{"Redundancy"},
		},
		"when soft delete would never end": {
			func(a *storage.Args) { a.SoftDeleteDays = 366 }, []string{"SoftDeleteDays"},
		},
		"when a container has a name that Azure refuses or is named twice": {
			func(a *storage.Args) { a.Containers = []string{"static", "Static Files", "static"} },
			[]string{"Containers[1]", "Containers[2]"},
		},
		"when a role reaches beyond the blobs": {
			func(a *storage.Args) { a.Grants[0].Role = "Owner" }, []string{"Grants[0].Role"},
		},
		"with every fault at once": {
			func(a *storage.Args) {
				a.Redundancy, a.SoftDeleteDays, a.Containers = "X", -1, []string{"a"}
				a.Grants = []storage.Grant{{Name: "Web"}}
			},
			[]string{
				"Redundancy", "SoftDeleteDays", "Containers[0]", "Grants[0].Name", "Grants[0].PrincipalID", "Grants[0].Role",
			},
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
