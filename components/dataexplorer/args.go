package dataexplorer

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

// Args describes a cluster with its databases.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// TenantID is required: the directory that the identities of Grants are in.
	TenantID string
	// SKU is optional: e.g. Standard_E2ads_v5. Default the smallest for development, without a service level.
	SKU string
	// Instances is optional: where the cluster begins. Default the least that the SKU has.
	Instances int
	// MaxInstances is optional: optimized autoscale goes from Instances up to so many. Default 0: no autoscale.
	MaxInstances int
	// ZoneRedundant is optional: spreads the instances over availability zones. It is never taken back. Default false.
	ZoneRedundant bool
	// Databases is required.
	Databases []Database
	// PublicAccess is optional: leaves the public endpoint open, to Entra identities. Default false.
	PublicAccess bool
}

// Database is a database of the cluster.
type Database struct {
	// Name is required and unique: 1 to 260 letters, digits, dashes, underscores and dots.
	Name string
	// RetentionDays is optional: how long rows can be queried. Default 365.
	RetentionDays int
	// HotDays is optional: for how long rows are kept on the disks of the instances, where queries are fast; at most
	// RetentionDays. Default 31, or RetentionDays where that is less.
	HotDays int
	// Grants is optional: who may do what. Default nobody.
	Grants []Grant
}

// Grant lets a managed identity do in a database what a role allows.
type Grant struct {
	// Name is required and unique in the database: the workload role, lowercase letters and digits. It is part of a
	// logical name.
	Name string
	// ClientID is required: the identity's client ID.
	ClientID pulumi.StringInput
	// Roles is required: Ingestor writes rows, Viewer asks, User asks and makes tables.
	Roles []string
}

const (
	developmentSKU       = "Dev(No SLA)_Standard_E2a_v4"
	defaultRetentionDays = 365
	defaultHotDays       = 31
	maxDays              = 36500
)

// dataRoles are those that an application needs; an Admin could let others in.
var dataRoles = []string{"Ingestor", "Viewer", "User"}

var grantForm = regexp.MustCompile(`^[a-z0-9]+$`)

func (a Args) sku() azure.KustoSKU {
	name := a.SKU
	if name == "" {
		name = developmentSKU
	}
	sku, _ := azure.KustoSKUByName(name)
	return sku
}

func (a Args) instances() int {
	if a.Instances == 0 {
		return a.sku().MinInstances
	}
	return a.Instances
}

func (d Database) retentionDays() int {
	if d.RetentionDays == 0 {
		return defaultRetentionDays
	}
	return d.RetentionDays
}

func (d Database) hotDays() int {
	if d.HotDays == 0 {
		return min(defaultHotDays, d.retentionDays())
	}
	return d.HotDays
}

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(a.TenantID != "", "TenantID", "is missing", "pass the directory of the identities")
	a.validateSize(&faults)
	region, known := azure.RegionByName(a.Placement.Location)
	faults.Require(!a.ZoneRedundant || !known || region.Zones, "ZoneRedundant",
		fmt.Sprintf("%s has no availability zones", a.Placement.Location), "turn it off, or choose another region")
	faults.Require(len(a.Databases) > 0, "Databases", "is empty", "name at least one database")
	rule, _ := azure.NameRuleFor(naming.KustoDatabase)
	var seen []string
	for i, database := range a.Databases {
		field := fmt.Sprintf("Databases[%d]", i)
		faults.Merge(field+".Name", rule.Check(database.Name))
		faults.Require(!slices.Contains(seen, strings.ToLower(database.Name)), field+".Name",
			fmt.Sprintf("%q is used twice", database.Name), "give each database a name of its own")
		seen = append(seen, strings.ToLower(database.Name))
		database.validate(&faults, field)
	}
	return faults.Err()
}

func (a Args) validateSize(faults *fault.List) {
	sku := a.sku()
	if sku.Name == "" {
		faults.Require(false, "SKU", fmt.Sprintf("%q is no size of a cluster", a.SKU), "use Standard_E2ads_v5")
		return
	}
	faults.Require(a.instances() >= sku.MinInstances && a.instances() <= sku.MaxInstances, "Instances",
		fmt.Sprintf("must be %d to %d on %s, not %d", sku.MinInstances, sku.MaxInstances, sku.Name, a.instances()),
		"choose a number in between")
	if a.MaxInstances == 0 {
		return
	}
	faults.Require(sku.MaxInstances > 1, "MaxInstances", sku.Name+" does not scale", "leave it out, or use Standard_E2ads_v5")
	faults.Require(a.MaxInstances >= a.instances() && a.MaxInstances <= sku.MaxInstances, "MaxInstances",
		fmt.Sprintf("must be %d to %d, not %d", a.instances(), sku.MaxInstances, a.MaxInstances), "choose a number in between")
}

func (d Database) validate(faults *fault.List, field string) {
	faults.Require(d.retentionDays() >= 1 && d.retentionDays() <= maxDays, field+".RetentionDays",
		fmt.Sprintf("must be 1 to %d, not %d", maxDays, d.RetentionDays), "use 365")
	faults.Require(d.hotDays() >= 0 && d.hotDays() <= d.retentionDays(), field+".HotDays",
		fmt.Sprintf("must be at most the %d days of RetentionDays, not %d", d.retentionDays(), d.HotDays), "lower it")
	seen := map[string]bool{}
	for i, grant := range d.Grants {
		at := fmt.Sprintf("%s.Grants[%d]", field, i)
		faults.Require(grantForm.MatchString(grant.Name), at+".Name",
			fmt.Sprintf("must be lowercase letters and digits, not %q", grant.Name), "use a word such as web")
		faults.Require(!seen[grant.Name], at+".Name", fmt.Sprintf("%q is used twice", grant.Name), "rename one")
		seen[grant.Name] = true
		faults.Require(grant.ClientID != nil, at+".ClientID", "is missing", "pass the identity's client ID")
		faults.Require(len(grant.Roles) > 0, at+".Roles", "is empty", "name a role")
		for j, role := range grant.Roles {
			faults.Require(slices.Contains(dataRoles, role), fmt.Sprintf("%s.Roles[%d]", at, j),
				fmt.Sprintf("%q is no role of an application", role), "use one of "+strings.Join(dataRoles, ", "))
		}
	}
}

// inputs is what the state records of the arguments.
func (a Args) inputs() pulumi.Map {
	databases := pulumi.StringArray{}
	for _, database := range a.Databases {
		databases = append(databases, pulumi.String(database.Name))
	}
	return pulumi.Map{
		"placement": a.Placement.Summary(), "sku": pulumi.String(a.sku().Name), "databases": databases,
		"maxInstances": pulumi.Int(a.MaxInstances), "zoneRedundant": pulumi.Bool(a.ZoneRedundant),
		"publicAccess": pulumi.Bool(a.PublicAccess),
	}
}
