package rules_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/graph/graphtest"
	"github.com/azstage/azstage/stages"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// inputsOf is the graph of a stage without outputs: rules read inputs, which a preview has too.
func inputsOf(t *testing.T, stage string) graph.Graph {
	t.Helper()
	g := graphtest.Graph(t, stage)
	for i := range g.Resources {
		g.Resources[i].Outputs = map[string]any{}
	}
	return g
}

// everyStage are the stages, smallest first.
var everyStage = stageNames()

// allGraphs are the stages and what a stage offers on request.
var allGraphs = append([]string{graphtest.Alternatives}, everyStage...)

// smallGraphs are enough to find a resource of most types in.
var smallGraphs = []string{"single", "1k", "10k", graphtest.Alternatives, "100k"}

func stageNames() []string {
	var names []string
	for _, rung := range stages.Ladder() {
		names = append(names, string(rung.Stage))
	}
	return names
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
