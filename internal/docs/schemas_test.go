package docs

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/advise"
	"github.com/azstage/azstage/internal/cost"
	"github.com/azstage/azstage/internal/cost/retail"
	"github.com/azstage/azstage/internal/doctor"
	"github.com/azstage/azstage/internal/emulator"
	"github.com/azstage/azstage/internal/emulator/faults"
	"github.com/azstage/azstage/internal/emulator/resourceproviders"
	"github.com/azstage/azstage/internal/engine"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/graph/recorded"
	"github.com/azstage/azstage/internal/schedule"
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
	Cost      cost.Amount      `json:"costUsd"`
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
		read, err := readingsOf(rung.Stage)
		require.NoError(t, err)
		ladder = append(ladder, printedRung{
			rung, read.estimate.Total, profile.Cost.BudgetUSD, stages.TriggersFor(rung.Stage), stages.DoorsBetween(before, rung.Stage),
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
		"/1/costUsd/typical":   func(ladder []printedRung) { ladder[1].Cost.Typical = 0 },
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

func TestAScheduleIsWhatItsSchemaSays(t *testing.T) {
	t.Parallel()
	g, err := recorded.Graph("1k")
	require.NoError(t, err)
	sample, err := schedule.Create(g)
	require.NoError(t, err)
	require.NoError(t, validate(t, "schedule.json", sample))
	first := func(s map[string]any, list string) map[string]any { return s[list].([]any)[0].(map[string]any) }
	for place, change := range map[string]func(map[string]any){
		"missing property 'settled'":  func(s map[string]any) { delete(s, "settled") },
		"/makespan/low":               func(s map[string]any) { s["makespan"].(map[string]any)["low"] = "soon" },
		"/criticalPath/0/verb":        func(s map[string]any) { first(s, "criticalPath")["verb"] = "make" },
		"/operations/0/evidence":      func(s map[string]any) { first(s, "operations")["evidence"] = "guessed" },
		"missing property 'duration'": func(s map[string]any) { delete(first(s, "operations"), "duration") },
	} {
		refused(t, "schedule.json", sample, change, place)
	}
}

func TestARefreshIsWhatItsSchemaSays(t *testing.T) {
	t.Parallel()
	type printed struct {
		retail.Report
		Out string `json:"out"`
	}
	sample := printed{retail.Report{
		Count: 3, Unchanged: 1, Changes: []retail.Change{{Price: "app.linux.B2 in eastus2", Old: 0.034, New: 0.035}},
		Added: []string{"app.linux.B2 in uksouth"},
	}, "prices.csv"}
	require.NoError(t, validate(t, "prices.json", sample))
	for place, change := range map[string]func(map[string]any){
		"/count":                  func(r map[string]any) { r["count"] = 0 },
		"missing property 'kept'": func(r map[string]any) { delete(r, "kept") },
		"/added/0":                func(r map[string]any) { r["added"] = []any{1} },
		"/changes/0":              func(r map[string]any) { r["changes"] = []any{map[string]any{"price": "x"}} },
	} {
		refused(t, "prices.json", sample, change, place)
	}
}

func TestSignalsFindingsAndFaultsAreWhatTheirSchemasSay(t *testing.T) {
	t.Parallel()
	for _, rung := range stages.Ladder() {
		profile, err := stages.ProfileOf(rung.Stage)
		require.NoError(t, err)
		signals := advise.Signals(profile)
		require.NoError(t, validate(t, "signals.json", signals))
		signals[0].Kind = "hunch"
		assert.ErrorContains(t, validate(t, "signals.json", signals), "/0/kind")
	}
	findings := doctor.Examine(t.Context(), engine.Emulator, engine.Directory(t.TempDir()))
	require.NoError(t, validate(t, "doctor.json", findings))
	findings[0].State = "poorly"
	assert.ErrorContains(t, validate(t, "doctor.json", findings), "/0/state")

	require.NoError(t, validate(t, "faults.json", faults.Kinds()))
	script := faults.Script{Seed: 1, Faults: []faults.Fault{{Name: "busy", Effect: "throttled", Verb: "create", Times: 2}}}
	require.NoError(t, validate(t, "fault-script.json", script))
	script.Faults[0].Verb = "read"
	assert.ErrorContains(t, validate(t, "fault-script.json", script), "/faults/0/verb")
}
