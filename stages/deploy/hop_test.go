package deploy_test

import (
	"context"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator"
	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/promotion"
	"github.com/azstage/azstage/stages"
	"github.com/azstage/azstage/stages/deploy"
)

// hopping is a stack with what takes it from stage to stage.
type hopping struct {
	*testing.T
	*promotion.Runner
	made *calls
}

// standing brings a stack up at a stage, ready for hops.
func standing(t *testing.T, config map[string]string) hopping {
	t.Helper()
	session, made := open(t, config)
	_, err := session.Up(t.Context())
	require.NoError(t, err)
	return hopping{t, &promotion.Runner{Session: session, Stack: config["stage"], Configuration: maps.Clone(config)}, made}
}

// over takes the stack over one hop and asserts what every hop promises.
func (h hopping) over(hop promotion.Hop) promotion.Account {
	h.Helper()
	require.NoError(h, h.Check([]promotion.Hop{hop}))
	before := export(h.T, h.Session, string(hop.From))
	plan, err := h.Plan(h.Context(), []promotion.Hop{hop})
	require.NoError(h, err)
	require.Empty(h, plan.Refused, "%s", hop)
	h.losesNothing(plan)

	result, err := h.Complete(h.Context(), hop, promotion.Expand)
	require.NoError(h, err)
	assert.ElementsMatch(h, planned(plan, promotion.Expand), done(result), "%s: the plan says what expand does", hop)
	second, health, err := h.Verify(h.Context(), hop)
	require.NoError(h, err)
	h.losesNothing(second)
	assert.Empty(h, h.Discard.Unused(second), "%s: what may go and does not", hop)
	for _, check := range health.Checks[:2] {
		assert.Positive(h, check.Looked, check.ID)
	}
	result, err = h.Complete(h.Context(), hop, promotion.Contract)
	require.NoError(h, err)
	assert.ElementsMatch(h, planned(second, promotion.Contract), done(result), "%s: the plan says what contract does", hop)

	after := export(h.T, h.Session, string(hop.To))
	assert.Subset(h, identities(after), h.kept(before), "%s: what holds data is still the same resource", hop)
	result, err = h.Session.Preview(h.Context())
	require.NoError(h, err)
	assert.False(h, result.Changed(), "%s leaves something to change: %v", hop, result.Steps)
	return promotion.Account{Hop: hop, First: plan, Second: second, Health: health}
}

// losesNothing asserts that a plan neither replaces nor deletes what holds data.
func (h hopping) losesNothing(plan promotion.Plan) {
	h.Helper()
	require.NotEmpty(h, plan.Steps)
	for _, step := range plan.Steps {
		assert.NotEqual(h, promotion.Replace, step.Action, step.URN)
		assert.False(h, step.Stateful && step.Action == promotion.Delete && !h.gives(step.URN), step.URN)
	}
}

// gives says whether the hops of the stack may delete a resource although it holds data.
func (h hopping) gives(urn string) bool {
	name := resource.URN(urn).Name()
	return slices.ContainsFunc(h.Discard, func(pattern string) bool {
		given, err := path.Match(pattern, name)
		require.NoError(h, err)
		return given
	})
}

// kept are the IDs of what holds data and is not given up.
func (h hopping) kept(before graph.Graph) []string {
	given := slices.Clone(before.Resources)
	before.Resources = slices.DeleteFunc(given, func(r graph.Resource) bool { return h.gives(r.URN) })
	return data(before)
}

// planned are the steps of a half, as action and URN.
func planned(plan promotion.Plan, phase promotion.Phase) []string {
	var steps []string
	for _, step := range plan.Steps {
		if step.Phase == phase {
			steps = append(steps, step.Action+" "+step.URN)
		}
	}
	return steps
}

// done are the steps of an operation on what is at a provider.
func done(result engine.Result) []string {
	var steps []string
	for _, step := range result.Steps {
		if !strings.HasPrefix(step.Type, "azstage:") && !strings.HasPrefix(step.Type, "pulumi:") {
			steps = append(steps, step.Action+" "+step.URN)
		}
	}
	return steps
}

// data are the IDs of what holds data, identities those of everything.
func data(g graph.Graph) []string {
	stateful := promotion.Stateful(g)
	return slices.DeleteFunc(identities(g), func(id string) bool {
		return !slices.ContainsFunc(stateful, func(name string) bool { return strings.HasPrefix(id, name+" ") })
	})
}

func identities(g graph.Graph) []string {
	var ids []string
	for _, r := range g.Resources {
		if r.Custom() {
			ids = append(ids, graph.Unversioned(r.Type)+" "+r.Name+" "+r.ID)
		}
	}
	return ids
}

func (c *calls) count() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.made)
}

