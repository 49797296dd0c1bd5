package emulator

import (
	"testing"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/emulator/arm"
	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/resourceproviders"
)

const (
	identityToken   = "azure-native:managedidentity:UserAssignedIdentity"
	assignmentToken = "azure-native:authorization:RoleAssignment"
)

// newAgingProvider has a group with a fresh identity and a clock that the test moves.
func newAgingProvider(t *testing.T, options Options) (provider *testProvider, principal string, age *time.Duration) {
	t.Helper()
	store := cloud.Memory()
	subscription, err := arm.New(store, resourceproviders.All())
	require.NoError(t, err)
	started := newOperations(subscription, store, options, nil)
	elapsed := time.Hour
	started.clock.elapsed = func() time.Duration { return elapsed }
	provider = &testProvider{azureNative: newAzureNative(started)}
	provider.create(t.Context(), t, groupToken, group())
	created := provider.create(t.Context(), t, identityToken, resource.PropertyMap{
		"resourceGroupName": resource.NewProperty("rg-a"), "resourceName": resource.NewProperty("id-a"),
		"location": resource.NewProperty("westeurope"),
	})
	return provider, created.Properties["principalId"].StringValue(), &elapsed
}

// assign gives the identity the role of a reader of its group.
func assign(t *testing.T, provider *testProvider, principal, kind string) error {
	t.Helper()
	inputs := resource.PropertyMap{
		"scope": resource.NewProperty(groupID), "principalId": resource.NewProperty(principal),
		"roleAssignmentName": resource.NewProperty("11111111-1111-4111-8111-111111111111"),
		"roleDefinitionId": resource.NewProperty("/subscriptions/" + cloud.SubscriptionID +
			"/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7"),
	}
	if kind != "" {
		inputs["principalType"] = resource.NewProperty(kind)
	}
	_, err := provider.Create(t.Context(), plugin.CreateRequest{
		URN: urnOf(assignmentToken, "x"), Type: tokens.Type(assignmentToken), Properties: inputs})
	return err
}

func TestAFreshIdentityIsNotFoundWithoutItsType(t *testing.T) {
	t.Parallel()
	provider, principal, _ := newAgingProvider(t, Options{})
	assert.ErrorContains(t, assign(t, provider, principal, ""), "PrincipalNotFound")
	assert.NoError(t, assign(t, provider, principal, "ServicePrincipal"))
}

// Operations of an hour on the emulator's clock may have run beside each other: they age no identity.
func TestOperationsThatNothingWaitsForAgeNoIdentity(t *testing.T) {
	t.Parallel()
	provider, principal, _ := newAgingProvider(t, Options{})
	provider.operations.clock.end(provider.operations.clock.latest(), 60)
	assert.ErrorContains(t, assign(t, provider, principal, ""), "PrincipalNotFound")
}

func TestAnIdentityIsFoundWhenTheDirectoryHasSpreadIt(t *testing.T) {
	t.Parallel()
	for name, minute := range map[string]time.Duration{"in real time": 0, "in short minutes": time.Millisecond} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			provider, principal, elapsed := newAgingProvider(t, Options{Minute: minute})
			if minute == 0 {
				minute = time.Minute
			}
			spread := time.Duration(azure.PrincipalReplication.High * float64(minute))
			*elapsed += spread - 1
			require.ErrorContains(t, assign(t, provider, principal, ""), "PrincipalNotFound")
			*elapsed++
			assert.NoError(t, assign(t, provider, principal, ""))
		})
	}
}
