package deploy

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/keyvault"
	"github.com/azstage/azstage/components/placement"
)

// newVault makes a vault where the profile has something to keep; the program itself has no secrets.
func (s *stamp) newVault(ctx *pulumi.Context) (err error) {
	if !s.profile.Security.KeyVault {
		return nil
	}
	s.vault, err = keyvault.New(ctx, s.name("vault"), keyvault.Args{
		Placement: s.place,
		TenantID:  pulumi.String(s.tenantID),
		Private:   !s.profile.Network.PublicAccess,
		// A vault that nobody can purge would outlive its environment by its retention.
		PurgeProtection: s.place.Protect,
		Grants: []keyvault.Grant{
			{Name: "web", PrincipalID: s.identity.PrincipalID, Role: placement.KeyVaultSecretsUser},
		},
	}, s.top()...)
	return err
}
