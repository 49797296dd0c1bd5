package sqldb

import (
	"fmt"

	sql "github.com/pulumi/pulumi-azure-native-sdk/sql/v2/v20230801"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/azure"
)

// OwnDatabaseToken is the component's type. It is part of every child's URN and never changes.
const OwnDatabaseToken = "azstage:components:OwnDatabase"

// OwnDatabaseArgs describes a database beside the server's first one, with a user of its own.
type OwnDatabaseArgs struct {
	// Placement is required: where the server is.
	Placement placement.Placement
	// Server is required: the component of the server.
	Server *SQLDB
	// Database is required, with a name that no other database of the server has. It has no named replicas and no
	// long-term backups.
	Database Database
	// Identity is required: who alone reads and writes.
	Identity AppIdentity
	// MoreIdentities is optional: the same workload's identities elsewhere, which read and write too. Default none.
	MoreIdentities []AppIdentity

	copyOf *OwnDatabase
}

// OwnDatabase is a database that belongs to one workload.
type OwnDatabase struct {
	pulumi.ResourceState

	// DatabaseID is the resource ID of the database.
	DatabaseID pulumi.StringOutput
	// DatabaseName is its name.
	DatabaseName string
	// GrantAccessSQL is T-SQL that an administrator runs once in this database; see the package's caveats.
	GrantAccessSQL pulumi.StringOutput

	args     OwnDatabaseArgs
	database *sql.Database
}

// NewOwnDatabase makes the database. It returns every fault of the arguments before it registers anything.
func NewOwnDatabase(
	ctx *pulumi.Context, name string, args OwnDatabaseArgs, opts ...pulumi.ResourceOption,
) (*OwnDatabase, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("database %s: %w", name, err)
	}
	d := &OwnDatabase{DatabaseName: args.Database.Name, args: args}
	err := ctx.RegisterComponentResourceV2(OwnDatabaseToken, name, args.inputs(), d, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	if err := d.newDatabase(ctx, name); err != nil {
		return nil, err
	}
	d.DatabaseID = d.database.ID().ToStringOutput()
	d.GrantAccessSQL = Args{AppIdentity: args.Identity, MoreIdentities: args.MoreIdentities}.grantAccess()
	return d, ctx.RegisterResourceOutputs(d, pulumi.Map{"databaseId": d.DatabaseID})
}

// NewCopy makes a geo-secondary on a server in another region, of which the placement and the server are.
func (d *OwnDatabase) NewCopy(
	ctx *pulumi.Context, name string, args OwnDatabaseArgs, opts ...pulumi.ResourceOption,
) (*OwnDatabase, error) {
	args.copyOf = d
	args.Database.GeoSecondaryOf = d.DatabaseID
	return NewOwnDatabase(ctx, name, args, opts...)
}

// Member pairs the database with its copy, for a failover group.
func (d *OwnDatabase) Member(copied *OwnDatabase) FailoverMember {
	return FailoverMember{DatabaseID: d.DatabaseID, Copy: copied.database}
}

// ConnectionString connects the identity with the database at a host: the server's, or that of the failover group which
// the database is in. It holds no secret.
func (d *OwnDatabase) ConnectionString(host pulumi.StringInput) pulumi.StringOutput {
	return pulumi.All(host, d.database.Name, d.args.Identity.ClientID).ApplyT(func(v []any) string {
		return ConnectionString(v[0].(string), v[1].(string), v[2].(string))
	}).(pulumi.StringOutput)
}

// newDatabase makes the database with the backups of its own.
func (d *OwnDatabase) newDatabase(ctx *pulumi.Context, name string) (err error) {
	place, server, wanted := d.args.Placement, d.args.Server, d.args.Database
	inputs := wanted.inputs()
	inputs.ResourceGroupName, inputs.ServerName = place.ResourceGroupName, server.ServerName
	inputs.DatabaseName, inputs.Location = pulumi.String(wanted.Name), pulumi.String(place.Location)
	inputs.Tags = place.TagMap()
	opts := []pulumi.ResourceOption{pulumi.DeletedWith(server.server)}
	if d.args.copyOf != nil {
		opts = append(opts, pulumi.Timeouts(&seedingTimeouts))
	}
	d.database, err = sql.NewDatabase(ctx, name+"-database", inputs, place.Child(naming.SQLDatabase, d, opts...)...)
	if err != nil {
		return err
	}
	id := d.database.ID().ToStringOutput()
	if err := place.Diagnose(ctx, name+"-database-diagnostics", naming.SQLDatabase, id, d); err != nil {
		return err
	}
	return newShortTermRetention(ctx, name+"-retention", wanted, place, server.ServerName, d.database, d)
}

// Validate reports everything that is wrong with the arguments.
func (a OwnDatabaseArgs) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(a.Server != nil, "Server", "is missing", "pass the component of the server")
	faults.Require(a.Database.Name != "", "Database.Name", "is empty", "name the database")
	if rule, ok := azure.NameRuleFor(naming.SQLDatabase); ok && a.Database.Name != "" {
		faults.Merge("Database.Name", rule.Check(a.Database.Name))
	}
	faults.Merge("Database", a.Database.validate())
	kept := a.Database
	faults.Require(len(kept.NamedReplicas) == 0, "Database.NamedReplicas", "are for the first database", "remove them")
	faults.Require(kept.LongTerm == (LongTermRetention{}), "Database.LongTerm", "is for the first database", "remove it")
	faults.Require(a.copyOf != nil || kept.GeoSecondaryOf == nil, "Database.GeoSecondaryOf", "is set by NewCopy",
		"call NewCopy")
	faults.Require(a.Identity.Name != nil, "Identity.Name", "is missing", "pass the identity's name")
	faults.Require(a.Identity.ClientID != nil, "Identity.ClientID", "is missing", "pass the identity's client ID")
	validateMore(&faults, a.MoreIdentities)
	return faults.Err()
}

func (a OwnDatabaseArgs) inputs() pulumi.Map {
	return pulumi.Map{
		"placement": a.Placement.Summary(), "database": pulumi.String(a.Database.Name),
		"objective": pulumi.String(a.Database.Objective), "geoSecondary": pulumi.Bool(a.copyOf != nil),
	}
}
