package deploy_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages"
)

// named is the one resource of a type with a name.
func named(t *testing.T, g graph.Graph, token, name string) graph.Resource {
	t.Helper()
	for _, r := range g.OfType(token) {
		if r.Name == name {
			return r
		}
	}
	require.Fail(t, "there is no "+name)
	return graph.Resource{}
}

func TestTheFailoverGroupAdoptsTheProgramsCopy(t *testing.T) {
	t.Parallel()
	g := sharedGraph(t, stages.Stage100k)
	const database, server = "azure-native:sql:Database", "azure-native:sql:Server"
	primary, secondary := named(t, g, database, "sql-database"), named(t, g, database, "sql-secondary-database")
	groups := g.OfType("azure-native:sql:FailoverGroup")
	require.Len(t, groups, 1)
	group := groups[0]
	assert.Equal(t, []any{primary.ID}, group.Inputs["databases"])
	partner := named(t, g, server, "sql-secondary-server")
	assert.Equal(t, []any{map[string]any{"id": partner.ID}}, group.Inputs["partnerServers"])
	assert.Equal(t, map[string]any{"failoverPolicy": "Manual"}, group.Inputs["readWriteEndpoint"])

	assert.Equal(t, primary.ID, secondary.Inputs["sourceDatabaseId"])
	for _, same := range []string{"sku", "zoneRedundant", "highAvailabilityReplicaCount", "databaseName",
		"requestedBackupStorageRedundancy"} {
		assert.Equal(t, primary.Inputs[same], secondary.Inputs[same], "%s: the copy may become the primary", same)
	}
	assert.Equal(t, "centralus", partner.Outputs["location"])
	assert.Contains(t, privateTargets(g), partner.ID, "the app reaches the copy's server from its own network")
	assert.EqualValues(t, 35, named(t, g, "azure-native:sql:BackupShortTermRetentionPolicy", "sql-retention").
		Inputs["retentionDays"])
	assert.EqualValues(t, 35, named(t, g, "azure-native:sql:BackupShortTermRetentionPolicy", "sql-secondary-retention").
		Inputs["retentionDays"], "Azure does not copy the retention")
}

func TestTheAppIsToldTheNamesOfTheGroup(t *testing.T) {
	t.Parallel()
	g := sharedGraph(t, stages.Stage100k)
	groups := g.OfType("azure-native:sql:FailoverGroup")
	require.Len(t, groups, 1)
	name, _ := groups[0].Outputs["name"].(string)
	require.NotEmpty(t, name)
	assert.Contains(t, setting(t, g, "SQL_CONNECTION_STRING"), "Server=tcp:"+name+".database.windows.net,1433;")
	assert.Contains(t, setting(t, g, "SQL_SECONDARY_READ_CONNECTION_STRING"),
		"Server=tcp:"+name+".secondary.database.windows.net,1433;")
	assert.Contains(t, setting(t, g, "SQL_SECONDARY_READ_CONNECTION_STRING"), "ApplicationIntent=ReadOnly")
	host, _ := named(t, g, "azure-native:sql:Server", "sql-server").Outputs["fullyQualifiedDomainName"].(string)
	read := setting(t, g, "SQL_READ_CONNECTION_STRING")
	assert.Contains(t, read, host, "the named replica is on a server and in no group")
	assert.True(t, strings.Contains(read, "-read;"), read)
}

// A geo-replicated database becomes Hyperscale at its primary, which takes the copy along.
func TestAGeoReplicatedDatabaseBecomesHyperscaleWithItsCopy(t *testing.T) {
	t.Parallel()
	const copied = `{"database": {"namedReplicas": 0, "readPath": "geoReplica"}}`
	session, _ := open(t, configuration(stages.Stage1k, "overrides", copied))
	_, err := session.Up(t.Context())
	require.NoError(t, err)
	before := export(t, session, "1k")
	require.NoError(t, session.Reconfigure(t.Context(), configuration(stages.Stage10k, "overrides", copied)))
	_, err = session.Up(t.Context())
	require.NoError(t, err)
	after := export(t, session, "10k")
	for _, name := range []string{"sql-database", "sql-secondary-database"} {
		database := named(t, after, "azure-native:sql:Database", name)
		assert.Equal(t, "HS_Gen5_4", database.Outputs["currentServiceObjectiveName"], name)
		assert.Equal(t, named(t, before, "azure-native:sql:Database", name).ID, database.ID, name)
	}
	result, err := session.Up(t.Context())
	require.NoError(t, err)
	assert.False(t, result.Changed(), "%v", result.Steps)
}
