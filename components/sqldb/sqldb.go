package sqldb

import (
	"fmt"

	sql "github.com/pulumi/pulumi-azure-native-sdk/sql/v2/v20230801"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/naming"
)

// Token is the component's type. It is part of every child's URN and never changes.
const Token = "azstage:components:SQLDB"

// SQLDB is a server with one database.
type SQLDB struct {
	pulumi.ResourceState

	// ServerID is the resource ID of the server.
	ServerID pulumi.StringOutput
	// ServerName is its name.
	ServerName pulumi.StringOutput
	// HostName is what clients connect to.
	HostName pulumi.StringOutput
	// DatabaseID is the resource ID of the database.
	DatabaseID pulumi.StringOutput
	// DatabaseName is its name.
	DatabaseName pulumi.StringOutput
	// ConnectionString connects the app as its managed identity, without a secret.
	ConnectionString pulumi.StringOutput
	// ReadConnectionString connects where reads may be old: to the first named replica, to a high-availability replica
	// with ReadScale, and to the database itself when it has neither. What was written just now may be missing for 1 to 5
	// seconds, and for longer under load: never read there what somebody has just changed, or whether a payment went
	// through.
	ReadConnectionString pulumi.StringOutput
	// NamedReplicaIDs are the resource IDs of the named replicas, in the order of the arguments.
	NamedReplicaIDs []pulumi.StringOutput
	// GrantAppAccessSQL is T-SQL that an administrator runs once in the database; see the package's caveats.
	GrantAppAccessSQL pulumi.StringOutput

	// database is what a failover group waits for, server what shards are deleted with.
	database *sql.Database
	server   *sql.Server
}

// New makes the server and the database. It returns every fault of the arguments before it registers anything.
func New(ctx *pulumi.Context, name string, args Args, opts ...pulumi.ResourceOption) (*SQLDB, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("sqldb %s: %w", name, err)
	}
	d := &SQLDB{}
	err := ctx.RegisterComponentResourceV2(Token, name, args.inputs(), d, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	server, err := d.newServer(ctx, name, args)
	if err != nil {
		return nil, err
	}
	if err := d.newSubnetRules(ctx, name, args, server); err != nil {
		return nil, err
	}
	database, err := d.newDatabase(ctx, name, args, server)
	if err != nil {
		return nil, err
	}
	if err := d.newRetention(ctx, name, args, server, database); err != nil {
		return nil, err
	}
	if err := d.newLongTermRetention(ctx, name, args, server, database); err != nil {
		return nil, err
	}
	if err := d.newAuditing(ctx, name, args, server); err != nil {
		return nil, err
	}
	if err := d.newNamedReplicas(ctx, name, args, server, database); err != nil {
		return nil, err
	}
	d.describe(args, server, database)
	return d, ctx.RegisterResourceOutputs(d, pulumi.Map{
		"serverId": d.ServerID, "serverName": d.ServerName, "hostName": d.HostName, "databaseId": d.DatabaseID,
		"databaseName": d.DatabaseName, "connectionString": d.ConnectionString, "grantAppAccessSQL": d.GrantAppAccessSQL,
		"readConnectionString": d.ReadConnectionString,
	})
}

func (d *SQLDB) newServer(ctx *pulumi.Context, name string, args Args) (*sql.Server, error) {
	place := args.Placement
	return sql.NewServer(ctx, name+"-server", &sql.ServerArgs{
		ResourceGroupName: place.ResourceGroupName,
		ServerName:        place.Names.GlobalName(naming.SQLServer),
		Location:          pulumi.String(place.Location),
		Version:           pulumi.String("12.0"),
		Administrators: sql.ServerExternalAdministratorArgs{
			AdministratorType:         pulumi.String("ActiveDirectory"),
			AzureADOnlyAuthentication: pulumi.Bool(true),
			PrincipalType:             pulumi.String("Group"),
			Login:                     pulumi.String(args.Administrators.GroupName),
			Sid:                       pulumi.String(args.Administrators.ObjectID),
			TenantId:                  args.Administrators.TenantID.ToStringOutput(),
		},
		MinimalTlsVersion:             pulumi.String("1.2"),
		PublicNetworkAccess:           pulumi.String(enabled(!args.PrivateOnly)),
		RestrictOutboundNetworkAccess: pulumi.String("Disabled"),
		Tags:                          place.TagMap(),
	}, place.Child(naming.SQLServer, d)...)
}

