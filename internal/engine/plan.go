package engine

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/pulumi/pulumi/sdk/v3/go/auto/events"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optpreview"
	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
)

// Plan previews the next Up for somebody who judges it by himself: it goes on where the engine would stop at what is
// protected, asks no policies, and knows what resources that are yet to be created depend on. Nothing is changed.
func (s *Session) Plan(ctx context.Context) (Result, error) {
	file, err := os.CreateTemp(s.directory.stack(s.name), "plan-*.json")
	if err != nil {
		return Result{}, err
	}
	defer func() { _ = os.Remove(file.Name()) }()
	if err := file.Close(); err != nil {
		return Result{}, err
	}
	s.command.ignoreProtection.Store(true)
	defer s.command.ignoreProtection.Store(false)
	result, err := s.watch(ctx, "preview", func(stream chan<- events.EngineEvent) error {
		_, err := s.stack.Preview(ctx, optpreview.EventStreams(stream), optpreview.Color(s.color()),
			optpreview.ProgressStreams(s.display()), optpreview.ErrorProgressStreams(s.display()),
			optpreview.SuppressProgress(), optpreview.Plan(file.Name()))
		return err
	})
	if err != nil {
		return result, err
	}
	result.dependencies, err = dependencies(file.Name())
	return result, err
}

// dependencies reads what each resource depends on from an update plan, which the engine's events do not say.
func dependencies(path string) (map[string][]string, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var plan apitype.DeploymentPlanV1
	if err := json.Unmarshal(text, &plan); err != nil {
		return nil, fmt.Errorf("read the engine's plan: %w", err)
	}
	found := map[string][]string{}
	for urn, resource := range plan.ResourcePlans {
		if resource.Goal == nil {
			continue // It is deleted.
		}
		found[string(urn)] = []string{}
		for _, dependency := range resource.Goal.Dependencies {
			found[string(urn)] = append(found[string(urn)], string(dependency))
		}
	}
	return found, nil
}
