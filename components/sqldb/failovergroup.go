package sqldb

import (
	"fmt"

	sql "github.com/pulumi/pulumi-azure-native-sdk/sql/v2/v20230801"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// FailoverGroupToken is the component's type. It is part of every child's URN and never changes.
const FailoverGroupToken = "azstage:components:FailoverGroup"

// FailoverGroupArgs describes a group of databases that fail over together.
type FailoverGroupArgs struct {
	// Placement is required: where the primary is.
	Placement placement.Placement
	// Primary is required: the server with the databases.
	Primary *SQLDB
	// Secondary is required: the server in another region, with a geo-secondary of the primary's database.
	Secondary *SQLDB
	// Members is optional: further databases of the primary server with a copy on the secondary one. Default none.
	Members []FailoverMember
	// AppIdentity is required: who connects through the group.
	AppIdentity AppIdentity
	// GraceMinutes is optional. Default 0: a person decides on every failover (Manual), as Microsoft advises. From 60 on,
	// Azure fails over with loss of data by itself (Automatic) after an outage of that many minutes.
	GraceMinutes int
	// ReadOnlyFailover is optional: while the copy is away, readers of it are sent to the primary. Default false: they wait,
	// which keeps their load off the primary.
	ReadOnlyFailover bool
}

// FailoverMember is one more database of a group.
type FailoverMember struct {
	// DatabaseID is required: the resource ID of the primary.
	DatabaseID pulumi.StringInput
	// Copy is required: the resource of the copy on the secondary server, which the group waits for.
	Copy pulumi.Resource
}

// FailoverGroup keeps databases on two servers behind host names that follow the primary.
type FailoverGroup struct {
	pulumi.ResourceState

	// Name is the group's name.
	Name pulumi.StringOutput
	// HostName leads to the server that is primary: <group>.database.windows.net.
	HostName pulumi.StringOutput
	// ReadOnlyHostName leads to the other one: <group>.secondary.database.windows.net.
	ReadOnlyHostName pulumi.StringOutput
	// ConnectionString connects the app with the primary's database, wherever that is.
	ConnectionString pulumi.StringOutput
	// ReadOnlyConnectionString connects the app with the copy. What was written just now may be missing.
	ReadOnlyConnectionString pulumi.StringOutput
}

// leastGraceMinutes is the shortest grace period that Azure takes. Source: hashicorp/terraform-provider-azurerm v5.2.0
// mssql_failover_group, verified.
const leastGraceMinutes = 60

// sqlDomain ends the host names of servers and groups in Azure's public cloud.
const sqlDomain = ".database.windows.net"

// NewFailoverGroup makes the group. It returns every fault of the arguments before it registers anything.
func NewFailoverGroup(
	ctx *pulumi.Context, name string, args FailoverGroupArgs, opts ...pulumi.ResourceOption,
) (*FailoverGroup, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("failover group %s: %w", name, err)
	}
	g := &FailoverGroup{}
	err := ctx.RegisterComponentResourceV2(FailoverGroupToken, name, args.inputs(), g, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	group, err := g.newGroup(ctx, name, args)
	if err != nil {
		return nil, err
	}
	g.describe(args, group)
	return g, ctx.RegisterResourceOutputs(g, pulumi.Map{"hostName": g.HostName, "readOnlyHostName": g.ReadOnlyHostName})
}

// Validate reports everything that is wrong with the arguments.
func (a FailoverGroupArgs) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(a.Primary != nil, "Primary", "is missing", "pass the component of the primary")
	faults.Require(a.Secondary != nil, "Secondary", "is missing", "pass the component with the geo-secondary")
	faults.Require(a.Secondary == nil || a.Secondary != a.Primary, "Secondary", "is the primary", "pass the other server")
	for i, member := range a.Members {
		field := fmt.Sprintf("Members[%d]", i)
		faults.Require(member.DatabaseID != nil, field+".DatabaseID", "is missing", "pass the primary's resource ID")
		faults.Require(member.Copy != nil, field+".Copy", "is missing", "pass the copy, which the group waits for")
	}
	faults.Require(a.AppIdentity.ClientID != nil, "AppIdentity.ClientID", "is missing", "pass the identity's client ID")
	faults.Require(a.GraceMinutes == 0 || a.GraceMinutes >= leastGraceMinutes, "GraceMinutes",
		fmt.Sprintf("must be 0 or at least %d, not %d", leastGraceMinutes, a.GraceMinutes),
		"use 0, with which a person decides")
	return faults.Err()
}

func (a FailoverGroupArgs) inputs() pulumi.Map {
	return pulumi.Map{
		"placement": a.Placement.Summary(), "graceMinutes": pulumi.Int(a.GraceMinutes),
		"members": pulumi.Int(1 + len(a.Members)), "readOnlyFailover": pulumi.Bool(a.ReadOnlyFailover),
	}
}

// newGroup waits for the copies: the group adopts those that stand, and makes others of its own beside those that do
// not, which the program's would then collide with.
func (g *FailoverGroup) newGroup(ctx *pulumi.Context, name string, args FailoverGroupArgs) (*sql.FailoverGroup, error) {
	place := args.Placement
	databases := pulumi.StringArray{args.Primary.DatabaseID}
	copies := []pulumi.Resource{args.Secondary.database}
	for _, member := range args.Members {
		databases, copies = append(databases, member.DatabaseID), append(copies, member.Copy)
	}
	write := sql.FailoverGroupReadWriteEndpointArgs{FailoverPolicy: sql.ReadWriteEndpointFailoverPolicyManual}
	if args.GraceMinutes > 0 {
		write.FailoverPolicy = sql.ReadWriteEndpointFailoverPolicyAutomatic
		write.FailoverWithDataLossGracePeriodMinutes = pulumi.Int(args.GraceMinutes)
	}
	return sql.NewFailoverGroup(ctx, name+"-group", &sql.FailoverGroupArgs{
		ResourceGroupName: place.ResourceGroupName,
		ServerName:        args.Primary.ServerName,
		FailoverGroupName: place.Names.GlobalName(naming.SQLFailoverGroup),
		Databases:         databases,
		PartnerServers:    sql.PartnerInfoArray{sql.PartnerInfoArgs{Id: args.Secondary.ServerID}},
		ReadWriteEndpoint: write,
		ReadOnlyEndpoint: sql.FailoverGroupReadOnlyEndpointArgs{
			FailoverPolicy: pulumi.String(enabled(args.ReadOnlyFailover)),
		},
		Tags: place.TagMap(),
	}, place.Child(naming.SQLFailoverGroup, g, pulumi.DependsOn(copies))...)
}

func (g *FailoverGroup) describe(args FailoverGroupArgs, group *sql.FailoverGroup) {
	g.Name = group.Name
	g.HostName = pulumi.Sprintf("%s%s", group.Name, sqlDomain)
	g.ReadOnlyHostName = pulumi.Sprintf("%s.secondary%s", group.Name, sqlDomain)
	connect := func(host pulumi.StringOutput, form func(host, database, clientID string) string) pulumi.StringOutput {
		return pulumi.All(host, args.Primary.DatabaseName, args.AppIdentity.ClientID).ApplyT(func(v []any) string {
			return form(v[0].(string), v[1].(string), v[2].(string))
		}).(pulumi.StringOutput)
	}
	g.ConnectionString = connect(g.HostName, ConnectionString)
	g.ReadOnlyConnectionString = connect(g.ReadOnlyHostName, ReadOnlyConnectionString)
}
