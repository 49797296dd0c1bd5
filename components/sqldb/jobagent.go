package sqldb

import (
	"fmt"
	"slices"
	"strings"

	sql "github.com/pulumi/pulumi-azure-native-sdk/sql/v2/v20230801"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/naming"
	"github.com/azstage/azstage/components/placement"
	"github.com/azstage/azstage/internal/azure"
)

// JobAgentToken is the component's type. It is part of every child's URN and never changes.
const JobAgentToken = "azstage:components:JobAgent"

// JobAgentArgs describes an elastic job agent.
type JobAgentArgs struct {
	// Placement is required: where the server is.
	Placement placement.Placement
	// Server is required: the server that the agent belongs to.
	Server *SQLDB
	// DatabaseID is required: a database of that server for definitions and results of jobs, and for nothing else: S1 or
	// larger, in no pool, never paused.
	DatabaseID pulumi.StringInput
	// IdentityID is required: the resource ID of the managed identity as which jobs log in. An administrator makes a user
	// for it in every database that jobs run in, and in the job database; see docs/shard-migrations.md.
	IdentityID pulumi.StringInput
	// Size is optional: how many databases a job runs in at the same time, JA100 to JA800. Default JA100, a hundred.
	Size string
}

// JobAgent runs T-SQL in many databases, such as the migration of a schema in every shard.
type JobAgent struct {
	pulumi.ResourceState

	args  JobAgentArgs
	agent *sql.JobAgent
}

// Measured is the job database.
func (j *JobAgent) Measured() []Measured { return []Measured{{"jobs", j.args.DatabaseID}} }

const defaultJobAgentSize = "JA100"

func jobAgentSizes() []string {
	names := make([]string, 0, len(azure.SQLJobAgentSizes()))
	for _, size := range azure.SQLJobAgentSizes() {
		names = append(names, size.Name)
	}
	return names
}

// Validate reports everything that is wrong with the arguments.
func (a JobAgentArgs) Validate() error {
	var faults fault.List
	faults.Merge("Placement", a.Placement.Validate())
	faults.Require(a.Server != nil, "Server", "is missing", "pass the component of the server")
	faults.Require(a.DatabaseID != nil, "DatabaseID", "is missing", "pass the ID of the job database")
	faults.Require(a.IdentityID != nil, "IdentityID", "is missing", "pass the ID of a managed identity")
	faults.Require(a.Size == "" || slices.Contains(jobAgentSizes(), a.Size), "Size",
		fmt.Sprintf("%q is no size of job agents", a.Size), "use one of "+strings.Join(jobAgentSizes(), ", "))
	return faults.Err()
}

// NewJobAgent makes the agent. It returns every fault of the arguments before it registers anything.
func NewJobAgent(
	ctx *pulumi.Context, name string, args JobAgentArgs, opts ...pulumi.ResourceOption,
) (*JobAgent, error) {
	if err := args.Validate(); err != nil {
		return nil, fmt.Errorf("job agent %s: %w", name, err)
	}
	if args.Size == "" {
		args.Size = defaultJobAgentSize
	}
	j, place := &JobAgent{args: args}, args.Placement
	recorded := pulumi.Map{"placement": place.Summary(), "size": pulumi.String(args.Size)}
	err := ctx.RegisterComponentResourceV2(JobAgentToken, name, recorded, j, place.Component(opts)...)
	if err != nil {
		return nil, err
	}
	inputs := &sql.JobAgentArgs{
		ResourceGroupName: place.ResourceGroupName,
		ServerName:        args.Server.ServerName,
		JobAgentName:      pulumi.String(place.Names.Name(naming.SQLJobAgent, "")),
		Location:          pulumi.String(place.Location),
		DatabaseId:        args.DatabaseID,
		Identity: sql.JobAgentIdentityArgs{
			Type: pulumi.String("UserAssigned"), UserAssignedIdentities: pulumi.StringArray{args.IdentityID},
		},
		Sku:  sql.SkuArgs{Name: pulumi.String(args.Size)},
		Tags: place.TagMap(),
	}
	j.agent, err = sql.NewJobAgent(ctx, name+"-agent", inputs,
		place.Child(naming.SQLJobAgent, j, pulumi.DeletedWith(args.Server.server))...)
	if err != nil {
		return nil, err
	}
	return j, ctx.RegisterResourceOutputs(j, pulumi.Map{"agentId": j.agent.ID()})
}
