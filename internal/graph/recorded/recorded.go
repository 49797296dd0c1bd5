// Package recorded has the graphs of the stages as they come up by default, for whoever reads one without bringing a stage
// up: the generated documentation and tests. The tests of stages/deploy record them with -update, and fail when a stage is no
// longer what is recorded here.
package recorded

import (
	"bytes"
	"compress/gzip"
	"embed"
	"encoding/json"
	"fmt"

	"github.com/azstage/azstage/internal/graph"
)

//go:embed *.graph.json.gz
var files embed.FS

// Graph returns the graph recorded under a name, most often that of a stage. Every call returns values of its own.
func Graph(name string) (graph.Graph, error) {
	var g graph.Graph
	packed, err := files.ReadFile(name + ".graph.json.gz")
	if err != nil {
		return g, fmt.Errorf("no graph is recorded of %s: %w", name, err)
	}
	reader, err := gzip.NewReader(bytes.NewReader(packed))
	if err == nil {
		err = json.NewDecoder(reader).Decode(&g)
	}
	if err != nil {
		return g, fmt.Errorf("recorded graph of %s: %w", name, err)
	}
	return g, nil
}
