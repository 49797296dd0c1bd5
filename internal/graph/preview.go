package graph

import (
	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
)

// FromPreview reads the graph that a stack would have after a preview from the resources that the engine expects, in its
// order. What the preview does not know is Unknown, the ID of what is yet to be created among it. The engine's events do
// not say what a resource depends on or is deleted with: for that dependencies, by URN, and where they do not say it
// current, the graph before the preview, are asked.
func FromPreview(current Graph, stage string, expected []apitype.StepEventStateMetadata, dependencies map[string][]string) Graph {
	g := Graph{Stage: stage, Stack: current.Stack, Resources: []Resource{}}
	known := make(map[string]Resource, len(current.Resources))
	for _, r := range current.Resources {
		known[r.URN] = r
	}
	for _, r := range expected {
		g.Resources = append(g.Resources, fromPreview(r, known[r.URN], dependencies[r.URN]))
	}
	return g
}

func fromPreview(expected apitype.StepEventStateMetadata, current Resource, dependencies []string) Resource {
	id := expected.ID
	if id == "" && expected.Custom {
		id = Unknown
	}
	if dependencies == nil {
		dependencies = append([]string{}, current.Dependencies...)
	}
	return Resource{
		URN: expected.URN, Type: expected.Type, Name: resource.URN(expected.URN).Name(), ID: id,
		Inputs: redact(expected.Inputs), Outputs: redact(expected.Outputs),
		Parent: expected.Parent, Dependencies: dependencies,
		Protect: expected.Protect, IgnoreChanges: current.IgnoreChanges,
		DeletedWith: current.DeletedWith, Provider: expected.Provider,
	}
}
