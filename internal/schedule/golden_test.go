package schedule_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/schedule"
)

var (
	update = flag.Bool("update", false, "rewrite the golden files")
	from   = flag.String("graphs", "", "with -update: a directory of STAGE.graph.json, as azstage graph STAGE --json writes "+
		"them, to make the fixtures from")
)

// Each stage's schedule is pinned, so that a change of an order or of a duration shows what it costs.
func TestTheScheduleOfEveryStage(t *testing.T) {
	t.Parallel()
	if *update && *from != "" {
		renew(t)
	}
	fixtures, err := filepath.Glob("testdata/*.graph.json")
	require.NoError(t, err)
	require.NotEmpty(t, fixtures)
	for _, fixture := range fixtures {
		got, err := schedule.Create(read(t, fixture))
		require.NoError(t, err, fixture)
		golden := strings.TrimSuffix(fixture, ".graph.json") + ".golden.txt"
		if *update {
			require.NoError(t, os.WriteFile(golden, []byte(got.Text()), 0o600))
		}
		want, err := os.ReadFile(golden)
		require.NoError(t, err)
		assert.Equal(t, string(want), got.Text(), fixture)
		for _, step := range got.CriticalPath {
			assert.Positive(t, step.Minutes, step.Name)
		}
	}
}

func read(t *testing.T, path string) graph.Graph {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	var g graph.Graph
	require.NoError(t, json.Unmarshal(text, &g))
	return g
}

// renew makes the fixtures: the graphs without what no schedule reads.
func renew(t *testing.T) {
	t.Helper()
	sources, err := filepath.Glob(filepath.Join(*from, "*.graph.json"))
	require.NoError(t, err)
	require.NotEmpty(t, sources)
	for _, source := range sources {
		g := read(t, source)
		var everything []string
		for _, resource := range g.Resources {
			everything = append(everything, texts(resource.Inputs)...)
		}
		all := strings.Join(everything, "\n")
		for i, resource := range g.Resources {
			references := []string{}
			for _, text := range texts(resource.Inputs) {
				if strings.Contains(text, "/subscriptions/") || strings.Count(text, "-") >= 4 {
					references = append(references, text)
				}
			}
			outputs := map[string]any{}
			for name, value := range resource.Outputs {
				text, isText := value.(string)
				if _, given := resource.Inputs[name]; isText && !given && len(text) >= 16 && strings.Contains(all, text) {
					outputs[name] = text
				}
			}
			slices.Sort(references)
			g.Resources[i].Provider = ""
			g.Resources[i].Inputs, g.Resources[i].Outputs = map[string]any{"references": slices.Compact(references)}, outputs
		}
		text, err := json.Marshal(g)
		require.NoError(t, err)
		text = []byte(strings.ReplaceAll(string(text), `},{"urn"`, "},\n{\"urn\""))
		require.NoError(t, os.WriteFile(filepath.Join("testdata", filepath.Base(source)), append(text, '\n'), 0o600))
	}
}

func texts(value any) []string {
	switch value := value.(type) {
	case string:
		return []string{value}
	case []any:
		var all []string
		for _, item := range value {
			all = append(all, texts(item)...)
		}
		return all
	case map[string]any:
		var all []string
		for key, item := range value {
			all = append(append(all, key), texts(item)...)
		}
		return all
	}
	return nil
}
