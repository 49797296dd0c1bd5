package cost

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/cost/pricebook"
	"github.com/azstage/azstage/internal/graph"
)

var update = flag.Bool("update", false, "rewrite the golden files")

var stagesWithGraph = []string{"single", "1k", "10k", "100k", "1m"}

func readGraph(stage string) (g graph.Graph, err error) {
	file, err := os.ReadFile(filepath.Join("testdata", stage+".graph.json"))
	if err != nil {
		return g, err
	}
	return g, json.Unmarshal(file, &g)
}

func stageGraph(t require.TestingT, stage string) graph.Graph {
	g, err := readGraph(stage)
	require.NoError(t, err)
	require.NotEmpty(t, g.Resources)
	return g
}

func embedded(t require.TestingT) pricebook.Book {
	book, err := pricebook.Embedded()
	require.NoError(t, err)
	return book
}

// shared are the graphs of the stages, for tests that only read them.
var shared = sync.OnceValues(func() (map[string]graph.Graph, error) {
	graphs := map[string]graph.Graph{}
	for _, stage := range stagesWithGraph {
		g, err := readGraph(stage)
		if err != nil {
			return nil, err
		}
		graphs[stage] = g
	}
	return graphs, nil
})

func estimateOf(t require.TestingT, stage string, declared Declaration) Estimate {
	graphs, err := shared()
	require.NoError(t, err)
	estimate, err := Of(graphs[stage], embedded(t), declared)
	require.NoError(t, err)
	return estimate
}

func golden(t *testing.T, path, text string) {
	t.Helper()
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), text, "go test ./internal/cost -update rewrites it")
}

func TestEachStageCostsWhatItsGoldenFileSays(t *testing.T) {
	t.Parallel()
	for _, stage := range stagesWithGraph {
		var text bytes.Buffer
		require.NoError(t, estimateOf(t, stage, nil).WriteText(&text))
		golden(t, filepath.Join("testdata", stage+".txt"), text.String())
	}
}

func TestThePageOfPricesIsCurrent(t *testing.T) {
	t.Parallel()
	page, err := Page(embedded(t))
	require.NoError(t, err)
	golden(t, "../../docs/prices.md", page)
}
