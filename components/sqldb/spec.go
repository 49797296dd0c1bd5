package sqldb

import (
	"fmt"
	"strings"

	"github.com/google/uuid"
	sql "github.com/pulumi/pulumi-azure-native-sdk/sql/v2/v20230801"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

// bytesPerGB is what Azure SQL means by a gigabyte.
const bytesPerGB = 1 << 30

// hyperscale takes snapshots instead of differential backups.
const hyperscale = "Hyperscale"

// differentialHours is the shorter of the two intervals Azure takes (12 and 24), for the faster restore. Source: Azure
// SQL ARM schema, verified 2026-11.
const differentialHours = 12

// auditGroups is what Azure audits by default: every batch, and every sign-in that worked or failed. Source: Microsoft
// Learn "Auditing for Azure SQL Database", 2026, known.
var auditGroups = []string{
	"BATCH_COMPLETED_GROUP", "FAILED_DATABASE_AUTHENTICATION_GROUP", "SUCCESSFUL_DATABASE_AUTHENTICATION_GROUP",
}

// auditCategory is the log category that carries the audit events of a whole server, on its database master.
const auditCategory = "SQLSecurityAuditEvents"

// ConnectionString connects to a database as the managed identity with the client ID. It holds no secret.
func ConnectionString(host, database, clientID string) string {
	return fmt.Sprintf("Server=tcp:%s,1433;Database=%s;Authentication=Active Directory Managed Identity;User Id=%s;"+
		"Encrypt=True;TrustServerCertificate=False;Connection Timeout=30;", host, database, clientID)
}

// ReadOnlyConnectionString is ConnectionString for connections that only read: with read scale-out they go to a
// replica, and without one to the database itself.
func ReadOnlyConnectionString(host, database, clientID string) string {
	return ConnectionString(host, database, clientID) + "ApplicationIntent=ReadOnly;"
}

// GrantAccess returns T-SQL that lets a managed identity read and write, and nothing else; to be run in the database by
// an administrator, any number of times. The user is bound to the identity's client ID, so that neither the server nor
// the administrator has to look it up in the directory. A user of the same name with another ID, left from a replaced
// identity, is dropped first.
func GrantAccess(identityName, clientID string) (string, error) {
	id, err := uuid.Parse(clientID)
	if err != nil {
		return "", fmt.Errorf("client ID %q of identity %s: %w", clientID, identityName, err)
	}
	name := "[" + strings.ReplaceAll(identityName, "]", "]]") + "]"
	literal := "N'" + strings.ReplaceAll(identityName, "'", "''") + "'"
	sid := securityID(id)
	return strings.Join([]string{
		fmt.Sprintf("IF EXISTS (SELECT 1 FROM sys.database_principals WHERE name = %s AND sid <> %s) DROP USER %s;",
			literal, sid, name),
		fmt.Sprintf("IF NOT EXISTS (SELECT 1 FROM sys.database_principals WHERE name = %s) "+
			"CREATE USER %s WITH SID = %s, TYPE = E;", literal, name, sid),
		fmt.Sprintf("ALTER ROLE db_datareader ADD MEMBER %s;", name),
		fmt.Sprintf("ALTER ROLE db_datawriter ADD MEMBER %s;", name),
	}, "\n"), nil
}

// securityID writes a GUID as SQL Server stores it: the first three fields with their lowest byte first.
func securityID(id uuid.UUID) string {
	order := [16]int{3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15}
	text := &strings.Builder{}
	text.WriteString("0x")
	for _, i := range order {
		fmt.Fprintf(text, "%02X", id[i])
	}
	return text.String()
}

// sku is the objective with what Azure derives from its name.
func (d Database) sku() sql.SkuArgs {
	objective, edition, _ := d.objective()
	return sql.SkuArgs{
		Name: pulumi.String(objective.Name), Tier: pulumi.String(edition.Name),
		Capacity: pulumi.Int(max(objective.DTU, objective.VCores)),
	}
}

func (d Database) hyperscale() bool {
	_, edition, _ := d.objective()
	return edition.Name == hyperscale
}

// inputs leaves out what the tier does not know, because Azure refuses it even when it asks for nothing.
func (d Database) inputs() *sql.DatabaseArgs {
	_, edition, _ := d.objective()
	args := &sql.DatabaseArgs{
		Sku:                              d.sku(),
		RequestedBackupStorageRedundancy: pulumi.String(d.backupRedundancy()),
		ZoneRedundant:                    pulumi.Bool(d.ZoneRedundant),
	}
	if d.MaxSizeGB > 0 {
		args.MaxSizeBytes = pulumi.Float64(float64(d.MaxSizeGB) * bytesPerGB)
	}
	if edition.ReadScale {
		args.ReadScale = pulumi.String(enabled(d.ReadScale))
	}
	if edition.MaxReplicas > 0 {
		args.HighAvailabilityReplicaCount = pulumi.Int(d.Replicas)
	}
	if d.Licence != "" {
		args.LicenseType = pulumi.String(d.Licence)
	}
	if d.GeoSecondaryOf != nil {
		args.CreateMode = pulumi.String("Secondary")
		args.SecondaryType = pulumi.String("Geo")
		args.SourceDatabaseId = d.GeoSecondaryOf.ToStringOutput()
	}
	return args
}

// enabled is how Azure SQL spells a switch.
func enabled(on bool) string {
	if on {
		return "Enabled"
	}
	return "Disabled"
}
