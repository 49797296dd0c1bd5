package identity_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/identity"
)

func TestAnIdentityOfAWorkloadRole(t *testing.T) {
	t.Parallel()
	recording := componenttest.Run(t, func(ctx *pulumi.Context) error {
		i, err := identity.New(ctx, "web", identity.Args{Placement: componenttest.Placement(), Role: "web"})
		require.NoError(t, err)
		pulumi.All(i.PrincipalID, i.ClientID, i.Name).ApplyT(func(v []any) error {
			assert.Equal(t, []any{
				componenttest.GUID("web-identity", "principal"), componenttest.GUID("web-identity", "client"),
				"id-shop-prod-eus2-web",
			}, v)
			return nil
		})
		return nil
	})
	recording.AssertDescend(t, "web")
	recording.AssertProtected(t)
	assert.Equal(t, "id-shop-prod-eus2-web", recording.Named(t, "web-identity").Input(t, "resourceName"))
}

func TestARoleIsAWord(t *testing.T) {
	t.Parallel()
	err := identity.Args{Placement: componenttest.Placement(), Role: "Web App"}.Validate()
	var faults fault.List
	require.ErrorAs(t, err, &faults)
	require.Len(t, faults, 1)
	assert.Equal(t, "Role", faults[0].Field)
}