// newSubnetRules admits subnets. The firewall rule 0.0.0.0 would admit every customer's resources in Azure.
func (d *SQLDB) newSubnetRules(ctx *pulumi.Context, name string, args Args, server *sql.Server) error {
	place := args.Placement
	for _, subnet := range args.AllowedSubnets {
		_, err := sql.NewVirtualNetworkRule(ctx, name+"-subnet-"+subnet.Name, &sql.VirtualNetworkRuleArgs{
			ResourceGroupName:                place.ResourceGroupName,
			ServerName:                       server.Name,
			VirtualNetworkRuleName:           pulumi.String(place.Names.Name(naming.SQLVirtualNetworkRule, subnet.Name)),
			VirtualNetworkSubnetId:           subnet.ID,
			IgnoreMissingVnetServiceEndpoint: pulumi.Bool(false),
		}, place.Child(naming.SQLVirtualNetworkRule, d, pulumi.DeletedWith(server))...)
		if err != nil {
			return err
		}
	}
	return nil
}

func (d *SQLDB) newDatabase(ctx *pulumi.Context, name string, args Args, server *sql.Server) (*sql.Database, error) {
	place, inputs := args.Placement, args.Database.inputs()
	inputs.ResourceGroupName = place.ResourceGroupName
	inputs.ServerName = server.Name
	inputs.DatabaseName = pulumi.String(args.databaseName())
	inputs.Location = pulumi.String(place.Location)
	inputs.Tags = place.TagMap()
	opts := []pulumi.ResourceOption{pulumi.DeletedWith(server)}
	if args.Database.GeoSecondaryOf != nil {
		opts = append(opts, pulumi.Timeouts(&seedingTimeouts))
	}
	database, err := sql.NewDatabase(ctx, name+"-database", inputs, place.Child(naming.SQLDatabase, d, opts...)...)
	if err != nil {
		return nil, err
	}
	id := database.ID().ToStringOutput()
	return database, place.Diagnose(ctx, name+"-database-diagnostics", naming.SQLDatabase, id, d)
}

// newAuditing turns auditing on for the whole server and sends it on from the database master, as Azure wants it.
func (d *SQLDB) newAuditing(ctx *pulumi.Context, name string, args Args, server *sql.Server) error {
	place := args.Placement
	if place.Workspace == nil {
		return nil
	}
	inputs := &sql.ExtendedServerBlobAuditingPolicyArgs{
		ResourceGroupName:           place.ResourceGroupName,
		ServerName:                  server.Name,
		BlobAuditingPolicyName:      pulumi.String("default"),
		State:                       sql.BlobAuditingPolicyStateEnabled,
		IsAzureMonitorTargetEnabled: pulumi.Bool(true),
		AuditActionsAndGroups:       pulumi.ToStringArray(auditGroups),
	}
	policy, err := sql.NewExtendedServerBlobAuditingPolicy(ctx, name+"-auditing", inputs,
		place.Child(naming.SQLAuditingPolicy, d, pulumi.DeletedWith(server))...)
	if err != nil {
		return err
	}
	master := pulumi.Sprintf("%s/databases/master", server.ID())
	return place.DiagnoseLogs(ctx, name+"-auditing-diagnostics", master, d, []string{auditCategory},
		pulumi.DependsOn([]pulumi.Resource{policy}))
}

func (d *SQLDB) describe(args Args, server *sql.Server, database *sql.Database) {
	d.database, d.server = database, server
	d.ServerID, d.ServerName = server.ID().ToStringOutput(), server.Name
	d.HostName = server.FullyQualifiedDomainName
	d.DatabaseID, d.DatabaseName = database.ID().ToStringOutput(), database.Name
	d.ConnectionString = pulumi.All(server.FullyQualifiedDomainName, database.Name, args.AppIdentity.ClientID).
		ApplyT(func(v []any) string {
			return ConnectionString(v[0].(string), v[1].(string), v[2].(string))
		}).(pulumi.StringOutput)
	d.ReadConnectionString = pulumi.All(server.FullyQualifiedDomainName, database.Name, args.AppIdentity.ClientID).
		ApplyT(func(v []any) string {
			return args.Database.readConnectionString(v[0].(string), v[1].(string), v[2].(string))
		}).(pulumi.StringOutput)
	d.GrantAppAccessSQL = args.grantAccess()
}
