package sqldb

import (
	"fmt"

	sql "github.com/pulumi/pulumi-azure-native-sdk/sql/v2/v20230801"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
)

// JobTargetsToken is the component's type. It is part of every child's URN and never changes.
const JobTargetsToken = "azstage:components:JobTargets"

// JobTargetsArgs describes the databases of one server that jobs run in.
type JobTargetsArgs struct {
	// Placement is required: where the shards are. The group is named after it.
	Placement placement.Placement
	// Agent is required: whose jobs they are.
	Agent *JobAgent
	// Shards is required: those whose databases are the targets.
	Shards *ShardSet
}

// JobTargets is a group of shards, so that a migration goes from server to server, and the way of the agent to them.
type JobTargets struct {
	pulumi.ResourceState
}

// Validate reports everything that is wrong with the arguments.
func (a JobTargetsArgs) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(a.Agent != nil, "Agent", "is missing", "pass the component of the job agent")
	faults.Require(a.Shards != nil, "Shards", "is missing", "pass the component of the shards")
	return faults.Err()
}

// NewJobTargets makes the group. It returns every fault of the arguments before it registers anything.
func NewJobTargets(
	ctx *pulumi.Context, name string, args JobTargetsArgs, opts ...pulumi.ResourceOption,
) (*JobTargets, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("job targets %s: %w", name, err)
	}
	t := &JobTargets{}
	recorded := pulumi.Map{"placement": args.Placement.Summary()}
	err := ctx.RegisterComponentResourceV2(JobTargetsToken, name, recorded, t, args.Placement.Component(opts)...)
	if err != nil {
		return nil, err
	}
	home, agent := args.Agent.args, args.Agent.agent
	onAgent := pulumi.DeletedWith(agent)
	_, err = sql.NewJobTargetGroup(ctx, name+"-group", &sql.JobTargetGroupArgs{
		ResourceGroupName: home.Placement.ResourceGroupName,
		ServerName:        home.Server.ServerName,
		JobAgentName:      agent.Name,
		TargetGroupName:   pulumi.String(args.Placement.Names.Name(naming.SQLJobTargetGroup, "shards")),
		Members:           args.members(),
	}, args.Placement.Child(naming.SQLJobTargetGroup, t, onAgent)...)
	if err != nil {
		return nil, err
	}
	_, err = sql.NewJobPrivateEndpoint(ctx, name+"-endpoint", &sql.JobPrivateEndpointArgs{
		ResourceGroupName:           home.Placement.ResourceGroupName,
		ServerName:                  home.Server.ServerName,
		JobAgentName:                agent.Name,
		PrivateEndpointName:         pulumi.String(args.Placement.Names.Name(naming.SQLJobPrivateEndpoint, "")),
		TargetServerAzureResourceId: args.Shards.args.Server.ServerID,
	}, args.Placement.Child(naming.SQLJobPrivateEndpoint, t, onAgent)...)
	if err != nil {
		return nil, err
	}
	return t, ctx.RegisterResourceOutputs(t, pulumi.Map{})
}

// members are the pool, whatever databases it will have, or without one every shard. The catalog is none: it has a schema
// of its own.
func (a JobTargetsArgs) members() sql.JobTargetArray {
	host := a.Shards.args.Server.HostName
	if a.Shards.poolName != "" {
		return sql.JobTargetArray{sql.JobTargetArgs{
			Type: pulumi.String("SqlElasticPool"), ServerName: host, ElasticPoolName: pulumi.String(a.Shards.poolName),
			MembershipType: sql.JobTargetGroupMembershipTypeInclude,
		}}
	}
	members := sql.JobTargetArray{}
	for _, shard := range a.Shards.Names {
		members = append(members, sql.JobTargetArgs{
			Type: pulumi.String("SqlDatabase"), ServerName: host, DatabaseName: pulumi.String(shard),
			MembershipType: sql.JobTargetGroupMembershipTypeInclude,
		})
	}
	return members
}
