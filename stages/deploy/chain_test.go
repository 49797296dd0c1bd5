//go:build chain

package deploy_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator/cloud"
	"github.com/azstage/azstage/internal/emulator/model"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/graph/graphtest"
	"github.com/azstage/azstage/internal/promotion"
	"github.com/azstage/azstage/stages"
)

// leg is one hop of the chain.
type leg struct {
	to stages.Stage
	// overrides are laid over the stage from this hop on, until another leg has others.
	overrides string
	// discard is what may go although it holds data.
	discard promotion.Discard
	// prepared are overrides that are brought up at the stage before, first.
	prepared string
}

const (
	keepsPremium = `"edge":{"frontDoorTier":"Premium_AzureFrontDoor"}`
	keepsCache   = `"cache":{"sku":"Balanced_B50"}`
	noReplica    = `"namedReplicas":0,"readPath":"primary"`
	leavesHyper  = `"database":{` + noReplica + `,"sku":"GP_Gen5_4","haReplicas":0,"zoneRedundant":false}`
)

// chain leads from single to 10m and back. What it says on the way back is what the refusals of the hops ask for.
var chain = []leg{
	{to: stages.Stage1k}, {to: stages.Stage10k}, {to: stages.Stage100k}, {to: stages.Stage1m}, {to: stages.Stage10m},
	{to: stages.Stage1m, discard: promotion.Discard{
		"c0[1-3]-*", "???-c0[1-3]-*", "shards-*", "???-shards-*", "timeseries-*", "???-timeseries-*", "tablestorage-account",
		"???-tablestorage-account", "tables-table-*", "???-tables-table-*", "jobs-*", "graphs-*", "???-sql-server",
		"???-sql-database", "???-service-orders-sql-database",
	}},
	{to: stages.Stage100k, overrides: `{` + keepsCache + `}`, discard: promotion.Discard{
		"uks-*", "sea-*", "messaging-topic-*", "service-*", "cosmos-container-service-*",
		"services-host-controlplane-identity",
	}},
	{to: stages.Stage10k, overrides: `{` + keepsCache + `,` + keepsPremium + `}`, discard: promotion.Discard{
		"archive-*", "cosmos-*", "messaging-*", "registry-registry", "service-search-identity", "storage-container-uploads",
		"storage-container-deadletters", "vault-vault", "worker-identity", "workers-site", "workerstorage-*",
	}},
	{
		to: stages.Stage1k, overrides: `{` + keepsCache + `,` + keepsPremium + `,` + leavesHyper + `}`,
		prepared: `{` + keepsCache + `,` + keepsPremium + `,"database":{` + noReplica + `}}`,
	},
	{to: stages.Single, overrides: `{` + keepsCache + `,` + keepsPremium + `}`},
}

// One stack goes all the way up and back down. Customisations of all kinds go with it, nobody is cut off, and what holds
// data stays the same resource unless it was named for deletion.
func TestOneStackGoesFromSingleTo10mAndBack(t *testing.T) {
	t.Parallel()
	stack := standing(t, configuration(stages.Single,
		"tags", `{"team":"checkout"}`, "app", `{"settings":{"FEATURE_X":"on"}}`))
	extra := stack.someoneAddsADatabase()
	at := stages.Single
	for _, leg := range chain {
		hop := promotion.Hop{From: at, To: leg.to}
		stack.configure(leg.prepared)
		if leg.prepared != "" {
			_, err := stack.Complete(t.Context(), promotion.Hop{From: at, To: at}, promotion.Contract)
			require.NoError(t, err, "prepare %s", hop)
		}
		stack.configure(leg.overrides)
		stack.Discard = leg.discard
		account := stack.over(hop)
		account.Prepare, account.Flags = sets(leg.prepared), append(sets(leg.overrides), discards(leg.discard)...)
		stack.keepsSeeds(hop, extra)
		for _, outage := range stack.Session.Outages() {
			assert.Fail(t, "somebody was cut off", "%s: %s", hop, outage)
		}
		assertPage(t, account)
		at = leg.to
	}
	stack.endsWhereItBegan()
}

// endsWhereItBegan takes the last override away, which kept Front Door, and asserts that nothing of the way is left.
func (h hopping) endsWhereItBegan() {
	h.Helper()
	h.configure("")
	_, err := h.Complete(h.Context(), promotion.Hop{From: stages.Single, To: stages.Single}, promotion.Contract)
	require.NoError(h, err)
	assert.Empty(h, h.Session.Outages(), "the app's own host name is open")
	names := func(g graph.Graph) (names []string) {
		for _, r := range g.Resources {
			names = append(names, graph.Unversioned(r.Type)+" "+r.Name)
		}
		return names
	}
	assert.ElementsMatch(h, names(graphtest.Graph(h.T, string(stages.Single))), names(export(h.T, h.Session, "single")))
}

func (h hopping) configure(overrides string) {
	delete(h.Configuration, "overrides")
	if overrides != "" {
		h.Configuration["overrides"] = overrides
	}
}

func sets(overrides string) (flags []string) {
	if overrides != "" {
		flags = append(flags, "--set 'overrides="+overrides+"'")
	}
	return flags
}

func discards(discard promotion.Discard) (flags []string) {
	for _, pattern := range discard {
		flags = append(flags, "--discard '"+pattern+"'")
	}
	return flags
}

// someoneAddsADatabase makes a database on the stack's server that no program knows, and returns it.
func (h hopping) someoneAddsADatabase() model.Resource {
	h.Helper()
	databases := h.Session.Cloud().OfType("Microsoft.Sql/servers/databases")
	require.NotEmpty(h, databases)
	extra := databases[0]
	extra.ID = extra.ID[:strings.LastIndex(extra.ID, "/")+1] + "reports"
	extra.Outputs = maps.Clone(extra.Outputs)
	extra.Outputs["name"], extra.Outputs["id"] = "reports", extra.ID
	require.NoError(h, h.Session.Cloud().Update(func(tx *cloud.Tx) error {
		tx.Put(extra)
		return nil
	}))
	return extra
}

// keepsSeeds asserts that the customisations are still there.
func (h hopping) keepsSeeds(hop promotion.Hop, extra model.Resource) {
	h.Helper()
	found, exists := h.Session.Cloud().Get(extra.ID)
	if assert.True(h, exists, "%s deletes a database that it did not make", hop) {
		assert.Empty(h, cmp.Diff(extra.Outputs, found.Outputs), "%s changes a database that it did not make", hop)
	}
	after := export(h.T, h.Session, string(hop.To))
	assert.Equal(h, "on", setting(h.T, after, "FEATURE_X"), "%s loses a setting", hop)
	for token, name := range map[string]string{
		"azure-native:resources:ResourceGroup": "resource-group", "azure-native:sql:Server": "sql-server",
		"azure-native:storage:StorageAccount": "storage-account",
	} {
		tagged := named(h.T, after, token, name)
		assert.Equal(h, "checkout", graphText(tagged.Outputs, "tags", "team"), "%s loses a tag of %s", hop, name)
	}
}

// assertPage compares the account of a hop with its page in docs, or writes it.
func assertPage(t *testing.T, account promotion.Account) {
	t.Helper()
	page, err := promotion.Page(account)
	require.NoError(t, err)
	path := filepath.Join("..", "..", "docs", "hops", fmt.Sprintf("%s-to-%s.md", account.Hop.From, account.Hop.To))
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(page), 0o644))
	}
	written, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Empty(t, cmp.Diff(string(written), page), "%s is not current: make chain ARGS=-update", path)
}
