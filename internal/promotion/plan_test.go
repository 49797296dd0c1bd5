package promotion

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
)

// resourceOf makes a resource of a graph. Its name is that of its URN.
func resourceOf(token, name string, inputs map[string]any) graph.Resource {
	return graph.Resource{
		URN: "urn:pulumi:dev::azstage::" + token + "::" + name, Type: token, Name: name, ID: "/" + name, Inputs: inputs,
		Outputs: map[string]any{},
	}
}

func stackOf(resources ...graph.Resource) graph.Graph {
	return graph.Graph{Stage: "single", Stack: "dev", Resources: resources}
}

const (
	sqlDatabase    = "azure-native:sql/v20230801:Database"
	storageAccount = "azure-native:storage:StorageAccount"
	webApp         = "azure-native:web/v20240401:WebApp"
	cacheCluster   = "azure-native:cache/v20250401:RedisEnterprise"
	actionGroup    = "azure-native:insights:ActionGroup"
)

var up = []Hop{{From: "single", To: "1k"}}

// planned plans one half that leads from a graph to another.
func planned(phase Phase, before, after graph.Graph, steps ...engine.Step) Plan {
	return NewPlan("dev", before, up, []Half{{Phase: phase, Graph: after, Steps: steps}}, nil)
}

func TestEveryChangeIsClassified(t *testing.T) {
	t.Parallel()
	database := resourceOf(sqlDatabase, "sql-database", map[string]any{"sku": map[string]any{"name": "S1"}})
	larger := resourceOf(sqlDatabase, "sql-database", map[string]any{"sku": map[string]any{"name": "S3"}})
	gone, kept := resourceOf(actionGroup, "gone", nil), resourceOf(actionGroup, "kept", nil)
	component := resourceOf("azstage:components:SQLDB", "sql", map[string]any{"a": 1})
	changed := resourceOf("azstage:components:SQLDB", "sql", map[string]any{"a": 2})
	fresh := resourceOf(actionGroup, "fresh", nil)
	ignored := resourceOf(actionGroup, "ignored", map[string]any{"capacity": 4})
	asWas := resourceOf(actionGroup, "ignored", map[string]any{"capacity": 2})

	plan := NewPlan("dev", stackOf(component, database, gone, kept, ignored), up, []Half{
		{Phase: Expand, Graph: stackOf(changed, larger, gone, kept, fresh, asWas), Steps: []engine.Step{
			{URN: larger.URN, Action: Update}, {URN: fresh.URN, Action: Create}, {URN: changed.URN, Action: Update},
		}},
		{Phase: Contract, Graph: stackOf(changed, larger, kept, fresh, asWas)},
	}, nil)
	assert.Equal(t, []Step{
		{Phase: Expand, URN: larger.URN, Type: sqlDatabase, Action: Update, Stateful: true, Properties: []string{"sku.name"},
			Reason: "sku.name S1 → S3", Exact: true},
		{Phase: Expand, URN: fresh.URN, Type: actionGroup, Action: Create, Reason: "1k needs it", Exact: true},
		{Phase: Contract, URN: gone.URN, Type: actionGroup, Action: Delete, Reason: "1k does not have it"},
	}, plan.Steps)
	assert.Empty(t, plan.Refused)
	assert.NotEmpty(t, plan.OneWayDoors)
	assert.NotEmpty(t, plan.Watch)
}

func TestAPlanIsWhatItsSchemaSays(t *testing.T) {
	t.Parallel()
	before := resourceOf(storageAccount, "storage-account", map[string]any{"location": "eastus2"})
	after := resourceOf(storageAccount, "storage-account", map[string]any{"location": "westeurope"})
	plan := planned(Expand, stackOf(before), stackOf(after),
		engine.Step{URN: after.URN, Action: Replace, Replaces: []string{"location"}})
	require.Len(t, plan.Refused, 1)

	compiled, err := jsonschema.NewCompiler().Compile(filepath.Join(root, "docs/schemas/plan.json"))
	require.NoError(t, err)
	written := func(change func(*Plan)) any {
		changed := plan
		changed.Steps = append([]Step{}, plan.Steps...)
		change(&changed)
		text, err := json.Marshal(changed)
		require.NoError(t, err)
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
		require.NoError(t, err)
		return value
	}
	require.NoError(t, compiled.Validate(written(func(*Plan) {})))
	for place, change := range map[string]func(*Plan){
		"/steps/0/action": func(p *Plan) { p.Steps[0].Action = "destroy" },
		"/to":             func(p *Plan) { p.To = "2k" },
		"/refused/0/urn":  func(p *Plan) { p.Refused = []Refusal{{URN: "x", Reason: "y", WayOut: "z"}} },
		"/hops":           func(p *Plan) { p.Hops = nil },
	} {
		assert.ErrorContains(t, compiled.Validate(written(change)), place)
	}
}

