package docs

import (
	"fmt"
	"sync"

	"github.com/azstage/azstage/internal/cost"
	"github.com/azstage/azstage/internal/cost/pricebook"
	"github.com/azstage/azstage/internal/diagram"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/internal/graph/recorded"
	"github.com/azstage/azstage/internal/topology"
	"github.com/azstage/azstage/stages"
)

// readings are what a stage's page says of the resources of the stage as it comes up by default.
type readings struct {
	graph    graph.Graph
	estimate cost.Estimate
}

// kept are the readings by stage: its page and both ladders want the same.
var kept sync.Map

func readingsOf(stage stages.Stage) (readings, error) {
	if found, ok := kept.Load(stage); ok {
		return found.(readings), nil
	}
	read, err := readAgain(stage)
	if err == nil {
		kept.Store(stage, read)
	}
	return read, err
}

func readAgain(stage stages.Stage) (readings, error) {
	g, err := recorded.Graph(string(stage))
	if err != nil {
		return readings{}, err
	}
	book, err := pricebook.Embedded()
	if err != nil {
		return readings{}, err
	}
	estimate, err := cost.Of(g, book, nil)
	return readings{g, estimate}, err
}

// picture is the stage's topology in Mermaid, of a large one what is alike drawn once.
func (r readings) picture() string {
	model := topology.FromGraph(r.graph)
	overview := topology.Overview(model)
	said := "Drawn from the stage's resources"
	if len(overview.Nodes) < len(model.Nodes) {
		said += "; what is alike is drawn once, and private endpoints are a line of what is behind them"
	}
	said += fmt.Sprintf(". The same as [SVG](../diagrams/%s.svg).", r.graph.Stage)
	return wrap(said+"\n") + "\n```mermaid\n" + diagram.Mermaid(overview) + "```\n"
}
