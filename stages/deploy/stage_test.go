package deploy_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator"
	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/graph/graphtest"
	"github.com/azstage/azstage/internal/promotion"
	"github.com/azstage/azstage/stages"
	"github.com/azstage/azstage/stages/deploy"
)

var update = flag.Bool("update", false, "rewrite the golden files; read the difference before you commit it")

// configuration is a stack's; pairs are laid over it.
func configuration(stage stages.Stage, pairs ...string) map[string]string {
	config := map[string]string{
		"stage": string(stage), "workload": "shop", "environment": "dev", "location": "eastus2",
		"owner": "platform", "costCenter": "cc-1000", "alertEmail": "alerts@example.com",
		"sqlAdmin": `{"name": "sql-admins", "objectId": "5f3c1f5e-7d0c-4c57-9f0b-2a6a7c7b9e11"}`,
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		config[pairs[i]] = pairs[i+1]
	}
	return config
}

// calls records what the emulator was asked to do.
type calls struct {
	mu   sync.Mutex
	made []emulator.Operation
}

func (c *calls) record(operation emulator.Operation) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.made = append(c.made, operation)
}

func (c *calls) deletes() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	var deleted []string
	for _, operation := range c.made {
		if operation.Verb == emulator.Delete && operation.Provider == "azure-native" {
			deleted = append(deleted, operation.Token)
		}
	}
	return deleted
}

func open(t *testing.T, config map[string]string) (*engine.Session, *calls) {
	t.Helper()
	made := &calls{}
	session, err := engine.Open(t.Context(), config["stage"], engine.Options{
		Program: deploy.Program, Config: config, ThrowAway: true, OnOperation: made.record,
	})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, session.Close()) })
	return session, made
}

func up(t *testing.T, config map[string]string) graph.Graph {
	t.Helper()
	session, _ := open(t, config)
	_, err := session.Up(t.Context())
	require.NoError(t, err)
	return export(t, session, config["stage"])
}

func export(t *testing.T, session *engine.Session, stage string) graph.Graph {
	t.Helper()
	state, err := session.Export(t.Context())
	require.NoError(t, err)
	g, err := graph.FromState(stage, stage, state)
	require.NoError(t, err)
	require.NotEmpty(t, g.Resources)
	return g
}

// joinedLater counts what the first refresh corrects: the lists of caches that others joined after them, which the program
// cannot know beforehand (docs/decisions/0016).
var joinedLater = map[stages.Stage]int{stages.Stage1m: 2, stages.Stage10m: 8}

func TestEveryStageGoesUpConvergesAndGoesDown(t *testing.T) {
	t.Parallel()
	for _, stage := range stages.All() {
		t.Run(string(stage), func(t *testing.T) {
			t.Parallel()
			session, made := open(t, configuration(stage))
			_, err := session.Up(t.Context())
			require.NoError(t, err)
			g := export(t, session, string(stage))
			noSecretInClear(t, session, g)

			result, err := session.Up(t.Context())
			require.NoError(t, err)
			assert.False(t, result.Changed(), "a second up changes %v", byAction(result))
			result, err = session.Refresh(t.Context())
			require.NoError(t, err)
			assert.Equal(t, joinedLater[stage], result.Changes["update"], "a refresh finds drift that nobody made: %v", result.Changes)
			result, err = session.Preview(t.Context())
			require.NoError(t, err)
			assert.False(t, result.Changed(), "a preview after a refresh changes %v", byAction(result))

			recorded(t, string(stage), g)
			golden(t, string(stage)+".topology.txt", topology(g))
			golden(t, string(stage)+".inputs.json", inputs(t, representative(g)))
			golden(t, string(stage)+".stateful.txt", strings.Join(promotion.Stateful(g), "\n")+"\n")

			_, err = session.Destroy(t.Context())
			require.NoError(t, err)
			assert.Empty(t, session.Cloud().Resources(), "destroy left something behind")
			assert.LessOrEqual(t, len(made.deletes()), independent(g),
				"what Azure deletes with its parent must not be deleted one by one: %v", made.deletes())
		})
	}
}

// noSecretInClear looks for what the emulator plants wherever Azure would return a secret.
func noSecretInClear(t *testing.T, session *engine.Session, g graph.Graph) {
	t.Helper()
	state, err := session.Export(t.Context())
	require.NoError(t, err)
	read, err := json.Marshal(g)
	require.NoError(t, err)
	outputs, err := session.Outputs(t.Context())
	require.NoError(t, err)
	for _, text := range []string{string(state.Deployment), string(read), fmt.Sprint(outputs)} {
		require.NotEmpty(t, text)
		assert.NotContains(t, text, "CANARY-")
	}
}

// independent counts the resources that Azure does not delete with another one: the resource group, diagnostic settings,
// which outlive their resource, role and policy assignments, which belong to the directory as much as to the scope, and
// scheduled actions, which can belong to the subscription.
func independent(g graph.Graph) int {
	return len(g.OfType("azure-native:resources:ResourceGroup")) +
		len(g.OfType("azure-native:insights:DiagnosticSetting")) +
		len(g.OfType("azure-native:authorization:RoleAssignment")) +
		len(g.OfType("azure-native:authorization:PolicyAssignment")) +
		len(g.OfType("azure-native:costmanagement:ScheduledActionByScope")) + acrossGroups(g)
}

// acrossGroups counts what belongs to several resource groups: their budget, and the API gateways in their networks.
func acrossGroups(g graph.Graph) int {
	if len(g.OfType("azure-native:resources:ResourceGroup")) == 1 {
		return 0
	}
	return len(g.OfType("azure-native:consumption:Budget")) + len(g.OfType("azure-native:apimanagement:ApiManagementService"))
}

