package docs

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/emulator"
	"github.com/azstage/azstage/internal/emulator/resourceproviders"
	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages"
)

// validate checks a value, as encoding/json writes it, against a published schema.
func validate(t *testing.T, schema string, value any) error {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	compiled, err := compiler.Compile(filepath.Join(root, "docs/schemas", schema))
	require.NoError(t, err)
	text, err := json.Marshal(value)
	require.NoError(t, err)
	written, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
	require.NoError(t, err)
	return compiled.Validate(written)
}

// refused says that a changed copy of a value, as JSON, breaks the schema at a place.
func refused(t *testing.T, schema string, value any, change func(map[string]any), place string) {
	t.Helper()
	text, err := json.Marshal(value)
	require.NoError(t, err)
	var copied map[string]any
	require.NoError(t, json.Unmarshal(text, &copied))
	change(copied)
	assert.ErrorContains(t, validate(t, schema, copied), place)
}

func sampleGraph() graph.Graph {
	stack := "urn:pulumi:dev::azstage::pulumi:pulumi:Stack::azstage-dev"
	return graph.Graph{Stage: "single", Stack: "dev", Resources: []graph.Resource{
		{
			URN: stack, Type: "pulumi:pulumi:Stack", Name: "azstage-dev", Inputs: map[string]any{},
			Outputs: map[string]any{"url": graph.Unknown}, Dependencies: []string{},
		},
		{
			URN: "urn:pulumi:dev::azstage::azure-native:storage:StorageAccount::storage-account", Parent: stack,
			Type: "azure-native:storage:StorageAccount", Name: "storage-account", ID: "/subscriptions/0/storageAccounts/st",
			Inputs: map[string]any{"key": graph.Secret}, Outputs: map[string]any{}, Dependencies: []string{stack},
			Protect: true, DeletedWith: stack, Provider: "urn:pulumi:dev::azstage::pulumi:providers:azure-native::azure::id",
		},
	}}
}

func TestAGraphIsWhatItsSchemaSays(t *testing.T) {
	t.Parallel()
	sample := sampleGraph()
	require.NoError(t, validate(t, "graph.json", sample))
	for place, change := range map[string]func(resource map[string]any){
		"/resources/1/urn":            func(r map[string]any) { r["urn"] = "storage-account" },
		"/resources/1/inputs":         func(r map[string]any) { r["inputs"] = nil },
		"/resources/1/dependencies/0": func(r map[string]any) { r["dependencies"] = []any{""} },
		"/resources/1/parent":         func(r map[string]any) { r["parent"] = "storage" },
		"missing property 'outputs'":  func(r map[string]any) { delete(r, "outputs") },
	} {
		refused(t, "graph.json", sample, func(g map[string]any) {
			change(g["resources"].([]any)[1].(map[string]any))
		}, place)
	}
	refused(t, "graph.json", sample, func(g map[string]any) { delete(g, "stack") }, "missing property 'stack'")
}

func TestRulesAreWhatTheirSchemaSays(t *testing.T) {
	t.Parallel()
	rules := emulator.Rules(resourceproviders.All())
	require.NotEmpty(t, rules)
	require.NoError(t, validate(t, "rules.json", rules))
	rules[1].Evidence = "guessed"
	assert.ErrorContains(t, validate(t, "rules.json", rules), "/1/evidence")
}

// printedRung is a line of the ladder as the command line prints it.
type printedRung struct {
	stages.Rung
	BudgetUSD float64          `json:"budgetUsd"`
	Triggers  []stages.Trigger `json:"triggers"`
	Doors     []stages.Door    `json:"oneWayDoors"`
}

func printedLadder(t *testing.T) []printedRung {
	t.Helper()
	var ladder []printedRung
	before := stages.Stage("")
	for _, rung := range stages.Ladder() {
		profile, err := stages.ProfileOf(rung.Stage)
		require.NoError(t, err)
		ladder = append(ladder, printedRung{
			rung, profile.Cost.BudgetUSD, stages.TriggersFor(rung.Stage), stages.DoorsBetween(before, rung.Stage),
		})
		before = rung.Stage
	}
	return ladder
}

func TestTheLadderIsWhatItsSchemaSays(t *testing.T) {
	t.Parallel()
	require.NoError(t, validate(t, "stages.json", printedLadder(t)))
	for place, change := range map[string]func(ladder []printedRung){
		"/0/stage":             func(ladder []printedRung) { ladder[0].Stage = "2k" },
		"/1/triggers/0/action": func(ladder []printedRung) { ladder[1].Triggers[0].Action = "worry" },
		"/2/oneWayDoors/0/to":  func(ladder []printedRung) { ladder[2].Doors[0].To = "" },
		"/3/budgetUsd":         func(ladder []printedRung) { ladder[3].BudgetUSD = 0 },
	} {
		ladder := printedLadder(t)
		change(ladder)
		assert.ErrorContains(t, validate(t, "stages.json", ladder), place)
	}
}

func TestAnOutcomeIsWhatItsSchemaSays(t *testing.T) {
	t.Parallel()
	type outcome struct {
		engine.Result
		Stage   string         `json:"stage"`
		Outputs map[string]any `json:"outputs,omitempty"`
	}
	sample := outcome{Stage: "1k", Result: engine.Result{
		Operation: "up", Stack: "dev", Changes: map[string]int{"create": 1, "same": 3},
		Steps: []engine.Step{{
			URN: "urn:pulumi:dev::azstage::azure-native:web/v20240401:WebApp::app-site", Action: "replace",
			Type: "azure-native:web/v20240401:WebApp", Properties: []string{"kind"}, Replaces: []string{"kind"},
		}},
	}, Outputs: map[string]any{"url": "https://example.com"}}
	require.NoError(t, validate(t, "outcome.json", sample))
	unchanged := sample
	unchanged.Steps, unchanged.Outputs = nil, nil
	require.NoError(t, validate(t, "outcome.json", unchanged))
	for place, change := range map[string]func(map[string]any){
		"/changes/create":            func(o map[string]any) { o["changes"] = map[string]any{"create": "one"} },
		"/steps/0":                   func(o map[string]any) { o["steps"] = []any{map[string]any{"urn": "urn:pulumi:x"}} },
		"missing property 'stage'":   func(o map[string]any) { delete(o, "stage") },
		"missing property 'changes'": func(o map[string]any) { delete(o, "changes") },
	} {
		refused(t, "outcome.json", sample, change, place)
	}
}
