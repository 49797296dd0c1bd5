package sqldb

import (
	"fmt"

	sql "github.com/pulumi/pulumi-azure-native-sdk/sql/v2/v20230801"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/internal/azure"
)

// NamedReplica is a read replica that shares the storage of its primary and has a size of its own.
type NamedReplica struct {
	// Name is required: lowercase letters and digits, unique. The replica's database is called <database>-<name>.
	Name string
	// Objective is required: a Hyperscale objective, e.g. "HS_Gen5_2".
	Objective string
	// Replicas is optional: high-availability replicas of the replica itself, 0 to 4. Default 0.
	Replicas int
}

// maxNamedReplicas is how many a database may have. Source: MicrosoftDocs/sql-docs
// azure-sql/database/service-tier-hyperscale-replicas.md, 2021-09, verified.
const maxNamedReplicas = 30

// database is the replica as a database of its own.
func (r NamedReplica) database() Database {
	return Database{Objective: r.Objective, Replicas: r.Replicas}
}

// databaseName is the name that clients connect to.
func (r NamedReplica) databaseName(primary string) string { return primary + "-" + r.Name }

func (d Database) replicaNames() pulumi.StringArray {
	names := pulumi.StringArray{}
	for _, replica := range d.NamedReplicas {
		names = append(names, pulumi.String(replica.Name))
	}
	return names
}

func (d Database) validateReplicas(faults *fault.List, edition azure.SQLEdition) {
	faults.Require(len(d.NamedReplicas) == 0 || edition.Name == hyperscale, "NamedReplicas",
		"are not offered in the tier "+edition.Name, "choose Hyperscale, or read scale-out in Premium and Business Critical")
	faults.Require(len(d.NamedReplicas) <= maxNamedReplicas, "NamedReplicas",
		fmt.Sprintf("must be at most %d, not %d", maxNamedReplicas, len(d.NamedReplicas)), "remove some")
	faults.Require(len(d.NamedReplicas) == 0 || d.GeoSecondaryOf == nil, "NamedReplicas",
		"cannot be given to a geo-secondary", "give them to the primary")
	seen := map[string]bool{}
	for i, replica := range d.NamedReplicas {
		field := fmt.Sprintf("NamedReplicas[%d]", i)
		faults.Merge(field, replica.validate())
		faults.Require(!seen[replica.Name], field+".Name", fmt.Sprintf("%q is used twice", replica.Name), "rename one")
		seen[replica.Name] = true
	}
}

func (r NamedReplica) validate() error {
	var faults fault.List
	faults.Require(plainForm.MatchString(r.Name), "Name",
		fmt.Sprintf("must be lowercase letters and digits, not %q", r.Name), "rename the replica")
	_, edition, ok := r.database().objective()
	faults.Require(ok && edition.Name == hyperscale, "Objective",
		fmt.Sprintf("%q is no Hyperscale objective", r.Objective), "use one such as HS_Gen5_2")
	faults.Require(r.Replicas >= 0 && (!ok || r.Replicas <= edition.MaxReplicas), "Replicas",
		fmt.Sprintf("must be 0 to %d, not %d", edition.MaxReplicas, r.Replicas), "lower it")
	return faults.Err()
}

// validateHyperscaleZones checks what zone redundancy needs in Hyperscale. Source: MicrosoftDocs/sql-docs
// azure-sql/database/enable-zone-redundancy, 2026, verified.
func (d Database) validateHyperscaleZones(faults *fault.List, edition azure.SQLEdition) {
	if !d.ZoneRedundant || edition.Name != hyperscale {
		return
	}
	faults.Require(d.Replicas >= 1, "Replicas", "must be at least 1 in a zone-redundant Hyperscale database", "use 1")
	faults.Require(d.backupRedundancy() == "Zone" || d.backupRedundancy() == "GeoZone", "BackupRedundancy",
		fmt.Sprintf("must be Zone or GeoZone in a zone-redundant Hyperscale database, not %s", d.backupRedundancy()),
		"use GeoZone, which outlives the region")
}

// readConnectionString leads where reads may be old; see [SQLDB.ReadConnectionString].
func (d Database) readConnectionString(host, database, clientID string) string {
	switch {
	case len(d.NamedReplicas) > 0:
		return ConnectionString(host, d.NamedReplicas[0].databaseName(database), clientID)
	case d.ReadScale:
		return ReadOnlyConnectionString(host, database, clientID)
	}
	return ConnectionString(host, database, clientID)
}

// newNamedReplicas makes the replicas after the primary, which may become Hyperscale in the same deployment.
func (d *SQLDB) newNamedReplicas(
	ctx *pulumi.Context, name string, args Args, server *sql.Server, database *sql.Database,
) error {
	place := args.Placement
	for _, replica := range args.Database.NamedReplicas {
		child := name + "-replica-" + replica.Name
		named, err := sql.NewDatabase(ctx, child, &sql.DatabaseArgs{
			ResourceGroupName:            place.ResourceGroupName,
			ServerName:                   server.Name,
			DatabaseName:                 pulumi.String(replica.databaseName(args.databaseName())),
			Location:                     pulumi.String(place.Location),
			CreateMode:                   pulumi.String("Secondary"),
			SecondaryType:                pulumi.String("Named"),
			SourceDatabaseId:             database.ID().ToStringOutput(),
			Sku:                          replica.database().sku(),
			HighAvailabilityReplicaCount: pulumi.Int(replica.Replicas),
			Tags:                         place.TagMap(),
		}, place.Child(naming.SQLDatabase, d, pulumi.DeletedWith(server))...)
		if err != nil {
			return err
		}
		id := named.ID().ToStringOutput()
		d.NamedReplicaIDs = append(d.NamedReplicaIDs, id)
		if err := place.Diagnose(ctx, child+"-diagnostics", naming.SQLDatabase, id, d); err != nil {
			return err
		}
	}
	return nil
}
