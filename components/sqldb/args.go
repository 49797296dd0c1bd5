package sqldb

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/google/uuid"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/azure"
)

// Args describes a server and its database.
type Args struct {
	// Placement is required.
	Placement placement.Placement
	// Administrators is required.
	Administrators Administrators
	// Database is required.
	Database Database
	// AppIdentity is required: who reads and writes.
	AppIdentity AppIdentity
	// MoreIdentities is optional: other identities that read and write, such as the workers'. Default none.
	MoreIdentities []AppIdentity
	// AllowedSubnets is optional: subnets with the service endpoint Microsoft.Sql that may connect. Default none.
	AllowedSubnets []AllowedSubnet
	// PrivateOnly is optional: the server is reached by private endpoint alone, and the rules of AllowedSubnets have no
	// effect. Default false.
	PrivateOnly bool
}

// Administrators is the Entra group that administers the server.
type Administrators struct {
	// GroupName is required: the group's display name.
	GroupName string
	// ObjectID is required: the group's object ID, a GUID.
	ObjectID string
	// TenantID is required.
	TenantID pulumi.StringInput
}

// AppIdentity is the managed identity for which access is granted in the database.
type AppIdentity struct {
	// Name is required: the identity's resource name; the database user gets the same.
	Name pulumi.StringInput
	// ClientID is required: the application ID.
	ClientID pulumi.StringInput
}

// AllowedSubnet is a subnet that may connect to the server.
type AllowedSubnet struct {
	// Name is required: what the subnet is for; lowercase letters and digits. It is part of a resource name.
	Name string
	// ID is required: the subnet's resource ID.
	ID pulumi.StringInput
}

// Database is the size and the safety of a database.
type Database struct {
	// Name is optional. Default: the workload. It carries no region, because its copies elsewhere have the same.
	Name string
	// Objective is required: what the database is bought as, e.g. "S1" or "HS_Gen5_4".
	Objective string
	// MaxSizeGB is optional. Default 0: what the objective includes at no extra price.
	MaxSizeGB int
	// BackupRedundancy is optional: Local, Zone, Geo or GeoZone. Default Geo, which outlives the region.
	BackupRedundancy string
	// RetentionDays is optional: how far back the database can be restored, 1 to 35 days (Basic: 7). Default 7. A
	// geo-secondary has a retention of its own, which counts once it is the primary: Azure does not copy it.
	RetentionDays int
	// LongTerm is optional: full backups that are kept for years. Default none.
	LongTerm LongTermRetention
	// Licence is optional: "BasePrice" brings SQL Server licences (Azure Hybrid Benefit), "LicenseIncluded" buys them by the
	// hour. For provisioned General Purpose and Business Critical only: the others have no licence in their price. Default:
	// what Azure sets, LicenseIncluded.
	Licence string
	// ZoneRedundant is optional. Default false.
	ZoneRedundant bool
	// Replicas is optional: high-availability replicas, Hyperscale only. Default 0.
	Replicas int
	// ReadScale is optional: sends connections that only read to a replica. Default false.
	ReadScale bool
	// NamedReplicas is optional: read replicas of their own size, Hyperscale only, at most 30. Default none.
	NamedReplicas []NamedReplica
	// GeoSecondaryOf is optional: the resource ID of a database of the same name on a server in another region, of which
	// this one becomes a readable copy (active geo-replication). It is of the same or a higher tier. Default: a database
	// of its own. Set when the database is created.
	GeoSecondaryOf pulumi.StringInput
}

// LongTermRetention says how long full backups are kept, as ISO 8601 durations such as "P12W", up to ten years. Empty
// fields keep none.
type LongTermRetention struct {
	// Weekly, Monthly and Yearly are for the first full backup of each.
	Weekly, Monthly, Yearly string
	// WeekOfYear is required with Yearly: the week whose backup is the year's, 1 to 52.
	WeekOfYear int
}

// The defaults of a database, and the choices for it. Sources: Azure SQL ARM schema and Microsoft Learn "Automated
// backups in Azure SQL Database", 2026, verified.
const (
	defaultBackupRedundancy = "Geo"
	defaultRetentionDays    = 7
)

var backupRedundancies = []string{"Local", "Zone", "Geo", "GeoZone"}

// objective is the row of what the database is bought as, with its edition.
func (d Database) objective() (azure.SQLObjective, azure.SQLEdition, bool) {
	objective, ok := azure.SQLObjectiveOf(d.Objective, 0)
	if !ok {
		return azure.SQLObjective{}, azure.SQLEdition{}, false
	}
	edition, ok := azure.SQLEditionByName(objective.Edition)
	return objective, edition, ok
}

func (d Database) backupRedundancy() string {
	if d.BackupRedundancy == "" {
		return defaultBackupRedundancy
	}
	return d.BackupRedundancy
}

func (d Database) retentionDays() int {
	if d.RetentionDays == 0 {
		return defaultRetentionDays
	}
	return d.RetentionDays
}

// databaseName needs the placement for its default.
func (a Args) databaseName() string {
	if a.Database.Name == "" {
		return a.Placement.Names.Workload
	}
	return a.Database.Name
}

var plainForm = regexp.MustCompile(`^[a-z0-9]+$`)

