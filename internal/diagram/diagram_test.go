package diagram

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/topology"
)

var update = flag.Bool("update", false, "rewrite docs/diagrams")

func golden(t *testing.T, name string, text []byte) {
	t.Helper()
	path := filepath.Join("../../docs/diagrams", name)
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, text, 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.True(t, bytes.Equal(want, text), "%s is not current: go test ./internal/diagram -update", path)
}

// large are the pictures that ELK takes many seconds to lay out. That their D2 is as committed says that they would be laid
// out as they are; -update does it again, and fails where a text would be covered.
var large = map[string]bool{"1m": true, "100k-to-1m": true, "10m": true, "1m-to-10m": true}

func TestTheCommittedDiagramsAreCurrentAndReadable(t *testing.T) {
	t.Parallel()
	drawn := map[string]topology.Model{}
	all := models(t)
	for i, m := range all {
		drawn[m.Stage] = m
		if i > 0 {
			drawn[all[i-1].Stage+"-to-"+m.Stage] = topology.Between(all[i-1], m)
		}
	}
	for name, m := range drawn {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m = topology.Overview(m)
			golden(t, name+".mmd", []byte(Mermaid(m)))
			if large[name] {
				golden(t, name+".d2", []byte(D2(m)))
				if !*update {
					assert.FileExists(t, "../../docs/diagrams/"+name+".svg")
					return
				}
			}
			placed, err := layOut(t.Context(), m)
			require.NoError(t, err)
			assert.Empty(t, placed.faults())
			picture, err := render(placed.Diagram, name)
			require.NoError(t, err)
			assert.Less(t, len(picture), 200_000)
			golden(t, name+".svg", picture)
		})
	}
}

func TestAPictureLoadsNothing(t *testing.T) {
	t.Parallel()
	picture, err := SVG(t.Context(), models(t)[0], "single")
	require.NoError(t, err)
	for _, reference := range []string{`href="http`, "url(http", "<script", "<image", "@import"} {
		assert.NotContains(t, string(picture), reference)
	}
	assert.Contains(t, string(picture), "@font-face")
}

func TestNamesAndLabelsThatTheLanguagesWouldRead(t *testing.T) {
	t.Parallel()
	awkward := topology.Model{
		Stage:  "x",
		Places: []topology.Place{{ID: "a b", Kind: topology.Region, Label: `"R" <b>; ${x}`}},
		Nodes: []topology.Node{
			{ID: "end", Kind: topology.App, Title: `a "quoted" | <i>` + "`", Facts: []string{"${y} {z} #1; *"}, Place: "a b"},
			{ID: "a-b", Kind: topology.Cache, Title: "one", Place: "a b"},
			{ID: "a_b", Kind: topology.Cache, Title: strings.Repeat("x", 80)},
		},
		Flows: []topology.Flow{{From: "a-b", To: "a_b", Kind: topology.Data, Label: `x -> "y"`}},
	}
	text := Mermaid(awkward)
	assert.Contains(t, text, `n_end["a &quot;quoted&quot; | &lt;i&gt;&grave;<br/>${y} {z} &num;1; &ast;"]`)
	assert.Contains(t, text, `n_a_b -->|"x -&gt; &quot;y&quot;"| n_a_b_2`)
	picture, err := SVG(t.Context(), awkward, "x")
	require.NoError(t, err)
	assert.NotContains(t, string(picture), "<i>")
	assert.Contains(t, string(picture), "${y} {z} #1; *")
}

func TestAnEmptyStackHasAnEmptyPicture(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "flowchart TB\n", Mermaid(topology.Model{}))
	_, err := SVG(t.Context(), topology.Model{}, "empty")
	assert.NoError(t, err)
}
