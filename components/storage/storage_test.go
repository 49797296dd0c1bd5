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

func aging() storage.Args {
	args := arguments()
	args.Containers, args.Versioning = []string{"static", "uploads"}, true
	args.Lifecycle = []storage.LifecycleRule{
		{Name: "aging", Containers: []string{"uploads"}, CoolAfterDays: 30, ColdAfterDays: 90},
		{Name: "versions", DeleteVersionsAfterDays: 90},
	}
	return args
}

func TestBlobsOfAContainerMoveToCheaperTiersByAge(t *testing.T) {
	t.Parallel()
	recording := run(t, aging())
	recording.AssertDescend(t, "store")
	policy := recording.Named(t, "store-lifecycle")
	assert.Equal(t, "default", policy.Input(t, "managementPolicyName"))
	assert.Equal(t, "store-account", policy.DeletedWith())
	assert.Contains(t, policy.DependsOn(), "store-blobs", "versions are kept before there is a rule about them")
	assert.Equal(t, true, recording.Named(t, "store-blobs").Input(t, "isVersioningEnabled"))
	after := func(condition string, days float64) map[string]any { return map[string]any{condition: days} }
	unchanged, written := "daysAfterModificationGreaterThan", "daysAfterCreationGreaterThan"
	kinds := []any{"blockBlob"}
	assert.Equal(t, []any{
		map[string]any{
			"name": "aging", "enabled": true, "type": "Lifecycle",
			"definition": map[string]any{
				"filters": map[string]any{"blobTypes": kinds, "prefixMatch": []any{"uploads/"}},
				"actions": map[string]any{"baseBlob": map[string]any{
					"tierToCool": after(unchanged, 30), "tierToCold": after(unchanged, 90),
				}},
			},
		},
		map[string]any{
			"name": "versions", "enabled": true, "type": "Lifecycle",
			"definition": map[string]any{
				"filters": map[string]any{"blobTypes": kinds},
				"actions": map[string]any{
					"version": map[string]any{"delete": after(written, 90)}, "snapshot": map[string]any{"delete": after(written, 90)},
				},
			},
		},
	}, policy.Input(t, "policy.rules"))
}

func TestASecondAccountHasANameOfItsOwn(t *testing.T) {
	t.Parallel()
	args := aging()
	args.Purpose, args.Redundancy, args.AccessTier = "archive", "Standard_GRS", "Cool"
	args.Lifecycle = []storage.LifecycleRule{{Name: "archive", ArchiveAfterDays: 180}}
	recording := run(t, args)
	account := recording.Named(t, "store-account")
	assert.Equal(t, "Cool", account.Input(t, "accessTier"))
	assert.NotEqual(t, run(t, arguments()).Named(t, "store-account").Input(t, "accountName"),
		account.Input(t, "accountName"))
	assert.Equal(t, []any{map[string]any{
		"name": "archive", "enabled": true, "type": "Lifecycle", "definition": map[string]any{
			"filters": map[string]any{"blobTypes": []any{"blockBlob"}},
			"actions": map[string]any{"baseBlob": map[string]any{
				"tierToArchive": map[string]any{"daysAfterModificationGreaterThan": 180.0},
			}},
		},
	}}, recording.Named(t, "store-lifecycle").Input(t, "policy.rules"))
}

func TestALifecycleIsRefused(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		change func(*storage.Args)
		want   []string
	}{
		"when it archives on a zone-redundant account": {
			func(a *storage.Args) { a.Lifecycle[0].ArchiveAfterDays = 180 }, []string{"Lifecycle[0].ArchiveAfterDays"},
		},
		"when the cheaper tier comes first": {
			func(a *storage.Args) { a.Lifecycle[0].ColdAfterDays = 30 }, []string{"Lifecycle[0].ColdAfterDays"},
		},
		"when it is about a container of another account": {
			func(a *storage.Args) { a.Lifecycle[0].Containers = []string{"exports"} }, []string{"Lifecycle[0].Containers[0]"},
		},
		"when nothing is kept that it would delete": {
			func(a *storage.Args) { a.Versioning = false }, []string{"Lifecycle[1].DeleteVersionsAfterDays"},
		},
		"when a rule does nothing and takes the name of another": {
			func(a *storage.Args) { a.Lifecycle[1] = storage.LifecycleRule{Name: "aging"} },
			[]string{"Lifecycle[1].Name", "Lifecycle[1]"},
		},
		"when a name has a hyphen and time runs backwards": {
			func(a *storage.Args) { a.Lifecycle[1] = storage.LifecycleRule{Name: "old-ones", DeleteAfterDays: -1} },
			[]string{"Lifecycle[1].Name", "Lifecycle[1].DeleteAfterDays"},
		},
		"when the tier is one that only a blob can have": {
			func(a *storage.Args) { a.AccessTier, a.Purpose = "Archive", "old data" }, []string{"Purpose", "AccessTier"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			args := aging()
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
	require.NoError(t, aging().Validate())
}
