package deploy_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/stages"
)

func TestDocumentsAndTheIndexAreReachedPrivatelyAndWithoutKeys(t *testing.T) {
	t.Parallel()
	g := sharedGraph(t, stages.Stage100k)
	accounts, services := g.OfType("azure-native:documentdb:DatabaseAccount"), g.OfType("azure-native:search:Service")
	require.Len(t, accounts, 1)
	require.Len(t, services, 1)
	assert.Equal(t, "Disabled", accounts[0].Outputs["publicNetworkAccess"])
	assert.Equal(t, "disabled", services[0].Outputs["publicNetworkAccess"])
	for _, store := range append(accounts, services...) {
		assert.Equal(t, true, store.Outputs["disableLocalAuth"], store.Name)
		assert.Contains(t, privateTargets(g), store.ID, "%s has no private endpoint", store.Name)
	}
	name, _ := services[0].Outputs["name"].(string)
	assert.Equal(t, accounts[0].Outputs["documentEndpoint"], setting(t, g, "COSMOS_ENDPOINT"))
	assert.Equal(t, "https://"+name+".search.windows.net", setting(t, g, "SEARCH_ENDPOINT"))
	assert.Equal(t, "redis", setting(t, g, "SESSION_STORE"), "the cache answers first")
	assert.Equal(t, "cosmos", setting(t, g, "SESSION_DURABLE_STORE"))
}

func TestDocumentsCanGrowIntoSeveralRegionsThatWrite(t *testing.T) {
	t.Parallel()
	g := sharedGraph(t, stages.Stage100k)
	accounts := g.OfType("azure-native:documentdb:DatabaseAccount")
	require.Len(t, accounts, 1)
	backup, _ := accounts[0].Outputs["backupPolicy"].(map[string]any)
	assert.Equal(t, "Periodic", backup["type"])
	containers := g.OfType("azure-native:documentdb:SqlResourceSqlContainer")
	require.Len(t, containers, 4)
	for _, container := range containers {
		resource, _ := container.Inputs["resource"].(map[string]any)
		policy, _ := resource["conflictResolutionPolicy"].(map[string]any)
		assert.Equal(t, "LastWriterWins", policy["mode"], "%s: it is fixed at creation", container.Name)
	}
}

func TestWorkersHaveNoAccessToSessions(t *testing.T) {
	t.Parallel()
	g := sharedGraph(t, stages.Stage100k)
	grants := g.OfType("azure-native:documentdb:SqlResourceSqlRoleAssignment")
	require.NotEmpty(t, grants)
	for _, grant := range grants {
		scope, _ := grant.Inputs["scope"].(string)
		if strings.Contains(grant.Name, "worker") {
			assert.Regexp(t, "/dbs/app/colls/(audit|feeds)$", scope, grant.Name)
		} else {
			assert.Regexp(t, "/dbs/app$", scope, grant.Name)
		}
	}
}
