package keyvault

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/placement"
)

// Args describes a key vault.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// TenantID is required: the Entra tenant whose identities may be let in.
	TenantID pulumi.StringInput
	// Private is optional: the vault is reached by private endpoint alone. Default false: the public endpoint exists, and
	// lets in nobody but Azure's trusted services and the subnets of SubnetIDs.
	Private bool
	// SubnetIDs is optional: subnets with the service endpoint Microsoft.KeyVault. Not together with Private.
	SubnetIDs []pulumi.StringInput
	// RetentionDays is optional: how long what was deleted is kept, 7 to 90. Default 90. Fixed at creation.
	RetentionDays int
	// PurgeProtection is optional: nobody can purge before the retention is over. Default false. Never back to false.
	PurgeProtection bool
	// Grants is optional: who may use the vault. Default nobody.
	Grants []Grant
}

// Grant lets a managed identity do on the vault what a role allows.
type Grant struct {
	// Name is required: the workload role, lowercase letters and digits. It is part of a logical name.
	Name string
	// PrincipalID is required: the identity's object ID.
	PrincipalID pulumi.StringInput
	// Role is required: one of the vault roles.
	Role placement.Role
}

// The limits of the retention. Source: key vault ARM schema, verified 2026-11.
const (
	minRetentionDays = 7
	maxRetentionDays = 90
)

// vaultRoles are the roles of the data plane that a workload needs.
var vaultRoles = []placement.Role{placement.KeyVaultSecretsUser}

var grantForm = regexp.MustCompile(`^[a-z0-9]+$`)

func (a Args) retentionDays() int {
	if a.RetentionDays == 0 {
		return maxRetentionDays
	}
	return a.RetentionDays
}

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(a.TenantID != nil, "TenantID", "is missing", "pass the ID of the Entra tenant")
	days := a.retentionDays()
	faults.Require(days >= minRetentionDays && days <= maxRetentionDays, "RetentionDays",
		fmt.Sprintf("must be %d to %d, not %d", minRetentionDays, maxRetentionDays, days), "use 90")
	faults.Require(!a.Private || len(a.SubnetIDs) == 0, "SubnetIDs",
		"has no effect on a private vault", "leave it empty, or set Private to false")
	seen := map[string]bool{}
	for i, grant := range a.Grants {
		field := fmt.Sprintf("Grants[%d]", i)
		faults.Require(grantForm.MatchString(grant.Name), field+".Name",
			fmt.Sprintf("must be lowercase letters and digits, not %q", grant.Name), "use a word such as web")
		faults.Require(!seen[grant.Name], field+".Name", fmt.Sprintf("%q is used twice", grant.Name),
			"give each grant a name of its own")
		faults.Require(grant.PrincipalID != nil, field+".PrincipalID", "is missing", "pass the identity's object ID")
		faults.Require(slices.Contains(vaultRoles, grant.Role), field+".Role",
			fmt.Sprintf("%q is not a role for vaults", grant.Role), fmt.Sprintf("use one of %v", vaultRoles))
		seen[grant.Name] = true
	}
	return faults.Err()
}

// inputs is what the state records of the arguments.
func (a Args) inputs() pulumi.Map {
	return pulumi.Map{
		"placement": a.Placement.Summary(), "private": pulumi.Bool(a.Private),
		"retentionDays": pulumi.Int(a.retentionDays()), "purgeProtection": pulumi.Bool(a.PurgeProtection),
	}
}