// topology draws a graph as a tree of components, resources by name.
func topology(g graph.Graph) string {
	children := map[string][]graph.Resource{}
	for _, resource := range g.Resources {
		if !resource.IsProvider() {
			children[resource.Parent] = append(children[resource.Parent], resource)
		}
	}
	var text strings.Builder
	var draw func(parent, indent string)
	draw = func(parent, indent string) {
		below := children[parent]
		slices.SortFunc(below, func(a, b graph.Resource) int {
			return strings.Compare(a.Name+"\x00"+a.Type, b.Name+"\x00"+b.Type)
		})
		for _, resource := range below {
			text.WriteString(indent + resource.Name + "  " + graph.Unversioned(resource.Type) + "\n")
			draw(resource.URN, indent+"  ")
		}
	}
	draw("", "")
	return text.String()
}

// recorded compares a graph with what is recorded of it, or with -update records it.
func recorded(t *testing.T, name string, g graph.Graph) {
	t.Helper()
	if *update {
		path := filepath.Join("../../internal/graph/recorded", name+".graph.json.gz")
		require.NoError(t, os.WriteFile(path, graphtest.Pack(t, g), 0o644))
		return
	}
	want, got := graphtest.Inputs(graphtest.Graph(t, name)), graphtest.Inputs(g)
	for _, urn := range slices.Sorted(maps.Keys(got)) {
		assert.Equal(t, want[urn], got[urn], "%s is not as recorded: go test ./stages/deploy -run %s -update", urn, t.Name())
		delete(want, urn)
	}
	assert.Empty(t, want, "recorded, but no longer in the graph")
}

// representative leaves out what repeats: of cells all but the first two of the first region.
func representative(g graph.Graph) graph.Graph {
	if len(g.OfType("azstage:components:Peering")) == 0 {
		return g
	}
	g.Resources = slices.DeleteFunc(slices.Clone(g.Resources), func(resource graph.Resource) bool {
		return repeated.MatchString(resource.Name)
	})
	return g
}

var repeated = regexp.MustCompile(`(^|-)(c0[2-9]|uks|sea)-`)

// inputs lists what the program gives each resource, without what differs from month to month.
func inputs(t *testing.T, g graph.Graph) string {
	t.Helper()
	given := map[string]any{}
	for _, resource := range g.Resources {
		if resource.Custom() {
			given[graph.Unversioned(resource.Type)+"::"+resource.Name] = resource.Inputs
		}
	}
	require.NotEmpty(t, given)
	for _, budget := range g.OfType("azure-native:consumption:Budget") {
		budget.Inputs["timePeriod"] = "the month of its creation"
	}
	for _, action := range g.OfType("azure-native:costmanagement:ScheduledActionByScope") {
		schedule, ok := action.Inputs["schedule"].(map[string]any)
		require.True(t, ok)
		schedule["startDate"], schedule["endDate"] = "the half of the year", "a year later"
	}
	text, err := json.MarshalIndent(given, "", "  ")
	require.NoError(t, err)
	return string(text) + "\n"
}

// golden compares with the file of the name, or with -update rewrites it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
		return
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err, "run the test with -update to make the file, then read it")
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-file +now):\n%s", path, diff)
	}
}

// atTheTop are the only resources without a component around them.
var atTheTop = map[string]bool{
	"azure-native:resources:ResourceGroup":   true,
	"random:index/randomString:RandomString": true,
	"pulumi:providers:azure-native":          true,
	"pulumi:providers:random":                true,
	"pulumi:pulumi:Stack":                    true,
}

func TestEveryResourceIsInAComponentAndUsesTheOneProvider(t *testing.T) {
	t.Parallel()
	for _, stage := range stages.All() {
		t.Run(string(stage), func(t *testing.T) {
			t.Parallel()
			g := sharedGraph(t, stage)
			providers := map[string]int{}
			for _, resource := range g.Resources {
				parent, _ := g.Find(resource.Parent)
				if !atTheTop[graph.Unversioned(resource.Type)] && !strings.HasPrefix(resource.Type, "azstage:") {
					assert.Contains(t, parent.Type, "azstage:components:", "%s hangs outside any component", resource.Name)
				}
				if resource.Custom() && strings.HasPrefix(resource.Type, "azure-native:") {
					providers[resource.Provider]++
				}
			}
			require.Len(t, providers, 1, "%v", slices.Collect(maps.Keys(providers)))
			for provider := range providers {
				assert.Contains(t, provider, "azure-native::azure::")
			}
		})
	}
}

// holdsData are the types whose loss cannot be made good by another up.
var holdsData = []string{
	"azure-native:sql:Server", "azure-native:sql:Database", "azure-native:storage:StorageAccount",
	"azure-native:storage:BlobContainer", "azure-native:operationalinsights:Workspace",
	"azure-native:resources:ResourceGroup", "azure-native:managedidentity:UserAssignedIdentity",
}

func TestWhatHoldsDataIsProtectedOutsideDev(t *testing.T) {
	t.Parallel()
	for _, stage := range stages.All() {
		t.Run(string(stage), func(t *testing.T) {
			t.Parallel()
			assertProtected(t, sharedGraph(t, stage), false)
			assertProtected(t, up(t, configuration(stage, "environment", "prod")), true)
		})
	}
}

func assertProtected(t *testing.T, g graph.Graph, protected bool) {
	t.Helper()
	for _, token := range holdsData {
		require.NotEmpty(t, g.OfType(token), token)
		for _, resource := range g.OfType(token) {
			assert.Equal(t, protected, resource.Protect, resource.Name)
		}
	}
}