func TestWhatHoldsDataIsNeitherReplacedNorDeleted(t *testing.T) {
	t.Parallel()
	for token, held := range holdings {
		before := resourceOf(token, "it", map[string]any{"location": "eastus2"})
		after := resourceOf(token, "it", map[string]any{"location": "westeurope"})
		replaced := planned(Expand, stackOf(before), stackOf(after),
			engine.Step{URN: before.URN, Action: Replace, Replaces: []string{"location"}})
		require.Len(t, replaced.Refused, 1, token)
		assert.Equal(t, "location", replaced.Refused[0].Property, token)
		assert.Contains(t, replaced.Refused[0].Reason, held.data+held.path, token)

		deleted := planned(Contract, stackOf(before), stackOf())
		assert.Equal(t, held.data != "", len(deleted.Refused) == 1, "%s: a way that users have left may go", token)
	}
	other := resourceOf(actionGroup, "it", nil)
	assert.Empty(t, planned(Expand, stackOf(other), stackOf(other), engine.Step{URN: other.URN, Action: Replace}).Refused)
}

func TestWhatIsProtectedIsNotLostWhateverItIs(t *testing.T) {
	t.Parallel()
	guarded := resourceOf(actionGroup, "it", nil)
	guarded.Protect = true
	assert.Len(t, planned(Contract, stackOf(guarded), stackOf()).Refused, 1)
}

func TestANamedReplicaHasNoDataOfItsOwn(t *testing.T) {
	t.Parallel()
	replica := resourceOf(sqlDatabase, "sql-replica-read", map[string]any{"createMode": "Secondary"})
	assert.Empty(t, planned(Contract, stackOf(replica), stackOf()).Refused)
	assert.Empty(t, Stateful(stackOf(replica)))
}

func TestACacheMayGoUnlessItHoldsSessions(t *testing.T) {
	t.Parallel()
	cache := resourceOf(cacheCluster, "cache-cluster", nil)
	app := resourceOf(webApp, "app-site", map[string]any{"siteConfig": map[string]any{"appSettings": []any{
		map[string]any{"name": "SESSION_STORE", "value": "redis"},
	}}})
	stateless := resourceOf(webApp, "app-site", nil)
	assert.Empty(t, planned(Contract, stackOf(cache, stateless), stackOf(stateless)).Refused)
	refused := planned(Contract, stackOf(cache, app), stackOf(app)).Refused
	require.Len(t, refused, 1)
	assert.Contains(t, refused[0].Reason, "sessions")
}

func TestWhatTheTargetRefusesIsRefusedWithTheWayOut(t *testing.T) {
	t.Parallel()
	database := resourceOf(sqlDatabase, "sql-database", nil)
	problem := engine.Problem{URN: database.URN, Message: sqlDatabase + " resource 'sql-database' has a problem: sku.name: " +
		"Status=400 Code=\"InvalidTargetServiceLevelObjective\" Message=\"no\""}
	halves := []Half{{Phase: Expand, Graph: stackOf(database)}, {Phase: Contract, Problems: []engine.Problem{problem}}}
	plan := NewPlan("dev", stackOf(database), up, halves, nil)
	require.Len(t, plan.Refused, 1)
	assert.Equal(t, "sku.name", plan.Refused[0].Property)
	assert.Contains(t, plan.Refused[0].Reason, "InvalidTargetServiceLevelObjective")
	assert.Contains(t, plan.Refused[0].WayOut, "GP_Gen5_4")

	halves[0].Hop, halves[1].Hop = 0, 1
	later := NewPlan("dev", stackOf(database), []Hop{{"single", "1k"}, {"1k", "10k"}}, halves, nil)
	assert.Empty(t, later.Refused, "a later hop is judged when the stack stands before it")
	assert.Contains(t, later.Incomplete, "1k to 10k")
}

func TestTwoChangesThatAzureTakesOneAfterTheOtherAreNotRefusedAsOne(t *testing.T) {
	t.Parallel()
	account := resourceOf("azure-native:documentdb:DatabaseAccount", "cosmos-account", nil)
	problem := engine.Problem{URN: account.URN, Message: "azure-native:documentdb:DatabaseAccount resource 'cosmos-account' has a " +
		"problem: locations: Status=400 Code=\"BadRequest\" Message=\"separate operations\""}
	first := engine.Step{URN: account.URN, Action: Update, Properties: []string{"locations[1]"}}
	halves := []Half{
		{Phase: Expand, Graph: stackOf(account), Steps: []engine.Step{first}},
		{Phase: Contract, Problems: []engine.Problem{problem}},
	}
	plan := NewPlan("dev", stackOf(account), up, halves, nil)
	assert.Empty(t, plan.Refused)
	assert.Contains(t, plan.Incomplete, "is planned when the first is done")

	halves[0].Steps[0].Properties = []string{"tags"}
	assert.Len(t, NewPlan("dev", stackOf(account), up, halves, nil).Refused, 1, "the first half leaves the regions alone")
}

