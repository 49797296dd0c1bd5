package keyvault_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/keyvault"
	"github.com/azstage/azstage/components/placement"
)

const tenant = "11111111-1111-4111-8111-111111111111"

func run(t *testing.T, args keyvault.Args) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := keyvault.New(ctx, "secrets", args)
		return err
	})
}

func TestAPrivateVault(t *testing.T) {
	t.Parallel()
	recording := run(t, keyvault.Args{
		Placement: componenttest.Placement(), TenantID: pulumi.String(tenant), Private: true, PurgeProtection: true,
		Grants: []keyvault.Grant{
			{Name: "web", PrincipalID: pulumi.String("principal"), Role: placement.KeyVaultSecretsUser},
		},
	})
	recording.AssertDescend(t, "secrets")
	recording.AssertProtected(t)
	assert.Equal(t, []string{"secrets", "secrets-grant-web", "secrets-vault", "secrets-vault-diagnostics"},
		recording.Names())

	vault := recording.Named(t, "secrets-vault")
	for path, want := range map[string]any{
		"vaultName": "kv-shop-prod-eus2-k3x9a", "properties.tenantId": tenant,
		"properties.publicNetworkAccess": "Disabled", "properties.enableRbacAuthorization": true,
		"properties.enablePurgeProtection": true, "properties.softDeleteRetentionInDays": 90.0,
		"properties.networkAcls.defaultAction": "Deny", "properties.networkAcls.bypass": "AzureServices",
		"properties.enabledForTemplateDeployment": false,
	} {
		assert.Equal(t, want, vault.Input(t, path), path)
	}
	assert.False(t, vault.HasInput(t, "properties.accessPolicies"), "access is by role alone")
	grant := recording.Named(t, "secrets-grant-web")
	assert.Equal(t, componenttest.ID("secrets-vault"), grant.Input(t, "scope"))
	assert.Contains(t, grant.Input(t, "roleDefinitionId"), "4633458b-17de-408a-b874-0445c86b69e6")
}

func TestPurgeProtectionIsNeverFalse(t *testing.T) {
	t.Parallel()
	recording := run(t, keyvault.Args{Placement: componenttest.Placement(), TenantID: pulumi.String(tenant)})
	vault := recording.Named(t, "secrets-vault")
	assert.False(t, vault.HasInput(t, "properties.enablePurgeProtection"), "Azure refuses the value false")
}

func TestAPublicVaultLetsInItsSubnetsOnly(t *testing.T) {
	t.Parallel()
	recording := run(t, keyvault.Args{
		Placement: componenttest.Placement(), TenantID: pulumi.String(tenant),
		SubnetIDs: []pulumi.StringInput{pulumi.String(componenttest.ID("subnet"))},
	})
	vault := recording.Named(t, "secrets-vault")
	assert.Equal(t, "Enabled", vault.Input(t, "properties.publicNetworkAccess"))
	assert.Equal(t, "Deny", vault.Input(t, "properties.networkAcls.defaultAction"))
	assert.Equal(t, componenttest.ID("subnet"), vault.Input(t, "properties.networkAcls.virtualNetworkRules[0].id"))
}

func TestTheAddress(t *testing.T) {
	t.Parallel()
	uris := make(chan string, 1)
	componenttest.Run(t, func(ctx *pulumi.Context) error {
		vault, err := keyvault.New(ctx, "secrets", keyvault.Args{
			Placement: componenttest.Placement(), TenantID: pulumi.String(tenant),
		})
		require.NoError(t, err)
		vault.URI.ApplyT(func(uri string) string {
			uris <- uri
			return uri
		})
		return nil
	})
	assert.Equal(t, "https://kv-shop-prod-eus2-k3x9a.vault.azure.net/", <-uris)
}

func TestArgumentsAreRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	err := keyvault.Args{
		Placement: componenttest.Placement(), Private: true, RetentionDays: 6,
		SubnetIDs: []pulumi.StringInput{pulumi.String("x")},
		Grants: []keyvault.Grant{
			{Name: "web", PrincipalID: pulumi.String("p"), Role: placement.StorageBlobDataOwner},
			{Name: "web", Role: placement.KeyVaultSecretsUser},
		},
	}.Validate()
	var faults fault.List
	require.ErrorAs(t, err, &faults)
	var fields []string
	for _, f := range faults {
		fields = append(fields, f.Field)
	}
	assert.Equal(t, []string{
		"TenantID", "RetentionDays", "SubnetIDs", "Grants[0].Role", "Grants[1].Name", "Grants[1].PrincipalID",
	}, fields)
}
