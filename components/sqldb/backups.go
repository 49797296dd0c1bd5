package sqldb

import (
	"fmt"
	"regexp"

	sql "github.com/pulumi/pulumi-azure-native-sdk/sql/v2/v20230801"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/azure"
)

// seedingTimeouts are for a copy: its creation transfers the data, up to 500 GB an hour. Source: MicrosoftDocs/sql-docs
// azure-sql/database/failover-group-sql-db.md, 2026, verified; that the operation waits for it, inferred.
var seedingTimeouts = pulumi.CustomTimeouts{Create: "1440m", Update: "1440m", Delete: "60m"}

// noLongTerm is how Azure writes that no backup is kept.
const noLongTerm = "PT0S"

var longTermForm = regexp.MustCompile(`^P[1-9][0-9]{0,3}[DWMY]$`)

// hasLicence says whether the price of a size holds a licence. Source: Microsoft Learn "Azure Hybrid Benefit", 2026, known.
func (d Database) hasLicence(objective azure.SQLObjective, edition azure.SQLEdition) bool {
	return !objective.Serverless && (edition.Name == "GeneralPurpose" || edition.Name == "BusinessCritical")
}

func (d Database) validateLicence(faults *fault.List, objective azure.SQLObjective, edition azure.SQLEdition) {
	known := d.Licence == "" || d.Licence == "BasePrice" || d.Licence == "LicenseIncluded"
	faults.Require(known, "Licence", fmt.Sprintf("%q is not known", d.Licence), "use BasePrice or LicenseIncluded")
	faults.Require(d.Licence == "" || d.hasLicence(objective, edition), "Licence",
		"is not for "+objective.Name, "leave it empty, or choose provisioned General Purpose or Business Critical")
}

func (d Database) validateLongTerm(faults *fault.List) {
	for _, row := range []struct{ field, value string }{
		{"Weekly", d.LongTerm.Weekly}, {"Monthly", d.LongTerm.Monthly}, {"Yearly", d.LongTerm.Yearly},
	} {
		faults.Require(row.value == "" || longTermForm.MatchString(row.value), "LongTerm."+row.field,
			fmt.Sprintf("must be an ISO 8601 duration, not %q", row.value), "use one such as P12W or P5Y")
	}
	week := d.LongTerm.WeekOfYear
	faults.Require(d.LongTerm.Yearly == "" && week == 0 || d.LongTerm.Yearly != "" && week >= 1 && week <= 52,
		"LongTerm.WeekOfYear", fmt.Sprintf("must be 1 to 52 with a yearly backup, and 0 without, not %d", week),
		"name the week whose backup is kept")
}

func (d *SQLDB) newRetention(ctx *pulumi.Context, name string, args Args, server *sql.Server,
	database *sql.Database,
) error {
	return newShortTermRetention(ctx, name+"-retention", args.Database, args.Placement, server.Name, database, d)
}

// newShortTermRetention says how far back a database can be restored. A copy gets a policy only where one is asked for:
// its backups begin when it becomes the primary.
func newShortTermRetention(ctx *pulumi.Context, name string, wanted Database, place placement.Placement,
	server pulumi.StringInput, database *sql.Database, parent pulumi.Resource,
) error {
	if wanted.GeoSecondaryOf != nil && wanted.RetentionDays == 0 {
		return nil
	}
	inputs := &sql.BackupShortTermRetentionPolicyArgs{
		ResourceGroupName: place.ResourceGroupName,
		ServerName:        server,
		DatabaseName:      database.Name,
		PolicyName:        pulumi.String("default"),
		RetentionDays:     pulumi.Int(wanted.retentionDays()),
	}
	if !wanted.hyperscale() {
		inputs.DiffBackupIntervalInHours = pulumi.Int(differentialHours)
	}
	_, err := sql.NewBackupShortTermRetentionPolicy(ctx, name, inputs,
		place.Child(naming.SQLShortTermRetention, parent, pulumi.DeletedWith(database))...)
	return err
}

func (d *SQLDB) newLongTermRetention(ctx *pulumi.Context, name string, args Args, server *sql.Server,
	database *sql.Database,
) error {
	kept := args.Database.LongTerm
	if kept == (LongTermRetention{}) {
		return nil
	}
	duration := func(value string) pulumi.String {
		if value == "" {
			return noLongTerm
		}
		return pulumi.String(value)
	}
	inputs := &sql.LongTermRetentionPolicyArgs{
		ResourceGroupName: args.Placement.ResourceGroupName,
		ServerName:        server.Name,
		DatabaseName:      database.Name,
		PolicyName:        pulumi.String("default"),
		WeeklyRetention:   duration(kept.Weekly),
		MonthlyRetention:  duration(kept.Monthly),
		YearlyRetention:   duration(kept.Yearly),
	}
	if kept.WeekOfYear > 0 {
		inputs.WeekOfYear = pulumi.Int(kept.WeekOfYear)
	}
	_, err := sql.NewLongTermRetentionPolicy(ctx, name+"-long-term-retention", inputs,
		args.Placement.Child(naming.SQLLongTermRetention, d, pulumi.DeletedWith(database))...)
	return err
}
