package cost

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/cost/pricebook"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/graph/graphtest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

var stagesWithGraph = graphtest.Stages()

func stageGraph(t require.TestingT, stage string) graph.Graph { return graphtest.Graph(t, stage) }

func embedded(t require.TestingT) pricebook.Book {
	book, err := pricebook.Embedded()
	require.NoError(t, err)
	return book
}

// shared are the graphs of the stages, for tests that only read them.
var shared sync.Map

func estimateOf(t require.TestingT, stage string, declared Declaration) Estimate {
	g, read := shared.Load(stage)
	if !read {
		g, _ = shared.LoadOrStore(stage, graphtest.Graph(t, stage))
	}
	estimate, err := Of(g.(graph.Graph), embedded(t), declared)
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
