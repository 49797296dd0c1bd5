package deploy_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages"
)

// polyglot is stage 100k with all further stores, and a service on each beside one that has none.
func polyglot() map[string]string {
	return configuration(stages.Stage100k, "overrides", `{"data": {"stores": ["table", "graph", "timeseries"]},
		"services": {"definitions": [{"name": "prices", "store": "table"}, {"name": "friends", "store": "graph"},
		{"name": "meters", "store": "timeseries"},
		{"name": "mails"}]}}`)
}

func TestFurtherStoresComeConvergeAndGo(t *testing.T) {
	t.Parallel()
	session, _ := open(t, polyglot())
	_, err := session.Up(t.Context())
	require.NoError(t, err)
	g := export(t, session, string(stages.Stage100k))
	assertTablesAreApart(t, g)
	assertGraphsHoldNoKey(t, g)
	assertDatabasesOfTheClusterAreApart(t, g)
	assertConverged(t, session)
	_, err = session.Destroy(t.Context())
	require.NoError(t, err)
	assert.Empty(t, session.Cloud().Resources())
}

// rolesBelow are the scopes below a store at which the identity with a logical name has roles.
func rolesBelow(t *testing.T, g graph.Graph, identity, store string) []string {
	t.Helper()
	principal := resourceNamed(t, g, identity).Outputs["principalId"]
	require.NotEmpty(t, principal)
	var scopes []string
	for _, grant := range g.OfType("azure-native:authorization:RoleAssignment") {
		scope, _ := grant.Inputs["scope"].(string)
		if rest, below := strings.CutPrefix(scope, store); below && grant.Inputs["principalId"] == principal {
			scopes = append(scopes, rest)
		}
	}
	return scopes
}

// assertTablesAreApart checks that each is let into its own table only, and reaches it by a private address.
func assertTablesAreApart(t *testing.T, g graph.Graph) {
	t.Helper()
	account := resourceNamed(t, g, "tablestorage-account")
	assert.Equal(t, "Disabled", account.Outputs["publicNetworkAccess"])
	assert.Equal(t, false, account.Outputs["allowSharedKeyAccess"])
	assert.Contains(t, privateTargets(g), account.ID)
	const tables = "/tableServices/default/tables/"
	for identity, want := range map[string][]string{
		"web-identity": {tables + "lookups"}, "worker-identity": {tables + "lookups"},
		"service-prices-identity": {tables + "serviceprices"}, "service-mails-identity": nil,
		"service-friends-identity": nil,
	} {
		assert.Equal(t, want, rolesBelow(t, g, identity, account.ID), identity)
	}
	name, _ := account.Outputs["name"].(string)
	endpoint := "https://" + name + ".table.core.windows.net/"
	assert.Equal(t, endpoint, setting(t, g, "TABLE_ENDPOINT"))
	assert.Equal(t, "lookups", setting(t, g, "TABLE_NAME"))
	prices := serviceSettings(t, g, "prices")
	assert.Equal(t, []string{endpoint, "serviceprices"}, []string{prices["TABLE_ENDPOINT"], prices["TABLE_NAME"]})
	assert.NotContains(t, serviceSettings(t, g, "mails"), "TABLE_ENDPOINT")
}

// assertGraphsHoldNoKey checks that who uses a graph may fetch the account's keys, that nobody else may, and that the state
// has none of them.
func assertGraphsHoldNoKey(t *testing.T, g graph.Graph) {
	t.Helper()
	account := resourceNamed(t, g, "graphs-account")
	assert.Equal(t, "Disabled", account.Outputs["publicNetworkAccess"])
	assert.Contains(t, privateTargets(g), account.ID)
	for identity, want := range map[string][]string{
		"web-identity": {""}, "worker-identity": {""}, "service-friends-identity": {""},
		"service-prices-identity": nil, "service-mails-identity": nil,
	} {
		assert.Equal(t, want, rolesBelow(t, g, identity, account.ID), identity)
	}
	role := resourceNamed(t, g, "graphs-keyreader")
	assert.Equal(t, []any{map[string]any{"actions": []any{"Microsoft.DocumentDB/databaseAccounts/listKeys/action"}}},
		role.Inputs["permissions"])
	friends := serviceSettings(t, g, "friends")
	assert.Equal(t, "service-friends", friends["GREMLIN_GRAPH"])
	assert.Equal(t, account.ID, friends["GREMLIN_ACCOUNT_ID"])
	assert.Equal(t, setting(t, g, "GREMLIN_ENDPOINT"), friends["GREMLIN_ENDPOINT"])
	state, err := json.Marshal(g)
	require.NoError(t, err)
	for _, key := range []string{"primaryMasterKey\":\"", "AccountKey="} {
		assert.NotContains(t, string(state), key)
	}
	watched := resourceNamed(t, g, "graphs-triggers-request-units-graphs")
	assert.Equal(t, []any{account.ID}, watched.Inputs["scopes"])
}

// assertDatabasesOfTheClusterAreApart checks who has which roles in which database, and that the cluster is private.
func assertDatabasesOfTheClusterAreApart(t *testing.T, g graph.Graph) {
	t.Helper()
	cluster := resourceNamed(t, g, "timeseries-cluster")
	assert.Equal(t, "Disabled", cluster.Outputs["publicNetworkAccess"])
	assert.Contains(t, privateTargets(g), cluster.ID)
	roles := map[string][]string{}
	for _, grant := range g.OfType("azure-native:kusto:DatabasePrincipalAssignment") {
		database, _ := grant.Inputs["databaseName"].(string)
		role, _ := grant.Inputs["role"].(string)
		client, _ := grant.Inputs["principalId"].(string)
		roles[client] = append(roles[client], database+" "+role)
	}
	for identity, want := range map[string][]string{
		"web-identity":             {"timeseries Ingestor", "timeseries Viewer", "analytics Viewer"},
		"worker-identity":          {"timeseries Ingestor", "timeseries User", "analytics Ingestor", "analytics User"},
		"service-meters-identity":  {"service-meters Ingestor", "service-meters User"},
		"service-prices-identity":  nil,
		"service-friends-identity": nil,
	} {
		client, _ := resourceNamed(t, g, identity).Outputs["clientId"].(string)
		require.NotEmpty(t, client)
		assert.ElementsMatch(t, want, roles[client], identity)
	}
	assert.Equal(t, cluster.Outputs["uri"], setting(t, g, "KUSTO_URI"))
	assert.Equal(t, "timeseries", setting(t, g, "KUSTO_DATABASE"))
	assert.Equal(t, "service-meters", serviceSettings(t, g, "meters")["KUSTO_DATABASE"])
}