func TestAReplacementOfTheFirstHalfIsNotRefusedAgainInTheSecond(t *testing.T) {
	t.Parallel()
	before := resourceOf(storageAccount, "storage-account", map[string]any{"location": "eastus2"})
	after := resourceOf(storageAccount, "storage-account", map[string]any{"location": "westeurope"})
	step := engine.Step{URN: after.URN, Action: Replace, Replaces: []string{"location"}}
	plan := NewPlan("dev", stackOf(before), up, []Half{
		{Phase: Expand, Graph: stackOf(after), Steps: []engine.Step{step}},
		{Phase: Contract, Graph: stackOf(after), Steps: []engine.Step{step}},
	}, nil)
	assert.Len(t, plan.Steps, 1)
	assert.Len(t, plan.Refused, 1)
}

func TestUsersAreToBeMovedBeforeTheirWayCloses(t *testing.T) {
	t.Parallel()
	app := resourceOf(webApp, "app-site", map[string]any{"publicNetworkAccess": "Enabled"})
	private := resourceOf(webApp, "app-site", map[string]any{"publicNetworkAccess": "Disabled"})
	locked := resourceOf(webApp, "app-site", map[string]any{
		"siteConfig": map[string]any{"ipSecurityRestrictionsDefaultAction": "Deny"},
	})
	endpoint := resourceOf("azure-native:cdn:AFDEndpoint", "frontdoor-endpoint", nil)
	ids := func(plan Plan) (ids []string) {
		for _, action := range plan.Actions {
			assert.True(t, action.Manual)
			ids = append(ids, action.ID)
		}
		return ids
	}
	assert.Equal(t, []string{"move-users-to-front-door"}, ids(planned(Contract, stackOf(app), stackOf(private))))
	assert.Equal(t, []string{"move-users-to-front-door"}, ids(planned(Contract, stackOf(app), stackOf(locked))))
	assert.Equal(t, []string{"move-users-to-the-app"}, ids(planned(Contract, stackOf(app, endpoint), stackOf(app))))
	assert.Empty(t, ids(planned(Contract, stackOf(private), stackOf(private))))
}

func TestTheUpgradeOfFrontDoorIsAnActionOfTheHop(t *testing.T) {
	t.Parallel()
	standard := resourceOf(frontDoorComponent, "frontdoor", map[string]any{"tier": "Standard_AzureFrontDoor"})
	premium := resourceOf(frontDoorComponent, "frontdoor", map[string]any{"tier": "Premium_AzureFrontDoor"})
	plan := planned(Expand, stackOf(standard), stackOf(premium))
	require.Len(t, plan.Actions, 1)
	assert.Equal(t, "front-door-upgrade", plan.Actions[0].ID)
	assert.False(t, plan.Actions[0].Manual)
	assert.Empty(t, plan.Refused)
	assert.Empty(t, planned(Expand, stackOf(premium), stackOf(premium)).Actions)
	assert.Len(t, planned(Expand, stackOf(premium), stackOf(standard)).Refused, 1, "there is no way back")
}

func TestRoutesMoveBeforeTheOldWayCloses(t *testing.T) {
	t.Parallel()
	route := func(group string) graph.Resource {
		return resourceOf(frontDoorRoute, "route", map[string]any{"originGroup": map[string]any{"id": group}})
	}
	private := resourceOf(frontDoorOrigin, "origin", map[string]any{"sharedPrivateLinkResource": map[string]any{}})
	ids := func(plan Plan) (ids []string) {
		for _, action := range plan.Actions {
			ids = append(ids, action.ID)
		}
		return ids
	}
	assert.Equal(t, []string{"approve-private-endpoint-connection", "move-routes"},
		ids(planned(Contract, stackOf(route("public"), private), stackOf(route("private"), private))))
	assert.Equal(t, []string{"move-routes"},
		ids(planned(Contract, stackOf(route("private"), private), stackOf(route("public")))))
	assert.Empty(t, ids(planned(Contract, stackOf(route("private"), private), stackOf(route("private"), private))))
}

func TestAPrivateLinkOfFrontDoorHasToBeApproved(t *testing.T) {
	t.Parallel()
	origin := resourceOf(frontDoorOrigin, "origin", map[string]any{"sharedPrivateLinkResource": map[string]any{}})
	app := resourceOf("azure-native:web:WebApp", "app", map[string]any{"publicNetworkAccess": "Enabled"})
	closing := resourceOf("azure-native:web:WebApp", "app", map[string]any{"publicNetworkAccess": "Disabled"})
	look := func(status string) Health {
		origin.Outputs = map[string]any{"sharedPrivateLinkResource": map[string]any{
			"status": status, "privateLink": map[string]any{"id": app.ID},
		}}
		return Verify(stackOf(app, origin), stackOf(closing, origin))
	}
	assert.Empty(t, look("Approved").Faults)
	faults := look("Pending").Faults
	require.Len(t, faults, 2, "the link, and the app that would close without one")
	assert.Equal(t, "approved", faults[0].Check)
	assert.Equal(t, "reachable", faults[1].Check)
	assert.Len(t, pendingOrigins(stackOf(origin)), 1)
}

func sku(name string) map[string]any { return map[string]any{"sku": map[string]any{"name": name}} }
