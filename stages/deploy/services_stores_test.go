package deploy_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages"
)

const (
	threeStores = `{"name": "search", "store": "search", "cpu": 0.5, "minReplicas": 3, "maxReplicas": 30},
		{"name": "profiles", "store": "cosmos"}, {"name": "orders", "store": "sql"}`
	oneMore = `, {"name": "reviews", "store": "cosmos"}`
)

func withDefinitions(definitions string) map[string]string {
	return configuration(stages.Stage100k, "overrides", `{"services": {"definitions": [`+definitions+`]}}`)
}

func TestServicesGetStoresOfTheirOwn(t *testing.T) {
	t.Parallel()
	session, _ := open(t, withDefinitions(threeStores))
	_, err := session.Up(t.Context())
	require.NoError(t, err)
	before := export(t, session, string(stages.Stage100k))
	assertOwnContainer(t, before, "profiles")
	assertOwnDatabase(t, before, "orders")
	search := serviceSettings(t, before, "search")
	assert.Equal(t, setting(t, before, "SEARCH_ENDPOINT"), search["SEARCH_ENDPOINT"])
	for _, foreign := range []string{"COSMOS_ENDPOINT", "SQL_CONNECTION_STRING"} {
		assert.NotContains(t, search, foreign)
	}
	outputs, err := session.Outputs(t.Context())
	require.NoError(t, err)
	grants, _ := outputs["grantServiceAccessSql"].Value.(map[string]any)
	require.Len(t, grants, 1)
	assert.Contains(t, grants["shop-service-orders"], "svcorders")
	assert.NotContains(t, outputs["grantAppAccessSql"].Value, "svcorders", "a service is not let into the application's")
	assertConverged(t, session)

	require.NoError(t, session.Reconfigure(t.Context(), withDefinitions(threeStores+oneMore)))
	result, err := session.Up(t.Context())
	require.NoError(t, err)
	actions := byAction(result)
	for _, name := range actions["create"] {
		assert.Contains(t, name, "reviews", "only the new service's own")
	}
	assert.Contains(t, actions["create"], "cosmos-container-service-reviews")
	assert.Subset(t, []string{"app-site", "app-slot", "services", "cosmos"}, actions["update"],
		"the app is told the address; the components of services and containers record a name")
	delete(actions, "create")
	delete(actions, "update")
	assert.Empty(t, actions)
	after := export(t, session, string(stages.Stage100k))
	assert.Subset(t, identities(after), identities(before), "nothing is another resource")
	assertOwnContainer(t, after, "reviews")
	assertConverged(t, session)
	_, err = session.Destroy(t.Context())
	require.NoError(t, err)
	assert.Empty(t, session.Cloud().Resources())
}

func TestAServiceWithADatabaseComesAndGoes(t *testing.T) {
	t.Parallel()
	const alone = `{"name": "search", "store": "search", "cpu": 0.5, "minReplicas": 3, "maxReplicas": 30}`
	session, _ := open(t, withDefinitions(alone))
	_, err := session.Up(t.Context())
	require.NoError(t, err)
	before := export(t, session, string(stages.Stage100k))
	for _, change := range []struct{ definitions, action string }{
		{alone + `, {"name": "orders", "store": "sql", "storeSku": "HS_Gen5_2"}`, "create"}, {alone, "delete"},
	} {
		require.NoError(t, session.Reconfigure(t.Context(), withDefinitions(change.definitions)))
		result, err := session.Up(t.Context())
		require.NoError(t, err)
		actions := byAction(result)
		assert.Contains(t, actions[change.action], "service-orders-sql-secondary-database")
		for _, name := range actions[change.action] {
			assert.Contains(t, name, "orders", "only the service's own")
		}
		assert.Subset(t, []string{"app-site", "app-slot", "services", "sql-failover", "sql-failover-group"},
			actions["update"], "the failover group takes the database in, and lets it go")
		delete(actions, change.action)
		delete(actions, "update")
		assert.Empty(t, actions)
		assertConverged(t, session)
	}
	assert.ElementsMatch(t, identities(before), identities(export(t, session, string(stages.Stage100k))))
}

