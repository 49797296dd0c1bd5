// Package topologytest gives tests the graphs of the stages without bringing one up.
package topologytest

import (
	"bytes"
	"compress/gzip"
	"embed"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/azstage/azstage/internal/graph"
)

// The files are what `azstage graph STAGE --json | gzip -9n` printed.
//
//go:embed testdata/*.graph.json.gz
var files embed.FS

// Stages are the stages that Graph has.
func Stages() []string { return []string{"single", "1k", "10k", "100k", "1m"} }

// Graph returns the graph of a stage as it was recorded.
func Graph(t testing.TB, stage string) graph.Graph {
	t.Helper()
	packed, err := files.ReadFile("testdata/" + stage + ".graph.json.gz")
	require.NoError(t, err)
	reader, err := gzip.NewReader(bytes.NewReader(packed))
	require.NoError(t, err)
	var g graph.Graph
	require.NoError(t, json.NewDecoder(reader).Decode(&g))
	return g
}
