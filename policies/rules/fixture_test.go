package rules_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
)

var update = flag.Bool("update", false, "rewrite the golden files; with -graphs the graphs too, with bin/azstage")

var updateGraphs = flag.Bool("graphs", false, "with -update: bring the stages up again and rewrite their graphs")

// fixture is the graph of a stage as the program makes it on the emulator. Rules read inputs, so outputs are left out.
type fixture struct {
	name string
	// arguments make it: azstage graph ARGUMENTS --json.
	arguments []string
}

// stageFixtures are the stages as they are; alternatives have what a stage offers on request.
var (
	stageFixtures = []fixture{
		{"single", []string{"single"}}, {"1k", []string{"1k"}}, {"10k", []string{"10k"}},
		{"100k", []string{"100k"}}, {"1m", []string{"1m"}},
	}
	alternatives = fixture{"alternatives", []string{
		"1k", "--set", "customDomain=shop.example.com", "--set", `overrides={"security": {"keyVault": true}, ` +
			`"network": {"natGateway": true}, "edge": {"frontDoorTier": "Premium_AzureFrontDoor"}}`,
	}}
	allFixtures = append([]fixture{alternatives}, stageFixtures...)
)

func (f fixture) path() string { return filepath.Join("testdata", f.name+".graph.json") }

// graph reads the fixture. Every call returns values of its own, for the test to break.
func (f fixture) graph(t *testing.T) graph.Graph {
	t.Helper()
	text, err := os.ReadFile(f.path())
	require.NoError(t, err)
	var g graph.Graph
	require.NoError(t, json.Unmarshal(text, &g))
	require.NotEmpty(t, g.Resources)
	return g
}

func (f fixture) write(t *testing.T) {
	t.Helper()
	arguments := append([]string{"graph", "--json", "--state", t.TempDir()}, f.arguments...)
	command := exec.Command("../../bin/azstage", arguments...)
	command.Stderr = os.Stderr
	text, err := command.Output()
	require.NoError(t, err)
	var g graph.Graph
	require.NoError(t, json.Unmarshal(text, &g))
	var lines bytes.Buffer
	for i, r := range g.Resources {
		r.Outputs = map[string]any{}
		line, err := json.Marshal(r)
		require.NoError(t, err)
		if i > 0 {
			lines.WriteString(",\n")
		}
		lines.Write(line)
	}
	head, err := json.Marshal(map[string]string{"stage": g.Stage, "stack": g.Stack})
	require.NoError(t, err)
	whole := string(head[:len(head)-1]) + ",\"resources\":[\n" + lines.String() + "\n]}\n"
	require.NoError(t, os.WriteFile(f.path(), []byte(whole), 0o644))
}

// TestGraphsCanBeWritten rewrites the graphs on request, and otherwise sees that each can be read.
func TestGraphsCanBeWritten(t *testing.T) {
	t.Parallel()
	for _, f := range allFixtures {
		if *update && *updateGraphs {
			f.write(t)
		}
		f.graph(t)
	}
}

// golden compares a text with a file, or writes it with -update.
func golden(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err, "run the test with -update")
	require.Equal(t, string(want), text, "run the test with -update and read the difference")
}
