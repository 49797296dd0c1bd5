package sqldb_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/fault"
	"github.com/azstage/azstage/components/sqldb"
)

// migrated makes a server with shards whose migrations an agent runs.
func migrated(t *testing.T, pool string) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		server, err := sqldb.New(ctx, "sql", arguments())
		require.NoError(t, err)
		args := shardArgs()
		args.Server, args.Pool = server, pool
		shards, err := sqldb.NewShardSet(ctx, "shards", args)
		require.NoError(t, err)
		agent, err := sqldb.NewJobAgent(ctx, "jobs", sqldb.JobAgentArgs{
			Placement: componenttest.Placement(), Server: server, DatabaseID: pulumi.String("/jobs-database"),
			IdentityID: pulumi.String("/jobs-identity"),
		})
		require.NoError(t, err)
		_, err = sqldb.NewJobTargets(ctx, "targets", sqldb.JobTargetsArgs{
			Placement: componenttest.Placement(), Agent: agent, Shards: shards,
		})
		return err
	})
}

func TestJobsRunAsAnIdentityAndReachTheirTargetsPrivately(t *testing.T) {
	t.Parallel()
	recording := migrated(t, "")
	agent, server := recording.Named(t, "jobs-agent"), recording.Named(t, "sql-server")
	assert.Equal(t, "/jobs-database", agent.Input(t, "databaseId"))
	assert.Equal(t, "UserAssigned", agent.Input(t, "identity.type"))
	assert.Equal(t, []any{"/jobs-identity"}, agent.Input(t, "identity.userAssignedIdentities"))
	assert.Equal(t, "JA100", agent.Input(t, "sku.name"))
	assert.Equal(t, server.Input(t, "serverName"), agent.Input(t, "serverName"))
	assert.Equal(t, "sql-server", agent.DeletedWith())

	endpoint := recording.Named(t, "targets-endpoint")
	assert.Contains(t, endpoint.Input(t, "targetServerAzureResourceId"), "sql-server")
	assert.Equal(t, agent.Input(t, "jobAgentName"), endpoint.Input(t, "jobAgentName"))
	assert.Equal(t, "jobs-agent", endpoint.DeletedWith())
}

func TestEveryShardIsATargetOfJobs(t *testing.T) {
	t.Parallel()
	members := migrated(t, "").Named(t, "targets-group").Input(t, "members").([]any)
	var databases []any
	for _, member := range members {
		assert.Equal(t, "SqlDatabase", member.(map[string]any)["type"])
		databases = append(databases, member.(map[string]any)["databaseName"])
	}
	assert.Equal(t, []any{"shop-s00", "shop-s01", "shop-s02"}, databases)
}

func TestAPoolIsATargetOfJobsWhateverIsInIt(t *testing.T) {
	t.Parallel()
	recording := migrated(t, "GP_Gen5_8")
	members := recording.Named(t, "targets-group").Input(t, "members").([]any)
	require.Len(t, members, 1)
	assert.Equal(t, "SqlElasticPool", members[0].(map[string]any)["type"])
	assert.Equal(t, recording.Named(t, "shards-pool").Input(t, "elasticPoolName"),
		members[0].(map[string]any)["elasticPoolName"])
}

func TestJobsNeedAServerADatabaseAndAnIdentity(t *testing.T) {
	t.Parallel()
	var faults fault.List
	require.ErrorAs(t, sqldb.JobAgentArgs{Placement: componenttest.Placement(), Size: "JA150"}.Validate(), &faults)
	assert.ErrorContains(t, faults, "Server")
	assert.ErrorContains(t, faults, "DatabaseID")
	assert.ErrorContains(t, faults, "IdentityID")
	assert.ErrorContains(t, faults, "use one of JA100, JA200, JA400, JA800")
	assert.ErrorContains(t, sqldb.JobTargetsArgs{Placement: componenttest.Placement()}.Validate(), "Shards")
}
