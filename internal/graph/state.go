package graph

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
)

// stateVersions are the deployment formats that FromState reads. Version 4 adds optional features to 3 and keeps its
// shape.
var stateVersions = map[int]bool{3: true, 4: true}

// FromState reads a stack's exported state. Secrets become Secret whether or not they are encrypted in it.
func FromState(stage, stack string, state apitype.UntypedDeployment) (Graph, error) {
	if !stateVersions[state.Version] {
		return Graph{}, fmt.Errorf("the state has format version %d; this program reads 3 and 4: export it with a Pulumi of the "+
			"version that azstage version names", state.Version)
	}
	var deployment apitype.DeploymentV3
	if err := json.Unmarshal(state.Deployment, &deployment); err != nil {
		return Graph{}, fmt.Errorf("read the state of stack %s: %w; %s", stack, err, restore)
	}
	if err := wellNamed(deployment.Resources); err != nil {
		return Graph{}, fmt.Errorf("the state of stack %s is damaged; %s:\n%w", stack, restore, err)
	}
	g := Graph{Stage: stage, Stack: stack, Resources: []Resource{}}
	for _, stored := range deployment.Resources {
		if stored.Delete {
			continue // Waiting to be deleted after its replacement: no part of the stack any more.
		}
		g.Resources = append(g.Resources, fromState(stored))
	}
	return g, nil
}

const restore = "restore it with pulumi stack import from an export that can be read"

// wellNamed finds the resources whose URN is none: everything else refers to a resource by it.
func wellNamed(resources []apitype.ResourceV3) error {
	var faults []error
	seen := map[resource.URN]bool{}
	for i, stored := range resources {
		switch {
		case !stored.URN.IsValid():
			faults = append(faults, fmt.Errorf("resources[%d].urn: %q is no URN", i, stored.URN))
		case seen[stored.URN] && !stored.Delete:
			faults = append(faults, fmt.Errorf("resources[%d].urn: %s is there twice", i, stored.URN))
		}
		seen[stored.URN] = seen[stored.URN] || !stored.Delete
	}
	return errors.Join(faults...)
}

func fromState(stored apitype.ResourceV3) Resource {
	dependencies := make([]string, 0, len(stored.Dependencies))
	for _, dependency := range stored.Dependencies {
		dependencies = append(dependencies, string(dependency))
	}
	return Resource{
		URN: string(stored.URN), Type: string(stored.Type), Name: stored.URN.Name(), ID: string(stored.ID),
		Inputs: redact(stored.Inputs), Outputs: redact(stored.Outputs),
		Parent: string(stored.Parent), Dependencies: dependencies,
		Protect: stored.Protect, IgnoreChanges: stored.IgnoreChanges,
		DeletedWith: string(stored.DeletedWith), Provider: stored.Provider,
	}
}

func redact(properties map[string]any) map[string]any {
	clean := make(map[string]any, len(properties))
	for key, value := range properties {
		if strings.HasPrefix(key, "__") {
			continue // The provider's and the engine's own bookkeeping.
		}
		clean[key] = redactValue(value)
	}
	return clean
}

func redactValue(value any) any {
	switch value := value.(type) {
	case map[string]any:
		if value[resource.SigKey] == resource.SecretSig {
			return Secret
		}
		return redact(value)
	case []any:
		clean := make([]any, len(value))
		for i, item := range value {
			clean[i] = redactValue(item)
		}
		return clean
	case string:
		if value == plugin.UnknownStringValue {
			return Unknown
		}
	}
	return value
}
