package runbook

import (
	"fmt"
	"slices"
	"strings"

	"github.com/azstage/azstage/internal/azure"
	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/stages"
)

// Runbook is what to do when a region of a stack is lost.
type Runbook struct {
	Stage string `json:"stage"`
	Stack string `json:"stack"`
	// Data is how the stack spreads its data, with what can be lost and how long that takes.
	Data stages.TopologyFacts `json:"data"`
	// Losses are the regions that can be lost, those first that serve users.
	Losses []Loss `json:"losses"`
}

// Loss is the loss of one region.
type Loss struct {
	Region string `json:"region"`
	// Serves says whether users are served from the region; Others are the regions that go on serving them.
	Serves bool     `json:"serves"`
	Others []string `json:"others"`
	// Automatic goes on by itself, Lost does not go on or is gone.
	Automatic []Step `json:"automatic"`
	Lost      []Step `json:"lost"`
	// Actions are a person's, in this order; Return is the way back once the region is there again.
	Actions []Step `json:"actions"`
	Return  []Step `json:"return"`
}

// Step is one thing that happens or is done.
type Step struct {
	// Resource is Azure's name of what it is about.
	Resource string `json:"resource"`
	Text     string `json:"text"`
	// Command does it, Check shows whether it is so.
	Command string `json:"command,omitempty"`
	Check   string `json:"check,omitempty"`
	// Evidence says how sure the step and its commands are, and Source where they were read.
	Evidence azure.Evidence `json:"evidence"`
	Source   string         `json:"source"`
}

// For writes the runbook of a stack; with a region only for the loss of that one.
func For(g graph.Graph, region string) (Runbook, error) {
	regions := Regions(g)
	if region != "" {
		chosen, known := azure.RegionByName(region)
		if !known || !slices.Contains(regions, chosen.Name) {
			return Runbook{}, fmt.Errorf("nothing of stack %s runs in %q; its regions are %s", g.Stack, region,
				strings.Join(regions, ", "))
		}
		regions = []string{chosen.Name}
	}
	p := placesOf(g)
	book := Runbook{Stage: g.Stage, Stack: g.Stack, Data: p.topology(), Losses: []Loss{}}
	for _, region := range regions {
		book.Losses = append(book.Losses, p.loss(g, region))
	}
	return book, nil
}

// scene is the loss of a region while it is written.
type scene struct {
	places
	graph  graph.Graph
	region string
	Loss
}

// readers write what each tier has to say, in the order in which a person acts: data before the users that write it.
var readers = []func(*scene){
	(*scene).databases, (*scene).edge, (*scene).documents, (*scene).caches, (*scene).queues, (*scene).files, (*scene).apis,
	(*scene).edgeAgain, (*scene).serving,
}

func (p places) loss(g graph.Graph, region string) Loss {
	s := scene{places: p, graph: g, region: region, Loss: Loss{
		Region: region, Others: []string{}, Automatic: []Step{}, Lost: []Step{}, Actions: []Step{}, Return: []Step{},
	}}
	for _, other := range p.servingRegions() {
		s.Serves = s.Serves || other == region
		if other != region {
			s.Others = append(s.Others, other)
		}
	}
	for _, read := range readers {
		read(&s)
	}
	return s.Loss
}

// gone returns the resources of a type that run in the lost region and nowhere else, in the order of their IDs.
func (s *scene) gone(token string) []graph.Resource {
	return slices.DeleteFunc(s.all(token), func(r graph.Resource) bool { return !s.lost(r, s.region) })
}

// step begins a step about a resource with what a fact says; the verbs of its commands are filled in.
func step(resource graph.Resource, f fact, words ...string) Step {
	id := resource.ID
	words = append(words, "{name}", nameOf(id), "{group}", segment(id, "resourceGroups"))
	fill := strings.NewReplacer(words...)
	return Step{
		Resource: nameOf(id), Text: fill.Replace(f.text), Command: fill.Replace(f.command), Check: fill.Replace(f.check),
		Evidence: f.evidence, Source: f.source,
	}
}