func assertConverged(t *testing.T, session *engine.Session) {
	t.Helper()
	result, err := session.Up(t.Context())
	require.NoError(t, err)
	assert.False(t, result.Changed(), "a second up changes %v", result.Steps)
	result, err = session.Refresh(t.Context())
	require.NoError(t, err)
	assert.False(t, result.Changed(), "a refresh changes %v", result.Steps)
}

// assertOwnContainer checks that a service is told its container, may use it, and may use no other.
func assertOwnContainer(t *testing.T, g graph.Graph, service string) {
	t.Helper()
	settings := serviceSettings(t, g, service)
	assert.Equal(t, setting(t, g, "COSMOS_ENDPOINT"), settings["COSMOS_ENDPOINT"])
	assert.Equal(t, setting(t, g, "COSMOS_DATABASE"), settings["COSMOS_DATABASE"])
	container := resourceNamed(t, g, "cosmos-container-service-"+service)
	assert.Equal(t, container.Inputs["containerName"], settings["COSMOS_CONTAINER"])
	principal := resourceNamed(t, g, "service-"+service+"-identity").Outputs["principalId"]
	require.NotEmpty(t, principal)
	var scopes []string
	for _, grant := range g.OfType("azure-native:documentdb:SqlResourceSqlRoleAssignment") {
		if grant.Inputs["principalId"] == principal {
			scope, _ := grant.Inputs["scope"].(string)
			scopes = append(scopes, scope[strings.LastIndex(scope, "/dbs/"):])
		}
	}
	assert.Equal(t, []string{"/dbs/app/colls/service-" + service}, scopes)
}

// assertOwnDatabase checks that a service signs in to a database of its own by the name that follows the primary, and
// that the database and its copy fail over with the application's.
func assertOwnDatabase(t *testing.T, g graph.Graph, service string) {
	t.Helper()
	own := resourceNamed(t, g, "service-"+service+"-sql-database")
	copied := resourceNamed(t, g, "service-"+service+"-sql-secondary-database")
	assert.Equal(t, own.ID, copied.Inputs["sourceDatabaseId"])
	assert.Equal(t, own.Inputs["databaseName"], copied.Inputs["databaseName"])
	group := resourceNamed(t, g, "sql-failover-group")
	assert.Contains(t, group.Inputs["databases"], own.ID)
	connection := serviceSettings(t, g, service)["SQL_CONNECTION_STRING"]
	name, _ := own.Inputs["databaseName"].(string)
	clientID, _ := resourceNamed(t, g, "service-"+service+"-identity").Outputs["clientId"].(string)
	host, _ := group.Inputs["failoverGroupName"].(string)
	assert.Contains(t, connection, "Server=tcp:"+host+".database.windows.net,1433;")
	assert.Contains(t, connection, "Database="+name+";")
	assert.Contains(t, connection, "User Id="+clientID+";")
	assert.NotContains(t, setting(t, g, "SQL_CONNECTION_STRING"), name)
}

// serviceSettings are the environment variables of a service's container.
func serviceSettings(t *testing.T, g graph.Graph, service string) map[string]string {
	t.Helper()
	template, _ := resourceNamed(t, g, "services-"+service+"-app").Outputs["template"].(map[string]any)
	containers, _ := template["containers"].([]any)
	require.Len(t, containers, 1)
	container, _ := containers[0].(map[string]any)
	variables, _ := container["env"].([]any)
	settings := map[string]string{}
	for _, each := range variables {
		variable, _ := each.(map[string]any)
		name, _ := variable["name"].(string)
		settings[name], _ = variable["value"].(string)
	}
	require.Equal(t, service, settings["SERVICE_NAME"])
	return settings
}