func TestAStackGoesUpTheLadderAndBackByTheDocumentedWay(t *testing.T) {
	t.Parallel()
	stack := standing(t, configuration(stages.Single))
	stack.over(promotion.Hop{From: stages.Single, To: stages.Stage1k})
	stack.over(promotion.Hop{From: stages.Stage1k, To: stages.Stage10k})

	down := promotion.Hop{From: stages.Stage10k, To: stages.Stage1k}
	assert.Contains(t, stack.refused(down), "sql-database sku.name")

	// The ways out that the refusals name.
	stack.Configuration["overrides"] = `{"database":{"namedReplicas":0,"readPath":"primary"}}`
	_, err := stack.Complete(t.Context(), promotion.Hop{From: stages.Stage10k, To: stages.Stage10k}, promotion.Contract)
	require.NoError(t, err)
	database := `"database":{"namedReplicas":0,"readPath":"primary","sku":"GP_Gen5_4","haReplicas":0,"zoneRedundant":false}`
	stack.Configuration["overrides"] = `{` + database + `}`
	assert.Equal(t, []string{"cache-cluster sku.name"}, stack.refused(down))
	stack.Configuration["overrides"] = `{"cache":{"sku":"Balanced_B10"},` + database + `}`
	stack.over(down)
}

// refused are the resources and properties for which a hop is refused. Nothing may be touched to find out.
func (h hopping) refused(hop promotion.Hop) []string {
	h.Helper()
	calls := h.made.count()
	plan, err := h.Plan(h.Context(), []promotion.Hop{hop})
	require.NoError(h, err)
	assert.Equal(h, calls, h.made.count(), "planning touches something")
	var refused []string
	for _, refusal := range plan.Refused {
		refused = append(refused, refusal.URN[strings.LastIndex(refusal.URN, "::")+2:]+" "+refusal.Property)
		assert.NotEmpty(h, refusal.Reason, refusal.URN)
		assert.NotEmpty(h, refusal.WayOut, refusal.URN)
	}
	return refused
}

func TestTheStagingSlotIsInTheWayOfASmallerPlanUnlessItGoesFirst(t *testing.T) {
	t.Parallel()
	stack := standing(t, configuration(stages.Stage1k))
	down := promotion.Hop{From: stages.Stage1k, To: stages.Single}
	_, err := stack.Complete(t.Context(), down, promotion.Contract)
	require.ErrorContains(t, err, "slots", "the naive way, in one step, fails")

	_, err = stack.Complete(t.Context(), down, promotion.Expand)
	require.NoError(t, err)
	_, err = stack.Complete(t.Context(), down, promotion.Contract)
	require.NoError(t, err)
	result, err := stack.Session.Preview(t.Context())
	require.NoError(t, err)
	assert.False(t, result.Changed(), "%v", result.Steps)
}

func TestSeveralRegionsInOneStepAreRefusedByCosmosDB(t *testing.T) {
	t.Parallel()
	stack := standing(t, configuration(stages.Stage100k))
	_, err := stack.Complete(t.Context(), promotion.Hop{From: stages.Stage1m, To: stages.Stage1m}, promotion.Contract)
	require.ErrorContains(t, err, "are separate operations", "the naive way, in one step, fails")
}

func TestAHopThatWouldLoseSomethingIsRefused(t *testing.T) {
	t.Parallel()
	stack := standing(t, configuration(stages.Single))
	for _, tc := range []struct{ name, key, value, refused string }{
		{"another region", "location", "westeurope", "storage-account accountName, location, resourceGroupName"},
		{"another family of redundancy", "overrides", `{"storage":{"redundancy":"Standard_LRS"}}`, "storage-account sku.name"},
	} {
		before := maps.Clone(stack.Configuration)
		stack.Configuration[tc.key] = tc.value
		assert.Contains(t, stack.refused(promotion.Hop{From: stages.Single, To: stages.Stage1k}), tc.refused, tc.name)
		stack.Configuration = before
	}
}

func TestAnInterruptedHopIsFinishedByRunningItAgain(t *testing.T) {
	t.Parallel()
	ctx, interrupt := context.WithCancel(t.Context())
	defer interrupt()
	made := &calls{}
	limit := 0
	config := configuration(stages.Single)
	session, err := engine.Open(t.Context(), "single", engine.Options{
		Program: deploy.Program, Config: config, ThrowAway: true,
		OnOperation: func(operation emulator.Operation) {
			made.record(operation)
			if made.count() == limit {
				interrupt()
			}
		},
	})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, session.Close()) })
	_, err = session.Up(t.Context())
	require.NoError(t, err)
	stack := hopping{t, &promotion.Runner{Session: session, Stack: "single", Configuration: config}, made}
	before := export(t, session, "single")

	hop := promotion.Hop{From: stages.Single, To: stages.Stage1k}
	limit = made.count() + 20
	_, err = stack.Complete(ctx, hop, promotion.Expand)
	var interrupted *engine.InterruptedError
	require.ErrorAs(t, err, &interrupted)
	begun := len(identities(export(t, session, "single")))
	stack.over(hop)
	finished := identities(export(t, session, "1k"))
	assert.Subset(t, finished, data(before))
	assert.Less(t, begun, len(finished), "the interrupt came too late to show anything")
}

func TestEveryStageKeepsTheNamesOfWhatHoldsDataBelowIt(t *testing.T) {
	t.Parallel()
	var below []string
	for _, stage := range stages.All() {
		text, err := os.ReadFile(filepath.Join("testdata", string(stage)+".stateful.txt"))
		require.NoError(t, err)
		names := strings.Split(strings.TrimSpace(string(text)), "\n")
		require.NotEmpty(t, names)
		assert.Subset(t, names, below, "%s misses what an earlier stage filled with data", stage)
		below = names
	}
}
