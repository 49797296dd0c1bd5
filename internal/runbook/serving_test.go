package runbook_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
	"github.com/azstage/azstage/internal/emulator/reachability"
	"github.com/azstage/azstage/internal/emulator/resourceproviders"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/graph/graphtest"
	"github.com/azstage/azstage/internal/runbook"
)

// paths derives the paths of what is left of a stack, once Front Door's private links are approved, by app and target.
func paths(t *testing.T, left graph.Graph, change func(*cloud.Tx)) map[string]map[string]reachability.State {
	t.Helper()
	armTypes := map[string]string{}
	for _, known := range resourceproviders.All() {
		armTypes[known.Token] = known.ARMType
	}
	store := cloud.Memory()
	require.NoError(t, store.Update(func(tx *cloud.Tx) error {
		for _, resource := range left.Resources {
			if !strings.HasPrefix(resource.Type, "azure-native:") {
				continue
			}
			outputs := model.Properties(resource.Outputs).Clone()
			if outputs.Has("sharedPrivateLinkResource") {
				outputs.Set("sharedPrivateLinkResource.status", "Approved")
			}
			if outputs.Has("peeringState") { // The first of two was recorded before there was the other.
				outputs.Set("peeringState", "Connected")
			}
			tx.Put(model.Resource{ID: resource.ID, ARMType: armTypes[resource.Type], Outputs: outputs})
		}
		change(tx)
		return nil
	}))
	found := map[string]map[string]reachability.State{}
	for _, state := range reachability.Derive(store) {
		app := state.App[strings.LastIndex(state.App, "/")+1:]
		if found[app] == nil {
			found[app] = map[string]reachability.State{}
		}
		target := state.To
		if state.From == reachability.Users {
			target = reachability.Users
		}
		found[app][target] = state
	}
	return found
}

// broken returns the targets that do not work, by app; it wants users to reach every app that is left.
func broken(t *testing.T, all map[string]map[string]reachability.State) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	for app, states := range all {
		for target, state := range states {
			if !state.Works() {
				found[app] = append(found[app], target)
			}
		}
		slices.Sort(found[app])
	}
	return found
}

// The apps of stage 1m, and the stores that each has in its own region.
var (
	apps = map[string]string{
		"eastus2": "app-shop-dev-eus2-4kzgt", "uksouth": "app-shop-dev-uks-4kzgt", "southeastasia": "app-shop-dev-sea-4kzgt",
	}
	ownStores = []string{"REDIS_HOST", "STORAGE_BLOB_ENDPOINT", "SERVICEBUS_FQDN", "KEY_VAULT_URI", "SEARCH_ENDPOINT",
		"COSMOS_ENDPOINT", "EVENTS_TOPIC_ENDPOINT"}
)

func TestARegionLostLeavesTheOthersServing(t *testing.T) {
	t.Parallel()
	g := graphtest.Graph(t, "1m")
	require.Empty(t, broken(t, paths(t, g, nothing)), "something does not work even with all regions")
	for lost := range apps {
		all := paths(t, runbook.Without(g, lost), nothing)
		for region, app := range apps {
			if region == lost {
				assert.NotContains(t, all, app, "the app lies in %s", lost)
				continue
			}
			users := all[app][reachability.Users]
			assert.True(t, users.Works(), "without %s: %s", lost, users.Reason)
			assert.Contains(t, users.Via, ".azurefd.net")
			for _, store := range ownStores {
				require.Contains(t, all[app], store)
				assert.True(t, all[app][store].Works(), "without %s: %+v", lost, all[app][store])
			}
		}
	}
}

func TestWhatDoesNotSurviveTheLossOfARegion(t *testing.T) {
	t.Parallel()
	g := graphtest.Graph(t, "1m")
	for lost, targets := range map[string][]string{
		"eastus2":       {"SQL_CONNECTION_STRING"},
		"uksouth":       nil,
		"southeastasia": nil,
		// Readers of the copy follow to the primary.
		"centralus": nil,
	} {
		found := broken(t, paths(t, runbook.Without(g, lost), nothing))
		assert.Equal(t, len(targets) == 0, len(found) == 0, "without %s: %v", lost, found)
		for app, unreachable := range found {
			assert.Equal(t, targets, unreachable, "without %s: %s", lost, app)
		}
	}
}

// After the failover the name of the group leads to the copy, so that no application has to be told.
func TestAFailoverBringsTheWritesBack(t *testing.T) {
	t.Parallel()
	left := runbook.Without(graphtest.Graph(t, "1m"), "eastus2")
	failover := func(tx *cloud.Tx) {
		for _, group := range tx.OfType("Microsoft.Sql/servers/failoverGroups") {
			group.Outputs.Set("replicationRole", "Secondary")
			tx.Put(group)
		}
	}
	assert.Empty(t, broken(t, paths(t, left, failover)))
	assert.NotEmpty(t, paths(t, left, failover)[apps["uksouth"]]["SQL_CONNECTION_STRING"].Via)
}

func TestWhereThingsRun(t *testing.T) {
	t.Parallel()
	g := graphtest.Graph(t, "1m")
	slices.Reverse(g.Resources) // What comes first in a graph is chance.
	assert.Equal(t, []string{"eastus2", "southeastasia", "uksouth", "centralus"}, runbook.Regions(g))
	names := func(region string) []string {
		var found []string
		for _, resource := range runbook.Without(g, region).Resources {
			found = append(found, resource.Name)
		}
		return found
	}
	left := names("eastus2")
	for _, kept := range []string{"sql-failover-group", "sql-secondary-database", "cosmos-account", "apim-service",
		"registry-registry", "frontdoor-profile", "frontdoor-origin-app-private", "uks-cache-cluster"} {
		assert.Contains(t, left, kept)
	}
	for _, gone := range []string{"sql-server", "sql-database", "cache-database", "app-site", "messaging-queue-email"} {
		assert.NotContains(t, left, gone)
	}
	assert.NotContains(t, names("centralus"), "sql-secondary-database")
	assert.Contains(t, names("centralus"), "sql-failover-group")
}

func nothing(*cloud.Tx) {}

// At 10m a region lost takes its own cells along and no other's: each has its own app, cache, databases and messages.
func TestARegionLostLeavesTheCellsOfTheOthersServing(t *testing.T) {
	t.Parallel()
	g := graphtest.Graph(t, "10m")
	require.Empty(t, broken(t, paths(t, g, nothing)), "something does not work even with all regions")
	left := paths(t, runbook.Without(g, "uksouth"), nothing)
	assert.Empty(t, broken(t, left))
	cells := 0
	for app, targets := range left {
		assert.NotContains(t, app, "-uks")
		if users, entry := targets[reachability.Users]; entry && strings.HasPrefix(app, "app-") {
			assert.True(t, users.Works(), users.Reason)
			cells++
		}
	}
	assert.Equal(t, 8, cells, "four cells in each of the two regions that are left")
}
