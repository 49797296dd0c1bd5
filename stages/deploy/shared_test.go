package deploy_test

import (
	"sync"
	"testing"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages"
)

// sharedGraphs has a graph per stage, which is brought up when the first test asks for it.
var sharedGraphs sync.Map

// sharedGraph is a stage's graph for tests that only read it: bringing a large stage up once for each would take minutes.
func sharedGraph(t *testing.T, stage stages.Stage) graph.Graph {
	t.Helper()
	bring := sync.OnceValue(func() graph.Graph { return up(t, configuration(stage)) })
	once, _ := sharedGraphs.LoadOrStore(stage, bring)
	return once.(func() graph.Graph)()
}