// Validate reports everything that is wrong with the arguments.
func (a Args) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Merge("Administrators", a.Administrators.validate())
	faults.Merge("Database", a.Database.validate())
	if rule, ok := azure.NameRuleFor(naming.SQLDatabase); ok && a.Database.Name != "" {
		faults.Merge("Database.Name", rule.Check(a.Database.Name))
	}
	faults.Require(a.AppIdentity.Name != nil, "AppIdentity.Name", "is missing", "pass the identity's name")
	faults.Require(a.AppIdentity.ClientID != nil, "AppIdentity.ClientID", "is missing", "pass the identity's client ID")
	validateMore(&faults, a.MoreIdentities)
	seen := map[string]bool{}
	for i, subnet := range a.AllowedSubnets {
		field := fmt.Sprintf("AllowedSubnets[%d]", i)
		faults.Require(plainForm.MatchString(subnet.Name), field+".Name",
			fmt.Sprintf("must be lowercase letters and digits, not %q", subnet.Name), "rename it")
		faults.Require(!seen[subnet.Name], field+".Name", fmt.Sprintf("%q is used twice", subnet.Name), "rename one")
		faults.Require(subnet.ID != nil, field+".ID", "is missing", "pass the subnet's resource ID")
		seen[subnet.Name] = true
	}
	return faults.Err()
}

func validateMore(faults *fault.List, identities []AppIdentity) {
	for i, more := range identities {
		faults.Require(more.Name != nil && more.ClientID != nil, fmt.Sprintf("MoreIdentities[%d]", i),
			"lacks its name or its client ID", "pass both")
	}
}

func (a Administrators) validate() error {
	var faults fault.List
	faults.Require(a.GroupName != "", "GroupName", "is empty", "name the Entra group that administers the server")
	_, err := uuid.Parse(a.ObjectID)
	faults.Require(err == nil, "ObjectID", fmt.Sprintf("must be a GUID, not %q", a.ObjectID),
		"take the group's object ID from Entra")
	faults.Require(a.TenantID != nil, "TenantID", "is missing", "pass the ID of the Entra tenant")
	return faults.Err()
}

func (d Database) validate() error {
	var faults fault.List
	faults.Require(slices.Contains(backupRedundancies, d.backupRedundancy()), "BackupRedundancy",
		fmt.Sprintf("%q is not known", d.BackupRedundancy), "use one of "+strings.Join(backupRedundancies, ", "))
	objective, edition, ok := d.objective()
	if !ok {
		faults.Add("Objective", fmt.Sprintf("%q is not a service objective", d.Objective),
			"use one such as S1, GP_Gen5_2 or HS_Gen5_4")
		return faults.Err()
	}
	faults.Require(objective.Retired == "", "Objective",
		fmt.Sprintf("%s is retired since %s", d.Objective, objective.Retired), "use a Gen5 objective")
	faults.Require(d.MaxSizeGB >= 0 && d.MaxSizeGB <= objective.MaxSizeGB, "MaxSizeGB",
		fmt.Sprintf("must be 0 to %d with %s, not %d", objective.MaxSizeGB, objective.Name, d.MaxSizeGB),
		"lower it, or choose a larger objective")
	faults.Require(d.retentionDays() >= 1 && d.retentionDays() <= edition.MaxRetentionDays, "RetentionDays",
		fmt.Sprintf("must be 1 to %d days in the tier %s, not %d", edition.MaxRetentionDays, edition.Name, d.RetentionDays),
		"choose a value in between")
	d.validateLongTerm(&faults)
	d.validateLicence(&faults, objective, edition)
	faults.Require(!d.ZoneRedundant || edition.ZoneRedundant, "ZoneRedundant", "is not offered in the tier "+edition.Name,
		"choose General Purpose or higher")
	faults.Require(!d.ReadScale || edition.ReadScale, "ReadScale", "is not offered in the tier "+edition.Name,
		"choose Premium, Business Critical or Hyperscale")
	faults.Require(d.Replicas >= 0 && d.Replicas <= edition.MaxReplicas, "Replicas",
		fmt.Sprintf("must be 0 to %d in the tier %s, not %d", edition.MaxReplicas, edition.Name, d.Replicas),
		"choose Hyperscale for replicas")
	d.validateHyperscaleZones(&faults, edition)
	d.validateReplicas(&faults, edition)
	return faults.Err()
}

// inputs is what the state records of the arguments.
func (a Args) inputs() pulumi.Map {
	return pulumi.Map{
		"placement":      a.Placement.Summary(),
		"administrators": pulumi.String(a.Administrators.GroupName),
		"database": pulumi.Map{
			"name": pulumi.String(a.databaseName()), "objective": pulumi.String(a.Database.Objective),
			"backupRedundancy": pulumi.String(a.Database.backupRedundancy()),
			"retentionDays":    pulumi.Int(a.Database.retentionDays()),
			"zoneRedundant":    pulumi.Bool(a.Database.ZoneRedundant), "replicas": pulumi.Int(a.Database.Replicas),
			"readScale":     pulumi.Bool(a.Database.ReadScale),
			"namedReplicas": a.Database.replicaNames(), "geoSecondary": pulumi.Bool(a.Database.GeoSecondaryOf != nil),
		},
		"privateOnly": pulumi.Bool(a.PrivateOnly),
	}
}
