package cosmos_test

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/components/componenttest"
	"github.com/azstage/azstage/components/cosmos"
	"github.com/azstage/azstage/components/fault"
)

func graphs() cosmos.GremlinArgs {
	return cosmos.GremlinArgs{
		Placement:     componenttest.Placement(),
		Graphs:        []cosmos.Graph{{Name: "relationships", PartitionKey: "/pk", MaxThroughput: 4000}},
		ZoneRedundant: true,
		ReadRegions:   []cosmos.Region{{Location: "westus3", ZoneRedundant: true}},
		KeyReaders:    []cosmos.KeyReader{{Name: "web", PrincipalID: pulumi.String(first)}},
	}
}

func runGraphs(t *testing.T, args cosmos.GremlinArgs) *componenttest.Recording {
	return componenttest.Run(t, func(ctx *pulumi.Context) error {
		_, err := cosmos.NewGremlin(ctx, "graphs", args)
		return err
	})
}

func TestGraphsHaveAnAccountOfTheirOwnAPI(t *testing.T) {
	t.Parallel()
	recording := runGraphs(t, graphs())
	recording.AssertDescend(t, "graphs")
	recording.AssertProtected(t)
	account := recording.Named(t, "graphs-account")
	assert.Equal(t, []any{map[string]any{"name": "EnableGremlin"}}, account.Input(t, "capabilities"))
	assert.Equal(t, "Continuous", account.Input(t, "backupPolicy.type"))
	assert.Equal(t, false, account.Input(t, "enableMultipleWriteLocations"))
	assert.Equal(t, "Disabled", account.Input(t, "publicNetworkAccess"))
	assert.Equal(t, true, account.Input(t, "disableKeyBasedMetadataWriteAccess"), "a key makes and deletes no graph")
	assert.Contains(t, account.Input(t, "accountName"), "graph", "the account for documents has the plain name")
	graph := recording.Named(t, "graphs-graph-relationships")
	assert.Equal(t, []any{"/pk"}, graph.Input(t, "resource.partitionKey.paths"))
	assert.Equal(t, 4000.0, graph.Input(t, "options.autoscaleSettings.maxThroughput"))
	assert.Equal(t, "graphs-account", graph.DeletedWith())
}

func TestKeysAreFetchedByARoleThatDoesNothingElse(t *testing.T) {
	t.Parallel()
	recording := runGraphs(t, graphs())
	role, grant := recording.Named(t, "graphs-keyreader"), recording.Named(t, "graphs-grant-web")
	assert.Equal(t, []any{map[string]any{"actions": []any{"Microsoft.DocumentDB/databaseAccounts/listKeys/action"}}},
		role.Input(t, "permissions"))
	account := componenttest.ID("graphs-account")
	assert.Equal(t, "/subscriptions/"+componenttest.SubscriptionID, role.Input(t, "scope"))
	assert.Equal(t, []any{"/subscriptions/" + componenttest.SubscriptionID + "/resourceGroups/rg"},
		role.Input(t, "assignableScopes"))
	assert.Equal(t, account, grant.Input(t, "scope"))
	assert.Equal(t, componenttest.ID("graphs-keyreader"), grant.Input(t, "roleDefinitionId"))
	assert.NotEqual(t, cosmos.KeyReaderRole(account), cosmos.KeyReaderRole(account+"2"), "a role is one account's")

	nobody := graphs()
	nobody.KeyReaders = nil
	assert.NotContains(t, runGraphs(t, nobody).Names(), "graphs-keyreader")
}

func TestTheSettingsOfAGraphHoldNoKey(t *testing.T) {
	t.Parallel()
	endpoints := make(chan string, 1)
	componenttest.Run(t, func(ctx *pulumi.Context) error {
		made, err := cosmos.NewGremlin(ctx, "graphs", graphs())
		require.NoError(t, err)
		assert.NotEmpty(t, made.Ready())
		settings := made.Settings("relationships")
		assert.Len(t, settings, 4)
		assert.Equal(t, pulumi.String("relationships"), settings[cosmos.GremlinGraphSetting])
		settings[cosmos.GremlinEndpointSetting].ToStringOutput().ApplyT(func(endpoint string) string {
			endpoints <- endpoint
			return endpoint
		})
		return nil
	})
	assert.Regexp(t, `^wss://cosno[a-z0-9-]*graph[a-z0-9-]*\.gremlin\.cosmos\.azure\.com:443/$`, <-endpoints)
}

func TestArgumentsOfGraphsAreRefusedWithEveryFault(t *testing.T) {
	t.Parallel()
	place := componenttest.Placement()
	place.Location = "westus" // has no zones
	args := cosmos.GremlinArgs{
		Placement: place, Database: "a/b", ZoneRedundant: true,
		Graphs: []cosmos.Graph{
			{Name: "a", PartitionKey: "/id"}, {Name: "a", PartitionKey: "/label"},
			{Name: "b", PartitionKey: "pk", MaxThroughput: 1500},
		},
		KeyReaders: []cosmos.KeyReader{{Name: "Web"}},
	}
	var faults fault.List
	require.ErrorAs(t, args.Validate(), &faults)
	var fields []string
	for _, f := range faults {
		fields = append(fields, f.Field)
		assert.NotEmpty(t, f.Fix)
	}
	assert.Equal(t, []string{
		"Database", "ZoneRedundant", "Graphs[0].PartitionKey", "Graphs[1].Name", "Graphs[1].PartitionKey",
		"Graphs[2].PartitionKey", "Graphs[2].MaxThroughput", "KeyReaders[0].Name", "KeyReaders[0].PrincipalID",
	}, fields)
	require.Error(t, cosmos.GremlinArgs{Placement: componenttest.Placement()}.Validate(), "an account without graphs")
}
