package main

import (
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/policyx"

	"github.com/azstage/azstage/internal/graph"
	"github.com/azstage/azstage/policies/rules"
	"github.com/azstage/azstage/stages"
)

// judge keeps what the engine shows the pack during one operation, and what the rules say of it.
type judge struct {
	preview    bool
	configured stages.Stage
	waivers    []rules.Waiver
	now        time.Time

	mu sync.Mutex
	// registered are the inputs of resources, by URN: at the end the engine shows outputs only.
	registered map[string]rules.Resource
	found      []rules.Finding
	judged     bool
}

// newJudge reads the stage and the waivers from a stack's configuration. They are keys of the project's own namespace,
// so that the pack serves any project.
func newJudge(project string, preview bool, config func(key string) (string, bool)) (*judge, error) {
	j := &judge{preview: preview, now: time.Now(), registered: map[string]rules.Resource{}}
	stage, _ := config(project + ":stage")
	from, _ := config(project + ":expandFrom")
	j.configured = rules.StageDuringHop(stage, from)
	text, _ := config(project + ":waivers")
	var err error
	if j.waivers, err = rules.ParseWaivers(text); err != nil {
		return nil, fmt.Errorf("%s:waivers:\n%w", project, err)
	}
	return j, nil
}

// stage is the one that is configured, or else the one that the resources seen so far say.
func (j *judge) stage() stages.Stage {
	if j.configured != "" {
		return j.configured
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	return rules.StageOf(slices.Collect(maps.Values(j.registered)))
}

// register keeps a resource and, in an up, returns the mandatory findings on it alone.
func (j *judge) register(seen policyx.AnalyzerResource) []rules.Finding {
	resource := rules.Resource{Resource: graph.Resource{
		URN: seen.URN, Type: seen.Type, Name: seen.Name, Inputs: plain(seen.Properties), Parent: seen.Parent,
		Protect: seen.Options.Protect, IgnoreChanges: seen.Options.IgnoreChanges,
	}}
	j.mu.Lock()
	j.registered[seen.URN], j.judged = resource, false
	j.mu.Unlock()
	if j.preview {
		return nil
	}
	alone := rules.NewStack(j.stage(), []rules.Resource{resource})
	return rules.EvaluateAlone(alone, rules.Options{Waivers: j.waivers, Now: j.now})
}

// findings judges the whole stack, once for all the policies that report from it.
func (j *judge) findings(shown []policyx.AnalyzerResource) []rules.Finding {
	stage := j.stage()
	j.mu.Lock()
	defer j.mu.Unlock()
	if !j.judged {
		resources := make([]rules.Resource, 0, len(shown))
		for _, one := range shown {
			resources = append(resources, j.resource(one))
		}
		j.found = rules.Evaluate(rules.NewStack(stage, resources), rules.Options{Waivers: j.waivers, Now: j.now})
		j.judged = true
	}
	return j.found
}

// resource joins what the engine shows at the end with the inputs that it showed before. What was only read has none.
func (j *judge) resource(shown policyx.AnalyzerResource) rules.Resource {
	resource, known := j.registered[shown.URN]
	if !known {
		resource.Resource = graph.Resource{
			URN: shown.URN, Type: shown.Type, Name: shown.Name, Inputs: plain(shown.Properties),
			Protect: shown.Options.Protect, IgnoreChanges: shown.Options.IgnoreChanges,
		}
	}
	resource.Outputs = map[string]any{}
	resource.Parent, resource.Dependencies = shown.Parent, shown.Dependencies
	resource.PropertyDependencies = shown.PropertyDependencies
	return resource
}
