package storage

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/azure"
)

// Args describes a storage account.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// Purpose is optional: lowercase letters and digits that tell a second account of the placement from the first, e.g.
	// "archive". It is part of the account's name. Default none.
	Purpose string
	// Redundancy is optional: Standard_LRS, Standard_ZRS, Standard_GRS, Standard_RAGRS, Standard_GZRS or
	// Standard_RAGZRS. Default Standard_ZRS, because a later change to it is a migration.
	Redundancy string
	// AccessTier is optional: Hot or Cool, the tier of blobs that are written without one. Default Hot.
	AccessTier string
	// Containers is optional: names of blob containers. Default none.
	Containers []string
	// SoftDeleteDays is optional: how long deleted blobs and containers are kept, 1 to 365 days. Default 7.
	SoftDeleteDays int
	// Versioning is optional: keeps every older version of a blob. Default false, as each version costs.
	Versioning bool
	// Lifecycle is optional: what moves to a cheaper tier, or goes, with age. Default nothing.
	Lifecycle []LifecycleRule
	// Grants is optional: who may use the account. Default nobody.
	Grants []Grant
	// PrivateOnly is optional: the account is reached by private endpoint alone. Default false.
	PrivateOnly bool
}

// Grant lets a managed identity do on the account what a role allows.
type Grant struct {
	// Name is required: the workload role, lowercase letters and digits. It is part of a logical name.
	Name string
	// PrincipalID is required: the identity's object ID.
	PrincipalID pulumi.StringInput
	// Role is required: one of the storage roles.
	Role placement.Role
}

// The defaults and limits of soft delete. Source: storage ARM schema, verified 2026-11.
const (
	defaultRedundancy     = "Standard_ZRS"
	defaultSoftDeleteDays = 7
	maxSoftDeleteDays     = 365
)

// redundancies of general-purpose accounts. Source: storage ARM schema, verified 2026-11.
var redundancies = []string{
	"Standard_LRS", "Standard_ZRS", "Standard_GRS", "Standard_RAGRS", "Standard_GZRS", "Standard_RAGZRS",
}

// storageRoles are the roles of the data plane; a role of the management plane would reach the keys.
var storageRoles = []placement.Role{
	placement.StorageBlobDataReader, placement.StorageBlobDataContributor, placement.StorageBlobDataOwner,
	placement.StorageQueueDataContributor, placement.StorageTableDataContributor,
}

// accessTiers are those that an account can have; the others are set on each blob.
var accessTiers = []string{"Hot", "Cool"}

var grantForm = regexp.MustCompile(`^[a-z0-9]+$`)

func (a Args) redundancy() string {
	if a.Redundancy == "" {
		return defaultRedundancy
	}
	return a.Redundancy
}

func (a Args) accessTier() string {
	if a.AccessTier == "" {
		return "Hot"
	}
	return a.AccessTier
}

// purpose is what names the account beside the others, if anything.
func (a Args) purpose() []string {
	if a.Purpose == "" {
		return nil
	}
	return []string{a.Purpose}
}

func (a Args) softDeleteDays() int {
	if a.SoftDeleteDays == 0 {
		return defaultSoftDeleteDays
	}
	return a.SoftDeleteDays
}

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(slices.Contains(redundancies, a.redundancy()), "Redundancy",
		fmt.Sprintf("%q is not known", a.Redundancy), "use one of "+strings.Join(redundancies, ", "))
	faults.Require(a.softDeleteDays() >= 1 && a.softDeleteDays() <= maxSoftDeleteDays, "SoftDeleteDays",
		fmt.Sprintf("must be 1 to %d days, not %d", maxSoftDeleteDays, a.SoftDeleteDays), "choose a value in between")
	faults.Require(a.Purpose == "" || grantForm.MatchString(a.Purpose), "Purpose",
		fmt.Sprintf("must be lowercase letters and digits, not %q", a.Purpose), "use a word such as archive")
	faults.Require(slices.Contains(accessTiers, a.accessTier()), "AccessTier",
		fmt.Sprintf("%q is not a tier of an account", a.AccessTier), "use one of "+strings.Join(accessTiers, ", "))
	a.validateContainers(&faults)
	a.validateLifecycle(&faults)
	a.validateGrants(&faults)
	return faults.Err()
}

func (a Args) validateContainers(faults *fault.List) {
	rule, _ := azure.NameRuleFor(naming.StorageBlobContainer)
	for i, container := range a.Containers {
		field := fmt.Sprintf("Containers[%d]", i)
		faults.Merge(field, rule.Check(container))
		faults.Require(!slices.Contains(a.Containers[:i], container), field,
			fmt.Sprintf("%q is named twice", container), "name it once")
	}
}

func (a Args) validateGrants(faults *fault.List) {
	seen := map[string]bool{}
	for i, grant := range a.Grants {
		field := fmt.Sprintf("Grants[%d]", i)
		faults.Require(grantForm.MatchString(grant.Name), field+".Name",
			fmt.Sprintf("must be lowercase letters and digits, not %q", grant.Name), "rename it")
		faults.Require(!seen[grant.Name], field+".Name", fmt.Sprintf("%q is used twice", grant.Name), "rename one")
		faults.Require(grant.PrincipalID != nil, field+".PrincipalID", "is missing", "pass the identity's object ID")
		faults.Require(slices.Contains(storageRoles, grant.Role), field+".Role",
			fmt.Sprintf("%q is not a role on stored data", grant.Role), fmt.Sprintf("use one of %q", storageRoles))
		seen[grant.Name] = true
	}
}

// inputs is what the state records of the arguments.
func (a Args) inputs() pulumi.Map {
	inputs := pulumi.Map{
		"placement": a.Placement.Summary(), "redundancy": pulumi.String(a.redundancy()),
		"containers": pulumi.ToStringArray(a.Containers), "softDeleteDays": pulumi.Int(a.softDeleteDays()),
		"versioning": pulumi.Bool(a.Versioning), "privateOnly": pulumi.Bool(a.PrivateOnly),
	}
	if a.Purpose != "" {
		inputs["purpose"] = pulumi.String(a.Purpose)
	}
	if len(a.Lifecycle) > 0 {
		inputs["lifecycle"] = a.lifecycleInputs()
	}
	return inputs
}
